"""Runs of a roster: what was asked for stands in the folder, what goes on stands here, in one thread at a time.

A run that is paused, killed or over is begun again by asking for the same: what is whole and unchanged stays as it is.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

import thaiforms
from thaiforms.faces.web.folder import OWN, Folder, NoSuchName, is_name
from thaiforms.faces.web.values import Values, as_text

HOME = (OWN, "batches")
_PLAN, _ROSTER, _NAME = "plan.yaml", "roster", 50
Kind = Literal["check", "make"]


class Busy(Exception):  # noqa: N818
    """Another run goes on."""


class _Pause(Exception):  # noqa: N818
    """The clerk wants to go on later."""


@dataclass(frozen=True)
class Order:
    """What is to be made of a roster: the drafts, and what besides the documents."""

    forms: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("docx", "pdf")
    print_name: str = ""
    archive: bool = False


@dataclass(frozen=True)
class Standing:
    """How a run stands: which form it is at, how far it has come, and what came of the forms so far."""

    kind: Kind
    state: Literal["running", "paused", "done", "failed"]
    form: str = ""
    progress: thaiforms.Progress = field(default_factory=lambda: thaiforms.Progress(0))
    summaries: tuple[tuple[str, thaiforms.Summary], ...] = ()
    faults: tuple[thaiforms.Fault, ...] = ()
    version: int = 0


@dataclass(frozen=True)
class Roster:
    """A roster that was dropped on the page."""

    folder: Folder
    id: str  # its moment

    @classmethod
    def keep(cls, folder: Folder, name: str, content: bytes) -> Roster:
        """The roster kept in the folder, and read once. Raises InputError, OutputError."""
        suffix = Path(name).suffix.lower()
        file = thaiforms.safe_name(Path(name).stem[:_NAME], suffix=suffix if suffix.isascii() else "")
        kept = cls(folder, datetime.datetime.now().strftime("%Y%m%d-%H%M%S-%f"))
        folder.write(content, *HOME, kept.id, _ROSTER, file)
        try:
            kept.read()
        except thaiforms.InputError:
            kept.path.unlink(missing_ok=True)
            raise
        return kept

    @classmethod
    def all(cls, folder: Folder) -> Iterator[Roster]:
        """Those of the folder, the last first."""
        home = folder.path(*HOME)
        if home.is_dir():
            for path in sorted(home.iterdir(), reverse=True):
                if is_name(path.name) and path.is_dir() and not path.is_symlink():
                    roster = cls(folder, path.name)
                    if roster.name:
                        yield roster

    @property
    def name(self) -> str:
        """The file's name, or nothing where there is none."""
        files = self.folder.names(*HOME, self.id, _ROSTER, suffix="")
        return files[0] if files else ""

    @property
    def path(self) -> Path:
        """Where it stands. Raises NoSuchName."""
        if not self.name:
            raise NoSuchName
        return self.folder.path(*HOME, self.id, _ROSTER, self.name)

    def read(self) -> thaiforms.Roster:
        """Its columns and rows. Raises InputError with what is wrong, by the file's own name."""
        path = self.path
        try:
            return thaiforms.read_roster(path)
        except thaiforms.InputError as error:
            raise thaiforms.InputError(fault.at(file=path.name) for fault in error.faults) from error

    def order(self) -> Order:
        """What was asked for last."""
        try:
            values = thaiforms.read_bytes(self.folder.read(*HOME, self.id, _PLAN)).tree.value
        except NoSuchName:
            return Order()
        if not isinstance(values, dict):
            return Order()
        forms, formats = (tuple(as_text(values.get(name, "")).split("\n")) for name in ("forms", "formats"))
        print_name, archive = (as_text(values.get(name, "")) for name in ("print_name", "archive"))
        return Order(forms, tuple(one for one in formats if one), print_name, archive == "yes")

    def ask(self, order: Order) -> None:
        """Keep what is asked for. Raises OutputError."""
        values: Values = {"forms": [*order.forms], "formats": [*order.formats]}
        values |= {"print_name": order.print_name, "archive": "yes" if order.archive else "no"}
        self.folder.write(thaiforms.dump_values(values).encode(), *HOME, self.id, _PLAN)

    def output(self, form: str) -> Path:
        """The folder that a form's documents go to, beside the drafts."""
        name = thaiforms.safe_name(f"{form} – {Path(self.name).stem}", folder=self.folder.root)
        path = self.folder.path(name)
        if path.is_symlink():
            raise NoSuchName
        return path

    def job(self, form: str, order: Order) -> thaiforms.BatchJob:
        """The same job as the command line's."""
        draft = self.folder.path(f"{form}.yaml")
        if not draft.is_file() or draft.is_symlink():
            raise NoSuchName
        return thaiforms.BatchJob(
            draft,
            self.path,
            self.output(form),
            formats=order.formats,
            print_file=bool(order.print_name),
            group=order.print_name,
            archive=order.archive,
        )


@dataclass
class Runs:
    """What goes on: at most one run, and how the others of this launch stand."""

    _standings: dict[str, Standing] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _pausing: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def standing(self, id: str) -> Standing | None:
        """How a run stands; None for one that this launch has not begun."""
        return self._standings.get(id)

    def begin(self, roster: Roster, order: Order, *, kind: Kind) -> None:
        """Start, or go on with what was paused. Raises Busy, NoSuchName."""
        jobs = [(form, roster.job(form, order)) for form in order.forms]
        with self._lock:
            if self._thread is not None and self._thread.is_alive():
                raise Busy
            self._pausing.clear()
            self._standings[roster.id] = Standing(kind, "running")
            self._thread = threading.Thread(target=self._work, args=(roster.id, jobs, kind), daemon=True)
            self._thread.start()

    def pause(self) -> None:
        """Stop soon; what is done is whole."""
        self._pausing.set()

    def _work(self, id: str, jobs: list[tuple[str, thaiforms.BatchJob]], kind: Kind) -> None:
        work = thaiforms.try_batch if kind == "check" else thaiforms.run_batch
        try:
            for form, job in jobs:
                self._tell(id, form=form, progress=thaiforms.Progress(0))
                summary = work(job, watch=self._watch(id))
                self._tell(id, summaries=(*self._standings[id].summaries, (form, summary)))
            self._tell(id, state="done")
        except _Pause:
            self._tell(id, state="paused")
        except thaiforms.UserError as error:
            self._tell(id, state="failed", faults=error.faults)
        except Exception as error:  # whatever it is, the page must tell that nothing goes on
            fault = thaiforms.Fault("internal-error", found=f"{type(error).__name__}: {error}")
            self._tell(id, state="failed", faults=(fault,))

    def _watch(self, id: str) -> Callable[[thaiforms.Progress], None]:
        def watch(progress: thaiforms.Progress) -> None:
            self._tell(id, progress=progress)
            if self._pausing.is_set():
                raise _Pause

        return watch

    def _tell(self, id: str, **changed: object) -> None:
        now = self._standings[id]
        self._standings[id] = replace(now, version=now.version + 1, **changed)  # type: ignore[arg-type]
