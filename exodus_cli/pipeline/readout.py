"""From a Doc to plain facts, while the Doc is alive."""

from __future__ import annotations

from spacy.tokens import Doc

from exodus_cli.facts import Facts
from exodus_cli.pipeline.reading import Reading


def readout(doc: Doc) -> Facts:
    """All facts of an article that went through the pipeline."""
    reading: Reading = doc._.exodus
    return Facts(
        article=reading.document.article,
        figures=tuple(reading.figures),
        dates=tuple(reading.dates),
        places=tuple(reading.places),
        people=tuple(reading.people),
        quotes=tuple(reading.quotes),
    )
