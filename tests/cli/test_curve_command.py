"""``lossexplorer curve``: numbers on stdout, numbers and pictures in files."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pytest

from lossexplorer.catalog.registry import CATALOGUE
from lossexplorer.catalog.scenes import SCENES, lay_of, scenes_of
from lossexplorer.compute.curve import evaluate
from tests.loops import each

from .terminal import process

AXES = [(loss.key, axis.key) for loss in CATALOGUE for scene in scenes_of(loss) for axis in SCENES[scene].axes]


def table(text: str) -> dict[str, np.ndarray]:
    head, *rows = list(csv.reader(io.StringIO(text)))
    return dict(zip(head, np.array(rows, float).T, strict=True))


def values(key: str, scene: str, axis: str, x: np.ndarray, parameters=None, **setting):
    resolved = CATALOGUE.get(key).resolve(parameters or {})
    chosen = SCENES[scene].defaults() | setting
    return evaluate(key, tuple(resolved.items()), scene, axis, tuple(chosen.items()), x)[1:]


@each("key, axis", AXES, lambda case: case[0])
def test_every_axis_of_every_loss_is_printed(key: str, axis: str, cli):
    said = cli("curve", key, "--axis", axis)
    assert (said.status, said.err) == (0, "")
    columns = table(said.out)
    assert list(columns) == ["x", "loss", "gradient"]
    assert len(columns["x"]) >= 129
    scene = next(s for s in scenes_of(CATALOGUE.get(key)) if any(a.key == axis for a in SCENES[s].axes))
    loss, gradient = values(key, scene, axis, columns["x"])
    np.testing.assert_array_equal(columns["loss"], loss)
    np.testing.assert_array_equal(columns["gradient"], gradient)
    low, high = SCENES[scene].axis(axis).range
    assert columns["x"][[0, -1]] == pytest.approx([low, high], abs=1e-8)


def test_without_an_axis_it_is_that_of_the_losss_own_scene(cli):
    assert cli("curve", "mse_loss").out == cli("curve", "mse_loss", "--axis", "error").out
    assert cli("curve", "mse_loss").out != cli("curve", "mse_loss", "--axis", "probability").out


@pytest.mark.parametrize("words", [("--range", "-1:1"), ("--range=-1:1",), ("--range", "−1:1"), ("--range", "-1e0:+1")])
def test_a_range_may_begin_with_a_minus(words, cli):
    columns = table(cli("curve", "huber_loss", *words).out)
    assert columns["x"][[0, -1]].tolist() == [-1, 1]


def test_a_range_stops_at_the_end_of_the_axis(cli):
    columns = table(cli("curve", "binary_cross_entropy", "--axis", "probability", "--range", "-5:0.5").out)
    assert 0 < columns["x"][0] < 1e-8
    assert columns["x"][-1] == 0.5
    assert np.isfinite(columns["loss"]).all()


def test_parameters_and_what_is_held_fixed_are_set_alike(cli):
    said = cli("curve", "sigmoid_focal_loss", "--set", "gamma=0.5", "--set", "alpha=none", "--set", "target=0")
    columns = table(said.out)
    given = {"gamma": 0.5, "alpha": None}
    loss, _ = values("sigmoid_focal_loss", "binary", "logit", columns["x"], given, target=0.0)
    np.testing.assert_array_equal(columns["loss"], loss)
    said = cli("curve", "cross_entropy", "--set", "others=−1,0.5", "--set", "label_smoothing=0.1")
    columns = table(said.out)
    loss, _ = values("cross_entropy", "classes", "margin", columns["x"], {"label_smoothing": 0.1}, others=(-1.0, 0.5))
    np.testing.assert_array_equal(columns["loss"], loss)


@pytest.mark.parametrize("suffix", [".csv", ".npz"])
def test_numbers_are_saved_as_they_are_printed(suffix: str, cli, tmp_path: Path):
    path = tmp_path / f"c{suffix}"
    said = cli("curve", "hinge_loss", "--save", path)
    assert (said.status, said.out, said.err) == (0, "", "")
    printed = table(cli("curve", "hinge_loss").out)
    columns = table(path.read_text()) if suffix == ".csv" else dict(np.load(path))
    assert list(columns) == ["x", "loss", "gradient"]
    for name, column in columns.items():
        np.testing.assert_array_equal(column, printed[name])


def test_pictures_are_saved_without_a_screen(tmp_path: Path):
    """In a process of its own: a Qt application stays for the rest of a process, and slows down what follows."""
    words = ["curve", "cross_entropy", "--set", "classes=3", "--range", "-2:6", "--save"]
    paths = [str(tmp_path / name) for name in ("c.png", "c.svg", "C.PNG")]
    beyond = str(tmp_path / "no" / "c.png")
    code = f"""
