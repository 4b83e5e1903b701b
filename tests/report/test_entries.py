"""The catalogue as data."""

from __future__ import annotations

import json
import math

import pytest

from lossexplorer.catalog.params import Choice, Integer, Number
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.report.entries import describe

DOCUMENTED = {"key", "title", "family", "prediction", "target", "formula", "parameters", "references"}
OF_A_ROLE = {"role", "higher_is_better", "differentiable"}
OF_A_PARAMETER = {"name", "default", "min", "max", "typical", "help"}
entries = pytest.mark.parametrize("key", CATALOGUE.keys())


@entries
def test_an_entry_has_the_documented_keys_and_is_json(key: str):
    told = describe(CATALOGUE.get(key))
    assert told.keys() == DOCUMENTED | {"inputs", "plain", "convention", "reductions"} | OF_A_ROLE
    assert told["role"] in ("loss", "metric", "strategy", "function")
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    assert told["key"] == key
    assert all(told[name] for name in DOCUMENTED - {"parameters", "target"})
    assert bool(told["target"]) == (len(told["inputs"]) > 1)  # one input has nothing to be compared with
    assert all(isinstance(reference, str) for reference in told["references"])


@entries
def test_parameters_are_told_with_their_domain(key: str):
    loss = CATALOGUE.get(key)
    told = describe(loss)["parameters"]
    assert [p["name"] for p in told] == [p.name for p in loss.params]
    for one, param in zip(told, loss.params, strict=True):
        assert one.keys() == OF_A_PARAMETER | ({"options"} if isinstance(param, Choice) else set())
        assert one["default"] == param.default
        assert one["help"] == param.help
        assert one["typical"] is None or one["typical"] == list(param.typical)
        if isinstance(param, Number | Integer):
            assert one["min"] == (param.domain.low if math.isfinite(param.domain.low) else None)
            assert one["max"] == (param.domain.high if math.isfinite(param.domain.high) else None)
        if isinstance(param, Choice):
            assert one["default"] in one["options"]


def test_conventions_are_told_with_their_numbers_and_with_what_gives_them():
    sure, *_ = describe(CATALOGUE.get("binary_cross_entropy"), conventions=True)["conventions"]
    assert (sure["who"], sure["value"]) == ("torch", 100.0)
    told = {other["who"]: other for other in sure["others"]}
    assert told["mathematics"] == {
        "who": "mathematics",
        "how": "has no clamp",
        "value": "inf",
        "loss": "binary_cross_entropy",
        "parameters": {"log_clamp": None},
    }
    halved = describe(CATALOGUE.get("mse_loss"), conventions=True)["conventions"][0]["others"][0]
    assert (halved["value"], halved["loss"], halved["parameters"]) == (4.5, None, None)
