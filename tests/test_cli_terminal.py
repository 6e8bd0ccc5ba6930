"""What a person at a terminal meets: width, colour, paging, Ctrl-C; and what a pipe meets instead."""

from __future__ import annotations

import errno
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from exodus_cli import run
from exodus_cli.cli import inputs, main, output
from exodus_cli.facts import Article, Document, Facts, Failure, Figure, to_json
from exodus_cli.store import Store, default_path

CODES = re.compile(r"\x1b\[[0-9;]*m")
WORDS = "More than 170,000 Russians who used the services of one relief organisation have left their country in just seven days"


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A file of facts: what a command prints of it needs no reading."""
    article = Article(
        id="a1",
        source="standard",
        published="2022-09-29",
        title="A long headline that says much of what follows",
        lang="en",
        sha256="0",
        words=18,
    )
    figure = Figure(
        id="f1",
        article="a1",
        source="standard",
        lang="en",
        start=0,
        end=17,
        text="More than 170,000",
        sentence=(0, len(WORDS)),
        value_kind="count",
        low=170_000,
        point=170_000,
        modifier="more_than",
        counted="Russians who used the services of one relief organisation",
        event="leave",
        stance="asserted",
    )
    path = tmp_path / "facts.jsonl"
    path.write_bytes(to_json(article) + b"\n" + to_json(figure) + b"\n")
    return path


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard output is a terminal of 80 columns, without a pager."""
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    for name in ("NO_COLOR", "TERM", "PAGER", "EXODUS_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("PAGER", "cat")


def exodus(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args])


