"""Every promised figure beside its floor: ``python -m tests.benchmarks [--small] [--json FILE]``.

``--small`` runs everything with little data and few repetitions, to see that it runs; its ratios mean nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.benchmarks import (
    cancel,
    diagnose,
    evaluate,
    files,
    first_paint,
    gpu,
    losses,
    pictures,
    slider,
    table,
    window,
)
from tests.benchmarks.timing import Comparison, Figure

MB = 1 << 20


def main() -> int:
    """Measure, print, and say whether every limit holds."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--small", action="store_true", help="only see that everything runs")
    parser.add_argument("--json", metavar="FILE", help="write the figures as JSON")
    options = parser.parse_args()
    app = QApplication(["benchmarks"])
    figures = [
        *_first_paint(options.small),
        *_slider(app, options.small),
        *_evaluate(options.small),
        *_gpu(options.small),
        *_diagnose(options.small),
        *_table(app, options.small),
        *_pictures(options.small),
        *_window(app, options.small),
        *_cancel(options.small),
        *_losses(options.small),
        *_files(options.small),
    ]
    _print(figures)
    if options.json:
        Path(options.json).write_text(json.dumps([asdict(f) for f in figures], indent=1), "utf-8")
    return 0 if options.small or all(f.holds is not False for f in figures) else 1


def _compared(name: str, found: Comparison, limit: float, small: bool) -> Figure:
    holds = None if small else found.ratio <= limit
    return Figure(name, found.ours * 1000, "ms", found.floor * 1000, found.ratio, f"≤ {limit:g} ×", holds)


def _first_paint(small: bool) -> list[Figure]:
    found = first_paint.measure(1 if small else 15)
    return [_compared("first paint / bare window with one plot", found, 1.4, small)]


def _slider(app: QApplication, small: bool) -> list[Figure]:
    found = slider.measure(app, 3 if small else 60)
    key, seconds = slider.slowest_first_picture(app)
    return [
        _compared("slider → painted, 4 curves × 2 plots / redraw alone", found, 1.5, small),
        _timed(f"slowest first picture ({key})", seconds, 0.1, small),
    ]


def _evaluate(small: bool) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        rows, classes = (500, 100) if small else (50_000, 1000)
        files = evaluate.make(Path(folder), rows, classes)
        runs, limits = 1 if small else 15, {"notebook code": 0.33, "reading it and softmax": 1.8}
        figures = [
            _compared(f"eval {rows} × {classes} float32 / {name}", found, limits[name], small)
            for name, found in evaluate.measure(files, runs).items()
        ]
        figures += [
            Figure(f"  {name} beside it", seconds * 1000, "ms", None, None, "", None)
            for name, seconds in evaluate.extras(files, runs).items()
        ]
        if sys.platform == "linux":
            above, rows = evaluate.memory(files)
            limit = 200 * MB + 64 * rows
            figures.append(
                Figure(
                    "its peak memory above the imports",
                    above / MB,
                    "MB",
                    None,
                    None,
                    f"≤ {limit / MB:.0f} MB",
                    above <= limit,
                )
            )
    return figures


def _gpu(small: bool) -> list[Figure]:
    found = gpu.measure(*((1000, 1) if small else (2_500_000, 15)))
    if found is None:
        print("the GPU is not measured: torch finds no CUDA device on this machine")
        return []
    return [_compared("eval of 10 GB on the GPU / softmax of the same chunks", found, 1.67, small)]


def _diagnose(small: bool) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        rows, classes = (500, 100) if small else (50_000, 1000)
        files = evaluate.make(Path(folder), rows, classes)
        name = f"{rows} × {classes} float32 / np.load and cross_entropy"
        runs = 1 if small else 9
        figures = [
            _compared(f"all causes, {name}", diagnose.measure(files, runs, "2.12345"), 6, small),
            _compared(f"all findings, {name}", diagnose.measure(files, runs, None), 15, small),
        ]
        if sys.platform == "linux":
            above, rows = diagnose.memory(files)
            limit = 300 * MB + 64 * rows
            held = above <= limit
            name = "its peak memory above the imports "
            figures.append(Figure(name, above / MB, "MB", None, None, f"≤ {limit / MB:.0f} MB", held))
    return figures


