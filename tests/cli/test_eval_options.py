"""``lossexplorer eval``: what can be asked for, and what is said where that is impossible."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from lossexplorer.catalog.registry import CATALOGUE

from .terminal import LABELS as Y
from .terminal import LOGITS as Z
from .terminal import SAMPLES, sample

if TYPE_CHECKING:
    from pathlib import Path

RNG = np.random.default_rng(1)
EXPECTED = F.cross_entropy(torch.tensor(Z), torch.tensor(Y)).item()

# --- options ------------------------------------------------------------------------------------------------------


def test_parameters_are_set_by_name(files: Path, cli):
    words = ("eval", files / "both.npz", "--loss", "cross_entropy", "--json")
    z, y = torch.tensor(Z).double(), torch.tensor(Y)
    told = cli(*words, "--set", "weight=1,2,0.5", "--set", "label_smoothing=0.1", "--set", "ignore_index=2").told
    expected = F.cross_entropy(z, y, torch.tensor([1, 2, 0.5]).double(), ignore_index=2, label_smoothing=0.1)
    assert told["value"] == pytest.approx(expected.item(), rel=1e-6)
    assert told["parameters"]["weight"] == [1.0, 2.0, 0.5]
    assert told["parameters"]["ignore_index"] == 2
    assert cli(*words, "--set", "weight=none").told["parameters"]["weight"] is None
    assert cli(*words, "--set", "ignore_index=−1").told["parameters"]["ignore_index"] == -1
    assert cli(*words, "--set", "weight_normalization=batch").status == 0


def test_flags_and_numbers_without_a_value_are_set(cli):
    told = cli("eval", SAMPLES / "masks.npz", "--loss", "dice_loss", "--set", "batch=yes", "--json").told
    assert told["parameters"]["batch"] is True
    told = cli(
        "eval",
        SAMPLES / "cancer.npz",
        "--loss",
        "sigmoid_focal_loss",
        "--set",
        "alpha=None",
        "--set",
        "gamma=0",
        "--json",
    ).told
    assert told["parameters"] == {"alpha": None, "gamma": 0.0}


def test_reductions_dtype_class_axis_and_batch_size(files: Path, cli):
    words = ("eval", files / "both.npz", "--loss", "cross_entropy", "--json")
    assert cli(*words, "--reduction", "sum").told["value"] == pytest.approx(EXPECTED * 20, rel=1e-6)
    assert cli(*words, "--dtype", "bfloat16").told["dtype"] == "bfloat16"
    assert cli(*words, "--dtype", "float64").told["dtype"] == "float64"
    assert cli(*words, "--class-axis", "-1").told["value"] == pytest.approx(EXPECTED)
    one, other = sample("pairs")
    sets = [CATALOGUE.get("nt_xent_loss")(one[i : i + 64], other[i : i + 64]).item() for i in range(0, 256, 64)]
    told = cli("eval", SAMPLES / "pairs.npz", "--loss", "nt_xent_loss", "--batch-size", "64", "--json").told
    assert told["value"] == pytest.approx(np.mean(sets), rel=1e-5)
    assert told["n_elements"] == 512


def test_the_divergence_is_reduced_by_rows_unless_asked_otherwise(cli, tmp_path: Path):
    q = RNG.dirichlet(np.ones(4), 5)
    p = RNG.dirichlet(np.ones(4), 5)
    np.savez(tmp_path / "b.npz", predictions=np.log(p), targets=q)
    words = ("eval", tmp_path / "b.npz", "--loss", "kl_div", "--json")
    rows = (q * (np.log(q) - np.log(p))).sum(1)
    assert cli(*words).told["value"] == pytest.approx(rows.mean())
    assert cli(*words).told["reduction"] == "batchmean"
    assert cli(*words).told["per_sample"]["mean"] == pytest.approx(rows.mean())
    assert cli(*words, "--reduction", "mean").told["value"] == pytest.approx(rows.mean() / 4)


def test_a_device_that_is_not_there_is_a_warning(files: Path, cli, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    said = cli("eval", files / "both.npz", "--loss", "cross_entropy", "--device", "cuda", "--json")
    assert said.status == 0
    assert said.told["device"] == "cpu"
    assert said.err == "warning: cuda is not available on this machine; computed on the CPU\n"


@pytest.mark.parametrize("suffix", [".csv", ".npz", ".parquet"])
def test_without_a_reduction_the_table_is_what_is_saved(suffix: str, files: Path, cli):
    if suffix == ".parquet":
        pytest.importorskip("pyarrow")
    path = files / f"t{suffix}"
    words = ("eval", files / "both.npz", "--loss", "cross_entropy", "--reduction", "none", "--save", path, "--json")
    said = cli(*words)
    assert said.status == 0
    assert said.told["value"] is None
    rows = F.cross_entropy(torch.tensor(Z), torch.tensor(Y), reduction="none").numpy()
    if suffix == ".csv":
        lines = path.read_text().splitlines()
        assert lines[0] == "index,loss,gradient_norm,target,predicted,confidence,margin,share"
        losses = [float(line.split(",")[1]) for line in lines[1:]]
    elif suffix == ".npz":
        losses = np.load(path)["loss"]
    else:
        from pyarrow import parquet

        losses = parquet.read_table(path)["loss"].to_pylist()
    np.testing.assert_allclose(losses, rows, rtol=1e-5)
    assert "not reduced" in cli(*words[:-1]).out


def test_a_file_that_is_read_is_not_saved_over(files: Path, cli):
    table = files / "same.csv"
    table.write_text("a,b,label\n1,2,0\n3,1,1\n")
    before = table.read_text()
    for name in ("same.csv", "./same.csv"):
        said = cli("eval", table, "--loss", "cross_entropy", "--save", files / name)
        assert said.status == 2
        assert "same.csv is one of the files that are read; save under another name" in said.err
    assert table.read_text() == before


# --- errors -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--loss", "cross_entropi"), "no loss is called cross_entropi; did you mean cross_entropy"),
        (("--loss", "cross_entropy", "--set", "gamma=2"), "cross_entropy has no gamma; it has weight, ignore_index"),
        (("--loss", "cross_entropy", "--set", "weight"), "--set wants NAME=VALUE; got weight"),
        (("--loss", "cross_entropy", "--set", "weight=a,b"), "weight must be a list of finite numbers"),
        (("--loss", "cross_entropy", "--set", "weight=1,nan"), "weight must be a list of finite numbers"),
        (
            ("--loss", "cross_entropy", "--set", "label_smoothing=2"),
            "label_smoothing must be a number in [0, 1]; got 2",
        ),
        (("--loss", "cross_entropy", "--set", "ignore_index=1.5"), "ignore_index must be a whole number"),
        (("--loss", "cross_entropy", "--set", "weight_normalization=x"), "one of sum_of_weights, batch; got x"),
        (("--loss", "dice_loss", "--set", "batch=perhaps"), "batch must be true or false; got perhaps"),
        (
            ("--loss", "cross_entropy", "--reduction", "batchmean"),
            "cross_entropy has no reduction batchmean; it has mean",
        ),
        (("--loss", "rmse_loss", "--reduction", "none"), "rmse_loss has no reduction none"),
        (("--loss", "cross_entropy", "--device", "tpu"), "tpu is not one of auto, cpu, cuda, cuda:N, mps"),
        (("--loss", "rmse_loss", "--batch-size", "0"), "the batch size must be at least 1; got 0"),
        (("--loss", "cross_entropy", "--save", "t.txt"), "t.txt: tables are saved as .csv, .npz or .parquet"),
    ],
    ids=lambda x: " ".join(x) if isinstance(x, tuple) else "",
)
def test_a_wrong_command_line_has_status_2_and_one_line(words, why: str, files: Path, cli):
    said = cli("eval", files / "both.npz", *words)
    assert said.status == 2
    assert why in said.sentence
    assert not (files / "t.txt").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("eval",),
        ("eval", "x.npy", "--loss", "mse_loss", "--reduction", "median"),
        ("eval", "x", "--loss", "mse_loss", "--dtype", "int8"),
        ("eval", "x", "--loss", "mse_loss", "--batch-size", "a"),
        ("eval", "x", "y", "z", "--loss", "mse_loss"),
        ("eval", "x", "--loss", "mse_loss", "--what"),
    ],
    ids=" ".join,
)
def test_a_command_line_that_cannot_be_parsed_has_status_2(words, cli):
    said = cli(*words)
    assert said.status == 2
    assert said.out == ""
    assert said.err.startswith("error: ")
    assert said.err.endswith("--help)\n")
    assert said.err.count("\n") == 1


def bad(folder, predictions, targets):
    np.save(folder / "p.npy", predictions)
    np.save(folder / "t.npy", targets)
    return folder / "p.npy", folder / "t.npy"


@pytest.mark.parametrize(
    ("predictions", "targets", "loss", "why"),
    [
        (Z, Y[:10], "cross_entropy", "20 rows of predictions, but 10 rows of targets"),
        (Z, Y + 3, "cross_entropy", "has the label"),
        (Z, Y - 2, "cross_entropy", "has the label -2"),
        (Z.T, Y, "cross_entropy", "transposed"),
        (Z, Y * 0.3, "cross_entropy", "fractions"),
        (Z, np.where(Y == 1, np.nan, Y), "cross_entropy", "labels are nan"),
        (Z, np.where(Y == 1, np.inf, Y), "cross_entropy", "has the label inf"),
        (Z, Z[:, :2], "mse_loss", "predictions and targets of one shape"),
        (np.abs(Z[:, 0]) + 2, Y > 1, "binary_cross_entropy", "row 0 holds"),
        (Z, Y, "binary_cross_entropy_with_logits", "(20, 3)"),
    ],
)
def test_arrays_that_do_not_fit_have_status_1_and_one_line_that_names_the_files(
    predictions, targets, loss: str, why: str, cli, tmp_path: Path
):
    said = cli("eval", *bad(tmp_path, predictions, targets), "--loss", loss, "--json")
    assert said.status == 1
    assert why in said.sentence
    assert said.sentence.startswith("p.npy, t.npy: ")


def test_a_problem_of_one_file_names_it_once(cli):
    said = cli("eval", SAMPLES / "digits.npz", "--loss", "mse_loss")
    assert said.status == 1
    assert said.sentence.startswith("digits.npz: mse_loss wants")
    assert said.sentence.count("digits.npz") == 1


def test_files_that_cannot_be_read_have_status_1(cli, tmp_path: Path):
    (tmp_path / "empty.npy").touch()
    (tmp_path / "text.npy").write_text("<html></html>")
    for name in ("missing.npy", "empty.npy", "text.npy", "."):
        said = cli("eval", tmp_path / name, "--loss", "mse_loss")
        assert said.status == 1
        assert name in said.sentence or tmp_path.name in said.sentence


def test_pairs_without_a_batch_size_are_refused_above_the_limit(cli, tmp_path: Path):
    z = RNG.normal(size=(4097, 2))
    np.savez(tmp_path / "b.npz", z1=z, z2=z)
    said = cli("eval", tmp_path / "b.npz", "--loss", "nt_xent_loss")
    assert said.status == 1
    assert "4097 rows are too many for one set" in said.sentence


def test_a_table_that_cannot_be_saved_has_status_1(files: Path, cli):
    said = cli("eval", files / "both.npz", "--loss", "cross_entropy", "--save", files / "no" / "t.csv", "--json")
    assert said.status == 1
    assert "t.csv was not saved" in said.sentence
