from __future__ import annotations

import json
import os
import random
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import lossexplorer
from lossexplorer.session.settings import LANGUAGES, MOST_RECENT, THEMES, VERSION, Recent, Settings, SettingsFile, read
from tests.workers.tools import Ear

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("qapp")

FUZZED = int(os.environ.get("LOSSEXPLORER_SETTINGS_FUZZ", "1000"))
FULL = Settings(
    "dark",
    "zh_CN",
    "cuda:1",
    (Recent("/data/a.npz", None, "a"), Recent("C:\\数据\\p.npy", "/t.csv::y", "p “q”")),
    (-1200, 40, 1000, 640),
    {"sides": (300, 280)},
    {"scene": "binary", "curves": [{"key": "hinge_loss"}]},
    pictures=("spread", "confusion"),
    decades=True,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def _write(path: Path, data: object) -> bytes:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw)
    return raw


def _aside(path: Path) -> bytes | None:
    bad = path.with_suffix(".bad.json")
    return bad.read_bytes() if bad.exists() else None


def _plain(settings: Settings = FULL, **changes: Any) -> dict[str, Any]:
    data: dict[str, Any] = {"version": VERSION, **json.loads(json.dumps(asdict(settings)))}
    return data | changes


def _is_sound(settings: Settings) -> bool:
    window = settings.window
    return (
        settings.theme in THEMES
        and settings.language in LANGUAGES
        and settings.device in ("auto", "cpu", "cuda", "cuda:1", "mps")
        and len(settings.recent) <= MOST_RECENT
        and all(type(r.predictions) is type(r.label) is str for r in settings.recent)
        and all(r.targets is None or type(r.targets) is str for r in settings.recent)
        and (window is None or (all(type(x) is int for x in window) and window[2] > 0 and window[3] > 0))
    )


# --- keeping ---


def test_a_new_user_has_the_defaults_and_no_file(path: Path) -> None:
    file = SettingsFile(path)
    assert file.value == Settings()
    assert not path.parent.exists()


def test_what_is_set_is_there_at_the_next_start(path: Path) -> None:
    SettingsFile(path).set(**{name: getattr(FULL, name) for name in asdict(FULL)})
    assert SettingsFile(path).value == FULL
    assert _aside(path) is None


def test_a_change_is_told_once_and_what_is_no_change_is_neither_told_nor_written(path: Path) -> None:
    file = SettingsFile(path)
    ear = Ear(file.changed)
    file.set(theme="system")
    assert not path.exists()
    file.set(theme="dark")
    assert ear.heard == [Settings(theme="dark")]
    path.unlink()
    file.set(theme="dark")
    assert ear.heard == [Settings(theme="dark")]
    assert not path.exists()


@pytest.mark.parametrize(
    "name", [os.fsdecode(b"/data/\xff\xfe.npy"), "/\ud800.npy", "/a\nb\u202e.npy", "/😀/数据.npy", "/" + "x" * 4000]
)
def test_any_name_of_a_file_survives(name: str, path: Path) -> None:
    recent = Recent(name, name + "::y", name)
    SettingsFile(path).remember(recent)
    assert SettingsFile(path).value.recent == (recent,)
    assert _aside(path) is None


def test_recent_files_are_few_without_repetition_and_the_last_one_comes_first(path: Path) -> None:
    file = SettingsFile(path)
    for n in range(MOST_RECENT + 5):
        file.remember(Recent(f"{n}.npz", None, "old title"))
    assert [r.predictions for r in file.value.recent] == [f"{n}.npz" for n in range(MOST_RECENT + 4, 4, -1)]
    file.remember(Recent("7.npz", None, "new title"))
    assert file.value.recent[0] == Recent("7.npz", None, "new title")
    assert len({r.predictions for r in file.value.recent}) == MOST_RECENT
    file.remember(Recent("7.npz", "t.npy", "with targets"))
    assert [r.targets for r in file.value.recent[:2]] == ["t.npy", None]
    assert SettingsFile(path).value == file.value


# --- a disk that refuses ---


