"""Expressions over findings: the language of rules, of clues and of "whom it is asked of".

Written as people read them: `back_pain and not nerve_symptom_duration_days > 14`, with
`at_least(2, a, b, c)`, `total(a, b) >= 3` for forms that add up and `bmi(weight_kg, height_cm)`.
Three readings of one text:

- `settled`: True, False, or None while unknown answers leave it open (Kleene).
- `fires`: an unknown answer is not a yes, but neither does it hide behind "not": `not unknown`
  is true. This is how rules are read, so that silence errs towards urgency.
- `possible`: could any answers still to come make it fire?
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

COMPARISONS = {
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}

Known = Mapping[str, object]  # finding id -> bool, str or float; unsure and unasked are absent
Maybe = frozenset[str]  # findings answered "not sure"
NOBODY: Maybe = frozenset()


class BadExpression(ValueError):
    """The text is no expression over findings; the message says where and why."""


@dataclass(frozen=True)
class Expression:
    """A parsed expression. `text` is what was written, squeezed to one line."""

    text: str
    node: Node

    def settled(self, known: Known) -> bool | None:
        """True or False where the known answers decide it, None where they do not."""
        return self.node.settled(known)

    def fires(self, known: Known, maybe: Maybe = NOBODY) -> bool:
        """True where the known answers make it hold, "not unknown" counting as true.

        maybe: findings answered "not sure", read as if they made their part hold.
        """
        return self.node.fires(known, maybe)

    def possible(self, known: Known) -> bool:
        """Whether answers still to come could make it fire."""
        return self.node.possible(known)

    def refused(self) -> frozenset[str]:
        """The findings that stand behind a "not": a "yes" to them can undo it."""
        return frozenset(self.node.refused())

    def forms(self) -> frozenset[tuple[str, ...]]:
        """The groups of findings that only count together: sums and body measures."""
        return frozenset(self.node.forms())

    def holding(self, known: Known) -> frozenset[str]:
        """The findings whose known values make it fire; empty where it does not."""
        return frozenset(self.node.holding(known))

    def findings(self) -> frozenset[str]:
        """Every finding it looks at."""
        return frozenset(self.node.findings())

    def wants(self, known: Known, maybe: Maybe = NOBODY) -> frozenset[str]:
        """The unknown findings to ask next: of parts that must all hold, the shortest first.

        A part that may hold (`maybe`) is taken to hold, so that doubt never ends the asking.
        """
        return self.node.wants(known, maybe)

    def doubts(self, known: Known) -> frozenset[str]:
        """The unknown findings that keep `settled` open."""
        return frozenset(f for f in self.node.open_leaves(known))

    def __str__(self) -> str:
        return self.text


class Node:
    """A part of an expression."""

    def settled(self, known: Known) -> bool | None:
        raise NotImplementedError

    def fires(self, known: Known, maybe: Maybe) -> bool:
        raise NotImplementedError

    def possible(self, known: Known) -> bool:
        raise NotImplementedError

    def refused(self) -> Iterator[str]:
        yield from ()

    def forms(self) -> Iterator[tuple[str, ...]]:
        yield from ()

    def holding(self, known: Known) -> Iterator[str]:
        raise NotImplementedError

    def findings(self) -> Iterator[str]:
        raise NotImplementedError

    def wants(self, known: Known, maybe: Maybe) -> frozenset[str]:
        raise NotImplementedError

    def open_leaves(self, known: Known) -> Iterator[str]:
        raise NotImplementedError


@dataclass(frozen=True)
class Leaf(Node):
    """Something that is decided by its findings' values alone."""

    def settled(self, known: Known) -> bool | None:
        raise NotImplementedError

    def fires(self, known: Known, maybe: Maybe) -> bool:
        settled = self.settled(known)
        if settled is None and maybe:
            return all(f in known or f in maybe for f in self.findings())
        return settled is True

    def possible(self, known: Known) -> bool:
        return self.settled(known) is not False

    def holding(self, known: Known) -> Iterator[str]:
        if self.settled(known):
            yield from self.findings()

    def wants(self, known: Known, maybe: Maybe) -> frozenset[str]:
        return frozenset(self.open_leaves(known)) - maybe

    def open_leaves(self, known: Known) -> Iterator[str]:
        if self.settled(known) is None:
            yield from (f for f in self.findings() if f not in known)


