"""The command line, as a person meets it: help, formats, mistakes and exit codes."""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyarrow import parquet

from exodus_cli.cli import main
from exodus_cli.cli.group import COMMANDS

STORY = "At least 70 people were killed on Tuesday, the mayor of Almaty said.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def exodus(*args: str | Path, text: str | None = None, **env: str) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args], input=text, env={"NO_COLOR": "1", **env})


def test_alone_it_explains_itself() -> None:
    result = exodus()
    assert result.exit_code == 0
    assert result.stdout == exodus("-h").stdout
    assert result.stdout.count("exodus ") >= 4
    assert all(f"  {name} " in result.stdout for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_two_examples(command: str) -> None:
    result = exodus(command, "-h")
    assert result.exit_code == 0
    _, _, examples = result.stdout.partition("Examples:\n")
    assert sum(line.strip().startswith(("exodus", "EXODUS")) for line in examples.splitlines()) >= 2


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, time; from exodus_cli.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'trafilatura', 'babel', 'rich', 'msgspec', 'numpy', 'sqlite3', 'rapidfuzz'} & set(sys.modules)\n"
        "print(sorted(heavy), time.process_time(), file=sys.stderr)"
    )
    told = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr for _ in range(3)]
    assert {line.rpartition(" ")[0] for line in told} == {"[]"}
    # The quickest of three, in seconds of CPU: a busy machine slows any single one.
    assert min(float(line.rpartition(" ")[2]) for line in told) < 0.25


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["figurs"], "exodus: no command 'figurs'. Did you mean 'figures'? `exodus -h` lists them all"),
        (["figures", "--fromat", "csv"], "exodus: no option --fromat. Did you mean '--format'? (see `exodus figures -h`)"),
        (
            ["figures", "--format", "cvs"],
            "exodus: Invalid value for '--format': 'cvs' is none of them. Did you mean 'csv'? (see `exodus figures -h`)",
        ),
        (
            ["figures", "seeds", "--source", "bcc"],
            "exodus: no article from 'bcc'. Did you mean 'bbc'? Sources here: bbc, cnn, guardian, standard",
        ),
        (
            ["schema", "figur"],
            "exodus: Invalid value for '[KIND]': 'figur' is none of them. Did you mean 'figure'? (see `exodus schema -h`)",
        ),
        (["figures", "seeds", "--lang", "itt"], "exodus: no article in language 'itt'. Did you mean 'it'? Languages here: en, it"),
        (
            ["figures", "--since", "soon"],
            "exodus: Invalid value for '--since': 'soon' is no date; write it as 2022-09-21, 2022-09 or 2022 (see `exodus figures -h`)",
        ),
    ],
)
def test_a_mistake_is_one_line_that_says_how_to_mend_it(args: list[str], message: str) -> None:
    result = exodus(*args)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message + "\n")


def test_json_is_an_array_of_what_jsonl_prints_by_line(story: Path) -> None:
    lines = [json.loads(line) for line in exodus("figures", story, "--format", "jsonl").stdout.splitlines()]
    assert json.loads(exodus("figures", story, "--format", "json").stdout) == lines
    assert [row["schema"] for row in lines] == ["exodus/1"] * len(lines)
    assert all(STORY[row["start"] : row["end"]] == row["text"] for row in lines)
    assert json.loads(exodus("figures", story, "--format", "json", "--lang", "it").stdout) == []


def test_a_pipe_gets_json_lines_and_a_file_the_format_of_its_name(story: Path, tmp_path: Path) -> None:
    assert json.loads(exodus("figures", story).stdout.splitlines()[0])["kind"] == "figure"
    result = exodus("figures", story, "-o", tmp_path / "out.csv")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").startswith("schema,kind,id,article,source,lang,start,end,text,")


def test_an_article_comes_through_a_pipe() -> None:
    result = exodus("figures", "-", "--format", "jsonl", text=STORY)
    assert result.exit_code == 0
    assert [json.loads(line)["point"] for line in result.stdout.splitlines()] == [70]


def test_an_unreadable_input_is_named_and_the_rest_is_printed(story: Path, tmp_path: Path) -> None:
    result = exodus("figures", tmp_path / "missing.txt", story, "--format", "jsonl")
    assert result.exit_code == 3
    assert "missing.txt" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_nothing_found_is_an_error_only_when_asked(tmp_path: Path) -> None:
    (tmp_path / "calm.txt").write_text("Nothing happened in the village.", encoding="utf-8")
    assert exodus("figures", tmp_path / "calm.txt").exit_code == 0
    assert exodus("figures", tmp_path / "calm.txt", "--exit-status").exit_code == 1


