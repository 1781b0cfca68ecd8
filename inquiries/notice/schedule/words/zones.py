"""Zones 時間帯: the time zone of the hours of a notice."""

from __future__ import annotations

import re

from inquiries.public_holidays import JAPAN

ZONES = (
    (JAPAN, "日本時間|日本標準時|japan(?:ese)?(?: standard)? time|jst"),
    ("Asia/Singapore", "シンガポール時間|singapore(?: standard)? time|sgt"),
    ("Asia/Hong_Kong", "香港時間|hong kong time|hkt"),
    ("Asia/Taipei", "台湾時間|taiwan time|taipei time"),
    ("Asia/Seoul", "韓国時間|korean?(?: standard)? time|kst"),
    ("Asia/Shanghai", "中国時間|北京時間|china(?: standard)? time|beijing time"),
    ("Asia/Bangkok", "タイ時間|thai(?:land)? time|bangkok time"),
    ("Asia/Kolkata", "インド時間|india(?:n)?(?: standard)? time"),
    ("Australia/Brisbane", "ブリスベン時間|brisbane time|queensland time"),
    ("Australia/Perth", "パース時間|perth time|western australian? time|awst|australian western"),
    ("Australia/Adelaide", "アデレード時間|adelaide time|ac[sd]t|australian central"),
    ("Australia/Melbourne", "メルボルン時間|melbourne time"),
    ("Australia/Sydney", "シドニー時間|sydney time|a(?:us)?e[sd]t|australian eastern"),
    ("Pacific/Auckland", "ニュージーランド時間|new zealand(?: \\w+)? time|nz[sd]?t"),
    ("Europe/London", "英国時間|イギリス時間|ロンドン時間|uk time|london time|british(?: \\w+)? time|gmt|bst"),
    (
        "Europe/Berlin",
        "ドイツ時間|中央ヨーロッパ(?:夏)?時間|central european(?: \\w+)? time|cest|cet|german time|berlin time",
    ),
    ("Europe/Paris", "フランス時間|パリ時間|paris time|french time"),
    (
        "America/New_York",
        "(?:米国|アメリカ)?東部(?:標準|夏)?時間|ニューヨーク時間|(?:us )?eastern(?: \\w+)? time|new york time|e[sd]?t",
    ),
    ("America/Chicago", "(?:米国|アメリカ)?中部(?:標準|夏)?時間|(?:us )?central(?: standard| daylight)? time|c[sd]?t"),
    ("America/Denver", "(?:米国|アメリカ)?山岳部(?:標準|夏)?時間|(?:us )?mountain(?: \\w+)? time|m[sd]t"),
    ("America/Los_Angeles", "(?:米国|アメリカ)?(?:西部|太平洋)(?:標準|夏)?時間|(?:us )?pacific(?: \\w+)? time|p[sd]?t"),
    ("Pacific/Honolulu", "ハワイ時間|hawaii(?:an)?(?: \\w+)? time|hst"),
)
NAMES = re.compile("|".join(rf"(?P<z{number}>(?<![a-z]){name}(?![a-z]))" for number, (_zone, name) in enumerate(ZONES)))
AT_HOME = re.compile(r"0|\+81")
"""How a Japanese telephone number begins."""
NOT_OURS = re.compile("現地時間|local time|utc ?[+-]\\d|gmt ?[+-]\\d")


def zones(text: str) -> list[tuple[int, int, str]]:
    """Start, end and tz database name of each zone in a folded text."""
    found = []
    for match in NAMES.finditer(text):
        number = next(int(name[1:]) for name, words in match.groupdict().items() if words)
        if len(match[0]) > 2 or re.search(r"[\d.m)] ?$", text[: match.start()]):
            found.append((*match.span(), ZONES[number][0]))
    return found
