"""Numbers for reading."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from lossexplorer.gui.words import number


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (9999, "9999"),
        (-5, "−5"),
        (2**63 - 1, f"{2**63 - 1:,}"),
        (-(2**63) + 1, f"−{2**63 - 1:,}"),
        (2**63, "9.223·10¹⁸"),
        (-(2**64), "−1.845·10¹⁹"),
        (10**30, "1·10³⁰"),
    ],
)
def test_whole_numbers_of_any_size_are_shown(qapp: object, value: int, shown: str) -> None:
    QLocale.setDefault(QLocale("en"))
    assert number(value) == shown
