"""The only room where spaCy exists: articles go in as Docs, facts come out.

Every component is a spaCy factory (`exodus_numbers`, `exodus_times`, ...) and can be added to any
pipeline. What they find stands in `doc._.exodus` (a `Reading`), in one extension a kind
(`doc._.exodus_figures`) and in one span group a kind (`doc.spans["exodus_figures"]`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from exodus_cli.errors import UsageError
from exodus_cli.facts import Article, Document, Facts
from exodus_cli.grammar.tokens import Tokens, tokenize
from exodus_cli.lang import LANGUAGES, lexicon
from exodus_cli.pipeline import figures, numbers, people, places, quotes, times
from exodus_cli.pipeline.entities import entities_of
from exodus_cli.pipeline.reading import Reading
from exodus_cli.pipeline.readout import readout

# Component -> (the list of `Reading` it fills, what fills it), in the order they must run: dates take
# numbers away, people are no places, speakers are people, and figures join everything.
COMPONENTS: dict[str, tuple[str, Callable[[Reading], Iterable[Any]]]] = {
    "numbers": ("quantities", numbers.find),
    "times": ("dates", times.find),
    "places": ("places", places.find),
    "people": ("people", people.find),
    "quotes": ("quotes", quotes.find),
    "figures": ("figures", figures.find),
}


class Component:
    """One step of the reading as a spaCy component."""

    def __init__(self, name: str) -> None:
        self.attribute, self.find = COMPONENTS[name]

    def __call__(self, doc: Doc) -> Doc:
        """Fill in the step's list; a passage that cannot be read leaves no mark."""
        reading = reading_of(doc)
        found = list(self.find(reading))
        setattr(reading, self.attribute, found)
        if self.attribute not in ("quantities", "people"):
            spans = (doc.char_span(m.start, m.end, label=m.kind, alignment_mode="expand") for m in found)
            doc.spans[f"exodus_{self.attribute}"] = [s for s in spans if s is not None]
        return doc


def reading_of(doc: Doc) -> Reading:
    """The reading of a Doc, begun here where no component has begun it."""
    if doc._.exodus is None:
        document = doc._.exodus_document or _unknown(doc.text, doc.lang_)
        words = lexicon(document.article.lang)
        doc._.exodus = Reading(document, tokenize(document.text, words.text), words)
    reading: Reading = doc._.exodus
    if doc.ents and not reading.entities:
        reading.entities = entities_of(doc, reading.tokens)
    return reading


def _unknown(text: str, lang: str) -> Document:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    known = lang if lang in LANGUAGES else LANGUAGES[0]
    return Document(article=Article(id=digest[:12], lang=known, sha256=digest, words=len(text.split())), text=text)


def _getter(attribute: str) -> Callable[[Doc], list[Any]]:
    return lambda doc: list(getattr(doc._.exodus, attribute)) if doc._.exodus is not None else []


def _register() -> None:
    """Declare extensions and factories, once a process."""
    if Doc.has_extension("exodus"):
        return
    Doc.set_extension("exodus", default=None)
    Doc.set_extension("exodus_document", default=None)
    done: list[str] = []
    for name, (attribute, _) in COMPONENTS.items():
        assigned = f"doc._.exodus_{attribute}"
        Doc.set_extension(f"exodus_{attribute}", getter=_getter(attribute))
        Language.factory(f"exodus_{name}", assigns=[assigned], requires=list(done), func=_factory(name))
        done.append(assigned)


def _factory(component: str) -> Callable[[Language, str], Component]:
    def make(nlp: Language, name: str) -> Component:
        return Component(component)

    return make


class Tokenizer:
    """A spaCy tokenizer that cuts words as the grammars do, so that every fact falls on token borders."""

    def __init__(self, vocab: Any, lang: str) -> None:
        self.vocab, self.lang = vocab, lang

    def __call__(self, text: str) -> Doc:
        """A Doc of the text; the tokens are kept for the components."""
        words = lexicon(self.lang)
        tokens = tokenize(text, words.text)
        doc = Doc(self.vocab, *_words_and_spaces(tokens))
        doc._.exodus = Reading(_unknown(text, self.lang), tokens, words)
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to save: the word lists belong to the package."""
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> Tokenizer:
        """Nothing to load."""
        return self


def _words_and_spaces(tokens: Tokens) -> tuple[list[str], list[bool]]:
    """The words of a text and whether a blank follows each, every other white space a word of its own."""
    text, at = tokens.text, 0
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        if start > at:
            gap = text[at:start]
            if words and gap[0] == " ":
                spaces[-1], gap = True, gap[1:]
            if gap:
                words.append(gap)
                spaces.append(False)
        words.append(text[start:end])
        spaces.append(False)
        at = end
    if gap := text[at:]:
        if words and gap[0] == " ":
            spaces[-1], gap = True, gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)
    return words, spaces


@registry.tokenizers("exodus.Tokenizer.v1")  # type: ignore[untyped-decorator, unused-ignore]
def _tokenizer(lang: str) -> Callable[[Language], Tokenizer]:
    return lambda nlp: Tokenizer(nlp.vocab, lang)


def load(lang: str, model: str | None = None) -> Language:
    """A pipeline that reads articles in a language.

    Starts from a blank spaCy language, or from a trained pipeline (`model`, a name or path spaCy can
    load) where that is one of the language: the entities it finds are then evidence for names.
    Raises `UsageError` where spaCy cannot load the model.
    """
    _register()
    nlp = _trained(model, lang) if model else None
    if nlp is None:
        nlp = spacy.blank(lang)
        nlp.tokenizer = Tokenizer(nlp.vocab, lang)
    for name in COMPONENTS:
        nlp.add_pipe(f"exodus_{name}")
    return nlp


def _trained(model: str, lang: str) -> Language | None:
    try:
        nlp = spacy.load(model)
    except (OSError, ValueError) as error:
        raise UsageError(f"spaCy cannot load the model {model!r}: {str(error).splitlines()[0]}") from None
    return nlp if nlp.lang == lang else None


def read(nlp: Language, document: Document) -> Facts:
    """The facts of one article."""
    with nlp.memory_zone():  # spaCy's string store grows without bound otherwise
        doc = nlp.make_doc(document.text)
        doc._.exodus_document = document
        if doc._.exodus is not None:
            doc._.exodus.document = document
        return readout(nlp(doc))


_register()
