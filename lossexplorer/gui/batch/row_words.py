"""The numbers of a row in lines: as it is, and with an arrow to what they would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message
from lossexplorer.gui.words import inside, number, percent, say, steady

if TYPE_CHECKING:
    from lossexplorer.compute.detail import RowDetail
    from lossexplorer.compute.one_row import MovedRow
    from lossexplorer.compute.result import BatchResult
    from lossexplorer.session.compare_session import Compared


def row_lines(detail: RowDetail, rows: tuple[MovedRow, MovedRow] | None) -> list[str]:
    """Loss, gradient, place among the rows, place of the true class, and of a moved row the mean of the batch."""
    one, other = (detail, detail) if rows is None else (rows[0].detail, rows[1].detail)
    loss = _pair(number(one.loss, 6), number(other.loss, 6)) if detail.used else say("ignored")
    lines = [f"{inside(say(detail.title))}  {loss}"]
    if detail.used and one.gradient_norm is not None and other.gradient_norm is not None:
        size = _pair(number(one.gradient_norm, 5), number(other.gradient_norm, 5))
        lines.append(f"{say('gradient size')}  {size}")
    if rows is None:
        return lines
    before, after = rows
    if before.place is not None and after.place is not None:
        place = _pair(number(before.place), number(after.place))
        lines.append(say(Message("place by loss  {place}", place=place)))
    if before.class_place is not None and after.class_place is not None:
        place = _pair(number(before.class_place), number(after.class_place))
        classes = detail.predictions.shape[-1]
        lines.append(say(Message("rank of true class  {place} of {classes}", place=place, classes=classes)))
    if before is not after:
        mean = _pair(steady(before.mean, 5), steady(after.mean, 5))
        lines.append(say(Message("batch  {mean}", mean=mean)))
    return lines


def second_lines(detail: RowDetail, other: Compared | None) -> list[str]:
    """What a second model makes of the row; nothing where there is none, or where the row is ignored."""
    if other is None or not detail.used:
        return []
    comparison = other.comparison
    row = {name: column[detail.index].item() for name, column in comparison.columns.items()}
    change = number(row["change"], 4)
    lines = [f"{say('loss B')}  {number(row['loss_b'], 6)}  ({'+' if row['change'] > 0 else ''}{change})"]
    if "predicted_b" in row:
        sure = f"  ({percent(row['confidence_b'])})" if "confidence_b" in row else ""
        lines.append(f"{say('predicted B')}  {_called(comparison.second, detail, row['predicted_b'])}{sure}")
    return lines


def _called(second: BatchResult, detail: RowDetail, predicted: float) -> str:
    """What a second model says of the row, by its name where it is a class; a dash where it decides for none."""
    if second.decided is not None and not second.decided[detail.index]:
        return "–"
    return detail.names.call(int(predicted)) if second.loss.task.activation else number(predicted, 5)


def _pair(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"
