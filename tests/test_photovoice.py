"""Pictures and recordings of a photovoice study: how pages show them, what has to be agreed to, who
is known by them, and how they go.
"""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from ownwords import engine
from ownwords.cli import main
from ownwords.disclosure import Material, judge_files
from ownwords.errors import StudyError
from ownwords.exports.datapackage import package_files
from ownwords.graph import Graph
from ownwords.known import KnownSpeakers
from ownwords.load import load_study, load_with_places
from ownwords.pipeline import Project, Site, make_site, read_material
from ownwords.views.quote_data import quote_data
from ownwords.withdrawal import Wish, carry_out, plan
from tests.conftest import STUDIES
from tests.test_engine import copy_of

STUDY = STUDIES / "walking-home"
MEDIA = "content/data-media"


def made(root: Path) -> Site:
    return make_site(Project(root, root / "site-data", root / "content"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The study's site, built once."""
    root = tmp_path_factory.mktemp("walking")
    return engine.build_site(copy_of(STUDY, root / "study"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of(STUDY, tmp_path / "study").parent


def html_of(site: Path, address: str) -> str:
    text = (site / address / "index.html").read_text("utf-8")
    return text[text.index("<main") : text.index("</main>")]


def words_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def change(root: Path, file: str, *pairs: tuple[str, str]) -> None:
    path = root / "site-data" / file
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


def finds(root: Path) -> list[str]:
    verdict = judge_files(read_material(Project(root, root / "site-data", root / "content"))[0])
    return [f"{issue.code}: {issue.message}" for issue in (*verdict.stops, *verdict.looks)]


def problems(root: Path) -> list[str]:
    with pytest.raises(StudyError) as raised:
        made(root)
    return [str(problem) for problem in raised.value.problems]


# --- pages --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "A photovoice study · 5 walkers"),
        ("", "walkers 5 quotes 5 Made by"),
        ("study/sample", "w4 under half an hour yes w5 under half an hour not shown"),
        (
            "study/privacy",
            "Smallest group of people alike in these details 4 of 5 walkers At least 3 walkers must"
            " be alike in these details; otherwise the site is not built.",
        ),
        (
            "study/privacy",
            "Recordings and pictures 1 recording in the speaker’s own voice, 1 recording spoken by"
            " someone else, 4 pictures Somebody listened to each recording to its end, and looked"
            " through each picture, before it was published.",
        ),
        (
            "study/privacy",
            "Recognisable by a voice, a picture or a name 1 of 5 walkers Anyone who recognises them"
            " can read the quotes and rows linked to them as theirs. They are not counted among"
            " those who are alike.",
        ),
        (
            "quotes/own-window",
            "Picture by a participant “When I am home I leave the light on for the next one. That"
            " is me in the window, so they know that somebody looks.” Recording: the speaker’s own"
            " voice (6 seconds).",
        ),
        (
            "quotes/keys",
            "I just talk.” Recording: spoken by an actor, not by the person who said it (6"
            " seconds).",
        ),
        (
            "findings/light",
            "The lamps on the path by the river. Empty circles are lamps that were broken that"
            " autumn. Picture by the authors · Figure 2",
        ),
        ("findings/seen", "The bench was taken away in the spring. Picture by a participant “I"),
    ],
)
def test_what_pages_say(built: Path, address: str, words: str) -> None:
    assert words in words_of(html_of(built, address))


def test_a_picture_stands_above_its_words_with_room_and_a_text(built: Path) -> None:
    page = html_of(built, "quotes/wet-bench")
    [picture] = re.findall(r"<img [^>]*>", page)
    assert 'src="../../data-media/bench.png"' in picture
    assert 'alt="An empty wooden bench in the rain, with a pale light behind it."' in picture
    assert 'width="800" height="1000"' in picture
    assert page.index("<img") < page.index("<blockquote")


def test_nothing_plays_or_is_fetched_before_a_reader_asks(built: Path) -> None:
    page = html_of(built, "quotes/own-window")
    [player] = re.findall(r"<audio[^>]*>", page)
    assert 'controls preload="none" aria-labelledby="recording"' in player
    assert "autoplay" not in page
    assert '<source src="../../data-media/window.mp3"' in page
    assert 'type="audio/mpeg"' in page
    head = (built / "quotes/own-window/index.html").read_text("utf-8")
    assert "; media-src 'self'; " in head


def test_only_what_the_data_names_is_published(root: Path) -> None:
    (root / MEDIA / "left.png").write_bytes((root / MEDIA / "bench.png").read_bytes())
    assert finds(root) == [
        "media-unused: no quote and no finding names this file, so no site has it"
    ]
    site = engine.build_site(root / "mkdocs.yml")
    assert sorted(file.name for file in (site / "data-media").iterdir()) == [
        "bench.png",
        "keys.opus",
        "lamp.jpg",
        "lamps.svg",
        "underpass.png",
        "window.jpg",
        "window.mp3",
    ]


def test_twins_say_what_there_is(built: Path) -> None:
    twin = (built / "quotes/keys/index.md").read_text("utf-8")
    assert "\n\nRecording: spoken by an actor, not by the person who said it (6 seconds).\n" in twin
    assert "data-media" not in twin
    twin = (built / "quotes/one-lamp/index.md").read_text("utf-8")
    assert "\n\nPicture: A path at night with two street lamps. " in twin
    assert "window.mp3" not in "".join(
        file.read_text("utf-8") for file in built.rglob("*.md") if file.is_file()
    )


def test_files_to_take_along_have_words_of_pictures_where_that_is_agreed_to(root: Path) -> None:
    def shared() -> dict[str, Any]:
        whole: dict[str, Any] = json.loads(
            package_files(Graph(load_study(root / "site-data", root)))["study.json"]
        )
        return whole

    quotes = {quote["id"]: quote for quote in shared()["quotes"]["quotes"]}
    assert set(quotes) == {"one-lamp", "third-lamp", "keys"}
    assert quotes["one-lamp"]["picture"] == {
        "alt": "A path at night with two street lamps. The nearer one shines, the one behind it is"
        " dark.",
        "by": "participant",
    }
    [figure] = shared()["categories"]["categories"][0]["figures"]
    assert set(figure) == {"alt", "caption", "by", "source"}
    assert "data-media" not in json.dumps(shared())
    assert "recording" not in json.dumps(shared())
    old = "checked: {by: The first author, date: 2024-02-03}\n    consent: [article, website, teaching, indexing, data-sharing, picture]"
    change(root, "quotes.yml", (old, old.replace(", picture]", "]")))
    assert "picture" not in shared()["quotes"]["quotes"][0]


def test_a_finding_shows_a_picture_of_a_quote_and_shares_it_as_the_quote_does(root: Path) -> None:
    with_figure(root, "bench.png")
    categories = json.loads(
        package_files(Graph(load_study(root / "site-data", root)))["study.json"]
    )["categories"]["categories"]
    assert "figures" not in categories[1]  # the quote itself is not shared
    assert 'src="../../data-media/bench.png"' in next(
        page.text for page in made(root).pages if page.address == "findings/seen/"
    )


def with_figure(root: Path, file: str, recognisable: str = "nobody") -> None:
    """The second finding with a participant's picture."""
    text = f"""\
    figures:
      - file: {file}
        alt: A bench.
        by: participant
        recognisable: {recognisable}
        checked: {{by: The first author, date: 2024-02-03}}
"""
    path = root / "site-data/categories.yml"
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def test_paper_to_hand_out_and_pieces_of_data_name_what_they_do_not_show(root: Path) -> None:
    page = next(page.text for page in made(root).pages if page.address == "quotes/selection/")
    assert "<img" not in page
    assert "<audio" not in page
    assert '<span class="ow-tag ow-quote__media">With a picture</span>' in page
    from ownwords.i18n import load_messages
    from ownwords.views import Context
    from ownwords.views.quote_filters import quote_filters

    study = load_study(root / "site-data", root)
    context = Context(Graph(study), load_messages("en"))
    filters = quote_filters(context, study.published_quotes)
    [words] = quote_data(context, study.published_quotes, filters).words
    assert words["media"] == {
        "0": "With a picture",
        "1": "With a picture",
        "2": "With a picture",
        "3": "With a recording",
        "4": "With a picture and a recording",
    }


# --- what has to be written ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "      heard: true\n",
            "",
            "site-data/quotes.yml:64:5: quotes[4].recording: the speaker has not heard this very"
            " clip; play it to them, and write `heard: true` once they agreed to its being public"
            " for good, or let somebody else speak the words (`voice: spoken`)",
        ),
        (
            "      spoken_by: an actor\n",
            "",
            "site-data/quotes.yml:48:5: quotes[3].recording: nothing says who speaks in place of"
            " the speaker; write `spoken_by: an actor`, say",
        ),
        (
            "recognisable: participant\n",
            "recognisable: participant-and-others\n",
            "site-data/quotes.yml:58:5: quotes[4].picture: somebody else could be known by this"
            " picture and has not agreed; leave it out, or write `others_agreed: true` once all of"
            " them have agreed to this very picture",
        ),
        (
            "      recognisable: participant\n      checked: {by: The first author, date: 2024-02-03}\n",
            "      recognisable: participant\n",
            "site-data/quotes.yml:58:5: quotes[4].picture: nobody has looked through this picture;"
            " look for faces, plates, reflections and addresses, then write `checked: {by: …, date:"
            " …}`",
        ),
        (
            "file: keys.opus",
            "file: keys.wav",
            'site-data/quotes.yml:49:13: quotes[3].recording.file: "keys.wav" is no file of a'
            " recording; name it as it lies in content/data-media/; a recording ends in .mp3 or"
            " .opus",
        ),
        (
            "file: keys.opus",
            "file: key.opus",
            'site-data/quotes.yml:49:13: quotes[3].recording.file: there is no file "key.opus"'
            ' in content/data-media/; did you mean "keys.opus"?',
        ),
    ],
)
def test_what_is_missing_is_said_with_its_line(root: Path, old: str, new: str, said: str) -> None:
    change(root, "quotes.yml", (old, new))
    found = [
        problem
        for problem in problems(root)
        if "[4]" in problem or "[3]" in problem or "key" in problem
    ]
    assert len(found) == 1
    assert re.sub(r":\d+:\d+:", ":", found[0]) == re.sub(r":\d+:\d+:", ":", said)


