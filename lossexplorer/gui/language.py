"""The language of the window, switched while it is open."""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from lossexplorer.assets import asset
from lossexplorer.report.language import LANGUAGES as LANGUAGES

_LOG = logging.getLogger(__name__)


class Language:
    """Holds the translators that are installed."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []
        self.code = "en"

    def set(self, wish: str) -> None:
        """Speak this language; ``system`` takes the one of the desktop where the program knows it."""
        if wish == "system":
            chinese = QLocale.system().language() == QLocale.Language.Chinese
            wish = "zh_CN" if chinese else "en"
        self.code = wish
        QLocale.setDefault(QLocale(wish))
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        if wish != "en":
            self._install(f"lossexplorer_{wish}", str(asset("translations")))
            self._install(f"qtbase_{wish}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self._app)
        if translator.load(name, folder):
            self._app.installTranslator(translator)
            self._installed.append(translator)
        else:
            _LOG.warning("no translation %s in %s", name, folder)
