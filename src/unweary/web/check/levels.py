"""What each level asks of the person: what to do, what not to do, and when to worry."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from unweary.knowledge.base import Level


@dataclass(frozen=True)
class LevelCard:
    """How soon to be seen, so that it cannot be mistaken: words, shape and colour together."""

    id: str
    title: str
    summary: str
    do: tuple[str, ...]
    avoid: tuple[str, ...]
    worry: tuple[str, ...]
    calls: bool  # whether the number to call stands on the card itself


def level_card(level: Level, *, crisis: bool = False, plan: bool = True) -> LevelCard:
    """The card of a level. crisis: it is about thoughts of suicide. plan: advice stands below."""
    if crisis and level is Level.SAME_DAY:
        return _crisis_today()
    card = {
        Level.EMERGENCY: _emergency,
        Level.SAME_DAY: _same_day,
        Level.SOON: _soon,
        Level.SELF_CARE: _self_care,
    }[level]()
    if plan:
        return card
    return replace(card, do=tuple(line for line in card.do if line != _start_plan()))


def _start_plan() -> str:
    return _("Start what is listed under “What to do today”.")


def _emergency() -> LevelCard:
    return LevelCard(
        id=Level.EMERGENCY.id,
        title=_("Get help now"),
        summary=_(
            "What you told us can be an emergency. It may turn out to be harmless. "
            "Only an examination can tell, and it should not wait."
        ),
        do=(
            _("Call the emergency number, or have someone take you to an emergency department."),
            _("Tell them what is written below."),
            _("Have someone stay with you, and unlock the door."),
            _("Take your medicines, or a list of them, with you."),
        ),
        avoid=(
            _("Do not drive yourself."),
            _("Do not wait to see whether it passes."),
            _("Do not wait for an appointment or a call back."),
        ),
        worry=(),
        calls=True,
    )


def _same_day() -> LevelCard:
    return LevelCard(
        id=Level.SAME_DAY.id,
        title=_("See someone today"),
        summary=_(
            "This should be looked at by a doctor or nurse today, not because it is likely "
            "to be dangerous, but because it may be."
        ),
        do=(
            _("Call your doctor’s practice now, and say that you need to be seen today."),
            _("If it is closed, call the out-of-hours service or go to an urgent care clinic."),
            _("Take the summary of this check with you."),
        ),
        avoid=(
            _("Do not leave it until tomorrow, even if it eases."),
            _("Do not lift, train or work hard before you have been seen."),
        ),
        worry=_danger_signs(),
        calls=False,
    )


def _crisis_today() -> LevelCard:
    return LevelCard(
        id=Level.SAME_DAY.id,
        title=_("Talk to someone today"),
        summary=_(
            "You told us of thoughts that life is not worth living. Many people have them, "
            "and they can pass with help. Please do not stay alone with them."
        ),
        do=(
            _("Tell somebody you trust today, and stay with them for a while."),
            _("Call your doctor’s practice or a crisis line today. Say what you think of."),
            _("Put away what you could hurt yourself with, or ask somebody to."),
        ),
        avoid=(
            _("Do not wait for your muscles to get better first."),
            _("Do not drink alcohol or take drugs to get through it."),
        ),
        worry=(
            _("You make a plan to end your life, or feel that you may act on the thoughts"),
            *_danger_signs(),
        ),
        calls=False,
    )


def _soon() -> LevelCard:
    return LevelCard(
        id=Level.SOON.id,
        title=_("See someone within one to two weeks"),
        summary=_(
            "Nothing you told us calls for help today. It is worth having it looked at, "
            "so that the cause is found and treated."
        ),
        do=(
            _("Make an appointment with your doctor or a physiotherapist."),
            _("Take the summary of this check with you."),
            _start_plan(),
        ),
        avoid=(
            _("Do not put the appointment off because a day is better."),
            _("Do not stay in bed. Short rests are fine."),
        ),
        worry=_danger_signs(),
        calls=False,
    )


def _self_care() -> LevelCard:
    return LevelCard(
        id=Level.SELF_CARE.id,
        title=_("You can look after this at home"),
        summary=_(
            "Nothing you told us points to danger. Most complaints like this get better "
            "within days to weeks."
        ),
        do=(
            _start_plan(),
            _("Keep moving within what feels all right, with short rests."),
            _("See a clinician if it is not clearly better in two to three weeks."),
        ),
        avoid=(
            _("Do not stay in bed. It slows recovery down."),
            _("Do not push through sharp or growing pain."),
        ),
        worry=_danger_signs(),
        calls=False,
    )


def _danger_signs() -> tuple[str, ...]:
    """Signs that call for help at once, whatever this check said before."""
    return (
        _("Numbness between your legs, or new trouble passing or holding urine or stool"),
        _("A leg, an arm or the face that newly turns weak or numb"),
        _("New or worse chest pain or trouble breathing, or fainting"),
        _("Fever with shaking, or feeling very ill or confused"),
        _("Pain that is sudden and tearing, or grows whatever you do"),
    )
