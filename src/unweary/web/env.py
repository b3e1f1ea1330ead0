"""Settings from the environment: typed, secrets also from files, mistakes told all at once."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})


class BadSettings(ValueError):
    """Some settings cannot be used; `problems` has a sentence for each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class Env:
    """Reads settings of one prefix. Problems are gathered and raised by `refuse_unknown`."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self._read: set[str] = set()
        self._problems: list[str] = []

    def text(self, name: str, *, default: str = "") -> str:
        """The value, without blanks around it."""
        self._read.add(name)
        return self._values.get(name, default).strip()

    def listed(self, name: str, *, default: tuple[str, ...] = ()) -> list[str]:
        """Values separated by commas."""
        given = self.text(name)
        return [part.strip() for part in given.split(",") if part.strip()] or list(default)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Yes or no, in any of the usual words."""
        given = self.text(name).lower()
        if given in YES or given in NO:
            return given in YES
        if given:
            self._problems.append(f'{name} is "{given}"; write "yes" or "no".')
        return default

    def whole(self, name: str, *, default: int, least: int, most: int) -> int:
        """A whole number within bounds."""
        given = self.text(name)
        if not given:
            return default
        try:
            number = int(given)
        except ValueError:
            number = least - 1
        if not least <= number <= most:
            self._problems.append(
                f'{name} is "{given}"; write a whole number from {least} to {most}.'
            )
            return default
        return number

    def secret(self, name: str) -> str:
        """A secret, or the content of the file that NAME_FILE names; "" where neither is set."""
        self._read.add(f"{name}_FILE")
        given = self.text(name)
        path = self._values.get(f"{name}_FILE", "").strip()
        if given or not path:
            return given
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            self._problems.append(f"{name}_FILE cannot be read: {error.strerror}: {path}.")
            return ""

    def problem(self, sentence: str) -> None:
        """Add a problem that only the settings themselves can see."""
        self._problems.append(sentence)

    def refuse_unknown(self, prefix: str) -> None:
        """Call last. Raises BadSettings for misspelt names and everything found before."""
        for name in sorted(set(self._values) - self._read):
            if name.startswith(prefix):
                near = difflib.get_close_matches(name, sorted(self._read), n=1)
                hint = f" Did you mean {near[0]}?" if near else ""
                self._problems.append(f"{name} is not a setting.{hint}")
        if self._problems:
            raise BadSettings(self._problems)
