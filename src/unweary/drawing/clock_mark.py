"""How much of a promised time is gone: a ring that fills, and a mark once it is over."""

from __future__ import annotations

import math

RADIUS = 9
AROUND = 2 * math.pi * RADIUS


def clock_mark(share: float) -> str:
    """A ring of which `share` (0 to 1) is filled; from 1 on it is full and holds a "!"."""
    gone = min(max(share, 0.0), 1.0)
    ring = f'<circle class="uw-clock__whole" cx="12" cy="12" r="{RADIUS}"/>'
    if gone >= 1.0:
        mark = '<path class="uw-clock__late" d="M12 7 V13 M12 16.500 V17"/>'
        full = f'<circle class="uw-clock__gone" cx="12" cy="12" r="{RADIUS}"/>'
        return _svg(ring + full + mark)
    part = (
        f'<circle class="uw-clock__gone" cx="12" cy="12" r="{RADIUS}" '
        f'stroke-dasharray="{gone * AROUND:.2f} {AROUND:.2f}" transform="rotate(-90 12 12)"/>'
    )
    return _svg(ring + (part if gone > 0.0 else ""))


def _svg(content: str) -> str:
    return (
        '<svg class="uw-clock__ring" viewBox="0 0 24 24" fill="none" aria-hidden="true" '
        f'focusable="false">{content}</svg>'
    )
