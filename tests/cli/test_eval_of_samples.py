"""``lossexplorer eval`` on the samples gives what plain torch gives."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from .terminal import SAMPLES, sample

if TYPE_CHECKING:
    from pathlib import Path


def digits():
    z, y = sample("digits")
    values = F.cross_entropy(z, y, reduction="none")
    p = z.softmax(1)
    norm = (p - F.one_hot(y, 10)).norm(dim=1)
    return "cross_entropy", {}, values.mean(), values, norm, p.argmax(1), p.max(1).values


def cancer():
    z, y = sample("cancer")
    values = F.binary_cross_entropy_with_logits(z, y.float(), reduction="none")
    p = z.sigmoid()
    return (
        "binary_cross_entropy_with_logits",
        {},
        values.mean(),
        values,
        (p - y).abs(),
        z > 0,
        torch.maximum(p, 1 - p),
    )


def diabetes():
    x, y = sample("diabetes")
    values = F.huber_loss(x, y, reduction="none")
    return "huber_loss", {}, values.mean(), values, (x - y).clamp(-1, 1).abs(), x, None


def masks():
    p, t = sample("masks")
    p.requires_grad_()
    values = 1 - (2 * (p * t).sum((1, 2, 3)) + 1e-5) / (p.sum((1, 2, 3)) + t.sum((1, 2, 3)) + 1e-5)
    (gradient,) = torch.autograd.grad(values.sum(), p)
    return "dice_loss", {}, values.mean().detach(), values.detach(), gradient.flatten(1).norm(dim=1), None, None


def pairs():
    one, other = sample("pairs")
    one, other, n = one.double().requires_grad_(), other.double(), len(one)
    views = F.normalize(torch.cat([one, other]), dim=1)
    similarity = (views @ views.T / 0.5).fill_diagonal_(-math.inf)
    values = F.cross_entropy(similarity, torch.arange(2 * n).roll(n), reduction="none")
    (gradient,) = torch.autograd.grad(values.mean(), one)
    rows = values.detach().view(2, n).mean(0)
    return "nt_xent_loss", {}, values.mean().detach(), rows, gradient.norm(dim=1) * n, None, None


@pytest.mark.parametrize("make", [digits, cancer, diabetes, masks, pairs])
def test_the_samples_give_what_plain_torch_gives(make, cli, tmp_path: Path):
    loss, _, value, rows, norm, predicted, confidence = make()
    said = cli("eval", SAMPLES / f"{make.__name__}.npz", "--loss", loss, "--json", "--save", tmp_path / "t.npz")
    assert (said.status, said.err) == (0, "")
    told = said.told
    near = {"rel": 1e-5, "abs": 1e-6}
    assert told["value"] == pytest.approx(value.item(), **near)
    assert told["per_sample"]["max"] == pytest.approx(rows.max().item(), **near)
    assert told["per_sample"]["mean"] == pytest.approx(rows.double().mean().item(), **near)
    assert told["gradient_norm"]["max"] == pytest.approx(norm.max().item(), **near)
    assert told["worst"][0]["index"] == rows.argmax().item()
    assert (told["n"], told["dtype"], told["loss"], told["warnings"]) == (len(rows), "float32", loss, [])
    with np.load(tmp_path / "t.npz") as table:
        np.testing.assert_allclose(table["loss"], rows.numpy(), rtol=1e-5, atol=1e-6)
        np.testing.assert_allclose(table["gradient_norm"], norm.numpy(), rtol=1e-5, atol=1e-6)
        for name, column in (("predicted", predicted), ("confidence", confidence)):
            assert (name in table.files) == (column is not None)
            if column is not None:
                np.testing.assert_allclose(table[name], column.numpy(), rtol=1e-5)
