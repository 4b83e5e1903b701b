"""H: some of the rows, and how sure the model is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch.nn.functional as F

from tests.museum.scenario import Shown, found
from tests.museum.trained import classes, numbers, pictures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.museum.scenario import Scenario

CE, LOGITS = "cross_entropy", "binary_cross_entropy_with_logits"


def some_rows(seed: int) -> Iterator[Scenario]:
    for name, share in (("digits", 0.25), ("blurred", 0.7), ("wine", 0.5), ("turned", 0.1)):
        z, y = getattr(classes, name)(seed)
        rows = F.cross_entropy(z, y, reduction="none")
        hard = rows.topk(int(share * len(rows)))[0].mean()
        easy = rows.sort()[0][: int((1 - share) * len(rows))].mean()
        shown = Shown((z, y), rows.mean(), loss=CE)
        yield shown.wrong("hardest_rows_only", f"{name}: the hardest {share:.0%}", hard)
        yield shown.wrong("easiest_rows_only", f"{name}: {share:.0%} forgotten", easy, digits=5)
    x, t = numbers.seldom(seed)
    rows = F.binary_cross_entropy_with_logits(x, t, reduction="none")
    shown = Shown((x, t), rows.mean(), loss=LOGITS)
    yield shown.wrong("hardest_rows_only", "two classes: the hardest half", rows.topk(len(rows) // 2)[0].mean())
    z, y = pictures.shades(seed)
    rows = F.cross_entropy(z, y, reduction="none").flatten()
    shown = Shown((z, y), rows.mean(), loss=CE)
    yield shown.wrong("hardest_rows_only", "pixels: a sixteenth of them", rows.topk(len(rows) // 16)[0].mean())


def confidence(seed: int) -> Iterator[Scenario]:
    z, y = classes.certain(seed)
    yield found(
        "a net that learned fifty pictures by heart",
        (z, y),
        {"overconfident": "warning"},
        F.cross_entropy(z, y),
        loss=CE,
    )
    z, y = classes.blurred(seed)
    yield found(
        "logits four times too large", (z * 4, y), {"overconfident": "warning"}, F.cross_entropy(z * 4, y), loss=CE
    )
    z, y = classes.many(seed)
    yield found("a model that is sure of most rows", (z, y), {"saturated_rows": "info"}, F.cross_entropy(z, y), loss=CE)
    half = y.clone()
    half[:9] = (half[:9] + 7) % 300
    yield found(
        "nine wrong labels among nine hundred",
        (z, half),
        {"few_rows_dominate": "info"},
        F.cross_entropy(z, half),
        loss=CE,
        clean=True,
    )


ROOM = (some_rows, confidence)
