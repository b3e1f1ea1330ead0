"""The next question: safety first, then what separates the explanations.

Nothing is kept between calls: the same knowledge and answers give the same step, on the site, in
the terminal, in a program and in an audit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import ceil

import numpy as np

from unweary.knowledge.base import Answers, Checklist, Explanation, Finding, Kind, Level, Rule
from unweary.reasoning.base import Ask, Conclude, Purpose, Screen, Step, WhyAsked
from unweary.reasoning.chances import chances, log_odds, states_of
from unweary.reasoning.danger import (
    Moment,
    checklists,
    expand,
    in_order,
    moment_of,
    open_danger,
    wanted,
)
from unweary.reasoning.gains import fact_gains
from unweary.reasoning.known import Known, known
from unweary.reasoning.model import Model
from unweary.reasoning.result import assess, is_ours

CEILING = 28  # screens; the promise is 30, and two are kept for settling a rule that fires late
ROWS = 15  # on one checklist
ROW_EFFORT = 0.05  # of a further row on a checklist, beside a question of its own: an estimate
ENOUGH = 15  # screens after which few more are spent on telling explanations apart
FEWEST_APART, MOST_APART = 5, 7  # screens to tell explanations apart, by how many came before
WORTH = 0.012  # gain per unit of effort below which no question is worth asking: an estimate
RULE_HINT = 0.02  # worth of a question that brings a rule closer without settling it: an estimate
RULE_WORTH = 0.03  # share of people with a red flag who have what it stands for: an estimate


def next_step(model: Model, answers: Answers) -> Step:
    """The next screen, or the conclusion. Raises ImpossibleAnswers."""
    moment = moment_of(model, answers)
    screen = _next_screen(moment)
    if screen is None:
        return Conclude(assess(model, answers))
    return Ask(screen, _still_to_come(moment, screen))


def _next_screen(moment: Moment) -> Screen | None:
    firing = [
        r
        for r in moment.model.rules
        if r.level is Level.EMERGENCY and r.when.fires(moment.known.values)
    ]
    if firing:
        return _settling(moment, firing)
    opening = _opening(moment)
    if opening is not None:
        return opening
    danger = _danger(moment)
    if danger is not None:
        return danger
    if screens_used(moment.model, moment.answers) >= CEILING or not is_ours(moment.known):
        return None
    return _telling_apart(moment)


def screens_used(model: Model, answers: Answers) -> int:
    """About how many screens these answers took: a checklist is one, another question one."""
    left = set(answers)
    used = 0
    for checklist in in_order(model, answers):
        rows = left.intersection(checklist.findings)
        if rows:
            used += 1 if checklist.opening else ceil(len(rows) / ROWS)
            left -= rows
    return used + len({_company(model, f) for f in left if f in model.knowledge.findings})


def _settling(moment: Moment, firing: list[Rule]) -> Screen | None:
    """A rule fired on "not unknown": ask what is unknown, unless another fired for certain."""
    open_points = []
    for rule in firing:
        if rule.when.settled(moment.known.values):
            return None
        open_points.append(expand(moment, rule.when.doubts(moment.known.values)))
    wanted = sorted(set().union(*open_points))
    if not wanted or screens_used(moment.model, moment.answers) >= CEILING + 2:
        return None
    findings = moment.model.knowledge.findings
    first = findings[wanted[0]]
    why = WhyAsked(Purpose.SETTLE, _guarded(moment, firing), tuple(firing), ())
    return _screen(first.id, None, [first], why)


def _opening(moment: Moment) -> Screen | None:
    for checklist in checklists(moment):
        if not checklist.opening:
            continue
        missing = [f for f in _findings(moment, checklist.findings) if moment.askable(f)]
        if missing:
            return _screen(checklist.id, checklist, missing, WhyAsked(Purpose.OPENING, (), (), ()))
    return None


def _danger(moment: Moment) -> Screen | None:
    """The first checklist on which a finding could still make an emergency rule fire."""
    urgent = open_danger(moment)
    if not urgent:
        return None
    for checklist in checklists(moment):
        if _for_danger(checklist) and urgent & set(checklist.findings):
            rows = _rows(moment, checklist, urgent)
            return _danger_screen(moment, checklist.id, checklist, rows)
    homeless = sorted(urgent - moment.model.placed)
    if homeless:
        return _danger_screen(moment, homeless[0], None, homeless[:1])
    return None


def _for_danger(checklist: Checklist) -> bool:
    return not (checklist.opening or checklist.separating)


def _rows(moment: Moment, checklist: Checklist, urgent: frozenset[str]) -> list[str]:
    """What to show of a checklist: what is urgent, then whatever else a rule may still need."""
    alive = frozenset(
        f
        for r in moment.model.rules
        if r.level >= Level.SAME_DAY and r.when.possible(moment.known.values)
        for f in moment.model.leaves(r.when)
    )
    findings = moment.model.knowledge.findings
    open_rows = [f for f in checklist.findings if f in alive and moment.askable(findings[f])]
    chosen = sorted(open_rows, key=lambda f: f not in urgent)[:ROWS]
    return sorted(chosen, key=checklist.findings.index)


def _danger_screen(moment: Moment, id: str, checklist: Checklist | None, rows: list[str]) -> Screen:
    rules = [
        r
        for r in moment.model.rules
        if r.level >= Level.SAME_DAY
        and r.when.possible(moment.known.values)
        and moment.model.leaves(r.when) & set(rows)
    ]
    why = WhyAsked(Purpose.DANGER, _guarded(moment, rules), tuple(rules), ())
    return _screen(id, checklist, _findings(moment, rows), why)


def _guarded(moment: Moment, rules: Iterable[Rule]) -> tuple[Explanation, ...]:
    all = moment.model.knowledge.explanations
    ids = dict.fromkeys(e for r in rules for e in r.about if e in all)
    return tuple(all[e] for e in ids)


def _telling_apart(moment: Moment) -> Screen | None:
    """The question with the greatest gain per effort, or None where none is worth it."""
    asked = _apart_count(moment)
    most = _apart_budget(moment)
    if asked >= most:
        return None
    best = _best_question(moment, question_gains(moment.model, moment.answers, moment.known))
    if best is None:
        return None
    company, gain = best
    if gain < WORTH * (1 + asked / most):
        return None
    why = WhyAsked(Purpose.TELL_APART, (), (), _separated(moment, company))
    checklist = moment.model.beside.get(company[0].id) if len(company) > 1 else None
    return _screen(checklist.id if checklist else company[0].id, checklist, list(company), why)


def _apart_count(moment: Moment) -> int:
    """How many screens were spent on telling explanations apart."""
    model = moment.model
    apart = [f for f in moment.answers if f not in model.placed]
    rows = Counter(model.beside[f].id for f in apart if f in model.beside)
    lists = sum(ceil(count / ROWS) for count in rows.values())
    return lists + len({_company(model, f) for f in apart if f not in model.beside})


def _apart_budget(moment: Moment) -> int:
    """How many screens may be spent on telling explanations apart."""
    before = screens_used(moment.model, moment.answers) - _apart_count(moment)
    return min(max(ENOUGH - before, FEWEST_APART), MOST_APART)


def question_gains(model: Model, answers: Answers, known: Known) -> Mapping[str, float]:
    """Finding -> what asking it is worth: its facts' gains, shared with what they wait for."""
    states = states_of(model, known.values)
    odds = log_odds(model, states)
    gains = fact_gains(model, states, odds, chances(model.group, odds))
    worth: dict[str, float] = {}
    for number in np.flatnonzero(gains > 1e-9):
        open_leaves = [f for f in model.fact_leaves[number] if f not in answers]
        for finding in open_leaves:
            worth[finding] = worth.get(finding, 0.0) + float(gains[number]) / len(open_leaves)
    return worth


