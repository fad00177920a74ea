"""Office archives within limits: every bad one is refused with a word, quickly, before anything is unpacked."""

import contextlib
import io
import random
import struct
import time
import zipfile
import zlib

import pytest

from thaiforms.errors import InputError, TemplateError
from thaiforms.safety.archives import MIB, open_archive, parse_xml

GOOD = b"<a/>"


def zipped(*parts: tuple[str, bytes], **options) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return out.getvalue()


def codes(data: bytes) -> set[str]:
    began = time.process_time()
    with pytest.raises(TemplateError) as caught:
        open_archive(data)
    assert time.process_time() - began < 2
    return {fault.code for fault in caught.value.faults}


def test_a_good_archive_gives_its_parts_in_order():
    parts = open_archive(zipped(("b.xml", GOOD), ("a.xml", b"<b/>"), ("media/p.png", b"\x89PNG")))
    assert list(parts.items()) == [("b.xml", GOOD), ("a.xml", b"<b/>"), ("media/p.png", b"\x89PNG")]


def test_folders_are_no_parts():
    assert list(open_archive(zipped(("word/", b""), ("word/a.xml", GOOD)))) == ["word/a.xml"]


def test_the_error_is_the_one_that_is_asked_for():
    with pytest.raises(InputError):
        open_archive(b"nothing", raising=InputError)


@pytest.mark.parametrize("size", [33 * MIB, 60 * MIB])
def test_a_part_that_unpacks_to_too_much_is_refused(size):
    assert codes(zipped(("a.xml", b"\0" * size))) == {"archive-too-large"}


def test_a_part_that_unpacks_a_hundredfold_is_refused_from_sixteen_mebibytes_on():
    assert codes(zipped(("a.bin", b"\0" * (17 * MIB)))) == {"archive-too-large"}
    assert open_archive(zipped(("a.bin", b"\0" * (15 * MIB))))


def test_parts_that_are_too_much_together_are_refused():
    part = b"\0" * (11 * MIB)  # small enough by itself
    assert codes(zipped(*((f"{n}.bin", part) for n in range(6)))) == {"archive-too-large"}


def test_ten_thousand_parts_are_refused():
    assert codes(zipped(*((f"{n}.xml", b"") for n in range(10_000)))) == {"archive-too-many-parts"}


@pytest.mark.parametrize(
    "name",
    [
        "../a.xml",
        "word/../../a.xml",
        "/etc/passwd",
        "C:/a.xml",
        "c:a.xml",
        "..\\a.xml",
        "\\\\server\\share",
        "word\\a.xml",
        "a/..",
    ],
)
def test_a_name_that_leads_out_is_refused(name):
    data = zipped(("a" * len(name), GOOD)).replace(b"a" * len(name), name.encode(), 2)
    assert "archive-unsafe-name" in codes(data)


def test_a_link_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        item = zipfile.ZipInfo("word/document.xml")
        item.external_attr = 0o120777 << 16
        archive.writestr(item, "/etc/passwd")
    assert codes(out.getvalue()) == {"archive-unsafe-name"}


@pytest.mark.parametrize("names", [("aa.xml", "ab.xml"), ("aa.xml", "AB.xml")])
def test_a_name_that_stands_twice_is_refused(names):
    data = zipped((names[0], GOOD), (names[1], GOOD)).replace(names[0].encode(), names[1].lower().encode())
    assert codes(data) == {"archive-name-twice"}


def test_a_wrong_checksum_is_refused():
    data = zipped(("a.xml", b"<a>text</a>"), compresslevel=0)
    assert codes(data.replace(b"text", b"tent")) == {"archive-damaged"}


def test_an_encrypted_part_is_refused():
    data = bytearray(zipped(("a.xml", GOOD)))
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(signature) + offset] |= 1
    assert codes(bytes(data)) == {"file-encrypted"}


def test_parts_that_lie_in_one_another_are_refused():
    """As in the bombs that let many entries unpack the same bytes: here one part holds the other, head and all."""

    def local(name: bytes, data: bytes) -> bytes:
        sizes = (zlib.crc32(data), len(data), len(data))
        return struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 0, 0, 33, *sizes, len(name), 0) + name + data

    def central(name: bytes, data: bytes, offset: int) -> bytes:
        sizes = (zlib.crc32(data), len(data), len(data))
        head = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 33, *sizes, len(name), 0, 0, 0, 0, 0, offset)
        return head + name

    inner = local(b"b", GOOD)
    whole = local(b"a", inner)
    directory = central(b"a", inner, 0) + central(b"b", GOOD, len(whole) - len(inner))
    data = whole + directory + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 2, 2, len(directory), len(whole), 0)
    with pytest.raises(TemplateError) as caught:
        open_archive(data)
    assert [(fault.code, fault.found) for fault in caught.value.faults] == [("archive-damaged", "overlapped entries")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_document_type_is_refused_in_every_encoding(encoding):
    text = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    assert codes(zipped(("word/document.xml", text.encode(encoding)))) == {"xml-doctype"}


def test_an_entity_bomb_is_refused_by_the_parser_too():
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">' + "".join(
        f'<!ENTITY b{n} "{f"&b{n - 1};" * 10 if n else "&b;"}">' for n in range(9)
    )
    with pytest.raises(TemplateError) as caught:
        parse_xml(f"{bomb}]><a>&b8;</a>".encode(), "a.xml")
    assert caught.value.faults[0].code in ("xml-doctype", "xml-damaged")


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a></b>", b"text", b"\xff\xfe<", b"<a>\0</a>", b"<a xmlns:b=''/>"])
def test_xml_that_is_none_is_refused(data):
    with pytest.raises(TemplateError) as caught:
        parse_xml(data, "word/document.xml")
    assert [fault.code for fault in caught.value.faults] == ["xml-damaged"]
    assert caught.value.faults[0].place.part == "word/document.xml"


@pytest.mark.parametrize("seed", range(60))
def test_a_file_with_flipped_bits_is_read_or_refused(seed):
    dice = random.Random(seed)
    data = bytearray(zipped(*((f"word/{n}.xml", f"<a>{n}</a>".encode() * 40) for n in range(5))))
    for _ in range(dice.randrange(1, 6)):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    with contextlib.suppress(TemplateError):  # anything else fails the test
        open_archive(bytes(data))


@pytest.mark.parametrize("cut", range(0, 700, 35))
def test_a_file_that_was_cut_off_is_refused(cut):
    whole = zipped(*((f"word/{n}.xml", f"<a>{n}</a>".encode() * 40) for n in range(5)))
    assert codes(whole[: min(cut, len(whole) - 1)])
