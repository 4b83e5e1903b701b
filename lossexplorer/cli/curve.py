"""``lossexplorer curve``: a loss and its gradient along one axis."""

from __future__ import annotations

import contextlib
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem, UsageProblem
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES, lay_of, scenes_of, why_no_picture
from lossexplorer.cli.options import loss_key, settings
from lossexplorer.compute.curve import Ask, Curve, CurveRequest, curves
from lossexplorer.report.tables import csv_text, save_columns

if TYPE_CHECKING:
    import argparse

    from lossexplorer.base.arrays import Array
    from lossexplorer.catalog.spec import Loss

_PICTURES = (".png", ".svg")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    axes = ", ".join(dict.fromkeys(axis.key for scene in SCENES.values() for axis in scene.axes))
    parser = commands.add_parser(
        "curve",
        help="a loss and its gradient along an axis",
        description="Print or save a loss and its gradient along an axis. Without --save, csv on stdout.",
    )
    parser.add_argument("key", metavar="KEY", help="a key from `lossexplorer losses`, or FILE.py:NAME")
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="a parameter, or what the curve holds fixed"
    )
    parser.add_argument("--axis", metavar="NAME", help=f"what runs from left to right: {axes}")
    parser.add_argument("--range", metavar="LO:HI", help="first and last position")
    parser.add_argument("--save", metavar="OUT", help="a picture (.png, .svg) or numbers (.csv, .npz)")
    parser.set_defaults(command=_run)


def _run(options: argparse.Namespace) -> None:
    with contextlib.redirect_stdout(sys.stderr):  # a loss of somebody's own may print
        options.key = loss_key(options.key)
    request = _request(options, CATALOGUE.get(options.key))
    suffix = Path(options.save).suffix.lower() if options.save else ""
    if options.save and suffix not in (*_PICTURES, ".csv", ".npz"):
        raise UsageProblem(Message("{name}: curves are saved as .png, .svg, .csv or .npz", name=options.save))
    with contextlib.redirect_stdout(sys.stderr):
        curve = curves(request).curves[0]
    if curve.problem is not None:
        raise UsageProblem(Message("{loss}: {why}", loss=options.key, why=curve.problem))
    if suffix in _PICTURES:
        from lossexplorer.paint.offscreen import save_curves

        save_curves(options.save, curves(request))
    elif options.save:
        save_columns(options.save, _columns(curve))
    else:
        print(csv_text(_columns(curve)), end="")


def _columns(curve: Curve) -> dict[str, Array]:
    return {"x": curve.x, "loss": curve.loss, "gradient": curve.gradient}


def _request(options: argparse.Namespace, loss: Loss) -> CurveRequest:
    scene = SCENES[_scene_of(loss, options.axis)]
    axis = scene.axis(options.axis) if options.axis else scene.axes[0]
    lay = lay_of(loss, scene.key)
    controls = [p for p in scene.controls if lay is not None and p.name in lay.controls]
    given = settings(options.set, [*loss.params, *controls], loss.key)
    parameters = loss.resolve({k: v for k, v in given.items() if k in {p.name for p in loss.params}})
    setting = scene.defaults() | {k: v for k, v in given.items() if k in {p.name for p in controls}}
    span = _span(options.range) if options.range else axis.range
    _look_at(span, scene.limits(axis.key, setting), axis.key)
    ask = Ask(0, loss.key, tuple(parameters.items()))
    middle = (span[0] + span[1]) / 2
    return CurveRequest(scene.key, axis.key, tuple(setting.items()), (ask,), span, middle)


def _look_at(span: tuple[float, float], limits: tuple[float, float], axis: str) -> None:
    """Refuse a range in which nothing exists, and say where it goes beyond what does."""
    low, high = max(span[0], limits[0]), min(span[1], limits[1])
    words = {"axis": axis, "low": f"{limits[0]:g}", "high": f"{limits[1]:g}"}
    if not low < high:
        raise UsageProblem(Message("--range lies beyond {axis}, which runs from {low} to {high}", **words))
    if (low, high) != span:
        print("warning:", Message("{axis} runs from {low} to {high}; the rest is left out", **words), file=sys.stderr)


def _scene_of(loss: Loss, axis: str | None) -> str:
    """The loss's own scene, or the first that has the axis."""
    keys = scenes_of(loss)
    if not keys:
        raise Problem(why_no_picture(loss))
    having = [k for k in keys if axis is None or any(a.key == axis for a in SCENES[k].axes)]
    if not having:
        has = ", ".join(dict.fromkeys(a.key for k in keys for a in SCENES[k].axes))
        raise UsageProblem(Message("{loss} has no axis {axis}; it has {has}", loss=loss.key, axis=axis or "", has=has))
    return having[0]


def _span(text: str) -> tuple[float, float]:
    problem = UsageProblem(Message("--range wants LO:HI, two numbers in order; got {text}", text=text))
    try:
        low, high = (float(part.replace("−", "-")) for part in text.split(":"))
    except ValueError:
        raise problem from None
    if not (low < high and math.isfinite(low) and math.isfinite(high)):
        raise problem
    return low, high