def test_the_nth_failing_call_leaves_the_old_settings_or_the_new_ones(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    SettingsFile(path).set(theme="dark")
    old = path.read_bytes()
    failures = 0
    for n in range(1, 20):
        path.write_bytes(old)
        file = SettingsFile(path)
        ear = Ear(file.changed)
        with monkeypatch.context() as patch:
            left = _failing_at(n, patch)
            file.set(theme="light")
        assert file.value.theme == "light"
        assert len(ear.heard) == 1
        assert read(path).theme in ("dark", "light")
        assert _aside(path) is None
        assert os.listdir(path.parent) == ["settings.json"]
        if left():
            break
        failures += 1
    assert failures >= 4
    assert read(path).theme == "light"


def _failing_at(n: int, patch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """Let the n-th of the calls that write fail; tells whether there were fewer."""
    left = n

    def wrapped(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                raise OSError(28, "No space left on device")
            return function(*arguments, **options)

        return call

    for name in ("open", "fsync", "replace", "close"):
        patch.setattr(os, name, wrapped(getattr(os, name)))
    return lambda: left > 0


def test_a_folder_that_cannot_be_made_costs_the_memory_and_not_the_program(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file in the way of the folder")
    file = SettingsFile(tmp_path / "config" / "settings.json")
    file.set(theme="dark")
    assert file.value.theme == "dark"


# --- files that are not as they were written ---


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"3",
        b'"text"',
        b"\xff\xfe\x00",
        b"\x00" * 100,
        b"[" * 100_000,
        b'{"window": ' + b"9" * 5000 + b"}",
        b"<html>",
    ],
)
def test_a_damaged_file_is_kept_aside_and_the_defaults_are_taken(raw: bytes, path: Path) -> None:
    _write(path, raw)
    file = SettingsFile(path)
    assert file.value == Settings()
    assert _aside(path) == raw
    file.set(theme="dark")
    assert SettingsFile(path).value == Settings(theme="dark")
    assert _aside(path) == raw


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({"version": VERSION + 1}, FULL),
        ({"autosave": 15}, FULL),
        ({"theme": "sepia"}, Settings("system", *list(vars(FULL).values())[1:])),
        ({"language": ["zh_CN"]}, Settings("dark", "system", *list(vars(FULL).values())[2:])),
    ],
)
def test_what_a_newer_version_wrote_is_understood_as_far_as_possible_and_kept_aside(
    changes: dict[str, Any], kept: Settings, path: Path
) -> None:
    raw = _write(path, _plain(**changes))
    file = SettingsFile(path)
    assert file.value == kept
    file.set(window=None)
    assert _aside(path) == raw


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", None),
        ("theme", {"a": 1}),
        ("language", "../../etc"),
        ("device", "; rm -rf"),
        ("device", "cuda:x"),
        ("device", "cpu:1"),
        ("device", 3),
        ("device", ["cuda"]),
        ("window", [0, 0, 0, 0]),
        ("window", [0, 0, -5, 100]),
        ("window", [0, 0, 1e9, 100]),
        ("window", [0, 0, 10**30, 100]),
        ("window", [0, 0, 100]),
        ("window", [True, True, True, True]),
        ("window", "1000x700"),
        ("window", {"0": 1}),
        ("splits", {"rows": [0, 5]}),
        ("splits", [300, 280]),
        ("pictures", [3, None]),
        ("decades", "yes"),
        ("recent", None),
        ("recent", {"predictions": "a"}),
        ("recent", [{"predictions": 1, "targets": None, "label": "a"}]),
        ("recent", [{"predictions": "a", "targets": ["b"], "label": "a"}]),
        ("recent", [{"predictions": "a"}, 3, None, "x"]),
    ],
)
def test_a_hostile_value_is_the_default_and_costs_nothing_else(name: str, value: object, path: Path) -> None:
    raw = _write(path, _plain(**{name: value}))
    settings = read(path)
    assert getattr(settings, name) == getattr(Settings(), name)
    for other in asdict(FULL).keys() - {name}:
        assert getattr(settings, other) == getattr(FULL, other)
    assert _aside(path) == raw


