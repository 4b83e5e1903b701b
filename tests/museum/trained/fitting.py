"""What all small models share: one training run for a seed, and its answers as float32."""

from __future__ import annotations

import itertools
from contextlib import contextmanager
from functools import cache, wraps
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

import numpy as np
import torch
from torch import nn

from tools.samples.training import built

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.random import RandomState
    from torch import Tensor

T = TypeVar("T")


def once(make: Callable[[RandomState], T]) -> Callable[[int], T]:
    """Train once for a seed and keep the answers; two models of a seed share no random number."""

    @cache
    @wraps(make)
    def kept(seed: int) -> T:
        with one_thread():
            return make(np.random.RandomState(crc32(f"{make.__name__} {seed}".encode())))

    return kept


@contextmanager
def one_thread() -> Iterator[None]:
    """With arrays this small more threads are slower, on a busy machine by far."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def fitted(rng: RandomState, sizes: tuple[int, ...], loss: Callable[[nn.Module], Tensor], steps: int) -> nn.Sequential:
    """A network of ``sizes`` with tanh between, after some steps of Adam."""
    model = network(rng, sizes)
    train(model, lambda: loss(model), steps)
    return model


def network(rng: RandomState, sizes: tuple[int, ...]) -> nn.Sequential:
    """The same before training."""
    layers: list[nn.Module] = []
    for wide, narrow in itertools.pairwise(sizes):
        layers += [nn.Linear(wide, narrow), nn.Tanh()]
    return built(rng, *layers[:-1])


def train(model: nn.Module, loss: Callable[[], Tensor], steps: int) -> None:
    """Steps of Adam by hand: importing ``torch.optim`` takes longer than training all models of the museum."""
    weights = list(model.parameters())
    first, second = ([torch.zeros_like(w) for w in weights] for _ in range(2))
    for step in range(1, steps + 1):
        gradients = torch.autograd.grad(loss(), weights)
        with torch.no_grad():
            for w, g, m, v in zip(weights, gradients, first, second, strict=True):
                m.lerp_(g, 0.1)
                v.lerp_(g * g, 0.001)
                w -= 0.01 * (m / (1 - 0.9**step)) / ((v / (1 - 0.999**step)).sqrt() + 1e-8)


def single(values: Tensor) -> Tensor:
    """As a model in float32 would have said it."""
    return values.detach().float()
