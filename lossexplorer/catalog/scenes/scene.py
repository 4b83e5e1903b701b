"""What a scene says of itself, and what a lay says of a task in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lossexplorer.catalog.params import Param

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

    from lossexplorer.base import Message
    from lossexplorer.catalog.spec import Values

Place = dict[str, Any]
"""The coordinates of positions in a scene, by name."""


@dataclass(frozen=True)
class Axis:
    """What may be drawn from left to right."""

    key: str
    title: str
    symbol: str
    range: tuple[float, float]
    """What is shown at first."""
    limits: tuple[float, float] = (-1e6, 1e6)
    """What exists."""
    affine: bool = True
    """Whether it is a shifted or mirrored native coordinate, on which straight lines stay straight."""
    decades: bool = False
    """Whether positions are powers of ten, which the ticks write out."""


@dataclass(frozen=True)
class Scene:
    """A family of axes, the controls of what is held fixed, and the maps between them."""

    key: str
    title: str
    axes: tuple[Axis, ...]
    """The first one is the native coordinate, in which marks are declared."""
    controls: tuple[Param, ...]
    place: Callable[[Tensor, str, Values], dict[str, Tensor]]
    """Positions on an axis → the coordinates that lays ask for, by name."""
    show: Callable[[float, str, Values], float | None]
    """A native coordinate → its position on an axis; None where it has none."""
    find: Callable[[float, str, Values], float | None]
    """The other way round; None where the axis is no map of the native coordinate."""
    bounds: Callable[[str, Values], tuple[float, float]] | None = None
    """Limits of an axis where they depend on the controls."""
    spans_decades: bool = False
    """Whether what is drawn does, so that a logarithmic scale shows it at first."""

    def axis(self, key: str) -> Axis:
        """The axis of this key.

        Raises:
            KeyError: the scene has no such axis.
        """
        for axis in self.axes:
            if axis.key == key:
                return axis
        raise KeyError(key)

    def limits(self, axis: str, setting: Values) -> tuple[float, float]:
        """Where positions on the axis exist, under these controls."""
        return self.bounds(axis, setting) if self.bounds else self.axis(axis).limits

    def defaults(self) -> Values:
        """Every control at its default."""
        return {p.name: p.default for p in self.controls}


@dataclass(frozen=True, kw_only=True)
class Pinned(Param):
    """Numbers that a row of a batch holds fixed, where a slider could not: the logits of the other classes."""

    default: None = None
    optional: bool = True

    def _check(self, value: Any) -> tuple[float, ...]:
        return tuple(float(x) for x in value)

    def _parse(self, text: str) -> Any:
        return text.replace("−", "-").split(",")


@dataclass(frozen=True)
class Lay:
    """How a task is drawn in a scene."""

    inputs: Callable[[Place, Values, Values], tuple[Tensor, ...]]
    """Of a place, the controls and the parameters. The first axis runs over the positions; of a set loss, each
    position has a set of its own."""
    controls: tuple[str, ...]
    """What of the scene matters here."""
    note: Message | None = None
    """What the loss is taken of, where that is not what the axis suggests."""
    moved: tuple[str, ...] = ()
    """Parameters that are what runs: coordinates of the place, by their names."""
    value: Callable[[Tensor], Tensor] | None = None
    """Which one of several numbers is drawn: of the unreduced array of every position, the positions first."""

    @property
    def is_plain(self) -> bool:
        """Whether all that runs are inputs, and all that comes out of them is drawn."""
        return not self.moved and self.value is None