def test_a_finding_has_no_picture_of_nobody(root: Path) -> None:
    with_figure(root, "bank.png")
    [problem] = [each for each in problems(root) if "whose" in each]
    assert problem.endswith(
        "nothing says whose picture this is, so it could not go when they withdraw; give it to a"
        " quote of theirs as well: `picture`, with the same file"
    )


def test_a_picture_is_described_alike_wherever_it_stands(root: Path) -> None:
    with_figure(root, "window.jpg")
    [problem] = problems(root)
    assert (
        "quotes.yml says of the same picture that it is by participant, and by it participant"
        in (problem)
    )


# --- consent, and who is known ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        (
            [
                (
                    "consent: [article, website, voice, picture]",
                    "consent: [article, website, picture]",
                )
            ],
            'no-consent-voice: the quote "own-window" comes with a recording of the speaker’s own'
            " voice: its consent does not name voice",
        ),
        (
            [("    consent: [article, website, picture]\n", "")],
            'no-consent-picture: the quote "wet-bench" comes with a picture by the speaker or in'
            " which they could be known: the scope in privacy.yml does not name picture",
        ),
        (
            [("      caption: The bench", "      credit: Wilma\n      caption: The bench")],
            'no-consent-named: the quote "wet-bench" comes with the speaker’s own name: its consent'
            " does not name named",
        ),
    ],
)
def test_a_voice_a_picture_and_a_name_are_agreed_to_each_by_itself(
    root: Path, pairs: list[tuple[str, str]], said: str
) -> None:
    assert finds(root) == []
    change(root, "quotes.yml", *pairs)
    assert said in finds(root)


