"""A: the activation and the loss do not fit together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.metrics import log_loss

from tests.museum.loops import inverse_counts, one_hot, tokens
from tests.museum.scenario import Shown, found, wrong
from tests.museum.trained import classes, numbers, pictures, sequences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.museum.scenario import Scenario

CE, BCE, LOGITS = "cross_entropy", "binary_cross_entropy", "binary_cross_entropy_with_logits"


def double_softmax(seed: int) -> Iterator[Scenario]:
    key = "double_softmax"
    for name in ("digits", "wine", "blurred", "thousand"):
        z, y = getattr(classes, name)(seed)
        p = z.softmax(1)
        shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
        yield shown.wrong(key, f"{name}: a softmax layer before CrossEntropyLoss", F.cross_entropy(p, y))
        shown = Shown((p, y), F.nll_loss(z.log_softmax(1), y))
        yield shown.wrong(
            key,
            f"{name}: the same, saved behind the softmax",
            F.cross_entropy(p, y),
            findings={key: "warning"},
            clean=False,
        )


def softmax_under_parameters(seed: int) -> Iterator[Scenario]:
    key = "double_softmax"
    z, y = classes.rare(seed)
    w = inverse_counts(y, 4)
    shown = Shown((z, y), F.cross_entropy(z, y, w), loss=CE, weight=w)
    yield shown.wrong(key, "softmax layer before a weighted loss", F.cross_entropy(z.softmax(1), y, w))
    z, y = classes.turned(seed)
    shown = Shown((z, y), F.cross_entropy(z, y, label_smoothing=0.1), loss=CE, label_smoothing=0.1)
    yield shown.wrong(
        key, "softmax layer before a smoothed loss", F.cross_entropy(z.softmax(1), y, label_smoothing=0.1)
    )
    z, y = sequences.ignored(seed)
    shown = Shown((z, y), tokens(z, y), loss=CE)
    yield shown.wrong(key, "language model that ends in softmax", tokens(z.softmax(-1), y))


def double_sigmoid(seed: int) -> Iterator[Scenario]:
    key = "double_sigmoid"
    for name in ("tumours", "seldom", "labels"):
        x, t = getattr(numbers, name)(seed)
        s = torch.sigmoid(x)
        seen, correct = (F.binary_cross_entropy_with_logits(given, t) for given in (s, x))
        yield wrong(key, f"{name}: sigmoid before BCEWithLogitsLoss", (x, t), seen, correct, loss=LOGITS)
        shown = Shown((s, t), correct, loss=LOGITS)
        yield shown.wrong(
            key, f"{name}: the same, saved behind the sigmoid", seen, findings={key: "warning"}, clean=False
        )
    x, t = numbers.seldom(seed)
    shown = Shown((x, t), focal(x, t), loss="sigmoid_focal_loss")
    yield shown.wrong(
        key, "sigmoid before a focal loss on logits", focal(torch.sigmoid(x), t), findings={"focal_scale": "info"}
    )


def focal(x: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
    """Lin's loss with alpha 0.25 and gamma 2, as detection code writes it."""
    p = torch.sigmoid(x)
    ce = F.binary_cross_entropy_with_logits(x, t, reduction="none")
    pt = p * t + (1 - p) * (1 - t)
    return ((0.25 * t + 0.75 * (1 - t)) * (1 - pt) ** 2 * ce).mean()


def logits_as_probabilities(seed: int) -> Iterator[Scenario]:
    key = "logits_as_probabilities"
    for name in ("tumours", "labels", "seldom"):
        x, t = getattr(numbers, name)(seed)
        clipped = np.clip(x.numpy(), np.float32(1e-07), np.float32(1 - 1e-07))
        rows = t.numpy() * np.log(clipped) + (1 - t.numpy()) * np.log(1 - clipped)
        shown = Shown((x, t), F.binary_cross_entropy_with_logits(x, t), loss=BCE)
        yield shown.wrong(
            key, f"{name}: Keras clips raw logits at 1e-7", -rows.mean(), findings={key: "warning"}, clean=False
        )
    x, t = numbers.tumours(seed)
    clipped = np.clip(x.numpy().astype(float), 1e-15, 1 - 1e-15)
    rows = t.numpy() * np.log(clipped) + (1 - t.numpy()) * np.log(1 - clipped)
    shown = Shown((x, t), F.binary_cross_entropy_with_logits(x, t), loss=BCE)
    yield shown.wrong(key, "a clip at 1e-15 written with numpy", -rows.mean(), findings={key: "warning"}, clean=False)