def test_settings_files_stand_behind_the_environment_and_the_flag(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "exodus.toml").write_text('format = "json"\n[dates]\nformat = "csv"\n', encoding="utf-8")
    assert exodus("figures", story).stdout.startswith("[")
    assert exodus("dates", story).stdout.startswith("schema,")
    assert exodus("figures", story, EXODUS_FORMAT="tsv").stdout.startswith("schema\t")
    assert exodus("figures", story, "--format", "jsonl", EXODUS_FORMAT="tsv").stdout.startswith("{")
    (tmp_path / "exodus.toml").write_text("fromat = 1", encoding="utf-8")
    assert exodus("figures", story).stderr == "exodus: exodus.toml: unknown setting 'fromat'. Did you mean 'format'?\n"


@pytest.mark.parametrize("kind", ["figure", "date", "place", "quote", "person", "comparison", "article"])
def test_the_schema_of_a_kind_is_json_schema(kind: str) -> None:
    made = json.loads(exodus("schema", kind).stdout)
    assert made["$schema"].startswith("https://json-schema.org/")
    assert "schema" in json.dumps(made)


def test_everything_as_a_database(story: Path, tmp_path: Path) -> None:
    target = tmp_path / "facts.db"
    assert exodus("export", target, story).exit_code == 0
    with closing(sqlite3.connect(target)) as database:
        assert database.execute("SELECT point, text, context FROM figures").fetchall() == [(70, STORY[:11], STORY.strip())]
        assert database.execute("SELECT id FROM articles").fetchall() == [("story",)]
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_everything_as_a_folder_of_tables(story: Path, tmp_path: Path) -> None:
    assert exodus("export", tmp_path / "tables", story).exit_code == 0
    assert sorted(p.name for p in (tmp_path / "tables").iterdir()) == [
        "articles.csv",
        "comparisons.csv",
        "dates.csv",
        "figures.csv",
        "people.csv",
        "places.csv",
        "quotes.csv",
    ]
    assert len((tmp_path / "tables" / "figures.csv").read_text(encoding="utf-8").splitlines()) == 2
    assert exodus("export", tmp_path / "facts.xls", story).exit_code == 2


def test_everything_as_parquet(story: Path, tmp_path: Path) -> None:
    assert exodus("export", tmp_path / "facts.parquet", story).exit_code == 0
    table = parquet.read_table(tmp_path / "facts.parquet")
    assert str(table.schema.field("low").type) == "double"
    figures = [row for row in table.to_pylist() if row["kind"] == "figure"]
    assert [(row["point"], row["context"], row["metonym"]) for row in figures] == [(70.0, STORY.strip(), None)]
    assert exodus("export", tmp_path / "tables", story, "--format", "parquet").exit_code == 0
    assert parquet.read_table(tmp_path / "tables" / "figures.parquet")["text"].to_pylist() == [STORY[:11]]
    assert sorted(p.name for p in (tmp_path / "tables").iterdir())[0] == "articles.parquet"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []
    assert exodus("export", tmp_path / "nowhere" / "facts.parquet", story).stderr.startswith("exodus: ")


def test_parquet_without_its_extra_says_what_to_install(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = exodus("export", tmp_path / "facts.parquet", story)
    assert (result.exit_code, result.stderr) == (2, "exodus: Parquet needs an extra: pip install 'exodus-cli[parquet]'\n")


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "tsv", "md", "html"])
@pytest.mark.parametrize("command", ["figures", "dates", "places", "people", "quotes", "articles", "extract", "compare"])
def test_every_command_speaks_every_format(command: str, form: str, seeds: Path) -> None:
    result = exodus(command, seeds, "--format", form)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.strip()
    if form == "csv":
        rows = list(csv.reader(result.stdout.splitlines(keepends=True)))
        assert {len(row) for row in rows} == {len(rows[0])}
    if form == "tsv":
        assert len({line.count("\t") for line in result.stdout.splitlines()}) == 1


def test_the_words_of_every_record_of_the_seeds_stand_where_it_says(seeds: Path) -> None:
    texts = {path.stem: path.read_bytes().decode() for path in seeds.glob("*.txt")}
    count = 0
    for line in exodus("extract", seeds, "--format", "jsonl").stdout.splitlines():
        record = json.loads(line)
        if "text" in record:
            count += 1
            text = texts[record["article"]]
            assert text[record["start"] : record["end"]] == record["text"]
            assert record["sentence"][0] <= record["start"] < record["end"]
            assert all(0 <= start <= end <= len(text) for start, end in record["cues"].values())
    assert count > 200


def test_a_database_of_the_seeds_holds_what_the_lines_say(seeds: Path, tmp_path: Path) -> None:
    lines = exodus("extract", seeds, "--format", "jsonl").stdout.splitlines()
    assert exodus("export", tmp_path / "facts.db", seeds).exit_code == 0
    with closing(sqlite3.connect(tmp_path / "facts.db")) as database:
        tables = ("figures", "dates", "places", "people", "quotes", "articles")
        assert sum(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables) == len(lines)