@dataclass(frozen=True)
class Yes(Leaf):
    """A finding answered yes."""

    finding: str

    def settled(self, known: Known) -> bool | None:
        value = known.get(self.finding)
        return None if value is None else value is True

    def findings(self) -> Iterator[str]:
        yield self.finding


@dataclass(frozen=True)
class Compare(Leaf):
    """A number or a choice held against a value."""

    finding: str
    op: str
    value: float | str

    def settled(self, known: Known) -> bool | None:
        found = known.get(self.finding)
        return None if found is None else _holds(found, self.op, self.value)

    def findings(self) -> Iterator[str]:
        yield self.finding


@dataclass(frozen=True)
class Total(Leaf):
    """The scores of several answers added up, held against a value."""

    of: tuple[str, ...]
    op: str
    value: float

    def settled(self, known: Known) -> bool | None:
        values = [known.get(f) for f in self.of]
        if any(v is None for v in values):
            return None
        return _holds(sum(_score(v) for v in values), self.op, self.value)

    def findings(self) -> Iterator[str]:
        yield from self.of

    def forms(self) -> Iterator[tuple[str, ...]]:
        yield self.of


@dataclass(frozen=True)
class BodyMass(Leaf):
    """Body mass index, kg per square metre, held against a value."""

    weight_kg: str
    height_cm: str
    op: str
    value: float

    def settled(self, known: Known) -> bool | None:
        weight, height = known.get(self.weight_kg), known.get(self.height_cm)
        if not isinstance(weight, float) or not isinstance(height, float):
            return None
        return _holds(weight / (height / 100) ** 2, self.op, self.value)

    def findings(self) -> Iterator[str]:
        yield self.weight_kg
        yield self.height_cm

    def forms(self) -> Iterator[tuple[str, ...]]:
        yield (self.weight_kg, self.height_cm)


@dataclass(frozen=True)
class Not(Node):
    """The opposite."""

    part: Node

    def settled(self, known: Known) -> bool | None:
        inner = self.part.settled(known)
        return None if inner is None else not inner

    def fires(self, known: Known, maybe: Maybe) -> bool:
        return not self.part.fires(known, NOBODY)

    def possible(self, known: Known) -> bool:
        return self.part.settled(known) is not True

    def holding(self, known: Known) -> Iterator[str]:
        yield from ()

    def findings(self) -> Iterator[str]:
        yield from self.part.findings()

    def forms(self) -> Iterator[tuple[str, ...]]:
        yield from self.part.forms()

    def refused(self) -> Iterator[str]:
        yield from self.part.findings()

    def wants(self, known: Known, maybe: Maybe) -> frozenset[str]:
        return frozenset(self.open_leaves(known)) - maybe

    def open_leaves(self, known: Known) -> Iterator[str]:
        if self.settled(known) is None:
            yield from self.part.open_leaves(known)


