"""The command line: options in, rendered text out; it decides nothing about facts.

Nothing here imports more than click before a command runs: `exodus --help` and completion stay quick.
"""

from exodus_cli.cli.group import Exodus
from exodus_cli.cli.options import CONTEXT

__all__ = ["main"]

main = Exodus(
    name="exodus",
    context_settings=CONTEXT,
    help="""Read news articles the way a good fact-checker does: every number, date, place and
    quoted person, each with the words that prove it, and where the sources disagree.""",
)
