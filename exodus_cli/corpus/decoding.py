"""Bytes -> text: UTF-8, byte order marks, legacy encodings; never a changed character."""

from __future__ import annotations

import codecs
import gzip
import re
import zlib
from pathlib import Path
from typing import BinaryIO

from exodus_cli.errors import InputError

# An article larger than this is no article: a novel is about 1 MB, the 50 MB file is a mistake.
LARGEST = 20_000_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LONE = re.compile("[\ud800-\udfff]")


def open_bytes(path: Path, packed: bool) -> BinaryIO:
    """A file for reading, unpacked on the way where it is gzip."""
    return gzip.open(path, "rb") if packed else path.open("rb")  # type: ignore[return-value]


def read_bytes(stream: BinaryIO) -> bytes:
    """All of a stream; `InputError` where it is larger than an article can be, or a broken archive."""
    try:
        data = stream.read(LARGEST + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"broken gzip archive ({error}): pack it again") from None
    if len(data) > LARGEST:
        raise InputError(f"larger than {LARGEST // 1_000_000} MB: an article cannot be; split it, or give a .jsonl of articles")
    return data


def decode(data: bytes) -> str:
    """Text of bytes in whatever encoding they are in; `InputError` where they are no text.

    A byte order mark decides, then UTF-8, then the likeliest legacy encoding. Newlines stay as they are.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(name)
            except UnicodeDecodeError as error:
                raise InputError(f"not valid {name} although it says so (byte {error.start:,})") from None
    if b"\0" in data[:4096]:
        raise InputError("not a text: it holds NUL bytes")
    # English and Italian files that are not UTF-8 are Windows-1252 (WHATWG's default too): a guess over all
    # encodings takes a few accents for Central European ones.
    for name in ("utf-8", "cp1252"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    try:
        return data.decode(best.encoding if best else "ascii")
    except UnicodeDecodeError:
        raise InputError("in no encoding we know throughout: save it as UTF-8") from None


def whole(text: str) -> str:
    """The text with lone surrogates (possible in JSON, impossible in UTF-8) as U+FFFD, one for one, so that offsets stand."""
    return _LONE.sub("�", text) if _LONE.search(text) else text
