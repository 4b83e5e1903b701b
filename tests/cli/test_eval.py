"""``lossexplorer eval``: a loss on files, as text and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from torch.nn import functional as F

import lossexplorer as lx
from lossexplorer.catalog.registry import CATALOGUE
from tests.catalog.draws import typical

from .terminal import LABELS as Y
from .terminal import LOGITS as Z

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTED = {
    *("loss", "parameters", "reduction", "value", "n", "n_used", "n_elements", "n_classes", "dtype", "device"),
    *("per_sample", "gradient_norm", "metrics", "worst", "warnings"),
}

# --- ways to name the arrays --------------------------------------------------------------------------------------

EXPECTED = F.cross_entropy(torch.tensor(Z), torch.tensor(Y)).item()


@pytest.mark.parametrize(
    "words",
    [
        ("z.npy", "y.npy"),
        ("both.npz",),
        ("both.npz::logits", "both.npz::labels"),
        ("z.npy", "both.npz::labels"),
        ("table.csv",),
        ("z.npy", "table.csv::label"),
        ("table.csv::a,b,c", "y.npy"),
    ],
    ids=" ".join,
)
def test_one_or_two_files_with_or_without_names(words, files: Path, cli):
    said = cli("eval", *(files / word for word in words), "--loss", "cross_entropy", "--json")
    assert said.status == 0
    assert said.told["value"] == pytest.approx(EXPECTED, rel=1e-6)
    assert said.told["dtype"] == ("float64" if words[0].startswith("table") else "float32")


def test_a_name_picks_another_array(files: Path, cli):
    said = cli("eval", f"{files / 'both.npz'}::other", "--loss", "cross_entropy", "--json")
    assert said.told["value"] == pytest.approx(F.cross_entropy(2 * torch.tensor(Z), torch.tensor(Y)).item(), rel=1e-6)


# --- JSON ---------------------------------------------------------------------------------------------------------


def test_json_has_exactly_the_documented_keys(files: Path, cli):
    told = cli("eval", files / "both.npz", "--loss", "cross_entropy", "--json").told
    assert told.keys() == DOCUMENTED | {"input_kind"}
    assert told["per_sample"].keys() == {"mean", "std", "min", "median", "p95", "max"}
    assert told["gradient_norm"].keys() == {"mean", "max"}
    assert told["metrics"].keys() == {"accuracy", "f1_macro", "auc", "ece"}
    assert [row.keys() for row in told["worst"]] == [{"index", "loss", "target", "predicted", "confidence"}] * 10
    assert told["input_kind"] == {"verdict": "logits", "evidence": told["input_kind"]["evidence"]}
    assert told["parameters"] == {
        "weight": None,
        "ignore_index": -100,
        "label_smoothing": 0.0,
        "weight_normalization": "sum_of_weights",
    }
    assert (told["n_classes"], told["reduction"], told["device"], told["n_elements"]) == (3, "mean", "cpu", 20)


@pytest.mark.parametrize(("reduction", "how"), [("mean", "mean"), ("sum", "sum"), ("none", None)])
def test_rows_that_weigh_by_their_elements_are_told_where_they_are_reduced(
    files: Path, cli, reduction: str, how: str | None
):
    labels = np.array([[0, 1, 2], [1, -100, -100], [2, 2, -100]])
    np.savez(files / "tokens.npz", predictions=np.zeros((3, 3, 4)), targets=labels)
    told = cli("eval", files / "tokens.npz", "--loss", "cross_entropy", "--class-axis", 2, "--reduction", reduction).out
    sentence = f"the {how} is over 6 elements; rows have 1 to 3 of them and weigh accordingly"
    assert (sentence in told.splitlines()) == (how is not None)
    assert ("weigh accordingly" in told) == (how is not None)


def test_what_does_not_apply_is_absent(files: Path, cli):
    np.savez(files / "r.npz", predictions=Z, targets=Z * 2)
    told = cli("eval", files / "r.npz", "--loss", "mse_loss", "--json").told
    assert told.keys() == DOCUMENTED - {"n_classes"}
    assert told["metrics"] == {}
    assert told["worst"][0].keys() == {"index", "loss"}


@pytest.mark.parametrize("key", [loss.key for loss in CATALOGUE if not loss.task.inputs[0].startswith("*")])
def test_every_loss_is_evaluated_and_its_json_parses(key: str, cli, tmp_path: Path):
    loss = CATALOGUE.get(key)
    inputs = typical(loss).inputs
    names = loss.task.inputs if len(inputs) != 2 else ("predictions", "targets")
    np.savez(tmp_path / "b.npz", **dict(zip(names, (x.numpy() for x in inputs), strict=True)))
    for reduction in loss.reductions:
        said = cli("eval", tmp_path / "b.npz", "--loss", key, "--reduction", reduction, "--json")
        assert said.status == 0
        told = said.told
        assert told["reduction"] == reduction
        expected = loss(*inputs, reduction=reduction)
        assert told["value"] is None if reduction == "none" else told["value"] == pytest.approx(expected.item())
    plain = cli("eval", tmp_path / "b.npz", "--loss", key)
    assert plain.status == 0
    assert f"({key}), {loss.reductions[0]}: " in plain.out


@pytest.mark.parametrize("key", [loss.key for loss in CATALOGUE if loss.task.others])
def test_a_loss_that_takes_more_than_the_file_has_says_what_it_takes(key: str, cli, tmp_path: Path):
    first, *_ = typical(CATALOGUE.get(key)).inputs
    at = CATALOGUE.get(key).task.target_at
    target = typical(CATALOGUE.get(key)).inputs[at]
    np.savez(tmp_path / "b.npz", predictions=first.numpy(), targets=target.numpy())
    said = cli("eval", tmp_path / "b.npz", "--loss", key)
    assert said.status == 1
    assert all(name in said.sentence for name in (key, *CATALOGUE.get(key).task.inputs))


def test_numbers_that_are_not_finite_are_strings(cli, tmp_path: Path):
    np.savez(tmp_path / "b.npz", predictions=np.array([np.inf, 1.0, np.nan]), targets=np.zeros(3))
    told = cli("eval", tmp_path / "b.npz", "--loss", "mse_loss", "--json").told
    assert told["value"] == "nan"
    assert [row["loss"] for row in told["worst"]] == ["nan", "inf", 1.0]
    np.savez(tmp_path / "b.npz", predictions=np.array([0.0, 0.5]), targets=np.array([1.0, 1.0]))
    told = cli("eval", tmp_path / "b.npz", "--loss", "binary_cross_entropy", "--set", "log_clamp=none", "--json").told
    assert told["value"] == told["per_sample"]["max"] == "inf"
    np.savez(tmp_path / "b.npz", predictions=np.array([[np.inf]]), targets=np.array([0]))
    told = cli("eval", tmp_path / "b.npz", "--loss", "nll_loss", "--json").told
    assert told["value"] == "-inf"


def test_json_is_alone_on_stdout_and_warnings_are_on_stderr_too(files: Path, cli):
    np.savez(files / "p.npz", probs=np.full((4, 2), 0.5), y=np.array([0.0, 1.0, -100.0, 1.0]))
    said = cli("eval", files / "p.npz", "--loss", "cross_entropy", "--json")
    told = said.told
    assert len(told["warnings"]) == 3
    assert said.err.splitlines() == [f"warning: {warning}" for warning in told["warnings"]]
    assert any("look like probabilities" in warning for warning in told["warnings"])
    assert any("floating type" in warning for warning in told["warnings"])
    assert any("1 row is ignored" in warning for warning in told["warnings"])
    assert cli("eval", files / "p.npz", "--loss", "cross_entropy").err == said.err


def test_text_says_the_same_as_json(files: Path, cli):
    said = cli("eval", files / "both.npz", "--loss", "cross_entropy")
    told = cli("eval", files / "both.npz", "--loss", "cross_entropy", "--json").told
    assert said.status == 0
    assert f"Cross entropy (cross_entropy), mean: {told['value']:.10g}" in said.out
    assert "rows 20, used 20, 3 classes; float32 on cpu" in said.out
    assert f"accuracy {told['metrics']['accuracy']:.5g}" in said.out
    assert f"index {told['worst'][0]['index']}  loss {told['worst'][0]['loss']:.5g}" in said.out


def test_text_calls_a_loss_only_what_is_one(files: Path, cli):
    said = cli("eval", files / "both.npz", "--loss", "softmax").out
    _, rows = said.split("rows that have most of it:")
    assert " value 0." in rows
    assert " loss " not in rows


def test_json_of_the_command_is_what_the_function_says(files: Path, cli):
    told = cli("eval", files / "both.npz", "--loss", "cross_entropy", "--set", "label_smoothing=0.1", "--json").told
    assert told == json.loads(json.dumps(lx.evaluate(Z, Y, "cross_entropy", label_smoothing=0.1).to_dict()))


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    assert lx.save_batch(tmp_path / "step.npz", Z, Y, observed="2.3010", loss="cross_entropy")
    return tmp_path / "step.npz"


def test_a_saved_batch_says_which_loss_it_was_and_what_was_seen(saved: Path, cli):
    said = cli("eval", saved)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("Cross entropy (cross_entropy), mean: ")
    assert "seen when it was saved: 2.3010\n" in said.out
    told = cli("eval", saved, "--json").told
    assert told["observed"] == 2.301
    assert told["loss"] == "cross_entropy"


def test_another_loss_may_be_asked_of_a_saved_batch(saved: Path, cli):
    assert cli("eval", saved, "--loss", "generalized_cross_entropy", "--json").told["loss"].startswith("generalized")


def test_without_a_loss_on_either_side_it_is_asked_for(files: Path, cli):
    said = cli("eval", files / "both.npz")
    assert said.status == 2
    assert said.sentence.startswith("both.npz does not say which loss it was saved with; name one with --loss")


def test_classes_may_be_named_on_the_command_line(files: Path, cli):
    words = ("eval", files / "both.npz", "--loss", "cross_entropy", "--class-names", "cat, sea lion,eel")
    said = cli(*words, "--json")
    worst = said.told["worst"][0]
    names = ["cat", "sea lion", "eel"]
    assert said.told["class_names"] == names
    assert (worst["target_name"], worst["predicted_name"]) == (names[worst["target"]], names[worst["predicted"]])
    shown = (
        f"target {worst['target_name']} ({worst['target']})  predicted {worst['predicted_name']} ({worst['predicted']})"
    )
    assert shown in cli(*words).out
    cli(*words, "--save", files / "o.csv")
    assert (files / "o.csv").read_text().startswith("index,loss,gradient_norm,target,target_name,predicted,")
    wrong = cli(*words[:-1], "a,b")
    assert (wrong.status, wrong.sentence) == (2, "2 class names were given for 3 classes")


@pytest.mark.parametrize(("seen", "told"), [(float("nan"), "nan"), (float("-inf"), "-inf")])
def test_what_was_seen_may_be_no_number(seen: float, told: str, tmp_path: Path, cli):
    assert lx.save_batch(tmp_path / "step.npz", Z, Y, observed=seen, loss="cross_entropy")
    assert cli("eval", tmp_path / "step.npz", "--json").told["observed"] == told


def test_rows_of_nan_are_counted_and_the_others_summed_up(tmp_path: Path, cli):
    holed = np.array(Z, dtype=np.float64)
    holed[1] = np.nan
    np.savez(tmp_path / "holed.npz", logits=holed, labels=Y)
    out = cli("eval", tmp_path / "holed.npz", "--loss", "cross_entropy").out
    assert f"{len(Y) - 1} of {len(Y)} rows are finite: mean " in out
    assert "index 1  loss nan" in out
    assert "predicted –" in out
