"""``lossexplorer report``: the page, and what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional as F

from .terminal import LABELS as Y
from .terminal import LOGITS as Z

if TYPE_CHECKING:
    from pathlib import Path


def test_a_page_is_written_with_the_number_that_eval_gives(files: Path, cli) -> None:
    words = (files / "z.npy", files / "y.npy", "--loss", "cross_entropy", "--set", "label_smoothing=0.1")
    value = cli("eval", *words, "--json").told["value"]
    said = cli("report", *words, "--observed", "2.3026", "--save", files / "out.html")
    assert (said.status, said.out, said.err) == (0, "", "")
    page = (files / "out.html").read_text("utf-8")
    for text in (
        f"{value:.5g}",
        "2.3026",
        "z.npy · y.npy",
        "label_smoothing</code> = 0.1",
        "np.load(&#x27;z.npy&#x27;)",
    ):
        assert text in page, text


def test_a_number_that_was_seen_is_explained_on_the_page(files: Path, cli) -> None:
    logits, labels = torch.tensor(Z, dtype=torch.float64), torch.tensor(Y)
    np.savez(files / "p.npz", predictions=logits.softmax(1), targets=Y)
    seen = f"{F.cross_entropy(logits.softmax(1), labels).item():.5g}"
    words = (files / "p.npz", "--loss", "cross_entropy", "--save", files / "out.html")
    assert cli("report", *words, "--observed", seen).status == 0
    page = (files / "out.html").read_text("utf-8")
    assert f"Softmax was applied before the loss: that reproduces {seen} to its 5 digits" in page
    assert page.count("Remove the softmax") == 1
    assert f"recomputed here {F.cross_entropy(logits, labels).item():.5g}" in page
    assert cli("report", *words).status == 0
    assert "recomputed here" not in (files / "out.html").read_text("utf-8")


def test_what_cannot_be_is_said_in_a_sentence_and_writes_nothing(files: Path, cli) -> None:
    both, out = files / "both.npz", files / "out.html"
    cases = [
        (2, "out.pdf: reports are saved as .html", both, "--loss", "mse_loss", "--save", files / "out.pdf"),
        (2, "must be a number", both, "--loss", "cross_entropy", "--observed", "a lot", "--save", out),
        (2, "--loss", both, "--save", out),
        (1, "folder does not exist", both, "--loss", "cross_entropy", "--save", files / "no" / "out.html"),
        (1, "gone.npy", files / "gone.npy", "--loss", "cross_entropy", "--save", out),
    ]
    for status, words, *command in cases:
        said = cli("report", *command)
        assert said.status == status, words
        assert words in said.sentence
    assert not list(files.glob("**/out.*"))
