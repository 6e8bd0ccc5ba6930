"""Compile the forms of `times.toml` into one decision tree a language.

A form is expanded into plain rows of elements (words, slots, the two borders of the context), and the
rows are laid into a tree whose branches are looked up by word, so that a text costs one look-up a word
where nothing of time is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from exodus_cli.grammar.numbers.book import book
from exodus_cli.grammar.times.register import Register
from exodus_cli.grammar.times.slots import Words
from exodus_cli.lang import Lexicon
from exodus_cli.lang.times import Rule, Times

CONTEXT_ENDS, CONTEXT_BEGINS = ">", "<"
NESTED = frozenset(("date", "span", "word"))
# A tail of a listed phrase, the slot it fills (None: it is the form's own word), its value, and the branch behind it.
Entry = tuple[tuple[str, ...], str | None, object, "Node"]


class Node:
    """A branching of the tree."""

    __slots__ = ("begins", "children", "ends", "index", "nested", "opened", "readers", "rules")

    def __init__(self) -> None:
        self.children: dict[str, Node] = {}
        self.rules: list[Rule] = []
        self.opened = False
        """Whether its children are laid out for looking up: most nodes are never reached."""
        self.index: dict[str, tuple[Entry, ...]] = {}
        """First word -> what may follow here."""
        self.readers: tuple[tuple[str, Node], ...] = ()
        """Slots that are read by a function, not looked up."""
        self.nested: tuple[tuple[str, Node], ...] = ()
        """Slots that hold an expression of their own, or any word."""
        self.ends: Node | None = None
        self.begins: Node | None = None


class Forms:
    """The trees of a language for one register: what may begin an expression, and what may continue one, by its kind."""

    def __init__(self, lexicon: Lexicon, register: Register) -> None:
        times = lexicon.times
        self.times = times
        self.words = words_of(lexicon)
        self.tables = {name: _parted(rows) for name, rows in _tables(times).items()}
        self.root = Node()
        self.spans = Node()
        """The plain spans of time alone ("two years"): what a `{span}` may be."""
        self.tails: dict[str, Node] = {}
        for rule in times.rules:
            if rule.only is not None and (register == "news" or (rule.only == "line" and register != "line")):
                continue
            roots = [self.tails.setdefault(kind, Node()) for kind in rule.after] or [self.root]
            if rule.means == "duration" and not (rule.after or rule.relation) and rule.guard in (None, "article"):
                roots.append(self.spans)
            for form in rule.forms:
                for row in _expand(form):
                    for root in roots:
                        _plant(root, row, rule)
        self.open(self.root)

    def open(self, node: Node) -> None:
        """Turn the children of a node into look-ups by word."""
        entries: dict[str, list[Entry]] = {}
        readers = []
        for item, child in node.children.items():
            name = item[1:-1] if item[0] == "{" else None
            if name is None:
                entries.setdefault(item, []).append(((), None, None, child))
            elif name in self.tables:
                for first, rest, value in self.tables[name]:
                    entries.setdefault(first, []).append((rest, name, value, child))
            else:
                readers.append((name, child))
        node.index = {word: tuple(rows) for word, rows in entries.items()}
        node.readers = tuple(row for row in readers if row[0] not in NESTED)
        node.nested = tuple(row for row in readers if row[0] in NESTED)
        node.opened = True


def _parted(rows: Iterable[tuple[str, object]]) -> list[tuple[str, tuple[str, ...], object]]:
    """[(first word, the others, value)] of listed phrases; of one phrase the last value."""
    return [(words[0], tuple(words[1:]), value) for phrase, value in dict(rows).items() if (words := phrase.split())]


@cache
def words_of(lexicon: Lexicon) -> Words:
    """The words of a language that readers look up."""
    return Words(lexicon.times, frozenset(lexicon.text.function_words), book(lexicon), lexicon.numbers.ages)


@cache
def forms(lexicon: Lexicon, register: Register) -> Forms:
    """The compiled forms of a language, for news or for plans."""
    return Forms(lexicon, register)


def _tables(times: Times) -> dict[str, list[tuple[str, object]]]:
    """Slot -> [(phrase, value)] for every slot that is looked up."""

    def numbered(table: dict[str, tuple[str, ...]]) -> list[tuple[str, object]]:
        return [(phrase, int(key)) for key, phrases in table.items() for phrase in phrases]

    def named(table: dict[str, tuple[str, ...]]) -> list[tuple[str, object]]:
        return [(phrase, key) for key, phrases in table.items() for phrase in phrases]

    months, weekdays = numbered(times.months), numbered(times.weekdays)
    units = times.units.items()
    return {
        "month": months,
        "mon": months + numbered(times.month_abbreviations),
        "weekday": weekdays,
        "wday": weekdays + numbered(times.weekday_abbreviations),
        "weekdays": [(phrase + s, day) for phrase, day in weekdays for s in times.plural] + numbered(times.weekdays_many),
        "unit": [(phrase, name) for name, unit in units for phrase in unit.one],
        "units": [(phrase, name) for name, unit in units for phrase in unit.many],
        "each": [(phrase, name) for name, unit in units for phrase in unit.each],
        "whole": [(phrase, name) for name, unit in units for phrase in unit.one],
        "period": named(times.periods),
        "happening": [(word, name) for name, words in times.happenings.items() for word in words],
        "half": [(word, 0.5) for word in times.halves],
        "season": named(times.seasons),
        "part": named(times.parts),
        "parts": [(phrase + s, part) for phrase, part in named(times.parts) for s in times.plural] + named(times.parts_many),
        "feast": named(times.feasts),
        "few": [(phrase, None if key == "X" else int(key)) for key, phrases in times.few.items() for phrase in phrases],
        "shift": numbered(times.shifts),
        "approx": named(times.approx),
        "edge": named(times.edges),
        "era": numbered(times.eras),
        "zone": [(zone, zone) for zone in times.zones],
        "age": numbered(times.centuries),
    }


# ---- expansion ------------------------------------------------------------------------------
def _expand(form: str) -> Iterator[tuple[str, ...]]:
    """Every plain row of elements a form stands for."""
    items = form.replace("(", " ( ").replace(")", " ) ").split()
    rows, rest = _sequence(items)
    if rest:
        raise ValueError(f"unbalanced parentheses in the form {form!r}")
    yield from (row for row in rows if row)


def _sequence(items: list[str]) -> tuple[list[tuple[str, ...]], list[str]]:
    rows: list[tuple[str, ...]] = [()]
    done: list[tuple[str, ...]] = []
    while items and items[0] != ")":
        item, items = items[0], items[1:]
        if item == "|":  # alone it parts whole rows: "(of | in the year)"
            done, rows = done + rows, [()]
            continue
        if item == "(":
            inner, items = _sequence(items)
            choices, items = [(), *inner], items[1:]
        else:
            choices = [(choice,) for choice in item.split("|")]
        rows = [row + choice for row in rows for choice in choices]
    return done + rows, items


def _plant(root: Node, row: Iterable[str], rule: Rule) -> None:
    node = root
    for item in row:
        if item == CONTEXT_ENDS:
            node.ends = node.ends or Node()
            node = node.ends
        elif item == CONTEXT_BEGINS:
            node.begins = node.begins or Node()
            node = node.begins
        else:
            node = node.children.setdefault(item, Node())
    node.rules.append(rule)
