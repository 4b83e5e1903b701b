"""What the facts become: the index for the program, the README for people."""

from __future__ import annotations

import math
import textwrap
from typing import Any

INTRODUCTION = """
# Sample batches

Made by `python tools/make_samples.py` (needs the extra `test`), which also writes this page, `index.json` and \
`facts.json`: change the script, not the files.

Each model was really trained on one part of the data set, and only its answers for the part held out were saved. \
Every number on this page was computed from the arrays as saved; rows are counted from 0. *Naive* is a model that \
knows nothing: it always answers 0, for the masks ink everywhere.

| File | Rows | Loss | Mean loss | naive | Score | naive | Bytes |
|---|---|---|---|---|---|---|---|
{table}

Seed: {seed}, for each sample anew, of numpy's `RandomState`, for everything that is random: split, first weights, \
noise, planted rows.

**Same bytes again?** With the same versions ({versions}) on the same machine: yes; the script computes on one thread. \
Other processors and versions may differ in the last digits of float64, which rounding to multiples of 2^{exponent} \
hides, so the same bytes are to be expected there too; but nobody can promise it.
"""
SECTION = """
## {file}: {title}

{summary}

* **Arrays**: {shapes}; `meta` names the loss.
* **Data**: {source}
* **Model**: {model}
* **Split**: {trained_on} rows to train on, {rows} held out, at random.
* **Score**: {score:.4f} ({score_name}); naive {naive_score:z.4f}.
* **Loss**: `{loss}`, mean {mean_loss:.6f}, worst in row {worst_row}: {worst_loss:.6f}.{special}
* **File**: {bytes} bytes, sha256 `{sha256}`.
"""
ROW = (
    "| {file} | {rows} | `{loss}` | {mean_loss:.4f} | {naive_mean_loss:.4f} | {score:.4f} | {naive_score:z.4f} "
    "| {bytes} |"
)


def index(book: dict[str, Any]) -> list[dict[str, Any]]:
    """What the program offers, in the order of display."""
    return [{key: one[key] for key in ("file", "title", "summary", "loss", "rows")} for one in book["samples"]]


def wrapped(text: str) -> str:
    """Lines of at most 120 characters; tables stay as they are."""
    fill = textwrap.TextWrapper(120, break_on_hyphens=False, break_long_words=False)
    lines = []
    for line in text.strip().splitlines():
        fill.subsequent_indent = "  " if line.startswith("* ") else ""
        lines.append(line if line.startswith("|") else fill.fill(line))
    return "\n".join(lines)


def section(one: dict[str, Any]) -> str:
    """What the README says about one file."""
    special = ""
    if one["planted_rows"]:
        special = f" Without the planted rows the mean is {one['mean_loss_without_planted']:.6f}."
        special += f"\n* **Planted rows**: {', '.join(map(str, one['planted_rows']))}."
    if one["empty_rows"]:
        special += f"\n* **Rows with an empty mask**: {', '.join(map(str, one['empty_rows']))}."
    shapes = ", ".join(f"`{name}` {kind} {tuple(shape)}" for name, (kind, shape) in one["arrays"].items())
    return SECTION.format(**one, special=special, shapes=shapes)


def readme(book: dict[str, Any]) -> str:
    """The page for people, from the facts alone."""
    introduction = INTRODUCTION.format(
        table="\n".join(ROW.format(**one) for one in book["samples"]),
        seed=book["seed"],
        versions=", ".join(f"{name} {version}" for name, version in book["made_with"].items()),
        exponent=round(math.log2(book["step"])),
    )
    return "\n\n".join(map(wrapped, [introduction, *map(section, book["samples"])])) + "\n"
