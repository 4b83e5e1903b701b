"""Numbers that nothing explains."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F

from tests.museum.loops import tokens
from tests.museum.rooms.baselines import contrastive
from tests.museum.scenario import unexplained
from tests.museum.trained import classes, numbers, pictures, sequences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.museum.scenario import Scenario

CE, LOGITS = "cross_entropy", "binary_cross_entropy_with_logits"
bce = F.binary_cross_entropy_with_logits


def arbitrary(seed: int) -> Iterator[Scenario]:
    """Between a fifth and five times the right number, anywhere."""
    rng = np.random.RandomState(seed + 1)
    files = [
        *((name, getattr(classes, name)(seed), F.cross_entropy, CE) for name in ("digits", "wine", "turned", "many")),
        *((name, getattr(numbers, name)(seed), bce, LOGITS) for name in ("tumours", "labels")),
        *((name, getattr(numbers, name)(seed), F.mse_loss, "mse_loss") for name in ("diabetes", "three_numbers")),
        ("absolute", numbers.progression(seed), F.l1_loss, "l1_loss"),
        ("tokens", sequences.ignored(seed), tokens, CE),
        ("pixels", pictures.shades(seed), F.cross_entropy, CE),
        ("pairs", pictures.pairs(seed), lambda a, b: contrastive(a, b, 0.5, False), "nt_xent_loss"),
    ]
    for name, file, loss, key in files:
        for i in range(3):
            seen = float(loss(*file)) * math.exp(rng.uniform(-1, 1) * math.log(5))
            yield unexplained(f"{name}: an arbitrary number, the {i + 1}.", file, seen, loss=key)


def other_models(seed: int) -> Iterator[Scenario]:
    """Numbers that another run, another part of the data or dropout gave."""
    rng = np.random.RandomState(seed + 2)
    for name in ("digits", "blurred", "rare"):
        z, y = getattr(classes, name)(seed)
        other = getattr(classes, name)(seed + 1000)
        yield unexplained(f"{name}: the number of another run", (z, y), F.cross_entropy(*other), loss=CE)
        shaky = z * torch.from_numpy(rng.binomial(1, 0.8, z.shape) / 0.8).float()
        yield unexplained(f"{name}: dropout was on", (z, y), F.cross_entropy(shaky, y), loss=CE)
        some = torch.from_numpy(rng.permutation(len(y))[: len(y) * 2 // 3])
        yield unexplained(f"{name}: two thirds of the rows", (z, y), F.cross_entropy(z[some], y[some]), loss=CE)
    o, t = numbers.diabetes(seed)
    yield unexplained(
        "squared error of another run", (o, t), F.mse_loss(*numbers.diabetes(seed + 1000)), loss="mse_loss"
    )


ROOM = (arbitrary, other_models)
