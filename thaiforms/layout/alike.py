"""Rare letters that are set as what they stand for, or drawn by another letter that looks alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from thaiforms.layout.symbol_tables import twins

_UNITS = (
    "㍱=hPa ㎀=pA ㎁=nA ㎂=µA ㎃=mA ㎄=kA ㎅=KB ㎆=MB ㎇=GB ㎈=cal ㎉=kcal ㎊=pF ㎋=nF ㎌=µF ㎍=µg ㎎=mg ㎏=kg ㎐=Hz ㎑=kHz ㎒=MHz ㎓=GHz ㎔=THz "
    "㎕=µl ㎖=ml ㎗=dl ㎘=kl ㎙=fm ㎚=nm ㎛=µm ㎜=mm ㎝=cm ㎞=km ㎟=mm² ㎠=cm² ㎡=m² ㎢=km² ㎣=mm³ ㎤=cm³ ㎥=m³ ㎦=km³ ㎧=m/s ㎨=m/s² ㎩=Pa ㎪=kPa "
    "㎫=MPa ㎬=GPa ㎭=rad ㎮=rad/s ㎯=rad/s² ㎰=ps ㎱=ns ㎲=µs ㎳=ms ㎴=pV ㎵=nV ㎶=µV ㎷=mV ㎸=kV ㎹=MV ㎺=pW ㎻=nW ㎼=µW ㎽=mW ㎾=kW ㎿=MW "
    "㏀=k\u2126 ㏁=M\u2126 ㏂=a.m. ㏃=Bq ㏄=cc ㏅=cd ㏇=Co. ㏈=dB ㏉=Gy ㏊=ha ㏋=HP ㏌=in ㏍=KK ㏎=KM ㏏=kt ㏐=lm ㏑=ln ㏒=log ㏓=lx ㏔=mb ㏕=mil ㏖=mol "
    "㏗=pH ㏘=p.m. ㏙=PPM ㏚=PR ㏛=sr ㏜=Sv ㏝=Wb ℡=TEL ℻=FAX ℀=a/c ℅=c/o ‼=!! ⁇=?? ⁈=?! ⁉=!? ‴=′′′ Ĳ=IJ ĳ=ij"
)
READ_AS: Mapping[int, str] = str.maketrans(
    {
        **{sign: letters for sign, _, letters in (pair.partition("=") for pair in _UNITS.split())},
        **{chr(0x2474 + n): f"({n + 1})" for n in range(20)},
        **{chr(0x2488 + n): f"{n + 1}." for n in range(20)},
        **{chr(0x249C + n): f"({chr(0x61 + n)})" for n in range(26)},
    }
)
"""What is set as several letters, and is read as these: units in one sign, numbers in brackets."""
_TWINS = twins() | dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_TWINS |= {"\u03a9": "\u2126", "\u0394": "\u2206", "\u03bc": "\u00b5", "\u212a": "K", "\u212b": "\u00c5"}
_TWINS |= dict(zip("‒―⁃․‧∕‾ʼʹ‛‟❛❜❝❞‵・〜￠￡￢￥￦‣〇₤", "–—–.·/¯’′‘“‘’“”‘·~¢£¬¥₩▸○£", strict=True))
_TWINS |= dict(zip("❨❩❪❫❬❭❮❯❰❱❲❳❴❵", "()()⟨⟩‹›‹›〔〕{}", strict=True))
_TWINS |= {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # letters of full width
_TWINS |= {chr(0x1F1E6 + n): chr(0x41 + n) for n in range(26)}  # flags, as the letters of their country
_TWINS |= {chr(0x24F5 + n): chr(0x2460 + n) for n in range(10)}  # numbers in two circles, as in one
_TWINS |= {chr(0x24EB + n): chr(0x246A + n) for n in range(10)}  # black circles of 11 to 20, as white ones
_STYLED = {
    chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x1D400, 0x1D800)
}  # of formulas, as text
_TWINS |= {"ℎ": "h"} | {sign: _TWINS.get(plain, plain) for sign, plain in _STYLED.items() if plain != sign}
DRAWN_AS: Mapping[int, str] = {**READ_AS, **str.maketrans(_TWINS)}
"""The same, and what is drawn by one other letter that looks alike, and is read as itself."""
