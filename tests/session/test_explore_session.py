from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QThread

from lossexplorer.base import Message, Problem
from lossexplorer.catalog.conventions import conventions_of
from lossexplorer.compute.conventions import questions_about
from lossexplorer.session import explore_session
from lossexplorer.session.explore_session import ExploreSession, request_of
from lossexplorer.state import explore, explore_view
from lossexplorer.state.app import AppState
from lossexplorer.state.store import Store
from lossexplorer.workers.turnstile import Turnstile
from tests.conftest import wait_until
from tests.workers.tools import GIVE_UP, Ear, Gate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lossexplorer.compute.curve import CurveRequest, CurveSet

pytestmark = pytest.mark.usefixtures("qapp")


class Easel:
    """A store and a session, as the window has them."""

    def __init__(self) -> None:
        self.store, self.turnstile = Store(AppState()), Turnstile()
        self.session = ExploreSession(self.store, self.turnstile, 1)
        self.drawn, self.ready = Ear(self.session.drawn), Ear(self.session.ready)
        self.failed = Ear(self.session.failed)

    def step(self, change: Callable[..., explore.ExploreState], *arguments: Any) -> CurveRequest:
        state = self.store.state
        self.store.replace(state.with_explore(change(state.explore, *arguments)))
        return request_of(self.store.state.explore)

    def wait_for(self, request: CurveRequest) -> CurveSet:
        wait_until(lambda: bool(self.drawn.heard) and self.drawn.heard[-1].request == request, "curves", 60)
        return self.drawn.heard[-1]

    def first(self) -> CurveSet:
        self.session.start()
        return self.wait_for(request_of(self.store.state.explore))


@pytest.fixture
def easel() -> Iterator[Easel]:
    easel = Easel()
    yield easel
    assert easel.session.close(int(1000 * GIVE_UP))


# --- what libraries disagree about ---


def test_what_others_give_is_asked_at_once_and_told_by_a_thread_and_known_from_then_on(easel: Easel) -> None:
    heard: list[tuple[str, str, object]] = []
    conventions = easel.session.conventions
    for name in ("asked", "told"):
        getattr(conventions, name).connect(lambda key, found, name=name: heard.append((name, key, found)))
    conventions.ask("mse_loss")
    assert heard == []
    wait_until(lambda: bool(heard), "the first numbers", 60)
    assert heard.pop() == ("told", "mse_loss", questions_about("mse_loss"))
    with easel.turnstile.turn():  # nobody can compute: the window goes on
        conventions.ask("l1_loss")
        conventions.ask("huber_loss")
        conventions.ask("mse_loss")
    assert [(name, key) for name, key, _ in heard] == [
        ("asked", "l1_loss"),
        ("asked", "huber_loss"),
        ("told", "mse_loss"),
    ]
    assert heard[0][2] == conventions_of("l1_loss")
    heard.clear()
    conventions.ask("huber_loss")
    wait_until(lambda: len(heard) == 2, "the numbers", 60)
    assert heard == [
        ("asked", "huber_loss", conventions_of("huber_loss")),
        ("told", "huber_loss", questions_about("huber_loss")),
    ]


# --- requests ---


def test_a_request_has_the_curves_that_are_shown_over_the_view_and_a_little_more() -> None:
    state = explore.show(explore.first_picture(), 1, False)
    request = request_of(explore_view.set_span(state, (-1.0, 3.0)))
    assert [(ask.id, ask.key) for ask in request.asks] == [(0, "mse_loss"), (2, "l1_loss")]
    assert request.span == pytest.approx((-1.08, 3.08))
    assert (request.scene, request.axis, request.cursor) == (state.scene, state.axis, state.cursor)
    assert request.setting == state.setting


def test_what_changes_no_curve_changes_no_request() -> None:
    state = explore.first_picture()
    for other in (explore.select(state, 2), explore_view.set_y_scale(state, "log"), explore.unpin(state)):
        assert request_of(other) == request_of(state)


# --- the session ---


def test_the_first_picture_is_drawn_after_the_start(easel: Easel) -> None:
    curves = easel.first()
    assert easel.ready.heard == [()]
    assert [curve.ask.key for curve in curves.curves] == ["mse_loss", "huber_loss", "l1_loss"]
    x, loss = curves.curves[0].x, curves.curves[0].loss
    assert loss == pytest.approx(x**2)
    assert easel.session.curves is curves
    assert easel.failed.heard == []


def test_everything_is_heard_in_the_windows_thread(easel: Easel, monkeypatch: pytest.MonkeyPatch) -> None:
    easel.first()

    def fail(request: CurveRequest) -> CurveSet:
        computed_in.append(QThread.currentThread())
        raise ValueError

    computed_in: list[QThread] = []
    monkeypatch.setattr(explore_session, "curves", fail)
    easel.step(explore.set_parameter, 1, "delta", 2)
    wait_until(lambda: bool(easel.failed.heard), "the failure")
    assert easel.drawn.threads == easel.ready.threads == easel.failed.threads == {QThread.currentThread()}
    assert QThread.currentThread() not in computed_in


