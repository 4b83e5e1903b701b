"""From nothing to much in one hue: the colours of counts in a picture of pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from lossexplorer.base.palette import Tokens

SHADES = 256
_FIRST = 0.25
"""Share of the way from the ground to the accent at which the least count stands: one row is seen."""


_PALER = 0.6
"""Share of a colour that is left where it stands for another class as well."""


def shades(tokens: Tokens) -> npt.NDArray[np.uint8]:
    """Colours ``(256, 4)``: 0 is transparent, 1 stands out from the ground, the last is the strongest of the theme."""
    ground, accent, text = (_rgb(name) for name in (tokens.field, tokens.accent, tokens.text))
    share = np.linspace(_FIRST, 1.6, SHADES - 1)[:, None]
    first = ground + (accent - ground) * np.minimum(share, 1.0)
    colours = first + (text - first) * np.maximum(share - 1.0, 0.0)
    table = np.zeros((SHADES, 4), np.uint8)
    table[1:, :3], table[1:, 3] = colours.round().clip(0, 255), 255
    return table


def greys(tokens: Tokens) -> npt.NDArray[np.uint8]:
    """Colours ``(256, 4)`` of what stands behind a choice: 0 is transparent, the others go from faint to grey."""
    ground, grey = _rgb(tokens.field), _rgb(tokens.disabled)
    table = np.zeros((SHADES, 4), np.uint8)
    table[1:, :3] = (ground + (grey - ground) * np.linspace(_FIRST, 0.8, SHADES - 1)[:, None]).round()
    table[1:, 3] = 255
    return table


def places(counts: npt.NDArray[np.float64]) -> npt.NDArray[np.uint8]:
    """Counts as places in ``shades``, by their logarithm: 0 only where there is nothing."""
    top = np.log1p(float(counts.max(initial=0.0)))
    if not top:
        return np.zeros(counts.shape, np.uint8)
    share = np.log1p(counts) / top
    return np.where(counts > 0, 1 + share * (SHADES - 2), 0).astype(np.uint8)


def class_colours(tokens: Tokens, classes: int) -> npt.NDArray[np.uint8]:
    """A colour for each class, ``(classes, 3)``: those of curves, and then the same, paler from round to round."""
    first = np.array([_rgb(name) for name in tokens.curves if name != tokens.text])
    turn, which = np.divmod(np.arange(classes), len(first))
    return blended(first[which], tokens.field, (1 - _PALER**turn)[:, None])


def blended(colours: npt.NDArray[Any], ground: str, share: Any) -> npt.NDArray[np.uint8]:
    """Colours ``(…, 3)`` so far on the way to a ground."""
    found = colours + (_rgb(ground) - colours) * share
    return np.asarray(found.round().clip(0, 255).astype(np.uint8))


def _rgb(name: str) -> npt.NDArray[np.float64]:
    return np.array(list(bytes.fromhex(name.removeprefix("#"))), np.float64)
