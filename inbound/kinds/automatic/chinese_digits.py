"""Days, months and years that are written with Chinese numerals, in digits: 十二月十四日 is 12月14日."""

import re

DIGITS = {sign: number for number, sign in enumerate("〇一二三四五六七八九")} | {"零": 0}
YEAR = re.compile(r"[〇零一二三四五六七八九]{4}(?=\s*年)")
NUMBER = re.compile(r"(?<![星期周週礼拜禮])(?P<tens>[二三]?十)?(?P<ones>[一二三四五六七八九])?(?=\s*[月日号號])")


def in_digits(text: str) -> str:
    text = YEAR.sub(lambda found: "".join(str(DIGITS[each]) for each in found[0]), text)
    return NUMBER.sub(_number, text)


def _number(found: re.Match[str]) -> str:
    if not found[0]:
        return ""
    tens = found["tens"] or ""
    number = (DIGITS.get(tens[:1], 1) * 10 if tens else 0) + DIGITS.get(found["ones"] or "", 0)
    return str(number)
