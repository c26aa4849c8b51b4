"""Puts our own templates into the wheel as Python (see ownwords/carried.py)."""

import runpy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CarriedTemplates(BuildHookInterface):  # type: ignore[type-arg]
    """Writes them into a folder of the wheel; the source itself never holds them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """An editable install is used from its source, where templates change."""
        if version == "editable":
            return
        package = Path(self.root, "builder", "ownwords")
        carried = runpy.run_path(str(package / "carried.py"))  # of the package nothing is installed
        self._folder = TemporaryDirectory()
        for name, python in carried["as_python"](package):
            file = Path(self._folder.name, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(python.encode())
        build_data["force_include"][self._folder.name] = f"ownwords/{carried['FOLDER']}"

    def finalize(self, version: str, *_: object) -> None:
        """Clears up."""
        if version != "editable":
            self._folder.cleanup()
