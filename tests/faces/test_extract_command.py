"""``thaiforms extract``: the data inside a document, to the screen or to a file."""

import thaiforms


def made(letter):
    return thaiforms.make(thaiforms.read(letter), attach_source=True).write(letter.parent, name="draft")


def test_the_data_of_both_files_are_printed(thaiforms_, letter):
    due = thaiforms.dump(thaiforms.read(letter))
    for path in made(letter):
        said = thaiforms_("extract", path.name)
        assert (said.code, said.out, said.err) == (0, due, "")


def test_the_data_are_written_and_make_the_same_files(thaiforms_, letter, tmp_path):
    docx, pdf = made(letter)
    assert thaiforms_("extract", pdf.name, "-o", "back.yaml").lines == ["back.yaml"]
    assert thaiforms_("make", "back.yaml", "--attach-source").code == 0
    assert (tmp_path / "back.docx").read_bytes() == docx.read_bytes()
    assert (tmp_path / "back.pdf").read_bytes() == pdf.read_bytes()


def test_anothers_file_is_left_alone(thaiforms_, letter):
    made(letter)
    assert thaiforms_("extract", "draft.docx", "-o", "letter.yaml").code == 5
    assert "form: circular" in letter.read_text("utf-8")
    assert thaiforms_("extract", "draft.docx", "-o", "draft.docx", "--overwrite").code == 5


def test_a_file_without_data_says_so(thaiforms_, letter):
    thaiforms.make(thaiforms.read(letter)).write(letter.parent, name="final")
    for name, words in (("final.docx", "ไม่มีข้อมูลต้นทาง"), ("letter.yaml", "letter.yaml"), ("none.pdf", "none.pdf")):
        said = thaiforms_("extract", name)
        assert (said.code, said.out) == (1, "")
        assert words in said.err