def test_none_of_them_stands_with_a_waiver(root: Path) -> None:
    change(root, "quotes.yml", ("website, voice, picture]", "website, picture]"))
    privacy = root / "site-data/privacy.yml"
    privacy.write_text(
        privacy.read_text("utf-8")
        + "waivers:\n  - {finding: no-consent-voice, where: 'quotes.yml: quotes[own-window]"
        ".recording', reason: It is fine., by: Us, date: 2024}\n",
        "utf-8",
    )
    found = finds(root)
    assert any(each.startswith("no-consent-voice") for each in found)
    assert "unused-waiver: no-consent-voice cannot be waived" in found


def test_who_is_known_is_known_with_every_linked_quote(root: Path) -> None:
    change(root, "quotes.yml", ("speaker: {person: w4}", "speaker: {person: w5}"))
    assert finds(root) == [
        'known-speaker: w5 is known by voice and picture in "own-window", so that "keys" is read as'
        " theirs, and its speaker agreed to no such thing"
    ]
    [known] = KnownSpeakers(load_study(root / "site-data", root)).all
    assert (known.person, [quote.id for quote in known.linked]) == ("w5", ["keys"])
    change(root, "quotes.yml", ("quotes:\n", "speaker_labels: false\nquotes:\n"))
    assert finds(root) == []  # nothing on a page ties the two together
    change(
        root,
        "quotes.yml",
        ("speaker_labels: false\n", ""),
        (
            "    categories: [seen]\n  - id: own",
            "    consent: [website, named]\n    categories: [seen]\n  - id: own",
        ),
    )
    assert finds(root) == []


