from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lossexplorer.state.app import AppState
from lossexplorer.state.batch import select_row
from lossexplorer.state.explore import new_picture, select
from lossexplorer.state.explore_view import set_span
from lossexplorer.state.store import DEPTH, Store

if TYPE_CHECKING:
    from collections.abc import Iterable

pytestmark = pytest.mark.usefixtures("qapp")


def _at(n: int) -> AppState:
    return AppState().with_batch(select_row(AppState().batch, n))


def _number(state: AppState) -> int | None:
    return state.batch.row


class Watched:
    """A store, what it told, and a way to its states by number."""

    def __init__(self) -> None:
        self.store = Store(_at(0))
        self.told: list[tuple[int | None, int | None]] = []
        self.store.changed.connect(self._on_changed)

    def _on_changed(self, old: AppState, new: AppState) -> None:
        assert self.store.state is new
        self.told.append((_number(old), _number(new)))

    def go(self, *numbers: int, merge: object = None) -> Watched:
        for n in numbers:
            self.store.replace(_at(n), merge)
        return self

    @property
    def now(self) -> int | None:
        return _number(self.store.state)

    def back(self) -> list[int | None]:
        """Undo everything; the states on the way."""
        seen = []
        while self.store.can_undo():
            self.store.undo()
            seen.append(self.now)
        return seen


def test_states_that_are_revised_into_one_are_no_steps_any_more() -> None:
    watched = Watched().go(1, 20, 21, 3, 22)
    watched.store.undo()
    watched.store.undo()
    watched.store.revise(lambda state: _at(2) if (_number(state) or 0) >= 20 else state)
    assert watched.now == 2
    watched.store.redo()
    watched.store.redo()
    assert watched.now == 2
    assert not watched.store.can_redo()
    assert watched.back() == [3, 2, 1, 0]


def test_a_step_is_told_once_with_the_state_before_and_after() -> None:
    watched = Watched().go(1, 2)
    assert watched.told == [(0, 1), (1, 2)]


def test_steps_are_taken_back_one_by_one_and_made_again() -> None:
    watched = Watched().go(1, 2, 3)
    assert watched.back() == [2, 1, 0]
    for n in (1, 2, 3):
        assert watched.store.can_redo()
        watched.store.redo()
        assert watched.now == n
    assert not watched.store.can_redo()
    assert watched.told == [(0, 1), (1, 2), (2, 3), (3, 2), (2, 1), (1, 0), (0, 1), (1, 2), (2, 3)]


def test_without_a_way_back_or_forward_nothing_happens() -> None:
    watched = Watched()
    watched.store.undo()
    watched.store.redo()
    assert not watched.store.can_undo()
    assert not watched.store.can_redo()
    assert watched.told == []


def test_a_state_that_is_equal_is_no_step_and_no_echo() -> None:
    watched = Watched().go(1)
    watched.go(1)
    watched.store.drift(_at(1))
    assert watched.told == [(0, 1)]
    assert watched.back() == [0]


def test_a_drag_is_one_step() -> None:
    watched = Watched().go(1).go(2, 3, 4, merge="gamma")
    assert watched.told[-1] == (3, 4)
    assert watched.back() == [1, 0]


def test_drags_of_different_things_are_different_steps() -> None:
    watched = Watched().go(1, 2, merge="gamma").go(3, 4, merge="alpha").go(5, merge="gamma")
    assert watched.back() == [4, 2, 0]


def test_the_end_of_a_drag_separates_it_from_the_next_one_of_the_same_thing() -> None:
    watched = Watched().go(1, 2, merge="gamma")
    watched.store.seal()
    watched.go(3, 4, merge="gamma")
    assert watched.back() == [2, 0]


def test_a_drag_is_not_continued_over_an_undo() -> None:
    watched = Watched().go(1, 2, merge="gamma")
    watched.store.undo()
    watched.go(3, merge="gamma")
    assert watched.back() == [0]
    watched = Watched().go(1).go(2, merge="gamma")
    watched.store.undo()
    watched.store.redo()
    watched.go(3, merge="gamma")
    assert watched.back() == [2, 1, 0]


