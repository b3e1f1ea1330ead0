"""The site starts with what it can use, and otherwise says why it does not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def serve(data: Path, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "unweary.cli.main", "serve", "--port", "1"]
    environment = {**os.environ, "UNWEARY_DATA": str(data), **more}
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_a_misspelt_setting_is_named(tmp_path: Path) -> None:
    ran = serve(tmp_path, UNWEARY_RETENTON_DAYS="3")
    assert ran.returncode == 2
    assert "Did you mean UNWEARY_RETENTION_DAYS?" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_every_wrong_setting_is_named_at_once(tmp_path: Path) -> None:
    ran = serve(tmp_path, UNWEARY_RETENTION_DAYS="many", UNWEARY_HTTPS="perhaps")
    assert ran.returncode == 2
    assert "UNWEARY_RETENTION_DAYS" in ran.stderr
    assert "UNWEARY_HTTPS" in ran.stderr


def test_broken_knowledge_is_refused_with_file_key_and_remedy(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src" / "unweary", tmp_path / "unweary")
    rule = tmp_path / "unweary/knowledge/data/rules/aaa_rupture.toml"
    rule.write_text(rule.read_text().replace("fainted", "faintd"))
    ran = serve(tmp_path / "data", PYTHONPATH=str(tmp_path))
    assert ran.returncode == 3
    assert "rules/aaa_rupture.toml: when" in ran.stderr
    assert 'did you mean "fainted"?' in ran.stderr
    assert "Traceback" not in ran.stderr