def test_facts_of_another_machine_compare_as_their_articles_do(seeds: Path, tmp_path: Path) -> None:
    exodus("extract", seeds, "-o", tmp_path / "facts.jsonl")
    assert exodus("compare", tmp_path / "facts.jsonl").stdout == exodus("compare", seeds).stdout


def ids(result: Result) -> list[str]:
    return [json.loads(line)["id"][:3] for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--source", "bbc"], ["003"]),
        (["--source", "BBC,cnn"], ["002", "003"]),
        (["--lang", "it"], ["002"]),
        (["--since", "2022-10"], ["002", "003"]),
        (["--until", "2022-09-22"], ["000"]),
        (["--since", "2022-09-23", "--until", "2022"], ["001", "002"]),
        (["--lang", "it", "--source", "bbc"], []),
    ],
)
def test_only_the_articles_asked_for(options: list[str], expected: list[str], seeds: Path) -> None:
    assert ids(exodus("articles", seeds, *options)) == expected


def test_a_conflict_can_fail_a_build(seeds: Path) -> None:
    verdicts = {json.loads(line)["verdict"] for line in exodus("compare", seeds).stdout.splitlines()}
    assert exodus("compare", seeds, "--fail-on", "conflict").exit_code == int("conflict" in verdicts)
    assert exodus("compare", seeds, "--topic", "no such topic", "--fail-on", "conflict").exit_code == 0


@pytest.mark.parametrize("word", ["bbc", "003", "003_ecd9dc0dedf59848", "seeds/003_ecd9dc0dedf59848.txt"])
def test_show_finds_an_article_by_any_of_its_names(word: str, seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(seeds.parent)
    result = exodus("show", word, "seeds")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("BBC · 4 Jun 2023 · ")
    assert "[f:1.3 million]" in result.stdout


def test_show_asks_back(seeds: Path) -> None:
    assert exodus("show", "bcb", seeds).stderr == "exodus: no article 'bcb'. Did you mean 'bbc'? `exodus articles` lists them\n"
    assert exodus("show", "00", seeds).exit_code == 2


def test_the_store_tells_and_forgets(story: Path, tmp_path: Path) -> None:
    env = {"EXODUS_CACHE": str(tmp_path / "own")}
    exodus("figures", story, **env)
    assert "articles  1\n" in exodus("cache", "info", **env).stdout
    assert exodus("cache", "clear", **env).stdout == "forgot 1 article\n"
    exodus("figures", story, "--no-cache", **env)
    assert "articles  0\n" in exodus("cache", "info", **env).stdout


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("exodus fi", {"figures"}),
        ("exodus figures --format j", {"json", "jsonl"}),
        ("exodus figures --source b", {"bbc"}),
        ("exodus compare --vague a", {"acled"}),
    ],
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_offers_commands_formats_and_sources(
    shell: str, words: str, expected: set[str], seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(seeds.parent)
    incomplete = words.rsplit(" ", 1)[1]
    count = incomplete if shell == "fish" else str(words.count(" "))
    result = CliRunner().invoke(
        main, [], env={"_EXODUS_COMPLETE": f"{shell}_complete", "COMP_WORDS": words, "COMP_CWORD": count}, prog_name="exodus"
    )
    assert {word for line in result.stdout.splitlines() for word in line.replace(",", "\t").split("\t")} >= expected


def test_the_completion_script_names_the_program() -> None:
    assert "_EXODUS_COMPLETE=bash_complete" in exodus("completion", "bash").stdout
    assert exodus("completion", "tcsh").exit_code == 2


def test_an_output_file_is_whole_or_not_there(story: Path, tmp_path: Path) -> None:
    result = exodus("figures", story, "-o", tmp_path / "no" / "such" / "out.csv")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    result = exodus("figures", story, "-o", tmp_path / "out.xyz")
    assert result.exit_code == 2
    assert exodus("figures", tmp_path / "missing.txt", "-o", tmp_path / "out.csv").exit_code == 3
    assert [p.name for p in tmp_path.iterdir()] == ["story.txt"]


def test_a_bug_is_one_line_and_a_traceback_only_on_request(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("no such luck")

    monkeypatch.setattr("exodus_cli.cli.inputs.run.extract", broken)
    result = exodus("figures", story)
    assert (result.exit_code, result.stdout) == (70, "")
    assert result.stderr == "exodus: a bug in exodus: RuntimeError: no such luck. Run again with --debug and report what it prints\n"
    assert isinstance(exodus("figures", story, "--debug").exception, RuntimeError)


def test_a_store_that_cannot_be_used_costs_a_warning_only(story: Path) -> None:
    result = exodus("figures", story, EXODUS_CACHE="/dev/null/nowhere")
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 1)
    assert result.stderr.startswith("exodus: the cache /dev/null/nowhere/facts.db cannot be used")
    assert result.stderr.endswith("; going on without it\n")
