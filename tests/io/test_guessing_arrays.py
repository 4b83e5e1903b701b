"""What is likeliest where names do not decide."""

from __future__ import annotations

import pytest

from lossexplorer.base import ArrayInfo
from lossexplorer.io.guess import guess

LOGITS, LABELS, REAL = ((50, 4), "float32"), ((50,), "int64"), ((50,), "float64")


@pytest.mark.parametrize(
    ("arrays", "chosen"),
    [
        ({"a": LOGITS, "b": LOGITS, "c": LABELS}, ("a", "c")),
        ({"bar": LABELS, "foo": LOGITS}, ("foo", "bar")),
        ({"my_truth": REAL, "x": REAL}, ("x", "my_truth")),
        ({"id": LABELS, "y_true": REAL, "my_pred": REAL}, ("my_pred", "y_true")),
        ({"net.out": LOGITS, "other": LOGITS, "gt_class": LABELS}, ("net.out", "gt_class")),
        ({"short": ((7,), "int64"), "a": LOGITS, "b": LABELS}, ("a", "b")),
        ({"images": ((6, 4, 8, 8), "<f4"), "masks": ((6, 8, 8), "|u1")}, ("images", "masks")),
        ({"a": REAL, "b": REAL}, ("a", "b")),
        ({"scalar": ((), "float64"), "a": REAL, "b": REAL}, ("a", "b")),
    ],
    ids=lambda x: ",".join(x) if isinstance(x, dict) else "",
)
def test_shape_type_and_name_decide(arrays: dict[str, tuple[tuple[int, ...], str]], chosen: tuple[str, str]) -> None:
    infos = [ArrayInfo(name, *facts) for name, facts in arrays.items()]
    predictions, targets = guess(infos)
    assert (infos[predictions].name, infos[targets].name) == chosen
