"""The table of bad inputs: what is in the file, and the one sentence that people shall read about it."""

from __future__ import annotations

import os

from bad_csv import CSV
from bad_foreign import FOREIGN
from bad_npy import NPY
from bad_npz import NPZ
from bad_paths import FILES
from bad_pt import PT
from bad_safetensors import SAFETENSORS

ROWS = [*(FILES if os.name == "posix" else []), *FOREIGN, *NPY, *NPZ, *SAFETENSORS, *CSV, *PT]
