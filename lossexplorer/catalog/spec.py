"""The contract of a loss: one frozen declaration from which list, panel, plots, checks and tests follow."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from lossexplorer.base import Message, Problem
from lossexplorer.catalog.family import Family
from lossexplorer.catalog.named import Named, by_name
from lossexplorer.catalog.params import Param, resolve
from lossexplorer.catalog.reductions import REDUCTIONS, reduction_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from torch import Tensor

    from lossexplorer.catalog.tasks import Task
    from lossexplorer.catalog.tasks.task import Activation

Kind = Literal["elementwise", "set"]
Role = Literal["loss", "metric", "strategy", "function"]
"""``loss``: what training makes small. ``metric``: what judges a model and is counted, not trained on. ``strategy``:
what is done to losses, gradients or numbers while training. ``function``: what others are made of."""
Values = dict[str, Any]


@dataclass(frozen=True)
class Known:
    """One published or hand-checked value; nested tuples stand for tensors."""

    inputs: tuple[Any, ...]
    value: Any
    source: str
    parameters: Mapping[str, Any] | None = None
    reduction: str | None = None
    digits: int | None = None
    """Decimal places to which the source states it; None where it is exact."""


MarkKind = Literal["minimum", "kink", "joint", "chance", "bound", "wall", "asymptote", "step", "guide"]


@dataclass(frozen=True)
class Mark:
    """A place of a curve that deserves a name, in the native coordinate of the entry's scene.

    Kinds: ``minimum``; ``kink``, the gradient jumps; ``joint``, the formula changes smoothly; ``chance``, what a
    model scores that knows nothing; ``bound``, a level that is approached but not passed; ``wall``, a place where
    the loss is infinite; ``asymptote``, a straight line that is approached; ``step``, the value jumps; ``guide``, a
    place, a level or a line to compare with.
    """

    kind: MarkKind
    name: Message
    at: float | None = None
    level: float | None = None
    line: tuple[float, float] | None = None
    """Slope and intercept of an asymptote or a guide."""
    toward: float = 0
    """The end, −inf or +inf, at which an asymptote or a bound is approached."""


@dataclass(frozen=True)
class MoreExact:
    """What it costs to be more exact than torch's function of the same name."""

    factor: float
    """At most so many times the time of torch, for value and gradient without checks."""
    why: str
    """What is kept that torch loses."""


@dataclass(frozen=True)
class Rows:
    """What stands for a row's own value where the loss is one value of a whole set."""

    title: str
    fn: Callable[..., Tensor]
    """Of inputs and parameters; the first axis of the result is that of the rows."""
    alone: bool = False
    """Whether it is the loss of each row by itself, so that a picture of single rows needs no set."""

    @cached_property
    def _named(self) -> Named:
        return Named(self.fn)

    def __call__(self, *inputs: Tensor, **parameters: Any) -> Tensor:
        """``fn`` of the inputs, and of those of the parameters that it names."""
        values: Tensor = self._named(*inputs, **parameters)
        return values


@dataclass(frozen=True)
class Origin:
    """Where an entry comes from that is not part of this program."""

    path: str
    """The file, absolute; empty if it comes from a package."""
    name: str
    """The function or class in it."""
    package: str = ""
    """The distribution that brought it."""
    trouble: Message | None = None
    """Why it cannot be computed at present: its file is not trusted, broken, or gone."""
    remedy: Literal["", "trust", "again"] = ""
    """What a person can do about it here."""


@dataclass(frozen=True)
class Tally:
    """How one value of a whole set is made of its chunks: what each adds, and what is made of all of it."""

    part: Callable[..., tuple[Tensor, ...]]
    """Of inputs and parameters: counts, or scores and what they belong to."""
    merge: Literal["sum", "cat"]
    """Whether parts are added up, or laid one behind the other because their order matters."""
    finish: Callable[..., Tensor]
    """Of what was merged, and the parameters."""

    def __post_init__(self) -> None:
        by_name(self, "part", "finish")


