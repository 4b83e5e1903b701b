"""Definitions of the family distributions."""

from __future__ import annotations

from .answer import Pair, by_element
from .numbers import Big, exp, log, mpf


def kl_div(x: Big, y: Big, log_target: bool) -> Pair:
    share, log_share = (exp(y), y) if log_target else (y, log(y))
    return (share * (log_share - x), -share) if share else (mpf(0), mpf(0))


REFERENCES = {"kl_div": by_element(kl_div)}