def _best_question(
    moment: Moment, worth: Mapping[str, float]
) -> tuple[tuple[Finding, ...], float] | None:
    findings = moment.model.knowledge.findings
    worth = dict(worth)
    for id in wanted(moment, (Level.SAME_DAY, Level.SOON)):
        worth[id] = worth.get(id, 0.0) + _rule_gain(moment, findings[id])
    unfitting = moment.model.placed - _fitting_rows(moment)
    best: tuple[tuple[Finding, ...], float] | None = None
    for id in sorted(worth):
        if id in unfitting or not moment.askable(findings[id]):
            continue
        company = _asked_together(moment, id, worth)
        effort = sum(f.effort for f in company)
        if company[0].id in moment.model.beside:
            effort = company[0].effort + ROW_EFFORT * (effort - company[0].effort)
        per_effort = round(sum(worth.get(f.id, 0.0) for f in company) / effort, 9)
        if best is None or per_effort > best[1]:
            best = company, per_effort
    return best


def _asked_together(moment: Moment, id: str, worth: Mapping[str, float]) -> tuple[Finding, ...]:
    """The findings that come with this one: those worth most of its checklist, or its form."""
    model, findings = moment.model, moment.model.knowledge.findings
    checklist = model.beside.get(id)
    if checklist is None:
        return tuple(findings[f] for f in _company(model, id) if moment.askable(findings[f]))
    rows = [f for f in checklist.findings if f in worth and moment.askable(findings[f])]
    chosen = sorted(rows, key=lambda f: -round(worth[f], 9))[:ROWS]
    return tuple(findings[f] for f in sorted(chosen, key=checklist.findings.index))


