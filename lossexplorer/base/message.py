"""Text for people, kept as template and values until the edge translates it first and formats it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def mark(text: str) -> str:
    """The text itself; tells the collector of translations that people will read it."""
    return text


def plain_number(x: float) -> str:
    """A number as a command line prints it: whole ones in full, others with six digits."""
    return str(x) if isinstance(x, int) else f"{x:.6g}"


def called(name: str) -> Message:
    """A name of something as a message: that of a sample is translated, one that somebody gave is shown as it is."""
    return Message(name.replace("{", "{{").replace("}", "}}"))


class Message:
    """One sentence for people: an English template with named fields, and the values to fill in.

    ``Message("{name} has {n} row", plural="{name} has {n} rows", name="a.npy", n=3)`` is shown as
    "a.npy has 3 rows". The field ``n`` chooses between the two templates. A value may be a Message
    itself. Templates are collected from the source for translation, so they are literal strings.
    """

    __slots__ = ("plural", "template", "values")

    def __init__(self, template: str, /, plural: str = "", **values: object) -> None:
        self.template = template
        self.plural = plural
        self.values: Mapping[str, object] = values

    def render(self, translate: Callable[[str], str] = str, number: Callable[[float], str] = plain_number) -> str:
        """The sentence, its template passed through ``translate`` and its numbers through ``number``."""
        one = self.values.get("n") == 1
        template = self.template if one or not self.plural else self.plural
        shown: dict[str, str] = {}
        for name, value in self.values.items():
            if isinstance(value, Message):
                shown[name] = value.render(translate, number)
            elif isinstance(value, int | float) and not isinstance(value, bool):
                shown[name] = number(value)
            else:
                shown[name] = str(value)
        return translate(template).format_map(shown)

    def __str__(self) -> str:
        return self.render()

    def __repr__(self) -> str:
        return f"Message({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Message):
            return NotImplemented
        return (self.template, self.plural, self.values) == (other.template, other.plural, other.values)

    def __hash__(self) -> int:
        return hash((self.template, tuple(sorted((k, str(v)) for k, v in self.values.items()))))


class Problem(ValueError):
    """Something the user can mend: bad input, an impossible wish. Carries one clear sentence.

    Args:
        message: what is wrong and what to do.
        details: what a library said about it, for those who want to know; never shown first.
    """

    def __init__(self, message: Message, details: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.details = details
        self.of_file = False
        """Whether rows of a file could not be read, whatever they hold."""

    def __str__(self) -> str:
        return str(self.message)


class UsageProblem(Problem):
    """A wish that no data could fulfil: an unknown loss, a parameter outside its domain."""
