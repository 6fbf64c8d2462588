"""Takes the pictures of pages: page.png, page-table.png, diff.png. Needs a Chromium, so `make docs` does without."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.views.test_page import BROWSER

DOCS = Path(__file__).resolve().parent
SAMPLE = "samples/joint-press-release.txt"
TABLE = "samples/results.txt"
POLICY = ("tests/gold/diff/policy.old.txt", "tests/gold/diff/policy.new.txt")


def main() -> None:
    """Open the page of a sample with its index, point at an amount; show the values of a table; then a comparison."""
    if BROWSER is None:
        sys.exit("no Chromium is installed")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        page = Path(folder) / "page.html"
        call = [sys.executable, "-m", "jdoc", "show", "--html", str(page), SAMPLE]
        subprocess.run(call, check=True, cwd=DOCS.parent)  # noqa: S603
        browser = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        view = browser.new_page(viewport={"width": 1080, "height": 640})
        view.goto(page.as_uri())
        for name in ("Index", "organizations", "money"):
            view.locator("summary", has_text=name).last.click()
        view.locator("mark", has_text="48億ドル").hover()
        view.screenshot(path=DOCS / "page.png")
        subprocess.run([*call[:-1], TABLE], check=True, cwd=DOCS.parent)  # noqa: S603
        view.goto(page.as_uri())
        view.locator("#values").check()
        view.locator("table").first.scroll_into_view_if_needed()
        view.screenshot(path=DOCS / "page-table.png")
        call = [sys.executable, "-m", "jdoc", "diff", *POLICY, "--html", str(page)]
        subprocess.run(call, check=False, cwd=DOCS.parent)  # noqa: S603 -- it says by its exit code that they differ
        view.goto(page.as_uri())
        view.screenshot(path=DOCS / "diff.png")
        browser.close()


if __name__ == "__main__":
    main()