def test_a_drag_back_to_where_it_began_leaves_no_step() -> None:
    watched = Watched().go(1).go(2, 3, 1, merge="gamma")
    assert watched.now == 1
    assert watched.back() == [0]


def test_a_drag_that_goes_on_after_it_came_back_is_a_step_of_its_own() -> None:
    watched = Watched().go(1, merge="gamma")
    watched.store.seal()
    watched.go(2, 1, 3, 4, merge="gamma")
    assert watched.back() == [1, 0]


def test_going_to_another_place_is_no_step_but_stays_while_steps_are_taken_back_and_made_again() -> None:
    watched = Watched().go(1)
    watched.store.drift(_at(10))
    assert watched.told == [(0, 1), (1, 10)]
    watched.store.undo()
    assert watched.now == 0
    watched.store.redo()
    assert watched.now == 10
    assert watched.back() == [0]


def test_moving_the_view_during_a_drag_does_not_split_it() -> None:
    watched = Watched().go(1, merge="gamma")
    watched.store.drift(_at(10))
    watched.go(2, merge="gamma")
    assert watched.back() == [0]


def test_a_new_step_ends_the_way_forward_and_moving_the_view_does_not() -> None:
    watched = Watched().go(1, 2)
    watched.store.undo()
    watched.store.drift(_at(10))
    assert watched.store.can_redo()
    watched.go(3)
    assert not watched.store.can_redo()
    assert watched.back() == [10, 0]


def test_the_way_back_has_an_end() -> None:
    watched = Watched().go(*range(1, DEPTH + 51))
    assert watched.back() == list(range(DEPTH + 49, 49, -1))


# --- the view ---


def _choose(store: Store, id: int) -> None:
    store.replace(store.state.with_explore(select(store.state.explore, id)))


def _zoom(store: Store, *span: float) -> None:
    store.drift(store.state.with_explore(set_span(store.state.explore, span)))  # type: ignore[arg-type]


def test_taking_back_a_step_does_not_take_back_the_view() -> None:
    store = Store(AppState())
    _choose(store, 0)
    _zoom(store, -1.0, 1.0)
    _choose(store, 2)
    _zoom(store, -0.5, 0.5)
    store.drift(store.state.at("batch"))
    for selected in (0, 1):
        store.undo()
        assert store.state.explore.selected == selected
        assert store.state.explore.span == (-0.5, 0.5)
        assert store.state.place == "batch"
    for selected in (0, 2):
        store.redo()
        assert store.state.explore.selected == selected
        assert store.state.explore.span == (-0.5, 0.5)


def test_a_step_that_moved_the_view_itself_takes_it_back() -> None:
    store = Store(AppState())
    _zoom(store, -1.0, 1.0)
    store.replace(store.state.with_explore(new_picture("binary_cross_entropy_with_logits")).at("batch"))
    assert store.state.explore.span is None
    store.undo()
    assert store.state.explore.span == (-1.0, 1.0)
    assert store.state.place == "explore"


def test_a_view_of_another_axis_says_nothing_about_this_one() -> None:
    store = Store(AppState())
    store.replace(store.state.with_explore(new_picture("binary_cross_entropy_with_logits")))
    _zoom(store, -0.1, 0.1)
    store.undo()
    assert store.state.explore.span is None


Action = tuple[str, int, Any]
_ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(("go", "go", "go", "drift", "seal", "undo", "redo")),
        st.integers(0, 4),
        st.sampled_from((None, None, "gamma", "alpha")),
    ),
    max_size=40,
)


def _after(actions: Iterable[Action]) -> Watched:
    watched = Watched()
    for name, n, merge in actions:
        if name == "go":
            watched.go(n, merge=merge)
        elif name == "drift":
            watched.store.drift(_at(n))
        else:
            getattr(watched.store, name)()
    return watched


@settings(max_examples=300, deadline=None)
@given(_ACTIONS, st.integers(0, 40))
def test_as_many_steps_forward_as_back_lead_to_the_same_state(actions: list[Action], n: int) -> None:
    watched = _after(actions)
    before, seen = watched.now, []
    for _ in range(n):
        if watched.store.can_undo():
            seen.append(watched.now)
            watched.store.undo()
    for expected in reversed(seen):
        assert watched.store.can_redo()
        watched.store.redo()
        assert watched.now == expected
    assert watched.now == before