@pytest.mark.usefixtures("terminal")
def test_a_terminal_gets_a_table_in_colour(facts: Path) -> None:
    result = exodus("figures", facts)
    assert result.exit_code == 0
    assert CODES.search(result.stdout)
    assert "more than 170,000" in CODES.sub("", result.stdout)


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colour_can_be_declined(facts: Path, env: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert "\x1b" not in exodus("figures", facts).stdout
    assert "\x1b" in exodus("figures", facts, "--color", "always").stdout


@pytest.mark.usefixtures("terminal")
def test_never_is_never(facts: Path) -> None:
    assert "\x1b" not in exodus("figures", facts, "--color", "never").stdout


def test_a_pipe_gets_colour_only_by_force(facts: Path) -> None:
    assert "\x1b" not in exodus("figures", facts, "--format", "table").stdout
    assert "\x1b" in exodus("figures", facts, "--format", "table", "--color", "always").stdout


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("columns", [40, 60, 80, 100, 120, 200])
@pytest.mark.parametrize("command", ["figures", "articles", "extract", "compare"])
def test_no_line_is_wider_than_the_terminal(facts: Path, columns: int, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = exodus(command, facts, "--format", "table", "--color", "never").stdout.splitlines()
    assert max(map(len, lines), default=0) <= columns


@pytest.mark.usefixtures("terminal")
def test_wide_cuts_nothing(facts: Path) -> None:
    table = exodus("figures", facts, "--wide", "--color", "never").stdout
    assert "Russians who used the services of one relief organisation (leaving)" in table


def test_a_table_in_a_pipe_never_wraps(facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = exodus("figures", facts, "--format", "table").stdout.splitlines()
    assert len(lines) == 2
    assert "Russians who used the services of one relief organisation (leaving)" in lines[1]


def on_a_pty(*args: str, columns: int = 60) -> str:
    """What the program prints on a real terminal."""
    ours, theirs = pty.openpty()
    env = os.environ | {"COLUMNS": str(columns), "TERM": "xterm", "PAGER": "cat"}
    process = subprocess.Popen([sys.executable, "-m", "exodus_cli", *args], stdin=theirs, stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    printed = b""
    try:
        while chunk := os.read(ours, 4096):
            printed += chunk
    except OSError as error:
        if error.errno != errno.EIO:  # the other end is closed: how a terminal says it is over
            raise
    process.wait()
    os.close(ours)
    return printed.decode() + f"\nexit {process.returncode}"


def test_a_real_terminal(facts: Path) -> None:
    printed = on_a_pty("figures", str(facts))
    assert "\x1b[" in printed
    assert printed.endswith("exit 0")
    assert max(len(line.rstrip("\r")) for line in CODES.sub("", printed).splitlines()) <= 60


def test_nothing_given_at_a_terminal_is_help_and_no_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(inputs, "piped", lambda: False)
    result = exodus("figures")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: exodus figures")
    assert result.stderr.splitlines()[-1].startswith("exodus: nothing to read: name files or folders")


def test_the_reader_may_have_enough(facts: Path, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_bytes(facts.read_bytes() * 2000)
    command = f"{sys.executable} -m exodus_cli extract {many} | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith('{"schema":"exodus/1","kind":"article"')


def test_ctrl_c_keeps_what_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXODUS_CACHE", str(tmp_path / "cache"))
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(f"Nothing happened on day {n}.", encoding="utf-8")

    def read(self: run.Reader, document: Document) -> Facts | Failure:
        if document.article.id == "3":
            raise KeyboardInterrupt
        return Facts(article=document.article)

    monkeypatch.setattr(run.Reader, "read", read)
    result = exodus("figures", tmp_path / "*.txt")
    assert (result.exit_code, result.stdout) == (130, "")
    assert result.stderr.lstrip() == "exodus: interrupted; what was read is kept, run again to go on\n"
    with Store(default_path()) as store:
        assert store.info()["articles"] == 3


def test_progress_shows_only_on_a_terminal_and_only_after_a_while(facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from exodus_cli.cli import progress

    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    assert exodus("figures", facts, "--format", "jsonl").stderr == ""


def test_a_second_run_never_imports_spacy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXODUS_CACHE", str(tmp_path / "cache"))
    story = tmp_path / "story.txt"
    story.write_text("At least 70 people were killed on Tuesday.", encoding="utf-8")
    first = exodus("figures", story)
    code = "import sys; from exodus_cli.cli import main\ntry: main(sys.argv[1:])\nfinally: print('spacy' in sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code, "figures", str(story)], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == (first.stdout, "False\n")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two articles and a file of no known kind, as the current one."""
    (tmp_path / "b.txt").write_text("In May 20 men left.", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("In June 30 men came.", encoding="utf-8")
    (tmp_path / "photo.xyz").write_bytes(b"\x00\x01")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(result: Result) -> list[str]:
    return re.findall(r'"kind":"article","id":"(\w+)"', result.stdout)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("paths", "expected"),
    [(["."], ["b", "a"]), (["sub", "b.txt"], ["a", "b"]), (["**/*.txt"], ["b", "a"]), ([], ["b"])],
    ids=["folder", "in order", "glob", "current folder"],
)
def test_inputs(paths: list[str], expected: list[str]) -> None:
    assert names(exodus("articles", *paths)) == expected


@pytest.mark.usefixtures("folder")
def test_files_of_no_known_kind_are_counted_not_fatal() -> None:
    result = exodus("articles", ".")
    assert result.exit_code == 0
    assert result.stderr == "exodus: skipped 1 file that holds no article (-v names it)\n"
    assert exodus("articles", ".", "-q").stderr == ""
    assert "photo.xyz" in exodus("articles", ".", "-v").stderr


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("columns", [60, 110])
@pytest.mark.parametrize(
    "command",
    ["figures", "figures --by topic", "dates", "places", "people --quotes", "quotes", "compare --all --why", "articles", "show bbc"],
)
def test_the_seeds_fit_the_terminal(command: str, columns: int, seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    result = exodus(*command.split(), seeds, "--color", "never")
    assert result.exit_code == 0
    assert [line for line in result.stdout.splitlines() if cell_len(line) > columns] == []
