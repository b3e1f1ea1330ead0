"""The kinds of page, as the overview groups them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

ORDER = (
    "overview",
    "cause",
    "habit",
    "consequence",
    "treatment",
    "exercise",
    "measure",
    "clinician",
    "claims",
    "serious",
)


@dataclass(frozen=True)
class GroupWords:
    """How a kind of page is called, and what it holds."""

    kind: str
    title: str
    short: str  # for the row of links at the top of the overview
    intro: str
    scene: str

    @property
    def id(self) -> str:
        """Its place on the overview."""
        return f"group-{self.kind}"


def group_words(kind: str) -> GroupWords:
    """The words of a kind."""
    title, short, intro, scene = {
        "overview": (
            _("Start here"),
            _("Start"),
            _("Tired muscles and tired backs, explained."),
            "breathe",
        ),
        "cause": (
            _("What may be behind it"),
            _("Causes"),
            _("Causes from a hard week to a worn joint. Most of them get better."),
            "rest",
        ),
        "habit": (
            _("What may be adding to it"),
            _("Habits"),
            _("Everyday things that load your muscles, and what to change first."),
            "food",
        ),
        "consequence": (
            _("What it can lead to"),
            _("Effects"),
            _("How tired muscles, a changed posture and pain feed each other, and how to stop it."),
            "sit",
        ),
        "treatment": (
            _("What helps"),
            _("Treatments"),
            _("From walking to surgery: what was tested, and how sure we can be."),
            "walk",
        ),
        "exercise": (
            _("Exercises"),
            _("Exercises"),
            _("Gentle ones first. Each says when to leave it out."),
            "move",
        ),
        "measure": (
            _("See how you are doing"),
            _("Home tests"),
            _("Small tests to do at home, once in a while."),
            "sleep",
        ),
        "clinician": (
            _("Who can help"),
            _("Clinicians"),
            _("What they do, when to go, and what to bring."),
            "medicine",
        ),
        "claims": (
            _("What you may have heard"),
            _("Claims"),
            _("Common advice, held against what studies found."),
            "ask",
        ),
        "serious": (
            _("Rare, and good to know"),
            _("Serious"),
            _("Serious conditions that can begin with tired or weak muscles, and their signs."),
            "ask",
        ),
    }[kind]
    return GroupWords(kind, title, short, intro, scene)