@settings(max_examples=300, deadline=None)
@given(_ACTIONS)
def test_what_is_told_is_a_chain_without_gaps_that_ends_at_the_present(actions: list[Action]) -> None:
    watched = _after(actions)
    chain = [0, *(new for _, new in watched.told)]
    assert [old for old, _ in watched.told] == chain[:-1]
    assert chain[-1] == watched.now


# --- attempts ---


def _seen(state: AppState, key: str) -> AppState:
    """The same batch with another picture."""
    return state.with_explore(new_picture(key))


def test_an_attempt_that_is_given_up_leaves_no_step_and_the_way_forward_that_it_took() -> None:
    watched = Watched().go(1, 2)
    store = watched.store
    store.undo()
    store.attempt(_at(7))
    assert not store.can_redo()
    assert _number(store.settled) == 1
    store.give_up()
    assert watched.now == 1
    assert watched.told[-1] == (7, 1)
    store.redo()
    assert watched.now == 2
    assert watched.back() == [1, 0]


def test_an_attempt_that_is_settled_is_a_step_like_others() -> None:
    watched = Watched().go(1)
    watched.store.attempt(_at(7))
    watched.store.settle()
    watched.store.give_up()  # there is none any more
    assert watched.now == 7
    assert watched.back() == [1, 0]


def test_steps_about_the_batch_go_with_its_attempt_and_others_stay() -> None:
    watched = Watched().go(1)
    store = watched.store
    store.attempt(_at(7))
    watched.go(8, 9)
    picture = _seen(store.state, "huber_loss")
    store.replace(picture)
    store.replace(picture.with_batch(_at(10).batch))
    store.replace(_seen(store.state, "l1_loss"))
    store.undo()
    store.give_up()
    assert watched.now == 1
    assert store.state.explore == picture.explore
    assert store.can_redo()
    store.undo()
    assert store.state == _at(1)
    assert watched.back() == [0]


def test_an_attempt_takes_the_place_of_another_one() -> None:
    watched = Watched().go(1)
    store = watched.store
    store.attempt(_at(7))
    store.attempt(_at(8))
    assert watched.told[-1] == (7, 8)
    assert _number(store.settled) == 1
    store.settle()
    assert watched.back() == [1, 0]


def test_an_attempt_that_is_undone_is_none_any_more() -> None:
    watched = Watched().go(1)
    store = watched.store
    store.attempt(_at(7))
    store.undo()
    store.give_up()
    assert watched.now == 1
    store.redo()
    assert watched.now == 7


def test_the_place_of_an_attempt_is_known_after_more_steps_than_are_kept_and_after_a_revision() -> None:
    watched = Watched().go(*range(1, DEPTH))
    store = watched.store
    store.attempt(_at(-7))
    for _ in range(20):
        for key in ("huber_loss", "l1_loss"):
            store.replace(_seen(store.state, key))
    store.revise(lambda state: state)
    store.give_up()
    assert watched.now == DEPTH - 1
    assert -7 not in watched.back()


def test_turning_back_takes_the_last_undo_or_redo_back_while_nothing_else_was_done() -> None:
    watched = Watched().go(1, 2)
    store = watched.store
    store.undo()
    store.turn_back()
    assert watched.now == 2
    store.turn_back()
    assert watched.now == 2
    store.undo()
    store.redo()
    store.turn_back()
    assert watched.now == 1
    watched.go(5)
    store.turn_back()
    assert watched.now == 5


def test_a_gesture_that_began_before_an_attempt_was_given_up_does_not_go_on_in_another_step() -> None:
    watched = Watched().go(1)
    store = watched.store
    store.attempt(_at(7))
    store.replace(_at(8), "drag")
    store.give_up()
    store.replace(_at(2), "drag")
    assert watched.back() == [1, 0]


def test_the_way_forward_that_comes_back_with_an_attempt_is_revised_like_all_states() -> None:
    watched = Watched().go(1, 2)
    store = watched.store
    store.undo()
    store.attempt(_at(7))
    store.revise(lambda state: _at(10 + (_number(state) or 0)))
    store.give_up()
    store.redo()
    assert watched.now == 12
