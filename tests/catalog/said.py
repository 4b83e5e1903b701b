"""What a refusal says."""

from __future__ import annotations

import pytest

from lossexplorer.base import Problem


def said(call) -> str:
    """The sentence of the problem that a call raises."""
    with pytest.raises(Problem) as caught:
        call()
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert not set("{}") & set(sentence)
    return sentence
