"""All that a set of answers leads to, with the reasons."""

from __future__ import annotations

import numpy as np

from unweary.knowledge.base import (
    UNSURE,
    Answers,
    Contributor,
    Explanation,
    Finding,
    Level,
    Rule,
)
from unweary.reasoning.base import (
    Adding,
    Cause,
    Clearance,
    Doubtful,
    Factor,
    Fired,
    LedgerLine,
    Likely,
    Result,
    Said,
)
from unweary.reasoning.chances import States, chances, log_odds, states_of, weights
from unweary.reasoning.danger import Moment, open_danger
from unweary.reasoning.known import Known, known
from unweary.reasoning.model import Floats, Model
from unweary.reasoning.urgency import decide, doubtful_rules, fired_rules, floor

UNLIKELY = 0.5  # share of its prior below which answers have made a danger unlikely: an estimate
SPEAKS = 1.2  # an answer that raises the odds by this much speaks for an explanation: an estimate
LEADING = {Level.EMERGENCY: 3, Level.SAME_DAY: 1, Level.SOON: 1, Level.SELF_CARE: 0}
DIGITS = 9  # chances are rounded so that every platform shows the same


def assess(model: Model, answers: Answers) -> Result:
    """Level, reasons, explanations and ledger from the answers. Raises ImpossibleAnswers."""
    have = known(model.derived, answers)
    states = states_of(model, have.values)
    odds = log_odds(model, states)
    chance = np.round(chances(model.group, odds), DIGITS)
    fired = fired_rules(model, have, answers)
    doubtful = doubtful_rules(model, have)
    decision = decide(model, chance[: len(model.explanations)])
    complete = is_complete(model, answers, have)
    level, cause = _level(fired, doubtful, decision.level, complete=complete and is_ours(have))
    explained = _Explained(model, answers, have, states, odds, chance)
    return Result(
        level=level,
        cause=cause,
        complete=complete,
        ours=is_ours(have),
        fired=fired,
        doubtful=doubtful,
        decision=decision,
        explanations=explained.explanations(_pressing(fired), LEADING[level]),
        adding=explained.contributors(),
        ledger=_ledger(model, answers, have, chance),
        answered=len(answers),
    )


def level_of(model: Model, answers: Answers) -> Level:
    """The level alone: what `assess` would say, at a fraction of the work."""
    have = known(model.derived, answers)
    firing = [r.level for r in model.rules if r.when.fires(have.values)]
    if firing and firing[0] is Level.EMERGENCY:
        return Level.EMERGENCY
    odds = log_odds(model, states_of(model, have.values))
    chance = np.round(chances(model.group, odds), DIGITS)
    floors = [floor(d.rule, doubtful=True) for d in doubtful_rules(model, have)]
    if not (is_complete(model, answers, have) and is_ours(have)):
        floors.append(Level.SOON)
    decided = decide(model, chance[: len(model.explanations)]).level
    return max([decided, *firing[:1], *floors])


def _level(
    fired: tuple[Fired, ...], doubtful: tuple[Doubtful, ...], decided: Level, *, complete: bool
) -> tuple[Level, Cause]:
    """The highest of what rules, doubt, open questions and the decision ask for."""
    claims = [(floor(f.rule), 4, Cause.RULE) for f in fired[:1]]
    claims += [(floor(d.rule, doubtful=True), 3, Cause.DOUBT) for d in doubtful[:1]]
    if not complete:
        claims.append((Level.SOON, 2, Cause.UNANSWERED))
    claims.append((decided, 1, Cause.DECISION))
    level, _, cause = max(claims, key=lambda claim: claim[:2])
    return level, cause


def _pressing(fired: tuple[Fired, ...]) -> frozenset[str]:
    """Explanations guarded by the most urgent rules that fired."""
    if not fired:
        return frozenset()
    top = fired[0].rule.level
    return frozenset(id for f in fired if f.rule.level is top for id in f.rule.about)


def is_ours(have: Known) -> bool:
    """False only where the person said that it is about something else."""
    return have.values.get("complaint_is_ours") is not False


