"""Promises of the repository as a whole: what is pinned, what is named, what is documented."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

TEXT = {".py", ".toml", ".md", ".html", ".css", ".js", ".txt", ".json", ".svg", ".typ", ""}
MACHINE_PATH = re.compile(r"(?:^|[^A-Za-z0-9_.])/(?:home|root|Users|work)/[a-z]")
REGISTRY = re.compile(r"(?:files\.pythonhosted\.org|pypi\.org/simple|registry\.npmjs)")


def committed() -> list[Path]:
    """Files that git knows, or all but hidden ones where there is no git."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode == 0:
        return [p for line in listed.stdout.splitlines() if (p := ROOT / line).is_file()]
    return [p for p in (ROOT / "src").rglob("*") if p.is_file()]


@pytest.mark.parametrize("name", ["run", "dev"])
def test_every_dependency_is_pinned_with_hashes_and_no_address(name: str) -> None:
    text = (ROOT / "constraints" / f"{name}.txt").read_text()
    entries = re.split(r"\n(?=[a-zA-Z])", text.strip())
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
    assert "://" not in text


def test_every_direct_dependency_says_why_it_is_there() -> None:
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    start = lines.index("dependencies = [")
    for line in lines[start + 1 : lines.index("]", start)]:
        assert "#" in line, f"{line.strip()} has no reason beside it"


def test_no_file_names_a_registry_or_a_path_of_a_machine() -> None:
    here = Path(__file__).name
    for path in committed():
        if path.suffix in TEXT and path.name != here:
            text = path.read_text(encoding="utf-8")
            assert not REGISTRY.search(text), path
            assert not MACHINE_PATH.search(text), path


def test_no_file_is_large_and_none_is_somebody_elses() -> None:
    for path in committed():
        assert path.stat().st_size < 400_000, path
        assert path.suffix not in {".woff", ".woff2", ".ttf", ".min.js"}, path


def test_the_pictures_stay_below_three_megabytes() -> None:
    sizes = [p.stat().st_size for p in (ROOT / "docs" / "screens").glob("*") if p.is_file()]
    assert sum(sizes) <= 3_000_000


def test_every_setting_is_documented() -> None:
    read = (ROOT / "src/unweary/web/settings.py").read_text()
    names = set(re.findall(r'"(UNWEARY_[A-Z_]+[A-Z])"', read))
    told = (ROOT / "docs/reference/settings.md").read_text()
    assert names
    assert {name for name in names if name not in told} == set()


def test_links_of_the_documents_lead_somewhere() -> None:
    pages = ROOT / "src/unweary/knowledge/data/pages"  # their links are slugs: the linter's task
    for path in (p for p in committed() if p.suffix == ".md" and pages not in p.parents):
        prose = re.sub(r"`[^`]*`", "", path.read_text(encoding="utf-8"))
        for target in re.findall(r"\]\(([^)#\s]+)", prose):
            if not target.startswith(("http", "mailto")):
                assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_python_files_stay_short_enough_to_read() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        if "migrations" not in path.parts:
            assert len(path.read_text().splitlines()) <= 400, path


def test_the_version_is_said_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    from unweary import __version__

    assert project["version"] == __version__


def test_links_that_lead_away_name_no_page_of_ours() -> None:
    link = re.compile(r"<a [^>]*href=\"(?:https?:|\{\{ (?:way\.href|source\.url) \}\})[^>]*>")
    found = [
        tag
        for path in committed()
        if path.suffix == ".html"
        for tag in link.findall(path.read_text())
    ]
    assert len(found) >= 3
    assert [tag for tag in found if "noreferrer" not in tag] == []
