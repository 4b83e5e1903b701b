"""Files of other kinds: recognised, named, refused."""

from __future__ import annotations

import gzip
import os

import bad_files as bad
from bad_rows import row

OTHER = "data, which is not read here. Convert it to npy, npz, pt, safetensors, csv, parquet, arrow or HDF5."
WEB = "is a web page, not data; the download probably failed. Download it again."
LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n"
HDF5 = "is cut or not HDF5. Copy it again."
FOREIGN = [
    *(
        row(
            f"web page called {name}",
            name,
            lambda: b"\n<!DOCTYPE html>\n<html><body>404</body></html>",
            f"{name} {WEB}",
        )
        for name in ("x.npy", "x.pt", "x.csv")
    ),
    row(
        "Git-LFS pointer",
        "x.npy",
        lambda: LFS,
        "x.npy is a Git-LFS pointer; the file itself (12.3 kB) is missing. Run: git lfs pull.",
    ),
    row("gzip", "x.npy", lambda: gzip.compress(bad.npy_bytes(bad.X)), "x.npy is packed with gzip. Unpack it first."),
    row("zstd", "x.npy", lambda: b"\x28\xb5\x2f\xfd\0\0\0", "x.npy is packed with zstd. Unpack it first."),
    row("bzip2", "x.csv", lambda: b"BZh91AY&SY\0\1\2", "x.csv is packed with bzip2. Unpack it first."),
    row("xz", "x.pt", lambda: b"\xfd7zXZ\0\0\0", "x.pt is packed with xz. Unpack it first."),
    row("HDF5", "x.h5", lambda: b"\x89HDF\r\n\x1a\n" + bytes(90), f"x.h5 {HDF5}"),
    row("HDF5 behind a user block", "x.h5", lambda: bytes(512) + b"\x89HDF\r\n\x1a\n", f"x.h5 {HDF5}"),
    row("Parquet", "x.parquet", lambda: b"PAR1\x15\0\x15\0PAR1", "x.parquet is cut or not Parquet. Copy it again."),
    row("Arrow", "x.arrow", lambda: b"ARROW1\0\0" + bytes(9), "x.arrow is cut, damaged or not Arrow. Copy it again."),
    row("PNG", "x.png", lambda: b"\x89PNG\r\n\x1a\n\0\0", f"x.png holds PNG {OTHER}"),
    row(
        "JSON", "x.json", lambda: b'{"logits": [1, 2]}', "x.json is JSON text. Save the numbers with np.save or as csv."
    ),
    row(
        "tar",
        "x.pt",
        lambda: b"x".ljust(257, b"\0") + b"ustar\0" + bytes(300),
        "x.pt is a tar archive or a PyTorch file of a very old format. Unpack it, or save the tensors again.",
    ),
    row(
        "noise",
        "x.bin",
        lambda: bytes(range(256)) * 4,
        "x.bin is none of the kinds that can be opened: npy, npz, pt, safetensors, csv, parquet, arrow, HDF5. Convert"
        " it to one of them.",
    ),
    row(
        "noise called npy",
        "x.npy",
        lambda: bytes(range(256)),
        "x.npy is not a NumPy file or is damaged. Save it again with np.save or np.savez.",
    ),
    row(
        "Office document",
        "x.xlsx",
        lambda: bad.zip_bytes({"[Content_Types].xml": b"<x/>", "xl/a.xml": b""}),
        "x.xlsx is an Office document. Save the sheet as csv.",
    ),
    row(
        "NumPy array in a pickle",
        "x.pkl",
        lambda: bad.pickled(bad.X),
        "x.pkl holds NumPy objects in a pickle, which is not opened. Save them with np.save, or with"
        " torch.save({'logits': torch.from_numpy(a)}, f).",
    ),
    row(
        "harmless pickle",
        "x.npy",
        lambda: bad.pickled([1, 2]),
        "x.npy is a Python pickle, which could run code and was not opened. Save the numbers with np.save.",
    ),
    *(
        row(
            f"pickle of protocol {protocol} that runs code, called {name}",
            name,
            lambda protocol=protocol: bad.pickled(bad.Runs(os.system, "true"), protocol),
            f"{name} wants to run Python code ({os.name}.system) and was not opened. If it is yours, save only the"
            " tensors: torch.save({'logits': t}, f).",
        )
        for protocol in range(6)
        for name in ("x.npy", "x.csv")
    ),
]