def is_complete(model: Model, answers: Answers, have: Known) -> bool:
    """Whether no danger question that fits is left unanswered."""
    return not open_danger(Moment(model, answers, have))


class _Explained:
    """The explanations and contributors of one person, with the factors behind each."""

    def __init__(
        self,
        model: Model,
        answers: Answers,
        have: Known,
        states: States,
        odds: Floats,
        chance: Floats,
    ) -> None:
        self.model = model
        self.answers = answers
        self.have = have
        self.states = states
        self.weight = weights(model, states)
        self.odds = odds
        self.chance = chance
        self.prior = chances(model.group, model.log_odds)
        self.low, self.high = self._band()
        self.links: dict[int, list[int]] = {}
        for number, link in enumerate(model.links):
            self.links.setdefault(link.target, []).append(number)

    def explanations(self, pressing: frozenset[str], leading: int) -> tuple[Likely, ...]:
        """The likeliest of the pressing ones first, then those that fit, by chance."""
        made = [
            self._likely(i, e, pressing=e.id in pressing)
            for i, e in enumerate(self.model.explanations)
        ]
        made.sort(key=lambda k: (not k.supported, -k.chance, k.explanation.id))
        first = [k for k in sorted(made, key=lambda k: -k.chance) if k.pressing][:leading]
        return (*first, *(k for k in made if k not in first))

    def contributors(self) -> tuple[Adding, ...]:
        first = len(self.model.explanations)
        made = [self._adding(first + i, c) for i, c in enumerate(self.model.contributors)]
        return tuple(sorted(made, key=lambda a: (-a.chance, a.contributor)))

    def _likely(self, target: int, explanation: Explanation, *, pressing: bool) -> Likely:
        unknown = {
            f
            for n in self.links.get(target, ())
            if self.states[self.model.links[n].fact] == 0
            for f in self.model.links[n].clue.test.findings()
        }
        same = self.model.group == self.model.group[target]
        same[target] = False
        factors = self._factors(target)
        telling = explanation.where or explanation.feels
        fits = any(self.have.values.get(id) is True for id in telling)
        return Likely(
            explanation=explanation,
            chance=float(self.chance[target]),
            low=float(self.low[target]),
            high=float(self.high[target]),
            prior=round(float(self.prior[target]), DIGITS),
            factors=factors,
            unknown=tuple(self.model.knowledge.findings[f] for f in sorted(unknown)),
            other_labels=round(float(self.chance[same].sum()), DIGITS),
            pressing=pressing,
            supported=fits or any(f.times >= SPEAKS and f.holds for f in factors),
        )

    def _adding(self, target: int, contributor: Contributor) -> Adding:
        return Adding(
            contributor=contributor.id,
            chance=float(self.chance[target]),
            low=float(self.low[target]),
            high=float(self.high[target]),
            factors=self._factors(target),
        )

    def _factors(self, target: int) -> tuple[Factor, ...]:
        made = []
        for number in self.links.get(target, ()):
            link = self.model.links[number]
            state = int(self.states[link.fact])
            if state == 0:
                continue
            ratio = link.clue.present if state > 0 else link.clue.absent
            weight = float(self.weight[link.fact])
            if ratio != 1.0:
                said = self._said(link.clue.test.findings())
                times = round(ratio**weight, DIGITS)
                made.append(Factor(link.clue, said, state > 0, ratio, weight, times))
        return tuple(sorted(made, key=lambda f: (-abs(np.log(f.times)), f.clue.test.text)))

    def _said(self, ids: frozenset[str]) -> tuple[Said, ...]:
        leaves = sorted(self.model.behind(ids))
        spoken = [f for f in leaves if f in self.answers and self.answers[f] is not UNSURE]
        telling = [f for f in spoken if self.answers[f] is not False] or spoken
        return tuple(Said(self.model.knowledge.findings[f], self.answers[f]) for f in telling)

    def _band(self) -> tuple[Floats, Floats]:
        """(X,) twice: the middle 90 % of the chance over the draws, the chance itself inside."""
        odds, present, absent = self.model.draws
        state = self.states[self.model.link_fact]
        live = np.flatnonzero(state)
        drawn = np.where(state[live] > 0, present[:, live], absent[:, live])
        member = np.zeros((len(live), odds.shape[1]))
        member[np.arange(len(live)), self.model.link_target[live]] = 1.0
        weight = self.weight[self.model.link_fact[live]]
        spread = chances(self.model.group, odds + (drawn * weight) @ member)
        low, high = np.percentile(spread, [5, 95], axis=0)
        return (
            np.round(np.minimum(low, self.chance), DIGITS),
            np.round(np.maximum(high, self.chance), DIGITS),
        )


