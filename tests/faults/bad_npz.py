"""Bad npz files."""

from __future__ import annotations

import os
import zipfile

import bad_files as bad
import numpy as np
from bad_npy import OBJECTS
from bad_rows import Row, row

MANY = 1 << 28
BOMB = bad.npy_of_shape(f"({MANY},)", descr="'|u1'")
STORED = bad.zip_bytes({"logits.npy": bad.npy_bytes(bad.X), "labels.npy": bad.npy_bytes(bad.Y)})
DEFLATED = bad.zip_bytes({"logits.npy": bad.npy_bytes(bad.X)}, zipfile.ZIP_DEFLATED)
ON_TOP = (
    "has members that lie on top of each other: it is damaged or made to do harm, and was not opened. Save it again."
)
CHECKSUM = "x.npz: member logits.npy is damaged (checksum). Copy the file again."
NPZ = [
    row(
        "npz bomb",
        "x.npz",
        lambda: bad.zip_of_zeros("logits.npy", BOMB, MANY),
        "x.npz::logits unpacks to 268 MB from * kB (10* times as much) and was not opened. If it is yours, save it"
        " again without compression.",
    ),
    *(
        row(
            f"npz bomb of {kind}",
            "x.npz",
            lambda method=method: bad.zip_of_zeros("logits.npy", BOMB, 1 << 25, method),
            f"x.npz: logits.npy is packed with a rare method ({kind}). Save it with np.savez_compressed.",
        )
        for kind, method in (("bzip2", zipfile.ZIP_BZIP2), ("lzma", zipfile.ZIP_LZMA))
    ),
    row("npz of one stream five hundred times", "x.npz", bad.overlapping_zip, f"x.npz {ON_TOP}"),
    row("npz with a flipped bit", "x.npz", lambda: bad.flipped(STORED, 180), CHECKSUM),
    row("npz with a flipped bit in packed data", "x.npz", lambda: bad.flipped(DEFLATED, 100), CHECKSUM),
    row("npz cut", "x.npz", lambda: STORED[:-40], "x.npz is cut: it has no zip directory at its end. Copy it again."),
    row("npz encrypted", "x.npz", bad.encrypted_zip, "x.npz is password-protected. Unpack it first."),
    row(
        "npz with one name twice",
        "x.npz",
        bad.duplicated_zip,
        "x.npz contains “a.npy” twice, so that it is not clear which one is meant. Save it again.",
    ),
    row("npz without members", "x.npz", lambda: bad.zip_bytes({}), "x.npz is an empty zip file. Export it again."),
    row(
        "zip without arrays",
        "x.npz",
        lambda: bad.zip_bytes({"../../readme.txt": b"1"}),
        "x.npz is a zip file without arrays (it holds ../../readme.txt). Unpack it, or save arrays with np.savez.",
    ),
    row(
        "npz with 100 000 members",
        "x.npz",
        lambda: bad.crowded_zip(100_000),
        "x.npz holds 100000 arrays; at most 10000 can be shown. Save the arrays that you need to a file of their own.",
    ),
    row(
        "npz with 20 MB of directory",
        "x.npz",
        bad.talkative_zip,
        "x.npz has a damaged zip directory. Copy the file again.",
    ),
    row(
        "npz of objects",
        "x.npz",
        lambda: bad.zip_bytes({"logits.npy": bad.npy_bytes(np.array([bad.Runs(os.system, "true")], object))}),
        f"x.npz::logits {OBJECTS}",
    ),
    row(
        "npz whose array is longer than its member",
        "x.npz",
        lambda: bad.zip_bytes({"logits.npy": bad.npy_of_shape("(5,)", bytes(8))}),
        "x.npz::logits is cut: 8 of 20 data bytes. If it is still being written, try again; else copy it again.",
    ),
    row(
        "npz with a name that is not there",
        "x.npz",
        lambda: STORED,
        "x.npz has no array called weights; it has logits, labels. Choose one of them.",
        "::weights",
    ),
    row(
        "npz with several arrays of other names",
        "x.npz",
        lambda: bad.zip_bytes({"../a.npy": bad.npy_bytes(bad.X), "b\n.npy": bad.npy_bytes(bad.Y)}),
        "x.npz holds ../a (6, 2), b\\n (6,), and none is called logits, predictions, preds, outputs, probs or scores."
        " Choose the predictions with FILE::NAME.",
    ),
    Row(
        "npz without targets",
        lambda folder: (bad.write(folder, "x.npz", DEFLATED),),
        "x.npz holds no targets. Give them as a second file.",
    ),
]
