"""Checks a page with axe-core."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def axe(page: Page) -> list[str]:
    """The findings for a page: impact, rule and element of each."""
    # No preload: axe would fetch our @imports from a wrong URL.
    found = Axe().run(page, options={"preload": False, "resultTypes": ["violations"]}).response["violations"]
    return [f"{each['impact']} {each['id']}: {node['target']}" for each in found for node in each["nodes"]]
