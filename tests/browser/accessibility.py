"""Checks a page with axe-core."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe().axe_script
# No preload: axe would fetch our @imports from a wrong URL. Only what is wrong leaves the browser: all else is long.
RUN = "axe.run({ preload: false, resultTypes: ['violations'] }).then((results) => results.violations)"


def axe(page: Page) -> list[str]:
    """The findings for a page: impact, rule and element of each."""
    page.evaluate(AXE)
    found = page.evaluate(RUN)
    return [f"{each['impact']} {each['id']}: {node['target']}" for each in found for node in each["nodes"]]
