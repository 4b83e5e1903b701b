"""``lossexplorer eval`` says which rows are the worst by what their file calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "image,a,b,label\ncat\u202e.png,9,0,1\ndog.png,9,0,0\n"


def test_the_worst_rows_are_told_with_their_names(tmp_path: Path, cli) -> None:
    (tmp_path / "x.csv").write_text(TABLE, encoding="utf-8")
    said = cli("eval", tmp_path / "x.csv", "--loss", "cross_entropy")
    worst = said.out.partition("worst rows:\n")[2].splitlines()
    assert [line.rpartition("image ")[2] for line in worst] == ["cat\\u202e.png", "dog.png"]


def test_json_has_the_names_as_they_are(tmp_path: Path, cli) -> None:
    (tmp_path / "x.csv").write_text(TABLE, encoding="utf-8")
    told = cli("eval", tmp_path / "x.csv", "--loss", "cross_entropy", "--json").told
    assert [row["beside"] for row in told["worst"]] == [{"image": "cat\u202e.png"}, {"image": "dog.png"}]
