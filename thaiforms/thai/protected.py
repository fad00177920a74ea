"""Where digits stay as typed: addresses, file names, Latin codes, names, and what the author has marked.

Arabic digits are protected in codes and names, because that is how those are written. Thai digits are protected only
where nothing may be touched at all: in addresses, file names and between the author's ``[[ ]]``. So ``โควิด-๑๙``
becomes ``โควิด-19`` in a document with Arabic digits, and never the other way round in one with Thai digits.
"""

from __future__ import annotations

import re

AUTHORS_MARK = re.compile(r"\[\[([^\[\]\r\n]*[0-9๐-๙][^\[\]\r\n]*)\]\]")
"""What the author wants left alone, ``[[2019]]``: a digit at least, closed on its own line."""

_EXTENSIONS = "pdf|docx?|xlsx?|pptx?|odt|ods|csv|txt|md|ya?ml|json|xml|html?|zip|rar|7z|jpe?g|png|gif|tiff?|mp[34]|exe"
# A number after a Latin word belongs to it (Windows 11), unless it counts something (SARA 3 ครั้ง) or is a Buddhist year.
_COUNTED = (
    "วัน|เดือน|ปี|ชั่วโมง|นาที|น\\.|นาฬิกา|คน|ราย|ครัวเรือน|กลุ่ม|แห่ง|ศูนย์|ครั้ง|ชุด|ฉบับ|เรื่อง|ข้อ|ช่อง|แนวทาง|กิจกรรม|"
    "ชนิด|ประเภท|คลิป|ข่าว|ชิ้น|บาท|ล้าน|หมู่บ้าน|ตำบล|อำเภอ|จังหวัด|เล่ม|แผ่น|หน้า|โครงการ|หลักสูตร|รุ่น|ระบบ|ระดับ|ดาว|"
    "ผลิตภัณฑ์|เครื่อง|รายการ|อัน|ตัว|ร้าน|องค์กร|หน่วย|เปอร์เซ็นต์|คะแนน|"
    "ม\\.ค|ก\\.พ|มี\\.ค|เม\\.ย|พ\\.ค|มิ\\.ย|ก\\.ค|ส\\.ค|ก\\.ย|ต\\.ค|พ\\.ย|ธ\\.ค|"
    "มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา"
)
_SPANS = re.compile(
    rf"""
    {AUTHORS_MARK.pattern}
  | (?<![A-Za-z0-9๐-๙._:/@&+#-])(?:[A-Za-z][A-Za-z0-9+.-]{{0,20}}://|www\.)\S*[^\s.,;:!?)\]}}”’"'ฯๆ]       # a web address, Thai letters in it too
  | [A-Za-z0-9._%+-]{{1,64}}@[A-Za-z0-9.-]+                                   # an e-mail address
  | (?<!\S)\S{{1,200}}\.(?:{_EXTENSIONS})(?![A-Za-z0-9๐-๙])                              # a file name
  | (?<![0-9.])[1-9][0-9]{{1,2}}(?:\.[0-9]{{1,3}}){{3}}(?::[0-9]+|/[0-9]+)?(?![0-9.])   # an IP address, not ข้อ 1.1.1.1
  | (?:โคโรนา(?:ไวรัส)?(?:[ ]?สายพันธุ์ใหม่)?[ ]?|โควิด[ ]?[-–]?[ ]?|ซาร์ส-?โควี[ ]?[-–]?[ ]?)[0-9]+
  | (?:(?=[0-9._:/@&+#-]{{0,40}}[A-Za-z])(?=[A-Za-z._:/@&+#-]{{0,40}}[0-9])    # letters and digits in one piece: A4, KPI-1
       [A-Za-z0-9]+(?:[._:/@&+#-]+[A-Za-z0-9]+)*)
    (?:[ ][0-9]+(?:[.:/-][0-9]+)+(?![0-9]))?
  | (?<![A-Za-z])[A-Za-z][A-Za-z.+-]{{0,40}}[ ](?!2[456][0-9][0-9](?![0-9]))[0-9]+(?:[.:/-][0-9]+)*(?![0-9,])
    (?!\.[ ]|[ ]?(?:{_COUNTED}))                                       # a Latin word and its number: ISO 9001:2015
    """,
    re.VERBOSE,
)
_DIGIT = re.compile("[0-9๐-๙]")


def protected_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each stretch whose digits stay as typed, in order; the author's brackets belong to it."""
    if _DIGIT.search(text) is None:
        return ()
    return tuple(match.span() for match in _SPANS.finditer(text))
