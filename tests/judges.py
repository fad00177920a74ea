"""Judges of line ends that are not our own: a list of words that no typist parts, and PyThaiNLP's newmm."""

from functools import cache

from pythainlp.tokenize import word_tokenize

# Words of these documents that no Thai typist parts. Those of up to four letters also stand within others.
HARD_WORDS = """กำหนด งบประมาณ โควิด เป้าหมาย นโยบาย อิเล็กทรอนิกส์ วิดีโอ ข้าราชการ องค์กร สมรรถนะ บริหาร จัดสรร พัฒนา
ชุมชน ตัวชี้วัด ร้อยละ ระดับ สำเร็จ บรรลุ ดำเนิน ปฏิบัติ ประจำ ขับเคลื่อน สำคัญ เผยแพร่ ประชาสัมพันธ์
อย่างน้อย กำกับ ติดตาม ชัดเจน ขยาย ตำบล ครัวเรือน ทั้งหมด กลุ่ม อาชีพ ศูนย์ เมล็ดพันธุ์ แปรรูป โครงการ
สิ่งแวดล้อม หลักฐาน รณรงค์ อังคาร กิจกรรม สนุก สมัคร นวัตกรรม รายงาน เสนอ ภายใน บทเรียน อำเภอ จังหวัด
บุคลากร มาตรการ ทรัพยากร บุคคล ตนเอง ชั่วโมง จำนวน ประชุม พร้อม หนังสือ เอกสาร บันทึก ข้อตกลง ส่งเสริม
สนับสนุน สรุป คลิป ทะเบียน วิสัย พิบัติ โปรแกรม ภาครัฐ ยุทธศาสตร์ น้ำหนัก ข้อมูล ประจักษ์ ของ และ ใน ให้
ศาลากลาง สุราษฎร์ธานี มิถุนายน เมษายน กันยายน ประเมิน พลเรือน สามัญ สังกัด หลักเกณฑ์ วิธีการ ทั้งนี้ ระบบ
เนื่องจาก สามารถ ป้องกัน ระบาด ติดเชื้อ ไวรัส โคโรนา บังคับบัญชา ลำดับ สำหรับ พิจารณา ประสาน โทรสาร การ
ที่ จาก ตาม จัด แผน ความ หนึ่ง ส่วน""".strip().split()


@cache
def newmm_places(text):
    places, place = {0}, 0
    for word in word_tokenize(text, engine="newmm"):
        place += len(word)
        places.add(place)
    return places


@cache
def inside_hard_words(text):
    """The places strictly within a hard word; a short one counts where newmm sees it as a word."""
    seen = newmm_places(text)
    places = {}
    for word in HARD_WORDS:
        start = text.find(word)
        while start >= 0:
            if len(word) > 4 or {start, start + len(word)} <= seen:
                places |= dict.fromkeys(range(start + 1, start + len(word)), word)
            start = text.find(word, start + 1)
    return places
