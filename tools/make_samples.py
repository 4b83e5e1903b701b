"""Builds the sample batches: ``python tools/make_samples.py [FOLDER]`` (default: resources/samples).

Each sample is what a small model, trained here on one part of a data set that comes with scikit-learn, says about the
part that it never saw. The facts about each file, the README and the index come out of the same run: none goes stale.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import sklearn
import torch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.samples.measures import facts  # noqa: E402
from tools.samples.models import MAKERS  # noqa: E402
from tools.samples.page import index, readme  # noqa: E402
from tools.samples.sample import npz  # noqa: E402
from tools.samples.training import STEP  # noqa: E402

FOLDER = ROOT / "resources" / "samples"
SEED = 0


def main(folder: Path = FOLDER) -> None:
    """Train everything anew and write all files into ``folder``."""
    torch.set_num_threads(1)  # the order of a sum must not depend on the machine
    torch.use_deterministic_algorithms(True)
    made_with = {"numpy": np.__version__, "scikit-learn": sklearn.__version__, "torch": torch.__version__.split("+")[0]}
    samples = [make(np.random.RandomState(SEED)) for make in MAKERS]
    contents = {f"{sample.name}.npz": npz(sample) for sample in samples}
    known = [facts(sample, content) for sample, content in zip(samples, contents.values(), strict=True)]
    book = {"seed": SEED, "step": STEP, "made_with": made_with, "samples": known}
    contents["README.md"] = readme(book).encode()
    for name, value in {"facts.json": book, "index.json": index(book)}.items():
        contents[name] = (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
