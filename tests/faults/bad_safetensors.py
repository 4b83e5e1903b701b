"""Bad safetensors files."""

from __future__ import annotations

from typing import Any

import bad_files as bad
from bad_rows import Row, row

SIXTEEN = bytes(16)
NO_SENSE = "x.safetensors is damaged: its header makes no sense. Save it again or copy it again."
NOT_SAFE = "x.safetensors is not a safetensors file or is damaged. Save it again."
PLACE = "x.safetensors is damaged: the place of tensor {} overlaps with another or leaves a gap. Save it again."


def safe(label: str, header: Any, data: bytes, says: str, length: int | None = None) -> Row:
    return row(f"safetensors {label}", "x.safetensors", lambda: bad.safetensors_bytes(header, data, length), says)


SAFETENSORS = [
    safe("header of 2^60 bytes", {}, b"", NOT_SAFE, 2**60),
    safe("header of 101 MB", {"a": 1}, b"", NO_SENSE, 101_000_000),
    safe("header behind the end", {}, b"", NOT_SAFE, 2**62),
    safe(
        "cut in its header",
        {"a": bad.tensor(0, 8)},
        b"",
        "x.safetensors is cut: 69 of 508 data bytes. If it is still being written, try again; else copy it again.",
        500,
    ),
    safe(
        "cut in its data",
        {"logits": bad.tensor(0, 8)},
        bytes(5),
        "x.safetensors is cut: 5 of 8 data bytes. If it is still being written, try again; else copy it again.",
    ),
    safe(
        "with bytes behind the end",
        {"a": bad.tensor(0, 8)},
        bytes(9),
        "x.safetensors is damaged: it has more bytes than its tensors need. Copy it again.",
    ),
    safe("overlap", {"a": bad.tensor(0, 8), "b": bad.tensor(4, 12)}, bytes(12), PLACE.format("b")),
    safe("hole", {"a": bad.tensor(0, 8), "b": bad.tensor(12, 20)}, bytes(20), PLACE.format("b")),
    safe("reversed offsets", {"a": bad.tensor(8, 0)}, bytes(8), PLACE.format("a")),
    safe("negative offset", {"a": bad.tensor(-8, 0)}, bytes(8), NO_SENSE),
    safe(
        "shape that does not fit",
        {"a": bad.tensor(0, 8, (3,))},
        bytes(8),
        "x.safetensors is damaged: a tensor's shape does not fit its bytes. Save it again.",
    ),
    safe(
        "shape without end",
        {"a": bad.tensor(0, 8, (2**40, 2**40))},
        bytes(8),
        "x.safetensors is damaged: a tensor has an impossible shape. Save it again.",
    ),
    safe("negative shape", {"a": bad.tensor(0, 8, (-1,))}, bytes(8), NO_SENSE),
    safe(
        "one name twice",
        b'{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}',
        SIXTEEN,
        PLACE.format("a"),
    ),
    safe(
        "unknown type",
        {"a": bad.tensor(0, 8, dtype="XX")},
        bytes(8),
        "x.safetensors is damaged or new: it has a type that nobody knows. Save it again.",
    ),
    safe("bad UTF-8", b'{"\xff":1}', b"", NO_SENSE),
    safe("no JSON", b"{nope", b"", NO_SENSE),
    safe("JSON 100 000 deep", b'{"a":' * 100_000, b"", NO_SENSE),
    safe("notes that are no text", {"__metadata__": {"a": 1}}, b"", NO_SENSE),
    safe("no tensor but no fields either", {"a": {}}, b"", NO_SENSE),
    safe("header of spaces", b"{}" + b" " * 20_000_000, b"", NO_SENSE),
    row("safetensors of 7 bytes", "x.safetensors", lambda: bytes(7), NOT_SAFE),
    safe("without tensors", {}, b"", "x.safetensors holds no arrays. Export it again."),
    safe(
        "of 4-bit numbers",
        {"logits": bad.tensor(0, 2, (4,), "F4")},
        bytes(2),
        "x.safetensors::logits holds 4-bit packed numbers, which are not supported. Save it as float32.",
    ),
    safe(
        "of complex numbers",
        {"logits": bad.tensor(0, 8, (1,), "C64")},
        bytes(8),
        "x.safetensors::logits has type C64; losses need real numbers. Save t.real or t.abs().",
    ),
    safe("with no rows", {"a": bad.tensor(0, 0, (0, 10**15))}, b"", "x.safetensors::a has no rows. Export it again."),
    safe(
        "with one number",
        {"a": bad.tensor(0, 4, ())},
        bytes(4),
        "x.safetensors::a holds one number; logits need 1 or 2 dimensions. Save the whole array.",
    ),
    safe(
        "of 400 000 tensors",
        (
            "{" + ",".join(f'"{i}":{{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}' for i in range(400_000)) + "}"
        ).encode(),
        b"",
        "x.safetensors holds 400000 arrays; at most 10000 can be shown. Save the arrays that you need to a file of"
        " their own.",
    ),
    safe(
        "of a model",
        {"layer.weight": bad.tensor(0, 8), "layer.bias": bad.tensor(8, 16)},
        SIXTEEN,
        "x.safetensors is a model, not a batch of logits. Save what the model returns.",
    ),
]
