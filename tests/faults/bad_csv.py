"""Bad tables of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import bad_files as bad
from bad_rows import Arguments, Row, row

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TABLE = "a,b,label\n1,2,0\n3,4,1\n"
NO_NUMBERS = "x.csv has no column of numbers. Export the numbers, one row per sample."
NO_TARGET = (
    "x.csv has the columns a, b, and none is called label, target, labels, targets or y. Choose the targets as a second"
    " file, or as FILE::COLUMN."
)
NO_TORCH = "x.pt is not a PyTorch file or is damaged. Save it again with torch.save."


def text(label: str, content: str | bytes | Callable[[], str], says: str, name: str = "x.csv") -> Row:
    def build(folder: Path) -> Arguments:
        made = content() if callable(content) else content
        return (bad.write(folder, name, made.encode() if isinstance(made, str) else made),)

    return Row(f"csv {label}", build, says)


CSV = [
    text("with a short row", TABLE + "5,6\n7,8,1\n", "x.csv line 4 has 2 values instead of 3. Correct or remove it."),
    text("with a long row", TABLE + "5,6,1,9\n", "x.csv line 4 has 4 values instead of 3. Correct or remove it."),
    text(
        "with a short row beside words",
        "f,a,label\n" + "x,1,0\n" * 5 + "x,1\n",
        "x.csv line 7 has 2 values instead of 3. Correct or remove it.",
    ),
    text(
        "with text in row 300 000",
        lambda: TABLE + "1,2,0\n" * 299_998 + "oops,2,0\n",
        "x.csv line 300002, column a: “oops” is not a number. Correct or remove it.",
    ),
    text(
        "with a cell of ANSI codes and a bidi mark",
        TABLE + "\x1b[31m\u202e9,2,0\n",
        "x.csv line 4, column a: “\\x1b[31m\\u202e9” is not a number. Correct or remove it.",
    ),
    text(
        "with a number in another script",
        TABLE + "٣,2,0\n",
        "x.csv line 4, column a: “٣” is not a number. Correct or remove it.",
    ),
    text(
        "with an underscore",
        TABLE + "1_000,2,0\n",
        "x.csv line 4, column a: “1_000” is not a number. Correct or remove it.",
    ),
    text("with a comment inside", TABLE + "# end\n", "x.csv line 4 has 1 value instead of 3. Correct or remove it."),
    text(
        "of one line of 50 MB",
        lambda: "1," * 25_000_000,
        "x.csv has a line longer than 8 MB; it is not a table of numbers. Save it as npy.",
    ),
    text(
        "of one cell of 50 MB",
        lambda: "a,label\n" + "1" * 50_000_000,
        "x.csv has a line longer than 8 MB; it is not a table of numbers. Save it as npy.",
    ),
    text(
        "with zero bytes", TABLE + "1,\0,0\n", "x.csv line 4 contains zero bytes, so it is not text. Export it again."
    ),
    text(
        "with an open quotation mark",
        TABLE + '1,"2,0\n3,4,1\n',
        "x.csv line 4: a quotation mark is opened and not closed. Close it.",
    ),
    text(
        "with an open quotation mark in a column of words",
        "f,a,label\n" + "x,1,0\n" * 5 + '"x,1,0\n',
        "x.csv line 7: a quotation mark is opened and not closed. Close it.",
    ),
    text(
        "with a cell over two lines",
        TABLE + '"5\n6",2,0\n3,4,1\n',
        "x.csv line 4: a quotation mark is opened and not closed. Close it.",
    ),
    text(
        "with text behind a quotation mark",
        TABLE + '"1"x,2,0\n',
        "x.csv line 4 cannot be split into cells. Correct it.",
    ),
    text("of words", "a,b\nx,y\n", NO_NUMBERS),
    text("of prose", "It was a dark night.\nRain fell in torrents, mostly.\n", NO_NUMBERS),
    text(
        "of words and numbers as labels",
        "a,label\n1,cat\n2,dog\n3,4\n",
        "x.csv: column label holds words, not numbers. Number the classes 0, 1, 2 ….",
    ),
    text("of a header alone", "a,b,label\n", "x.csv has no rows. Export it again."),
    text("of blank lines", "\n\n\n", "x.csv has no rows. Export it again."),
    text(
        "with bytes of another encoding",
        TABLE.encode() * 3000 + b"\xff\xfe,2,0\n",
        "x.csv line 9001 is not UTF-8 text. Save it as UTF-8.",
    ),
    text("without a target", "a,b\n1,2\n", NO_TARGET),
    text("of targets alone", "label\n1\n2\n", "x.csv has no columns of predictions. Give them as a file of their own."),
    text(
        "with two targets of one name",
        "a,label,label\n1,2,3\n",
        "x.csv contains “label” twice, so that it is not clear which one is meant. Save it again.",
    ),
    text("called pt", "hello\nworld\n", NO_TORCH, "x.pt"),
    row(
        "csv with a column that is not there",
        "x.csv",
        lambda: TABLE.encode(),
        "x.csv has no column c; it has a, b, label. Choose one of them.",
        "::a,c",
    ),
]