def test_recent_files_that_make_no_sense_are_left_out_one_by_one(path: Path) -> None:
    good = {"predictions": "a.npz", "targets": None, "label": "a"}
    _write(path, _plain(recent=[None, good, {"predictions": 3}, *[good] * 50]))
    settings = read(path)
    assert settings.recent == (Recent("a.npz", None, "a"),) * MOST_RECENT


def test_a_value_that_is_missing_is_the_default_and_no_damage(path: Path) -> None:
    data = _plain()
    del data["window"]
    _write(path, data)
    assert read(path) == replace(FULL, window=None)
    assert _aside(path) is None


def test_settings_that_may_not_be_read_do_not_stop_the_start(path: Path) -> None:
    path.mkdir(parents=True)  # reading a folder fails for root too
    file = SettingsFile(path)
    assert file.value == Settings()
    file.set(theme="dark")
    assert SettingsFile(path).value.theme == "dark"


_HOSTILE: tuple[Any, ...] = (
    None, True, -1, 10**400, 1e308, float("nan"), "", "\ud800", "\0", "a" * 10_000, [], {}, [[]], [None] * 5, {"": {}},
)  # fmt: skip


def _mutated(draw: random.Random) -> bytes:
    return _hostile(draw) if draw.random() < 0.5 else _damaged(draw)


def _hostile(draw: random.Random) -> bytes:
    """JSON, but not what the program would write."""
    data = _plain()
    for _ in range(draw.randrange(1, 4)):
        holder = data if draw.random() < 0.6 else draw.choice(_plain()["recent"])
        if holder is not data:
            data["recent"] = [holder]
        key = draw.choice(list(holder))
        if draw.random() < 0.2:
            del holder[key]
        else:
            holder[key] = draw.choice(_HOSTILE)
    return json.dumps(data).encode()


def _damaged(draw: random.Random) -> bytes:
    """What the program wrote, with bytes flipped, gone, added, copied and cut off."""
    raw = bytearray(json.dumps(_plain(), indent=1).encode())
    for _ in range(draw.randrange(1, 6)):
        place = draw.randrange(len(raw) + 1)
        kind = draw.randrange(5)
        if kind == 0 and place < len(raw):
            raw[place] ^= 1 << draw.randrange(8)
        elif kind == 1:
            del raw[place : place + draw.randrange(1, 50)]
        elif kind == 2:
            raw[place:place] = draw.randbytes(draw.randrange(1, 10))
        elif kind == 3:
            raw[place:place] = raw[draw.randrange(len(raw) + 1) :][:200]
        elif kind == 4:
            del raw[place:]
    return bytes(raw)


def test_the_program_starts_with_any_settings_and_loses_none(path: Path) -> None:
    draw = random.Random(20)
    understood = 0
    for n in range(FUZZED):
        raw = _write(path, _mutated(draw))
        path.with_suffix(".bad.json").unlink(missing_ok=True)
        file = SettingsFile(path)
        assert _is_sound(file.value), raw
        whole = _aside(path) is None
        understood += whole
        assert whole or _aside(path) == raw
        if whole:  # nothing in it was different from what the program would write
            data = json.loads(raw.decode("utf-8", "surrogateescape"))
            assert data == {name: value for name, value in _plain(file.value).items() if name in data}
        if n % 20 == 0:
            file.set(theme="light" if file.value.theme == "dark" else "dark")
            assert SettingsFile(path).value == file.value
    assert 0 < understood < FUZZED / 2


def test_nothing_of_qt_that_can_run_code_from_a_file_is_used() -> None:
    package = Path(lossexplorer.__file__).parent
    sources = {path: path.read_text("utf-8") for path in package.rglob("*.py")}
    assert len(sources) > 100
    for word in ("QSettings", "QDataStream", "allow_pickle=True", "weights_only=False", "pickle.load"):
        assert not [str(path) for path, text in sources.items() if word in text], word
