"""Builds the sample batches: ``python tools/make_samples.py [FOLDER]`` (default: resources/samples).

Each sample is what a small model, trained here on one part of a data set that comes with scikit-learn, says about the
part that it never saw. The facts about each file, the README and the index come out of the same run: none goes stale.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
import sys
import textwrap
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import sklearn
import torch
import torch.nn.functional as F
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits
from sklearn.metrics import accuracy_score, r2_score
from torch import nn

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.random import RandomState
    from torch import Tensor

    Array = np.ndarray[Any, Any]

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "samples"
SEED = 0
# Training in float64 and keeping only multiples of this hides the last digits, in which processors differ.
STEP = 2.0**-19
LIMIT = 2.0**24 * STEP  # every multiple of STEP below this is a float32
ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say: the time of making must not change a file

UCI = "scikit-learn's description names no licence; UCI offers the set under CC BY 4.0."
DIGITS = (
    "Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak, 1998, UCI Machine Learning Repository, "
    f"https://doi.org/10.24432/C50P49: its test set, as it comes with scikit-learn (`load_digits`). {UCI}"
)
CANCER = (
    "Breast Cancer Wisconsin (Diagnostic), W. H. Wolberg, W. N. Street, O. L. Mangasarian, 1995, UCI Machine Learning "
    f"Repository, https://doi.org/10.24432/C5DW2B, as it comes with scikit-learn (`load_breast_cancer`). {UCI}"
)
DIABETES = (
    "B. Efron, T. Hastie, I. Johnstone, R. Tibshirani (2004) Least Angle Regression, Annals of Statistics, 407–499, "
    "https://www4.stat.ncsu.edu/~boos/var.select/diabetes.html, as it comes with scikit-learn (`load_diabetes`), whose "
    "description names no licence for it; scikit-learn itself is BSD-3-Clause."
)


@dataclass(frozen=True)
class Sample:
    """The arrays of one file, and what people should know about them."""

    name: str
    title: str
    summary: str
    loss: str
    source: str
    model: str
    trained_on: int
    arrays: dict[str, Array]
    planted: tuple[int, ...] = ()


def built(rng: RandomState, *layers: nn.Module) -> nn.Sequential:
    """The layers in float64, with weights from ``rng``: numpy promises its stream for ever, torch does not."""
    model = nn.Sequential(*layers).double()
    for parameter in model.parameters():
        bound = 1 / math.sqrt(parameter[0].numel())
        parameter.data = torch.from_numpy(rng.uniform(-bound, bound, tuple(parameter.shape)))
    return model


def train(model: nn.Module, loss: Callable[[], Tensor], steps: int, decay: float = 0.0) -> None:
    """Take ``steps`` steps of Adam down ``loss()``."""
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=decay)
    for _ in range(steps):
        optimizer.zero_grad()
        loss().backward()
        optimizer.step()


def rounded(values: Tensor) -> Array:
    """What is saved of a model's answers: multiples of STEP, each of them exactly a float32."""
    array = values.detach().numpy()
    if np.abs(array).max() >= LIMIT:
        raise ValueError(f"an answer beyond ±{LIMIT} would be rounded twice: choose a larger STEP")
    return (np.round(array / STEP) * STEP).astype("<f4")


def divided(rng: RandomState, rows: int, held_out: int) -> tuple[Array, Array]:
    """Row numbers to train on, and row numbers held out."""
    order = rng.permutation(rows)
    return order[held_out:], order[:held_out]


def standardised(values: Array, seen: Array) -> Array:
    """Mean 0 and deviation 1 over the rows ``seen``: the others must not leak into training."""
    return (values - values[seen].mean(0)) / values[seen].std(0)


