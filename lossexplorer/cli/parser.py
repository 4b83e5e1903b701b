"""argparse that says what is wrong in one sentence, as everything else here does."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn


class Parser(argparse.ArgumentParser):
    """Without the six lines of usage in front of every error: they are in the help."""

    def error(self, message: str) -> NoReturn:
        """Say it and end with status 2."""
        print(f"error: {' '.join(message.split())} (see {self.prog} --help)", file=sys.stderr)
        raise SystemExit(2)
