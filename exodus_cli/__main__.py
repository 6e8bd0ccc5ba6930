"""`python -m exodus_cli`."""

from exodus_cli.cli import main

main(prog_name="exodus")
