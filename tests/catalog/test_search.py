"""Finding a loss by what people call it."""

from __future__ import annotations

import pytest

from lossexplorer.catalog.registry import CATALOGUE, UnknownLossError
from lossexplorer.catalog.search import find, names_of

NAMES = {loss.key: names_of(loss) for loss in CATALOGUE}


@pytest.mark.parametrize("loss", list(CATALOGUE), ids=lambda loss: loss.key)
def test_every_entry_is_found_by_its_nicknames_and_comes_first_or_shares_the_place(loss: object) -> None:
    assert loss.aliases
    for alias in (loss.key, loss.title, *loss.aliases):
        best = find(alias, NAMES)[: 1 + sum(alias in other.aliases for other in CATALOGUE)]
        assert loss.key in best, alias


@pytest.mark.parametrize(
    "text", ["cross entropy", "Cross-Entropy", "CROSS_ENTROPY", "crossentropy", " cross  entropy "]
)
def test_case_hyphens_and_spaces_do_not_matter(text: str) -> None:
    assert find(text, NAMES)[0] == "cross_entropy"


@pytest.mark.parametrize("text", ["torch.nn.CrossEntropyLoss", "nn.CrossEntropyLoss", "F.cross_entropy"])
def test_the_name_of_a_torch_module_does_not_matter(text: str) -> None:
    assert find(text, NAMES)[0] == "cross_entropy"


def test_the_same_name_comes_before_its_beginning_a_word_of_it_and_a_part_of_it() -> None:
    names = {"part": ("xabc", "F"), "word": ("some abcd", "F"), "start": ("abcd", "F"), "same": ("abc", "F")}
    assert find("abc", names) == ["same", "start", "word"]
    assert find("bc", names) == ["part", "word", "start", "same"]  # nothing better: all that hold it, as they stand


def test_a_slip_of_the_finger_finds_what_is_spelt_alike() -> None:
    assert find("smoth", NAMES)[0] == "smooth_l1_loss"
    assert find("xyzzy", NAMES) == []
    assert find("??", NAMES) == []
    assert find(" ", NAMES) == list(NAMES)


@pytest.mark.parametrize(
    ("said", "near"), [("BCE", "binary_cross_entropy"), ("MAE", "l1_loss"), ("CrossEntropyLoss", "cross_entropy")]
)
def test_a_nickname_where_a_key_is_wanted_leads_to_the_key(said: str, near: str) -> None:
    with pytest.raises(UnknownLossError, match=f"did you mean.*{near}"):
        CATALOGUE.get(said)
