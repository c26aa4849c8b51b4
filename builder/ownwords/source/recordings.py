"""Reads recordings: how long they are, and their sound without what programs and people noted.

Two formats, each read to its end and within bounds: MP3 as frames, Opus as pages of Ogg. Nothing is
decoded. Whatever is no sound is left out: titles, names, dates, pictures, the program's name.
"""

import re
import struct
from collections.abc import Iterator

from ..records import dataclass
from .pictures import CAMERA, OTHER

LONGEST = 180
"""The longest recording of a quote, in seconds: a clip is published, no interview."""

LARGEST = 3_000_000
"""The largest file of a recording, in bytes."""

TITLES = "titles, names and notes"

_RATES = {
    3: (44100, 48000, 32000),
    2: (22050, 24000, 16000),
    0: (11025, 12000, 8000),
}
"""Samples in a second, by the version of MPEG: 1, 2 and 2.5."""
_KBITS = {
    3: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    0: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_BEHIND_MP3 = re.compile(rb"TAG|APETAGEX|LYRICS|ID3|\x00+\Z")
_XING_FIELDS = ((1, 4), (2, 4), (4, 100), (8, 4))
_OPUS_RATE = 48000


class NoRecordingError(Exception):
    """The bytes are no recording of the format that the file's name says, or they break off."""


@dataclass(frozen=True)
class Recording:
    """A recording as it may be published.

    Attributes:
        content: Its bytes without what is no sound.
        seconds: How long it is.
        found: What was left out, in plain words; empty where nothing was.
    """

    content: bytes
    seconds: float
    found: tuple[str, ...] = ()


def clean_recording(content: bytes, suffix: str) -> Recording:
    """Removes what is no sound from the bytes of a `.mp3` or `.opus`.

    Raises:
        NoRecordingError: The bytes are no recording of this kind, or they break off.
    """
    reader = {".mp3": _mp3, ".opus": _opus}[suffix]
    try:
        return reader(content)
    except (struct.error, IndexError):
        raise NoRecordingError from None


@dataclass(frozen=True)
class _Frame:
    """The head of a frame of MP3: its length in bytes, its samples, and where its sound begins."""

    kind: tuple[int, int]
    length: int
    samples: int
    rate: int
    side: int


def _mp3(content: bytes) -> Recording:
    start, found = _after_tags(content)
    at, first, frames, samples = start, None, 0, 0
    kept = []
    while frame := _frame(content, at):
        if first and frame.kind != first.kind:
            break
        body = content[at : at + frame.length]
        if first is None and _is_index(body, frame):
            body, told = _without_program(body, frame)
            found += [CAMERA] if told else []
        else:
            samples += frame.samples
        first = first or frame
        frames += 1
        kept.append(body)
        at += frame.length
    if first is None or frames < 2:
        raise NoRecordingError
    if at < len(content):
        cut_off = len(content) - at < first.length * 2
        if not cut_off and not _BEHIND_MP3.match(content, at):
            raise NoRecordingError
        found.append(TITLES if _BEHIND_MP3.match(content, at) else OTHER)
    return Recording(b"".join(kept), samples / first.rate, tuple(dict.fromkeys(found)))


def _after_tags(content: bytes) -> tuple[int, list[str]]:
    """Where the sound begins, behind the tags that stand before it."""
    at = 0
    while content[at : at + 3] == b"ID3":
        size = 0
        for byte in content[at + 6 : at + 10]:
            size = size << 7 | byte & 0x7F
        at += 10 + size + (10 if content[at + 5] & 0x10 else 0)
    found = [TITLES] if at else []
    padded = at
    while content[at : at + 1] == b"\x00":
        at += 1
    return at, [*found, *([OTHER] if at > padded and not found else [])]


def _frame(content: bytes, at: int) -> _Frame | None:
    """The head of a frame; None where none begins here, or it breaks off."""
    if at + 4 > len(content):
        return None
    (head,) = struct.unpack_from(">I", content, at)
    version, layer = head >> 19 & 3, head >> 17 & 3
    kbits, rate, padding = head >> 12 & 15, head >> 10 & 3, head >> 9 & 1
    if head >> 21 != 0x7FF or version == 1 or layer != 1 or not 0 < kbits < 15 or rate == 3:
        return None
    mono, hertz = head >> 6 & 3 == 3, _RATES[version][rate]
    samples = 1152 if version == 3 else 576
    length = samples // 8 * _KBITS[version][kbits - 1] * 1000 // hertz + padding
    if at + length > len(content):
        return None
    side = (17 if mono else 32) if version == 3 else (9 if mono else 17)
    return _Frame((version, rate), length, samples, hertz, 4 + side)


def _is_index(body: bytes, frame: _Frame) -> bool:
    """Whether a first frame holds no sound, but where in the file each moment is."""
    return body[frame.side : frame.side + 4] in (b"Xing", b"Info")


def _without_program(body: bytes, frame: _Frame) -> tuple[bytes, bool]:
    """A first frame without what the program notes behind its index, and whether it did."""
    (flags,) = struct.unpack_from(">I", body, frame.side + 4)
    end = frame.side + 8 + sum(size for flag, size in _XING_FIELDS if flags & flag)
    return body[:end] + bytes(len(body) - end), any(body[end:])


@dataclass(frozen=True)
class _Page:
    """A page of Ogg, with its place in the stream."""

    flags: int
    granule: int
    stream: int
    number: int
    laces: bytes
    body: bytes

    def written(self, number: int) -> bytes:
        """The page as it is written, as the one of this number."""
        head = struct.pack(
            "<4sBBqIII", b"OggS", 0, self.flags, self.granule, self.stream, number, 0
        )
        page = head + bytes([len(self.laces)]) + self.laces + self.body
        return page[:22] + struct.pack("<I", _checksum(page)) + page[26:]


def _opus(content: bytes) -> Recording:
    pages, end = _pages(content)
    head = pages[0].body
    if head[:8] != b"OpusHead" or len(head) != 19 or head[18] or head[9] not in (1, 2):
        raise NoRecordingError
    if len({page.stream for page in pages}) > 1 or sum(page.flags & 2 for page in pages) != 2:
        raise NoRecordingError
    tags, rest = _tags(pages[1:])
    empty = b"OpusTags" + struct.pack("<II", 0, 0)
    found = [] if tags == empty else [TITLES]
    if end < len(content):
        found.append(OTHER)
    if not rest:
        raise NoRecordingError
    (early,) = struct.unpack_from("<H", head, 10)
    seconds = max(0, sum(map(_samples, _packets(rest))) - early) / _OPUS_RATE
    if not found:
        return Recording(content, seconds)
    plain = _Page(0, 0, pages[0].stream, 1, bytes([len(empty)]), empty)
    kept = [pages[0], plain, *rest]
    cleaned = b"".join(page.written(number) for number, page in enumerate(kept))
    return Recording(cleaned, seconds, tuple(found))


def _pages(content: bytes) -> tuple[list[_Page], int]:
    """The pages of a file, and where they end."""
    pages: list[_Page] = []
    at = 0
    while content[at : at + 4] == b"OggS":
        mark = struct.unpack_from("<4sBBqIIIB", content, at)
        _, version, flags, granule, stream, number, _, many = mark
        laces = content[at + 27 : at + 27 + many]
        end = at + 27 + many + sum(laces)
        if version or len(laces) < many or end > len(content):
            raise NoRecordingError
        pages.append(_Page(flags, granule, stream, number, laces, content[end - sum(laces) : end]))
        at = end
    if len(pages) < 3:
        raise NoRecordingError
    return pages, at


def _tags(pages: list[_Page]) -> tuple[bytes, list[_Page]]:
    """The titles and notes, which fill whole pages behind the head, and the pages of the sound."""
    tags = b""
    for at, page in enumerate(pages):
        tags += page.body
        if page.laces and page.laces[-1] < 255:
            if tags[:8] != b"OpusTags" or any(lace < 255 for lace in page.laces[:-1]):
                raise NoRecordingError
            return tags, pages[at + 1 :]
    raise NoRecordingError


def _packets(pages: list[_Page]) -> Iterator[bytes]:
    """The packets of the sound; a packet may go on in the next page."""
    packet = b""
    for page in pages:
        at = 0
        for lace in page.laces:
            packet += page.body[at : at + lace]
            at += lace
            if lace < 255:
                yield packet
                packet = b""


def _samples(packet: bytes) -> int:
    """How many samples a packet holds (RFC 6716, section 3.1); how long a file says it is, is not
    believed.
    """
    if not packet:
        return 0
    mode, many = packet[0] >> 3, packet[0] & 3
    if mode < 12:
        frame = (480, 960, 1920, 2880)[mode & 3]
    elif mode < 16:
        frame = (480, 960)[mode & 1]
    else:
        frame = (120, 240, 480, 960)[mode & 3]
    return frame * (packet[1] & 63 if many == 3 else 2 if many else 1)


def _table() -> Iterator[int]:
    for value in range(256):
        rest = value << 24
        for _ in range(8):
            rest = (rest << 1 ^ (0x04C11DB7 if rest & 0x80000000 else 0)) & 0xFFFFFFFF
        yield rest


_TABLE = tuple(_table())


def _checksum(page: bytes) -> int:
    """The checksum of a page of Ogg, whose own four bytes are zero (RFC 3533)."""
    found = 0
    for byte in page:
        found = found << 8 & 0xFFFFFFFF ^ _TABLE[found >> 24 ^ byte]
    return found
