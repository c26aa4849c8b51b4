"""Pictures and recordings as pages show them, and in words where they are not shown."""

from collections.abc import Mapping

from .. import urls
from ..i18n import Messages
from ..model.media import FOLDER, Figure, Maker, Recording
from ..model.shown import labels_of
from ..records import dataclass


@dataclass(frozen=True)
class MediumFacts:
    """What is known of a file: a picture's width and height in pixels, where its head tells them;
    a recording's length in seconds.
    """

    size: tuple[int, int] | None = None
    seconds: float = 0


@dataclass(frozen=True)
class PictureView:
    """A picture.

    Attributes:
        address: Where the file lies, from the site's root.
        alt: What it shows.
        in_words: The same for programs that read words.
        caption: What stands below it, in prose.
        origin: Who made it, and where it comes from.
        leads: Whether it stands above the words: its maker speaks of it there.
        size: Its width and height in pixels, where they are known.
    """

    address: str
    alt: str
    in_words: str
    caption: str
    origin: str
    leads: bool
    size: tuple[int, int] | None


@dataclass(frozen=True)
class RecordingView:
    """A recording.

    Attributes:
        address: Where the file lies, from the site's root.
        kind: Its media type.
        words: Whose voice it is, and how long it is.
    """

    address: str
    kind: str
    words: str


_KINDS = {"mp3": "audio/mpeg", "opus": "audio/ogg; codecs=opus"}


def picture_view(
    messages: Messages, media: Mapping[str, MediumFacts], picture: Figure | None
) -> PictureView | None:
    """A picture of a quote or a finding; None where there is none."""
    if not picture:
        return None
    path = f"{FOLDER}{picture.file}"
    made = messages(labels_of(Maker)[picture.by])
    if picture.credit:
        made = messages("Picture: %(name)s, a participant") % {"name": picture.credit}
    return PictureView(
        address=urls.medium(path),
        alt=picture.alt,
        in_words=messages("Picture: %(what)s") % {"what": picture.alt},
        caption=picture.caption or "",
        origin=" · ".join(part for part in (made, picture.source) if part),
        leads=picture.by == "participant",
        size=media[path].size if path in media else None,
    )


def recording_view(
    messages: Messages, media: Mapping[str, MediumFacts], recording: Recording | None
) -> RecordingView | None:
    """A recording of a quote; None where there is none."""
    if not recording:
        return None
    path = f"{FOLDER}{recording.file}"
    seconds = max(1, round(media[path].seconds)) if path in media else 0
    if recording.voice == "own":
        whose = messages("Recording: the speaker’s own voice")
    else:
        whose = messages("Recording: spoken by %(who)s, not by the person who said it") % {
            "who": recording.spoken_by
        }
    length = messages.many("%(num)s second", "%(num)s seconds", seconds) if seconds else ""
    kind = _KINDS[recording.file.lower().rpartition(".")[2]]
    return RecordingView(urls.medium(path), kind, f"{whose} ({length})" if length else whose)


def comes_with(messages: Messages, picture: Figure | None, recording: Recording | None) -> str:
    """What stands on a card that shows neither; empty where there is neither."""
    if picture and recording:
        return messages("With a picture and a recording")
    if picture:
        return messages("With a picture")
    return messages("With a recording") if recording else ""
