"""Bad PyTorch files."""

from __future__ import annotations

import io
import os
import warnings
import zipfile
from typing import TYPE_CHECKING, Any

import bad_files as bad
import numpy as np
from bad_rows import Row, row

if TYPE_CHECKING:
    from collections.abc import Callable


def pt(label: str, make: Callable[[], bytes], says: str, wanted: str = "") -> Row:
    return row(f"pt {label}", "x.pt", make, says, wanted)


def saved(label: str, make: Callable[[], Any], says: str, **options: Any) -> Row:
    def build() -> bytes:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch warns of kinds of tensors that it may give up
            return bad.pt_bytes(make(), **options)

    return pt(label, build, says)


def _torch() -> Any:
    import torch

    return torch


def _laughs() -> Any:
    inner: list[Any] = [0]
    for _ in range(12):
        inner = [inner] * 10
    return inner


def _forty() -> Any:
    inner = [_torch().zeros(3)]
    for _ in range(40):
        inner = [inner]
    return inner


def _deep(depth: int) -> bytes:
    return b"\x80\x02" + b"]" * depth + b"a" * (depth - 1) + b"."


def _flipped_data() -> bytes:
    data = bad.pt_bytes({"logits": _torch().full((100,), 5.0)})
    return bad.flipped(data, data.index(np.full(10, 5, "<f4").tobytes()) + 3, 0x40)


def _pt_bomb() -> bytes:
    pickle = bad.pickled({"logits": 1})
    with_zeros = {"archive/data.pkl": pickle, "archive/version": b"3\n", "archive/data/0": bytes(1 << 28)}
    return bad.zip_bytes(with_zeros, zipfile.ZIP_DEFLATED)


