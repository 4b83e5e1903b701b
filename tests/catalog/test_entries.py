"""What every entry promises by its declaration: names, words, known values, numbers where they are typical."""

from __future__ import annotations

import importlib
import itertools
from pathlib import Path

import numpy as np
import pytest
import torch

from lossexplorer.base import Problem
from lossexplorer.catalog import losses as package
from lossexplorer.catalog.family import Family
from lossexplorer.catalog.registry import CATALOGUE, UnknownLossError
from lossexplorer.catalog.scenes import SCENES, scenes_of
from lossexplorer.compute.curve import clamp, evaluate
from tests.loops import each

from .contract import CONTRACT
from .draws import attached, settings_of, typical
from .said import said

entries = pytest.mark.parametrize("key", CATALOGUE.keys())


# --- names --------------------------------------------------------------------------------------------------------


def test_inputs_defaults_and_reductions_are_those_of_the_contract():
    for key, (inputs, defaults, reductions) in CONTRACT.items():
        loss = CATALOGUE.get(key)
        assert loss.task.inputs == inputs
        assert defaults.items() <= loss.resolve({}).items()
        assert set(loss.reductions) == set(reductions)
        assert loss.reduction_of(None) == reductions[0]


def test_every_file_is_an_entry_of_the_same_name():
    (root,) = package.__path__
    files = {path.stem: path.parent.name for path in Path(root).glob("*/*.py") if path.stem != "__init__"}
    assert set(files) == set(CATALOGUE.keys())
    assert len(CATALOGUE) == len(files)
    for stem, family in files.items():
        loss = CATALOGUE.get(stem)
        assert (loss.key, loss.family) == (stem, Family[family.upper()])
        assert importlib.import_module(f"{package.__name__}.{family}.{stem}").LOSS.title == loss.title
        assert stem in CATALOGUE


def test_an_entry_is_short_and_the_guide_shows_one_as_it_is():
    (root,) = package.__path__
    texts = {path.stem: path.read_text("utf-8") for path in Path(root).glob("*/[!_]*.py")}
    assert sum(text.count("\n") for text in texts.values()) / len(texts) < 60
    guide = Path(__file__).parents[2] / "CONTRIBUTING.md"
    shown = guide.read_text("utf-8").partition("/welsch_loss.py\n@@ -0,0 ")[2].partition("\n--- a/")[0].splitlines()[1:]
    assert "".join(f"{line[1:]}\n" for line in shown) == texts["welsch_loss"]


def test_titles_tell_the_entries_apart_and_stand_in_the_order_of_the_list():
    titles = [loss.title for loss in CATALOGUE]
    assert len(set(titles)) == len(titles)
    order = [(list(type(loss.family)).index(loss.family), loss.title.lower()) for loss in CATALOGUE]
    assert order == sorted(order)


@pytest.mark.parametrize(("wrong", "meant"), [("cross_entropi", "cross_entropy"), ("focal_loss", "sigmoid_focal_loss")])
def test_an_unknown_key_is_a_key_error_that_names_near_ones(wrong: str, meant: str):
    with pytest.raises(KeyError) as caught:
        CATALOGUE.get(wrong)
    assert isinstance(caught.value, UnknownLossError)
    assert wrong in str(caught.value)
    assert meant in str(caught.value)


def test_a_key_like_no_other_is_told_where_all_are_listed():
    assert "lossexplorer losses" in said(lambda: CATALOGUE.get("????"))


@entries
def test_words_are_whole_sentences(key: str):
    loss = CATALOGUE.get(key)
    for sentence in (loss.plain, loss.convention, *(p.help for p in loss.params)):
        assert sentence == sentence.strip()
        assert sentence.endswith(".")
        assert "\n" not in sentence
    assert loss.title
    assert len({p.name for p in loss.params}) == len(loss.params)


@entries
@pytest.mark.filterwarnings("ignore:path is deprecated:DeprecationWarning")  # ziafont 0.10 reads its font so
def test_the_formula_can_be_typeset(key: str):
    import ziamath

    formula = CATALOGUE.get(key).formula
    assert formula
    before = ziamath.config.svg2
    ziamath.config.svg2 = False
    try:
        assert "<path" in ziamath.Latex(formula).svg()
    finally:
        ziamath.config.svg2 = before


@entries
def test_the_definition_has_a_source(key: str):
    loss = CATALOGUE.get(key)
    assert loss.sources
    for (title, url), reference in zip(loss.sources, loss.references, strict=True):
        assert title
        assert reference == f"{title} {url}".strip()
        assert ("://" in reference) == url.startswith("https://")


@entries
def test_an_entry_has_a_picture_or_says_why_it_has_none(key: str):
    loss = CATALOGUE.get(key)
    assert bool(scenes_of(loss)) != bool(loss.no_picture)
    assert not loss.no_picture or loss.no_picture.endswith(".")


# --- known values -------------------------------------------------------------------------------------------------


@each("key, index", [(loss.key, i) for loss in CATALOGUE for i in range(len(loss.known))], lambda case: case[0])
def test_known_values_are_met_to_their_last_digit(key: str, index: int):
    loss = CATALOGUE.get(key)
    known = loss.known[index]
    labels = loss.task.has_labels
    inputs = [torch.tensor(known.inputs[0], dtype=torch.float64)]
    for x in known.inputs[1:]:
        whole = labels and np.asarray(x).dtype.kind == "i"
        inputs.append(torch.tensor(x, dtype=torch.int64 if whole else torch.float64))
    got = loss(*inputs, reduction=known.reduction, **(known.parameters or {}))
    expected = torch.tensor(known.value, dtype=torch.float64)
    atol = 1e-14 if known.digits is None else 0.5 * 10.0**-known.digits
    rtol = 1e-12 if known.digits is None else 0.0
    torch.testing.assert_close(got, expected, rtol=rtol, atol=atol, equal_nan=True)
    assert known.source


# --- what is said of the curve ------------------------------------------------------------------------------------


@entries
def test_values_and_gradients_are_numbers_in_the_typical_range(key: str):
    loss = CATALOGUE.get(key)
    for seed, given in itertools.product(range(2), settings_of(loss)):
        case = typical(loss, seed, **given)
        leaf = case.inputs[0].clone().requires_grad_()
        for reduction in loss.reductions:
            value = loss(leaf, *case.inputs[1:], reduction=reduction, **given)
            assert value.isfinite().all()
            if loss.differentiable:
                (gradient,) = torch.autograd.grad(value.sum(), leaf)
                assert gradient.isfinite().all()


@pytest.mark.parametrize("key", [loss.key for loss in CATALOGUE if loss.convex and scenes_of(loss)])
def test_convex_entries_are_convex_along_their_own_axis(key: str):
    loss = CATALOGUE.get(key)
    scene = SCENES[scenes_of(loss)[0]]
    axis = scene.axes[0]
    defaults = scene.defaults()
    targets = [0.0, 0.3, 1.0] if scene.key == "binary" else [0.0]
    for given, target in itertools.product(attached(loss), targets):
        setting = {**defaults, **({"target": target} if "target" in defaults else {})}
        low, high = (clamp(x, scene.key, axis.key, setting) for x in axis.range)
        positions = np.linspace(low, high, 401)
        try:
            parameters = tuple(loss.resolve(given).items())
            _, values, slope = evaluate(key, parameters, scene.key, axis.key, tuple(setting.items()), positions)
        except Problem:
            continue  # a soft target where only sure ones are meant
        assert np.diff(values, 2).min() > -1e-12 * (1 + np.abs(values).max())
        assert np.diff(slope).min() > -1e-12 * (1 + np.abs(slope).max())
