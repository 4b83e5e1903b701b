"""The picture in Explore, and what can be done to it. Domains are checked here: no state holds an impossible value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from lossexplorer.base import Message, Problem
from lossexplorer.catalog.params import resolve
from lossexplorer.catalog.registry import CATALOGUE, kept
from lossexplorer.catalog.scenes import SCENES, Pinned, lay_of, scenes_of, why_no_picture

if TYPE_CHECKING:
    from lossexplorer.catalog.params import Param

Pairs = tuple[tuple[str, Any], ...]
YScale = Literal["linear", "log", "symlog"]
Y_SCALES: tuple[YScale, ...] = ("linear", "log", "symlog")
DECIMALS = 12
"""Of a position that a hand chooses."""
MOST_CURVES = 7
"""As many as there are colours that colour-blind people can tell apart."""


@dataclass(frozen=True)
class CurveState:
    """One curve of the picture."""

    id: int
    key: str
    parameters: Pairs
    slot: int
    """Which of the colours it has, for as long as it is shown."""
    shown: bool = True


@dataclass(frozen=True)
class ExploreState:
    """One picture: curves that share a scene and an axis."""

    scene: str
    axis: str
    setting: Pairs
    curves: tuple[CurveState, ...]
    selected: int | None
    """Identity of the curve whose parameters are at hand."""
    cursor: float
    y_scale: YScale = "linear"
    span: tuple[float, float] | None = None
    """What is in view from left to right; None is the axis's own range. Not a step of its own."""
    pin: Message | None = None
    """The row of a batch that the controls hold."""
    pin_at: float | None = None
    """Where that row stands, in the scene's own coordinate."""

    def curve(self, id: int) -> CurveState:
        """The curve of this identity.

        Raises:
            KeyError: there is none.
        """
        for curve in self.curves:
            if curve.id == id:
                return curve
        raise KeyError(id)

    @property
    def view(self) -> tuple[float, float]:
        """First and last position in view."""
        return self.span or SCENES[self.scene].axis(self.axis).range

    @property
    def pinned(self) -> float | None:
        """Where the row that is held stands on the present axis; None if there is none, or it has no place there."""
        if self.pin is None or self.pin_at is None:
            return None
        return SCENES[self.scene].show(self.pin_at, self.axis, dict(self.setting))

    def controls(self) -> tuple[Param, ...]:
        """What of the scene a person can set by hand, and a curve of this picture depends on."""
        used: set[str] = set()
        for curve in self.curves:
            lay = lay_of(CATALOGUE.get(curve.key), self.scene)
            used |= set(lay.controls) if lay else set()
        if dict(self.setting).get("others") is not None:
            used -= {"classes", "other_logits"}  # a row of a batch holds them
        return tuple(p for p in SCENES[self.scene].controls if p.name in used and not isinstance(p, Pinned))


def _curve(id: int, key: str, slot: int, parameters: dict[str, Any] | None = None) -> CurveState:
    return CurveState(id, key, tuple(CATALOGUE.get(key).resolve(parameters or {}).items()), slot)


def first_picture() -> ExploreState:
    """What a new window shows: three opinions about an error."""
    keys = ("mse_loss", "huber_loss", "l1_loss")
    scene = SCENES["regression"]
    curves = tuple(_curve(i, key, i) for i, key in enumerate(keys))
    return ExploreState(scene.key, "error", tuple(scene.defaults().items()), curves, 1, 1.5)


def reason_against(state: ExploreState, key: str) -> Message | None:
    """Why this loss cannot join the picture; None if it can."""
    loss = CATALOGUE.get(key)
    if lay_of(loss, state.scene) is not None:
        return None
    scenes = scenes_of(loss)
    if loss.trouble is not None:
        return loss.trouble
    if not scenes:
        return why_no_picture(loss)
    if state.curves:
        return Message(
            "{loss} belongs to “{own}”, this picture shows “{other}”",
            loss=Message(loss.title),
            own=Message(SCENES[scenes[0]].title),
            other=Message(SCENES[state.scene].title),
        )
    return None


def add(state: ExploreState, key: str, parameters: dict[str, Any] | None = None) -> ExploreState:
    """The picture with one more curve, selected; an empty picture takes the scene of the loss.

    Raises:
        Problem: the loss does not belong here, or there are no colours left.
    """
    reason = reason_against(state, key)
    if reason is not None:
        raise Problem(reason)
    if not state.curves:
        return new_picture(key, parameters)
    taken = {c.slot for c in state.curves}
    free = [s for s in range(MOST_CURVES) if s not in taken]
    if not free:
        raise Problem(Message("{n} curves are as many as can be told apart: remove one first", n=MOST_CURVES))
    id = max(c.id for c in state.curves) + 1
    return replace(state, curves=(*state.curves, _curve(id, key, free[0], parameters)), selected=id)


