"""Discs, canals and the vertebra, cut across and seen from above."""

from __future__ import annotations

from unweary.drawing.pictures.base import Picture, Words
from unweary.drawing.pictures.brush import clip, group, label, leader, panel, stroke
from unweary.drawing.pictures.slices import (
    arch_slice,
    disc_slice,
    exiting,
    root,
    sac,
    vertebra,
)


def _level(kind: str, squeeze: str, roots: str) -> str:
    return exiting() + disc_slice(kind) + arch_slice() + sac(squeeze=squeeze) + roots


def _disc_and_nerve(words: Words) -> str:
    steps = (
        ("healthy", "healthy", "none", root(-11.4, 5) + root(11.4, 5)),
        ("bulging", "bulging", "front", root(-12, 6.8) + root(12, 6.8)),
        ("herniated", "herniated", "side", root(-11.4, 5) + root(11.6, 10.6, flat=0.62, sore=True)),
    )
    drawn = clip("disc_and_nerve-row", "M-88-102H260V80H-88Z")
    for i, (name, kind, squeeze, roots) in enumerate(steps):
        top = 12 + i * 190
        level = group(_level(kind, squeeze, roots), at="scale(2.5)")
        drawn += panel(12, top, 336, 180)
        drawn += group(level, at=f"translate(100 {top + 100})", clip="disc_and_nerve-row")
        drawn += label(words[name], 194, top + 36, width=146, bold=True, on="ground")
        drawn += label(words[f"{name}_text"], 194, top + 106, width=146, on="ground")
    return drawn


def _vertebra_above(words: Words) -> str:
    nerve = "M16 2C24 0 32-6 46-13"
    roots = stroke(nerve, "nerve-edge", 4.4) + stroke(nerve, "nerve", 3.6)
    inside = group(
        roots, group(roots, at="scale(-1 1)"), vertebra(), sac(), at="translate(180 176) scale(2.7)"
    )
    return (
        inside
        + label(words["front"], 180, 18, width=240, anchor="middle", tone="quiet")
        + leader(60, 78, 132, 112)
        + label(words["body"], 14, 58, width=110)
        + leader(286, 78, 184, 204)
        + label(words["canal"], 346, 58, width=112, anchor="end")
        + leader(52, 122, 76, 150)
        + label(words["root"], 14, 108, width=110)
        + leader(304, 262, 284, 198)
        + label(words["side"], 346, 282, width=112, anchor="end")
        + leader(236, 330, 184, 300)
        + label(words["spinous"], 240, 340, width=110)
    )


def _narrow_canal(words: Words) -> str:
    wide = group(
        exiting(),
        disc_slice(),
        arch_slice(),
        sac(),
        root(-11.4, 5),
        root(11.4, 5),
        at="translate(92 152) scale(2.8)",
    )
    narrow = group(
        exiting(),
        disc_slice("bulging"),
        arch_slice(worn=True),
        sac(squeeze="all"),
        root(-10.2, 6.4, flat=0.7),
        root(10.2, 6.4, flat=0.7),
        at="translate(268 152) scale(2.8)",
    )
    return (
        wide
        + narrow
        + label(words["wide"], 92, 24, width=150, anchor="middle", bold=True)
        + label(words["narrow"], 268, 24, width=150, anchor="middle", bold=True)
        + leader(52, 330, 84, 180)
        + label(words["room"], 12, 352, width=104)
        + leader(180, 330, 261, 205)
        + label(words["ligament"], 132, 352, width=96)
        + leader(318, 330, 341, 184)
        + label(words["spurs"], 348, 352, width=96, anchor="end")
    )


PICTURES = (
    Picture(
        id="narrow_canal",
        title="A wide spinal canal and a narrow one",
        text=(
            "Two cuts through the lower back, seen from above. In the wide canal, the nerves float "
            "with room to spare. In the narrow canal, called stenosis, a bulging disc in front, "
            "thick ligaments behind and worn, overgrown joints at the sides leave the nerves "
            "little room. Bending forward opens it a little."
        ),
        labels={
            "wide": "Wide canal",
            "narrow": "Narrow canal",
            "room": "Nerves with room",
            "ligament": "Thick ligament",
            "spurs": "Worn joint with spurs",
        },
        draw=_narrow_canal,
        box=(360, 396),
    ),
    Picture(
        id="disc_and_nerve",
        title="A disc and a nerve in three steps",
        text=(
            "Three discs of the lower back, seen from above. The healthy disc has a soft core in a "
            "firm ring, and the nerves behind it have room. The bulging disc is flatter and wider, "
            "which many people have without any pain. In the herniated disc the core has pushed "
            "out through the ring and presses on a nerve that runs to one leg."
        ),
        labels={
            "healthy": "Healthy",
            "healthy_text": "The nerves have room",
            "bulging": "Bulging",
            "bulging_text": "Wider and flatter, often without pain",
            "herniated": "Herniated",
            "herniated_text": "The core presses on a nerve",
        },
        draw=_disc_and_nerve,
        box=(360, 586),
    ),
    Picture(
        id="vertebra_above",
        title="A vertebra from above",
        text=(
            "A vertebra of the lower back, seen from above. The thick round body in front bears "
            "the weight. Behind it a ring of bone forms the spinal canal, where the nerves lie in "
            "a cover with fluid. A nerve root leaves on each side. Bony wings at the sides and a "
            "spur at the back hold muscles."
        ),
        labels={
            "front": "Front of the body",
            "body": "Body of the vertebra",
            "canal": "Spinal canal with nerves",
            "root": "Nerve root",
            "side": "Side process",
            "spinous": "Spinous process",
        },
        draw=_vertebra_above,
        box=(360, 368),
    ),
)
