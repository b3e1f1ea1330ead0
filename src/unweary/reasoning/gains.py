"""What each question is worth: expected drop of expected harm, and information gained.

Both need only a fact's own links, so the whole table of gains is sparse: sums over links, with
any number of leading axes (one person, or a batch).
"""

from __future__ import annotations

import numpy as np

from unweary.reasoning.chances import States, company
from unweary.reasoning.model import Floats, Model

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
    learned = _entropy(now) - yes_link * _entropy(after_yes) - (1 - yes_link) * _entropy(after_no)
    information = _by_fact(model, np.maximum(learned, 0.0) * model.stake[model.link_target])
    averted = _harm_averted(model, chance, yes, after_yes - now, after_no - now)
    return np.asarray(np.where(states == 0, information + HARM_WEIGHT * averted, 0.0))


def chance_of_yes(model: Model, chance: Floats) -> Floats:
    """(T,) chance that each fact holds: noisy-or over the explanations, above its background."""
    silent = np.log1p(-chance[..., model.link_target] * model.strength)
    return np.asarray(1 - (1 - model.background) * np.exp(_by_fact(model, silent)))


def _next_weights(model: Model, states: States) -> Floats:
    """(T,) the weight that each fact would get if it were answered next."""
    together = np.sqrt(company(model, states) + 1)
    return np.where(model.clusters >= 0, 1 / together, 1.0)


def _harm_averted(model: Model, chance: Floats, yes: Floats, rise: Floats, fall: Floats) -> Floats:
    """(T,) expected drop of the least expected harm.

    rise, fall: (L,) change of each linked explanation's chance after yes and after no.
    """
    harm = chance[..., : len(model.explanations)] @ model.cost
    before = harm.min(axis=-1)[..., None]
    cost = model.cost_of_link
    best = []
    for change in (rise, fall):
        moved = np.add.reduceat(change[..., None] * cost, model.starts, axis=-2)
        best.append((harm[..., None, :] + moved).min(axis=-1))
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