def _ledger(model: Model, answers: Answers, have: Known, chance: Floats) -> tuple[LedgerLine, ...]:
    """Each danger that fits the complaint, open ones first."""
    guarding: dict[str, list[Rule]] = {}
    for rule in model.rules:
        if rule.level >= Level.SAME_DAY:
            for id in rule.about:
                guarding.setdefault(id, []).append(rule)
    moment = Moment(model, answers, have)
    urgent = open_danger(moment)
    lines = [
        _ledger_line(moment, e, guarding[e.id], urgent, float(chance[i]))
        for i, e in enumerate(model.explanations)
        if e.id in guarding and _fits(model, e, guarding[e.id], have)
    ]
    order = [Clearance.OPEN, Clearance.NOT_AT_HOME, Clearance.CLEARED]
    return tuple(sorted(lines, key=lambda k: (order.index(k.state), -k.per_10_000)))


def _fits(model: Model, explanation: Explanation, rules: list[Rule], have: Known) -> bool:
    """Whether the danger fits the complaint: the place is not another one, or a rule fires."""
    if any(r.when.fires(have.values) for r in rules):
        return True
    if explanation.only_if is not None and explanation.only_if.settled(have.values) is False:
        return False
    places = {*explanation.where, "where_all_over"} if explanation.where else set()
    elsewhere = bool(places) and all(have.values.get(p) is False for p in places)
    return not elsewhere


def _ledger_line(
    moment: Moment,
    explanation: Explanation,
    rules: list[Rule],
    urgent: frozenset[str],
    chance: float,
) -> LedgerLine:
    """Cleared by answers alone: open while a rule may still fire and they have not halved it."""
    have, findings, model = moment.known, moment.model.knowledge.findings, moment.model
    alive = [r for r in rules if r.when.possible(have.values)]
    asked = sorted(set().union(*(model.leaves(r.when) for r in rules)) & moment.answers.keys())
    denied = [Said(findings[f], moment.answers[f]) for f in asked if moment.answers[f] is False]
    pressing = [
        r
        for r in alive
        if not denied
        or chance > UNLIKELY * explanation.prior.chance
        or r.when.fires(have.values, have.maybe)
        or urgent & model.leaves(r.when)
    ]
    waiting = sorted(set().union(*(_unsettled(moment, r) for r in pressing)))
    if pressing and (waiting or any(r.when.fires(have.values, have.maybe) for r in pressing)):
        state = Clearance.OPEN
    elif all(r.clearable for r in rules):
        state = Clearance.CLEARED
    else:
        state = Clearance.NOT_AT_HOME
    return LedgerLine(
        explanation=explanation,
        state=state,
        per_10_000=round(chance * 10_000, 3),
        cleared_by=tuple(denied),
        open_on=tuple(findings[f] for f in waiting),
        holds_for_days=min(r.clears_for_days for r in rules),
    )


def _unsettled(moment: Moment, rule: Rule) -> frozenset[str]:
    """Unknown findings that the rule hangs on, but those that cannot concern this person."""
    doubts = moment.model.behind(rule.when.doubts(moment.known.values))
    findings = moment.model.knowledge.findings
    return frozenset(
        f
        for f in doubts
        if findings[f].asked
        and f not in moment.known.values
        and not _cannot_concern(findings[f], moment.known)
    )


def _cannot_concern(finding: Finding, have: Known) -> bool:
    return finding.asked_if is not None and finding.asked_if.settled(have.values) is False
