"""*Copy as PyTorch code* of Batch: reads the same files and gives the number on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.report.own import by_rows
from lossexplorer.report.read_code import Origin, read_code
from lossexplorer.report.source import call, definitions, header

if TYPE_CHECKING:
    from lossexplorer.compute.result import BatchResult

__all__ = ["Origin", "batch_code", "read_lines", "reduced"]


def batch_code(result: BatchResult, predictions: Origin, targets: Origin) -> str:
    """Code that reads the batch and prints the value of the result.

    Raises:
        Problem: a table cannot be read any more.
    """
    loss, parameters = result.loss, _parameters(result)
    names, lines = read_lines(result, predictions, targets)
    changing = loss.row == "sum" and result.reduction == "mean"  # torch warns that its own mean will be another one
    reduction = "none" if changing else result.reduction
    value = call(loss, parameters, names, reduction, _wide(result))
    if value.startswith("F."):
        lines.append(f"loss = {value}{'.mean()' if changing else ''}")
    else:
        lines += [f"values = {by_rows(loss, parameters, reduction) or value}", f"loss = {reduced(result)}"]
    lines += [f"loss = loss.to(torch.{result.dtype})"] if _is_half(result) else []
    lines.append("print(loss)" if result.reduction == "none" else "print(loss.item())")
    source = definitions(loss, parameters)
    body = (source + "\n\n" if source else "") + "\n".join(lines) + "\n"
    return header(body) + ("\n" if source else "") + body


def read_lines(result: BatchResult, predictions: Origin, targets: Origin) -> tuple[tuple[str, ...], list[str]]:
    """Names of the inputs, and the lines that read them."""
    task = result.loss.task
    if task.counted and result.batch.targets is not result.batch.predictions:
        return ("samples",), _count_lines(result, targets)
    lines = _input_lines(result, predictions)
    if task.target_at is None:
        return ("input",), lines
    return ("input", "target"), [*lines, *_target_lines(result, targets)]


def _count_lines(result: BatchResult, origin: Origin) -> list[str]:
    """How many labels there are of each class."""
    layout, info = result.layout, result.batch.targets.info
    if layout.target_rule in ("one_hot", "distribution"):
        axis = layout.class_axis if layout.class_axis is not None else -1
        counted = f"target.movedim({axis}, -1).reshape(-1, {layout.classes}).sum(0)"
        return [f"target = {read_code(origin, info, _wide(result))}", f"samples = {counted}"]
    counted = f"torch.bincount(target[target >= 0], minlength={layout.classes or 2}).to(torch.{_wide(result)})"
    return [f"target = {read_code(origin, info, 'int64')}", f"samples = {counted}"]


def _parameters(result: BatchResult) -> dict[str, object]:
    """Without an index to ignore where there are no indices: torch refuses it beside probabilities."""
    found = dict(result.parameters)
    if result.layout.target_rule == "distribution" and "ignore_index" in found:
        found["ignore_index"] = -100
    return found


def _wide(result: BatchResult) -> str:
    """The type in which it is computed."""
    return "float64" if result.dtype == "float64" else "float32"


def _is_half(result: BatchResult) -> bool:
    return result.dtype in ("float16", "bfloat16")


def _rounded(result: BatchResult, name: str) -> list[str]:
    """Half types: numbers are rounded to them, and computed in float32."""
    return [f"{name} = {name}.to(torch.{result.dtype}).to(torch.float32)"] if _is_half(result) else []


def _input_lines(result: BatchResult, origin: Origin) -> list[str]:
    layout, info = result.layout, result.batch.predictions.info
    lines = [f"input = {read_code(origin, info, _wide(result))}", *_rounded(result, "input")]
    if layout.class_axis not in (None, 1):
        lines.append(f"input = input.movedim({layout.class_axis}, 1)")
    elif layout.class_axis is None and layout.shape != info.shape:
        lines.append(f"input = input.reshape({_shape(layout.shape)})")
    turned = layout.given.code() if layout.given is not None else ""
    return [*lines, f"input = input{turned}"] if turned else lines


def _target_lines(result: BatchResult, origin: Origin) -> list[str]:
    layout, rule, info = result.layout, result.layout.target_rule, result.batch.targets.info
    labels = rule == "masks" or (result.loss.task.has_labels and rule not in ("distribution", "one_hot"))
    lines = [f"target = {read_code(origin, info, 'int64' if labels else _wide(result))}"]
    if rule == "one_hot":
        return [*lines, f"target = target.argmax({layout.class_axis})"]
    if rule == "masks":
        return [*lines, f"target = F.one_hot(target, {layout.shape[1]}).movedim(-1, 1).to(torch.{_wide(result)})"]
    if result.batch.targets.dtype.kind == "f" and not labels:
        lines += _rounded(result, "target")
    if rule == "distribution":
        return [*lines, f"target = target.movedim({layout.class_axis}, 1)"] if layout.class_axis != 1 else lines
    tail = layout.shape[:-1] if layout.classes is not None else layout.shape
    tail = layout.shape[:1] if layout.one_target else tail
    lines += [f"target = target.reshape({_shape(tail)})"] if tail != info.shape else []
    return [*lines, "target = 2 * target - 1"] if rule == "signs" else lines


def _shape(shape: tuple[int, ...]) -> str:
    return ", ".join(map(str, shape))


def reduced(result: BatchResult) -> str:
    """The reduction of ``values`` to one number, as code that knows ``input`` and ``target``."""
    if result.reduction == "none":
        return "values"
    if result.reduction == "sum":
        return "values.sum()"
    if result.reduction == "batchmean":
        return "values.sum() / len(input)"
    loss, parameters = result.loss, result.parameters
    if result.loss.kind_of(result.parameters) == "set":
        return "values.mean()"
    indices = result.layout.target_rule != "distribution" and "ignore_index" in parameters
    if loss.mass is None or not indices or loss.kind_of(parameters) == "set":
        return "values.mean()"
    used = f"(target != {parameters['ignore_index']})"
    if loss.task.prediction == "mask":  # a value for each image
        used = f"{used}.reshape(len(target), -1).any(1)"
    return f"values.sum() / {used}.sum()"
