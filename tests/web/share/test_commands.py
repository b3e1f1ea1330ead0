"""`unweary widget` and `unweary share` on the command line."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result
from django.utils import timezone

from unweary.cli.main import commands
from unweary.web.share.models import Published, Shown, Widget
from unweary.web.share.registry import publish
from unweary.web.share.things import PICTURE, thing, things


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, list(words))


class TestWidget:
    def test_is_made_listed_and_ended(self) -> None:
        made = run("widget", "add", "--name", "Sample", "--domain", "https://clinic.example/")
        key = re.search(r'src="http://localhost:8000/embed/check/(\w+)/"', made.output)
        assert key is not None, made.output

        assert "shown  Sample: clinic.example" in run("widget", "list").output
        assert "no more at Sample" in run("widget", "end", key[1]).output
        assert "ended" in run("widget", "list").output

    @pytest.mark.parametrize(
        ("more", "said"),
        [
            (("--domain", "no domain"), "is no domain"),
            (("--domain", "a.example", "--accent", "#ffcc00"), "They need 4.5"),
            (("--domain", "a.example", "--paper", "#808080"), "The paper"),
            (("--domain", "a.example", "--accent", "red"), "is no color"),
        ],
    )
    def test_is_refused_with_a_sentence(self, more: tuple[str, ...], said: str) -> None:
        refused = run("widget", "add", "--name", "Sample", *more)

        assert refused.exit_code == 2
        assert said in refused.output
        assert not Widget.objects.exists()

    def test_that_is_unknown_cannot_end(self) -> None:
        assert run("widget", "end", "nothing").exit_code == 2


class TestShare:
    def test_publish_notes_every_version_once(self) -> None:
        first, again = run("share", "publish"), run("share", "publish")

        assert first.output == f"{len(things())} new versions are noted.\n"
        assert again.output == "0 new versions are noted.\n"

    def test_a_version_that_takes_the_place_of_another_is_a_change(self) -> None:
        disc, now = thing(PICTURE, "disc_and_nerve"), timezone.now()
        before = now - timedelta(days=9)
        Published.objects.create(
            kind=PICTURE, name=disc.id, hash="0" * 12, first_seen=before, changed=False
        )

        assert publish(disc, at=now) == now.date()
        assert Published.objects.get(hash=disc.hash).changed

    def test_counts_are_listed_most_first(self) -> None:
        today = timezone.now().date()
        Shown.objects.create(day=today, kind=PICTURE, name="a", times=2)
        Shown.objects.create(day=today - timedelta(days=3), kind=PICTURE, name="b", times=5)
        Shown.objects.create(day=today - timedelta(days=90), kind=PICTURE, name="a", times=50)

        told = run("share", "counts").output

        assert told.index("5  picture/b") < told.index("2  picture/a")
        assert "UNWEARY_COUNT_EMBEDS is off" in told
