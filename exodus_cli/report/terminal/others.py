"""Dates, places, people, quotations and articles on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from rich.text import Text

from exodus_cli.facts import Article, Date, Place, Quote
from exodus_cli.report import Read
from exodus_cli.report import wording as w
from exodus_cli.report.atlas import Spot, atlas
from exodus_cli.report.register import Entry, register
from exodus_cli.report.terminal.figures import article_heading
from exodus_cli.report.terminal.look import Look, cell, columns, evidence, flowed, heading, joined, put, wrapped
from exodus_cli.report.timeline import timeline

WHEN, WHO = 27, 18  # cells of the timeline: "24 Feb 2022 – 29 Sep 2023"


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
    who = joined([put(", ".join(w.publisher(s) for s in sources), "who"), put(more, "dim")], " ")
    passage = read.passage(date) or (date.text, 0, len(date.text))
    if look.width is None:
        yield Text("  ").join([cell(when, WHEN), cell(who, 24), *evidence(*passage, None)])
    elif look.width >= 90:
        room = min(look.width, 150) - WHEN - WHO - 4
        cells = zip_longest([when], wrapped(who, WHO), evidence(*passage, room, lines=2), fillvalue=Text())
        for first, second, third in cells:
            yield Text("  ").join([cell(first, WHEN), cell(second, WHO), third])
    else:
        yield from flowed([when, who], look.width)
        for line in evidence(*passage, look.width - 2, lines=2):
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
        title = f"{w.place(country)} ({w.safe(country)})" if country else "Of no one country"
        yield heading(put(title, "title"), f"{mentions} mention{'' if mentions == 1 else 's'}", look)
        width = max((Text(s.name).cell_len for s in spots), default=0)
        for spot in spots:
            yield from _spot(spot, min(width, 28), look)
        yield Text()


def _spot(spot: Spot, width: int, look: Look) -> Iterator[Text]:
    place, read = spot.mentions[0]
    passage = read.passage(place) or (place.text, 0, len(place.text))
    first = [
        cell(put(w.safe(spot.name), "where"), width),
        cell(put(str(len(spot.mentions))), 4, right=True),
        cell(put(_sort(place), "dim"), 9),
    ]
    line = Text("  ").join([Text(), *first])
    if look.width is None:
        yield Text.assemble(line, "  ", *evidence(*passage, None))
    elif look.width >= 90:
        yield Text.assemble(line, "  ", *evidence(*passage, min(look.width, 150) - line.cell_len - 2)[:1])
    else:
        yield line
        for said in evidence(*passage, look.width - 4):
            yield Text.assemble("    ", said)
    if look.why:
        yield from why(place.cues, {"country": place.country, "name": place.name}, read)


def _sort(place: Place) -> str:
    return place.feature or ("demonym" if place.form == "demonym" else "")


def people(reads: Iterable[Read], look: Look, *, quotes: bool = False) -> Iterator[Text]:
    """Who speaks, with age, role, place and words: people, then bodies; then who is only named."""
    parts: dict[str, list[Entry]] = {"People who speak": [], "Bodies and groups that speak": [], "Also named": []}
    for entry in register(reads):
        named = entry.records[0][0].person_kind == "person"
        parts["Also named" if not entry.quotes else "People who speak" if named else "Bodies and groups that speak"].append(entry)
    for title, rows in parts.items():
        if not rows:
            continue
        yield heading(put(title, "title"), str(len(rows)), look)
        yield put(look.rule, "dim")
        for entry in rows:
            yield from _entry(entry, look, quotes)
        yield Text()


def _entry(entry: Entry, look: Look, every: bool) -> Iterator[Text]:
    age, role, place = entry.about
    count = f"{len(entry.quotes)} quotation{'' if len(entry.quotes) == 1 else 's'}" if entry.quotes else ""
    sources = put(", ".join(entry.sources), "who")
    yield from flowed(
        [put(w.folded(entry.name), "title"), put(age), put(role), put(place, "where"), sources, put(count, "dim")], look.width, 2
    )
    favourite = entry.best
    for quote, read in entry.quotes if every else [favourite] if favourite else []:
        for line in wrapped(put(w.quoted(quote, read.text), "dim"), look.width and min(look.width, 120) - 4):
            yield Text.assemble("    ", line)
    if look.why:
        if entry.because:
            yield put(f"    one in {len(entry.records)} articles: {', '.join(entry.because)}", "dim")
        for person, read in entry.records:
            yield from why(person.cues, {"age": person.age, "role": person.role}, read)


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
    words = put(w.quoted(quote, read.text), "" if quote.form != "indirect" else "note")
    if look.width is None:
        yield joined([cell(speaker, 24), cell(put(quote.form, "dim"), 8), words], "  ")
    elif look.width >= 80:
        side = 24
        for n, line in enumerate(wrapped(words, min(look.width, 130) - side - 2)):
            yield Text.assemble(cell(speaker if n == 0 else Text(), side), "  ", line)
    else:
        yield from flowed([speaker, put(quote.form, "dim")], look.width)
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


def everything(reads: Iterable[Read], look: Look) -> Iterator[Text]:
    """Every record on a line: its kind, where it stands, its words."""
    for read in reads:
        facts = read.facts
        yield article_heading(facts.article, f"{facts.article.words:,} words", look)
        marks = sorted((*facts.figures, *facts.dates, *facts.places, *facts.quotes), key=lambda m: (m.start, m.end, m.kind))
        for mark in marks:
            line = Text.assemble(
                cell(put(mark.kind, "dim"), 7), cell(put(f"{mark.start}–{mark.end}", "dim"), 13, right=True), "  ", w.folded(mark.text)
            )
            yield line if look.width is None or line.cell_len <= look.width else cell(line, look.width)
        for person in facts.people:
            yield Text.assemble(cell(put("person", "dim"), 22), w.folded(person.name))
        yield Text()
