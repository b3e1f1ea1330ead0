"""The code that somebody pastes into a page of their own. Nothing in it runs a script."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from django.utils.translation import gettext as _

from unweary.drawing.exercise import room
from unweary.exchange.exercise_pictures import movement
from unweary.exchange.provenance import LICENCE, LICENCE_NAME
from unweary.knowledge.parse import shipped
from unweary.web.share.addresses import file_of, frame_of, share_page, widget_frame
from unweary.web.share.things import Thing

FRAME_WIDTH = 640
CHECK_HEIGHT = 760
QUIET = 'loading="lazy" referrerpolicy="no-referrer"'  # no visitor's page is named to us
BESIDE, AROUND, TALLEST = 49, 296, 432  # pixels of a frame beside and around the moving figure


@dataclass(frozen=True)
class Code:
    """Something to copy, with the reason to choose it."""

    id: str
    title: str
    text: str
    code: str


def codes_of(shared: Thing, *, site: str, name: str) -> tuple[Code, ...]:
    """Every way to show this, the best one first."""
    if shared.moves:
        return (
            Code(
                "frame",
                _("Moving, in a frame"),
                _("It can be stopped, and it shows still frames where people want less motion."),
                frame_code(shared, site=site),
            ),
            Code(
                "image",
                _("As a picture"),
                _("Three still frames that lead to the page with the whole exercise."),
                image_code(shared, site=site, name=name),
            ),
        )
    return (
        Code(
            "image",
            _("A picture with a link"),
            _("Works everywhere. It follows the light or dark colors of your reader’s device."),
            image_code(shared, site=site, name=name),
        ),
        Code(
            "picture",
            _("Light and dark as files of their own"),
            _("For editors that take no SVG."),
            picture_code(shared, site=site, name=name),
        ),
    )


def image_code(shared: Thing, *, site: str, name: str) -> str:
    """An image that is a link, with its text alternative and the credit below."""
    src = file_of(shared, "png", width=1280) if shared.moves else file_of(shared, "svg")
    return _figure(shared, _image(shared, site + src), site=site, name=name)


def picture_code(shared: Thing, *, site: str, name: str) -> str:
    """A picture element with a source for dark devices."""
    dark = site + file_of(shared, "png", scheme="dark", width=1280)
    light = site + file_of(shared, "png", width=1280)
    source = f'<source srcset="{dark}" media="(prefers-color-scheme: dark)">'
    inside = f"<picture>{source}{_image(shared, light)}</picture>"
    return _figure(shared, inside, site=site, name=name)


def frame_code(shared: Thing, *, site: str, width: int = 0, height: int = 0) -> str:
    """A frame that keeps its shape at any width, without scripts; or one of a fixed size."""
    start = f'<iframe src="{site}{frame_of(shared)}" title="{escape(shared.title)}" {QUIET} '
    if width:
        return f'{start}width="{width}" height="{height}" style="border:0;max-width:100%"></iframe>'
    figure = f"min({ratio_of(shared):g}*(100cqw - {BESIDE}px),{TALLEST}px)"
    style = f"border:0;width:100%;height:calc({figure} + {AROUND}px)"
    return (
        '<div style="container-type:inline-size;max-width:40rem">'
        f'{start}height="{frame_height(shared, FRAME_WIDTH)}" style="{style}"></iframe></div>'
    )


def check_code(key: str, *, site: str, width: int = 0, height: int = 0) -> str:
    """The check in a frame."""
    size = f'style="border:0;width:100%;max-width:46rem;height:{CHECK_HEIGHT}px"'
    if width:
        size = f'width="{width}" height="{height}" style="border:0;max-width:100%"'
    title = _("Check: tired, aching or weak muscles")
    return (
        f'<iframe src="{site}{widget_frame(key)}" title="{escape(title)}" {QUIET} {size}></iframe>'
    )


def check_link(*, site: str, name: str) -> str:
    """A link to the check, for a page without a frame."""
    text = escape(_("Tired, aching or weak muscles? Take the check"))
    return f'<a href="{site}/">{text} ({escape(name)})</a>'


def ratio_of(shared: Thing) -> float:
    """How high the moving figure is for its width."""
    seen = room(movement(shipped().exercises[shared.id]))
    return round(seen.height / seen.width, 3)


def frame_height(shared: Thing, width: int) -> int:
    """How high a frame of this width has to be, so that nothing in it is cut off."""
    return round(min(ratio_of(shared) * (width - BESIDE), TALLEST)) + AROUND


def _image(shared: Thing, src: str) -> str:
    return (
        f'<img src="{src}" alt="{escape(shared.text)}" width="{FRAME_WIDTH}" '
        f'height="{shared.height_at(FRAME_WIDTH)}" style="max-width:100%;height:auto" {QUIET}>'
    )


def _figure(shared: Thing, inside: str, *, site: str, name: str) -> str:
    href = site + share_page(shared.kind, shared.id)
    credit = f'<a href="{LICENCE}">{LICENCE_NAME}</a>'
    return (
        f'<figure style="margin:0">\n<a href="{href}">{inside}</a>\n'
        f"<figcaption>{escape(shared.title)}. {escape(name)}, {credit}</figcaption>\n</figure>"
    )
