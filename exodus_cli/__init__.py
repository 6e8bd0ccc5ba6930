"""exodus: read a pile of news articles the way a good fact-checker does."""

__version__ = "0.1.0"
