"""*Copy as PyTorch code* of Batch: reads the same files and gives the number on screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lossexplorer.report.source import call, definitions, header

if TYPE_CHECKING:
    from lossexplorer.compute.result import BatchResult


@dataclass(frozen=True)
class Origin:
    """Where an array was read from."""

    path: str
    format: str
    """``npy``, ``npz``, ``pt``, ``safetensors`` or ``csv``."""
    name: str = ""
    """In a file of several arrays."""


def batch_code(result: BatchResult, predictions: Origin, targets: Origin) -> str:
    """Code that reads the batch and prints the value of the result."""
    loss, parameters, layout = result.loss, result.parameters, result.layout
    lines = [f"input = {_read(predictions)}", f"target = {_read(targets)}"]
    wide = "float64" if result.dtype == "float64" else "float32"
    lines.append(f"input = input.to(torch.{wide})")
    if layout.class_axis is not None and layout.class_axis != 1:
        lines.append(f"input = input.movedim({layout.class_axis}, 1)")
    elif layout.squeeze or layout.channel:
        lines.append(f"input = input.reshape({_shape(layout.shape)})")
    lines += _target_lines(result, wide)
    value = call(loss, parameters, ("input", "target"), result.reduction)
    if value.startswith("F."):
        lines.append(f"loss = {value}")
    else:
        lines += [f"values = {value}", f"loss = {_reduced(result)}"]
    source = definitions(loss, parameters)
    body = (source + "\n\n" if source else "") + "\n".join([*lines, "print(loss.item())"]) + "\n"
    body = body if result.reduction != "none" else body.replace("print(loss.item())", "print(loss)")
    return header(body) + ("\n" if source else "") + body


def _shape(shape: tuple[int, ...]) -> str:
    return ", ".join(map(str, shape))


def _target_lines(result: BatchResult, wide: str) -> list[str]:
    layout, rule = result.layout, result.layout.target_rule
    if rule == "one_hot":
        return [f"target = target.argmax({layout.class_axis})"]
    if rule == "distribution":
        axis = layout.class_axis
        move = f".movedim({axis}, 1)" if axis not in (None, 1) else ""
        return [f"target = target.to(torch.{wide}){move}"]
    tail = layout.shape[:-1] if layout.classes is not None else layout.shape
    lines = [f"target = target.reshape({_shape(tail)})"] if layout.squeeze or layout.channel else []
    if layout.classes is not None:
        return [*lines, "target = target.long()"]
    lines.append(f"target = target.to(torch.{wide})")
    return [*lines, "target = 2 * target - 1"] if rule == "signs" else lines


def _reduced(result: BatchResult) -> str:
    if result.reduction == "none":
        return "values"
    if result.reduction == "sum":
        return "values.sum()"
    if result.reduction == "batchmean":
        return "values.sum() / len(input)"
    if result.loss.mass is not None and "ignore_index" in result.parameters:
        return f"values.sum() / (target != {result.parameters['ignore_index']}).sum()"
    return "values.mean()"


def _read(origin: Origin) -> str:
    path = repr(origin.path)
    if origin.format == "npy":
        return f"torch.from_numpy(np.load({path}))"
    if origin.format == "npz":
        return f"torch.from_numpy(np.load({path})[{origin.name!r}])"
    if origin.format == "safetensors":
        return f"__import__('safetensors.torch').torch.load_file({path})[{origin.name!r}]"
    if origin.format == "pt":
        keys = "".join(f"[{part!r}]" for part in origin.name.split(".")) if origin.name else ""
        return f"torch.load({path}, weights_only=True){keys}"
    return f"torch.from_numpy(np.genfromtxt({path}, delimiter=','))"