def _fitting_rows(moment: Moment) -> frozenset[str]:
    return frozenset(f for c in checklists(moment) for f in c.findings)


def _rule_gain(moment: Moment, finding: Finding) -> float:
    """What a "yes" would be worth by the rules of lower levels that it would make fire."""
    if finding.kind is not Kind.YES_NO:
        return 0.0
    with_yes = known(moment.model.derived, {**moment.answers, finding.id: True})
    levels = [
        r.level
        for r in moment.model.rules_of.get(finding.id, ())
        if not r.when.fires(moment.known.values) and r.when.fires(with_yes.values)
    ]
    if not levels:
        return RULE_HINT
    missed = moment.model.knowledge.harm.cost[Level.SELF_CARE][max(levels)]
    return max(missed * finding.background * RULE_WORTH, RULE_HINT)


def _company(model: Model, id: str) -> tuple[str, ...]:
    """The findings asked on one screen with this one: the items of a form that adds up."""
    return model.forms.get(id, (id,))


def _separated(moment: Moment, company: tuple[Finding, ...]) -> tuple[Explanation, ...]:
    model = moment.model
    facts = {n for f in company for n in model.facts_of.get(f.id, ())}
    states = states_of(model, moment.known.values)
    chance = chances(model.group, log_odds(model, states))
    targets = {
        link.target
        for link in model.links
        if link.fact in facts and link.target < len(model.explanations)
    }
    likeliest = sorted(targets, key=lambda t: (-round(float(chance[t]), 9), t))[:4]
    return tuple(model.explanations[t] for t in likeliest)


def _findings(moment: Moment, ids: Iterable[str]) -> list[Finding]:
    return [moment.model.knowledge.findings[id] for id in ids]


def _screen(id: str, checklist: Checklist | None, shown: list[Finding], why: WhyAsked) -> Screen:
    """Rows to tick where there are several yes/no findings, else fields."""
    ticks = tuple(f for f in shown if f.kind is Kind.YES_NO)
    if checklist is None and len(ticks) < 2:
        ticks = ()
    fields = tuple(f for f in shown if f not in ticks)
    return Screen(id, checklist, ticks, fields, why)


def _still_to_come(moment: Moment, screen: Screen) -> int:
    """An honest guess: the checklists that may still matter, and the usual few questions after."""
    if screen.why.purpose is Purpose.TELL_APART:
        return max(1, _apart_budget(moment) - _apart_count(moment) - 2)
    urgent = open_danger(moment) - {f.id for f in screen.findings}
    ahead = [
        c
        for c in checklists(moment)
        if c.id != screen.id
        and not c.separating
        and any(f not in moment.answers for f in c.findings)
        and (c.opening or urgent & set(c.findings))
    ]
    return len(ahead) + FEWEST_APART
