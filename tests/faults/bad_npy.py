"""Bad npy files."""

from __future__ import annotations

import os

import bad_files as bad
import numpy as np
from bad_rows import array, header, row, shape

WHOLE = bad.npy_bytes(bad.X)
OBJECTS = (
    "holds Python objects; opening them could run code. Save plain numbers: np.save(f, np.asarray(x, dtype='float32'))."
)
NPY = [
    row(
        "npy cut in its data",
        "x.npy",
        lambda: WHOLE[:-7],
        "x.npy is cut: 41 of 48 data bytes. If it is still being written, try again; else copy it again.",
    ),
    row(
        "npy cut in its header",
        "x.npy",
        lambda: WHOLE[:40],
        "x.npy has a damaged or unsafe header. Save it again with np.save.",
    ),
    row(
        "npy cut in its magic",
        "x.npy",
        lambda: WHOLE[:7],
        "x.npy has a damaged or unsafe header. Save it again with np.save.",
    ),
    row(
        "npy that claims 10^15 values",
        "x.npy",
        lambda: bad.npy_of_shape("(1000000000000000,)"),
        "x.npy says that it holds 1000000000000000 values (4 PB) but has 0 data bytes. It is damaged; save it again.",
    ),
    row(
        "npy that claims 10^9 values",
        "x.npy",
        lambda: bad.npy_of_shape("(1000000000,)", b"1"),
        "x.npy says that it holds 1000000000 values (4 GB) but has 1 data byte. It is damaged; save it again.",
    ),
    shape("(8589934592, 8589934592)"),
    shape("(9223372036854775808,)"),
    shape("(-3, 4)"),
    shape("(-1,)"),
    shape("(True, 4)"),
    shape("(2.5,)"),
    row(
        "npy with a hundred axes",
        "x.npy",
        lambda: bad.npy_of_shape("(" + "1, " * 100 + ")"),
        "x.npy states an impossible shape, (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1…"
        "1, 1, 1, 1, 1, 1, 1). It is damaged; save it again.",
    ),
    header(
        "npy header longer than 10 000 bytes", "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)}" + " " * 11_000
    ),
    header("npy header of 9 000 minus signs", "-" * 9_000),
    header("npy header of 4 000 brackets", "(" * 4_000 + ")" * 4_000),
    header("npy header with 5 000 digits", "{'descr': '<f4', 'fortran_order': False, 'shape': (" + "9" * 5_000 + ",)}"),
    header("npy header with a call", "__import__('os').system('true')"),
    header("npy header with a call as type", "{'descr': eval('1'), 'fortran_order': False, 'shape': (1,)}"),
    header("npy header without shape", "{'descr': '<f4', 'fortran_order': False}"),
    header("npy header with a list as shape", "{'descr': '<f4', 'fortran_order': False, 'shape': [1]}"),
    header("npy header with a number as order", "{'descr': '<f4', 'fortran_order': 1, 'shape': (1,)}"),
    header("npy header of an unknown type", "{'descr': 'nonsense', 'fortran_order': False, 'shape': (1,)}"),
    header("npy header with a shape in its type", "{'descr': '(1000000,)f4', 'fortran_order': False, 'shape': (1,)}"),
    header("npy header that is no text", b"{'descr': '\xff\xfe"),
    row(
        "npy of version 9",
        "x.npy",
        lambda: bad.npy_of_header("{}", version=(9, 0)),
        "x.npy has a damaged or unsafe header. Save it again with np.save.",
    ),
    row(
        "npy header of 4 GB",
        "x.npy",
        lambda: b"\x93NUMPY\x02\0\xf0\xff\xff\xff{}",
        "x.npy has a damaged or unsafe header. Save it again with np.save.",
    ),
    array("npy of objects", np.array([{}, 1], object), f"x.npy {OBJECTS}"),
    row(
        "npy of objects that run code",
        "x.npy",
        lambda: bad.npy_bytes(np.array([bad.Runs(os.system, "true")], object)),
        f"x.npy {OBJECTS}",
    ),
    row(
        "npy of records with objects",
        "x.npy",
        lambda: bad.npy_bytes(np.zeros(3, [("logits", "f4"), ("o", "O")])),
        f"x.npy::logits {OBJECTS}",
        "::logits",
    ),
    array(
        "npy of complex numbers",
        np.zeros(3, np.complex64),
        "x.npy has type complex64; losses need real numbers. Save x.real or abs(x).",
    ),
    array(
        "npy of dates",
        np.zeros(3, "M8[s]"),
        "x.npy has type datetime64[s]; losses need real numbers. Save it as float32, or labels as int64.",
    ),
    array(
        "npy of text",
        np.array(["cat", "dog"]),
        "x.npy has type <U3; losses need real numbers. Save it as float32, or labels as int64.",
    ),
    array(
        "npy of bfloat16",
        np.zeros(3, "V2"),
        "x.npy looks like bfloat16 saved by NumPy, which loses the type. Save it as safetensors or float32.",
    ),
    row(
        "npy of float128",
        "x.npy",
        lambda: bad.npy_of_shape("(1,)", bytes(16), "'<f16'"),
        "x.npy has type float128, which is wider than 8 bytes. Save it with x.astype('float64').",
    ),
    array(
        "npy of one number",
        np.array(3.0),
        "x.npy holds one number; logits need 1 or 2 dimensions. Save the whole array.",
    ),
    array("npy without rows", np.zeros((0, 5)), "x.npy has no rows. Export it again."),
    array("npy without columns", np.zeros((5, 0)), "x.npy has no columns: its shape is (5, 0). Export it again."),
    row(
        "npy of no rows as long as the universe",
        "x.npy",
        lambda: bad.npy_of_shape("(0, 1000000000000000)"),
        "x.npy has no rows. Export it again.",
    ),
    row(
        "npy of several fields",
        "x.npy",
        lambda: bad.npy_bytes(np.zeros(3, [("a", "f4"), ("b", "i8", (2,))])),
        "x.npy holds a (3,), b (3, 2), and none is called logits, predictions, preds, outputs, probs or scores. Choose"
        " the predictions with FILE::NAME.",
    ),
]
