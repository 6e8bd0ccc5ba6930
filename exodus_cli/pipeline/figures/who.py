"""Who vouches for a figure, and through whom it reached the page."""

from __future__ import annotations

from exodus_cli.facts import Attribution
from exodus_cli.pipeline.figures.scene import Draft, Scene
from exodus_cli.world.sources import publisher


def said_by(scene: Scene, draft: Draft) -> Attribution | None:
    """The nearest source of a figure; the publisher where nobody is named."""
    source = scene.reading.document.article.source
    name = publisher(source) if source else None
    return Attribution(name=name, kind="publisher") if name else None
