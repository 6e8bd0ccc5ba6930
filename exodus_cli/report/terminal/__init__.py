"""Facts as a reader likes to see them on a terminal: aligned, brief, in colour where there is colour."""

from exodus_cli.report.terminal.look import Look, write

__all__ = ["Look", "write"]
