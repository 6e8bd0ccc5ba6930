"""Dates, places, people, quotations and articles on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from rich.text import Text

from exodus_cli.facts import Article, Date, Person, Place, Quote
from exodus_cli.report import Read
from exodus_cli.report import wording as w
from exodus_cli.report.atlas import Spot, atlas
from exodus_cli.report.terminal.figures import article_heading
from exodus_cli.report.terminal.look import Look, cell, columns, evidence, heading, joined, put, wrapped
from exodus_cli.report.timeline import timeline


def dates(reads: Iterable[Read], look: Look) -> Iterator[Text]:
    """A timeline, then what no day is known for."""
    moments, unresolved = timeline(reads)
    for moment in moments:
        date, read = moment.mentions[0]
        more = f"×{len(moment.mentions)}" if len(moment.mentions) > 1 else ""
        yield from _dated(put(moment.when, "when"), moment.sources, more, (date, read), look)
        for mention, its in moment.mentions[1:] if look.why or look.width is None else ():
            yield from _dated(put(""), [mention.source or mention.article], "", (mention, its), look)
    if unresolved:
        yield Text()
        yield heading(put("No day known", "title"), f"{len(unresolved)} expressions", look)
        for date, read in unresolved:
            yield from _dated(put(w.folded(date.text), "modifier"), [date.source or date.article], "", (date, read), look)


def _dated(when: Text, sources: list[str], more: str, mention: tuple[Date, Read], look: Look) -> Iterator[Text]:
    date, read = mention
    who = joined([put(", ".join(w.safe(s) for s in sources), "who"), put(more, "dim")], " ")
    sentence = read.words(*date.sentence) or date.text
    at = date.sentence[0] if read.text is not None else date.start
    span = date.start - at, date.end - at
    if look.width is None:
        yield joined([cell(when, 27), cell(who, 24), *evidence(sentence, *span, None)], "  ")
    elif look.width >= 90:
        room = min(look.width, 150) - 27 - 18 - 4
        said = evidence(sentence, *span, room, lines=2)
        for n, line in enumerate(said):
            yield Text.assemble(cell(when if n == 0 else Text(), 27), "  ", cell(who if n == 0 else Text(), 18), "  ", line)
    else:
        yield joined([when, who])
        for line in evidence(sentence, *span, look.width - 2, lines=2):
            yield Text.assemble("  ", line)
    if look.why:
        yield from why(date.cues, {"value": date.value, "mod": date.mod, "grain": date.grain}, read)


def why(cues: dict[str, tuple[int, int]], values: dict[str, object], read: Read) -> Iterator[Text]:
    """The words that decided each field."""
    for field, (start, end) in cues.items():
        value = values.get(field)
        words = read.words(start, end)
        shown = f" = {w.safe(str(value))}" if value is not None else ""
        yield Text.assemble(put(f"    {field}{shown}", "dim"), " ← ", f"“{w.folded(words)}”" if words else f"{start}–{end}")


def places(reads: Iterable[Read], look: Look) -> Iterator[Text]:
    """The places under their countries: how often, and the first evidence."""
    for country, spots in atlas(reads):
        mentions = sum(len(s.mentions) for s in spots)
        named = next((s.name for s in spots if s.place.feature == "country"), None)
        title = f"{named} ({country})" if named and country else country or "Of no one country"
        yield heading(put(title, "title"), f"{mentions} mention{'' if mentions == 1 else 's'}", look)
        width = max((Text(s.name).cell_len for s in spots), default=0)
        for spot in spots:
            yield from _spot(spot, min(width, 28), look)
        yield Text()


def _spot(spot: Spot, width: int, look: Look) -> Iterator[Text]:
    place, read = spot.mentions[0]
    sentence = read.words(*place.sentence) or place.text
    at = place.sentence[0] if read.text is not None else place.start
    span = place.start - at, place.end - at
    first = [
        cell(put(w.safe(spot.name), "where"), width),
        cell(put(str(len(spot.mentions))), 4, right=True),
        cell(put(_sort(place), "dim"), 9),
    ]
    line = Text("  ").join([Text(), *first])
    if look.width is None:
        yield Text.assemble(line, "  ", *evidence(sentence, *span, None))
    elif look.width >= 90:
        yield Text.assemble(line, "  ", *evidence(sentence, *span, min(look.width, 150) - line.cell_len - 2)[:1])
    else:
        yield line
        for said in evidence(sentence, *span, look.width - 4):
            yield Text.assemble("    ", said)
    if look.why:
        yield from why(place.cues, {"country": place.country, "name": place.name}, read)


def _sort(place: Place) -> str:
    return place.feature or ("demonym" if place.form == "demonym" else "")


def people(reads: Iterable[Read], look: Look, *, quotes: bool = False) -> Iterator[Text]:
    """The people of each article: who they are, where, and their best words."""
    for read in reads:
        persons = read.facts.people
        yield article_heading(read.facts.article, f"{len(persons)} people", look)
        yield put(look.rule, "dim")
        said = {quote.id: quote for quote in read.facts.quotes}
        for person in persons:
            yield from _person(person, [said[q] for q in person.quotes if q in said], read, look, quotes)
        yield Text()


def _person(person: Person, said: list[Quote], read: Read, look: Look, every: bool) -> Iterator[Text]:
    count = f"{len(said)} quotation{'' if len(said) == 1 else 's'}" if said else ""
    pieces = [
        put(w.folded(person.name), "title"),
        put(age(person)),
        put(w.folded(person.role or "")),
        put(stands(person), "where"),
        put(count, "dim"),
    ]
    yield from wrapped(joined(pieces), look.width, indent=2)
    chosen = said if every else sorted(said, key=best)[:1]
    for quote in chosen:
        for line in wrapped(put(f"“{content(quote, read)}”", "dim"), look.width and min(look.width, 120) - 4):
            yield Text.assemble("    ", line)
    if look.why:
        yield from why(person.cues, {"age": person.age, "role": person.role}, read)


def best(quote: Quote) -> tuple[bool, int]:
    """Direct words before reported ones, the fuller before the shorter, up to what one reads in a breath."""
    length = quote.end - quote.start
    return quote.form != "direct", length if length > 240 else -length


def age(person: Person) -> str:
    """`29`, `30–33`, or nothing."""
    if isinstance(person.age, tuple):
        return f"{person.age[0]}–{person.age[1]}"
    return "" if person.age is None else str(person.age)


def stands(person: Person) -> str:
    """Where a person is from and is now."""
    parts = [person.organisation, person.origin and f"from {person.origin}", person.now_in and f"now in {person.now_in}"]
    return ", ".join(w.folded(p) for p in parts if p)


def content(quote: Quote, read: Read) -> str:
    """The words of a quotation, its breaks marked."""
    if read.text is None:
        return w.folded(quote.text).strip('“”"«»')
    return " … ".join(w.folded(read.text[start:end]) for start, end in quote.content)


def quotes(reads: Iterable[Read], look: Look) -> Iterator[Text]:
    """The quotations of each article with their speakers."""
    for read in reads:
        rows = read.facts.quotes
        yield article_heading(read.facts.article, f"{len(rows)} quotation{'' if len(rows) == 1 else 's'}", look)
        yield put(look.rule, "dim")
        for quote in rows:
            yield from _quote(quote, read, look)
        yield Text()


def _quote(quote: Quote, read: Read, look: Look) -> Iterator[Text]:
    speaker = put(w.folded(quote.speaker or "nobody named"), "who" if quote.speaker else "dim")
    marks = ("“", "”") if quote.form != "indirect" else ("", "")
    words = put(f"{marks[0]}{content(quote, read)}{marks[1]}", "" if quote.form != "indirect" else "note")
    if look.width is None:
        yield joined([cell(speaker, 24), cell(put(quote.form, "dim"), 8), words], "  ")
    elif look.width >= 80:
        side = 24
        for n, line in enumerate(wrapped(words, min(look.width, 130) - side - 2)):
            yield Text.assemble(cell(speaker if n == 0 else Text(), side), "  ", line)
    else:
        yield joined([speaker, put(quote.form, "dim")])
        for line in wrapped(words, look.width - 2):
            yield Text.assemble("  ", line)
    if look.why:
        cues = (
            quote.cues | ({"cue": quote.cue} if quote.cue else {}) | ({"speaker": quote.speaker_mention} if quote.speaker_mention else {})
        )
        yield from why(cues, {"speaker": quote.speaker}, read)


def articles(rows: Iterable[Article], look: Look) -> Iterator[Text]:
    """What was read: one line an article."""
    head = [put(name, "title") for name in ("SOURCE", "PUBLISHED", "LANG", "WORDS", "ARTICLE", "")]
    table = [head]
    for article in rows:
        published = w.moment(article.published[:10]) if article.published else "-"
        told = f" ({article.published_from})" if article.published_from not in (None, "manifest", "metadata") else ""
        notes = f"copy of {article.copies_of}" if article.copies_of else w.folded(article.title or "")
        table.append(
            [
                put(w.safe(article.source or "-"), "who"),
                put(published + told, "when"),
                put(w.safe(article.lang)),
                put(f"{article.words:,}"),
                put(w.safe(article.id)),
                put(notes, "dim"),
            ]
        )
    for line in columns(table, right=[3]):
        yield line if look.width is None or line.cell_len <= look.width else cell(line, look.width)


def nothing(kinds: str) -> Iterator[Text]:
    """What is said when there is nothing to say."""
    yield from chain([put(f"No {kinds} found.", "dim")])
