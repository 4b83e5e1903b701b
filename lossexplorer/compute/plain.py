"""Values and results as JSON knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from lossexplorer.base.arrays import Array
    from lossexplorer.compute.result import BatchResult

_OF_ROWS = ("target", "predicted", "confidence", "decisions", "accuracy")
"""What is told of a row beside its loss, where there is one."""


def plain(value: Any) -> Any:
    """A value as JSON knows it: non-finite numbers become the words nan, inf and -inf."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, np.generic):
        return plain(value.item())
    if isinstance(value, float) and not np.isfinite(value):
        return "nan" if np.isnan(value) else "inf" if value > 0 else "-inf"
    return value


def dict_of(result: BatchResult) -> dict[str, Any]:
    """A result as ``eval --json`` prints it; what does not apply is absent."""
    rows, norm = result.rows, result.gradient_norm
    found: dict[str, Any] = {
        "loss": result.loss.key,
        "parameters": result.parameters,
        "reduction": result.reduction,
        "value": result.value,
        "values": result.values,
        "n": result.n,
        "n_used": result.n_used,
        "n_elements": result.n_elements,
        "n_decisions": None if rows.of_all is None else rows.of_all.n,
        "n_classes": result.n_classes,
        "class_names": list(result.names.by_label.values()) or None,
        "dtype": result.dtype,
        "device": result.device,
        "per_sample": result.summary,
        "gradient_norm": None if norm is None else _mean_and_max(norm[rows.used]),
        "metrics": result.metrics,
        "worst": [_row(result, i) for i in result.worst()],
        "warnings": list(result.warnings),
    }
    if rows.kind is not None:
        found["input_kind"] = {"verdict": rows.kind.verdict, "evidence": str(rows.kind.evidence)}
    return {k: v for k, v in plain(found).items() if v is not None or k == "value"}


def _row(result: BatchResult, index: int) -> dict[str, Any]:
    columns = {name: getattr(result, name) for name in _OF_ROWS}
    found = {name: column[index] for name, column in columns.items() if column is not None}
    if result.decided is not None and not result.decided[index]:
        found["predicted"] = None
    if result.beside:
        found["beside"] = {name: column[index] for name, column in result.beside.items()}
    names = {name: _name(result, found.get(name)) for name in ("target", "predicted")}
    found |= {f"{name}_name": called for name, called in names.items() if called is not None}
    return {"index": index, "loss": result.per_sample[index], **found}


def _name(result: BatchResult, label: Any) -> str | None:
    return None if label is None or not result.loss.task.activation else result.names.by_label.get(int(label))


def _mean_and_max(column: Array) -> dict[str, float]:
    if not column.size:
        return dict.fromkeys(("mean", "max"), float("nan"))
    with np.errstate(invalid="ignore", over="ignore"):
        return {"mean": float(column.mean(dtype=np.float64)), "max": float(column.max())}
