"""Values that should have been left out, or that were left out and should not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lossexplorer.base import Message, mark
from lossexplorer.base.door import torch
from lossexplorer.diagnosis.causes.labels import can_relabel
from lossexplorer.diagnosis.causes.softmax_space import has_labels
from lossexplorer.diagnosis.reason import Found, Hypothesis, Reason
from lossexplorer.diagnosis.sketches import label_counts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lossexplorer.base.arrays import Array
    from lossexplorer.diagnosis.classes import ClassChunk
    from lossexplorer.diagnosis.facts import Facts

SENTINELS = (-100, -1, -2, 254, 255, 250, 65535, 9999, 999, -255, 127, -128)
"""Values that data sets give to targets that do not count."""
SCANNED = 32
"""Classes up to which each may have been left out."""


def odd_values(facts: Facts) -> Array:
    """Labels that are no class and are not ignored, each once."""
    return np.unique(facts.file_label[facts.odd])


def sentinel(facts: Facts) -> int | None:
    """The one value beside the classes, if it looks like a mark of what does not count."""
    values = odd_values(facts)
    if len(values) != 1 or int(values[0]) not in SENTINELS or facts.odd.sum() < 2 or facts.odd.all():
        return None
    return int(values[0])


def _all(c: ClassChunk) -> dict[str, Any]:
    """Σ with the elements of the ignored class as well."""
    ignored = torch.from_numpy(c.facts.legal_ignored[c.slice])
    label = torch.where(ignored, torch.from_numpy(c.facts.file_label[c.slice]), c.safe)
    return {
        "with ignored": c.price_of_labels(label.clamp(0, c.classes - 1), c.used | ignored),
        "as class 0": c.price_of_labels(c.safe, torch.ones_like(c.used)),
    }


_ALL = "criterion(logits, labels, ignore_index=-100)"


def _without(facts: Facts, value: int) -> str:
    """The loss with one more label left out, as Python."""
    ignored = facts.parameters.get("ignore_index", -100)
    return f"criterion(logits, labels.masked_fill(labels == {value}, {ignored}))"


def wrong_ignore_index(facts: Facts) -> Iterator[Hypothesis]:
    """The mean with other elements left out."""
    if facts.undefined is not None:
        value = sentinel(facts)
        if value is not None and facts.n_used:
            yield Hypothesis(
                facts.recomputed, Message("the mean without the label {value}", value=value), {"ignore_index": value}
            )
        return
    if facts.legal_ignored.any():
        what = Message("the mean with label {value}, which you ignore,", value=int(facts.parameters["ignore_index"]))
        yield Hypothesis(facts.of("with ignored"), what, wrong=_ALL)
    elif facts.n_used < facts.elements:
        what = Message("the mean with the {n} ignored elements, as class 0,", n=facts.elements - facts.n_used)
        wrong = "criterion(logits, labels.masked_fill(labels == ignore_index, 0))"
        yield Hypothesis(facts.of("as class 0"), what, {"label": 0}, wrong=wrong)
    c, label = facts.classes, np.maximum(facts.label.numpy(), 0)
    values, mass = (np.bincount(label, x, minlength=c) for x in (facts.value, facts.mass))
    for k in range(c) if c <= SCANNED else (0, c - 1):
        if mass[k] and mass.sum() - mass[k] > 1e-12:
            what = Message("the mean without label {value}", value=k)
            pair = facts.total - values[k], facts.weight - mass[k]
            yield Hypothesis(facts.reduced(pair), what, {"ignore_index": k}, "free", k == 0, wrong=_without(facts, k))


def finds_sentinel(facts: Facts) -> Found | None:
    """Exactly one value that no class has, several times."""
    value = sentinel(facts)
    if value is None:
        return None
    n = int(facts.odd.sum())
    evidence = Message(
        "{n} labels of {all} are {value}, the only one beside 0 … {last}",
        n=n,
        all=len(facts.odd),
        value=value,
        last=facts.classes - 1,
    )
    fix = Message("Pass ignore_index={value}.", value=value)
    return Found("error", evidence, facts.rows_of(facts.odd), fix)


WRONG_IGNORE_INDEX = Reason(
    key="wrong_ignore_index",
    title=mark("The ignored value is not the one in the labels"),
    group="C",
    fix=Message("Pass as ignore_index the value that marks what does not count, and no class."),
    code=lambda f: f"loss = F.cross_entropy(logits, labels, ignore_index={sentinel(f) or 255})",
    sources=("pytorch/pytorch#63004", "pytorch/pytorch#15508", "pytorch/pytorch#12670", "karpathy/nanoGPT#323"),
    applies=can_relabel,
    mends_undefined=True,
    measure=_all,
    predict=wrong_ignore_index,
    find=finds_sentinel,
    draw=label_counts,
)

# -- padding_counted -----------------------------------------------------------------------------------------------


def is_tokens(facts: Facts) -> bool:
    """Whether labels are (B, T)."""
    return has_labels(facts) and len(facts.case.inner) == 1 and facts.per_row > 2


def padding(facts: Facts) -> int | None:
    """The value that fills the ends of rows, if there is one."""
    if "padding" not in facts.column:
        facts.column["padding"] = np.array(_padding(facts))
    value = int(facts.column["padding"])
    return value if value >= 0 else None


def _padding(facts: Facts) -> int:
    label = facts.file_label.reshape(facts.n, -1)
    last = label[:, -1]
    values, count = np.unique(last[last >= 0], return_counts=True)
    if not len(values):
        return -1
    v = int(values[count.argmax()])
    run = (label[:, ::-1] == v).cumprod(1).sum(1)
    inside = int((label == v).sum())
    tails = int(run[run >= 2].sum())
    enough = (run >= 2).mean() >= 0.2 and inside > 0.05 * label.size and 2 * tails >= inside
    return v if enough and v < facts.classes and not (run == label.shape[1]).all() else -1


def padding_counted(facts: Facts) -> Iterator[Hypothesis]:
    """With the padding that is ignored, or without the one that is not."""
    v = padding(facts)
    if v is None or facts.undefined is not None:
        return
    if v == facts.parameters.get("ignore_index"):
        yield Hypothesis(facts.of("with padding"), Message("the mean with the padding {value}", value=v), wrong=_ALL)
        return
    is_v = facts.file_label == v
    pair = facts.value[~is_v].sum(), facts.mass[~is_v].sum()
    what = Message("the mean without the padding {value}", value=v)
    yield Hypothesis(facts.reduced(pair), what, {"ignore_index": v}, wrong=_without(facts, v))


def finds_padding(facts: Facts) -> Found | None:
    """One value fills the ends of many rows and is counted."""
    v = padding(facts)
    if v is None or v == facts.parameters.get("ignore_index") or facts.undefined is not None:
        return None
    is_v = facts.file_label == v
    evidence = Message(
        "label {value} fills the ends of rows and is {share} % of all places; the mean is {mean} with it, {without} "
        "without",
        value=v,
        share=100 * float(is_v.mean()),
        mean=facts.recomputed,
        without=facts.reduced((facts.value[~is_v].sum(), facts.mass[~is_v].sum())),
    )
    fix = Message("Set padded labels to −100, or pass ignore_index={value}.", value=v)
    return Found("warning", evidence, facts.rows_of(is_v), fix)


PADDING_COUNTED = Reason(
    key="padding_counted",
    title=mark("Padding counts as targets"),
    group="B",
    fix=Message("Set padded labels to −100, or pass their value as ignore_index."),
    code="labels[labels == pad_id] = -100",
    recipe=lambda f: {} if padding(f) in (None, f.parameters.get("ignore_index")) else {"ignore_index": padding(f)},
    sources=(
        "huggingface/community-events#182",
        "01-ai/Yi#110",
        "mlfoundations/open_clip#316",
        "FlagAI-Open/FlagAI#522",
        "EleutherAI/gpt-neo#45",
        "arcee-ai/DAM#16",
    ),
    applies=lambda f: is_tokens(f) and f.pricing is not None,
    measure=lambda c: {"with padding": _all(c)["with ignored"]},
    predict=padding_counted,
    find=finds_padding,
)

# -- causal_shift --------------------------------------------------------------------------------------------------

_STEPS = (1, 2, -1)


def _moved(c: ClassChunk) -> dict[str, Any]:
    label = c.label.reshape(c.rows, -1)
    found = {}
    for k in _STEPS:
        moved = torch.full_like(label, -1)
        if k > 0:
            moved[:, :-k] = label[:, k:]
        else:
            moved[:, -k:] = label[:, :k]
        moved = moved.reshape(-1)
        found[f"step {k}"] = c.price_of_labels(moved.clamp(min=0), moved >= 0)
    return found


def finds_step(facts: Facts) -> Found | None:
    """Labels of another place of the same row fit far better."""
    if facts.undefined is not None or not facts.n_used:
        return None
    found = {k: facts.of(f"step {k}") for k in _STEPS}
    k = min(found, key=lambda k: found[k])
    if not found[k] < 0.6 * facts.recomputed:
        return None
    evidence = Message(
        "against the label {k} places on, cross entropy is {after} instead of {before}",
        k=k,
        after=found[k],
        before=facts.recomputed,
    )
    return Found("warning", evidence)


CAUSAL_SHIFT = Reason(
    key="causal_shift",
    title=mark("Next-token labels are shifted once too often or not at all"),
    group="C",
    fix=Message("Pass unshifted labels to a model that shifts them itself, and shifted ones otherwise."),
    code="loss = F.cross_entropy(logits[:, :-1].transpose(1, 2), labels[:, 1:])",
    sources=(
        "huggingface/transformers#47394",
        "huggingface/transformers#47395",
        "huggingface/transformers#46898",
        "huggingface/transformers#37830",
        "huggingface/transformers#44642",
        "huggingface/transformers#35066",
        "huggingface/transformers#47388",
        "mosaicml/llm-foundry#288",
    ),
    applies=lambda f: is_tokens(f) and f.pricing is not None,
    measure=_moved,
    finds_by_measure=True,
    predict=lambda f: (
        Hypothesis(
            f.of(f"step {k}"),
            Message("{loss} against the label {k} places on", loss=f.loss.key, k=k),
            {"shift": k},
            wrong=f"criterion(logits[:, :, :-{k}], labels[:, {k}:])"
            if k > 0
            else f"criterion(logits[:, :, {-k}:], labels[:, :{k}])",
        )
        for k in _STEPS
    ),
    find=finds_step,
)
