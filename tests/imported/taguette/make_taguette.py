"""Makes `taguette.sqlite3` with Taguette itself (1.5.2), in an environment of its own:

python -m venv t && t/bin/pip install taguette && t/bin/python make_taguette.py taguette.sqlite3
"""

import asyncio
import sys
from datetime import datetime

import taguette.database as db
from taguette.extract import extract

FIRST = (
    "<p>Interviewer: How did you sleep?</p>"
    "<p>P1: I slept badly 😴 for weeks, it was like walking in fog.</p>"
    "<p>P1: Better, &quot;much better&quot;, since my sister [name removed] moved in;"
    " she &amp; I talk every day.</p>"
)
SECOND = (
    "<p>Intervjuare: And now?</p>"
    "<p>P2: Jag kände mig ensam (...) men grannen hjälpte mig.</p>"
    "<p>P2: Läkaren lyssnade inte, tyvärr.</p>"
)
TAGS = {
    "interesting": "Further review required",
    "Recovery": "The core of it",
    "Recovery.Support": "Help from other people",
    "Recovery.Support.Family": "",
    "Burden.Sleep": 'Sleep trouble, "night" & day',
    "Burden.Loneliness": "Känsla av ensamhet",
    "unused": "not applied",
}
HIGHLIGHTS = (
    (FIRST, "I slept badly 😴 for weeks, it was like walking in fog.", ["Burden.Sleep"]),
    (
        FIRST,
        'Better, "much better", since my sister [name removed] moved in; she & I talk every day.',
        ["Recovery", "Recovery.Support.Family"],
    ),
    (SECOND, "And now?", []),
    (
        SECOND,
        "Jag kände mig ensam (...) men grannen hjälpte mig.",
        ["Recovery.Support", "Burden.Loneliness"],
    ),
    (SECOND, "Läkaren lyssnade inte, tyvärr.", ["Burden.Loneliness"]),
)


def plain(html: str) -> str:
    from bs4 import BeautifulSoup

    return BeautifulSoup(html, "html5lib").get_text()


session = db.connect(f"sqlite:///{sys.argv[1]}")()
user = db.User(login="coder-login")
asyncio.run(user.set_password("hackme-secret"))
session.add(user)
project = db.Project(name="Demo study åäö", description="a note", created=datetime.utcnow())
session.add(project)
session.flush()
session.add(db.ProjectMember(project=project, user=user, privileges=db.Privileges.ADMIN))
documents = {}
for name, html in (("P1 interview", FIRST), ("P2 intervju", SECOND)):
    documents[html] = db.Document(
        name=name,
        description="",
        filename=f"{name}.html",
        project=project,
        contents=html,
        text_direction=db.TextDirection.LEFT_TO_RIGHT,
    )
    session.add(documents[html])
tags = {path: db.Tag(project=project, path=path, description=said) for path, said in TAGS.items()}
session.add_all(tags.values())
session.flush()
for html, words, applied in HIGHLIGHTS:
    text = plain(html)
    at = text.index(words)
    start = len(text[:at].encode())
    end = start + len(words.encode())
    highlight = db.Highlight(
        document=documents[html],
        start_offset=start,
        end_offset=end,
        snippet=extract(html, start, end),
    )
    highlight.tags = [tags[path] for path in applied]
    session.add(highlight)
    session.flush()
    session.add(db.Command.highlight_add("coder-login", documents[html], highlight, []))
session.commit()