def digits(rng: RandomState) -> Sample:
    """Ten classes."""
    pixels, labels = load_digits(return_X_y=True)
    seen, unseen = divided(rng, len(labels), held_out=700)
    x, y = torch.from_numpy(pixels / 16), torch.from_numpy(labels.astype("<i8"))
    model = built(rng, nn.Linear(64, 10))
    train(model, lambda: F.cross_entropy(model(x[seen]), y[seen]), steps=1000)
    return Sample(
        name="digits",
        title="Handwritten digits",
        summary="Ten classes: a linear model reads small pictures of digits and gets some of them wrong.",
        loss="cross_entropy",
        source=DIGITS,
        model="Softmax regression on 64 pixels; 1000 steps of Adam.",
        trained_on=len(seen),
        arrays={"logits": rounded(model(x[unseen])), "labels": y[unseen].numpy()},
    )


def cancer(rng: RandomState) -> Sample:
    """Two classes; with all thirty columns the model would be nearly perfect."""
    data, columns = load_breast_cancer(), ["mean radius", "mean smoothness"]
    malignant = (data.target == list(data.target_names).index("malignant")).astype("<i8")
    seen, unseen = divided(rng, len(malignant), held_out=250)
    chosen = data.data[:, [list(data.feature_names).index(column) for column in columns]]
    x, y = torch.from_numpy(standardised(chosen, seen)), torch.from_numpy(malignant).double()
    model = built(rng, nn.Linear(len(columns), 1), nn.Flatten(0))
    train(model, lambda: F.binary_cross_entropy_with_logits(model(x[seen]), y[seen]), steps=1000)
    return Sample(
        name="cancer",
        title="Breast tumours",
        summary="Two classes: malignant or benign, judged from only two measurements of cell nuclei.",
        loss="binary_cross_entropy_with_logits",
        source=CANCER,
        model=f"Logistic regression on {' and '.join(columns)}; 1000 steps of Adam. Label 1 is malignant, 0 benign "
        "(scikit-learn counts the other way round).",
        trained_on=len(seen),
        arrays={"logits": rounded(model(x[unseen])), "labels": malignant[unseen]},
    )


def diabetes(rng: RandomState) -> Sample:
    """A regression; in a few of the held-out targets the decimal point slips, on purpose."""
    x, raw = load_diabetes(return_X_y=True)
    seen, unseen = divided(rng, len(raw), held_out=160)
    mean, deviation = raw[seen].mean(), raw[seen].std()
    features, y = torch.from_numpy(standardised(x, seen)), torch.from_numpy((raw - mean) / deviation)
    model = built(rng, nn.Linear(10, 8), nn.Tanh(), nn.Linear(8, 1), nn.Flatten(0))
    train(model, lambda: F.mse_loss(model(features[seen]), y[seen]), steps=150, decay=0.01)
    planted = np.sort(rng.choice(len(unseen), 4, replace=False))
    told = np.where(np.isin(np.arange(len(unseen)), planted), 10 * raw[unseen], raw[unseen])
    return Sample(
        name="diabetes",
        title="Diabetes, one year on",
        summary="Regression: how far the disease went, with a few planted outliers among the targets.",
        loss="huber_loss",
        source=DIABETES,
        model="Network 10-8-1 with tanh; 150 steps of Adam on mean squared error, with weight decay. The unit is one "
        f"standard deviation of the training rows: (progression − {mean:.2f}) / {deviation:.2f}. In the planted rows "
        "the progression was multiplied by ten, as by a slipped decimal point, after training.",
        trained_on=len(seen),
        arrays={"predictions": rounded(model(features[unseen])), "targets": ((told - mean) / deviation).astype("<f4")},
        planted=tuple(planted.tolist()),
    )


def views(rng: RandomState, images: Array, shift: int, noise: float, blank: float = 0.0) -> tuple[Array, Array]:
    """Each (8, 8) image moved by up to ``shift`` pixels, clean and noisy; the share ``blank`` shows what is beside."""
    offset = rng.randint(8 - shift, 9 + shift, (len(images), 2))
    offset[rng.random_sample(len(images)) < blank] = 0
    padded = np.pad(images, ((0, 0), (8, 8), (8, 8)))
    clean = np.stack([one[r : r + 8, c : c + 8] for one, (r, c) in zip(padded, offset, strict=True)])
    return clean, clean * rng.uniform(0.7, 1.3, (len(clean), 1, 1)) + rng.normal(0, noise, clean.shape)


