"""Collect every text that people read, bring the Chinese .ts file up to date, and compile it.

Usage: ``python tools/make_translations.py`` (writes) or ``… --check`` (exit 1 if something would change or is not
translated). Texts are found in three ways: literals in ``Message(…)``, ``say(…)``, ``mark(…)``, ``Command(…)`` and
``Submenu(…)`` in the source; what the catalogue and its scenes declare; titles and summaries of the samples.
Translations that are there are kept, texts that nobody shows any more are dropped.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from lossexplorer.catalog.params import Choice  # noqa: E402
from lossexplorer.catalog.registry import CATALOGUE  # noqa: E402
from lossexplorer.catalog.scenes import SCENES  # noqa: E402
from lossexplorer.catalog.spec import Family  # noqa: E402

FOLDER = ROOT / "resources" / "translations"
TS = FOLDER / "lossexplorer_zh_CN.ts"
QM = TS.with_suffix(".qm")
CONTEXT = "lossexplorer"
_PLACES = {"Message": (0,), "say": (0,), "mark": (0,), "Command": (0, 2), "Submenu": (0,)}
"""Functions whose literal arguments are shown, and which of them."""


def collect() -> dict[str, str]:
    """Every text, with a hint where it stands."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "lossexplorer").rglob("*.py")):
        for text in _literals(ast.parse(path.read_text("utf-8"))):
            found.setdefault(text, path.relative_to(ROOT).as_posix())
    for text in [*_declared(), *_samples()]:
        found.setdefault(text, "catalogue")
    return {text: place for text, place in found.items() if any(c.isalpha() for c in text)}


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


def render(texts: dict[str, str], translations: dict[str, str]) -> str:
    """The .ts file, in the order of the texts."""
    root = ET.Element("TS", version="2.1", language="zh_CN", sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text in sorted(texts):
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = text
        ET.SubElement(message, "extracomment").text = texts[text]
        done = translations.get(text, "")
        ET.SubElement(message, "translation", {} if done else {"type": "unfinished"}).text = done
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + ET.tostring(root, "unicode") + "\n"


def compile_to(qm: Path) -> None:
    """Compile the .ts file with Qt's own tool."""
    import PySide6

    folder = Path(PySide6.__file__).parent
    tool = next(p for p in (folder / "lrelease", folder / "lrelease.exe") if p.exists())
    subprocess.run([tool, "-silent", str(TS), "-qm", str(qm)], check=True)


def main() -> int:
    """Write, or check that there is nothing to write."""
    texts, translations = collect(), known()
    missing = [text for text in texts if not translations.get(text)]
    rendered = render(texts, translations)
    if "--check" in sys.argv:
        stale = not TS.exists() or TS.read_text("utf-8") != rendered
        for text in missing:
            print("not translated:", text)
        print("stale" if stale else "up to date")
        return int(stale or bool(missing))
    FOLDER.mkdir(exist_ok=True)
    TS.write_text(rendered, "utf-8")
    compile_to(QM)
    print(f"{len(texts)} texts, {len(missing)} not translated")
    return 0


if __name__ == "__main__":
    sys.exit(main())
