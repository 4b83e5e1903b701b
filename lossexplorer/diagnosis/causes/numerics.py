"""Logarithms that were clipped, types that were too small."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.diagnosis.causes.labels import can_relabel
from lossexplorer.diagnosis.causes.sigmoid_space import is_share, is_sigmoid, of_shares
from lossexplorer.diagnosis.causes.softmax_space import is_softmax
from lossexplorer.diagnosis.classes import ClassChunk
from lossexplorer.diagnosis.natural import EPSILONS
from lossexplorer.diagnosis.numbers import CAPS
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.base.arrays import Array
    from lossexplorer.diagnosis.elements import ElementChunk
    from lossexplorer.diagnosis.facts import Facts

_TYPES: dict[str, Any] = {"float64": np.float64, "float32": np.float32}


def _is_plain(facts: Facts) -> bool:
    """Whether the loss is −log p_y, with weights at most."""
    return (
        can_relabel(facts)
        and facts.loss.key in ("cross_entropy", "nll_loss")
        and facts.pricing is not None
        and not facts.pricing.smoothing
    )


# -- probability_clip ----------------------------------------------------------------------------------------------


def _clipped_binary(c: ElementChunk) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for eps in EPSILONS:
        for name, kind in (("float64", torch.float64), ("float32", torch.float32)):
            s, t = c.s.to(kind), c.t.to(kind)
            low, high = torch.tensor([eps, 1 - eps], dtype=kind)
            clipped = s.clamp(low, high)
            if bool((clipped != s).any()):
                found[f"clip {eps} {name}"] = of_shares(clipped, t, c.facts.parameters.get("weight"))
    return found


def probability_clip(facts: Facts) -> Iterator[Hypothesis]:
    """One number for each epsilon, type, and way to keep the logarithm finite."""
    if facts.case.group == "divergence":
        return
    if facts.case.group == "sigmoid":
        for eps in EPSILONS:
            for name in _TYPES:
                if f"clip {eps} {name}" in facts.sums:
                    what = Message("binary cross entropy of probabilities clipped to [{eps}, 1 − {eps}]", eps=eps)
                    yield Hypothesis(facts.of(f"clip {eps} {name}"), what, {"eps": eps, "dtype": name})
        return
    used = facts.used
    surprise, mass = facts.column["surprise"][used], facts.mass[used]
    if not len(surprise) or not np.isfinite(mass).all() or facts.case.reduction != "mean":
        return
    for name, kind in _TYPES.items():
        p = np.exp(-surprise).astype(kind)
        for eps in EPSILONS:
            if (p >= kind(eps)).all():
                continue
            clipped = -np.log(np.maximum(p, kind(eps)))
            what = Message("cross entropy with probabilities raised to at least {eps}", eps=eps)
            yield Hypothesis(float(np.average(clipped, weights=mass)), what, {"eps": eps, "dtype": name})
            added = -np.log(p + kind(eps))
            what = Message("cross entropy of log(p + {eps})", eps=eps)
            yield Hypothesis(float(np.average(added, weights=mass)), what, {"eps": eps, "dtype": name, "form": "added"})


def finds_caps(facts: Facts) -> Found | None:
    """Several rows with one and the same loss, that of a known clip."""
    value = facts.column["surprise"][facts.used] if "surprise" in facts.column else facts.value
    high = value[np.isfinite(value) & (value > 9)]
    if len(high) < 2:
        return None
    places, count = np.unique(np.round(high, 4), return_counts=True)
    for cap, words in CAPS:
        near = np.abs(places - cap) < 1.01e-4
        n = int(count[near].max()) if near.any() else 0
        if n >= 2 and (not _are_equal_rows(facts, cap)):
            at = np.abs((facts.column["surprise"] if "surprise" in facts.column else facts.value) - cap) < 1.01e-4
            evidence = Message(
                "{n} rows cost {cap} each, {what}: the true loss is larger", n=n, cap=cap, what=Message(words)
            )
            per = max(1, len(facts.value) // facts.n)
            return Found("info", evidence, tuple(int(i) for i in np.unique(np.flatnonzero(at) // per)[:10]))
    return None


def _are_equal_rows(facts: Facts, cap: float) -> bool:
    """Whether rows of this cost are copies of one another."""
    if "surprise" not in facts.column:
        return False
    at = np.abs(facts.column["surprise"] - cap) < 1.01e-4
    return (
        len(np.unique(facts.column["high"][at])) == 1
        and len(np.unique(facts.column["low"][at])) == 1
        and facts.case.kind.verdict == "logits"
    )


PROBABILITY_CLIP = Reason(
    key="probability_clip",
    title=mark("Probabilities were clipped before the logarithm"),
    group="D",
    fix=Message("Compute the loss from logits: a clip hides how large it is, and takes the gradient away."),
    code="loss = F.cross_entropy(logits, labels)  # no log of a clipped softmax",
    sources=(
        "tensorflow/tensorflow#41595",
        "keras-team/keras#15249",
        "keras-team/keras#377",
        "scikit-learn/scikit-learn#30910",
        "scikit-learn/scikit-learn#6703",
        "pytorch/pytorch#4867",
        "wy1iu/sphereface#103",
        "ShuangLI59/person_search#28",
        "BVLC/caffe#4670",
    ),
    applies=lambda f: (
        _is_plain(f)
        or f.loss.key == "categorical_cross_entropy"
        or (is_sigmoid(f) and f.loss.key.startswith("binary_cross_entropy") and _no_positive_weight(f))
    ),
    measure=lambda c: _clipped_binary(c) if c.facts.case.group == "sigmoid" else {},
    predict=probability_clip,
    find=finds_caps,
)


def _no_positive_weight(facts: Facts) -> bool:
    return facts.parameters.get("pos_weight") is None


# -- sigmoid in float32 --------------------------------------------------------------------------------------------


def _in_float32(c: ElementChunk) -> dict[str, Any]:
    s, t = c.raw.float() if c.is_share else c.raw.float().sigmoid(), c.t.float()
    log_p, log_q = s.log().clamp(min=-100), (1 - s).log().clamp(min=-100)
    value = -(t * log_p + (1 - t) * log_q)
    weight = c.facts.parameters.get("weight")
    value = value if weight is None else value * torch.as_tensor(weight, dtype=torch.float32)
    return {"clamped at 100": torch.stack([value.double().sum(), torch.tensor(float(value.numel())).double()])}


def finds_saturated(facts: Facts) -> Found | None:
    """Logits so large on the wrong side that a float32 sigmoid is exactly 0 or 1."""
    c = facts.whole
    if c is None or c.is_share:
        return None
    wrong = ((c.raw > 16.6) & (c.t < 0.5)) | ((c.raw < -16.6) & (c.t > 0.5))
    if not bool(wrong.any()):
        return None
    rows = torch.nonzero(wrong.reshape(facts.n, -1).any(1)).reshape(-1)[:10]
    evidence = Message(
        "{n} logits beyond ±16.6 are on the wrong side: a float32 sigmoid is 0 or 1 there", n=int(wrong.sum())
    )
    return Found("info", evidence, tuple(int(i) for i in rows))


BCE_CLAMP_100 = Reason(
    key="bce_clamp_100",
    title=mark("Binary cross entropy of a float32 sigmoid stops at 100"),
    group="D",
    fix=Message("Use the with-logits loss: it needs no clamp."),
    code="loss = F.binary_cross_entropy_with_logits(logits, targets)",
    sources=(
        "ml-explore/mlx#1280",
        "pytorch/pytorch#163975",
        "pytorch/pytorch#102894",
        "pytorch/pytorch#4867",
        "zylo117/Yet-Another-EfficientDet-Pytorch#717",
        "tracel-ai/burn#2741",
    ),
    applies=lambda f: is_sigmoid(f) and f.loss.key.startswith("binary_cross_entropy") and _no_positive_weight(f),
    measure=_in_float32,
    predict=lambda f: iter(
        [Hypothesis(f.of("clamped at 100"), Message("binary cross entropy of a float32 sigmoid, clamped at 100,"))]
    ),
    find=finds_saturated,
)


def epsilon_lost(facts: Facts) -> Iterator[Hypothesis]:
    """The clip to 1 − eps that float32 rounds to 1."""
    c = facts.whole
    if c is None:
        return
    s, t = c.raw.float() if c.is_share else c.raw.float().sigmoid(), c.t.float()
    for eps in (1e-8, 1e-10, 1e-12, 1e-15, 1e-16):
        clipped = s.clamp(torch.tensor(eps).float(), torch.tensor(1 - eps).float())
        value = float(-(t * clipped.log() + (1 - t) * (1 - clipped).log()).double().mean())
        if not math.isfinite(value):
            what = Message("binary cross entropy of float32 probabilities clipped to [{eps}, 1 − {eps}]", eps=eps)
            yield Hypothesis(value, what, {"eps": eps})


def finds_exact_ends(facts: Facts) -> Found | None:
    """float32 probabilities that are exactly 0 or 1."""
    c = facts.whole
    if c is None or not is_share(facts) or facts.case.batch.predictions.dtype.itemsize > 4:
        return None
    ends = (c.raw == 0) | (c.raw == 1)
    if not bool(ends.any()) or facts.case.batch.predictions.dtype.kind != "f":
        return None
    rows = torch.nonzero(ends.reshape(facts.n, -1).any(1)).reshape(-1)[:10]
    evidence = Message(
        "{n} probabilities are exactly 0 or 1: a clip by less than 3e-8 does nothing to them", n=int(ends.sum())
    )
    return Found("warning", evidence, tuple(int(i) for i in rows))


EPSILON_LOST = Reason(
    key="epsilon_lost_in_float32",
    title=mark("The clip is too small for float32"),
    group="D",
    fix=Message("Use an epsilon of at least 1.2e-7 in float32, or compute from logits."),
    code="p = p.clamp(1e-7, 1 - 1e-7)",
    sources=("scikit-learn/scikit-learn#24315", "scikit-learn/scikit-learn#24354", "keras-team/keras#377"),
    applies=lambda f: is_sigmoid(f) and f.loss.key.startswith("binary"),
    makes_non_finite=True,
    predict=epsilon_lost,
    find=finds_exact_ends,
)

# -- softmax_underflow ---------------------------------------------------------------------------------------------

_NORMAL, _SUBNORMAL = 87.3365, 103.2789


def softmax_underflow(facts: Facts) -> Iterator[Hypothesis]:
    """The logarithm of a float32 softmax that is 0."""
    surprise = facts.column["surprise"][facts.used]
    if np.isfinite(surprise).all() and (surprise > _SUBNORMAL).any():
        n = int((surprise > _SUBNORMAL).sum())
        yield Hypothesis(math.inf, Message("log of a float32 softmax that is 0 at {n} targets", n=n))


def finds_underflow(facts: Facts) -> Found | None:
    """Targets whose probability float32 does not hold."""
    surprise = np.where(facts.used & np.isfinite(facts.column["surprise"]), facts.column["surprise"], 0.0)
    if not (surprise > 87).any():
        return None
    evidence = Message(
        "{n} targets lie more than 87 below the log-sum-exp, {m} of them more than 103: float32 has no such "
        "probability",
        n=int((surprise > 87).sum()),
        m=int((surprise > 103).sum()),
    )
    return Found("info", evidence, facts.rows_of(surprise > 87))


SOFTMAX_UNDERFLOW = Reason(
    key="softmax_underflow",
    title=mark("log(softmax) instead of log_softmax"),
    group="D",
    fix=Message("Use log_softmax, or cross entropy on logits."),
    code="log_p = F.log_softmax(logits, dim=1)",
    sources=("NVIDIA/apex#379", "keras-team/keras#17634"),
    applies=lambda f: can_relabel(f),
    makes_non_finite=True,
    predict=softmax_underflow,
    find=finds_underflow,
)

# -- half types ----------------------------------------------------------------------------------------------------

_LARGEST = 65504.0


def _overflows(facts: Facts) -> Message | None:
    """What would overflow if the loss were computed in float16, sums of masks included."""
    if facts.case.group == "softmax":
        top = max(
            float(np.abs(np.nan_to_num(facts.column[name], posinf=0.0, neginf=0.0)).max()) for name in ("high", "low")
        )
        if _LARGEST < top < math.inf:
            return Message("a score of size {top}", top=top)
        return (
            Message("the sum {total}", total=facts.total)
            if facts.case.reduction == "sum" and facts.total > _LARGEST
            else None
        )
    c = facts.whole
    if c is None or not bool(c.raw.isfinite().all()):
        return None
    top = float(c.raw.abs().max())
    if top > _LARGEST:
        return Message("a prediction of size {top}", top=top)
    if facts.loss.key in ("mse_loss", "rmse_loss") and float((c.raw - c.t).abs().max()) ** 2 > _LARGEST:
        return Message("the square of an error of {error}", error=float((c.raw - c.t).abs().max()))
    if facts.case.group == "overlap" and c.t.ndim > 2:
        area = float(torch.maximum(c.t.flatten(2).sum(2), c.raw.clamp(0, 1).flatten(2).sum(2)).max())
        return Message("the sum {total} over a mask", total=area) if area > _LARGEST else None
    return (
        Message("the sum {total}", total=facts.total)
        if facts.case.reduction == "sum" and facts.total > _LARGEST
        else None
    )


def float16_overflow(facts: Facts) -> Iterator[Hypothesis]:
    """Infinity, or nan where it meets another one."""
    what = _overflows(facts)
    if what is not None and math.isfinite(facts.recomputed):
        for value in (math.inf, math.nan):
            yield Hypothesis(value, Message("{what}, beyond the float16 maximum 65504,", what=what))


def finds_overflow(facts: Facts) -> Found | None:
    """That float16 would not do."""
    what = _overflows(facts)
    return None if what is None else Found("info", Message("{what} is beyond the float16 maximum 65504", what=what))


FLOAT16_OVERFLOW = Reason(
    key="float16_overflow",
    title=mark("Half precision overflows"),
    group="D",
    fix=Message("Compute the loss in float32."),
    code="loss = criterion(predictions.float(), targets)",
    sources=(
        "qubvel-org/segmentation_models.pytorch#463",
        "pytorch/pytorch#85791",
        "pytorch/pytorch#29429",
        "tensorflow/tensorflow#43172",
    ),
    makes_non_finite=True,
    applies=lambda f: f.case.group in ("softmax", "sigmoid", "regression", "overlap"),
    predict=float16_overflow,
    find=finds_overflow,
)


def _rounded(c: ClassChunk | ElementChunk) -> dict[str, Any]:
    if isinstance(c, ClassChunk):
        z = c.z if c.facts.case.kind.verdict != "probabilities" else c.raw.bfloat16().to(c.raw.dtype).log()
        return {"bfloat16": c.price(z.bfloat16().to(z.dtype))}
    return {"bfloat16": c.price(c.input.bfloat16().double())} if c.facts.by_rows else {}


def bfloat16_rounding(facts: Facts) -> Iterator[Hypothesis]:
    """The loss, the loss of rounded predictions, and that rounded again."""
    words = Message("{loss}, rounded to bfloat16,", loss=facts.loss.key)
    yield Hypothesis(_in_bfloat16(facts.recomputed), words, least_digits=4)
    if "bfloat16" in facts.sums:
        value = facts.of("bfloat16")
        inside = Message("{loss} of predictions rounded to bfloat16", loss=facts.loss.key)
        yield Hypothesis(value, inside, least_digits=4)
        yield Hypothesis(_in_bfloat16(value), inside, least_digits=4)


def _in_bfloat16(value: float) -> float:
    return float(torch.tensor(value, dtype=torch.float64).bfloat16())


BFLOAT16_ROUNDING = Reason(
    key="bfloat16_rounding",
    title=mark("The loss was rounded to bfloat16"),
    group="D",
    fix=Message("Cast the predictions to float32 before the loss: bfloat16 has 3 digits."),
    code="loss = criterion(predictions.float(), targets)",
    sources=("Modalities/modalities#464",),
    applies=lambda f: f.case.group != "other",
    costly=True,
    measure=_rounded,
    predict=bfloat16_rounding,
)

FLOAT32_ACCUMULATION = Reason(
    key="float32_accumulation",
    title=mark("The order of a float32 sum"),
    group="D",
    fix=Message("Harmless: accumulate in float64 if you need these digits."),
    code="total = losses.double().sum()",
    sources=(
        "numpy/numpy#5681",
        "pytorch/pytorch#55657",
        "tensorflow/tensorflow#3775",
        "facebookresearch/fastText#757",
    ),
    predict=lambda f: iter(
        [
            Hypothesis(
                f.recomputed - 3e-5 * abs(f.recomputed),
                Message(
                    "sums of {n} float32 numbers may be off by 3 in 100000, and your number is that near", n=f.elements
                ),
                kind="bound",
                high=f.recomputed + 3e-5 * abs(f.recomputed),
                least_digits=5,
            )
        ]
        if f.elements >= 100_000 and math.isfinite(f.recomputed)
        else []
    ),
)

# -- non-finite input ----------------------------------------------------------------------------------------------


def _bad(c: ClassChunk | ElementChunk) -> dict[str, Any]:
    """Counts of nan, +inf and −inf; of classes also how the −inf lie."""
    raw = c.raw.reshape(c.rows, -1)
    if isinstance(c, ClassChunk) and bool(c.top[0].isfinite().all() & c.low.isfinite().all()):
        return {"nan": 0, "inf": 0, "−inf": 0}
    found: dict[str, Any] = {"nan": int(raw.isnan().sum()), "inf": int((raw == math.inf).sum())}
    if isinstance(c, ClassChunk):
        down = c.raw == -math.inf
        found["−inf"] = int(down.sum()) if bool(down.any()) else 0
        if found["−inf"]:
            found["all −inf"] = int(down.all(1).sum())
            found["−inf at target"] = int((down.gather(1, c.safe.unsqueeze(1)).squeeze(1) & c.used).sum())
    else:
        found["−inf"] = int((raw == -math.inf).sum())
        found["targets"] = int((~c.t.isfinite()).sum())
    return found


def _first(facts: Facts) -> tuple[int, int]:
    """Row and column of the first nan or inf that is no mask."""
    step = 4096
    for start in range(0, facts.n, step):
        part = facts.predictions(start, min(start + step, facts.n)).reshape(min(step, facts.n - start), -1)
        bad = part.isnan() | (part == math.inf)
        bad |= torch.zeros_like(bad) if facts.case.group == "softmax" else part == -math.inf
        if bool(bad.any()):
            row, column = (int(i) for i in torch.nonzero(bad)[0])
            return start + row, column
    return -1, -1


def _finite_rows(facts: Facts) -> tuple[Array, float]:
    """Which rows have a finite loss, and the loss over them."""
    if not facts.by_rows:
        return np.zeros(facts.n, np.bool_), math.nan
    finite = np.isfinite(facts.row_value)
    return finite, facts.reduced((facts.row_value[finite].sum(), facts.row_mass[finite].sum()))


def non_finite_input(facts: Facts) -> Iterator[Hypothesis]:
    """The mean over what is finite."""
    finite, rest = _finite_rows(facts)
    if 0 < finite.sum() < facts.n:
        yield Hypothesis(rest, Message("the mean over the {n} rows whose loss is finite", n=int(finite.sum())))


def _of_targets(facts: Facts) -> Found | None:
    """Targets that are no numbers."""
    n = facts.sums.get("targets", 0)
    if not n:
        return None
    rows = np.flatnonzero(~np.isfinite(np.asarray(facts.targets, np.float64).reshape(facts.n, -1)).all(1))
    evidence = Message("{n} targets are nan or inf, the first in row {row}", n=n, row=int(rows[0]))
    return Found("error", evidence, tuple(int(i) for i in rows[:10]))


def finds_non_finite(facts: Facts) -> Found | None:
    """Nan and inf, where the first is, and the loss without those rows."""
    bad = facts.sums["nan"] + facts.sums["inf"] + (0 if is_softmax(facts) else facts.sums["−inf"])
    if not bad:
        return _of_targets(facts)
    row, column = _first(facts)
    finite, rest = _finite_rows(facts)
    evidence = Message(
        "{n} of {all} predictions are nan or inf, the first in row {row}, column {column}; over the {rows} finite rows "
        "the loss is {rest}",
        n=bad,
        all=facts.size,
        row=row,
        column=column,
        rows=int(finite.sum()),
        rest=rest,
    )
    return Found("error", evidence, tuple(int(i) for i in np.flatnonzero(~finite)[:10]) if facts.by_rows else (row,))


NON_FINITE_INPUT = Reason(
    key="non_finite_input",
    title=mark("nan or inf in the file"),
    group="D",
    fix=Message("Find the first operation that makes them: torch.autograd.set_detect_anomaly(True)."),
    code="assert predictions.isfinite().all()",
    sources=("pytorch/pytorch#160016", "pytorch/pytorch#143658", "pytorch/pytorch#1274"),
    applies=lambda f: f.case.group != "other",
    measure=_bad,
    finds_by_measure=True,
    predict=non_finite_input,
    find=finds_non_finite,
)


def finds_minus_inf(facts: Facts) -> Found | None:
    """Masked logits: harmless, unless a target or a whole row is masked or labels are soft."""
    n = facts.sums["−inf"]
    if not n:
        return None
    whole, target = facts.sums.get("all −inf", 0), facts.sums.get("−inf at target", 0)
    spread = facts.soft or (facts.pricing is not None and facts.pricing.smoothing > 0)
    if whole:
        return Found(
            "error", Message("{n} rows are −inf everywhere: they have no softmax", n=whole), _infinite_rows(facts)
        )
    if target:
        return Found(
            "error", Message("{n} targets have the logit −inf: their loss is infinite", n=target), _infinite_rows(facts)
        )
    if spread and not math.isfinite(facts.recomputed):
        evidence = Message(
            "{n} logits are −inf, and smoothed or soft labels give them a share: the loss is not finite", n=n
        )
        return Found("error", evidence, _infinite_rows(facts))
    return Found("info", Message("{n} logits are −inf, none at a target: a mask", n=n))


def minus_inf_logits(facts: Facts) -> Iterator[Hypothesis]:
    """What a one-hot sum makes of a mask: 0 · −inf."""
    if facts.sums["−inf"] and math.isfinite(facts.recomputed):
        what = Message("a sum over one-hot labels, which multiplies 0 with the logarithm −inf of a mask,")
        yield Hypothesis(math.nan, what)


def _infinite_rows(facts: Facts) -> tuple[int, ...]:
    return tuple(int(i) for i in np.flatnonzero(~np.isfinite(facts.row_value))[:10])


MINUS_INF_LOGITS = Reason(
    key="minus_inf_logits",
    title=mark("Masked logits"),
    group="D",
    fix=Message("Mask with a large finite negative number, and never mask the target."),
    code="logits = logits.masked_fill(mask, -1e4)",
    sources=(
        "google-deepmind/optax#896",
        "google-deepmind/optax#1762",
        "sooftware/kospeech#37",
        "Dao-AILab/flash-attention#1930",
        "pytorch/pytorch#11551",
        "OpenBMB/ModelCenter#14",
        "pytorch/xla#2553",
    ),
    applies=lambda f: is_softmax(f) and f.case.kind.verdict != "probabilities",
    measure=_bad,
    finds_by_measure=True,
    makes_non_finite=True,
    predict=minus_inf_logits,
    find=finds_minus_inf,
)