def masks(rng: RandomState) -> Sample:
    """Where is ink in a noisy picture? Of a few pictures the answer is: nowhere."""
    images = load_digits().images / 16
    clean, noisy = views(rng, images, shift=2, noise=0.3, blank=0.03)
    seen, unseen = divided(rng, len(images), held_out=300)
    x, y = torch.from_numpy(noisy[:, None]), torch.from_numpy((clean[:, None] >= 0.5).astype(float))
    model = built(rng, nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.Conv2d(8, 1, 3, padding=1), nn.Sigmoid())
    train(model, lambda: F.binary_cross_entropy(model(x[seen]), y[seen]), steps=150)
    return Sample(
        name="masks",
        title="Ink or paper",
        summary="Masks: a tiny network marks the ink in noisy pictures of digits; a few pictures are blank.",
        loss="dice_loss",
        source=DIGITS,
        model="Two 3 × 3 convolutions with 8 channels between; 150 steps of Adam on binary cross entropy. It sees "
        "pictures moved by up to two pixels, with other contrast and noise; a few show the empty paper beside the "
        "digit and have an empty mask. Ink is what is at least half black in the clean picture.",
        trained_on=len(seen),
        arrays={"predictions": rounded(model(x[unseen])), "targets": y[unseen].numpy().astype("<f4")},
    )


def pairs(rng: RandomState) -> Sample:
    """Two views of each picture through an encoder that learned, without labels, to bring such views together."""
    images = load_digits().images / 16
    seen, unseen = divided(rng, len(images), held_out=256)
    model = built(rng, nn.Flatten(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 16))

    def seen_twice(rows: Array) -> tuple[Tensor, Tensor]:
        one, other = (model(torch.from_numpy(views(rng, images[rows], shift=1, noise=0.1)[1])) for _ in range(2))
        return one, other

    train(model, lambda: nt_xent(*seen_twice(rng.choice(seen, 256, replace=False))).mean(), steps=300)
    one, other = seen_twice(unseen)
    return Sample(
        name="pairs",
        title="Two views of a digit",
        summary="Pairs of embeddings: two altered views of each picture, which should find each other.",
        loss="nt_xent_loss",
        source=DIGITS,
        model="Encoder 64-64-16 with ReLU; 300 steps of Adam on NT-Xent (temperature 0.5, 256 pairs a step). A view is "
        "the picture moved by up to one pixel, with other contrast and noise.",
        trained_on=len(seen),
        arrays={"predictions": rounded(one), "targets": rounded(other)},
    )


def cosines(one: Tensor, other: Tensor) -> tuple[Tensor, Tensor]:
    """Cosine of each of the 2N views with every other, −inf with itself; and the place of each view's partner."""
    unit = F.normalize(torch.cat([one, other]), dim=1)
    itself = torch.eye(len(unit), dtype=torch.bool)
    return (unit @ unit.T).masked_fill(itself, -math.inf), torch.arange(len(unit)).roll(len(one))


def nt_xent(one: Tensor, other: Tensor) -> Tensor:
    """Of each pair: mean of its two views, temperature 0.5."""
    near, partner = cosines(one, other)
    return F.cross_entropy(near / 0.5, partner, reduction="none").view(2, -1).mean(0)


def found(one: Tensor, other: Tensor) -> float:
    """Share of the views whose nearest other view is their partner."""
    near, partner = cosines(one, other)
    return float(accuracy_score(partner, near.argmax(1)))


def dice(p: Tensor, t: Tensor, smooth: float) -> Tensor:
    """Overlap of each picture; without smoothing, empty and predicted empty is nan."""
    return (2 * (p * t).sum((1, 2, 3)) + smooth) / ((p + t).sum((1, 2, 3)) + smooth)


