"""How many times faster a DOCX is filled than by plain docxtpl: ``python -m benchmarks.filling``, from the project's folder.

Both fill the same template with the same values; docxtpl as its manual has it (open, render with escaping, save), and
without our content controls, which it does not write. Medians of alternating runs, with only a name varied and with all
text varied.
"""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from docxtpl import DocxTemplate

from thaiforms.filling import fill
from thaiforms.filling.context import context_of
from thaiforms.intake import read_file
from thaiforms.model import Form

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples" / "circular-5188"
RUNS = 40


def with_names(form: Form) -> Iterator[Form]:
    """The form again and again, each time with another name or position in it."""
    for run in range(RUNS):
        if form.form == "circular":
            yield form.model_copy(update={"to": f"นายอำเภอคนที่ {run}"})
        else:
            blocks = [{"role": "ผู้รับการประเมิน", "name": f"นายคนที่ {run}"}]
            yield form.model_copy(update={"signatures": blocks})


def with_texts(form: Form) -> Iterator[Form]:
    """The form again and again, each time with another word in every long text of it."""
    for run in range(RUNS):
        if form.form == "circular":
            yield form.model_copy(update={"paragraphs": [f"{text} {run}" for text in form.paragraphs]})
        else:
            rows = [
                row.model_copy(
                    update={
                        "strategy": f"{row.strategy} {run}",
                        "goal": f"{row.goal} {run}",
                        "text": f"{row.text} {run}",
                        "levels": [[f"{line} {run}" for line in lines] for lines in row.levels],
                        "sources": [f"{line} {run}" for line in row.sources],
                    }
                )
                for row in form.indicators
            ]
            yield form.model_copy(update={"indicators": rows})


def plain_docxtpl(template: bytes, values: dict[str, object]) -> bytes:
    document = DocxTemplate(io.BytesIO(template))
    document.render(values, autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def measured(forms: list[Form], template: bytes) -> tuple[float, float]:
    """Median milliseconds for a document: ours, plain docxtpl's."""
    fill(forms[0], template)
    ours, theirs = [], []
    for form in forms:
        values = context_of(form, numerals="thai", final=False)
        ours.append(milliseconds(lambda form=form: fill(form, template)))
        theirs.append(milliseconds(lambda values=values: plain_docxtpl(template, values)))
    return statistics.median(ours), statistics.median(theirs)


def main() -> None:
    print(f"{'sample':<20}{'varied':<10}{'ours, ms':>10}{'docxtpl, ms':>13}{'times':>8}{'a second':>10}")
    for name in ("circular", "team", "district-officer", "development-worker"):
        form = read_file(SAMPLES / f"{name}.yaml").form
        assert form is not None
        template = (ROOT / "templates" / form.form / "template.docx").read_bytes()
        for what, forms in (("a name", list(with_names(form))), ("all text", list(with_texts(form)))):
            ours, theirs = measured(forms, template)
            print(f"{name:<20}{what:<10}{ours:>10.2f}{theirs:>13.2f}{theirs / ours:>8.1f}{1000 / ours:>10.0f}")


if __name__ == "__main__":
    main()
