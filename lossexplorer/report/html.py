"""A batch on one page of HTML that needs nothing else: no script, no program, no network."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

import lossexplorer
from lossexplorer.base import Message, called, mark
from lossexplorer.base.class_names import NUMBERED
from lossexplorer.base.numbers import percent, steady, written
from lossexplorer.io.atomic import write_atomically
from lossexplorer.io.wording import amount, printable
from lossexplorer.report import lines, svg
from lossexplorer.report.diagnosis import section
from lossexplorer.report.facts import array_words
from lossexplorer.report.figures import figures_of
from lossexplorer.report.language import speaker
from lossexplorer.report.style import style

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from lossexplorer.base.arrays import Array
    from lossexplorer.base.class_names import ClassNames
    from lossexplorer.diagnosis.results import Diagnosis
    from lossexplorer.report.facts import Facts, FileFacts
    from lossexplorer.report.language import Say

WORST = 15
"""Rows that are listed."""
_BESIDE = 2
"""Columns of the file that are listed with them."""
_LETTERS, _TOLD = 32, 400
"""Of a word, and of one that is pointed at."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_COLUMNS = {
    "index": mark("row"),
    "loss": mark("loss"),
    "share": mark("share"),
    "target": mark("target"),
    "predicted": mark("predicted"),
    "confidence": mark("confidence"),
    "decisions": mark("decisions"),
    "accuracy": mark("accuracy"),
    "margin": mark("margin"),
    "gradient_norm": mark("gradient size"),
}


@dataclass(frozen=True)
class About:
    """What a report says beside the numbers."""

    title: str
    """What the batch is called."""
    files: tuple[FileFacts, ...]
    code: str
    """That gives the value; empty if there is none."""
    observed: str | None
    """The loss that was seen, as it was written."""
    made: datetime
    language: str = "en"
    diagnosis: Diagnosis | None = None
    """Why it is that number, if somebody looked."""


def report_html(facts: Facts, about: About) -> str:
    """The page. Whatever comes from files is escaped."""
    say = speaker(about.language)
    loss, title = say(facts.result.loss.title), say(called(about.title))
    kind = "" if about.diagnosis is None else ' class="diagnosed"'
    parts = (
        _header(facts, about, say),
        _hero(facts, about, say),
        _notes(facts, say),
        "" if about.diagnosis is None else section(about.diagnosis, say),
        _pictures(facts, say),
        f'<div class="below">{_worst(facts, say)}{_origin(facts, about, say)}</div>',
        f'<pre class="card">{escape(about.code)}</pre>' if about.code else "",
        _footer(about, say),
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{about.language.replace("_", "-")}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(loss)} · {escape(title)}</title>\n<style>\n{style()}</style>\n</head>\n<body{kind}>\n"
        + "\n".join(part for part in parts if part)
        + "\n</body>\n</html>\n"
    )


def save_report(path: str | Path, page: str) -> None:
    """Write the page, whole or not at all.

    Raises:
        Problem: the file cannot be written.
    """

    def write(file: BinaryIO) -> None:
        file.write(page.encode("utf-8", "backslashreplace"))

    write_atomically(path, write)


def _header(facts: Facts, about: About, say: Say) -> str:
    result = facts.result
    rows = say(Message("{n} row", plural="{n} rows", n=result.n))
    words = [say(called(about.title)), rows]
    if result.n_classes:
        words.append(say(Message("{n} class", plural="{n} classes", n=result.n_classes)))
    return (
        f'<header><p class="over">{escape(say("Loss report"))}</p><h1>{escape(say(result.loss.title))}</h1>'
        f'<p class="sub">{escape(" · ".join(words))}</p></header>'
    )


def _hero(facts: Facts, about: About, say: Say) -> str:
    value, *others = figures_of(facts.result)
    seen = ""
    if about.observed is not None:
        words = say(Message("seen: {seen}", seen=printable(about.observed).replace("-", "−")))
        seen = f'<p class="seen num">{escape(words)}</p>'
    ruler = "" if facts.ruler is None else svg.ruler_svg(facts.ruler, say)
    tiles = "".join(
        f'<div class="tile" title="{escape(say(f.tip))}"><div class="v">{escape(say(f.value))}</div>'
        f'<div class="n">{escape(say(f.name))}</div></div>'
        for f in others
    )
    return (
        f'<section class="card first"><div class="hero"><div><div class="value">{escape(say(value.value))}</div>'
        f'<p class="muted">{escape(say(value.name))}</p>{seen}</div><div>{ruler}</div></div>'
        f'<div class="tiles">{tiles}</div></section>'
    )


def _notes(facts: Facts, say: Say) -> str:
    told = "".join(f"<p>{escape(_sentence(say(note)))}</p>" for note in facts.result.remarks)
    return f'<section class="notes">{told}</section>' if told else ""


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _pictures(facts: Facts, say: Say) -> str:
    shown = "".join(_figure(*picture, say) for picture in _all_pictures(facts, say))
    return f'<h2 class="plain">{escape(say("Pictures"))}</h2><section class="pictures">{shown}</section>'


