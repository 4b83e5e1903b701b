"""The languages of the program, and sentences in one of them where there is no Qt."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from lossexplorer.assets import asset
from lossexplorer.base import Message
from lossexplorer.base.numbers import written

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}


class Say(Protocol):
    """Says a text or a ``Message`` in a language, numbers in it with so many digits."""

    def __call__(self, text: str | Message, digits: int = 4) -> str:
        """The sentence."""


def speaker(language: str) -> Say:
    """What says a text or a ``Message`` in a language of ``LANGUAGES``."""
    known = {} if language == "en" else _translations(language)

    def translate(text: str) -> str:
        return known.get(text) or text

    def say(text: str | Message, digits: int = 4) -> str:
        if isinstance(text, Message):
            return text.render(translate, partial(written, digits=digits))
        return translate(text)

    return say


def _translations(language: str) -> dict[str, str]:
    """The words that the window has, from the file of which Qt's is compiled."""
    import xml.etree.ElementTree as ET

    messages = ET.parse(asset("translations", f"lossexplorer_{language}.ts")).getroot().iter("message")
    return {str(m.findtext("source")): str(m.findtext("translation") or "") for m in messages}