def test_who_is_known_is_known_with_what_their_row_tells(root: Path) -> None:
    change(root, "people.csv", ("w5,under half an hour,", "w5,under half an hour,no"))
    assert finds(root) == [
        "known-speaker: w5 is known by voice and picture, and their row tells what would hurt:"
        " followed “no” (w5)"
    ]


def test_an_empty_cell_tells_what_follows_from_the_totals(root: Path) -> None:
    sample = root / "site-data/sample.yml"
    sample.write_text(
        sample.read_text("utf-8") + "totals:\n  - id: followed\n    label: Was followed once\n"
        "    of: people\n    column: followed\n    source: page 2\n"
        "    counts: [{label: 'yes', count: 3}, {label: 'no', count: 2}]\n",
        "utf-8",
    )
    assert any(
        "their row tells what would hurt: followed “yes” (w5)" in each for each in finds(root)
    )


def test_who_is_known_hides_nobody(root: Path) -> None:
    more = "half an hour or more"
    text = "".join(
        f"{id_},{more},{said}\n" for id_, said in (("w6", "no"), ("w7", "yes"), ("w8", "no"))
    )
    people = root / "site-data/people.csv"
    people.write_text(
        people.read_text("utf-8").replace("w3,under half an hour", f"w3,{more}") + text, "utf-8"
    )
    assert finds(root) == []  # w1, w2 and w4 are alike, and w5 does not count
    change(root, "people.csv", ("w4,under half an hour", f"w4,{more}"))
    found = finds(root)
    assert any(each.startswith("too-few-alike") and "w1, w2 (" in each for each in found)
    loaded = load_with_places(root / "site-data", root)
    stops = judge_files(Material(loaded, root, root / "content")).stops
    assert stops[0].hint.startswith(
        "not counted, because they are known by a voice, a picture or a name: w5; "
    )


# --- when somebody withdraws --------------------------------------------------------------------


def test_a_withdrawn_quote_takes_its_picture_and_its_recording_along(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OWNWORDS_WITHDRAWAL_KEY", raising=False)
    (root / "content/copy.mp3").unlink(missing_ok=True)
    (root / "content/cover.jpg").write_bytes((root / MEDIA / "window.jpg").read_bytes())
    with_figure(root, "window.jpg", "participant")
    before = sorted((root / "content").rglob("*"))
    project = Project(root, root / "site-data", root / "content")
    withdrawal = plan(project, Wish(("own-window",)))
    said, left = "\n".join(withdrawal.said), withdrawal.left
    assert "The site shows window.jpg no more." in said
    assert "The site shows window.mp3 no more." in said
    assert "The finding seen loses a figure: it shows a picture that goes." in said
    assert left[:3] == (
        "content/data-media/window.jpg: delete this file, and take it out of git",
        "content/cover.jpg: the same as content/data-media/window.jpg; delete it too",
        "content/data-media/window.mp3: delete this file, and take it out of git",
    )
    carry_out(withdrawal)
    assert sorted((root / "content").rglob("*")) == before  # nothing of the user's is deleted
    assert "window" not in (root / "site-data/quotes.yml").read_text("utf-8")
    assert (
        "figures" not in (root / "site-data/categories.yml").read_text("utf-8").partition("seen")[2]
    )
    (root / "content/cover.jpg").unlink()
    site = engine.build_site(root / "mkdocs.yml")
    assert not list(site.rglob("window*"))
    assert "outline mirrored" not in "".join(
        file.read_text("utf-8") for file in site.rglob("*") if file.suffix in (".html", ".json")
    )
    assert [each.partition(":")[0] for each in finds(root)] == ["media-unused", "media-unused"]


def test_a_picture_that_another_quote_has_stays(root: Path) -> None:
    change(
        root,
        "quotes.yml",
        ("file: underpass.png", "file: lamp.jpg"),
    )
    project = Project(root, root / "site-data", root / "content")
    withdrawal = plan(project, Wish(("one-lamp",)), dry=True)
    assert withdrawal.left[0] == (
        "content/data-media/lamp.jpg: the quote third-lamp has it too, so it stays on the site"
    )
    assert "no more" not in "\n".join(withdrawal.said)


def test_check_says_the_study_is_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--config", str(STUDY / "mkdocs.yml")])
    assert ended.value.code == 0
    assert "In order: 2 findings, 5 quotes" in capsys.readouterr().out
