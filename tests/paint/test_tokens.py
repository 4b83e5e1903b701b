"""The colours of both themes can be read, and curves be told apart from the ground."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import pytest

from lossexplorer.paint.tokens import THEMES

if TYPE_CHECKING:
    from lossexplorer.paint.tokens import Tokens

TEXT = [
    ("text", "window"),
    ("text", "surface"),
    ("text", "field"),
    ("text", "hover"),
    ("text", "selected"),
    ("text", "error_ground"),
    ("text", "warning_ground"),
    ("muted", "window"),
    ("muted", "surface"),
    ("muted", "field"),
    ("muted", "hover"),
    ("muted", "selected"),
    ("accent", "field"),
    ("accent", "selected"),
    ("on_accent", "accent"),
    ("warning", "surface"),
    ("warning", "field"),
    ("guide", "field"),
    ("error", "field"),
    ("error", "selected"),
]
"""Letters and what stands behind them, as the style sheet and the plots put them together."""
SHAPES = ["accent", "bar", "bar_true", "bar_wrong", "cursor", "guide", "check", "error", "warning"]
themes = pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES.keys())


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@themes
@pytest.mark.parametrize(("text", "ground"), TEXT, ids=lambda name: name)
def test_letters_stand_out_from_their_ground(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@themes
def test_curves_stand_out_from_the_field(tokens: Tokens) -> None:
    for tint in tokens.curves:
        assert contrast(tint, tokens.field) >= 3


@themes
@pytest.mark.parametrize("name", SHAPES)
def test_shapes_stand_out_from_the_field(tokens: Tokens, name: str) -> None:
    assert contrast(getattr(tokens, name), tokens.field) >= 3


@themes
def test_what_is_greyed_can_still_be_seen(tokens: Tokens) -> None:
    for ground in (tokens.field, tokens.surface):
        assert contrast(tokens.disabled, ground) >= 3


@themes
def test_curves_differ_from_each_other(tokens: Tokens) -> None:
    assert len(set(tokens.curves)) == len(tokens.curves)


@themes
def test_every_colour_is_written_as_rrggbb(tokens: Tokens) -> None:
    values = [v for k, v in dataclasses.asdict(tokens).items() if k not in ("name", "curves")] + list(tokens.curves)
    assert all(re.fullmatch("#[0-9a-f]{6}", value) for value in values)