def _all_pictures(facts: Facts, say: Say) -> Iterator[tuple[str, Message | None, str]]:
    """Title, line and picture of everything that this batch has."""
    whole, spread = facts.whole, facts.histogram
    yield mark("Spread of the losses"), lines.spread_line(spread), svg.spread_svg(spread, say)
    if whole.density is not None:
        line = lines.density_line(lines.sure_and_wrong(facts.columns))
        yield mark("Confidence and loss"), line, svg.density_svg(whole.density, say)
    if whole.classes is not None:
        yield mark("Loss by class"), lines.classes_line(whole.classes), svg.classes_svg(whole.classes, say)
    if whole.confusion is not None:
        yield mark("Confusion"), lines.confusion_line(whole.confusion), svg.confusion_svg(whole.confusion, say)
    if whole.reliability is not None:
        yield mark("Calibration"), _calibration(facts), svg.reliability_svg(whole.reliability, say)
    if whole.lorenz is not None:
        yield mark("Who makes the mean"), lines.tail_line(whole.lorenz), svg.lorenz_svg(whole.lorenz, say)


def _calibration(facts: Facts) -> Message | None:
    line, fit = lines.calibration_line(facts.whole.reliability, facts.fit), facts.fit
    if line is None or fit is None or fit.at_end:
        return line
    return Message("{what}; {more}", what=line, more=lines.temperature_line(fit))


def _figure(title: str, line: Message | None, picture: str, say: Say) -> str:
    words = "" if line is None else say(line)
    return (
        f'<figure class="card"><h3>{escape(say(title))}</h3><p class="line">{escape(_sentence(words))}</p>'
        f"{picture}</figure>"
    )


def _worst(facts: Facts, say: Say) -> str:
    columns, rows = facts.columns, facts.result.worst(WORST)
    if not rows:
        return ""
    held: dict[str, Array | None] = {name: getattr(columns, name) for name in _COLUMNS if name != "index"}
    known = {name: column for name, column in held.items() if column is not None}
    beside = dict(islice(facts.result.beside.items(), _BESIDE))
    heads = f'<th class="index">{escape(say(_COLUMNS["index"]))}</th>'
    heads += "".join(f'<th class="beside">{escape(printable(name, 40))}</th>' for name in beside)
    heads += "".join(f'<th class="{name}">{escape(say(_COLUMNS[name]))}</th>' for name in known)
    right = columns.right
    lines_ = ""
    for row in rows:
        cells = [f'<td class="index">{written(row)}</td>', *(_of_file(column[row]) for column in beside.values())]
        for name, column in known.items():
            bad = name == "predicted" and right is not None and not right[row]
            named = columns.names if name in ("target", "predicted") and columns.labels is not None else NUMBERED
            cells.append(_cell(name, column[row], named, bad=bad))
        lines_ += f"<tr>{''.join(cells)}</tr>"
    return (
        f"<section class='worst{' named' if beside else ''}'><h2>{escape(say('The worst rows'))}</h2>"
        f'<div class="card scroll"><table><thead><tr>{heads}</tr></thead><tbody>{lines_}</tbody></table></div>'
        "</section>"
    )


def _of_file(value: str | np.generic) -> str:
    """A cell of a column of the file; all of a word that is cut is its title."""
    if isinstance(value, str):
        text = printable(value, _TOLD)
    else:  # whole numbers are mostly names, and have their digits side by side
        text = str(value) if value.dtype.kind in "iu" else _number("", value)
    return f'<td class="beside" title="{escape(text)}">{escape(printable(text, _LETTERS))}</td>'


def _cell(name: str, value: np.generic, names: ClassNames, *, bad: bool) -> str:
    kinds, tip, shown = [name, "bad"] if bad else [name], "", _number(name, value)
    if names:
        kinds, shown = [*kinds, "name"], escape(names.call(int(value)))
        tip = f' title="{escape(names.tell(int(value)))}"'
    return f'<td class="{" ".join(kinds)}"{tip}>{shown}</td>'


def _number(name: str, value: np.generic) -> str:
    number = value.item()
    if isinstance(number, int):
        return written(number)
    if np.isnan(number):
        return "–" if name == "share" else "nan"
    return percent(number) if name in ("share", "accuracy") else steady(number)


def _origin(facts: Facts, about: About, say: Say) -> str:
    result = facts.result
    rows = [_fact(say("file"), _file(file, say)) for file in about.files]
    values = {name: lines.value_text(value, say) for name, value in result.parameters.items()}
    rows.append(_fact(say("loss"), f"<code>{escape(result.loss.key)}</code>"))
    if values:
        told = " ".join(
            f'<span class="each"><code>{escape(name)}</code> = {escape(value)}</span>' for name, value in values.items()
        )
        rows.append(_fact(say("parameters"), told))
    rows.append(_fact(say("reduction"), escape(result.reduction)))
    rows.append(
        _fact(say("computed"), escape(say(Message("{dtype} on {device}", dtype=result.dtype, device=result.device))))
    )
    if result.loss.convention:
        rows.append(_fact(say("convention"), escape(say(result.loss.convention))))
    return (
        f"<section><h2>{escape(say('How this number is made'))}</h2>"
        f'<div class="card"><table class="facts"><tbody>{"".join(rows)}</tbody></table></div></section>'
    )


def _fact(name: str, inside: str) -> str:
    return f"<tr><th>{escape(name)}</th><td>{inside}</td></tr>"


def _file(file: FileFacts, say: Say) -> str:
    words = [*(say(array_words(info)) for info in file.arrays), say(amount(file.size))]
    words.append(file.changed.strftime("%Y-%m-%d %H:%M:%S"))
    return (
        f"{escape(file.name)}<br><span class='muted'>{escape(' · '.join(words))}<br>"
        f"SHA-256 <code class='sha'>{escape(file.sha256)}</code></span>"
    )


def _footer(about: About, say: Say) -> str:
    made = about.made.strftime("%Y-%m-%d %H:%M")
    words = Message("Made by Loss Explorer {version}, {time}", version=lossexplorer.__version__, time=made)
    return f"<footer>{escape(say(words))}</footer>"
