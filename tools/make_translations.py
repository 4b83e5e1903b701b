"""Collect every text that people read, bring the Chinese .ts file up to date, and compile it.

Usage: ``python tools/make_translations.py`` (writes) or ``… --check`` (exit 1 if something would change, is not
translated, or has other {fields} than the English text). Texts are found in three ways: literals in ``Message(…)``,
``say(…)``, ``mark(…)``, ``Command(…)`` and ``Submenu(…)`` in the source; what the catalogue and its scenes declare;
titles and summaries of the samples. Translations that are there are kept, texts that nobody shows any more are dropped.
The file does not say where a text stands: it changes when a text does, and not when code moves.
"""

from __future__ import annotations

import ast
import json
import string
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from lossexplorer.catalog.conventions import conventions_of  # noqa: E402
from lossexplorer.catalog.family import Family  # noqa: E402
from lossexplorer.catalog.params import Choice  # noqa: E402
from lossexplorer.catalog.registry import CATALOGUE  # noqa: E402
from lossexplorer.catalog.scenes import SCENES  # noqa: E402

FOLDER = ROOT / "resources" / "translations"
TS = FOLDER / "lossexplorer_zh_CN.ts"
QM = TS.with_suffix(".qm")
CONTEXT = "lossexplorer"
_PLACES = {"Message": (0,), "say": (0,), "mark": (0,), "Command": (0, 2), "Submenu": (0,)}
"""Functions whose literal arguments are shown, and which of them."""


def collect() -> set[str]:
    """Every text."""
    found = {*_declared(), *_samples()}
    for path in (ROOT / "lossexplorer").rglob("*.py"):
        found.update(_literals(ast.parse(path.read_text("utf-8"))))
    return {text for text in found if any(c.isalpha() for c in text)}


def _literals(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        for place in _PLACES.get(name, ()):
            if place < len(node.args):
                found += _strings(node.args[place])
        if name == "Message":
            found += [s for k in node.keywords if k.arg == "plural" for s in _strings(k.value)]
    return found


def _strings(node: ast.AST) -> list[str]:
    """A literal, or both ends of a conditional one."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    return [*_strings(node.body), *_strings(node.orelse)] if isinstance(node, ast.IfExp) else []


def _declared() -> list[str]:
    texts = [family.value for family in Family]
    for loss in CATALOGUE:
        texts += [loss.title, loss.plain, loss.convention] + ([loss.rows.title] if loss.rows else [])
        texts += [loss.no_picture] if loss.no_picture else []
        for convention in conventions_of(loss.key):
            texts += [convention.topic, *(other.how for other in convention.others)]
        for param in loss.params:
            texts += [param.help, *([param.words] if param.words else [])]
            texts += param.options.values() if isinstance(param, Choice) else []
    for scene in SCENES.values():
        texts += [scene.title, *(axis.title for axis in scene.axes)]
        texts += [text for param in scene.controls for text in (param.help, param.label)]
    return texts


def _samples() -> list[str]:
    entries = json.loads((ROOT / "resources" / "samples" / "index.json").read_text("utf-8"))
    return [text for entry in entries for text in (entry["title"], entry["summary"])]


def known() -> dict[str, str]:
    """The translations that are there."""
    if not TS.exists():
        return {}
    messages = ET.parse(TS).getroot().iter("message")
    return {str(m.findtext("source")): str(m.findtext("translation") or "") for m in messages}


def fields(text: str) -> set[str]:
    """The names in braces; a text that is no template raises ValueError."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def faults(texts: set[str], translations: dict[str, str]) -> list[str]:
    """What is not translated, or would not be filled in as the English text is."""
    missing = [f"not translated: {text}" for text in sorted(texts) if not translations.get(text)]
    done = {text: translations[text] for text in sorted(texts) if translations.get(text)}
    return [*missing, *(f"other fields: {text} → {words}" for text, words in done.items() if not _fit(text, words))]


def _fit(text: str, words: str) -> bool:
    try:
        return fields(text) == fields(words)
    except ValueError:
        return False


def render(texts: set[str], translations: dict[str, str]) -> str:
    """The .ts file, in the order of the texts."""
    root = ET.Element("TS", version="2.1", language="zh_CN", sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text in sorted(texts):
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = text
        done = translations.get(text, "")
        ET.SubElement(message, "translation", {} if done else {"type": "unfinished"}).text = done
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + ET.tostring(root, "unicode") + "\n"


def compiled() -> bytes:
    """The .ts file as Qt's own tool compiles it."""
    import PySide6

    folder = Path(PySide6.__file__).parent
    tool = next(p for p in (folder / "lrelease", folder / "lrelease.exe") if p.exists())
    with tempfile.TemporaryDirectory() as place:
        qm = Path(place) / QM.name
        subprocess.run([tool, "-silent", str(TS), "-qm", str(qm)], check=True)
        return qm.read_bytes()


def stale(rendered: str) -> list[Path]:
    """Which of the two files would change."""
    if not TS.exists() or TS.read_text("utf-8") != rendered:
        return [TS]
    return [] if QM.exists() and QM.read_bytes() == compiled() else [QM]


def main() -> int:
    """Write, or check that there is nothing to write."""
    texts, translations = collect(), known()
    found = faults(texts, translations)
    print("\n".join([*found, f"{len(texts)} texts, {len(found)} to mend"]))
    rendered = render(texts, translations)
    if "--check" in sys.argv:
        old = stale(rendered)
        for path in old:
            print(f"{path.name} is stale: run this again without --check")
        return int(bool(old or found))
    FOLDER.mkdir(exist_ok=True)
    TS.write_text(rendered, "utf-8")
    QM.write_bytes(compiled())
    return 0


if __name__ == "__main__":
    sys.exit(main())
