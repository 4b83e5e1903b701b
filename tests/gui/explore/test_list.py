"""The list of losses: found, chosen, added, grey where they cannot be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon

from lossexplorer.catalog.family import Family
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.gui.describe import as_tip
from lossexplorer.paint.tokens import GLYPH, LIGHT
from lossexplorer.state import explore
from tests.conftest import wait_until
from tests.gui.explore.page import show, state, steps, visible

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTreeWidgetItem
    from pytestqt.qtbot import QtBot

    from lossexplorer.gui.app import Program
    from lossexplorer.gui.explore.place import ExplorePlace
    from lossexplorer.state.store import Store


def items(place: ExplorePlace) -> dict[str, QTreeWidgetItem]:
    return place.list.tree.items


def test_every_loss_of_the_catalogue_is_in_the_list_under_its_family(place: ExplorePlace) -> None:
    assert list(items(place)) == [loss.key for loss in CATALOGUE]
    for loss in CATALOGUE:
        item = items(place)[loss.key]
        assert item.text(0) == loss.title
        assert item.parent().text(0) == loss.family.value


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("focal", [loss.key for loss in CATALOGUE if "focal" in loss.key]),
        ("huber_loss", ["huber_loss", "pseudo_huber_loss"]),
        ("kl div", ["kl_div"]),
        ("SimCLR", ["nt_xent_loss"]),
        ("segmentation", [loss.key for loss in CATALOGUE if loss.family is Family.SEGMENTATION]),
        ("regression squared", ["mse_loss", "msle_loss", "rmse_loss"]),
        ("  ", [loss.key for loss in CATALOGUE]),
        ("no such loss", []),
    ],
)
def test_the_search_finds_titles_keys_and_families(
    place: ExplorePlace, qtbot: QtBot, words: str, found: list[str]
) -> None:
    qtbot.keyClicks(place.list.search, words)
    assert visible(place) == found


def test_a_search_without_a_hit_says_so(place: ExplorePlace, qtbot: QtBot) -> None:
    assert place.list.nothing.isHidden()
    qtbot.keyClicks(place.list.search, "xyzzy")
    assert place.list.nothing.isVisible()
    assert place.list.nothing.text() == "No loss matches this search."
    place.list.search.clear()
    assert place.list.nothing.isHidden()


def test_enter_in_a_search_without_a_hit_changes_nothing(place: ExplorePlace, store: Store, qtbot: QtBot) -> None:
    qtbot.keyClicks(place.list.search, "xyzzy")
    qtbot.keyClick(place.list.search, Qt.Key.Key_Return)
    assert steps(store) == 0


def test_enter_in_the_search_takes_the_first_that_is_left(place: ExplorePlace, qtbot: QtBot) -> None:
    qtbot.keyClicks(place.list.search, "smooth")
    qtbot.keyClick(place.list.search, Qt.Key.Key_Return)
    assert [c.key for c in state(place).curves][-1] == "smooth_l1_loss"
    assert state(place).selected == state(place).curves[-1].id


def click(place: ExplorePlace, qtbot: QtBot, key: str) -> None:
    tree = place.list.tree
    tree.scrollToItem(items(place)[key])
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(items(place)[key]).center())


def test_a_click_on_a_loss_that_is_drawn_chooses_its_curve(place: ExplorePlace, store: Store, qtbot: QtBot) -> None:
    before = state(place).curves
    click(place, qtbot, "l1_loss")
    assert state(place).curves == before
    assert state(place).selected == before[2].id
    click(place, qtbot, "l1_loss")
    assert steps(store) == 1


def test_a_double_click_adds_a_loss_once(place: ExplorePlace, store: Store, qtbot: QtBot) -> None:
    tree, item = place.list.tree, items(place)["smooth_l1_loss"]
    where = tree.visualItemRect(item).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert [c.key for c in state(place).curves].count("smooth_l1_loss") == 1
    assert steps(store) == 1


def test_a_click_on_a_loss_whose_curve_is_hidden_shows_it(place: ExplorePlace, qtbot: QtBot) -> None:
    show(place, explore.show(state(place), 2, False))
    click(place, qtbot, "l1_loss")
    assert state(place).curve(2).shown


def test_the_highlight_of_the_list_is_on_the_loss_that_is_chosen(place: ExplorePlace, qtbot: QtBot) -> None:
    tree = place.list.tree
    assert tree.currentItem() is items(place)["huber_loss"]
    place.cards.chosen.emit(0)
    assert tree.currentItem() is items(place)["mse_loss"]
    click(place, qtbot, "dice_loss")  # belongs to another picture
    assert tree.currentItem() is items(place)["mse_loss"]
    for id in (0, 1, 2):
        place.cards.removed.emit(id)
    assert tree.currentItem() is None


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("BCE", "binary_cross_entropy_with_logits"),
        ("MAE", "l1_loss"),
        ("L1", "l1_loss"),
        ("L2", "mse_loss"),
        ("log loss", "binary_cross_entropy_with_logits"),
        ("cross-entropy", "cross_entropy"),
        ("nn.CrossEntropyLoss", "cross_entropy"),
        ("CE", "cross_entropy"),
        ("softmax", "softmax"),
        ("infonce", "info_nce_loss"),
        ("f1", "f1_score"),
        ("smoth", "smooth_l1_loss"),
    ],
)
def test_the_best_hit_of_a_search_stands_first_and_is_highlighted(
    place: ExplorePlace, qtbot: QtBot, words: str, first: str
) -> None:
    qtbot.keyClicks(place.list.search, words)
    tree = place.list.tree
    assert tree.keys()[0] == first
    assert tree.currentItem() is items(place)[first]
    assert tree.topLevelItem(0).child(0) is items(place)[first]
    qtbot.keyClick(place.list.search, Qt.Key.Key_Escape)
    assert tree.keys() == [loss.key for loss in CATALOGUE]
    assert [tree.topLevelItem(i).text(0) for i in range(2)] == ["Regression", "Regression with uncertainty"]
    assert tree.currentItem() is items(place)["huber_loss"]


def test_after_enter_the_next_letters_are_another_search(place: ExplorePlace, qtbot: QtBot) -> None:
    search = place.list.search
    search.setFocus()
    qtbot.keyClicks(search, "smooth")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.keyClicks(search, "mse")
    assert search.text() == "mse"


def test_the_arrow_key_leads_from_the_search_to_what_it_found(place: ExplorePlace, qtbot: QtBot) -> None:
    place.list.search.setFocus()
    qtbot.keyClicks(place.list.search, "smooth")
    qtbot.keyClick(place.list.search, Qt.Key.Key_Down)
    wait_until(place.list.tree.hasFocus, "the tree to have the focus")
    qtbot.keyClick(place.list.tree, Qt.Key.Key_Return)
    assert state(place).curves[-1].key == "smooth_l1_loss"


def test_losses_of_another_scene_are_grey_and_say_why(place: ExplorePlace) -> None:
    for key, item in items(place).items():
        reason = explore.reason_against(state(place), key)
        wanted = LIGHT.text if reason is None else LIGHT.disabled
        assert item.foreground(0).color() == QColor(wanted), key
        assert item.toolTip(0) == as_tip(CATALOGUE.get(key).plain if reason is None else str(reason))


def test_a_grey_loss_offers_a_new_picture(place: ExplorePlace, store: Store, qtbot: QtBot) -> None:
    place.list.tree.scrollToItem(items(place)["dice_loss"])
    where = place.list.tree.visualItemRect(items(place)["dice_loss"]).center()
    with qtbot.waitSignal(place.new_picture_offered) as offered:
        qtbot.mouseClick(place.list.tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert offered.args == ["dice_loss"]
    assert steps(store) == 0


def test_a_loss_without_a_curve_says_why_and_offers_no_picture(program: Program) -> None:
    before = program.store.state
    program.commands.explore.new_picture_offered.emit("ohem_cross_entropy")
    assert "Which examples are kept" in program.window.notice.text()
    assert program.window.notice._button.isHidden()
    assert program.window.notice._offer is None
    assert program.store.state == before


def test_losses_in_the_picture_carry_its_sign(place: ExplorePlace) -> None:
    for key, item in items(place).items():
        assert item.icon(0).isNull() == (key not in ("mse_loss", "huber_loss", "l1_loss")), key
    drawn = items(place)["huber_loss"].icon(0)
    plain, highlit = (drawn.pixmap(GLYPH, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected))
    assert plain == highlit, "a highlight tints it"


def test_arrow_keys_and_enter_work_in_the_list(place: ExplorePlace, qtbot: QtBot) -> None:
    tree = place.list.tree
    tree.setCurrentItem(items(place)["rmse_loss"])
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert state(place).curves[-1].key == "smooth_l1_loss"


def test_families_collapse_by_click_and_by_key(place: ExplorePlace, qtbot: QtBot) -> None:
    tree = place.list.tree
    family = tree.topLevelItem(0)
    opened = family.icon(0).cacheKey()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(family).center())
    assert not family.isExpanded()
    assert family.icon(0).cacheKey() != opened  # an arrow says so
    tree.setCurrentItem(family)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert family.isExpanded()
    qtbot.keyClick(tree, Qt.Key.Key_Left)
    assert not family.isExpanded()


def test_a_search_opens_families_that_were_closed(place: ExplorePlace, qtbot: QtBot) -> None:
    family = items(place)["huber_loss"].parent()
    family.setExpanded(False)
    qtbot.keyClicks(place.list.search, "hub")
    assert family.isExpanded()