def _table(app: QApplication, small: bool) -> list[Figure]:
    rows = 10_000 if small else 1_000_000
    found, gap = table.measure(app, rows, 3 if small else 15)
    return [
        _compared(f"sort {rows} rows / np.argsort(stable)", found, 1.5, small),
        Figure("gap of a 5 ms timer meanwhile, p99", gap, "ms", None, None, "≤ 33 ms", None if small else gap <= 33),
    ]


def _pictures(small: bool) -> list[Figure]:
    figures = []
    for rows, limit in ((10_000, 0.1),) if small else ((1_000_000, 0.1), (10_000_000, 1.0)):
        found = pictures.measure(rows, 3 if small else 7)
        figures += [_timed(f"{name}, {rows} rows", seconds, limit, small) for name, seconds in found.items()]
    return figures


def _window(app: QApplication, small: bool) -> list[Figure]:
    figures = []
    for rows, limit in ((10_000, 0.1),) if small else ((1_000_000, 0.1), (10_000_000, 1.0)):
        with tempfile.TemporaryDirectory() as folder:
            page = window.Page(app, Path(folder))
            try:
                partial = page.first_partial(window.make(Path(folder), rows))
                brushes = page.brushes(1 if small else 7)
                panned = window.pan(app, page, 1 if small else 15)
            finally:
                page.close()
        figures += [_timed(f"open → first partial picture painted, {rows} rows", partial, 1.0, small)]
        figures += [_timed(f"brush of {name} → painted, {rows} rows", s, limit, small) for name, s in brushes.items()]
        figures += [_compared(f"pan the density of {rows} rows / bare ImageItem", panned, 1.2, small)]
    return figures


def _timed(name: str, seconds: float, limit: float, small: bool) -> Figure:
    return Figure(name, seconds * 1000, "ms", None, None, f"≤ {limit * 1000:g} ms", None if small else seconds <= limit)


def _cancel(small: bool) -> list[Figure]:
    rows = 100_000 if small else 10_000_000
    found = cancel.measure(rows)
    return [_timed(f"until a cancel is heard, {name}, {rows} rows", s, 0.2, small) for name, s in found.items()]


def _losses(small: bool) -> list[Figure]:
    figures = []
    for pace in losses.measure(1_000 if small else 1_000_000, 1 if small else 15):
        name = f"{pace.key} / torch (in processor time {pace.cpu:.2f})"
        figures.append(_compared(name, pace.bare, pace.limit, small))
        figures.append(_compared("  with checks", pace.checked, round(pace.checked_limit, 2), small))
    return figures


def _files(small: bool) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        found = files.tables(place, *((1000, 10, 1) if small else (200_000, 100, 7)))
        figures = [_compared(f"reading {name}", each, 1.2, small) for name, each in found.items()]
        if sys.platform != "linux":
            return figures
        few, many = (10_000, 100_000) if small else (100_000, 10_000_000)
        short, _ = files.stream(files.sparse(place, few, 10), 1 if small else 5, warm=True)
        long, above = files.stream(files.sparse(place, many, 10))
        each = Comparison(long / many, short / few, long / many / (short / few))
        figures += [
            _compared(f"a row at {many} rows of 10 / at {few}", each, 1.5, small),
            _memory(f"peak memory at {many} rows of 10", above, many),
        ]
        rows = 30_000 if small else 3_000_000
        _, above = files.stream(files.sparse(place, rows, 100 if small else 1000))
        return [*figures, _memory(f"peak memory at {rows} rows, {'12 MB' if small else '12 GB'}", above, rows)]


def _memory(name: str, above: int, rows: int) -> Figure:
    limit = 300 * MB + 64 * rows
    return Figure(name, above / MB, "MB", None, None, f"≤ {limit / MB:.0f} MB", above <= limit)


def _print(figures: list[Figure]) -> None:
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}")
    width = max(len(f.name) for f in figures)
    print(f"{'':{width}}  {'ours':>10}  {'floor':>10}  {'ratio':>6}  limit")
    for f in figures:
        floor = "" if f.floor is None else f"{f.floor:.1f}"
        ratio = "" if f.ratio is None else f"{f.ratio:.2f}"
        verdict = "" if f.holds is None else "holds" if f.holds else "MISSED"
        print(f"{f.name:{width}}  {f.value:7.1f} {f.unit:2}  {floor:>10}  {ratio:>6}  {f.limit:10} {verdict}")


if __name__ == "__main__":
    sys.exit(main())
