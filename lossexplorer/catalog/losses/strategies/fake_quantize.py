"""Fake quantisation of quantisation-aware training."""

from lossexplorer.base import Message
from lossexplorer.base.door import Tensor
from lossexplorer.catalog import tasks
from lossexplorer.catalog.params import POSITIVE, Integer, Interval, Number
from lossexplorer.catalog.spec import Known, Loss, Mark, Rows, Values

_INT32 = Interval(-(2**31), 2**31 - 1)


def fake_quantize(input: Tensor, scale: float, zero_point: int, quant_min: int, quant_max: int) -> Tensor:
    """(clip(round(x/s) + z, lo, hi) − z) s; its gradient is 1 inside the range and 0 outside."""
    q = (input.detach() / scale).round() + zero_point
    inside = (q >= quant_min) & (q <= quant_max)
    straight = (input - input.detach()).where(inside, 0)
    return (q.clamp(quant_min, quant_max) - zero_point) * scale + straight


def rounding_error(input: Tensor, scale: float, zero_point: int, quant_min: int, quant_max: int) -> Tensor:
    """How far a number is moved."""
    return (fake_quantize(input, scale, zero_point, quant_min, quant_max) - input).abs()


def marks(p: Values, s: Values) -> tuple[Mark, ...]:
    """The line from which the steps depart, and the ends of the range."""
    low, high = ((p[name] - p["zero_point"]) * p["scale"] for name in ("quant_min", "quant_max"))
    return (
        Mark("guide", Message("unchanged"), line=(1.0, 0.0)),
        Mark("guide", Message("the smallest number there is"), level=low),
        Mark("guide", Message("the largest number there is"), level=high),
    )


LOSS = Loss(
    title="Fake quantisation",
    role="strategy",
    task=tasks.NUMBERS,
    formula=r"\hat x = \left( \mathrm{clip}\left( \mathrm{round}\left( \frac{x}{s} \right) + z_0,\; q_{min},\; "
    r"q_{max} \right) - z_0 \right) s",
    plain="Train while pretending the numbers are coarse.",
    convention="As torch, for a whole tensor: halves are rounded to even, and the gradient goes straight "
    "through, 1 inside the range and 0 outside. It is not the slope of the steps: that is 0.",
    fn=fake_quantize,
    params=(
        Number("scale", "s", 0.1, (0.01, 1.0), POSITIVE, "log").means(
            "The distance between two numbers that there are."
        ),
        Integer("zero_point", "z", 0, (-64, 63), _INT32).means("The integer that means 0."),
        Integer("quant_min", "q₋", -128, (-128, -2), _INT32).means(
            "The smallest integer: −128 of 8 bits, −2 of 2 bits."
        ),
        Integer("quant_max", "q₊", 127, (1, 127), _INT32).means("The largest integer: 127 of 8 bits, 1 of 2 bits."),
    ),
    rows=Rows("Rounding error", rounding_error),
    reductions=("none",),
    marks=marks,
    detached=lambda p: True,
    aliases=("QAT", "quantization-aware training", "FakeQuantize", "straight-through estimator", "int8"),
    references=(
        "torch.fake_quantize_per_tensor_affine",
        "Jacob et al. 2018, Quantization and Training of Neural Networks https://arxiv.org/abs/1712.05877",
    ),
    known=(
        Known(((0.12, -0.26, 0.0),), (0.1, -0.3, 0.0), "to the nearest tenth"),
        Known(((20.0, -20.0),), (12.7, -12.8), "clipped at 127 and −128"),
        Known(((0.5, 1.5, 2.5),), (0.0, 2.0, 2.0), "halves to even", {"scale": 1.0}),
        Known(((0.9, -0.1),), (0.9, 0.0), "zero at the lower end", {"quant_min": 0, "quant_max": 15, "zero_point": 0}),
    ),
)
