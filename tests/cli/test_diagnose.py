"""``lossexplorer diagnose``: causes and findings, for people and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F

import lossexplorer as lx
from tests.report.running import printed

from .terminal import LABELS as Y
from .terminal import LOGITS as Z

if TYPE_CHECKING:
    from pathlib import Path

    from .terminal import Terminal

DOUBLE = f"{F.cross_entropy(torch.tensor(Z).softmax(1), torch.tensor(Y)).item():.6f}"


def test_the_mistake_comes_first_as_json(cli: Terminal, files: Path) -> None:
    found = cli("diagnose", files / "z.npy", files / "y.npy", "--observed", DOUBLE, "--json").told
    assert found["causes"][0]["key"] == "double_softmax"
    assert found == lx.diagnose(Z, Y, observed=DOUBLE).to_dict()


def test_the_page_names_the_mistake_its_numbers_and_the_mending(cli: Terminal, files: Path) -> None:
    said = cli("diagnose", files / "both.npz", "--observed", DOUBLE)
    assert said.status == 0
    assert said.err == ""
    lines = said.out.splitlines()
    assert any(line.startswith("1. Softmax was applied before the loss") for line in lines)
    assert f"you saw {DOUBLE}" in said.out
    assert "F.cross_entropy(logits, labels)" in said.out
    assert max(map(len, lines)) <= 110


def test_a_number_that_nothing_gives_is_said_to_be_unexplained(cli: Terminal, files: Path) -> None:
    said = cli("diagnose", files / "z.npy", files / "y.npy", "--observed", "-7.12345")
    assert "Not explained" in said.out
    assert "The file is clean" in said.out


def test_a_faulty_file_is_a_finding_and_no_failure(cli: Terminal, files: Path) -> None:
    np.save(files / "bad.npy", Y + 1)
    said = cli("diagnose", files / "z.npy", files / "bad.npy")
    assert said.status == 0
    assert "labels_start_at_one, error" in said.out
    assert cli("diagnose", files / "z.npy", files / "bad.npy", "--json").told["recomputed"] is None


def test_without_files_it_says_what_a_number_is_known_for(cli: Terminal) -> None:
    assert "Caffe" in cli("diagnose", "--observed", "87.3365").out
    told = cli("diagnose", "--observed", "2.3026", "--json").told
    assert told == {"observed": 2.3026, "digits": 5, "known": [k.to_dict() for k in lx.known_numbers("2.3026")]}
    assert "for nothing" in cli("diagnose", "--observed", "1.2345").out
    assert cli("diagnose").status == 2
    for option, word in (
        ("--loss", "l1_loss"),
        ("--set", "delta=2"),
        ("--reduction", "sum"),
        ("--batch-size", "0"),
        ("--class-names", "a,b"),
        ("--input-kind", "logits"),
        ("--reproducer", "shown.py"),
    ):
        said = cli("diagnose", "--observed", "2.3", option, word)
        assert said.status == 2
        assert said.err.rstrip().endswith(f"without PREDICTIONS there is no use for {option}")


def test_what_cannot_be_read_or_meant_has_its_status(cli: Terminal, files: Path) -> None:
    np.save(files / "short.npy", Y[:5])
    assert cli("diagnose", files / "z.npy", files / "short.npy").status == 1
    assert cli("diagnose", files / "none.npy", files / "y.npy").status == 1
    assert cli("diagnose", files / "z.npy", files / "y.npy", "--observed", "two").status == 2
    assert cli("diagnose", files / "z.npy", files / "y.npy", "--loss", "cros").status == 2
    assert cli("diagnose", files / "z.npy", files / "y.npy", "--set", "weight=1,x").status == 2
    assert cli("diagnose", files / "z.npy", files / "y.npy", "--batch-size", "0").status == 2


def test_the_kind_that_somebody_knows_goes_before_the_verdict(cli: Terminal, files: Path) -> None:
    words = "diagnose", files / "z.npy", files / "y.npy", "--input-kind", "log_probabilities"
    assert cli(*words, "--json").told["input_kind"] == {"verdict": "log_probabilities", "evidence": "you said so"}


def test_the_number_saved_with_a_batch_is_explained(cli: Terminal, files: Path) -> None:
    lx.save_batch(files / "step.npz", Z, Y, observed=DOUBLE, loss="cross_entropy")
    assert cli("diagnose", files / "step.npz", "--json").told["causes"][0]["key"] == "double_softmax"


def test_the_first_cause_is_written_as_a_script_with_its_rows(cli: Terminal, files: Path) -> None:
    out = files / "shown.py"
    said = cli("diagnose", files / "z.npy", files / "y.npy", "--observed", DOUBLE, "--reproducer", out)
    assert said.status == 0
    text = printed(out.read_text("utf-8").replace("__file__", repr(str(out))))
    wrong, right = (float(line.split()[1]) for line in text.splitlines())
    assert f"{wrong:.6f}" == DOUBLE
    assert np.isclose(right, F.cross_entropy(torch.tensor(Z), torch.tensor(Y)).item(), rtol=1e-6)
    assert cli("diagnose", files / "z.npy", files / "y.npy", "--reproducer", out).status == 1


def test_a_file_is_not_called_faultless_below_a_cause_of_its_number(cli: Terminal, files: Path) -> None:
    np.save(files / "log.npy", torch.tensor(Z).log_softmax(1).numpy())  # redundant: worth knowing
    command = ("diagnose", files / "log.npy", files / "y.npy", "--loss", "cross_entropy")
    assert "No fault found; worth knowing: " in cli(*command).out
    below = cli(*command, "--observed", DOUBLE).out
    assert "No fault found" not in below
    assert "worth knowing:" in below
