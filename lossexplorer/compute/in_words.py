"""A result as a notebook shows it: a line, or a small table; never its arrays."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lossexplorer.compute.result import BatchResult


def line_of(result: BatchResult) -> str:
    """Key, value, number of rows and metrics."""
    facts = {"value": _text(result.value), "n": str(result.n)}
    if result.n_used < result.n:
        facts["n_used"] = str(result.n_used)
    facts |= {name: _text(x) for name, x in result.metrics.items()}
    return f"BatchResult({result.loss.key}, " + ", ".join(f"{name}={x}" for name, x in facts.items()) + ")"


def table_of(result: BatchResult) -> str:
    """The same as HTML, with the quantiles of the rows."""
    ignored = "" if result.n_used == result.n else f", {result.n_used} used"
    rows = {
        f"{result.loss.key}, {result.reduction}": _text(result.value),
        "rows": f"{result.n}{ignored}",
        **{name: _text(result.summary[name]) for name in ("median", "p95", "max")},
        **{name: _text(x) for name, x in result.metrics.items()},
    }
    cells = "".join(
        f'<tr><th style="text-align: left">{escape(name)}</th><td style="text-align: right">{escape(x)}</td></tr>'
        for name, x in rows.items()
    )
    return f"<table>{cells}</table>"


def _text(value: float | None) -> str:
    return "None" if value is None else f"{value:.6g}"
