"""The part of Explore's code that is about entries that are no losses: examples, cut or ranked, and single numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossexplorer.catalog.cut import made_up
from lossexplorer.catalog.scores import rival_scores

if TYPE_CHECKING:
    from lossexplorer.catalog.spec import Values

SCENES = ("cut", "order", "number", "magnitude", "class_size", "part")
"""Of which this file writes the coordinates."""


def place_judged(scene: str, s: Values) -> list[str]:
    """The coordinates of one of these scenes, as ``catalog.scenes`` computes them."""
    if scene == "cut":
        true, false = made_up(s)
        ones = f"y = torch.tensor([1.0] * {len(true)} + [0.0] * {len(false)}, dtype=torch.float64)"
        return [f"p = torch.tensor({true + false}, dtype=torch.float64)", ones]
    if scene == "order":
        rest = [s["friend_score"]] * s["friends"] + rival_scores(s)
        return [
            f"scores = torch.cat([x, torch.tensor({rest}, dtype=torch.float64)])",
            f"true = torch.tensor([1.0] * {1 + s['friends']} + [0.0] * {s['rivals']}, dtype=torch.float64)",
        ]
    if scene == "class_size":
        return [f"samples = torch.cat([10**x, {_full(s['classes'] - 1, 10 ** s['log_others'])}])"]
    if scene == "part":
        others = s["parts"] - 1
        return [
            f"losses = torch.tensor([{s['part_loss']}] + [{s['other_loss']}] * {others}, dtype=torch.float64)",
            f"counts = torch.cat([x, {_full(others, float(s['other_count']))}])",
        ]
    return ["number = 10**x"] if scene == "magnitude" else []


def _full(n: int, value: float) -> str:
    return f"torch.full(({n},), {value!r}, dtype=torch.float64)"


def judged_inputs(task: str, p: Values) -> tuple[str, ...] | None:
    """Names of what an entry takes there; None of any other task."""
    cut = "torch.logit(p)" if p.get("activation") == "sigmoid" else "p"
    return {
        "bits": (cut, "y"),
        "decisions": (cut, "y"),
        "ordered_labels": ("scores.unsqueeze(0)", "true.unsqueeze(0)"),
        "ranked_decisions": ("scores", "true"),
        "numbers": ("x",),
        "gradients": ("number",),
        "class_counts": ("samples",),
        "parts": ("losses", "counts"),
        "class_scores": ("z",),
    }.get(task)
