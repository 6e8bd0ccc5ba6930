"""The README says what the program does: its commands exist, its console blocks are the program's own output."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from exodus_cli.cli.group import COMMANDS
from exodus_cli.facts import Figure

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")



def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("readme", ROOT / "tools" / "readme.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("command", "shown"), [pytest.param(*block, id=block[0][:60]) for block in tool().blocks(TEXT)])
def test_a_console_block_is_what_the_program_prints(command: str, shown: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    fresh = tool().cut(tool().output(command), shown)
    assert fresh == shown, "README.md lags behind the program: python tools/readme.py --write"


def test_every_command_is_in_the_readme() -> None:
    assert [name for name in COMMANDS if f"`exodus {name}" not in TEXT] == []


def test_the_set_up_lines_need_no_venv_package_and_touch_no_system_python() -> None:
    lines = re.findall(r"^\$ (python3 .*)$", TEXT, re.MULTILINE)
    assert len(lines) == 2
    for line in lines:
        assert line.startswith("python3 -m venv --without-pip .venv && python3 -m pip --python .venv/bin/python install -q ")
    assert "<!-- tests -->\n```console\n$ python3" in TEXT


def test_the_example_record_keeps_the_contract(seeds: Path) -> None:
    record = json.loads(re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)[0])
    figure = msgspec.convert(record, Figure)
    text = (seeds / f"{figure.article}.txt").read_bytes().decode()
    assert text[figure.start : figure.end] == figure.text
    assert set(record["cues"]) - {"value"} <= {field.name for field in msgspec.structs.fields(Figure)}


@pytest.mark.parametrize("name", ["LICENSE", "CHANGELOG.md"])
def test_the_files_a_reader_looks_for_are_there(name: str) -> None:
    assert (ROOT / name).stat().st_size > 500
