"""The number that was seen, in whatever way it is written."""

from __future__ import annotations

import pytest

from lossexplorer.base import UsageProblem
from lossexplorer.diagnosis.results import Observed

READ = {
    "2.3026": ("2.3026", 5),
    " 2.30260\n": ("2.30260", 6),
    "２．３０２６": ("2.3026", 5),
    "2。3026": ("2.3026", 5),
    "2,3026": ("2.3026", 5),
    "−0.5": ("-0.5", 1),
    "1e-3": ("1e-3", 1),
    "1.50·10⁻⁵": ("1.50e-5", 3),
    "2.5 × 10^3": ("2.5e3", 2),
    "nan": ("nan", None),
    "NaN": ("NaN", None),
    "−∞": ("-inf", None),
    "loss = 2.3026": ("2.3026", 5),
    "loss2.3026": ("2.3026", 5),
    "train_loss: nan": ("nan", None),
    "损失：２．３０": ("2.30", 3),
    "Epoch 3/10 | step 120 | loss_cls=0.6931 | acc 0.51 | val_loss 0.7": ("0.6931", 4),
    "'loss': 2.3026, 'lr': 1e-3": ("2.3026", 5),
    "the loss is 1.2e-05.": ("1.2e-05", 2),
    "tensor(2.3026, grad_fn=<NllLossBackward0>)": ("2.3026", 5),
    "tensor([0.6931])": ("0.6931", 4),
    "loss = 0,693": ("0.693", 3),
    "train loss=2,31e-1, acc=0,5": ("2.31e-1", 3),
}


def test_a_number_is_read_however_it_is_written() -> None:
    found = {text: (Observed.parse(text).text, Observed.parse(text).digits) for text in READ}
    assert found == READ


@pytest.mark.parametrize(
    "text", ["", "2.5x", "1.2.3", "12 apples", "accuracy 0.9", "loss", "loss: high", "1,2,3", "loss: 1,234.5"]
)
def test_what_names_no_number_is_refused(text: str) -> None:
    with pytest.raises(UsageProblem, match="must be a number"):
        Observed.parse(text)
