"""What schemas of plain word lists share."""

from __future__ import annotations

from functools import cached_property

import msgspec


class Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A schema most of whose fields are plain lists of words."""

    @cached_property
    def sets(self) -> dict[str, frozenset[str]]:
        """The plain word lists as sets, by their name."""
        return {
            name: frozenset(value)
            for name in self.__struct_fields__
            if isinstance(value := getattr(self, name), tuple) and all(isinstance(v, str) for v in value)
        }
