"""Reads what Qt writes as SVG: every path in the coordinates of the page, and every text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMESPACE = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+\.?\d*(?:e[+-]?\d+)?")


@dataclass(frozen=True)
class Shape:
    """A path of the page."""

    points: np.ndarray
    """``(n, 2)``."""
    stroke: str


@dataclass(frozen=True)
class Page:
    """An SVG file."""

    width: float
    height: float
    title: str
    shapes: tuple[Shape, ...]
    texts: tuple[str, ...]


def read(data: bytes) -> Page:
    """Parse a file."""
    root = ET.fromstring(data)
    _, _, width, height = (float(v) for v in root.attrib["viewBox"].split())
    title = root.findtext(f"{NAMESPACE}title") or ""
    texts = tuple("".join(e.itertext()).strip() for e in root.iter(f"{NAMESPACE}text"))
    return Page(width, height, title, tuple(_shapes(root, np.eye(3), "none")), texts)


def _shapes(element: ET.Element, above: np.ndarray, stroke: str) -> Iterator[Shape]:
    matrix = above @ _matrix(element.get("transform", ""))
    stroke = element.get("stroke", stroke)
    points = _points(element)
    if len(points):
        yield Shape((matrix @ np.column_stack([points, np.ones(len(points))]).T)[:2].T, stroke)
    for child in element:
        yield from _shapes(child, matrix, stroke)


def _matrix(text: str) -> np.ndarray:
    if not text.startswith("matrix"):
        return np.eye(3)
    a, b, c, d, e, f = (float(v) for v in _NUMBER.findall(text))
    return np.array([[a, c, e], [b, d, f], [0, 0, 1]])


def _points(element: ET.Element) -> np.ndarray:
    tag = element.tag.removeprefix(NAMESPACE)
    if tag in ("path", "polyline", "polygon"):
        numbers = [float(v) for v in _NUMBER.findall(element.get("d", "") + element.get("points", ""))]
        return np.array(numbers).reshape(-1, 2)
    if tag == "rect":
        x, y, w, h = (float(element.get(k, 0)) for k in ("x", "y", "width", "height"))
        return np.array([(x, y), (x + w, y + h)])
    return np.empty((0, 2))
