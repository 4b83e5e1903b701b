"""The languages of the program, and sentences in one of them where there is no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.assets import asset
from lossexplorer.base import Message
from lossexplorer.base.numbers import written

if TYPE_CHECKING:
    from collections.abc import Callable

    Say = Callable[[str | Message], str]

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}


def speaker(language: str) -> Say:
    """What says a text or a ``Message`` in a language of ``LANGUAGES``."""
    known = {} if language == "en" else _translations(language)

    def translate(text: str) -> str:
        return known.get(text) or text

    return lambda text: text.render(translate, written) if isinstance(text, Message) else translate(text)


def _translations(language: str) -> dict[str, str]:
    """The words that the window has, from the file of which Qt's is compiled."""
    import xml.etree.ElementTree as ET

    messages = ET.parse(asset("translations", f"lossexplorer_{language}.ts")).getroot().iter("message")
    return {str(m.findtext("source")): str(m.findtext("translation") or "") for m in messages}
