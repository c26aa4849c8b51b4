"""MkDocs lists what it would take of a theme, and none of its icons."""

from fnmatch import fnmatch
from pathlib import Path

from mkdocs.theme import Theme

from ownwords.theme_files import leave_out_hidden
from ownwords.theming import THEME


def test_nothing_but_what_is_hidden_is_left_out(tmp_path: Path) -> None:
    for name in ("a.txt", ".b.txt", "c/.d/e.txt", "c/f.css", "c/.g", "assets/images/favicon.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    theme = Theme("material", custom_dir=str(tmp_path))
    theme.dirs.insert(1, str(THEME))
    all_files = theme.get_env().list_templates()
    leave_out_hidden(theme)
    hidden = (".*", "*/.*")  # as MkDocs has them
    assert theme.get_env().list_templates() == [
        each for each in all_files if not any(fnmatch(each, pattern) for pattern in hidden)
    ]
