"""Recordings: how long they are, and that nothing but sound is published of them."""

import contextlib
import struct
from pathlib import Path

import pytest

from ownwords.source import read_media, strip_media
from ownwords.source.recordings import LARGEST, NoRecordingError, clean_recording
from ownwords.source.sizes import size_of
from tests import photos
from tests.conftest import STUDIES

MEDIA = STUDIES / "walking-home" / "content" / "data-media"
MP3 = (MEDIA / "window.mp3").read_bytes()
OPUS = (MEDIA / "keys.opus").read_bytes()
NAME = b"Anna Andersson"


def tagged(content: bytes) -> bytes:
    """An MP3 as an audio program writes it: titles before and behind the sound, and padding."""
    body = b"TPE1" + struct.pack(">I", len(NAME) + 1) + b"\x00\x00\x00" + NAME + bytes(50)
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    behind = b"TAG" + NAME.ljust(125, b"\x00")
    return b"ID3\x03\x00\x00" + size + body + content + behind


def commented(content: bytes) -> bytes:
    """An Opus file with titles, in a page of its own as programs write it."""
    tags = b"OpusTags" + struct.pack("<I", 4) + b"prog" + struct.pack("<II", 1, len(NAME)) + NAME
    at = content.index(b"OpusTags")
    head = bytearray(content[at - 28 : at - 1])
    head[26:27] = b"\x01"
    return content[: at - 28] + bytes(head) + bytes([len(tags)]) + tags + content[at + 16 :]


@pytest.mark.parametrize(
    ("content", "suffix", "seconds"), [(MP3, ".mp3", 6.084), (OPUS, ".opus", 6.0035)]
)
def test_a_clean_recording_stays_as_it_is(content: bytes, suffix: str, seconds: float) -> None:
    recording = clean_recording(content, suffix)
    assert recording.content == content
    assert recording.seconds == pytest.approx(seconds)
    assert recording.found == ()


def test_titles_are_left_out_and_the_sound_stays() -> None:
    recording = clean_recording(tagged(MP3), ".mp3")
    assert recording.content == MP3
    assert recording.found == ("titles, names and notes",)
    assert recording.seconds == pytest.approx(6.084)
    recording = clean_recording(commented(OPUS), ".opus")
    assert recording.content == OPUS  # the pages' own checksums included
    assert recording.found == ("titles, names and notes",)


def test_an_index_keeps_its_place_and_no_program(tmp_path: Path) -> None:
    first = MP3[:4]
    length = 72 * _kbits(first) * 1000 // 16000 + (first[2] >> 1 & 1)
    frame = bytearray(length)
    frame[:4] = first
    frame[13:21] = b"Info" + struct.pack(">I", 1)
    frame[25 : 25 + len(NAME)] = NAME
    recording = clean_recording(bytes(frame) + MP3, ".mp3")
    assert recording.found == ("the camera or program it was made with",)
    assert recording.seconds == pytest.approx(6.084)
    assert NAME not in recording.content
    assert recording.content[13:17] == b"Info"
    assert recording.content.endswith(MP3)


def _kbits(head: bytes) -> int:
    return (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)[(head[2] >> 4) - 1]


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (b"", ".mp3"),
        (b"ID3", ".mp3"),
        (b"RIFF" + bytes(200), ".mp3"),
        (MP3[:100], ".mp3"),
        (MP3 + NAME * 100, ".mp3"),
        (OPUS, ".mp3"),
        (MP3, ".opus"),
        (OPUS[:200], ".opus"),
        (OPUS[:-5], ".opus"),
        (OPUS + OPUS, ".opus"),
        (OPUS.replace(b"OpusHead", b"OpusHeap"), ".opus"),
    ],
)
def test_what_is_no_recording_is_refused(content: bytes, suffix: str) -> None:
    with pytest.raises(NoRecordingError):
        clean_recording(content, suffix)


def test_every_mangled_recording_is_read_or_refused() -> None:
    for content, suffix in ((tagged(MP3), ".mp3"), (commented(OPUS), ".opus")):
        for at in (*range(0, 400), *range(400, len(content), 97)):
            for byte in (0x00, 0xFF, content[at] ^ 0x10):
                broken = content[:at] + bytes([byte]) + content[at + 1 :]
                with contextlib.suppress(NoRecordingError):
                    assert clean_recording(broken, suffix).seconds < 100_000


def laid(root: Path, name: str, content: bytes) -> list[str]:
    file = root / "content" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return [str(problem) for problem in read_media(root / "content", root)[1]]


def test_only_clips_are_published_and_only_from_their_folder(tmp_path: Path) -> None:
    assert laid(tmp_path / "a", "data-media/window.mp3", tagged(MP3)) == []
    assert laid(tmp_path / "b", "window.mp3", MP3) == [
        "content/window.mp3: files of this kind are not published from here; a recording carries"
        " somebody’s voice; keep it out of the repository. A clip whose speaker agreed to it lies"
        " in content/data-media/, and its quote names it"
    ]
    assert laid(tmp_path / "c", "data-media/window.wav", MP3) == [
        "content/data-media/window.wav: files of this kind are not published from here; a recording"
        " carries somebody’s voice; keep it out of the repository. A clip whose speaker agreed to"
        " it is saved as .mp3 or .opus in content/data-media/"
    ]
    assert laid(tmp_path / "d", "data-media/window.opus", MP3) == [
        "content/data-media/window.opus: this is not a complete Opus recording; save it again from"
        " your audio program, as MP3 or as Opus in Ogg, with one track"
    ]
    assert laid(tmp_path / "e", "data-media/long.mp3", MP3 * 31) == [
        "content/data-media/long.mp3: the recording is too long (189 seconds); at most 180 seconds:"
        " cut out the words of the quote, nothing before or after"
    ]
    assert laid(tmp_path / "f", "data-media/large.mp3", bytes(LARGEST + 1)) == [
        "content/data-media/large.mp3: the recording is too large (3.0 MB); at most 3 MB; save it"
        " with fewer kbit/s, as one channel"
    ]


def test_strip_takes_titles_out_of_the_file_itself(tmp_path: Path) -> None:
    laid(tmp_path, "data-media/window.mp3", tagged(MP3))
    [changed] = strip_media(tmp_path / "content", tmp_path)
    assert changed.cleaned
    assert changed.cleaned.found == ("titles, names and notes",)
    assert (tmp_path / "content/data-media/window.mp3").read_bytes() == MP3


@pytest.mark.parametrize(
    ("content", "suffix", "size"),
    [
        (photos.JPEG, ".jpg", (6, 4)),
        (photos.PNG, ".png", (6, 4)),
        (photos.WEBP, ".webp", (6, 4)),
        (b'<svg xmlns="x" viewBox="0 0 720 240">', ".svg", (720, 240)),
        (b'<svg width="72px" height="24" viewBox="0 0 720 240">', ".svg", (72, 24)),
        (b'<svg width="100%">', ".svg", None),
        (photos.JPEG[:30], ".jpg", None),
        (b"", ".png", None),
    ],
)
def test_a_page_keeps_room_for_a_picture(
    content: bytes, suffix: str, size: tuple[int, int] | None
) -> None:
    assert size_of(content, suffix) == size


def test_a_picture_on_its_side_is_as_wide_as_it_is_shown(tmp_path: Path) -> None:
    laid(tmp_path, "photo.jpg", photos.jpeg(orientation=6))
    [medium] = read_media(tmp_path / "content", tmp_path)[0]
    assert medium.size == (4, 6)
