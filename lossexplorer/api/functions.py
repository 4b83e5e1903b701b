"""The functions of the Python API."""

from __future__ import annotations

import math
import subprocess
import sys
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Batch, Message, Problem
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.spec import Loss
from lossexplorer.compute.co_teaching import FORGET_RATE
from lossexplorer.compute.compare import compare as compare_results
from lossexplorer.compute.evaluate import Wish
from lossexplorer.compute.evaluate import evaluate as evaluate_batch
from lossexplorer.compute.memory import source_of, to_array
from lossexplorer.compute.own.bring import bring
from lossexplorer.diagnosis.case import Question
from lossexplorer.diagnosis.engine import diagnose as diagnose_batch
from lossexplorer.diagnosis.numbers import explain_number
from lossexplorer.diagnosis.results import Observed
from lossexplorer.io.save import save_npz
from lossexplorer.io.script import read_script
from lossexplorer.io.temporary import new_folder, throw_away

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lossexplorer.compute.compare import Comparison
    from lossexplorer.compute.kind import Verdict
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.diagnosis.numbers import KnownNumber
    from lossexplorer.diagnosis.results import Diagnosis

TEMPORARY = "--temporary"
"""Option by which a window learns that the file it opens is its own, and goes with it."""


def evaluate(
    prediction: Any,
    target: Any = None,
    loss: str | Loss = "cross_entropy",
    *,
    reduction: str | None = None,
    batch_size: int | None = None,
    class_axis: int | None = None,
    dtype: str | None = None,
    device: str = "auto",
    **parameters: Any,
) -> BatchResult:
    """Compute a loss on arrays, as a whole and row by row.

    Args:
        prediction: ``(N, …)``: a torch tensor, a numpy array, or what ``numpy.asarray`` takes. For losses on two
            embeddings, the first of them.
        target: what should have been predicted: class indices ``(N, …)``, or as the loss wants it; None where it
            takes predictions alone.
        loss: a key of the catalogue, or an entry.
        reduction: by default the mean, for ``kl_div`` batchmean.
        batch_size: rows of one set, for losses of a whole set.
        class_axis: by default 1 if ``(N, C, …)`` fits ``(N, …)``, else the last.
        dtype: in which to compute; by default that of the data, half types in float32.
        device: ``auto``, ``cpu``, ``cuda``, ``cuda:N`` or ``mps``.
        parameters: of the loss, and its further inputs by their names: ``var``, ``teacher``, ``negative`` …

    Raises:
        Problem: a ValueError whose sentence says what does not fit and what to do.
    """
    loss = loss.key if isinstance(loss, Loss) else loss
    entry = CATALOGUE.get(str(loss))
    others = {name: source_of(parameters.pop(name), name) for name in entry.task.others if name in parameters}
    predictions = source_of(prediction, "prediction")
    alone = target is None and entry.task.target_at is None
    batch = Batch(predictions, predictions if alone else source_of(target, "target"), others=others)
    plain = {name: to_array(x, name)[0] if hasattr(x, "detach") else x for name, x in parameters.items()}
    return evaluate_batch(batch, Wish(loss, plain, reduction, batch_size, class_axis, dtype, device))


def load_loss(spec: str) -> Loss:
    """Make an entry of a function or ``nn.Module`` class of your own, and put it into the catalogue.

    Args:
        spec: ``path.py:name``. The file is executed, as ``python path.py`` would; naming it is taken for your wish.
            Or ``package:name``, a loss that an installed package declares under ``lossexplorer.losses``.

    Returns:
        The entry, to be called, or given to ``evaluate`` as ``loss``.

    Raises:
        Problem: a ValueError whose sentence says what is wrong, with the line of the file.
    """
    return bring(spec, read_script)


def compare(
    first: Any,
    second: Any,
    target: Any,
    loss: str = "cross_entropy",
    *,
    forget_rate: float = FORGET_RATE,
    class_axis: int | None = None,
    dtype: str | None = None,
    device: str = "auto",
    **parameters: Any,
) -> Comparison:
    """Compare two models on the same targets: rows that got better and worse, disagreement, what each finds easy.

    Warns where the two look like different kinds of predictions and the loss takes one of them for what it is not.

    Args:
        first: predictions ``(N, …)`` of the model that was there before, as ``evaluate`` takes them.
        second: of the other one.
        target: what should have been predicted.
        loss: a key of the catalogue.
        forget_rate: share of the rows that co-teaching leaves out as too hard, from 0 to 1.
        class_axis: as ``evaluate`` takes it.
        dtype: likewise.
        device: likewise.
        parameters: of the loss, and its further inputs by their names.

    Raises:
        Problem: a ValueError whose sentence says what does not fit and what to do.
    """
    one, other = (
        evaluate(x, target, loss, class_axis=class_axis, dtype=dtype, device=device, **parameters)
        for x in (first, second)
    )
    found = compare_results(one, other, forget_rate)
    if found.mismatch is not None:
        warnings.warn(str(found.mismatch), stacklevel=2)
    return found


