"""The documents of a form as the page shows them and gives them out: one making, kept for a while."""

from __future__ import annotations

from functools import lru_cache

import thaiforms
from thaiforms.faces.web.checking import Form

KINDS = {
    "": "แบบกำหนดตัวชี้วัด",
    "team": "แบบกำหนดตัวชี้วัด ทีมอำเภอ",
    "district-officer": "บันทึกข้อตกลง พัฒนาการอำเภอ",
    "development-worker": "บันทึกข้อตกลง พัฒนากร",
}
"""What the kinds of agreements are called, in names of files and on the start page."""


@lru_cache(maxsize=16)
def make(form: Form) -> thaiforms.Made:
    """DOCX and PDF as they are saved: a draft's carry their source, a final one's none. Raises UserError, CheckError."""
    return thaiforms.make(form, final=not form.draft, attach_source=form.draft)


@lru_cache(maxsize=4)
def make_sketch(form: Form) -> thaiforms.Made:
    """What a form that is not whole yet looks like. Raises UserError, CheckError."""
    return thaiforms.make(form, final=not form.draft)


def name_of(form: Form) -> str:
    """What the form's files are called: by form, office or parties, and round or date."""
    if isinstance(form, thaiforms.Circular):
        return thaiforms.safe_name(f"หนังสือ {form.number} {form.office[0]} {form.date}")
    round_ = f"รอบ {form.round.number}-{form.round.fiscal_year}"
    posts = " ".join(post for post in (form.parties.appraiser, form.parties.appraisee) if post)
    draft = " (ร่าง)" if form.draft else ""
    return thaiforms.safe_name(f"{KINDS[form.kind]} {posts} {round_}{draft}")
