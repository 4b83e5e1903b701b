"""Whatever is thrown at it: an answer or a sentence, never an exception, never nan in JSON."""

from __future__ import annotations

import contextlib
import json
import math
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

import lossexplorer as lx
from tests.diagnosis.asking import scores

LOSSES = [None, *(loss.key for loss in lx.losses if not loss.task.inputs[0].startswith("*"))]
SEEN = [None, "nan", "inf", "-inf", "0", "1e-3", "2.3026", "0.69315", "1e400", "-5.0", "12345678901"]


@st.composite
def files(draw: st.DrawFn) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    rng = np.random.default_rng(draw(st.integers(0, 10**6)))
    n, c = draw(st.sampled_from([1, 2, 7, 40])), draw(st.sampled_from([1, 2, 5, 12, 300]))
    shape = draw(st.sampled_from([(n, c), (n, c, 4), (n,), (n, 1), (n, 3, 5, 5), (c, n), (n, 5, c)]))
    p = rng.normal(size=shape) * draw(st.sampled_from([0.01, 1, 20, 1e4, 1e30]))
    odd = draw(st.sampled_from(["", "unit", "rows", "nan", "inf", "same", "mask", "int"]))
    if odd == "unit":
        p = 1 / (1 + np.exp(-np.clip(p, -500, 500)))
    elif odd == "rows" and p.ndim > 1:
        p = np.exp(p - p.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
    elif odd in ("nan", "inf"):
        p.flat[rng.integers(0, p.size)] = float(odd)
    elif odd == "same":
        p[:] = p.flat[0]
    elif odd == "mask":
        p[rng.random(shape) < 0.3] = -math.inf
    elif odd == "int":
        p = np.round(np.clip(p, -100, 100))
    with np.errstate(over="ignore"):
        p = p.astype(np.int64 if odd == "int" else draw(st.sampled_from(["f2", "f4", "f8"])))
    target = draw(st.sampled_from([shape, shape, (n,), (n, 1), (n * c,), (n, 5, 5), (n, 4), (n, 5)]))
    kind = draw(st.sampled_from(["class", "bit", "unit", "value", "some", "all", "grey", "nan", "share"]))
    t: np.ndarray[Any, Any] = rng.integers(0, 2 if kind == "bit" else max(c, 2), size=target)
    if kind in ("unit", "value"):
        t = rng.random(target) if kind == "unit" else 5 * rng.normal(size=target)
    elif kind == "share":
        t = rng.dirichlet(np.ones(target[-1]), size=target[:-1])
    elif kind in ("some", "all"):
        t[rng.random(target) < (0.4 if kind == "some" else 2)] = -100
    elif kind == "grey":
        t = t * 255
    elif kind == "nan":
        t = t.astype(float)
        t.flat[0] = math.nan
    return p, t


@settings(max_examples=120, deadline=None)
@given(files(), st.sampled_from(SEEN), st.sampled_from(LOSSES), st.sampled_from([None, 1, 2, 8, 1000]))
def test_any_file_gets_an_answer_or_a_sentence(
    file: tuple[Any, Any], seen: str | None, loss: str | None, size: int | None
) -> None:
    with contextlib.suppress(lx.Problem):
        json.dumps(lx.diagnose(*file, observed=seen, loss=loss, batch_size=size).to_dict(), allow_nan=False)


def test_small_and_odd_files_get_an_answer() -> None:
    z, y = scores()
    kept = [
        (z[:1], y[:1]),
        (z[:, :1], y * 0),
        (z[:3].repeat(1, 30), y[:3]),
        (z, torch.full_like(y, -100)),
        (torch.full_like(z, math.nan), y),
        (torch.full_like(z, -math.inf), y),
        (z[:2], y[:2]),
    ]
    for prediction, target in kept:
        for seen in (None, "2.3026", "nan"):
            lx.diagnose(prediction, target, observed=seen, loss="cross_entropy", batch_size=1).to_dict()


def test_what_cannot_be_paired_is_said_in_a_sentence() -> None:
    with pytest.raises(lx.Problem, match="3 rows of predictions, but 2 rows of targets"):
        lx.diagnose(np.zeros((3, 4)), np.zeros(2, int), loss="cross_entropy")
    with pytest.raises(lx.Problem, match="no rows"):
        lx.diagnose(np.zeros((0, 2)), np.zeros(0, int))
    with pytest.raises(lx.Problem, match="reduction none"):
        lx.diagnose(np.zeros((3, 2)), np.zeros(3, int), reduction="none")