@dataclass(frozen=True, kw_only=True)
class Loss:
    """A loss function and all that the program says, draws and tests of it.

    Its functions are handed inputs by position and all parameters by name; all but ``fn`` take those that they name.
    Calling it computes: ``loss(*inputs, reduction=…, **parameters)`` takes torch tensors and gives a torch tensor
    that can be differentiated. Half types are computed in float32 and rounded once.
    """

    key: str = ""
    """Of the catalogue's own, the name of the file."""
    family: Family = Family.OWN
    """Of the catalogue's own, the folder of the file."""
    title: str
    task: Task
    formula: str
    """LaTeX of the unreduced value; what its letters stand for may follow after ``\\quad``."""
    plain: str
    """One sentence for people who know no calculus."""
    convention: str
    """Which of the usual conventions this entry follows."""
    fn: Callable[..., Tensor]
    """Of inputs and parameters: the unreduced array (torch's ``none``); of a ``set``, what that set has."""
    role: Role = "loss"
    higher_is_better: bool = False
    """Whether a model is the better the larger it is; then there is nothing to make small."""
    differentiable: bool = True
    """Whether there is a gradient: counts, ranks and roundings move in steps and have none."""
    params: tuple[Param, ...] = ()
    kind: Kind | Callable[[Values], Kind] = "elementwise"
    """``elementwise``: values of different rows do not depend on each other. ``set``: they do."""
    row: Literal["mean", "sum"] = "mean"
    """How a row of several elements becomes one value."""
    rows: Rows | None = None
    finish: Callable[..., Tensor] | None = None
    """For a set whose one value is a function of the mean of ``rows``: that function, so that it can be streamed."""
    tally: Tally | None = None
    """For a set whose one value is made of counts or ranks: how it is streamed."""
    pairwise: bool = False
    """Whether a set of n rows costs n² memory."""
    mass: Callable[..., Tensor] | None = None
    """Of target and parameters: the share of each element in the denominator of the mean; 0 = ignored. Default 1."""
    reductions: tuple[str, ...] = ("mean", "none")
    gradient: Callable[..., Tensor] | None = None
    """Closed form of the gradient of the unreduced value by the first input. Takes ``p``, the probabilities that
    the task makes of it (a buffer that may be overwritten), then inputs and parameters. Autograd does without."""
    of_true_class: Callable[..., Tensor] | None = None
    """Of log p_y, class indices and parameters, ``(n,)``: the unreduced values of a loss that looks at no other class
    (while ``label_smoothing`` is 0). One pass over the classes is then enough."""
    marks: Callable[[Values, Values], tuple[Mark, ...]] | None = None
    """Of the parameters and of the controls of the scene."""
    convex: bool = False
    """Whether the curve of a fixed target is convex in the native coordinate, whatever the parameters."""
    native: str | Callable[[Values], str] = ""
    """Name in ``torch.nn.functional`` of the same function with the same parameter names; empty if there is none.
    It may depend on the parameters, of which those that torch lacks are then at their default."""
    mean: Callable[..., Tensor] | None = None
    """Of inputs and parameters: the mean in one pass where torch has it, without a value of each row in memory."""
    more_exact: MoreExact | None = None
    """Where it is more exact than torch, and slower for it."""
    detached: Callable[[Values], bool] | None = None
    """Whether under these parameters a part is held constant, so that the gradient is not the slope of the value."""
    no_picture: str = ""
    """Why no curve along one axis would be honest, in whole sentences; empty where the scenes of the task have one."""
    aliases: tuple[str, ...] = ()
    """What else people call it, for the search: nicknames, and names that libraries give it."""
    references: tuple[str, ...]
    """Where the definition comes from; an address may follow behind a space."""
    known: tuple[Known, ...]
    origin: Origin | None = None
    """Of an entry that somebody brought along; it has no known values."""

    def __post_init__(self) -> None:
        by_name(self, "mass", "gradient", "of_true_class", "finish")
        names = tuple(p.name for p in self.params)
        signature = tuple(str(p).split(":")[0] for p in inspect.signature(self.fn).parameters.values())
        if signature != self.task.inputs + names:
            raise ValueError(f"{self.title}: fn takes {signature}, declared are {self.task.inputs + names}")
        if not set(self.reductions) <= set(REDUCTIONS):
            raise ValueError(f"{self.title}: unknown reduction in {self.reductions}")
        if not self.references or not (self.known or self.origin):
            raise ValueError(f"{self.title}: an entry has references and known values")

    def __call__(self, *inputs: Tensor, reduction: str | None = None, check: bool = True, **parameters: Any) -> Tensor:
        """The loss of the inputs (their order is ``task.inputs``).

        Args:
            inputs: tensors, or what ``torch.as_tensor`` takes.
            reduction: one of ``reductions``; by default the first of them.
            check: whether shapes and values are looked at first; without, torch may broadcast or crash.
            parameters: by keyword, see ``params``.

        Raises:
            Problem: inputs, parameters or reduction do not fit; the sentence says what is wanted.
        """
        from lossexplorer.catalog.call import call

        return call(self, inputs, reduction, check, parameters)

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """Title and address of every reference; the address is empty where there is none."""
        ends = [(reference, *reference.rpartition(" ")[::2]) for reference in self.references]
        return tuple(
            (title, last) if last.startswith("https://") else (all_of_it, "") for all_of_it, title, last in ends
        )

    @property
    def trouble(self) -> Message | None:
        """What is wrong at present with an entry that somebody brought along."""
        return self.origin.trouble if self.origin is not None else None

    def need_sound(self) -> None:
        """See that it can be computed.

        Raises:
            Problem: it has a trouble.
        """
        if self.trouble is not None:
            raise Problem(self.trouble)

    def resolve(self, parameters: Values) -> Values:
        """Parameters checked, defaults filled in.

        Raises:
            UsageProblem: see ``params.resolve``.
        """
        return resolve(self.params, parameters, self.key)

    def kind_of(self, parameters: Values) -> Kind:
        """The kind under these (resolved) parameters: Dice over the batch is a set, Dice of each image is not."""
        return self.kind(parameters) if callable(self.kind) else self.kind

    def shows_rows(self, parameters: Values) -> bool:
        """Whether ``rows`` says what stands for a row: a set has no value of a row, nor has what gives arrays."""
        return self.rows is not None and (self.kind_of(parameters) == "set" or self.role in ("function", "strategy"))

    def activation_of(self, parameters: Values) -> Activation:
        """How predictions become probabilities: as the task says, or as a metric is told where it takes either."""
        wish: Activation | Literal["none"] = parameters.get("activation", "none")
        return wish if self.role == "metric" and wish != "none" else self.task.activation

    def is_detached(self, parameters: Values) -> bool:
        """Whether the gradient under these parameters is meant to differ from the slope of the value."""
        return self.detached is not None and self.detached(parameters)

    def native_of(self, parameters: Values) -> str:
        """Name in ``torch.nn.functional`` of what gives the same under these parameters, or nothing."""
        return self.native(parameters) if callable(self.native) else self.native

    def reduction_of(self, wish: str | None) -> str:
        """The reduction to use: the wish, or the first that the entry has.

        Raises:
            UsageProblem: the entry has no such reduction; the sentence says which it has.
        """
        return reduction_of(self, wish)
