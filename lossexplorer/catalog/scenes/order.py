"""The scene of one score among others that stand still: what counts is which of them it passes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.base import Message, Problem
from lossexplorer.base.door import torch
from lossexplorer.catalog.params import NON_NEGATIVE, Integer, Interval, Number
from lossexplorer.catalog.scenes.scene import Axis, Lay, Scene
from lossexplorer.catalog.scores import rival_scores

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from lossexplorer.catalog.scenes.scene import Place
    from lossexplorer.catalog.spec import Values


def _place_order(x: Tensor, axis: str, s: Values) -> dict[str, Tensor]:
    """The score that runs, others that are true as well, and those that are not."""
    rest = [s["friend_score"]] * s["friends"] + rival_scores(s)
    still = torch.tensor(rest, dtype=x.dtype, device=x.device).expand(len(x), -1)
    true = torch.tensor([1.0] * (1 + s["friends"]) + [0.0] * s["rivals"], dtype=x.dtype, device=x.device)
    return {"scores": torch.cat([x[:, None], still], 1), "true": true.expand(len(x), -1)}


SCENE = Scene(
    "order",
    "One score among others",
    (Axis("score", "score of what is true", "s", (-4.0, 4.0)),),
    (
        Integer("rivals", "n₋", 5, (1, 16), Interval(1, 64)).means(
            "How many labels are false, or how many examples are negative."
        ),
        Number("apart", "d", 1.0, (0.0, 2.0), NON_NEGATIVE, words="distance of the rivals").means(
            "How far their scores are from each other; they are spread evenly about 0."
        ),
        Integer("friends", "n₊", 1, (0, 16), Interval(0, 64)).means("How many others are true, or positive."),
        Number("friend_score", "s₊", 0.5, (-4.0, 4.0), words="their score").means(
            "The score of the others that are true."
        ),
    ),
    _place_order,
    lambda u, axis, s: u,
    lambda x, axis, s: x,
)


def _lay(at: Place, s: Values, p: Values) -> tuple[Tensor, ...]:
    if p.get("activation") == "softmax":
        raise Problem(Message("a softmax takes the scores of several classes, and this picture has one for each row"))
    return at["scores"], at["true"]


_LAY = Lay(_lay, ("rivals", "apart", "friends", "friend_score"))
LAYS: Mapping[str, Lay] = {"ordered_labels": _LAY, "ranked_decisions": _LAY}
