"""What axe-core has to say of a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def axe(page: Page) -> list[str]:
    """Each finding: how grave it is, the rule, where. A good page has none."""
    # Without preload: axe would fetch our @imports again, from the wrong place.
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [f"{each['impact']} {each['id']}: {node['target']}" for each in found for node in each["nodes"]]