@dataclass(frozen=True)
class Measure:
    """How a sample is measured; all functions take float64 predictions and targets."""

    row_loss: Callable[[Tensor, Tensor], Tensor]
    score_name: str
    score: Callable[[Tensor, Tensor], float]
    naive: Callable[[Tensor, Tensor], tuple[Tensor, Tensor]] = lambda p, t: (0 * p, t)
    """The batch of a model that knows nothing: the score has to be better."""


MEASURES = {
    "cross_entropy": Measure(
        lambda p, t: F.cross_entropy(p, t.long(), reduction="none"),
        "accuracy",
        lambda p, t: accuracy_score(t, p.argmax(1)),
    ),
    "binary_cross_entropy_with_logits": Measure(
        lambda p, t: F.binary_cross_entropy_with_logits(p, t, reduction="none"),
        "accuracy",
        lambda p, t: accuracy_score(t, p > 0),
    ),
    "huber_loss": Measure(
        lambda p, t: F.huber_loss(p, t, reduction="none"), "R² without the planted rows", lambda p, t: r2_score(t, p)
    ),
    "dice_loss": Measure(
        lambda p, t: 1 - dice(p, t, 1e-5),
        "mean Dice at p ≥ 0.5, empty and found empty being 1",
        lambda p, t: dice((p >= 0.5).double(), t, 0).nan_to_num(1).mean().item(),
        naive=lambda p, t: (0 * p + 1, t),
    ),
    "nt_xent_loss": Measure(
        nt_xent, "views whose nearest view is their partner", found, naive=lambda p, t: (0 * p, 0 * t)
    ),
}


def plain(number: float) -> float:
    """Without the last digits, in which processors differ."""
    return float(f"{number:.12g}")


def measured(sample: Sample) -> dict[str, Any]:
    """What can be known about the arrays: losses over all rows, scores over those that are not planted."""
    p, t = (torch.from_numpy(array).double() for array in sample.arrays.values())
    measure, kept = MEASURES[sample.loss], np.setdiff1d(np.arange(len(t)), sample.planted)
    losses, naive = measure.row_loss(p, t), measure.naive(p, t)
    worst = int(losses.argmax())
    return {
        "score_name": measure.score_name,
        "score": plain(measure.score(p[kept], t[kept])),
        "naive_score": plain(measure.score(naive[0][kept], naive[1][kept])),
        "mean_loss": plain(losses.mean().item()),
        "naive_mean_loss": plain(measure.row_loss(*naive).mean().item()),
        "mean_loss_without_planted": plain(losses[kept].mean().item()) if sample.planted else None,
        "worst_row": worst,
        "worst_loss": plain(losses[worst].item()),
    }