@dataclass(frozen=True)
class AtLeast(Node):
    """At least so many of the parts. `all` and `any` are its two ends."""

    least: int
    parts: tuple[Node, ...]

    def settled(self, known: Known) -> bool | None:
        states = [p.settled(known) for p in self.parts]
        if states.count(True) >= self.least:
            return True
        return None if len(states) - states.count(False) >= self.least else False

    def fires(self, known: Known, maybe: Maybe) -> bool:
        return sum(p.fires(known, maybe) for p in self.parts) >= self.least

    def possible(self, known: Known) -> bool:
        return sum(p.possible(known) for p in self.parts) >= self.least

    def holding(self, known: Known) -> Iterator[str]:
        if self.fires(known, NOBODY):
            for part in self.parts:
                yield from part.holding(known)

    def findings(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.findings()

    def forms(self) -> Iterator[tuple[str, ...]]:
        for part in self.parts:
            yield from part.forms()

    def refused(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.refused()

    def wants(self, known: Known, maybe: Maybe) -> frozenset[str]:
        if not self.possible(known):
            return frozenset()
        opens = [p.wants(known, maybe) for p in self.parts if not p.fires(known, maybe)]
        opens = [w for w in opens if w]
        if not opens:
            return frozenset()
        if self.least == len(self.parts):
            return min(opens, key=lambda w: (len(w), sorted(w)))
        return frozenset().union(*opens)

    def open_leaves(self, known: Known) -> Iterator[str]:
        if self.settled(known) is None:
            for part in self.parts:
                yield from part.open_leaves(known)


def parse(text: str) -> Expression:
    """Read an expression. Raises BadExpression."""
    squeezed = " ".join(text.split())
    try:
        tree = ast.parse(squeezed, mode="eval")
    except SyntaxError as error:
        raise BadExpression(f"cannot read {squeezed!r}: {error.msg}") from error
    return Expression(squeezed, _node(tree.body))


def _node(tree: ast.expr) -> Node:
    match tree:
        case ast.Name(id=name):
            return Yes(name)
        case ast.UnaryOp(op=ast.Not(), operand=part):
            return Not(_node(part))
        case ast.BoolOp(op=ast.And(), values=parts):
            return AtLeast(len(parts), tuple(_node(p) for p in parts))
        case ast.BoolOp(op=ast.Or(), values=parts):
            return AtLeast(1, tuple(_node(p) for p in parts))
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in COMPARISONS:
            return _comparison(left, COMPARISONS[type(op)], _constant(right))
        case ast.Call(func=ast.Name(id="at_least"), args=[ast.Constant(value=int(n)), *parts]):
            if not 1 <= n <= len(parts):
                raise BadExpression(f"at_least({n}, ...) of {len(parts)} parts")
            return AtLeast(n, tuple(_node(p) for p in parts))
    raise BadExpression(f"{ast.unparse(tree)!r} is not a finding, a comparison, and, or, not")


def _comparison(left: ast.expr, op: str, value: float | str) -> Node:
    match left:
        case ast.Name(id=name):
            return Compare(name, op, value)
        case ast.Call(func=ast.Name(id="bmi"), args=[ast.Name(id=weight), ast.Name(id=height)]):
            if isinstance(value, float):
                return BodyMass(weight, height, op, value)
        case ast.Call(func=ast.Name(id="total"), args=parts) if isinstance(value, float):
            names = tuple(p.id for p in parts if isinstance(p, ast.Name))
            if len(names) == len(parts) and names:
                return Total(names, op, value)
    raise BadExpression(f"{ast.unparse(left)!r} cannot be compared")


def _constant(tree: ast.expr) -> float | str:
    match tree:
        case ast.Constant(value=bool()):
            pass
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Constant(value=str() as text):
            return text
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            return -float(number)
    raise BadExpression(f"{ast.unparse(tree)!r} is neither a number nor a quoted choice")


def _holds(found: object, op: str, value: float | str) -> bool:
    match op, found, value:
        case "==", _, _:
            return found == value
        case "!=", _, _:
            return found != value
        case _, int() | float(), float():
            return {
                ">": found > value,
                ">=": found >= value,
                "<": found < value,
                "<=": found <= value,
            }[op]
    raise BadExpression(f"{found!r} {op} {value!r} does not compare")


def _score(value: object) -> float:
    """What an answer adds to a total: a number its value, a choice the digits that end its id."""
    match value:
        case bool():
            return float(value)
        case int() | float():
            return float(value)
        case str() if value.rpartition("_")[2].isdigit():
            return float(value.rpartition("_")[2])
    raise BadExpression(f"{value!r} has no score")