def nll(seed: int) -> Iterator[Scenario]:
    for name in ("digits", "wine", "turned"):
        z, y = getattr(classes, name)(seed)
        p = z.softmax(1)
        shown = Shown((z, y), F.cross_entropy(z, y), loss="nll_loss")
        yield shown.wrong(
            "nll_on_logits",
            f"{name}: NLLLoss without log_softmax",
            F.nll_loss(z, y),
            findings={"nll_on_logits": "warning"},
            clean=False,
        )
        shown = Shown((p, y), F.nll_loss(p.log(), y), loss="nll_loss")
        yield shown.wrong(
            "nll_on_probabilities",
            f"{name}: NLLLoss after softmax",
            F.nll_loss(p, y),
            findings={"nll_on_probabilities": "warning"},
            clean=False,
        )


def log_probabilities(seed: int) -> Iterator[Scenario]:
    z, y = classes.blurred(seed)
    log_p = z.log_softmax(1)
    shown = Shown((log_p, y), F.nll_loss(log_p, y), loss="nll_loss")
    yield shown.wrong(
        "nll_on_probabilities", "log-probabilities were saved, NLLLoss got probabilities", F.nll_loss(log_p.exp(), y)
    )
    yield found(
        "log_softmax before CrossEntropyLoss does no harm",
        (log_p, y),
        {"log_softmax_twice": "info"},
        F.cross_entropy(log_p, y),
        loss=CE,
    )


def softmax_wrong_axis(seed: int) -> Iterator[Scenario]:
    key = "softmax_wrong_axis"
    for name in ("digits", "wine", "rare"):
        z, y = getattr(classes, name)(seed)
        shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
        yield shown.wrong(key, f"{name}: log_softmax(dim=0)", F.nll_loss(F.log_softmax(z, dim=0), y))
        p = F.softmax(z, dim=0)
        yield found(f"{name}: softmax(dim=0) was saved", (p, y), {key: "warning"}, F.cross_entropy(p, y), loss=CE)


def multilabel_as_softmax(seed: int) -> Iterator[Scenario]:
    key = "multilabel_as_softmax"
    x, t = numbers.labels(seed)
    summed = -(t * x.log_softmax(1)).sum(1).mean()
    shown = Shown((x, t), F.binary_cross_entropy_with_logits(x, t), loss=LOGITS)
    yield shown.wrong(key, "categorical cross entropy on six labels", summed)
    yield found("CrossEntropyLoss on rows of several ones", (x, t), {key: "warning"}, F.cross_entropy(x, t), loss=CE)
    few = slice(0, 150)
    shown = Shown((x[few], t[few]), F.binary_cross_entropy_with_logits(x[few], t[few]))
    yield shown.wrong(key, "the same on a part of the rows, loss not said", F.cross_entropy(x[few], t[few]))


def single_label_as_bce(seed: int) -> Iterator[Scenario]:
    key = "single_label_as_bce"
    for name in ("digits", "rare", "turned"):
        z, y = getattr(classes, name)(seed)
        t = one_hot(y, z.shape[1])
        correct = F.cross_entropy(z, y)
        shown = Shown((z, y), correct, loss=CE)
        yield shown.wrong(key, f"{name}: a BCEWithLogitsLoss for each class", F.binary_cross_entropy_with_logits(z, t))
        yield shown.wrong(
            key,
            f"{name}: the same, summed over classes",
            F.binary_cross_entropy_with_logits(z, t, reduction="none").sum(1).mean(),
        )
        yield shown.wrong(key, f"{name}: BCELoss on softmax", F.binary_cross_entropy(z.softmax(1), t))
        yield found(
            f"{name}: ten questions instead of one",
            (z, t),
            {key: "info"},
            F.binary_cross_entropy_with_logits(z, t),
            loss=LOGITS,
        )


