"""The code that Batch gives away reads the same files and prints the number on screen."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.io import contents, open_batch, split_name
from lossexplorer.report.batch_code import Origin, batch_code
from tests.catalog.draws import typical
from tests.catalog.kinds import kind_of

from .running import numbers, printed

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
RNG = np.random.default_rng(3)
Z = RNG.normal(size=(12, 4))
Y = RNG.integers(0, 4, 12)
LOG_P = Z - np.log(np.exp(Z).sum(1, keepdims=True))
Q = RNG.dirichlet(np.ones(4), 12)
BITS = RNG.integers(0, 2, 12)


def code_of(predictions, targets, loss, **wish):
    """As the window asks for it."""
    batch = open_batch(str(predictions), None if targets is None else str(targets))
    result = evaluate(batch, Wish(loss, **wish))
    specs = (str(predictions), str(predictions if targets is None else targets))
    paths = [split_name(spec)[0] for spec in specs]
    names = (batch.predictions.info.name, batch.targets.info.name)
    origins = [Origin(path, contents(path).kind, name) for path, name in zip(paths, names, strict=True)]
    return result, batch_code(result, *origins)


def check(predictions, targets, loss, rel=1e-9, **wish):
    result, code = code_of(predictions, targets, loss, **wish)
    assert "lossexplorer" not in code.replace(str(Path(str(predictions)).parent), "")
    assert numbers(code) == pytest.approx([result.value], rel=rel, abs=1e-12)
    return result, code


# --- formats ------------------------------------------------------------------------------------------------------


def npy(folder, x, y):
    np.save(folder / "x.npy", x)
    np.save(folder / "y.npy", y)
    return folder / "x.npy", folder / "y.npy"


def npz(folder, x, y):
    np.savez(folder / "b.npz", logits=x, labels=y)
    return folder / "b.npz", None


def pt(folder, x, y):
    torch.save({"logits": torch.tensor(x), "labels": torch.tensor(y)}, folder / "b.pt")
    return folder / "b.pt", None


def pt_bare(folder, x, y):
    torch.save(torch.tensor(x), folder / "x.pt")
    torch.save(torch.tensor(y), folder / "y.pth")
    return folder / "x.pt", folder / "y.pth"


def pt_nested(folder, x, y):
    torch.save({"step": [{"logits": torch.tensor(x)}, {"labels": torch.tensor(y)}]}, folder / "b.pt")
    return folder / "b.pt", None


def tensors(folder, x, y):
    save_file({"logits": torch.tensor(x), "labels": torch.tensor(y)}, folder / "b.safetensors")
    return folder / "b.safetensors", None


def one_table(folder, x, y):
    x = x.reshape(len(x), -1)
    head = ",".join([*(f"z{i}" for i in range(x.shape[1])), "label"])
    rows = "\n".join(",".join([*map(repr, z.tolist()), repr(t.item())]) for z, t in zip(x, y, strict=True))
    (folder / "b.csv").write_text(f"{head}\n{rows}\n", encoding="utf-8")
    return folder / "b.csv", None


def two_tables(folder, x, y):
    for name, array in (("x", x), ("y", y)):
        np.savetxt(folder / f"{name}.csv", array.reshape(len(array), -1), delimiter=",", fmt="%.17g")
    return folder / "x.csv", folder / "y.csv"


def odd_table(folder, x, y):
    """Row numbers, a word, semicolons, decimal commas, a comment and a blank line."""
    head = ";".join(["", "name", *(f"z{i}" for i in range(x.shape[1])), "label"])
    rows = [
        ";".join([str(i), "ab", *(f"{v:.17g}".replace(".", ",") for v in z.tolist()), str(t)])
        for i, (z, t) in enumerate(zip(x, y.tolist(), strict=True))
    ]
    text = "# made by hand\n" + head + "\n" + "\n".join(rows[:3]) + "\n\n" + "\n".join(rows[3:]) + "\n"
    (folder / "b.csv").write_text(text, encoding="utf-8-sig")
    return folder / "b.csv", None


def spaced_table(folder, x, y):
    np.savetxt(folder / "x.csv", x, fmt="%.17g")
    np.savetxt(folder / "y.csv", y, fmt="%.17g")
    return folder / "x.csv", folder / "y.csv"


FORMATS = [npy, npz, pt, pt_bare, pt_nested, tensors, one_table, two_tables, odd_table, spaced_table]


@pytest.mark.parametrize("save", FORMATS)
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_every_format_is_read(save, dtype: str, tmp_path: Path):
    check(*save(tmp_path, Z.astype(dtype), Y), "cross_entropy", rel=1e-9 if dtype == "float64" else 1e-6)


@pytest.mark.parametrize("save", [npy, npz, pt, tensors, one_table, two_tables])
def test_every_format_is_read_where_a_row_is_one_number(save, tmp_path: Path):
    check(*save(tmp_path, Z[:, 0], BITS), "binary_cross_entropy_with_logits")
    check(*save(tmp_path, Z[:1, 0], BITS[:1]), "binary_cross_entropy_with_logits")


def test_a_table_of_a_single_row_is_read(tmp_path: Path):
    check(*one_table(tmp_path, Z[:1], Y[:1]), "cross_entropy")


@pytest.mark.parametrize("kind", [">f8", ">f4", "float16", "int8", "uint16", "bool"])
def test_every_type_of_an_npy_file_is_read(kind: str, tmp_path: Path):
    x = (np.abs(Z) * 3).astype(kind)
    check(*npy(tmp_path, x, Y.astype(">i4")), "cross_entropy", rel=1e-6)
    check(*npy(tmp_path, np.asfortranarray(x), Y.astype("uint8")), "cross_entropy", rel=1e-6)


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16, torch.float8_e4m3fn], ids=str)
def test_half_types_of_tensors_are_read(dtype: torch.dtype, tmp_path: Path):
    torch.save({"logits": torch.tensor(Z).to(dtype), "labels": torch.tensor(Y)}, tmp_path / "b.pt")
    check(tmp_path / "b.pt", None, "cross_entropy", rel=1e-6)


def test_arrays_are_found_by_the_name_after_the_colons(tmp_path: Path):
    np.savez(tmp_path / "b.npz", a=Z, b=Y)
    check(f"{tmp_path / 'b.npz'}::a", f"{tmp_path / 'b.npz'}::b", "cross_entropy")
    one_table(tmp_path, Z, Y)
    check(f"{tmp_path / 'b.csv'}::z1,z3", f"{tmp_path / 'b.csv'}::z0,z2", "mse_loss")
    check(f"{tmp_path / 'b.csv'}::z1", f"{tmp_path / 'b.csv'}::z0", "mse_loss")
    np.save(tmp_path / "r.npy", np.array(list(zip(Z[:, 0], Z[:, 1], strict=True)), [("p", "f8"), ("t", "f8")]))
    check(f"{tmp_path / 'r.npy'}::p", f"{tmp_path / 'r.npy'}::t", "huber_loss")


def test_words_are_read_as_the_classes_that_they_name(tmp_path: Path):
    names = ["dog, large", "cat", 'the "eel"', "fox", "gnu"]
    rows = [
        ",".join([*map(repr, z.tolist()), f'"{names[y].replace(chr(34), 2 * chr(34))}"'])
        for z, y in zip(Z, Y, strict=True)
    ]
    head = ",".join(f"z{i}" for i in range(Z.shape[1]))
    (tmp_path / "b.csv").write_text(f"{head},label\n" + "\n".join(rows[:3]) + "\n\n" + "\n".join(rows[3:]) + "\n")
    check(tmp_path / "b.csv", None, "cross_entropy", rel=1e-9)
    lines = "\n".join(f"{' '.join(map(repr, z.tolist()))} {'abcde'[y]}" for z, y in zip(Z, Y, strict=True))
    (tmp_path / "b.csv").write_text(f"{' '.join(head.split(','))} label\n{lines}\n")
    check(tmp_path / "b.csv", None, "cross_entropy", rel=1e-9)


def test_names_of_files_may_hold_quotes_and_spaces(tmp_path: Path):
    folder = tmp_path / 'it\'s a "folder"'
    folder.mkdir()
    for save in (npy, one_table, tensors, pt):
        check(*save(folder, Z, Y), "cross_entropy")


@pytest.mark.parametrize("name", ["digits", "cancer", "diabetes", "masks", "pairs"])
def test_the_samples_give_their_number(name: str):
    with np.load(SAMPLES / f"{name}.npz") as file:
        loss = json.loads(file["meta"].tobytes())["loss"]
    result, code = check(SAMPLES / f"{name}.npz", None, loss, rel=1e-6)
    assert "float32" in code
    assert result.dtype == "float32"


# --- conversions --------------------------------------------------------------------------------------------------


def test_a_class_axis_that_is_not_1_is_moved(tmp_path: Path):
    tokens, labels = RNG.normal(size=(5, 3, 7)), RNG.integers(0, 7, (5, 3))
    labels[2, 1] = -100
    check(*npy(tmp_path, tokens, labels), "cross_entropy")
    check(*npy(tmp_path, tokens, labels), "label_smoothing_cross_entropy")
    soft = RNG.dirichlet(np.ones(7), (5, 3))
    check(*npy(tmp_path, tokens, soft), "cross_entropy", class_axis=2)
    check(*npy(tmp_path, np.log(soft), soft), "kl_div", class_axis=2)


def test_one_hot_targets_become_indices(tmp_path: Path):
    one_hot = np.eye(4)[Y]
    for dtype in (float, int, bool):
        check(*npy(tmp_path, LOG_P, one_hot.astype(dtype)), "nll_loss")
        check(*npy(tmp_path, Z, one_hot.astype(dtype)), "cross_entropy")
    check(*npy(tmp_path, np.swapaxes(Z.reshape(3, 4, 4), 1, 2), np.eye(4)[Y.reshape(3, 4)]), "nll_loss", class_axis=2)


def test_labels_of_0_and_1_become_signs(tmp_path: Path):
    check(*npy(tmp_path, Z[:, 0], BITS), "hinge_loss")
    check(*npy(tmp_path, Z[:, 0], 2 * BITS - 1), "hinge_loss")


def test_superfluous_axes_are_dropped(tmp_path: Path):
    for x, y in ((Z[:, :1], BITS), (Z[:, 0], BITS[:, None]), (Z[:, :1], BITS[:, None])):
        check(*npy(tmp_path, x, y), "binary_cross_entropy_with_logits")
        check(*npy(tmp_path, x, y), "hinge_loss")
        check(*npy(tmp_path, x, y.astype(float)), "rmse_loss")
    check(*npy(tmp_path, Z, Y[:, None]), "cross_entropy")
    check(*npy(tmp_path, Z, Y[:, None].astype(float)), "cross_entropy")


def test_masks_and_predictions_share_the_channel_axis(tmp_path: Path):
    p, t = RNG.uniform(size=(4, 1, 3, 3)), RNG.integers(0, 2, (4, 1, 3, 3))
    for x, y in ((p, t), (p[:, 0], t), (p, t[:, 0])):
        for parameters in ({}, {"batch": True, "squared": True}, {"activation": "sigmoid"}):
            check(*npy(tmp_path, x, y), "dice_loss", parameters=parameters)


@pytest.mark.parametrize("per_image", [False, True])
def test_images_of_classes_and_their_ignored_pixels(per_image: bool, tmp_path: Path):
    z, y = RNG.normal(size=(5, 3, 4, 2)), RNG.integers(0, 3, (5, 4, 2))
    y[1], y[2, 0] = -100, -100
    for x in (z, np.moveaxis(z, 1, -1)):
        check(*npy(tmp_path, x, y), "lovasz_softmax_loss", parameters={"per_image": per_image})
        check(*npy(tmp_path, x[:, :, :, 0] if x is z else x[:, :, 0], y[..., 0]), "lovasz_softmax_loss")


def test_boxes_and_logits_of_a_mask(tmp_path: Path):
    low, side = RNG.uniform(0, 2, (2, 6, 2)), RNG.uniform(0.5, 2, (2, 6, 2))
    for key in ("box_iou_loss", "giou_loss", "diou_loss", "ciou_loss", "eiou_loss"):
        check(*npy(tmp_path, *(np.concatenate([a, a + b], 1) for a, b in zip(low, side, strict=True))), key)
    for parameters in ({}, {"per_image": False}):
        z, t = RNG.normal(size=(4, 3, 3)), RNG.integers(0, 2, (4, 3, 3))
        check(*npy(tmp_path, z, t), "lovasz_hinge_loss", parameters=parameters)
        check(*npy(tmp_path, z[:, None], t), "lovasz_hinge_loss", parameters=parameters)


@pytest.mark.parametrize(
    "loss", [loss.key for loss in CATALOGUE if loss.task.has_classes and len(loss.task.inputs) == 2]
)
def test_ignored_rows_are_left_out(loss: str, tmp_path: Path):
    labels = Y.copy()
    labels[[2, 5]] = -100
    scores = Q if CATALOGUE.get(loss).task.prediction == "probabilities" else LOG_P
    for reduction in set(CATALOGUE.get(loss).reductions) - {"none"}:
        check(*npy(tmp_path, scores, labels), loss, reduction=reduction)
    labels[[2, 5]] = 9
    check(*npy(tmp_path, scores, labels), loss, parameters={"ignore_index": 9})


@pytest.mark.parametrize("dtype", [None, "float64", "float32"])
def test_weights_are_given_in_the_type_of_the_computation(dtype: str | None, tmp_path: Path):
    rel = 1e-6 if dtype == "float32" else 1e-9
    weight = [0.5, 2.0, 1.0, 3.25]
    check(*npy(tmp_path, Z, Y), "cross_entropy", rel, dtype=dtype, parameters={"weight": weight})
    check(*npy(tmp_path, LOG_P, Y), "nll_loss", rel, dtype=dtype, parameters={"weight": weight})
    for name in ("weight", "pos_weight"):
        for value in (weight, np.array([weight] * 12)):
            given = {name: value}
            check(*npy(tmp_path, Z, Q), "binary_cross_entropy_with_logits", rel, dtype=dtype, parameters=given)
    check(*npy(tmp_path, Q, Q), "binary_cross_entropy", rel, dtype=dtype, parameters={"weight": weight})
    given = {"weight": weight, "log_clamp": None}
    check(*npy(tmp_path, Q, Q), "binary_cross_entropy", rel, dtype=dtype, parameters=given)


@pytest.mark.parametrize("how", ["sum_of_weights", "batch"])
@pytest.mark.parametrize("smoothing", [0.0, 0.2])
def test_both_denominators_of_weighted_cross_entropy_are_kept(how: str, smoothing: float, tmp_path: Path):
    given = {"weight": [0.5, 2.0, 1.0, 3.25], "weight_normalization": how, "label_smoothing": smoothing}
    labels = Y.copy()
    labels[3] = -100
    check(*npy(tmp_path, Z, labels), "cross_entropy", parameters=given)
    check(*npy(tmp_path, Z, Q), "cross_entropy", parameters=given)
    check(*npy(tmp_path, Z, Q), "cross_entropy", parameters={**given, "ignore_index": 2})


@pytest.mark.parametrize("log_target", [False, True])
@pytest.mark.parametrize("reduction", ["batchmean", "mean", "sum"])
def test_the_divergence_is_reduced_as_asked(reduction: str, log_target: bool, tmp_path: Path):
    target = np.log(Q) if log_target else Q
    given = {"log_target": log_target}
    _, code = check(*npy(tmp_path, LOG_P, target), "kl_div", reduction=reduction, parameters=given)
    assert ("F.kl_div(" in code) != log_target


@pytest.mark.parametrize("key", [loss.key for loss in CATALOGUE if len(loss.task.inputs) == 2])
def test_every_loss_gives_its_number_under_every_reduction(key: str, tmp_path: Path):
    loss = CATALOGUE.get(key)
    x = Q if loss.task.prediction in ("probability", "mask") else LOG_P
    y = {"class": Y, "class_or_distribution": Y, "sign": 2.0 * (Q > 0.3) - 1, "mask": (Q > 0.3) * 1.0}.get(
        loss.task.target, Q
    )
    if kind_of(loss) is not None:
        x, y = typical(loss, rows=12).arrays()
    for reduction in loss.reductions:
        if reduction != "none":
            check(*npy(tmp_path, x, y), key, reduction=reduction)


def test_without_a_reduction_the_array_is_printed(tmp_path: Path):
    result, code = code_of(*npy(tmp_path, Z, Y), "cross_entropy", reduction="none")
    assert result.value is None
    assert "loss.item()" not in code
    shown = printed(code)
    assert shown.startswith("tensor([")
    rounded = [float(word) for word in shown[8 : shown.index("]")].replace("\n", " ").split(",")]
    assert rounded == pytest.approx(result.per_sample.tolist(), abs=1e-4)


@pytest.mark.parametrize("wish", ["float16", "bfloat16"])
def test_a_half_type_that_was_asked_for_is_rounded_to(wish: str, tmp_path: Path):
    for key, x, y in (("cross_entropy", Z, Y), ("mse_loss", Z, Q), ("rmse_loss", Z, Q), ("kl_div", LOG_P, Q)):
        check(*npy(tmp_path, x, y), key, rel=0, dtype=wish)


def test_the_code_runs_in_a_process_that_knows_nothing_of_this_program(tmp_path: Path):
    result, code = code_of(*tensors(tmp_path, Z, Y), "generalized_cross_entropy", parameters={"q": 0.3})
    (tmp_path / "pasted.py").write_text(code, encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-I", "pasted.py"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert float(done.stdout) == pytest.approx(result.value, rel=1e-12)


def test_metrics_and_functions_are_code_as_well(tmp_path: Path):
    for loss, x, y, given in (
        ("f1_score", Z, Y, {}),
        ("f1_score", Q, (Q > 0.3).astype(int), {"average": "micro"}),
        ("roc_auc_score", Z, Y, {"activation": "softmax"}),
        ("hamming_loss", Q, (Q > 0.3).astype(int), {}),
        ("label_ranking_loss", Z, (Q > 0.3).astype(int), {}),
    ):
        check(*npy(tmp_path, x, y), loss, parameters=given)


def test_weights_of_classes_are_counted_by_the_code(tmp_path: Path):
    result, code = code_of(*npy(tmp_path, Z, Y), "class_weights")
    assert "torch.bincount(target[target >= 0], minlength=4)" in code
    words = re.findall(r"\d+\.\d+", printed(code))
    np.testing.assert_allclose([float(word) for word in words[: len(result.values)]], result.values, atol=1e-4)