def take(state: ExploreState, key: str) -> ExploreState:
    """The picture with this loss at hand: the first curve of it that is there, drawn, or else a new one.

    Raises:
        Problem: see ``add``.
    """
    at_hand = [c for c in state.curves if c.key == key]
    if not at_hand:
        return add(state, key)
    ids = [c.id for c in at_hand]
    id = state.selected if state.selected in ids else ids[0]
    return show(select(state, id), id, True)


def new_picture(key: str, parameters: dict[str, Any] | None = None, scene_key: str | None = None) -> ExploreState:
    """A picture of this loss alone, in its own scene if no other is asked for."""
    scene = SCENES[scene_key or scenes_of(CATALOGUE.get(key))[0]]
    axis = scene.axes[0]
    cursor = round(axis.range[0] + 0.7 * (axis.range[1] - axis.range[0]), DECIMALS)
    setting = tuple(scene.defaults().items())
    scale: YScale = "log" if scene.spans_decades else "linear"
    return ExploreState(scene.key, axis.key, setting, (_curve(0, key, 0, parameters),), 0, cursor, scale)


def duplicate(state: ExploreState, id: int) -> ExploreState:
    """The picture with a second curve of the same loss and parameters."""
    curve = state.curve(id)
    return add(state, curve.key, dict(curve.parameters))


def remove(state: ExploreState, id: int) -> ExploreState:
    """The picture without this curve."""
    left = tuple(c for c in state.curves if c.id != id)
    selected = state.selected if state.selected != id else (left[-1].id if left else None)
    return replace(state, curves=left, selected=selected)


def renew(state: ExploreState) -> ExploreState:
    """The picture with the catalogue as it is now: curves of what is gone left out, parameters that it has kept."""
    gone = [c.id for c in state.curves if c.key not in CATALOGUE]
    for id in gone:
        state = remove(state, id)
    brought = {loss.key: loss for loss in CATALOGUE.brought()}
    curves = tuple(
        replace(c, parameters=tuple(kept(brought[c.key], dict(c.parameters)).items())) if c.key in brought else c
        for c in state.curves
    )
    return replace(state, curves=curves)


def select(state: ExploreState, id: int) -> ExploreState:
    """The picture with this curve's parameters at hand."""
    return replace(state, selected=state.curve(id).id)


def _with(state: ExploreState, curve: CurveState) -> ExploreState:
    return replace(state, curves=tuple(curve if c.id == curve.id else c for c in state.curves))


def show(state: ExploreState, id: int, shown: bool) -> ExploreState:
    """The picture with this curve drawn, or kept back."""
    return _with(state, replace(state.curve(id), shown=shown))


def set_parameter(state: ExploreState, id: int, name: str, value: Any) -> ExploreState:
    """The picture with another value of one parameter.

    Raises:
        UsageProblem: the value is outside the domain.
    """
    curve = state.curve(id)
    parameters = CATALOGUE.get(curve.key).resolve(dict(curve.parameters) | {name: value})
    return _with(state, replace(curve, parameters=tuple(parameters.items())))


def follow(state: ExploreState, key: str, parameters: dict[str, Any]) -> ExploreState:
    """The picture with the selected curve under these parameters too, or, if they are another loss's, with that one.

    Raises:
        Problem: see ``add``.
    """
    if state.selected is None or state.curve(state.selected).key != key:
        return add(state, key, parameters)
    for name, value in parameters.items():
        state = set_parameter(state, state.curve(state.selected).id, name, value)
    return state


def set_control(state: ExploreState, name: str, value: Any) -> ExploreState:
    """The picture with another value of what it holds fixed; a row that was pinned is let go where it is touched.

    Raises:
        UsageProblem: the value is outside the domain.
    """
    scene = SCENES[state.scene]
    resolved = resolve(scene.controls, dict(state.setting) | {name: value}, scene.key)
    if name in ("classes", "other_logits") and resolved.get("others") is not None:
        resolved["others"] = None
    setting = tuple(resolved.items())
    return state if setting == state.setting else _let_go(replace(state, setting=setting))


def unpin(state: ExploreState) -> ExploreState:
    """The picture without the row of a batch that it holds."""
    setting = dict(state.setting)
    if "others" in setting:
        setting["others"] = None
    return _let_go(replace(state, setting=tuple(setting.items())))


def _let_go(state: ExploreState) -> ExploreState:
    """The picture that no longer claims to show a row, nor has what nobody can set by hand: a weight for each class."""
    if state.pin is None:
        return state
    free = {c.key: {p.name: p.default for p in CATALOGUE.get(c.key).params if p.batch_only} for c in state.curves}
    curves = tuple(replace(c, parameters=tuple((dict(c.parameters) | free[c.key]).items())) for c in state.curves)
    return replace(state, curves=curves, pin=None, pin_at=None)
