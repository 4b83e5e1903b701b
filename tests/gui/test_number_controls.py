"""Sliders and number fields: what a hand can do to a number, and what it cannot."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt

from lossexplorer.catalog.params import NON_NEGATIVE, Choice, Flag, Integer, Interval, Number, Vector
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES
from lossexplorer.gui.widgets.editors import ChoiceEditor, FlagEditor, SliderEditor, TextEditor, editor_for
from lossexplorer.gui.widgets.panel import ParamPanel
from lossexplorer.gui.widgets.scale import TICKS, Ticks
from tests.conftest import wait_until
from tests.gui.hands import drag, turn_wheel
from tests.loops import each

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from lossexplorer.catalog.params import Param
    from lossexplorer.gui.widgets.editors import Editor

LINEAR = Number(name="gamma", symbol="γ", default=2.0, domain=NON_NEGATIVE, typical=(0.0, 5.0), help="How strongly.")
LOG = Number(
    name="tau",
    symbol="τ",
    default=0.5,
    domain=Interval(0, open_low=True),
    typical=(0.02, 1.0),
    scale="log",
    help="Heat.",
)
OPTIONAL = Number(
    name="alpha",
    symbol="α",
    default=0.25,
    domain=Interval(0, 1),
    typical=(0.05, 0.95),
    optional=True,
    start=0.3,
    help="W.",
)
WHOLE = Integer(
    name="classes",
    symbol="C",
    default=10,
    domain=Interval(2, 100_000),
    typical=(2, 1000),
    scale="log",
    help="How many.",
)
VECTOR = Vector(name="pos_weight", symbol="w", typical=(0.1, 10.0), scale="log", help="Weight of the positives.")
SLID = [
    p
    for owner in [*(loss.params for loss in CATALOGUE), *(scene.controls for scene in SCENES.values())]
    for p in owner
    if isinstance(p, Number | Integer | Vector) and p.typical is not None
]


def ticks_of(p: Param) -> Ticks:
    low, high = p.typical
    return Ticks(float(low), float(high), p.scale, isinstance(p, Integer))


class Heard:
    """What an editor told, and how often a gesture ended."""

    def __init__(self, editor: Editor | ParamPanel) -> None:
        self.values: list[object] = []
        self.ends = 0
        self.refused: list[str] = []
        editor.edited.connect(lambda name, value: self.values.append(value))
        editor.released.connect(self._end)
        editor.refused.connect(lambda problem: self.refused.append(str(problem)))

    def _end(self) -> None:
        self.ends += 1


def shown(qtbot: QtBot, param: Param, value: object) -> tuple[Editor, Heard]:
    editor = editor_for(param)
    qtbot.addWidget(editor)
    editor.resize(260, editor.sizeHint().height())
    editor.set_value(value)
    editor.show()
    return editor, Heard(editor)


def type_text(qtbot: QtBot, field: object, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def focused(widget: QWidget) -> QWidget:
    widget.window().activateWindow()
    widget.setFocus()
    wait_until(widget.hasFocus, "the focus")
    return widget


# --- from ticks to values ---


@each("param", SLID, lambda p: p.name)
def test_every_declared_slider_ends_exactly_where_its_range_ends(param: Param) -> None:
    ticks, (low, high) = ticks_of(param), param.typical
    assert (ticks.value(0), ticks.value(TICKS)) == (low, high)
    assert (ticks.tick(low), ticks.tick(high)) == (0, TICKS)
    assert ticks.value(-5) == low
    assert ticks.value(TICKS + 5) == high


@each("param", SLID, lambda p: p.name)
def test_every_tick_of_every_slider_is_admissible_and_none_falls_back(param: Param) -> None:
    ticks = ticks_of(param)
    values = [ticks.value(t) for t in range(TICKS + 1)]
    assert values == sorted(values)
    for value in values:
        param.check((value,) if isinstance(param, Vector) else value)


@each("param", SLID, lambda p: p.name)
def test_a_value_of_a_slider_leads_back_to_its_tick(param: Param) -> None:
    ticks = ticks_of(param)
    for tick in range(0, TICKS + 1, 7):
        value = ticks.value(tick)
        assert ticks.value(ticks.tick(value)) == pytest.approx(value, rel=5e-3)
        if not ticks.whole:
            assert abs(ticks.tick(value) - tick) <= 1


@given(st.floats(1e-6, 1e3), st.floats(1.01, 1e6), st.sampled_from(["linear", "log"]), st.integers(0, TICKS))
def test_any_range_is_mapped_inside_its_ends(low: float, ratio: float, scale: str, tick: int) -> None:
    ticks = Ticks(low, low * ratio, scale)
    assert low <= ticks.value(tick) <= low * ratio


def test_values_beyond_the_slider_stand_at_its_ends() -> None:
    assert Ticks(0.02, 1.0, "log").tick(-3.0) == 0
    assert Ticks(0.02, 1.0, "log").tick(50.0) == TICKS
    assert Ticks(-4.0, 4.0).tick(1e9) == TICKS


def test_the_middle_of_a_logarithmic_slider_is_the_geometric_mean() -> None:
    assert Ticks(0.01, 100.0, "log").value(TICKS // 2) == 1.0
    assert Ticks(-4.0, 4.0).value(TICKS // 2) == 0.0
    assert math.copysign(1, Ticks(-4.0, 4.0).value(TICKS // 2)) == 1


# --- hands on a slider ---


def test_one_drag_tells_every_value_and_one_end(qtbot: QtBot) -> None:
    editor, heard = shown(qtbot, LINEAR, 2.0)
    slider = editor._slider.slider
    y = slider.height() // 2
    drag(slider, QPoint(int(0.4 * slider.width()), y), QPoint(int(0.8 * slider.width()), y))
    assert len(heard.values) > 3
    assert heard.values == sorted(heard.values)
    assert heard.values[-1] == pytest.approx(4.0, abs=0.3)
    assert heard.ends == 1


def test_arrow_keys_and_wheel_end_one_gesture_when_the_hand_rests(qtbot: QtBot) -> None:
    editor, heard = shown(qtbot, LINEAR, 2.0)
    slider = editor._slider.slider
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    turn_wheel(focused(slider), 1)
    assert len(heard.values) == 4
    assert heard.ends == 0
    editor._slider._idle.setInterval(1)
    turn_wheel(slider, 1)
    wait_until(lambda: heard.ends == 1, "the end of the gesture")
    assert len(heard.values) == 5


def test_a_gesture_ends_when_its_control_goes(qtbot: QtBot) -> None:
    editor, heard = shown(qtbot, LINEAR, 2.0)
    qtbot.keyClick(editor._slider.slider, Qt.Key.Key_Right)
    assert heard.ends == 0
    editor.hide()
    assert heard.ends == 1


@pytest.mark.parametrize("param", [LINEAR, LOG], ids=["linear", "log"])
def test_keys_reach_both_ends_of_a_slider(qtbot: QtBot, param: Number) -> None:
    editor, heard = shown(qtbot, param, param.default)
    qtbot.keyClick(editor._slider.slider, Qt.Key.Key_End)
    qtbot.keyClick(editor._slider.slider, Qt.Key.Key_Home)
    assert heard.values == [param.typical[1], param.typical[0]]


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Left])
def test_one_arrow_key_changes_a_whole_number(qtbot: QtBot, key: Qt.Key) -> None:
    editor, heard = shown(qtbot, WHOLE, 3)
    qtbot.keyClick(editor._slider.slider, key)
    assert heard.values == [4 if key == Qt.Key.Key_Right else 2]


def test_a_double_click_on_a_slider_resets_it(qtbot: QtBot) -> None:
    editor, heard = shown(qtbot, LINEAR, 4.5)
    slider = editor._slider.slider
    qtbot.mouseDClick(slider, Qt.MouseButton.LeftButton)
    assert heard.values[-1] == 2.0
    assert heard.ends == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_on_a_slider_resets_it(qtbot: QtBot, key: Qt.Key) -> None:
    editor, heard = shown(qtbot, LINEAR, 4.5)
    qtbot.keyClick(editor._slider.slider, key)
    assert heard.values == [2.0]
    assert heard.ends == 1


@pytest.mark.parametrize("param", [LINEAR, LOG, OPTIONAL, WHOLE], ids=lambda p: p.name)
def test_showing_a_value_has_no_echo(qtbot: QtBot, param: Param) -> None:
    editor, heard = shown(qtbot, param, param.default)
    editor.set_value(param.typical[1])
    editor.set_value(param.typical[0])
    assert heard.values == []
    assert heard.ends == 0


def test_a_slider_that_is_held_is_not_pulled_from_under_the_hand(qtbot: QtBot) -> None:
    editor, _ = shown(qtbot, LINEAR, 2.0)
    editor._slider.slider.setSliderDown(True)
    at = editor._slider.slider.value()
    editor.set_value(5.0)
    assert editor._slider.slider.value() == at
    editor._slider.slider.setSliderDown(False)


# --- hands on a field ---


def test_a_typed_number_is_told_once_and_ends_its_gesture(qtbot: QtBot) -> None:
    editor, heard = shown(qtbot, LINEAR, 2.0)
    type_text(qtbot, editor._slider.field, "0.125")
    assert heard.values == [0.125]
    assert heard.ends == 1
    focused(editor._slider.field)
    focused(editor._slider.slider)  # leaving the field afterwards tells nothing
    assert heard.values == [0.125]


def test_a_typed_number_beyond_the_slider_but_inside_the_domain_counts(qtbot: QtBot) -> None:
    editor, heard = shown(qtbot, LINEAR, 2.0)
    type_text(qtbot, editor._slider.field, "70")
    assert heard.values == [70.0]
    editor.set_value(70.0)
    assert editor._slider.field.text() == "70"
    assert editor._slider.slider.value() == TICKS


@pytest.mark.parametrize("text", ["-1", "−0.5", "nan", "inf", "two", "", "1,5"])
def test_what_is_outside_the_domain_is_refused_in_a_sentence_and_the_old_number_stays(qtbot: QtBot, text: str) -> None:
    editor, heard = shown(qtbot, LINEAR, 2.0)
    field = editor._slider.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    field.insert(text)
    field.setModified(True)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard.values == []
    assert len(heard.refused) == 1
    assert "gamma must be a number in [0, ∞)" in heard.refused[0]
    assert field.text() == "2"


def test_a_true_minus_sign_and_a_power_are_understood(qtbot: QtBot) -> None:
    signed = Number(name="z", symbol="z", default=0.0, typical=(-5.0, 5.0), help="A logit.")
    editor, heard = shown(qtbot, signed, 0.0)
    field = editor._slider.field
    for text, value in (("−3", -3.0), ("1e-3", 0.001)):
        field.setFocus()
        field.setText(text)
        field.setModified(True)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert heard.values[-1] == value
    editor.set_value(-1e-5)
    assert field.text() == "−1e−5"


def test_escape_takes_back_what_was_typed(qtbot: QtBot) -> None:
    editor, heard = shown(qtbot, LINEAR, 2.0)
    field = editor._slider.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "77")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "2"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard.values == []


def test_leaving_a_field_counts_as_enter(qtbot: QtBot) -> None:
    editor, heard = shown(qtbot, LINEAR, 2.0)
    field = focused(editor._slider.field)
    qtbot.keyClicks(field, "3")
    focused(editor._slider.slider)
    assert heard.values == [3.0]


def test_what_is_being_typed_is_not_overwritten(qtbot: QtBot) -> None:
    editor, _ = shown(qtbot, LINEAR, 2.0)
    field = focused(editor._slider.field)
    qtbot.keyClicks(field, "3.1")
    editor.set_value(4.0)
    assert field.text() == "3.1"


def test_arrow_keys_in_a_field_step_the_slider(qtbot: QtBot) -> None:
    editor, heard = shown(qtbot, LINEAR, 2.0)
    qtbot.keyClick(editor._slider.field, Qt.Key.Key_Up)
    qtbot.keyClick(editor._slider.field, Qt.Key.Key_Down)
    qtbot.keyClick(editor._slider.field, Qt.Key.Key_PageUp)
    assert heard.values == [2.05, 2.0, 2.5]


def test_arrow_keys_in_a_field_step_whole_numbers_by_one(qtbot: QtBot) -> None:
    editor, heard = shown(qtbot, WHOLE, 2)
    qtbot.keyClick(editor._slider.field, Qt.Key.Key_Up)
    assert heard.values == [3]


def test_the_wheel_steps_a_field_that_has_the_focus_and_scrolls_past_any_other(qtbot: QtBot) -> None:
    editor, heard = shown(qtbot, LINEAR, 2.0)
    field = editor._slider.field
    focused(editor._slider.slider)
    turn_wheel(field, 1)
    assert heard.values == []
    turn_wheel(focused(field), 1)
    assert heard.values == [2.05]


def test_the_wheel_slides_and_chooses_only_with_the_keyboard_and_scrolls_the_panel_else(qtbot: QtBot) -> None:
    slid, choice = (
        ParamPanel(),
        Choice(name="mode", symbol="", default="a", options={"a": "A", "b": "B"}, help="Which."),
    )
    qtbot.addWidget(slid)
    slid.set_params((LINEAR, choice), {"gamma": 2.0, "mode": "a"})
    slid.show()
    heard = Heard(slid)
    slider, box = slid.editor("gamma")._slider.slider, slid.editor("mode")._box
    for passed in (slider, box):
        focused(slid.editor("gamma")._slider.field)
        assert not turn_wheel(passed, -1)  # left to the panel
        assert not passed.hasFocus()
    assert heard.values == []
    for held in (slider, box):
        assert turn_wheel(focused(held), -1)
    assert heard.values == [1.85, "b"]


# --- other editors ---


def test_a_number_that_is_switched_off_is_none_and_has_no_slider(qtbot: QtBot) -> None:
    editor, heard = shown(qtbot, OPTIONAL, 0.25)
    editor._switch.click()
    assert heard.values == [None]
    editor.set_value(None)
    assert editor._slider.slider.isHidden()
    assert editor._slider.field.isHidden()
    assert editor._switch.isVisible()
    assert not editor._switch.isChecked()
    editor._switch.click()
    assert heard.values == [None, 0.25]
    assert heard.ends == 2
    editor.set_value(0.25)
    assert not editor._slider.slider.isHidden()


def test_a_vector_of_one_number_has_a_slider_and_is_told_as_a_vector(qtbot: QtBot) -> None:
    editor, heard = shown(qtbot, VECTOR, (2.0,))
    assert isinstance(editor, SliderEditor)
    assert editor._slider.field.text() == "2"
    type_text(qtbot, editor._slider.field, "5")
    assert heard.values == [(5.0,)]
    editor._switch.click()
    editor.set_value(None)
    editor._switch.click()
    assert heard.values == [(5.0,), None, (1.0,)]


def test_a_vector_without_a_range_is_typed(qtbot: QtBot) -> None:
    weights = Vector(name="weight", symbol="w", help="One for each class.")
    editor, heard = shown(qtbot, weights, None)
    assert isinstance(editor, TextEditor)
    assert editor._field.text() == ""
    type_text(qtbot, editor._field, "1, 2,0.5")
    assert heard.values == [(1.0, 2.0, 0.5)]
    editor.set_value((1.0, 2.0, 0.5))
    assert editor._field.text() == "1, 2, 0.5"
    editor._field.selectAll()
    qtbot.keyClick(editor._field, Qt.Key.Key_Delete)
    qtbot.keyClick(editor._field, Qt.Key.Key_Return)
    assert heard.values[-1] is None
    type_text(qtbot, editor._field, "1,x")
    assert heard.refused == ["weight must be a list of finite numbers such as 1,2,0.5; got 1, x"]


def test_a_choice_tells_its_key_and_shows_its_words(qtbot: QtBot) -> None:
    choice = Choice(name="norm", symbol="", default="a", options={"a": "by rows", "b": "by weights"}, help="How.")
    editor, heard = shown(qtbot, choice, "a")
    assert isinstance(editor, ChoiceEditor)
    box = editor._box
    assert box.currentText() == "by rows"
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert heard.values == ["b"]
    assert heard.ends == 1
    editor.set_value("a")
    assert box.currentText() == "by rows"
    assert heard.values == ["b"]


def test_a_flag_tells_its_state(qtbot: QtBot) -> None:
    editor, heard = shown(qtbot, Flag(name="squared", symbol="p²", default=False, help="Square."), False)
    assert isinstance(editor, FlagEditor)
    qtbot.keyClick(editor._box, Qt.Key.Key_Space)
    assert heard.values == [True]
    editor.set_value(False)
    assert heard.values == [True]


@pytest.mark.parametrize("loss", CATALOGUE, ids=lambda loss: loss.key)
def test_the_panel_has_one_editor_for_each_declared_parameter(loss: object, qtbot: QtBot) -> None:
    panel = ParamPanel()
    qtbot.addWidget(panel)
    panel.set_params(loss.params, loss.resolve({}))
    assert panel.names() == tuple(p.name for p in loss.params)
    for p in loss.params:
        assert panel.editor(p.name).param is p


def test_editors_are_kept_as_long_as_the_parameters_are_the_same(qtbot: QtBot) -> None:
    panel = ParamPanel()
    qtbot.addWidget(panel)
    panel.set_params([LINEAR, LOG], {"gamma": 1.0, "tau": 0.5})
    kept = panel.editor("gamma")
    panel.set_params([LINEAR, LOG], {"gamma": 3.0, "tau": 0.5})
    assert panel.editor("gamma") is kept
    assert kept._slider.field.text() == "3"
    panel.set_params([LOG], {"tau": 0.5})
    assert panel.names() == ("tau",)
    with pytest.raises(KeyError):
        panel.editor("gamma")
