"""A small script and its npz that print the wrong and the right number, for whoever has to believe it."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

import numpy as np

from lossexplorer.base import Message, Problem
from lossexplorer.catalog.params import Vector
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.given_kind import GIVEN, can_be_given
from lossexplorer.io import save_npz, write_atomically
from lossexplorer.report import own
from lossexplorer.report.batch_code import Origin, read_lines, reduced
from lossexplorer.report.literals import literal
from lossexplorer.report.source import definitions, header

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lossexplorer.base import Batch
    from lossexplorer.compute.result import BatchResult

_SAME = 1e-5
_LOADED = ("with np.load(Path(__file__).with_suffix('.npz')) as file:", "    data = dict(file)")
_FILE = "of-the-script.npz"


class Mistake(Protocol):
    """What a script is to show; ``diagnosis.reproduce`` finds it."""

    @property
    def batch(self) -> Batch:
        """The rows, in memory."""

    @property
    def title(self) -> str:
        """What the mistake is called."""

    @property
    def about(self) -> str:
        """Where the rows are from and which number was seen."""

    @property
    def wrong(self) -> str:
        """Lines of Python that end in a value; their names are those of ``diagnosis.reason.Reason.wrong``."""

    @property
    def values(self) -> Mapping[str, Any]:
        """Variables of these lines."""

    @property
    def right(self) -> float:
        """What the loss is on these rows."""

    @property
    def code(self) -> str:
        """The corrected line, shown as a comment."""

    @property
    def loss(self) -> str:
        """Key of the loss."""

    @property
    def parameters(self) -> Mapping[str, Any]:
        """Of the loss."""

    @property
    def reduction(self) -> str:
        """Of the loss."""

    @property
    def kind(self) -> str:
        """What the predictions are."""


def reproducer(mistake: Mistake) -> str:
    """The script; it reads the npz of its own name beside it, and needs torch and numpy alone.

    Raises:
        Problem: code that does without this program would read these rows in another way.
    """
    result = _evaluated(mistake)
    names, lines = read_lines(result, Origin(_FILE, "npz", "predictions"), Origin(_FILE, "npz", "targets"))
    if names != ("input", "target"):
        raise _no(mistake)
    lines = _as_read(result, lines) if "as_read" in mistake.wrong else lines
    body = [*_LOADED, *lines]
    body += ["predictions, targets = input, target", ""]
    body += [*_options(result), "", "", *_criterion(result), "", ""]
    body += [*_variables(result, mistake), "# the mistake", *_assigned(mistake.wrong), ""]
    body += ["# mended", *(f"#     {line}" for line in mistake.code.splitlines())]
    body += ["right = criterion(predictions, targets)", ""]
    body += ["print(f'wrong {float(wrong):.8g}')", "print(f'right {float(right):.8g}')"]
    text = "\n".join(body).replace(f"np.load({_FILE!r})", "data") + "\n"
    source = definitions(result.loss, result.parameters)
    text = (source + "\n\n" if source else "") + text
    about = "\n".join([f'"""{mistake.title}.', "", mistake.about, '"""', "", ""])
    return about.replace("\\", "/") + header(text) + ("\n" if source else "") + text


def save_reproducer(path: str, mistake: Mistake) -> None:
    """Write ``NAME.py`` and ``NAME.npz`` beside it.

    Args:
        path: of the script.
        mistake: what it is to show.

    Raises:
        Problem: the name has another suffix, there is no such script, or a file cannot be written.
    """
    stem, suffix = os.path.splitext(path)
    if suffix != ".py":
        raise Problem(Message("a reproducer is a Python script: give it a name that ends in .py"))
    script = reproducer(mistake)
    arrays = {"predictions": mistake.batch.predictions, "targets": mistake.batch.targets}
    save_npz(stem + ".npz", {name: source.read(0, source.shape[0]) for name, source in arrays.items()}, {})

    def write(stream: BinaryIO) -> None:
        stream.write(script.encode("utf-8"))

    write_atomically(path, write)


def _evaluated(mistake: Mistake) -> BatchResult:
    """The right number, read as the diagnosis reads the file."""
    loss = CATALOGUE.get(mistake.loss)
    kind = mistake.kind if mistake.kind in GIVEN and can_be_given(loss, mistake.kind) else "auto"
    if loss.task.prediction == "logits" and kind == "sigmoid_outputs":
        kind = "auto"  # of several classes they are taken as they are
    wish = Wish(loss.key, dict(mistake.parameters), mistake.reduction, dtype="float64", device="cpu", input_kind=kind)
    result = evaluate(mistake.batch, wish)
    value = result.value
    if own.is_own(loss) or value is None or not np.isclose(value, mistake.right, _SAME, 1e-12, equal_nan=True):
        raise _no(mistake)
    return result


def _no(mistake: Mistake) -> Problem:
    return Problem(
        Message("there is no script for {loss} of this file that does without Loss Explorer", loss=mistake.loss)
    )


def _as_read(result: BatchResult, lines: list[str]) -> list[str]:
    """The lines that read the inputs, and a name for the predictions before they are turned into anything else."""
    turned = result.layout.given.code() if result.layout.given is not None else ""
    last = next(i for i, line in enumerate(lines) if line.startswith("target = "))
    at = last - 1 if turned else last
    return [*lines[:at], "as_read = input", *lines[at:]]


def _options(result: BatchResult) -> list[str]:
    """The parameters of the loss, as torch's function or the entry's takes them."""
    loss, parameters = result.loss, result.parameters
    native = loss.native_of(parameters)
    soft = result.layout.target_rule == "distribution"  # torch refuses an index to ignore beside probabilities
    found = []
    for p in loss.params:
        value = parameters[p.name]
        if native and (np.array_equal(value, p.default) or value is None or (soft and p.name == "ignore_index")):
            continue
        found.append(f"    {p.name!r}: {literal(value, 'float64' if isinstance(p, Vector) else '')},")
    return ["options = {", *found, "}"] if found else ["options = {}"]


def _criterion(result: BatchResult) -> list[str]:
    """The loss that was asked for, as a function."""
    loss = result.loss
    native = loss.native_of(result.parameters)
    lines = [f"def criterion(input, target, reduction={result.reduction!r}, **changed):"]
    if native:
        return [*lines, f"    return F.{native}(input, target, **{{**options, **changed}}, reduction=reduction)"]
    return [
        *lines,
        f"    values = {loss.fn.__name__}(input, target, **{{**options, **changed}})",
        "    if reduction in ('none', 'sum'):",
        "        return values if reduction == 'none' else values.sum()",
        f"    return {reduced(result)}",
    ]


def _variables(result: BatchResult, mistake: Mistake) -> list[str]:
    """The names that the lines of the mistake use."""
    words = set(re.findall(r"[A-Za-z_]\w*", mistake.wrong))
    lines = ["logits, labels = predictions, targets"] if words & {"logits", "labels"} else []
    usual: dict[str, Any] = {"ignore_index": -100, "label_smoothing": 0.0, "weight": None}
    vectors = {p.name for p in result.loss.params if isinstance(p, Vector)}
    known = usual | {"reduction": result.reduction} | dict(result.parameters) | dict(mistake.values)
    for name in sorted((words & known.keys()) - {"predictions", "targets", "logits", "labels"}):
        if name in mistake.values or name == "reduction" or f"options['{name}']" not in mistake.wrong:
            lines.append(f"{name} = {literal(known[name], 'float64' if name in vectors else '')}")
    return lines


def _assigned(wrong: str) -> list[str]:
    """The lines, of which the last one gives the number."""
    *before, last = wrong.splitlines()
    return [*before, f"wrong = {last}"]
