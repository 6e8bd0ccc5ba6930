"""facts -> text."""
