"""What all tests share: no network, no store of the user's."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples at every run: a suite that fails must fail again. HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """exodus never needs the network: a socket to anywhere is a bug."""

    def refused(*_: object) -> None:
        raise AssertionError("exodus must not use the network")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setenv("EXODUS_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the four articles."""
    return Path(__file__).parent.parent / "seeds"
