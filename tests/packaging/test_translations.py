"""The Chinese file says everything that the program says, in Chinese, and is compiled as it stands."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from tests.chinese import badly_set, forgotten, is_chinese
from tools.make_translations import QM, TS, collect, compiled, faults, fields, known, render, stale

TEXTS = collect()
TRANSLATIONS = known()


def test_the_file_has_every_text_of_the_program_once_and_no_other() -> None:
    sources = [str(m.findtext("source")) for m in ET.parse(TS).getroot().iter("message")]
    assert sorted(sources) == sorted(TEXTS)


def test_nothing_is_unfinished_or_empty() -> None:
    translations = [m.find("translation") for m in ET.parse(TS).getroot().iter("message")]
    assert all(t is not None and t.text and "type" not in t.attrib for t in translations)


def test_every_translation_is_filled_in_with_what_the_english_text_is() -> None:
    assert {s: t for s, t in TRANSLATIONS.items() if fields(s) != fields(t)} == {}


def test_the_files_are_what_the_tool_writes() -> None:
    assert stale(render(TEXTS, TRANSLATIONS)) == []
    assert QM.read_bytes() == compiled()


def test_no_english_is_left() -> None:
    assert {t: words for t in TRANSLATIONS.values() if (words := forgotten(t))} == {}


def test_what_is_the_same_in_both_languages_is_a_name_a_symbol_or_a_unit() -> None:
    same = {t for s, t in TRANSLATIONS.items() if s == t}
    assert {t for t in same if is_chinese(t) or forgotten(t)} == set()


def test_marks_and_spaces_are_those_of_chinese_print() -> None:
    assert {t: where for t in TRANSLATIONS.values() if (where := badly_set(t))} == {}


def test_a_sentence_stays_a_sentence() -> None:
    ends = {s: t for s, t in TRANSLATIONS.items() if s.endswith(".") != t.endswith("。")}
    assert ends == {}


@pytest.mark.parametrize(
    ("text", "words", "fault"),
    [
        ("{n} rows", "{n} 行", None),
        ("{n} rows", "", "not translated"),
        ("{n} rows", "{m} 行", "other fields"),
        ("{n} rows", "行", "other fields"),
        ("rows", "{n} 行", "other fields"),
        ("{n} rows", "{n 行", "other fields"),
        ("save {{'a': t}} as {name}", "把 {{'a': t}} 保存为 {name}", None),
        ("save {{'a': t}} as {name}", "把 {'a': t} 保存为 {name}", "other fields"),
    ],
)
def test_the_tool_refuses_what_could_not_be_shown(text: str, words: str, fault: str | None) -> None:
    found = faults({text}, {text: words})
    assert [f.split(":")[0] for f in found] == ([fault] if fault else [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("损失 curve", []),
        ("损失 curves", ["curves"]),
        ("mean", ["mean"]),
        ("logits", []),
        ("用 np.save(f, a) 保存", []),
        ("请 save 文件", ["save"]),
    ],
)
def test_forgotten_words_are_found(text: str, words: list[str]) -> None:
    assert forgotten(text) == words


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("损失，行数", None),
        ("损失,行数", "失,"),
        ("用torch", "用t"),
        ("损 失", "损 失"),
        ("损失（a） b", "） "),
        ("行.", "行."),
    ],
)
def test_mixed_marks_are_found(text: str, where: str | None) -> None:
    assert badly_set(text) == where
