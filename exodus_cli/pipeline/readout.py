"""From a Doc to plain facts, while the Doc is alive."""

from __future__ import annotations

import msgspec
from spacy.tokens import Doc

from exodus_cli.facts import Facts, Figure
from exodus_cli.pipeline.events import events
from exodus_cli.pipeline.reading import Reading
from exodus_cli.world.topics import topic_key

# Characters of its sentence that a figure carries on either side: enough to tell one event from another
# where only the facts are at hand, not so much that a text without full stops is copied with every number.
CONTEXT = 200


def readout(doc: Doc) -> Facts:
    """All facts of an article that went through the pipeline."""
    reading: Reading = doc._.exodus
    return Facts(
        article=msgspec.structs.replace(reading.document.article, events=events(reading)),
        figures=tuple(_placed(figure, reading.document.text) for figure in reading.figures),
        dates=tuple(reading.dates),
        places=tuple(reading.places),
        people=tuple(reading.people),
        quotes=tuple(reading.quotes),
    )


def _placed(figure: Figure, text: str) -> Figure:
    """The figure with its topic and the words around it."""
    first = max(figure.sentence[0], figure.start - CONTEXT)
    last = min(figure.sentence[1], figure.end + CONTEXT)
    return msgspec.structs.replace(figure, topic=topic_key(figure), context=text[first:last])
