"""ids -> things: places, units, concepts, sources. Knows no language."""
