"""The store: complete or absent, found again only when nothing has changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import pytest

from exodus_cli import run, store
from exodus_cli.errors import ExodusError
from exodus_cli.facts import Article, Document, Facts, Failure


def document(name: str = "a", text: str = "More than 20 people fled.", **told: object) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(text=text, article=Article(id=name, lang="en", sha256=digest, words=4, **told))  # type: ignore[arg-type]


def facts(doc: Document) -> Facts:
    return Facts(article=doc.article)


def test_what_was_put_is_got_under_todays_path(tmp_path: Path) -> None:
    with store.Store(tmp_path / "x" / "facts.db") as kept:
        kept.put(document(path="old.txt"), facts(document(path="old.txt")))
    with store.Store(tmp_path / "x" / "facts.db") as kept:
        found = kept.get(document(path="new.txt"))
        assert found is not None
        assert found.article.path == "new.txt"


@pytest.mark.parametrize(
    "other",
    [document("b"), document(text="Other text."), document(published="2022-09-29"), document(source="bbc"), document(title="T")],
    ids=["id", "text", "date", "source", "title"],
)
def test_whatever_the_reading_depends_on_is_in_the_key(tmp_path: Path, other: Document) -> None:
    with store.Store(tmp_path / "facts.db") as kept:
        kept.put(document(), facts(document()))
        kept.flush()
        assert kept.get(document()) is not None
        assert kept.get(other) is None


def test_code_and_model_are_in_the_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    assert store.fingerprint() == store.fingerprint()
    assert store.fingerprint("en_core_web_sm") != store.fingerprint()
    files = [p for name in ("pipeline", "lang/en", "world") for p in (store.PACKAGE / name).iterdir() if p.suffix in store.DATA]
    assert set(files) <= set(store._files())


def test_a_broken_file_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "facts.db").write_bytes(b"this is not a database" * 100)
    with pytest.raises(ExodusError, match="delete it, set EXODUS_CACHE, or give --no-cache"):
        store.Store(tmp_path / "facts.db")


def test_clear_forgets(tmp_path: Path) -> None:
    with store.Store(tmp_path / "facts.db") as kept:
        kept.put(document(), facts(document()))
        kept.flush()
        assert kept.info()["articles"] == 1
        assert kept.clear() == 1
        assert kept.get(document()) is None


def test_a_stored_run_reads_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.Store(tmp_path / "facts.db") as kept:
        first = list(run.extract([document()], store=kept))
    monkeypatch.setattr(run.Reader, "read", lambda *_: pytest.fail("read again"))
    with store.Store(tmp_path / "facts.db") as kept:
        assert list(run.extract([document()], store=kept)) == first


def test_workers_give_the_same_bytes_in_the_same_order() -> None:
    items = [document(f"a{n}", f"More than {n} people fled. " * 3) for n in range(6)]
    mixed = [*items[:3], Failure(path="x", why="y"), *items[3:]]
    alone, many = list(run.extract(mixed, jobs=1)), list(run.extract(mixed, jobs=2))
    assert msgspec.json.encode(alone) == msgspec.json.encode(many)
    assert isinstance(alone[3], Failure)


def test_an_article_that_breaks_the_reading_is_a_failure_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    from exodus_cli import pipeline

    real = pipeline.read

    def broken(nlp: object, doc: Document) -> Facts:
        if doc.article.id == "bad":
            raise ValueError("boom")
        return real(nlp, doc)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "read", broken)
    good, bad, also = run.extract([document(), document("bad"), document("c")])
    assert isinstance(bad, Failure)
    assert "boom" in bad.why
    assert isinstance(good, Facts)
    assert isinstance(also, Facts)
