from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

import lossexplorer.io
from lossexplorer.base import Message
from lossexplorer.io import clean, shown
from lossexplorer.io.wording import amount, names_text, printable, shape_text

MODULES = sorted(Path(lossexplorer.io.__file__).parent.glob("*.py"))


def _messages(module: Path) -> list[ast.Call]:
    tree = ast.parse(module.read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Message"]


def test_every_template_is_a_literal_whose_fields_are_given() -> None:
    found = 0
    for call in [call for module in MODULES for call in _messages(module)]:
        found += 1
        given = {keyword.arg for keyword in call.keywords}
        plural = [keyword.value for keyword in call.keywords if keyword.arg == "plural"]
        for template in [*call.args, *plural]:
            assert isinstance(template, ast.Constant), ast.unparse(call)
            fields = {field for _, field, _, _ in string.Formatter().parse(template.value) if field}
            assert fields <= given, ast.unparse(call)
        assert (len(plural) == 1) == ("n" in given), ast.unparse(call)
    assert found > 80


def test_every_sentence_ends_like_one() -> None:
    for call in [call for module in MODULES for call in _messages(module)]:
        template = ast.literal_eval(call.args[0])
        if "{name}" in template:
            assert template.endswith((".", "…")), template


def test_a_library_text_is_shown_on_one_line_without_codes_or_advice() -> None:
    text = (
        "Weights only load failed. Re-running `torch.load` with `weights_only` set to `False` will likely succeed."
        " Do it only if you trust it.\n\x1b[1mUnsupported\x1b[0m operand\t60\x07 \u202eabc \x1b]0;title\x07end"
    )
    assert clean(text) == "Weights only load failed. Unsupported operand 60\\x07 \\u202eabc end"


@pytest.mark.parametrize("text", ["", "\x1b", "a" * 10_000, "\0" * 500, "\udcff", "x " * 5000, "\x1b[" * 300])
def test_cleaned_text_is_short_and_printable(text: str) -> None:
    assert len(clean(text)) <= 300
    assert clean(text).isprintable()


def test_a_file_is_shown_by_its_name_alone() -> None:
    assert shown("/home/someone/secret project/x.npy") == "x.npy"
    assert shown(Path("a") / "b.npz") == "b.npz"
    assert shown("folder/") == "folder"
    assert shown("/") == "/"


def test_long_names_keep_their_end() -> None:
    assert printable("a" * 300 + ".npy", 20) == "a" * 14 + "…" + "a.npy"
    assert len(printable("\n" * 300, 20)) == 20


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (123_456, "123 kB"),
        (2_147_483_648, "2.1 GB"),
        (31 * 10**9, "31 GB"),
        (4 * 10**12, "4 TB"),
        (4 * 10**15, "4 PB"),
        (4 * 10**18, "4000 PB"),
    ],
)
def test_sizes_are_told_in_the_unit_that_reads_best(size: int, text: str) -> None:
    assert str(amount(size)) == text
    assert isinstance(amount(size), Message)


def test_shapes_and_names_are_short_enough_for_a_sentence() -> None:
    assert shape_text((8, 128)) == "(8, 128)"
    assert shape_text((5,)) == "(5,)"
    assert shape_text(()) == "()"
    assert len(shape_text((10**4000,) * 100)) <= 80
    assert names_text(["a", "b\n"]) == "a, b\\n"
    assert names_text(map(str, range(100))) == "0, 1, 2, 3, 4, 5, 6, 7, …"
