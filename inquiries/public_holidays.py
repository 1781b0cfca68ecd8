"""The public holidays 祝日 on the clock of a zone. Pure."""

from datetime import date
from functools import lru_cache

from holidays import country_holidays

JAPAN = "Asia/Tokyo"
COUNTRIES = {
    JAPAN: "JP",
    "Asia/Singapore": "SG",
    "Asia/Seoul": "KR",
    "Asia/Taipei": "TW",
    "Asia/Shanghai": "CN",
    "Asia/Hong_Kong": "HK",
    "Asia/Bangkok": "TH",
    "Asia/Kolkata": "IN",
    "Australia/Brisbane": "AU",
    "Australia/Perth": "AU",
    "Australia/Adelaide": "AU",
    "Australia/Melbourne": "AU",
    "Australia/Sydney": "AU",
    "Pacific/Auckland": "NZ",
    "Europe/London": "GB",
    "Europe/Paris": "FR",
    "Europe/Berlin": "DE",
    "America/New_York": "US",
    "America/Chicago": "US",
    "America/Denver": "US",
    "America/Los_Angeles": "US",
    "Pacific/Honolulu": "US",
}
"""The country whose public holidays count in a time zone."""


def is_public_holiday(day: date, zone: str = JAPAN) -> bool:
    """Whether it is a public holiday in the country of the zone; False for a zone not in COUNTRIES."""
    country = COUNTRIES.get(zone)
    return country is not None and day in _holidays(country, day.year)


@lru_cache(maxsize=64)
def _holidays(country: str, year: int) -> frozenset[date]:
    return frozenset(country_holidays(country, years=year))
