"""*Copy as PyTorch code* of Explore: short, runs as pasted, gives loss and gradient at the cursor."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES, lay_of
from lossexplorer.report import explore_judged as judged
from lossexplorer.report.source import call, definitions, header

if TYPE_CHECKING:
    from lossexplorer.catalog.scenes import Lay
    from lossexplorer.catalog.spec import Loss, Values
    from lossexplorer.compute.curve import Ask, CurveRequest


def explore_code(request: CurveRequest, ask: Ask, position: float) -> str:
    """Code that prints the loss and its derivative by the axis shown, at one position.

    Args:
        request: the picture.
        ask: one of its curves; it can be drawn in this scene.
        position: on the axis of the picture.
    """
    loss, parameters, setting = CATALOGUE.get(ask.key), dict(ask.parameters), dict(request.setting)
    axis = SCENES[request.scene].axis(request.axis)
    lines = [f"x = torch.tensor([{float(position)!r}], dtype=torch.float64, requires_grad=True)  # {axis.title}"]
    extra, inputs = _inputs(request.scene, loss, setting, parameters)
    lines += _needed(_place(request.scene, request.axis, setting), " ".join([*extra, *inputs]))
    weighted = loss.mass is not None and parameters.get("weight") is not None  # the mean would divide by it again
    lay = lay_of(loss, request.scene)
    moved = dict.fromkeys(lay.moved, "x") if lay is not None else {}
    value = call(loss, parameters, inputs, "sum" if loss.row == "sum" or weighted else None, moved=moved)
    lines += [*extra, f"loss = {_one(loss, lay, setting, value)}", *_printed(loss, parameters, request.scene)]
    body = "\n".join(lines)
    source = definitions(loss, parameters)
    text = (source + "\n\n" if source else "") + body + "\n"
    return header(text) + ("\n" if source else "") + text


def _needed(lines: list[str], used: str) -> list[str]:
    """The assignments of which something is used further down."""
    kept: list[str] = []
    for line in reversed(lines):
        names, value = line.split(" = ", 1)
        if any(re.search(rf"\b{name}\b", used) for name in names.split(", ")):
            kept.insert(0, line)
            used += " " + value
    return kept


def _printed(loss: Loss, parameters: Values, scene: str) -> list[str]:
    """Loss and derivative; where values move in steps, or a threshold moves no loss at all, there is none."""
    if parameters.get("averaging", "elements") != "elements":
        return ["print(loss.item(), 0.0)  # it knows no counts"]
    if loss.differentiable and scene != "cut":
        return ["loss.backward()", "print(loss.item(), x.grad.item())"]
    return ["print(loss.item())  # there is no gradient"]


def _one(loss: Loss, lay: Lay | None, setting: Values, value: str) -> str:
    """One number of what the call returns: of a set with a value for each view, the pair that moves."""
    if lay is not None and lay.value is not None:
        return f"{value}[0, 0]" if loss.task.activation else f"{value}[0]"
    if value.startswith("F."):
        return value
    if loss.pairwise and loss.rows is not None and loss.rows.fn is loss.fn:
        return f"{value}[0]"
    if loss.pairwise:
        return f"{value}[[0, {setting['pairs']}]].mean()"
    if loss.row == "sum":
        return f"{value}.sum()"
    return f"{value}.mean()"


def _place(scene: str, axis: str, s: Values) -> list[str]:
    """The coordinates of the scene, as ``catalog.scenes`` computes them."""
    if scene in judged.SCENES:
        return judged.place_judged(scene, s)
    target = f"y = torch.tensor([{s.get('target')}], dtype=torch.float64)"
    if scene in ("regression", "amount", "count", "uncertainty"):
        return [target, *_place_numbers(scene, axis, s)]
    if scene == "weights":
        return [f"weights = torch.cat([x, torch.tensor([{s['other']}], dtype=torch.float64)])"]
    if scene == "deviation":
        var = {"deviation": "x.square()", "variance": "x", "log_variance": "torch.exp(x)"}[axis]
        return ["y = torch.zeros(1, dtype=torch.float64)", f"prediction = y + {s['error']}", f"variance = {var}"]
    if scene == "binary":
        if axis == "probability":
            return [target, "p = x", "z = torch.logit(p)"]
        flip = axis == "margin" and s["target"] < 0.5
        return [target, "z = -x" if flip else "z = x", "p = torch.sigmoid(z)"]
    if scene == "classes":
        return _place_classes(axis, s)
    if scene == "shift":
        lead = f"torch.tensor([{s['margin']}] + [0.0] * {s['classes'] - 1}, dtype=torch.float64)"
        return [f"z = (x + {lead}).unsqueeze(0)", "label = torch.tensor([0])"]
    if scene == "ranking":
        return ["gap = torch.logit(x)" if axis == "probability" else "gap = x", "zero = torch.zeros_like(gap)"]
    if scene == "masks":
        return _place_masks(axis, s)
    if scene == "boxes":
        return _place_boxes(s)
    if scene == "distance":
        beside = [f"friend = first - {s['positive_distance']}", "stranger = torch.zeros_like(first)"]
        return [target, "first = x.unsqueeze(1)", *beside]
    if scene == "angle":
        return _place_angle(axis, s)
    return [target, *_place_pairs(s)]


def _place_numbers(scene: str, axis: str, s: Values) -> list[str]:
    if scene == "count":
        if axis == "rate":
            return ["prediction = x", "log_rate = torch.log(x)"]
        return ["log_rate = x", "prediction = torch.exp(x)"]
    given = {name: s[name] for name in ("variance", "nu", "alpha", "beta") if name in s}
    fixed = [f"{name} = torch.tensor([{value}], dtype=torch.float64)" for name, value in given.items()]
    return ["prediction = y + x" if axis == "error" else "prediction = x", *fixed]


def _place_classes(axis: str, s: Values) -> list[str]:
    if s["others"] is None:
        others = f"others = torch.full(({s['classes'] - 1},), {s['other_logits']}, dtype=torch.float64)"
    else:
        others = f"others = torch.tensor({list(s['others'])}, dtype=torch.float64)"
    true = {
        "logit": "x",
        "margin": "x + others.max()",
        "probability": "torch.logit(x) + others.logsumexp(0)",
        "log_probability": "x - torch.log(-torch.expm1(x)) + others.logsumexp(0)",
    }[axis]
    return [others, f"z = torch.cat([{true}, others]).unsqueeze(0)", "label = torch.tensor([0])"]


def _place_masks(axis: str, s: Values) -> list[str]:
    inside, pixels = round(s["mask_share"] * s["pixels"]), s["pixels"]
    beside = f"(1 - x) * {inside} / {max(pixels - inside, 1)}" if inside else "0.0"
    outside = beside if axis == "overlap" else str(s["background"])
    return [
        f"mask = (torch.arange({pixels}) < {inside}).double().view(1, 1, -1)",
        f"p = torch.where(mask > 0, x, {outside})",
    ]


def _place_boxes(s: Values) -> list[str]:
    w, h, dy, v, g = (s[name] for name in ("width", "height", "offset", "target_width", "target_height"))
    return [
        f"low, high = torch.tensor([[{dy - h / 2}], [{dy + h / 2}]], dtype=torch.float64)",
        f"box = torch.stack([x - {w / 2}, low, x + {w / 2}, high], 1)",
        f"true_box = torch.tensor([[{-v / 2}, {-g / 2}, {v / 2}, {g / 2}]], dtype=torch.float64)",
    ]


def _place_pairs(s: Values) -> list[str]:
    strangers = s["pairs"] - 1
    return [
        "turned = torch.stack([x, (1 - x * x).sqrt()], 1)",
        "still = torch.tensor([[1.0, 0.0]], dtype=torch.float64)",
        "a, b = ((1 + x) / 2).sqrt(), ((1 - x) / 2).sqrt()",
        f"none = torch.zeros({strangers}, dtype=torch.float64)",
        f"along = ({s['negative_similarity']} / a).expand({strangers}, 1)",
        f"own = (1 - along**2).sqrt() * torch.eye({strangers}, dtype=torch.float64)",
        "strangers = torch.cat([along, torch.zeros_like(along), own], 1)",
        "z1 = torch.cat([torch.cat([a, b, none])[None], strangers])",
        "z2 = torch.cat([torch.cat([a, -b, none])[None], strangers])",
    ]


def _place_angle(axis: str, s: Values) -> list[str]:
    c = s["other_cosine"]
    other = f"torch.tensor([[{c}, 0.0, {math.sqrt(1 - c * c)}]], dtype=torch.float64)"
    return [
        "cosine, sine = x.cos(), x.sin()" if axis == "angle" else "cosine, sine = x, (1 - x * x).sqrt()",
        "true = torch.stack([cosine, sine, torch.zeros_like(x)], 1)",
        f"weight = torch.cat([true, {other}.expand({s['classes'] - 1}, 3)])",
        "vector = torch.tensor([[1.0, 0.0, 0.0]], dtype=torch.float64)",
        "label = torch.tensor([0])",
    ]


def _inputs(scene: str, loss: Loss, s: Values, p: Values) -> tuple[list[str], tuple[str, ...]]:
    """Lines that make the inputs, and their names, as ``catalog.scenes`` lays them."""
    task = loss.task.key
    own = judged.judged_inputs(task, p)
    if own is not None:
        return [], own
    if task == "regression":
        if scene == "binary":
            return [], ("p", "y")
        if loss.finish is None:
            return [], ("prediction", "y")
        lines = [f"prediction = torch.cat([prediction, (y + {s['other_error']}).expand({s['count'] - 1})])"]
        return [*lines, f"y = y.expand({s['count']})"], ("prediction", "y")
    if task == "distribution":
        lines = ["log_p = torch.stack([F.logsigmoid(-z), F.logsigmoid(z)], 1)", "q = torch.stack([1 - y, y], 1)"]
        return lines, ("log_p", "q.log()" if p["log_target"] else "q")
    if task == "ranked_lists":
        lines = [f"relevance = torch.tensor([[{s['relevance']}, 0.0]], dtype=torch.float64)"]
        return lines, ("torch.stack([gap, zero], 1)", "relevance")
    if task == "probabilities":
        return _probability_inputs(scene)
    if task == "masks":
        return _mask_inputs(p)
    if task == "two_networks":
        lines = [f"teacher = torch.cat([others.max().view(1) + {s['teacher_margin']}, others]).unsqueeze(0)"]
        return lines, ("z", "teacher", "label")
    fixed = {
        "binary_logit": ("z", "y"),
        "multilabel_logit": ("z.unsqueeze(0)", "y.unsqueeze(0)"),
        "ranked_pairs": ("gap", "zero", "torch.ones_like(gap)"),
        "preference": ("gap", "zero"),
        "policies": (f"gap / {p.get('beta')}", "zero", "zero", "zero"),
        "class_probabilities": ("F.softmax(z, 1)", "label"),
        "label_lists": ("z", "F.pad(label, (0, z.shape[1] - 1), value=-1).unsqueeze(0)"),
        "binary_probability": ("p", "y"),
        "margin": ("z", "2 * y - 1"),
        "weights": ("weights",),
        "logits_alone": ("z",),
        "variance": ("prediction", "y", "variance"),
        "evidence": ("prediction", "nu", "alpha", "beta", "y"),
        "percentage": ("prediction", "y"),
        "amount": ("prediction", "y"),
        "count": ("log_rate" if p.get("log_input") else "prediction", "y"),
        "class_log_probabilities": ("F.log_softmax(z, 1)", "label"),
        "embedding_pairs": ("z1", "z2"),
        "embedding_target": ("turned", "still"),
        "signed_pairs": ("turned", "still", "2 * y - 1"),
        "marked_pairs": ("first", "stranger", "y"),
        "triplets": ("first", "friend", "stranger"),
        "class_directions": ("vector", "weight", "label"),
        "boxes": ("box", "true_box"),
        "mask_logits": ("torch.logit(p).flatten(1)", "mask.flatten(1)"),
        "class_masks": ("torch.cat([1 - p, p], 1).log()", "mask[:, 0].long()"),
    }
    return [], fixed.get(task, ("z", "label"))


def _probability_inputs(scene: str) -> tuple[list[str], tuple[str, ...]]:
    if scene == "binary":
        return ["p = torch.stack([torch.sigmoid(-z), p], 1)", "q = torch.stack([1 - y, y], 1)"], ("p", "q")
    return ["q = F.one_hot(label, z.shape[1]).double()"], ("F.softmax(z, 1)", "q")


def _mask_inputs(p: Values) -> tuple[list[str], tuple[str, ...]]:
    if p["activation"] == "softmax":
        return [], ("torch.cat([1 - p, p], 1).log()", "torch.cat([1 - mask, mask], 1)")
    return [], ("torch.logit(p)" if p["activation"] == "sigmoid" else "p", "mask")
