"""What people have in memory, as arrays: tensors of any kind, read-only and strided arrays, lists."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from lossexplorer.base import ArraySource, Batch
from lossexplorer.compute import reading, stream
from lossexplorer.compute.evaluate import Wish, evaluate
from lossexplorer.compute.memory import TensorSource, source_of, to_array
from tests.catalog.said import said

NUMBERS = np.array([[0.0, 1.5], [-2.0, 0.25], [3.0, 4.0]])


class Foreign:
    """Anything that ``numpy.asarray`` takes."""

    def __array__(self, dtype=None, copy=None):
        return NUMBERS


@pytest.mark.parametrize(
    "dtype", [torch.float64, torch.float32, torch.float16, torch.int64, torch.int8, torch.uint8, torch.uint16], ids=str
)
def test_tensors_keep_their_type(dtype: torch.dtype):
    array, name = to_array(torch.tensor(NUMBERS).abs().to(dtype), "prediction")
    assert array.dtype.name == name == str(dtype).removeprefix("torch.")
    np.testing.assert_array_equal(array, torch.tensor(NUMBERS).abs().to(dtype).double().numpy())


@pytest.mark.parametrize(
    "dtype", [torch.bfloat16, torch.float8_e4m3fn, torch.float8_e5m2, torch.float8_e4m3fnuz], ids=str
)
def test_types_that_numpy_lacks_become_float32_and_are_remembered(dtype: torch.dtype):
    array, name = to_array(torch.tensor(NUMBERS).to(dtype), "prediction")
    assert array.dtype == np.float32
    assert name == str(dtype).removeprefix("torch.")
    np.testing.assert_array_equal(array, NUMBERS)


def test_tensors_may_require_gradients_be_views_or_be_negated():
    leaf = torch.tensor(NUMBERS, requires_grad=True)
    np.testing.assert_array_equal(to_array(leaf, "x")[0], NUMBERS)
    np.testing.assert_array_equal(to_array((leaf * 2).T, "x")[0], 2 * NUMBERS.T)
    np.testing.assert_array_equal(to_array(leaf[::2], "x")[0], NUMBERS[::2])
    np.testing.assert_array_equal(to_array(torch.nn.Parameter(torch.tensor(NUMBERS)), "x")[0], NUMBERS)
    negated = torch.complex(torch.tensor(NUMBERS), torch.tensor(NUMBERS)).conj().imag
    assert negated.is_neg()
    np.testing.assert_array_equal(to_array(negated, "x")[0], -NUMBERS)
    assert leaf.grad is None


def test_other_things_are_taken_as_numpy_takes_them():
    for data in (NUMBERS.tolist(), tuple(map(tuple, NUMBERS)), Foreign(), list(NUMBERS)):
        np.testing.assert_array_equal(to_array(data, "x")[0], NUMBERS)
    np.testing.assert_array_equal(to_array([torch.tensor(row) for row in NUMBERS], "x")[0], NUMBERS)
    assert to_array(range(3), "x")[0].dtype.kind == "i"
    assert to_array(5, "x")[0].shape == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda x: x[::-1],
        lambda x: x[:, ::2],
        np.asfortranarray,
        lambda x: x.astype(">f8"),
        lambda x: x.astype(">f4"),
        lambda x: np.broadcast_to(x[:1], x.shape),
    ],
    ids=["backwards", "strided", "by columns", "big-endian", "big-endian float32", "broadcast"],
)
def test_arrays_are_read_however_they_lie_in_memory(change):
    array = change(NUMBERS.copy())
    array.flags.writeable = False
    source = source_of(array, "prediction")
    part = source.read(1, 3)
    np.testing.assert_array_equal(part, array[1:3])
    assert part.flags.c_contiguous
    assert part.flags.writeable
    assert part.dtype.isnative
    assert source.shape == array.shape


def test_what_was_read_belongs_to_the_reader():
    array = NUMBERS.copy()
    source_of(array, "prediction").read(0, 3)[:] = 7
    np.testing.assert_array_equal(array, NUMBERS)
    tensor = torch.tensor(NUMBERS)
    source_of(tensor, "prediction").read(0, 3)[:] = 7
    np.testing.assert_array_equal(tensor.numpy(), NUMBERS)


def test_truth_values_are_read_as_0_and_1():
    source = source_of(np.array([True, False]), "target")
    assert source.read(0, 2).tolist() == [1, 0]
    assert source.read(0, 2).dtype == np.uint8


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (torch.zeros(2, dtype=torch.complex64), "complex64"),
        (torch.zeros(2, dtype=torch.complex64).conj(), "complex64"),
        (np.zeros(2, complex), "complex128"),
        (np.array([object()]), "object"),
        ([None, 1], "object"),
        ([10**40], "object"),
        ("text", "U4"),
        ([["a"]], "U1"),
        ([b"a"], "S1"),
        (np.zeros(2, "M8[s]"), "datetime64"),
        (np.zeros(2, [("a", float)]), "a"),
        (np.zeros(2, np.longdouble), np.dtype(np.longdouble).name),
    ],
    ids=[*"abcdefghijkl"],
)
def test_things_that_are_no_real_numbers_are_refused_by_the_name_of_their_type(data, word: str):
    sentence = said(lambda: to_array(data, "target"))
    assert sentence.startswith("target has the type")
    assert word in sentence
    assert sentence.endswith("losses need real numbers")


@pytest.mark.parametrize(
    "data",
    [
        [[1, 2], [3]],
        torch.eye(3).to_sparse(),
        torch.zeros(3, device="meta"),
        [torch.zeros(2), torch.zeros(3)],
        [torch.zeros(2, device="meta")],
    ],
    ids=["ragged", "sparse", "without data", "ragged tensors", "a list of tensors without data"],
)
def test_things_that_are_no_arrays_are_refused(data):
    assert said(lambda: to_array(data, "prediction")).startswith("prediction cannot be read as an array of numbers")


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16], ids=str)
def test_rows_that_are_on_the_device_are_computed_where_they_are(dtype: torch.dtype, monkeypatch: pytest.MonkeyPatch):
    """The CPU stands for a device that the tensor is on."""
    monkeypatch.setattr(stream, "CHUNK_ROWS", 1)
    monkeypatch.setattr(stream, "_THERE", 7)
    monkeypatch.setattr(reading, "_LOOK", 3)
    g = torch.Generator().manual_seed(0)
    z, y = torch.randn(40, 5, generator=g).to(dtype), torch.randint(0, 5, (40,), generator=g)
    shares = z.float().softmax(1).to(dtype)
    for x, loss in (
        (z, "cross_entropy"),
        (shares, "cross_entropy"),
        (z[:, 0], "mse_loss"),
        (z.T.reshape(40, 5), "z_loss"),
    ):
        targets = ArraySource((y if x.ndim > 1 else z[:, 1].float()).numpy())
        there, before = TensorSource(x, "prediction"), x.clone()
        wanted = evaluate(Batch(source_of(x, "prediction"), targets), Wish(loss, margins=True))
        with monkeypatch.context() as patch:
            patch.setattr(there, "read", lambda start, stop: pytest.fail("it was brought here"))
            found = evaluate(Batch(there, targets), Wish(loss, device="cpu", margins=True))
        np.testing.assert_allclose(found.per_sample, wanted.per_sample, rtol=1e-6)
        np.testing.assert_allclose(found.gradient_norm, wanted.gradient_norm, rtol=1e-6)
        for name in ("predicted", "margin", "rank"):
            np.testing.assert_array_equal(getattr(found, name), getattr(wanted, name))
        assert (found.value, found.rows.kind) == (pytest.approx(wanted.value, rel=1e-6), wanted.rows.kind)
        assert torch.equal(x, before)


def test_rows_of_another_device_come_here_where_they_are_read():
    tensor = torch.tensor(NUMBERS, dtype=torch.bfloat16)
    source = TensorSource(tensor, "prediction")
    assert (source.shape, source.info.dtype, source.dtype) == ((3, 2), "bfloat16", np.dtype(np.float32))
    source.read(1, 3)[:] = 7
    np.testing.assert_array_equal(source.read(0, 3), NUMBERS)
    whole = TensorSource(torch.tensor([True, False]), "target").read(0, 2)
    assert (whole.dtype, whole.tolist()) == (np.dtype(np.uint8), [1, 0])