def diagnose(
    prediction: Any,
    target: Any,
    observed: float | str | None = None,
    loss: str | None = None,
    *,
    batch_size: int | None = None,
    reduction: str | None = None,
    input_kind: Verdict | None = None,
    class_names: Sequence[str] = (),
    **parameters: Any,
) -> Diagnosis:
    """Find out why a loss is the number it is, and what is odd about the data.

    Args:
        prediction: ``(N, …)``, as ``evaluate`` takes it.
        target: what should have been predicted.
        observed: the number that was seen; as a str its digits say how precisely it is known, as a number it is taken
            to six digits. None: the findings alone.
        loss: a key of the catalogue; by default what shapes and targets suggest.
        batch_size: rows of a batch in the run that gave the number, if known.
        reduction: by default the mean, for ``kl_div`` batchmean.
        input_kind: what the predictions are, where the verdict on them is wrong.
        class_names: in the order in which the model was trained, if known.
        parameters: of the loss.

    Returns:
        Causes, best first; findings, worst first. ``to_dict`` is the JSON of the command.

    Raises:
        Problem: a ValueError whose sentence says why predictions and targets cannot be paired.
    """
    seen = None if observed is None else Observed.parse(_digits(observed))
    entry = None if loss is None else CATALOGUE.get(str(loss))
    names = () if entry is None else entry.task.others
    others = {name: source_of(parameters.pop(name), name) for name in names if name in parameters}
    batch = Batch(source_of(prediction, "prediction"), source_of(target, "target"), others=others)
    plain = {name: to_array(x, name)[0] if hasattr(x, "detach") else x for name, x in parameters.items()}
    return diagnose_batch(batch, Question(loss, plain, reduction, batch_size, input_kind, tuple(class_names)), seen)


def known_numbers(observed: float | str) -> tuple[KnownNumber, ...]:
    """What a number is known for without any file: chance among ten classes, or a clip at 1e-7.

    Args:
        observed: the number that was seen, as ``diagnose`` takes it.

    Raises:
        Problem: a ValueError: it is no number.
    """
    return explain_number(_digits(observed))


_BELIEVED = 6
"""Digits of a float32 that a number without text is taken to."""


def _digits(observed: Any) -> str:
    """A number that was seen, as text; a plain number is believed to at most six digits."""
    found = _plain(observed)
    if isinstance(found, str):
        return found
    short = repr(found)
    return short if (Observed.parse(short).digits or 0) <= _BELIEVED else f"{found:#.{_BELIEVED}g}"


def save_batch(
    path: str | Path,
    prediction: Any,
    target: Any,
    *,
    observed: float | str | None = None,
    loss: str | None = None,
    class_names: Sequence[str] = (),
) -> bool:
    """Write a batch that the window opens; made for the middle of a training script.

    Tensors may live on any device and require gradients. The file appears whole or not at all. A full disk or a
    folder that cannot be written does not stop the training: it is said in a warning.

    Args:
        path: of an npz file; the ending of another kind of file (``.pt``, ``.csv`` …) is refused in a warning.
        prediction: as the model gave it.
        target: as the loss took it.
        observed: the loss that was seen.
        loss: key of the loss that was used.
        class_names: what the classes are called, in the order of their numbers, if somebody wants to read names.

    Returns:
        Whether the file was written.
    """
    meta: dict[str, Any] = {} if loss is None else {"loss": loss}
    if loss is not None and ":" not in str(loss) and loss not in CATALOGUE:
        warnings.warn(f"there is no loss {loss!r}: nobody will know how to compute this batch", stacklevel=2)
    try:
        if observed is not None:
            meta["observed"] = _plain(observed)
        arrays = {"predictions": to_array(prediction, "prediction")[0], "targets": to_array(target, "target")[0]}
        save_npz(path, arrays | _named(class_names), meta)
    except Problem as problem:
        warnings.warn(f"the batch was not saved: {problem}", stacklevel=2)
        return False
    return True


def _plain(observed: Any) -> float | str:
    """A number that was seen, as JSON has it; a string keeps its digits."""
    if isinstance(observed, str):
        return observed
    try:
        number = float(observed.detach() if hasattr(observed, "detach") else observed)
    except (TypeError, ValueError, RuntimeError):
        sentence = Message("observed must be one number; got {kind}", kind=type(observed).__name__)
        raise Problem(sentence) from None
    if not math.isfinite(number):
        return str(number)
    with np.errstate(over="ignore"):
        single = np.float32(number)
    return float(str(single)) if float(single) == number else number  # of a float32, the digits that it has


def _named(class_names: Sequence[str]) -> dict[str, Any]:
    """The array of names; none, if there are none."""
    return {"class_names": np.array([str(name) for name in class_names])} if len(class_names) else {}


def show(
    prediction: Any, target: Any, loss: str | None = None, *, class_names: Sequence[str] = ()
) -> subprocess.Popen[bytes]:
    """Open the window on these arrays and return at once; it is a process of its own.

    Args:
        prediction: as ``evaluate`` takes it.
        target: as ``evaluate`` takes it.
        loss: key of the loss to begin with.
        class_names: what the classes are called, in the order of their numbers.

    Returns:
        The process. Its temporary file goes when the window closes.

    Raises:
        Problem: the arrays are no numbers, or the temporary folder cannot be written.
    """
    arrays = {"predictions": to_array(prediction, "prediction")[0], "targets": to_array(target, "target")[0]}
    file = new_folder() / "batch.npz"
    try:
        save_npz(file, arrays | _named(class_names), {} if loss is None else {"loss": loss})
        return subprocess.Popen([sys.executable, "-m", "lossexplorer", str(file), TEMPORARY])
    except BaseException:
        throw_away(file)
        raise
