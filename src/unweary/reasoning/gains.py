"""What each question is worth: expected drop of expected harm, and information gained.

Both need only a fact's own links, so the whole table of gains is sparse: sums over links, with
any number of leading axes (one person, or a batch).
"""

from __future__ import annotations

import numpy as np

from unweary.reasoning.chances import States, company
from unweary.reasoning.model import Floats, Model
from unweary.reasoning.urgency import harm_of

COVERAGE = 0.2  # worth, in nats, of settling an explanation that nothing was asked about yet
FITTING = 0.2  # share of its odds that place and feeling have left to one that still fits
HARM_WEIGHT = 1.0  # one unit of expected harm averted counts as this much information
# both are the scale on which a question is "worth its effort": an estimate


def fact_gains(model: Model, states: States, odds: Floats, chance: Floats) -> Floats:
    """(T,) what learning each fact is worth; 0 for facts that are known.

    states: (T,), odds: (X,) ln odds, chance: (X,).
    """
    yes = chance_of_yes(model, chance)
    weight = _next_weights(model, states)[..., model.link_fact]
    base = odds[..., model.link_target]
    now = chance[..., model.link_target]
    after_yes = _logistic(base + weight * model.log_present)
    after_no = _logistic(base + weight * model.log_absent)
    yes_link = yes[..., model.link_fact]
    doubt = _entropy(now)
    learned = doubt - yes_link * _entropy(after_yes) - (1 - yes_link) * _entropy(after_no)
    learned = np.maximum(learned, 0.0)
    learned = learned * (1 + COVERAGE * _unexamined(model, states, odds) / doubt)
    information = _by_fact(model, learned * model.stake[model.link_target])
    averted = _harm_averted(model, chance, yes, after_yes, after_no)
    return np.asarray(np.where(states == 0, information + HARM_WEIGHT * averted, 0.0))


def chance_of_yes(model: Model, chance: Floats) -> Floats:
    """(T,) chance that each fact holds: noisy-or over the explanations, above its background."""
    silent = np.log1p(-chance[..., model.link_target] * model.strength)
    return np.asarray(1 - (1 - model.background) * np.exp(_by_fact(model, silent)))


def _unexamined(model: Model, states: States, odds: Floats) -> Floats:
    """(L,) 1 where the link's explanation fits and none of its own questions is answered yet."""
    asked = (states != 0) @ model.own_links
    fitting = odds - model.log_odds >= np.log(FITTING)
    open_targets: Floats = ((asked == 0) & fitting).astype(np.float64)
    return open_targets[..., model.link_target]


def _next_weights(model: Model, states: States) -> Floats:
    """(T,) the weight that each fact would get if it were answered next."""
    together = np.sqrt(company(model, states) + 1)
    return np.where(model.clusters >= 0, 1 / together, 1.0)


def _harm_averted(
    model: Model, chance: Floats, yes: Floats, after_yes: Floats, after_no: Floats
) -> Floats:
    """(T,) expected drop of the least expected harm.

    after_yes, after_no: (L,) chance of each link's explanation once the fact is known.
    """
    free = np.log1p(-chance[..., : len(model.explanations)]) @ model.needs
    before = harm_of(model, free).min(axis=-1)[..., None]
    now = np.log1p(-chance[..., model.link_target])
    best = []
    for after in (after_yes, after_no):
        moved = (np.log1p(-after) - now)[..., None] * model.needs_of_link
        freed = free[..., None, :] + np.add.reduceat(moved, model.starts, axis=-2)
        best.append(harm_of(model, freed).min(axis=-1))
    return np.asarray(np.maximum(before - yes * best[0] - (1 - yes) * best[1], 0.0))


def _by_fact(model: Model, of_links: Floats) -> Floats:
    """(T,) sums over the links of each fact. Every fact has at least one link."""
    return np.add.reduceat(of_links, model.starts, axis=-1)


def _logistic(x: Floats) -> Floats:
    return 1 / (1 + np.exp(-x))


def _entropy(p: Floats) -> Floats:
    """In nats; p in (0, 1)."""
    inside = np.clip(p, 1e-12, 1 - 1e-12)
    return -inside * np.log(inside) - (1 - inside) * np.log1p(-inside)