def sigmoid_before_cross_entropy(seed: int) -> Iterator[Scenario]:
    key = "sigmoid_before_cross_entropy"
    for name in ("digits", "rare", "blurred"):
        z, y = getattr(classes, name)(seed)
        s = torch.sigmoid(z)
        shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
        yield shown.wrong(key, f"{name}: sigmoid before CrossEntropyLoss", F.cross_entropy(s, y))
        yield found(f"{name}: sigmoid outputs were saved", (s, y), {key: "info"}, F.cross_entropy(s, y), loss=CE)


def transposed(seed: int) -> Iterator[Scenario]:
    z, y = classes.digits(seed)
    z, y = z[:10], y[:10]
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
    yield shown.wrong("transposed", "as many rows as classes, transposed", F.cross_entropy(z.T, y))
    z, y = (part[:300] for part in classes.many(seed))
    yield found(
        "as many rows as classes, saved transposed",
        (z.T.contiguous(), y),
        {"transposed": "warning"},
        F.cross_entropy(z.T, y),
        loss=CE,
    )
    z, y = classes.wine(seed)
    yield found("classes by rows", (z.T.contiguous(), y), {"transposed": "error"}, loss=CE)


def reshaped(seed: int) -> Iterator[Scenario]:
    z, y = pictures.shades(seed)
    shown = Shown((z, y), F.cross_entropy(z, y), loss=CE)
    yield shown.wrong(
        "view_instead_of_permute",
        "pixels: view(-1, 3) instead of permute",
        F.cross_entropy(z.reshape(-1, 3), y.reshape(-1)),
    )
    mixed = z.movedim(1, -1).reshape(z.shape)
    yield found(
        "pixels: channels last, saved under the shape of channels first",
        (mixed, y),
        {"view_instead_of_permute": "warning"},
        F.cross_entropy(mixed, y),
        loss=CE,
    )
    z, y = sequences.full(seed)
    shown = Shown((z, y), tokens(z, y), loss=CE)
    yield shown.wrong(
        "view_instead_of_permute",
        "tokens: view(B, V, T) instead of transpose",
        F.cross_entropy(z.view(len(z), z.shape[2], z.shape[1]), y),
    )


def guessed_kind(seed: int) -> Iterator[Scenario]:
    x, t = numbers.tumours(seed)
    order = x.argsort()
    x, t = x[order], t[order]
    yield found(
        "a file sorted by its scores",
        (x, t),
        {"kind_guessed_per_batch": "info"},
        F.binary_cross_entropy_with_logits(x, t),
        loss=LOGITS,
        batch_size=8,
    )


def log_loss_of_rounded_rows(seed: int) -> Iterator[Scenario]:
    """Rows of rounded percentages, of which older scikit-learn made 1."""
    for name in ("blurred", "rare"):
        z, y = getattr(classes, name)(seed)
        p = (z.double().softmax(1) * 100).round().clamp(min=1) / 100
        t = one_hot(y, z.shape[1]).double()
        shares = (p / p.sum(1, keepdim=True)).numpy()
        shown = Shown((p, t), -(t * p.log()).sum(1).mean(), loss="categorical_cross_entropy")
        yield shown.wrong(
            "log_loss_renormalised",
            f"{name}: rows of whole percents",
            log_loss(y.numpy(), shares, labels=range(z.shape[1])),
            findings={"log_loss_renormalised": "info"},
            clean=True,
        )


ROOM = (
    double_softmax,
    softmax_under_parameters,
    double_sigmoid,
    logits_as_probabilities,
    nll,
    log_probabilities,
    softmax_wrong_axis,
    multilabel_as_softmax,
    single_label_as_bce,
    sigmoid_before_cross_entropy,
    transposed,
    reshaped,
    guessed_kind,
    log_loss_of_rounded_rows,
)
