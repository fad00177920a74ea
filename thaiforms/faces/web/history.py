"""What each draft was before: at most a hundred moments of each, at most one a minute unless something great changed."""

from __future__ import annotations

import contextlib
import datetime
import re
from dataclasses import dataclass

from thaiforms.faces.web.folder import OWN, Folder, NoSuchName, is_name

_HOME = (OWN, "history")
_SUFFIX = ".yaml"
_MOST = 100
_APART = datetime.timedelta(minutes=1)
_MOMENT = re.compile(r"[0-9]{8}-[0-9]{6}-[0-9]{6}")
_FORMAT = "%Y%m%d-%H%M%S-%f"


@dataclass(frozen=True)
class History:
    """The history of a folder's drafts, a folder of its own for each."""

    folder: Folder

    def moments(self, name: str) -> list[str]:
        """The moments at which something was kept, the last first."""
        known = self.folder.names(*_HOME, name, suffix=_SUFFIX)
        return sorted((moment for moment in known if _MOMENT.fullmatch(moment)), reverse=True)

    def names(self) -> list[str]:
        """The drafts that have a history, also those that were removed."""
        home = self.folder.path(*_HOME)
        if not home.is_dir():
            return []
        return sorted(
            path.name for path in home.iterdir() if is_name(path.name) and path.is_dir() and not path.is_symlink()
        )

    def read(self, name: str, moment: str) -> str:
        """What a draft was at a moment. Raises NoSuchName."""
        if not _MOMENT.fullmatch(moment):
            raise NoSuchName
        try:
            return self.folder.read(*_HOME, name, f"{moment}{_SUFFIX}").decode("utf-8")
        except UnicodeDecodeError as error:
            raise NoSuchName from error

    def keep(self, name: str, text: str, *, at_once: bool) -> None:
        """Keep what a draft was until now: at once, or where nothing was kept for a minute. Raises OutputError."""
        known = self.moments(name)
        now = datetime.datetime.now()
        if known and not at_once and now - moment_of(known[0]) < _APART:
            return
        if known and self.read(name, known[0]) == text:
            return
        self.folder.write(text.encode(), *_HOME, name, f"{now.strftime(_FORMAT)}{_SUFFIX}")
        for old in known[_MOST - 1 :]:
            self.folder.path(*_HOME, name, f"{old}{_SUFFIX}").unlink(missing_ok=True)

    def rename(self, name: str, new: str) -> None:
        """Let the history go with its draft; where that cannot be, it stays under the old name."""
        with contextlib.suppress(OSError):
            self.folder.path(*_HOME, name).rename(self.folder.path(*_HOME, new))


def moment_of(moment: str) -> datetime.datetime:
    """When it was, in this machine's time."""
    return datetime.datetime.strptime(moment, _FORMAT)
