"""Read expressions of time: "in just seven days", "lo scorso mese" -> TIMEX3 and a calendar interval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import cache

from exodus_cli.grammar.times import calendar
from exodus_cli.grammar.times.anchors import Anchor, anchored, anchors, extended
from exodus_cli.grammar.times.calendar import DEPTH
from exodus_cli.grammar.times.context import Context
from exodus_cli.grammar.times.expression import Expression
from exodus_cli.grammar.times.forms import forms, words_of
from exodus_cli.grammar.times.grains import depth
from exodus_cli.grammar.times.happenings import Chronicle, Happenings
from exodus_cli.grammar.times.inference import inferred, written
from exodus_cli.grammar.times.pairs import paired
from exodus_cli.grammar.times.phrases import Phrasing, capitalised
from exodus_cli.grammar.times.recognise import expressions
from exodus_cli.grammar.times.register import register
from exodus_cli.grammar.times.resolve import Resolver, View
from exodus_cli.grammar.times.tense import Tense
from exodus_cli.grammar.times.timex import Timex
from exodus_cli.grammar.tokens import Tokens
from exodus_cli.lang import Lexicon

__all__ = ["Anchor", "Expression", "Timex", "Told", "inferred", "recognised", "resolved", "times", "told"]

# A text tells of the past where at least so many of its dates carry a year, most of them this many before publication,
# and to so many of them there is hardly a word that counts from publication; without any such word fewer are enough.
APPOSED = 2  # "two years ago, on May 12"
OPENING = 2  # "In 1915"
ENOUGH, FEWEST, OLD, MOST, FEW = 4, 3, 2, 0.6, 0.15


def times(tokens: Tokens, lexicon: Lexicon, published: date | None) -> list[Timex]:
    """Every expression of time of a text, in order, never overlapping, resolved as far as the text allows."""
    return resolved(tokens, lexicon, published, recognised(tokens, lexicon))


def recognised(tokens: Tokens, lexicon: Lexicon) -> list[Expression]:
    """Every expression of time of a text, in order, not yet resolved."""
    return list(expressions(tokens, lambda name: forms(lexicon, name)))


@dataclass(slots=True)
class Told:
    """What a text says of time: its expressions, what hangs on events, and the days of those."""

    rows: list[Timex]
    anchors: list[Anchor]
    chronicle: Chronicle
    events: list[tuple[int, int, str]]
    """(token, number of tokens, event) of every word for one."""


def resolved(
    tokens: Tokens, lexicon: Lexicon, published: date | None, found: list[Expression], clock: time | None = None
) -> list[Timex]:
    """What the expressions of a text come to. `clock`: the time of the day of publication, where it is known."""
    return told(tokens, lexicon, published, found, clock).rows


def told(tokens: Tokens, lexicon: Lexicon, published: date | None, found: list[Expression], clock: time | None = None) -> Told:
    """The expressions of a text, and what hangs on its events.

    An event may be dated behind the words that count from it (a headline), so what hangs on one is told last.
    """
    today = written(tokens, found, published)
    narrative, nearest = is_narrative(found, published), lexicon.times.next_is_nearest
    context = Context(today, clock if today == published else None, narrative=narrative, nearest=nearest)
    tense = _tense(lexicon)
    aside = lexicon.times.aside
    words = words_of(lexicon)
    happenings, chronicle = _happenings(lexicon), Chronicle()
    happenings.known_days(tokens, published, chronicle)
    view = View(
        lambda first, last: tense.direction(tokens, first, last),
        tokens.sentence_of,
        lambda at: register(tokens, words, at),
        lambda at: at > 0 and tokens.lower[at - 1] in aside,
        lambda last, first: 0 < first - last <= APPOSED and tokens.words[last] == ",",
        lambda at: tense.is_flashback(tokens, at),
        lambda first, last: tense.is_nowadays(tokens, first, last),
        lambda first, last: tense.is_appointed(tokens, first, last),
        lambda e, verbless: tense.nearing(tokens, e.first, e.last, verbless=verbless, day=depth(e) >= DEPTH["day"]),
        lambda first, last: tense.is_inserted(tokens, first, last),
        lambda at: tense.is_over(tokens, at),
        lambda at: tense.is_telling(tokens, at),
        lambda at: tense.is_compared(tokens, at),
        lambda first, last: tense.is_beginning(tokens, first, last),
        lambda first, last: tense.is_attributive(tokens, first, last),
        lambda at: at - tokens.sentences[tokens.sentence_of(at)][0] <= OPENING,
        chronicle.known.get,
    )
    resolver = Resolver(context, view)
    rows: list[Timex] = []
    later: list[tuple[int, Expression]] = []
    for expression in found:
        if expression.means != "anchored":
            made = resolver.resolve(expression)
            for row in made:
                happenings.stands(tokens, row, chronicle)
            rows.extend(made)
            continue
        hung = anchored(expression, chronicle, context, names_in(tokens, expression))
        if hung is None or not (hung.start or hung.end):
            later.append((len(rows), expression))
        if hung is not None:
            rows.append(hung)
            if hung.type == "DATE":
                day = date.fromisoformat(hung.value or "")
                context.told(calendar.on(day), tokens.sentence_of(expression.first), explicit=False, span=(hung.first, hung.last))
    taken = {n for e in found if e.means != "anchored" for n in range(e.first, e.last)}
    phrasing = Phrasing(tokens, happenings.words, taken)
    happenings.tell(phrasing, rows, chronicle)
    hanging = [] if context.narrative else anchors(happenings, phrasing, found, rows, chronicle)
    _again(tokens, rows, later, chronicle, context)
    return Told(paired(tokens, words, list(extended(rows, hanging, published))), hanging, chronicle, phrasing.found)


def _again(tokens: Tokens, rows: list[Timex], later: list[tuple[int, Expression]], chronicle: Chronicle, context: Context) -> None:
    """Resolve once more what hung on an event whose day was told further on."""
    for at, expression in reversed(later):
        row = anchored(expression, chronicle, context, names_in(tokens, expression))
        if row is None or not (row.start or row.end):
            continue
        if at < len(rows) and rows[at].first == expression.first:
            rows[at] = row
        else:
            rows.insert(at, row)


def names_in(tokens: Tokens, found: Expression) -> frozenset[str]:
    """The names in an expression: whose invasion it is."""
    return frozenset(tokens.lower[n] for n in range(found.first, found.last) if capitalised(tokens, n))


@cache
def _happenings(lexicon: Lexicon) -> Happenings:
    return Happenings(lexicon.times)


@cache
def _tense(lexicon: Lexicon) -> Tense:
    return Tense(lexicon.times, frozenset(lexicon.text.function_words))


def is_narrative(found: list[Expression], published: date | None) -> bool:
    """Whether a text tells history: most years it names are well before its publication, few words count from it."""
    years = [year for expression in found for year in _years(expression)]
    deictic = sum(_is_deictic(expression) for expression in found)
    deictic -= any(expression.is_today() for expression in found)  # history tells once what is so "today"
    if published is None or len(years) < (ENOUGH if deictic else FEWEST):
        return False
    old = sum(year <= published.year - OLD for year in years)
    return old > MOST * len(years) and deictic < FEW * old


def _years(expression: Expression) -> list[int]:
    """The years an expression names, its own and those inside it; before Christ they are negative."""
    slots = expression.slots
    years = [int(slots[name]) for name in ("year", "yy") if slots.get(name) is not None]
    years += [-slots["yearbc"]] if "yearbc" in slots else []
    for inner in (slots.get("date"), expression.inner):
        if isinstance(inner, Expression):
            years += _years(inner)
    return years


def _is_deictic(expression: Expression) -> bool:
    """"yesterday", "last year", "two weeks ago", "Thursday": what only news says."""
    if expression.means == "within" and expression.inner is not None:
        return _is_deictic(expression.inner)
    rule = expression.rule
    step = rule.means == "shift" and rule.base == "now"
    return step or rule.guard == "weekday" or (rule.means == "within" and "shift" in expression.slots)
