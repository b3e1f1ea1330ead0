"""Knowledge compiled into arrays: what one person's step and a batch of thousands both read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakValueDictionary

import numpy as np
from numpy.typing import NDArray

from unweary.knowledge.base import (
    Basis,
    Checklist,
    Clue,
    Contributor,
    Explanation,
    Finding,
    Knowledge,
    Level,
    Prior,
    Rule,
)
from unweary.knowledge.expression import Expression, parse
from unweary.reasoning.known import derived_in_order

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

DRAWS = 200
SEED = 20260301
SPREAD = {Basis.ESTIMATE: 0.5}  # sd of ln ratio where no interval was printed: an estimate
SPREAD_PUBLISHED = 0.25  # the same for published ratios without one: an estimate
IMPOSSIBLE = 0.001  # odds factor where `only_if` does not hold: an estimate that keeps chances open
LEAST_NONE = 0.02  # chance left to "none of these" in a group whose priors fill it: an estimate
EVERYWHERE = "where_all_over"
ABOVE = (Level.SOON, Level.SAME_DAY, Level.EMERGENCY)
STAKE = {Level.SELF_CARE: 0.3, Level.SOON: 0.6, Level.SAME_DAY: 1.0, Level.EMERGENCY: 1.5}


@dataclass(frozen=True)
class Fact:
    """A test that clues look at, with the share of people in whom it holds for no known reason."""

    test: Expression
    cluster: str
    background: float


@dataclass(frozen=True)
class Link:
    """One clue of one target (an explanation or a contributor)."""

    fact: int
    target: int
    clue: Clue


@dataclass(frozen=True)
class Model:
    """Compiled knowledge. E explanations, C contributors, T facts, L links.

    Targets are the explanations, then the contributors: X = E + C. Links are sorted by fact.
    """

    knowledge: Knowledge
    explanations: tuple[Explanation, ...]
    contributors: tuple[Contributor, ...]
    derived: tuple[Finding, ...]
    facts: tuple[Fact, ...]
    links: tuple[Link, ...]
    log_odds: Floats  # (X,) before any answer
    log_present: Floats  # (L,)
    log_absent: Floats  # (L,)
    link_fact: Ints  # (L,)
    link_target: Ints  # (L,)
    strength: Floats  # (L,) 0 to 1: chance that the explanation alone makes the fact hold
    background: Floats  # (T,)
    group: Ints  # (X,) targets of one number cannot hold together
    needs: Floats  # (E, 3) 1 where it needs at least soon, the same day, an emergency service
    cost: Floats  # (4, 4) harm of each level given, to somebody who needs another
    stake: Floats  # (X,) weight of knowing about it; 0 for contributors

    @cached_property
    def present_table(self) -> Floats:
        """(T, X) ln ratio where the fact holds; 0 where no clue links them."""
        return self._table(self.log_present)

    @cached_property
    def absent_table(self) -> Floats:
        """(T, X) ln ratio where the fact does not hold."""
        return self._table(self.log_absent)

    def _table(self, of: Floats) -> Floats:
        table = np.zeros((len(self.facts), len(self.log_odds)))
        np.add.at(table, (self.link_fact, self.link_target), of)
        return table

    @cached_property
    def clusters(self) -> Ints:
        """(T,) number of the fact's cluster, -1 for a fact that stands alone."""
        names = sorted({f.cluster for f in self.facts if f.cluster})
        return np.array([names.index(f.cluster) if f.cluster else -1 for f in self.facts])

    @cached_property
    def questions(self) -> tuple[Floats, Floats]:
        """(T, Q) which facts look at the same findings, (Q, clusters) where those stand.

        Two thresholds of one answer are one question, so that it is not discounted beside itself.
        """
        looked_at = [tuple(sorted(f.test.findings())) for f in self.facts]
        number = {q: i for i, q in enumerate(dict.fromkeys(looked_at))}
        same = np.zeros((len(self.facts), len(number)))
        stand = np.zeros((len(number), max(int(self.clusters.max(initial=-1)) + 1, 1)))
        for fact, question in enumerate(looked_at):
            same[fact, number[question]] = 1.0
            if self.clusters[fact] >= 0:
                stand[number[question], self.clusters[fact]] = 1.0
        clustered = np.flatnonzero(stand.any(axis=1))
        return same[:, clustered], stand[clustered]

    @cached_property
    def own_links(self) -> Floats:
        """(T, X) 1 where a clue of the target's own looks at a fact; place and feeling left out."""
        table = np.zeros((len(self.facts), len(self.log_odds)))
        own = [n for n, link in enumerate(self.links) if not self._settled_at_start(link.fact)]
        table[self.link_fact[own], self.link_target[own]] = 1.0
        return table

    def _settled_at_start(self, fact: int) -> bool:
        opening = {f for c in self.checklists if c.opening for f in c.findings}
        return self.leaves(self.facts[fact].test) <= opening

    @cached_property
    def needs_of_link(self) -> Floats:
        """(L, 3) the needs of each link's explanation; 0 for contributors."""
        ours = self.link_target < len(self.explanations)
        rows = self.needs[np.minimum(self.link_target, len(self.explanations) - 1)]
        return np.where(ours[:, None], rows, 0.0)

    @cached_property
    def fact_leaves(self) -> tuple[tuple[str, ...], ...]:
        """The findings that a person can be asked for each fact, in order."""
        findings = self.knowledge.findings
        every = (sorted(self.leaves(fact.test)) for fact in self.facts)
        return tuple(tuple(f for f in ids if findings[f].asked) for ids in every)

    @cached_property
    def rules_of(self) -> Mapping[str, tuple[Rule, ...]]:
        """Finding -> the rules that its answer may make fire."""
        by_finding: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for finding in self.leaves(rule.when):
                by_finding.setdefault(finding, []).append(rule)
        return {f: tuple(rules) for f, rules in by_finding.items()}

    @cached_property
    def checklists(self) -> tuple[Checklist, ...]:
        """The checklists, in their order."""
        lists = self.knowledge.checklists.values()
        return tuple(sorted(lists, key=lambda c: (c.order, c.id)))

    @cached_property
    def placed(self) -> frozenset[str]:
        """Findings that stand on a checklist for danger or the opening."""
        return frozenset(f for c in self.checklists if not c.separating for f in c.findings)

    @cached_property
    def beside(self) -> Mapping[str, Checklist]:
        """Finding -> the separating checklist that it shares with others of its kind."""
        lists = (c for c in self.checklists if c.separating)
        return {f: c for c in lists for f in c.findings}

    @cached_property
    def starts(self) -> Ints:
        """(T,) where each fact's links begin: for sums over the links of a fact."""
        return np.searchsorted(self.link_fact, np.arange(len(self.facts)))

    @cached_property
    def facts_of(self) -> Mapping[str, tuple[int, ...]]:
        """Finding -> the facts that its answer may decide, directly or through worked-out ones."""
        by_finding: dict[str, set[int]] = {}
        for number, fact in enumerate(self.facts):
            for finding in self.leaves(fact.test):
                by_finding.setdefault(finding, set()).add(number)
        return {f: tuple(sorted(n)) for f, n in by_finding.items()}

    def leaves(self, test: Expression) -> frozenset[str]:
        """The findings that a test looks at, and those behind worked-out ones."""
        return self.behind(test.findings())

    def behind(self, ids: Iterable[str]) -> frozenset[str]:
        """These findings, and those that worked-out ones among them hang on."""
        seen: set[str] = set()
        todo = set(ids)
        while todo:
            id = todo.pop()
            seen.add(id)
            finding = self.knowledge.findings[id]
            if finding.derived is not None:
                todo |= finding.derived.findings() - seen
        return frozenset(seen)

    @cached_property
    def forms(self) -> Mapping[str, tuple[str, ...]]:
        """Finding -> all the items of the form that it is part of: they share one screen."""
        return {
            item: items
            for finding in self.derived
            if finding.derived is not None
            for items in finding.derived.forms()
            for item in items
        }

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Rules, most urgent first, then by id."""
        return tuple(sorted(self.knowledge.rules.values(), key=lambda r: (-r.level.value, r.id)))

    @cached_property
    def draws(self) -> tuple[Floats, Floats, Floats]:
        """(K, X) ln odds and (K, L) ln ratios, present and absent, drawn once from intervals."""
        rng = np.random.default_rng(SEED)
        priors = [e.prior for e in self.explanations] + [c.prior for c in self.contributors]
        odds = np.stack([_draw_prior(rng, p) for p in priors], axis=1)
        shift = self.log_odds - np.array([_log_odds(p.chance) for p in priors])
        sd = np.array([_spread(link.clue) for link in self.links])
        noise = rng.standard_normal((2, DRAWS, len(self.links)))
        moves = np.stack([self.log_present, self.log_absent])[:, None, :]
        drawn = np.where(moves == 0.0, 0.0, moves + noise * sd)
        return odds + shift, drawn[0], drawn[1]


_MODELS: WeakValueDictionary[str, Model] = WeakValueDictionary()
_LATEST: list[Model] = []  # keeps the newest model alive between calls


def model_of(knowledge: Knowledge) -> Model:
    """The compiled model of a knowledge base, compiled once."""
    found = _MODELS.get(knowledge.digest)
    if found is None:
        found = compile_model(knowledge)
        _MODELS[knowledge.digest] = found
        _LATEST[:] = [found]
    return found


def compile_model(knowledge: Knowledge) -> Model:
    """Knowledge -> arrays. Expects knowledge without lint errors."""
    explanations = tuple(knowledge.explanations[id] for id in sorted(knowledge.explanations))
    contributors = tuple(knowledge.contributors[id] for id in sorted(knowledge.contributors))
    clues = [(i, c) for i, e in enumerate(explanations) for c in (*_place_clues(e), *e.clues)]
    first = len(explanations)
    clues += [(first + i, c) for i, b in enumerate(contributors) for c in b.clues]
    used = [(target, clue) for target, clue in clues if clue.use]
    tests = sorted({clue.test.text for _, clue in used})
    number = {text: i for i, text in enumerate(tests)}
    links = sorted(
        (Link(number[clue.test.text], target, clue) for target, clue in used),
        key=lambda link: (link.fact, link.target),
    )
    facts = tuple(_fact(knowledge, text, [k.clue for k in links]) for text in tests)
    priors = [e.prior for e in explanations] + [c.prior for c in contributors]
    return Model(
        knowledge=knowledge,
        explanations=explanations,
        contributors=contributors,
        derived=derived_in_order(knowledge.findings),
        facts=facts,
        links=tuple(links),
        log_odds=_prior_log_odds([p.chance for p in priors], _groups(explanations, contributors)),
        log_present=np.log([k.clue.present for k in links]),
        log_absent=np.log([k.clue.absent for k in links]),
        link_fact=np.array([k.fact for k in links], dtype=np.intp),
        link_target=np.array([k.target for k in links], dtype=np.intp),
        strength=np.array([_strength(k.clue, facts[k.fact].background) for k in links]),
        background=np.array([f.background for f in facts]),
        group=_groups(explanations, contributors),
        needs=np.array([_needs(e) for e in explanations]),
        cost=np.array(knowledge.harm.cost),
        stake=np.array([STAKE[e.needs] for e in explanations] + [0.0] * len(contributors)),
    )


def _needs(explanation: Explanation) -> list[float]:
    """(3,) which levels above self-care it needs; none where the rules alone decide."""
    return [float(explanation.needs >= level and not explanation.rules_only) for level in ABOVE]


def _place_clues(explanation: Explanation) -> tuple[Clue, ...]:
    """Where it is felt, what it feels like and whom it can concern, as clues: all estimates."""
    made = []
    if explanation.where:
        here = " or ".join(sorted({*explanation.where} - {EVERYWHERE}))
        ratio = explanation.elsewhere_ratio
        made.append(_estimate(f"{here} or {EVERYWHERE}", 1.0, ratio))
        if EVERYWHERE not in explanation.where:  # all over is halfway between here and elsewhere
            made.append(_estimate(f"{EVERYWHERE} and not ({here})", ratio**0.5, 1.0))
    if explanation.feels:
        made.append(
            _estimate(" or ".join(sorted(explanation.feels)), 1.0, explanation.otherwise_ratio)
        )
    if explanation.only_if is not None:
        made.append(_estimate(explanation.only_if.text, 1.0, IMPOSSIBLE))
    return tuple(made)


def _estimate(test: str, present: float, absent: float) -> Clue:
    return Clue(parse(test), present, absent, Basis.ESTIMATE, "expert_estimate")


def _fact(knowledge: Knowledge, text: str, clues: list[Clue]) -> Fact:
    test = parse(text)
    findings = sorted(test.findings())
    cluster = knowledge.findings[findings[0]].cluster if len(findings) == 1 else ""
    known = [1 - c.specificity for c in clues if c.test.text == text and c.specificity is not None]
    background = sum(known) / len(known) if known else knowledge.findings[findings[0]].background
    return Fact(test, cluster, float(np.clip(background, 0.005, 0.6)))


def _strength(clue: Clue, background: float) -> float:
    """How strongly an explanation alone makes the fact hold, for the noisy-or.

    From 1 - sensitivity = (1 - background) (1 - strength); the sensitivity as published, or as
    the ratio and the background give it.
    """
    sensitivity = clue.sensitivity
    if sensitivity is None:
        sensitivity = min(0.95, clue.present * background)
    return float(np.clip(1 - (1 - sensitivity) / (1 - background), 0.0, 0.99))


def _groups(explanations: tuple[Explanation, ...], contributors: tuple[Contributor, ...]) -> Ints:
    names = [e.group or f"only {e.id}" for e in explanations]
    names += [f"contributor {c.id}" for c in contributors]
    order = {name: i for i, name in enumerate(dict.fromkeys(names))}
    return np.array([order[n] for n in names], dtype=np.intp)


def _prior_log_odds(chance: list[float], group: Ints) -> Floats:
    """(X,) ln odds against "none of these", so that a chance before any answer is the prior."""
    priors = np.array(chance)
    none = 1 - np.bincount(group, weights=priors)[group]
    return np.asarray(np.log(priors) - np.log(np.maximum(none, LEAST_NONE)))


def _log_odds(chance: float) -> float:
    return float(np.log(chance) - np.log1p(-chance))


def _spread(clue: Clue) -> float:
    """sd of ln ratio: from a printed 95 % interval, else by how the figure was come by."""
    if clue.low and clue.high and clue.low > 0:
        return float(np.log(clue.high / clue.low) / 3.92)
    return SPREAD.get(clue.basis, SPREAD_PUBLISHED)


def _draw_prior(rng: np.random.Generator, prior: Prior) -> Floats:
    """Ln odds of a beta whose middle 90 % is about as wide as the prior's range."""
    mean = prior.chance
    sd = min(max((prior.high - prior.low) / 3.29, 1e-6), 0.9 * float(np.sqrt(mean * (1 - mean))))
    total = mean * (1 - mean) / sd**2 - 1
    chance = np.clip(rng.beta(mean * total, (1 - mean) * total, DRAWS), 1e-9, 1 - 1e-9)
    return np.log(chance) - np.log1p(-chance)
