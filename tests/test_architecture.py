"""The import rule: every module stands in a room, and a room imports only what the table allows."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "exodus_cli"

# Room -> rooms it may import; itself always. "run" may import pipeline only inside a function (spaCy is slow).
RULE: dict[str, set[str]] = {
    "__init__": {"corpus", "run", "store", "facts", "errors", "chronicle", "compare"},
    "__main__": {"cli"},
    "errors": set(),
    "facts": {"errors"},
    "world": {"facts", "errors"},
    "lang": {"facts", "errors"},
    "grammar": {"facts", "lang"},
    "pipeline": {"facts", "world", "lang", "grammar", "errors"},
    "store": {"facts", "errors"},
    "spool": set(),
    "workers": set(),
    "people": {"facts", "world"},
    # What one article dates, another counts from: with the arithmetic of the grammar, over facts alone.
    "chronicle": {"facts", "world", "grammar"},
    "compare": {"facts", "world", "chronicle", "spool", "workers"},
    "report": {"facts", "errors", "world", "compare", "people"},
    # A text that names its own publisher is recognised by the world's list of them.
    "corpus": {"facts", "lang", "errors", "world"},
    "run": {"corpus", "store", "facts", "errors", "workers"},
    "ray": {"corpus", "run", "facts", "errors"},
    "cli": {"corpus", "run", "store", "facts", "errors", "world", "lang", "compare", "report", "people", "chronicle", "spool", "workers", "__init__"},
}
LAZY = {("run", "pipeline")}
# A library -> the only places that may import it.
MONOPOLY = {
    "spacy": ("pipeline",),
    "click": ("cli",),
    "rich": ("report/terminal", "cli/progress"),
    "sqlite3": ("store", "world"),
    "pyarrow": ("report/columnar",),
    "trafilatura": ("corpus",),
    "pypdfium2": ("corpus",),
    "charset_normalizer": ("corpus",),
    "rapidfuzz": ("pipeline", "people"),
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> list[tuple[str, bool]]:
    """(module, stands at the top of the file or of a TYPE_CHECKING block) of every import."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {id(n) for f in ast.walk(tree) if isinstance(f, ast.FunctionDef | ast.AsyncFunctionDef) for n in ast.walk(f)}
    out = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            out += [(a.name, id(node) not in inside) for a in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            module = node.module or ""
            names = [f"{module}.{a.name}" for a in node.names] if module == "exodus_cli" else [module]
            out += [(name, id(node) not in inside) for name in names]
    return out


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_what_the_table_allows(path: Path) -> None:
    here = room(path)
    assert here in RULE, f"{here} stands in no row of the table: give it a room"
    for module, top in imports(path):
        if not module.startswith("exodus_cli."):
            continue
        there = module.split(".")[1]
        if there.startswith("__version__") or there not in RULE:
            there = "__init__"
        if (here, there) in LAZY:
            assert not top, f"{path.name} must import {module} inside a function"
        else:
            assert there == here or there in RULE[here] or (here == "pipeline" and there == "__init__"), f"{here} must not import {module}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_library_has_one_home(path: Path) -> None:
    place = path.relative_to(PACKAGE).with_suffix("").as_posix()
    for module, _ in imports(path):
        homes = MONOPOLY.get(module.split(".")[0])
        assert homes is None or place.startswith(homes), f"{place} must not import {module}"


def test_every_room_of_the_table_exists() -> None:
    assert {room(p) for p in modules()} >= set(RULE) - {"people"}


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), f"{path} has no docstring"


# Longer modules hold two rooms; the few that stand here have no seam yet.
LONGEST = 400


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_holds_one_room(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


# Names of kinds (of cues, of marks) that are spelt like words of a language.
KIND_NAMES = {"about", "according", "of", "people"}


def compared(path: Path) -> list[tuple[str, int]]:
    """Every string literal that code compares something with: `word == "of"`, `word in ("of", "di")`."""
    out = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Compare):
            for side in (node.left, *node.comparators):
                for part in side.elts if isinstance(side, ast.Tuple | ast.Set | ast.List) else [side]:
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        out.append((part.value, part.lineno))
    return out


@pytest.mark.parametrize("path", [p for p in modules() if room(p) in ("grammar", "pipeline")], ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_words_of_a_language_live_in_its_word_lists(path: Path) -> None:
    from exodus_cli.lang import LANGUAGES, lexicon

    words = {w for lang in LANGUAGES for w in (*lexicon(lang).text.function_words, *lexicon(lang).text.glue)} - KIND_NAMES - set(LANGUAGES)
    found = [(value, line) for value, line in compared(path) if value in words and len(value) > 1]
    assert not found, f"words of a language as literals: {found}"
