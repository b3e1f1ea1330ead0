"""`unweary figures` writes every picture as files that stand alone."""

from __future__ import annotations

import struct
import sys
import types
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner

from unweary.cli.figures import figures_command
from unweary.cli.main import commands
from unweary.drawing.pictures import PICTURES, picture_svg
from unweary.exchange.exercise_pictures import every_exercise_svg
from unweary.exchange.picture_files import png_of


def _size(file: Path) -> tuple[int, int]:
    content = file.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    return width, height


class TestFigures:
    def test_is_a_command_of_unweary(self) -> None:
        assert commands.get_command(None, "figures") is figures_command  # type: ignore[arg-type]

    def test_writes_every_picture_and_a_contact_sheet(self, tmp_path: Path) -> None:
        folder = tmp_path / "a" / "b"

        said = CliRunner().invoke(figures_command, ["--all", "--width", "64", str(folder)])

        assert said.exit_code == 0, said.output
        drawn = len(PICTURES) + len(every_exercise_svg())
        assert f"{drawn} pictures are in {folder}." in said.output
        for id in PICTURES:
            assert ET.parse(folder / f"{id}.svg").getroot().get("width") == "360"
            assert _size(folder / f"{id}-64.png")[0] == 64
        page = (folder / "index.html").read_text(encoding="utf-8")
        assert all(f'src="{id}.svg"' in page for id in PICTURES)
        assert _size(folder / "contact-sheet.png")[0] == 1600

    def test_writes_the_usual_sizes_and_dark_ones_on_demand(self, tmp_path: Path) -> None:
        said = CliRunner().invoke(figures_command, ["--only", "how_soon", "--dark", str(tmp_path)])

        assert said.exit_code == 0, said.output
        assert {f.name for f in tmp_path.iterdir()} == {"how_soon.svg"} | {
            f"how_soon{dark}-{width}.png" for dark in ("", "-dark") for width in (640, 1280, 2560)
        }
        assert _size(tmp_path / "how_soon-640.png") == (640, round(640 * 428 / 360))
        light, dark = tmp_path / "how_soon-640.png", tmp_path / "how_soon-dark-640.png"
        assert light.read_bytes() != dark.read_bytes()

    def test_writes_the_exercises_where_they_are_drawn(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        room = types.ModuleType("unweary.exchange.exercise_pictures")
        svg = picture_svg("how_soon", standalone=True)
        room.every_exercise_svg = lambda: {"cat_stretch": svg}  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "unweary.exchange.exercise_pictures", room)

        said = CliRunner().invoke(figures_command, ["--all", "--width", "64", str(tmp_path)])

        assert said.exit_code == 0, said.output
        assert _size(tmp_path / "exercise_cat_stretch-64.png")[0] == 64
        assert PICTURES["how_soon"].text in (tmp_path / "index.html").read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["x"], "Say --all, or --only"),
            (["--all", "--only", "how_soon", "x"], "Say --all, or --only"),
            (["--only", "no_such", "x"], "no picture is called no_such. There are: "),
        ],
    )
    def test_says_what_to_do_about_wrong_arguments(
        self, arguments: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)

        said = CliRunner().invoke(figures_command, arguments)

        assert said.exit_code == 2
        assert says in said.output
        assert list(tmp_path.iterdir()) == []

    def test_says_where_it_cannot_write(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("in the way")

        said = CliRunner().invoke(
            figures_command, ["--only", "how_soon", str(tmp_path / "file" / "below")]
        )

        assert said.exit_code == 2
        assert "cannot be written" in said.output
        assert "Traceback" not in said.output


def test_a_png_shows_the_words_of_the_picture() -> None:
    with_words = png_of(picture_svg("how_soon", scheme="light", standalone=True), width=320)
    blank = dict.fromkeys(PICTURES["how_soon"].labels, "")
    without = png_of(picture_svg("how_soon", blank, scheme="light", standalone=True), width=320)
    assert len(with_words) > len(without) * 1.2


def test_a_drawing_without_a_box_is_refused() -> None:
    with pytest.raises(ValueError, match="viewBox"):
        png_of("<svg xmlns='http://www.w3.org/2000/svg'/>", width=64)