def test_hidden_curves_are_not_computed_and_come_back(easel: Easel) -> None:
    easel.first()
    hidden = easel.wait_for(easel.step(explore.show, 0, False))
    assert [curve.ask.key for curve in hidden.curves] == ["huber_loss", "l1_loss"]
    shown = easel.wait_for(easel.step(explore.show, 0, True))
    assert [curve.ask.key for curve in shown.curves] == ["mse_loss", "huber_loss", "l1_loss"]


def test_a_picture_without_curves_is_drawn_too(easel: Easel) -> None:
    easel.first()
    for id in (0, 1):
        easel.step(explore.remove, id)
    assert easel.wait_for(easel.step(explore.remove, 2)).curves == ()


def test_only_what_changes_a_curve_is_computed(easel: Easel, monkeypatch: pytest.MonkeyPatch) -> None:
    easel.first()
    asked: list[CurveRequest] = []
    curves = explore_session.curves
    monkeypatch.setattr(explore_session, "curves", lambda request: asked.append(request) or curves(request))
    easel.step(explore.select, 2)
    easel.step(explore_view.set_y_scale, "symlog")
    easel.store.drift(easel.store.state.at("batch"))
    easel.store.undo()
    last = easel.step(explore_view.set_cursor, 0.25)
    easel.wait_for(last)
    assert asked == [last]


def test_a_curve_that_cannot_be_drawn_carries_the_reason_and_the_others_are_drawn(easel: Easel) -> None:
    easel.session.start()
    easel.step(lambda state: explore.new_picture("binary_cross_entropy_with_logits", {"pos_weight": (1.0, 2.0)}))
    both = easel.wait_for(easel.step(explore.add, "sigmoid_focal_loss"))
    bad, good = both.curves
    assert "pos_weight" in str(bad.problem)
    assert good.problem is None
    assert np.isfinite(good.loss).all()
    assert easel.failed.heard == []


def test_an_answer_about_curves_that_were_removed_meanwhile_is_not_drawn(
    easel: Easel, monkeypatch: pytest.MonkeyPatch
) -> None:
    easel.first()
    curves, gate = explore_session.curves, Gate()

    def held(request: CurveRequest) -> CurveSet:
        if not gate.has_come():
            gate.hold()
        return curves(request)

    monkeypatch.setattr(explore_session, "curves", held)
    easel.step(explore.set_parameter, 1, "delta", 3)
    gate.wait()
    last = easel.step(explore.remove, 1)
    easel.drawn.heard.clear()
    gate.open()
    easel.wait_for(last)
    assert [curves.request for curves in easel.drawn.heard] == [last]


def test_a_computation_that_fails_is_told_once_and_the_next_picture_is_drawn(
    easel: Easel, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = easel.first()
    with monkeypatch.context() as patch:

        def fail(request: CurveRequest) -> CurveSet:
            raise Problem(Message("not today"))

        patch.setattr(explore_session, "curves", fail)
        easel.step(explore.set_parameter, 1, "delta", 3)
        wait_until(lambda: bool(easel.failed.heard), "the failure")
    assert [str(failure.message) for failure in easel.failed.heard] == ["not today"]
    assert easel.session.curves is before
    easel.wait_for(easel.step(explore.set_parameter, 1, "delta", 4))
    assert len(easel.failed.heard) == 1


def test_a_machine_without_torch_says_so(easel: Easel, monkeypatch: pytest.MonkeyPatch) -> None:
    def warm_up(threads: int | None) -> None:
        raise ImportError("No module named 'torch'")

    monkeypatch.setattr(explore_session, "warm_up", warm_up)
    easel.session.start()
    wait_until(lambda: bool(easel.failed.heard), "the failure")
    assert "No module named 'torch'" in str(easel.failed.heard[0].message)
    assert easel.ready.heard == []


@pytest.mark.parametrize("phase", ["before the start", "while torch is loaded", "while a picture is computed", "idle"])
def test_closing_at_any_moment_ends_the_thread_and_nothing_is_heard_after(
    phase: str, easel: Easel, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()
    if phase == "while torch is loaded":
        monkeypatch.setattr(explore_session, "warm_up", lambda threads: gate.hold())
        easel.session.start()
        gate.wait()
    elif phase == "while a picture is computed":
        monkeypatch.setattr(explore_session, "curves", lambda request: gate.hold())
        easel.session.start()
        wait_until(gate.has_come, "the computation", 60)
    elif phase == "idle":
        easel.first()
    heard = len(easel.drawn.heard), len(easel.ready.heard)
    if phase.startswith("while"):
        assert not easel.session.close(0)
    gate.open()
    assert easel.session.close(int(1000 * GIVE_UP))
    easel.step(explore.set_parameter, 1, "delta", 5)
    easel.session.start()
    QCoreApplication.processEvents()
    assert (len(easel.drawn.heard), len(easel.ready.heard)) == heard
    assert easel.failed.heard == []