from lossexplorer.__main__ import main
print([main([*{words!r}, path]) for path in {paths!r}], main([*{words!r}, {beyond!r}]))
"""
    said = process(code=code, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert said.out == "[0, 0, 0] 1\n"
    assert said.err.startswith("error: c.png was not saved")
    assert said.err.count("\n") == 1
    for path in paths:
        begin = Path(path).read_bytes()[:200]
        assert b"<svg" in begin if path.endswith("svg") else begin.startswith(b"\x89PNG")
    assert len(list(tmp_path.iterdir())) == len(paths)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("huber",), "no loss is called huber; did you mean huber_loss"),
        (("zzzzzz",), "no loss is called zzzzzz; `lossexplorer losses` lists them all"),
        (("mse_loss", "--axis", "margins"), "mse_loss has no axis margins; it has error, prediction, "),
        (("mse_loss", "--range", "1:-1"), "--range wants LO:HI, two numbers in order; got 1:-1"),
        (("mse_loss", "--range", "1"), "--range wants LO:HI"),
        (("mse_loss", "--range", "a:b"), "--range wants LO:HI"),
        (("mse_loss", "--range", "0:inf"), "--range wants LO:HI"),
        (("mse_loss", "--range", "nan:1"), "--range wants LO:HI"),
        (("mse_loss", "--range", "1:2:3"), "--range wants LO:HI"),
        (("dice_loss", "--range", "2:3"), "--range lies beyond probability, which runs from 0 to 1"),
        (("huber_loss", "--set", "delta=-1"), "delta must be a number in (0, ∞); got -1"),
        (("huber_loss", "--set", "gamma=1"), "huber_loss has no gamma; it has delta, target"),
        (("mse_loss", "--set", "count=3"), "mse_loss has no count; it has target"),
        (("hinge_loss", "--set", "target=0.5"), "hinge_loss: needs a target of exactly 0 or 1"),
        (("mse_loss", "--range", "2e6:3e6"), "--range lies beyond error, which runs from -1e+06 to 1e+06"),
        (("cross_entropy", "--set", "weight=1,2"), "this picture takes 10 numbers as weight; got 2"),
        (("mse_loss", "--save", "c.pdf"), "c.pdf: curves are saved as .png, .svg, .csv or .npz"),
        (("mse_loss", "--save", "c"), "c: curves are saved as .png, .svg, .csv or .npz"),
    ],
    ids=lambda x: " ".join(x) if isinstance(x, tuple) else "",
)
def test_a_wrong_command_line_has_status_2_and_one_line(words, why: str, cli, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = cli("curve", *words)
    assert said.status == 2
    assert why in said.sentence
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", [".csv", ".npz"])
def test_a_folder_that_is_not_there_has_status_1(suffix: str, cli, tmp_path: Path):
    said = cli("curve", "mse_loss", "--save", tmp_path / "no" / f"c{suffix}")
    assert said.status == 1
    assert said.sentence.startswith(f"c{suffix} was not saved: its folder does not exist")


def test_a_loss_without_a_curve_says_why(cli):
    said = cli("curve", "co_teaching_loss")
    assert said.status == 1
    assert "co_teaching_loss has no curve. Which rows are easy" in said.sentence


def test_what_may_be_set_is_what_matters_to_the_loss(cli):
    for loss in CATALOGUE:
        scene = next(iter(scenes_of(loss)), None)
        if scene is None:
            continue
        known = {*lay_of(loss, scene).controls, *(p.name for p in loss.params)}
        sentence = cli("curve", loss.key, "--set", "nothing=1").sentence
        assert set(sentence.split("it has ")[1].split(", ")) == (known or {"none"})
