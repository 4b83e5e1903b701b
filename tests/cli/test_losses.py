"""``lossexplorer losses``: the catalogue as text and as JSON."""

from __future__ import annotations

from lossexplorer.catalog.family import Family
from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.report.entries import describe


def test_json_is_the_description_of_every_entry(cli):
    said = cli("losses", "--json")
    assert (said.status, said.err) == (0, "")
    assert said.told == [describe(loss) for loss in CATALOGUE]
    assert [one["key"] for one in said.told] == list(CATALOGUE.keys())


def test_json_is_plain_ascii_so_that_no_terminal_can_spoil_it(cli):
    assert cli("losses", "--json").out.isascii()


def test_text_names_every_loss_under_its_family_with_its_parameters(cli):
    said = cli("losses")
    assert (said.status, said.err) == (0, "")
    lines = said.out.splitlines()
    for family in Family:
        assert lines.count(family.value) == (1 if any(loss.family is family for loss in CATALOGUE) else 0)
    found = {line.split()[0]: line for line in lines if line.startswith("  ")}
    for loss in CATALOGUE:
        assert loss.title in found[loss.key]
        assert all(f"{p.name}=" in found[loss.key] for p in loss.params)
    assert "  (delta=1)" in found["huber_loss"]
    assert "weight=none" in found["nll_loss"]
