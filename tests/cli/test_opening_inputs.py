"""What goes on while the files of a command are opened."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from lossexplorer.cli import inputs


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        (("logits.pt", None), True),
        (("logits.npy", "labels.pth"), True),
        (("both.pt::logits", "both.pt::labels"), True),
        (("logits.npy", "labels.npy"), False),
        (("table.csv", None), False),
        (("logits.pt", "mistyped.npy"), False),
    ],
)
def test_torch_is_imported_here_while_another_process_reads_tensors_with_it(
    files: tuple[str, str | None], wanted: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, found = Event(), object()
    monkeypatch.chdir(tmp_path)
    for name in ("logits.pt", "labels.pth", "both.pt", "logits.npy", "labels.npy", "table.csv"):
        Path(name).touch()

    def opened(*_: object) -> object:
        assert begun.wait(20 if wanted else 0) == wanted
        return found

    monkeypatch.setattr(inputs, "fetch_torch", begun.set)
    monkeypatch.setattr(inputs, "open_batch", opened)
    assert inputs.open_inputs(None, *files, ()) is found