NO_TORCH = "x.pt is not a PyTorch file or is damaged. Save it again with torch.save."
DENSE = "Save it as a dense one: t.to_dense()."
CODE = "and was not opened. If it is yours, save only the tensors: torch.save({'logits': t}, f)."
DEEP = "x.pt is nested too deeply to show. Save the tensors in one dictionary."
MODEL = "x.pt is a model, not a batch of logits. Save what the model returns."
PT = [
    *(
        saved(
            f"that runs code, {kind}",
            lambda: {"x": bad.Runs(os.system, "true")},
            f"x.pt wants to run Python code ({os.name}.system) {CODE}",
            **options,
        )
        for kind, options in (("zip", {}), ("before 2020", {"_use_new_zipfile_serialization": False}))
    ),
    saved(
        "that evaluates text", lambda: bad.Runs(eval, "1"), f"x.pt wants to run Python code (__builtin__.eval) {CODE}"
    ),
    saved(
        "that opens a file", lambda: bad.Runs(open, "/etc/passwd"), f"x.pt wants to run Python code (io.open) {CODE}"
    ),
    saved(
        "that takes all memory",
        lambda: bad.Runs(bytearray, 10**10),
        f"x.pt wants to run Python code (__builtin__.bytearray) {CODE}",
    ),
    pt(
        "with an INST opcode",
        lambda: bad.pt_of_pickle(b"(S'true'\niposix\nsystem\n."),
        f"x.pt wants to run Python code ({os.name}.system) {CODE}",
    ),
    saved(
        "of NumPy arrays",
        lambda: {"logits": bad.X},
        "x.pt holds NumPy objects in a pickle, which is not opened. Save them with np.save, or with"
        " torch.save({'logits': torch.from_numpy(a)}, f).",
    ),
    saved("of a module", lambda: _torch().nn.Linear(2, 2), MODEL),
    saved("of a state_dict", lambda: _torch().nn.Linear(2, 2).state_dict(), MODEL),
    saved("of a checkpoint", lambda: {"model": _torch().nn.Linear(2, 2).state_dict(), "epoch": 3}, MODEL),
    pt(
        "of a program",
        lambda: bad.zip_bytes({"m/constants.pkl": b"", "m/data.pkl": b"", "m/code/x.py": b""}),
        "x.pt is a TorchScript program, not data. Save the tensors: torch.save({'logits': t}, f).",
    ),
    pt("with a flipped bit", _flipped_data, "x.pt: member archive/data/0 is damaged (checksum). Copy the file again."),
    pt(
        "bomb",
        _pt_bomb,
        "x.pt unpacks to 268 MB from * kB (10* times as much) and was not opened. If it is yours, save it again"
        " without compression.",
    ),
    saved(
        "of one value a million million times",
        lambda: {"logits": _torch().zeros(1).expand(10**12)},
        "x.pt::logits says that it holds 1000000000000 values but stores 1, and was not opened."
        " Save it with t.contiguous().",
    ),
    saved(
        "without values",
        lambda: _torch().zeros(3, device="meta"),
        "x.pt is a meta tensor: only its shape was saved. Save one with values.",
    ),
    saved(
        "that is sparse",
        lambda: {"logits": _torch().eye(3).to_sparse()},
        f"x.pt::logits is a sparse_coo tensor. {DENSE}",
    ),
    saved(
        "that is nested",
        lambda: {"logits": _torch().nested.nested_tensor([_torch().zeros(2), _torch().zeros(3)])},
        f"x.pt::logits is a nested tensor. {DENSE}",
    ),
    saved(
        "that is quantised",
        lambda: {"logits": _torch().quantize_per_tensor(_torch().ones(3), 0.1, 0, _torch().qint8)},
        "x.pt::logits is quantised (qint8). Save it with t.dequantize().",
    ),
    saved(
        "of complex numbers",
        lambda: _torch().zeros(3, dtype=_torch().complex64),
        "x.pt has type complex64; losses need real numbers. Save t.real or t.abs().",
    ),
    saved(
        "of one number",
        lambda: _torch().tensor(3.0),
        "x.pt holds one number; logits need 1 or 2 dimensions. Save the whole array.",
    ),
    saved("without rows", lambda: _torch().zeros(0, 3), "x.pt has no rows. Export it again."),
    saved("without tensors", lambda: {"loss": 3.0}, "x.pt holds no arrays. Export it again."),
    saved("of a thousand million lists", _laughs, DEEP),
    saved("of forty lists in each other", _forty, DEEP),
    pt("200 000 lists deep", lambda: bad.pt_of_pickle(_deep(200_000)), DEEP),
    saved("of 20 000 tensors", lambda: [_torch().zeros(1)] * 20_000, DEEP),
    saved(
        "of pickle protocol 4",
        lambda: {"logits": _torch().zeros(3)},
        "x.pt uses a newer pickle protocol. Save it without pickle_protocol.",
        pickle_protocol=4,
    ),
    pt("with a cut pickle", lambda: bad.pt_of_pickle(bad.pickled({"a": 1})[:-1]), NO_TORCH),
    pt("with an empty stack", lambda: bad.pt_of_pickle(b"\x80\x02."), NO_TORCH),
    pt("with a pickle of text", lambda: bad.pt_of_pickle(b"hello"), NO_TORCH),
    pt(
        "cut",
        lambda: bad.pt_bytes({"logits": _torch().zeros(9)})[:-30],
        "x.pt is cut: it has no zip directory at its end. Copy it again.",
    ),
    pt(
        "before 2020, cut",
        lambda: bad.pt_bytes({"logits": _torch().zeros(9)}, _use_new_zipfile_serialization=False)[:-9],
        NO_TORCH,
    ),
    pt(
        "with a huge pickle",
        lambda: bad.pt_of_pickle(bad.pickled("x" * 5_000_000)),
        "x.pt holds too many objects. Save the tensors in one dictionary.",
    ),
    pt(
        "of two archives in one",
        lambda: bad.zip_bytes({"a/data.pkl": b"", "b/data.pkl": b""}),
        "x.pt has a damaged zip directory. Copy the file again.",
    ),
    pt("with a storage larger than its record", lambda: _large_storage(), NO_TORCH),
]


def _large_storage() -> bytes:
    """A tensor of 1 000 numbers whose record has only one (the pattern of CVE-2026-24747)."""
    data = bad.pt_bytes({"logits": _torch().zeros(1000)})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return bad.zip_bytes(
        {name: content[:4] if name.endswith("data/0") else content for name, content in members.items()}
    )
