"""Pictures go out without what only their makers' programs need, and look as before."""

from base64 import b64encode
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from ownwords.source.pictures import (
    BEHIND,
    CAMERA,
    COMMENT,
    DATE,
    OTHER,
    PERSON,
    PLACE,
    NoPictureError,
    clean_picture,
)
from tests import photos

SECRET = b"Anna"
WHOLE = {".jpg": photos.JPEG, ".png": photos.PNG, ".webp": photos.WEBP}
TOLD = {".jpg": photos.jpeg(), ".png": photos.png(), ".webp": photos.webp()}


@pytest.mark.parametrize(
    ("suffix", "found"),
    [
        (".jpg", {CAMERA, PERSON, PLACE, COMMENT, OTHER, BEHIND}),
        (".png", {PERSON, OTHER, DATE, CAMERA, PLACE, BEHIND}),
        (".webp", {CAMERA, PERSON, PLACE, OTHER, BEHIND}),
    ],
)
def test_what_nobody_sees_is_named_and_left_out(suffix: str, found: set[str]) -> None:
    cleaned = clean_picture(TOLD[suffix], suffix)
    assert set(cleaned.found) == found
    assert SECRET in TOLD[suffix]
    assert SECRET not in cleaned.content
    assert clean_picture(cleaned.content, suffix).found == ()


@pytest.mark.parametrize("suffix", WHOLE)
def test_a_picture_that_tells_nothing_stays_as_it_is(suffix: str) -> None:
    cleaned = clean_picture(WHOLE[suffix], suffix)
    assert (cleaned.content, cleaned.found) == (WHOLE[suffix], ())


@pytest.mark.parametrize("suffix", [".png", ".webp"])
def test_what_is_left_is_the_picture_byte_by_byte(suffix: str) -> None:
    assert clean_picture(TOLD[suffix], suffix).content == WHOLE[suffix]


def test_the_small_copy_of_a_photo_goes_as_well() -> None:
    body = b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x01\x01" + b"\xaa\xbb\xcc"
    told = (
        photos.JPEG[:2] + b"\xff\xe0" + (len(body) + 2).to_bytes(2, "big") + body + photos.JPEG[20:]
    )
    assert clean_picture(told, ".jpg").content == photos.JPEG


def test_a_browser_shows_the_same_turned_the_same_way(page: Page) -> None:
    script = """async (address) => {
        const picture = new Image();
        picture.src = address;
        await picture.decode();
        const canvas = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height });
        const context = canvas.getContext("2d");
        context.drawImage(picture, 0, 0);
        return [picture.width, picture.height, ...context.getImageData(0, 0, picture.width, picture.height).data];
    }"""
    for suffix, kind in ((".jpg", "jpeg"), (".png", "png"), (".webp", "webp")):
        seen = [
            page.evaluate(script, f"data:image/{kind};base64,{b64encode(content).decode()}")
            for content in (TOLD[suffix], clean_picture(TOLD[suffix], suffix).content)
        ]
        assert seen[0] == seen[1]
        assert seen[0][:2] == (
            [4, 6] if suffix == ".jpg" else [6, 4]
        )  # the photo is turned by a quarter


@pytest.mark.parametrize("suffix", WHOLE)
@given(data=st.data())
def test_what_is_broken_is_said_and_never_crashes(suffix: str, data: st.DataObject) -> None:
    content = bytearray(TOLD[suffix])
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=4)):
        content[at] = data.draw(st.integers(0, 255))
    cut = bytes(content[: data.draw(st.integers(0, len(content)))])
    with suppress(NoPictureError):
        clean_picture(cut, suffix)


@pytest.mark.parametrize("suffix", WHOLE)
def test_another_kind_of_file_under_this_name_is_refused(suffix: str) -> None:
    for other in (b"", b"GIF89a", *(content for kind, content in WHOLE.items() if kind != suffix)):
        with pytest.raises(NoPictureError):
            clean_picture(other, suffix)
