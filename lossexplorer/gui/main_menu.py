"""What stands in the menus: texts, shortcuts, one sentence each, and the command behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lossexplorer.base import mark
from lossexplorer.gui.menus import Command, Entry, Submenu
from lossexplorer.gui.places import SIGNS

if TYPE_CHECKING:
    from lossexplorer.gui.commands import Commands
    from lossexplorer.state.store import Store


def main_menu(commands: Commands, store: Store) -> dict[str, list[Entry]]:
    """Every menu, from left to right."""
    return {
        mark("File"): _file(commands),
        mark("Edit"): _edit(commands, store),
        mark("View"): _view(commands),
        mark("Help"): [
            Command("Keys and words", "F1", "What the keys do and what the words mean", commands.show_help),
            None,
            Command("About Loss Explorer", "", "Version and licence", commands.show_about),
        ],
    }


def _file(commands: Commands) -> list[Entry]:
    guarded = commands.guarded
    picture = guarded(lambda: commands.exports.save_picture())
    data = guarded(lambda: commands.exports.save_data())
    report = guarded(lambda: commands.of_batch.save_report())
    compare = guarded(lambda: commands.of_batch.ask_other())
    watch = guarded(lambda: commands.of_batch.toggle_watch())
    own = guarded(lambda: commands.own.ask())
    return [
        Command("Open a batch…", "Ctrl+O", "Open predictions and targets", guarded(lambda: commands.opening.ask())),
        Submenu("Recent", commands.preferences.recent),
        Submenu("Samples", commands.samples),
        None,
        Command("Watch the files", "", "Read the files again whenever a script has written them", watch),
        Command("Compare with…", "", "Open the predictions of another model for the same targets", compare),
        Command("Stop comparing", "", "Look at one model again", guarded(lambda: commands.of_batch.end_comparison())),
        None,
        Command("Add your own loss…", "", "A function or Module of a Python file becomes a loss of the list", own),
        None,
        Command("Save picture…", "Ctrl+S", "Save what is shown as PNG or SVG", picture),
        Command("Save data…", "Ctrl+Shift+S", "Save the numbers, or those of the chosen rows", data),
        Command("Save report…", "Ctrl+Shift+R", "Save a page about the batch that anybody can read", report),
        None,
        Command("Quit", "Ctrl+Q", "Close the window", commands.quit),
    ]


def _edit(commands: Commands, store: Store) -> list[Entry]:
    guarded = commands.guarded
    picture = guarded(lambda: commands.exports.copy_picture())
    data = guarded(lambda: commands.exports.copy_data())
    code = guarded(lambda: commands.exports.copy_code())
    return [
        Command("Undo", "Ctrl+Z", "Take back the last change", store.undo),
        Command("Redo", "Ctrl+Shift+Z", "Make the change again", store.redo),
        None,
        Command("Copy picture", "Ctrl+Shift+C", "Copy what is shown as a picture", picture),
        Command("Copy data", "Ctrl+Shift+D", "Copy the numbers, or those of the chosen rows", data),
        Command("Copy as PyTorch code", "Ctrl+Shift+P", "Code that gives the number on screen", code),
    ]


def _view(commands: Commands) -> list[Entry]:
    places = [
        Command(sign.title, f"Ctrl+{i}", sign.words, partial(commands.go, place))
        for i, (place, sign) in enumerate(SIGNS.items(), 1)
    ]
    return [
        *places,
        None,
        Submenu("Theme", commands.preferences.theme),
        Submenu("Language", commands.preferences.language),
        Submenu("Compute on", commands.preferences.devices.menu),
    ]
