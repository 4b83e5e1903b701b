"""A loss of somebody's own is compared with finite differences and with the catalogue, and conventions are named."""

from __future__ import annotations

from lossexplorer.compute.own.checks import check
from tests.compute.own.bringing import one

CASES = {
    "the same": (
        "def f(pred, target, beta: float = 2.0):\n    return F.smooth_l1_loss(pred, target, beta=beta)",
        ["those of smooth_l1_loss(beta=2), to 9 digits"],
        [],
    ),
    "half": (
        "def f(pred, target):\n    return 0.5 * (pred - target) ** 2",
        [],
        ["0.5 × mse_loss, half of it, as in optax.l2_loss"],
    ),
    "sum": (
        "def f(pred, target):\n    return (pred - target).abs().sum()",
        [],
        ["8 × l1_loss, summed over the 8 rows instead of averaged"],
    ),
    "sign": (
        "def f(logits, labels):\n    return logits.log_softmax(1).gather(1, labels[:, None])[:, 0]",
        [],
        ["-1 × cross_entropy, the other sign"],
    ),
    "bits": (
        "import math\ndef f(logits, labels):\n    return F.cross_entropy(logits, labels) / math.log(2)",
        [],
        ["1.4427 × cross_entropy, in bits instead of nats"],
    ),
    "constant": ("def f(pred, target):\n    return (pred - target) ** 2 + 3", [], ["mse_loss and a constant of 3"]),
    "no clamp": (
        "def f(prob, y):\n    return -(y * prob.log() + (1 - y) * (1 - prob).log())",
        ["those of binary_cross_entropy"],
        ["but at p = 0, p = 1 it gives nan where binary_cross_entropy gives 0"],
    ),
    "overflow": (
        "def f(logits, labels):\n    z = logits.exp()\n"
        "    return -(z.gather(1, labels[:, None])[:, 0] / z.sum(1)).log()",
        ["those of cross_entropy"],
        ["but at z = 1000 it gives nan where cross_entropy gives 0: a logarithm or an exponential is not guarded"],
    ),
    "near": (
        "def f(pred, target):\n    return (pred - target) ** 2 + 1e-3 * (pred - target) ** 4",
        ["nearest is mse_loss; on drawn batches it differs by up to"],
        [],
    ),
    "new": (
        "def f(pred, target):\n    return torch.sin(7 * (pred - target)) + pred",
        ["those of no entry of the catalogue"],
        [],
    ),
    "detached": (
        "def f(pred, target):\n    return (pred - target) * (pred - target).detach()",
        [],
        ["where finite differences give"],
    ),
    "own backward": (
        "class Wrong(torch.autograd.Function):\n"
        "    @staticmethod\n    def forward(ctx, x):\n        ctx.save_for_backward(x)\n        return x * x\n"
        "    @staticmethod\n    def backward(ctx, g):\n        return g * ctx.saved_tensors[0]\n"
        "def f(pred, target):\n    return Wrong.apply(pred - target)",
        ["those of mse_loss"],
        ["where finite differences give"],
    ),
    "float32": (
        "def f(pred, target):\n    return (pred - target).float().abs()",
        [],
        ["it returns float32 for float64"],
    ),
}


def test_what_is_said_of_it() -> None:
    for name in CASES:
        text, good, bad = CASES[name]
        found = check(one(text))
        said = {True: [str(f.message) for f in found if f.good], False: [str(f.message) for f in found if not f.good]}
        for wanted, sentences in ((good, said[True]), (bad, said[False])):
            assert all(any(part in sentence for sentence in sentences) for part in wanted), found
        assert bool(said[False]) == bool(bad)
        if name not in ("detached", "own backward", "float32"):
            assert any("gradient: equals finite differences" in sentence for sentence in said[True])


def test_a_gradient_at_a_kink_is_not_called_wrong() -> None:
    found = check(one("def f(pred, target):\n    return (pred - target).abs().round()  + (pred - target).abs()"))
    assert found[0].good


def test_a_number_named_like_a_list_of_the_catalogue_is_not_handed_to_it() -> None:
    found = check(
        one(
            "def f(logits, labels, gamma: float = 2.0, alpha: float = 0.25):\n"
            "    log_p = logits.log_softmax(1).gather(1, labels[:, None])[:, 0]\n"
            "    return -alpha * (1 - log_p.exp()) ** gamma * log_p"
        )
    )
    assert str(found[-1].message) == "values: 0.25 × softmax_focal_loss, the value of alpha"


def test_a_list_for_the_classes_of_a_file_is_not_tried_on_drawn_classes() -> None:
    text = "def f(logits, labels, weight: Tensor | None = None):\n    return F.cross_entropy(logits, labels, weight)"
    assert any("those of cross_entropy" in str(finding.message) for finding in check(one(text)))
    assert check(one(text), {"weight": (1.0,) * 7}) == ()