def facts(sample: Sample, content: bytes) -> dict[str, Any]:
    """All that is known about a sample and its file, for the tests, the index and the README."""
    targets = list(sample.arrays.values())[1]
    return {
        "file": f"{sample.name}.npz",
        **{key: getattr(sample, key) for key in ("title", "summary", "loss", "source", "model", "trained_on")},
        "rows": len(targets),
        "classes": len(np.unique(targets)) if targets.dtype.kind == "i" else None,
        "arrays": {name: [array.dtype.name, list(array.shape)] for name, array in sample.arrays.items()},
        **measured(sample),
        "planted_rows": list(sample.planted),
        "empty_rows": np.flatnonzero(~targets.any((1, 2, 3))).tolist() if targets.ndim == 4 else [],
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def npz(sample: Sample) -> bytes:
    """The file: not compressed, so that it can be read in pieces, and the same whenever it is made."""
    meta = np.frombuffer(json.dumps({"loss": sample.loss}).encode(), np.uint8)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, array in {**sample.arrays, "meta": meta}.items():
            member, entry = io.BytesIO(), zipfile.ZipInfo(f"{name}.npy", ZIP_DATE)
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # else Windows would write another file
            np.lib.format.write_array(member, np.ascontiguousarray(array), version=(1, 0), allow_pickle=False)
            archive.writestr(entry, member.getvalue())
    return buffer.getvalue()


def index(book: dict[str, Any]) -> list[dict[str, Any]]:
    """What the program offers, in the order of display."""
    return [{key: one[key] for key in ("file", "title", "summary", "loss", "rows")} for one in book["samples"]]


INTRODUCTION = """
# Sample batches

Made by `python tools/make_samples.py` (needs the extra `test`), which also writes this page, `index.json` and \
`facts.json`: change the script, not the files.

Each model was really trained on one part of the data set, and only its answers for the part held out were saved. \
Every number on this page was computed from the arrays as saved; rows are counted from 0. *Naive* is a model that \
knows nothing: it always answers 0, for the masks ink everywhere.

| File | Rows | Loss | Mean loss | naive | Score | naive | Bytes |
|---|---|---|---|---|---|---|---|
{table}

Seed: {seed}, for each sample anew, of numpy's `RandomState`, for everything that is random: split, first weights, \
noise, planted rows.

**Same bytes again?** With the same versions ({versions}) on the same machine: yes; the script computes on one thread. \
Other processors and versions may differ in the last digits of float64, which rounding to multiples of 2^{exponent} \
hides, so the same bytes are to be expected there too; but nobody can promise it.
"""
SECTION = """
## {file}: {title}

{summary}

* **Arrays**: {shapes}; `meta` names the loss.
* **Data**: {source}
* **Model**: {model}
* **Split**: {trained_on} rows to train on, {rows} held out, at random.
* **Score**: {score:.4f} ({score_name}); naive {naive_score:z.4f}.
* **Loss**: `{loss}`, mean {mean_loss:.6f}, worst in row {worst_row}: {worst_loss:.6f}.{special}
* **File**: {bytes} bytes, sha256 `{sha256}`.
"""
ROW = (
    "| {file} | {rows} | `{loss}` | {mean_loss:.4f} | {naive_mean_loss:.4f} | {score:.4f} | {naive_score:z.4f} "
    "| {bytes} |"
)


def wrapped(text: str) -> str:
    """Lines of at most 120 characters; tables stay as they are."""
    fill = textwrap.TextWrapper(120, break_on_hyphens=False, break_long_words=False)
    lines = []
    for line in text.strip().splitlines():
        fill.subsequent_indent = "  " if line.startswith("* ") else ""
        lines.append(line if line.startswith("|") else fill.fill(line))
    return "\n".join(lines)


def section(one: dict[str, Any]) -> str:
    """What the README says about one file."""
    special = ""
    if one["planted_rows"]:
        special = f" Without the planted rows the mean is {one['mean_loss_without_planted']:.6f}."
        special += f"\n* **Planted rows**: {', '.join(map(str, one['planted_rows']))}."
    if one["empty_rows"]:
        special += f"\n* **Rows with an empty mask**: {', '.join(map(str, one['empty_rows']))}."
    shapes = ", ".join(f"`{name}` {kind} {tuple(shape)}" for name, (kind, shape) in one["arrays"].items())
    return SECTION.format(**one, special=special, shapes=shapes)


def readme(book: dict[str, Any]) -> str:
    """The page for people, from the facts alone."""
    introduction = INTRODUCTION.format(
        table="\n".join(ROW.format(**one) for one in book["samples"]),
        seed=book["seed"],
        versions=", ".join(f"{name} {version}" for name, version in book["made_with"].items()),
        exponent=round(math.log2(book["step"])),
    )
    return "\n\n".join(map(wrapped, [introduction, *map(section, book["samples"])])) + "\n"


def main(folder: Path = FOLDER) -> None:
    """Train everything anew and write all files into ``folder``."""
    torch.set_num_threads(1)  # the order of a sum must not depend on the machine
    torch.use_deterministic_algorithms(True)
    made_with = {"numpy": np.__version__, "scikit-learn": sklearn.__version__, "torch": torch.__version__.split("+")[0]}
    samples = [make(np.random.RandomState(SEED)) for make in (digits, cancer, diabetes, masks, pairs)]
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
