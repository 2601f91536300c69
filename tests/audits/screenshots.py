"""Take the pictures in docs/screenshots/ anew: the main pages of this repository's record, wide and on a phone."""

import io
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from audits.host import hosted
from browsing import launched
from conftest import REPOSITORY, copy_of_record, run_dateline
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

FOLDER = REPOSITORY / "docs/screenshots"
PAGES = {
    "home": "/",
    "event": "/events/2020-07-14-armenia-azerbaijan-fighting/",
    "actor": "/actors/azerbaijan/",
    "escalation": "/escalations/azerbaijan-nagorno-karabakh-2020-09/",
}
WIDE = {"viewport": {"width": 1280, "height": 960}}
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}
LOOKS = {
    "wide": {**WIDE, "color_scheme": "light"},
    "wide-dark": {**WIDE, "color_scheme": "dark"},
    "phone": {**PHONE, "color_scheme": "light"},
    "phone-dark": {**PHONE, "color_scheme": "dark"},
}
#: The pictures: what of a page is at the top of the window, or nothing for its beginning.
PICTURES = {
    ("home", "wide"): "",
    ("home", "phone"): "",
    ("event", "wide"): "",
    ("event", "phone"): "#claims",
    ("event", "wide-dark"): "#claims",
    ("actor", "wide"): "",
    ("actor", "phone"): "",
    ("escalation", "wide"): "",
    ("escalation", "phone"): "",
    ("escalation", "phone-dark"): "#ladder",
}
LIMIT = 150_000  # bytes of a picture


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = copy_of_record(Path(folder))
        done = run_dateline("--site", site, "build", cwd=site)
        assert done.returncode == 0, done.stderr
        with hosted(site / "build") as address, sync_playwright() as playwright:
            browser = launched(playwright)
            for (name, look), top in PICTURES.items():
                picture = small(taken(browser, address + PAGES[name], look, top))
                assert len(picture) <= LIMIT, f"{name}-{look} has {len(picture)} bytes"
                (FOLDER / f"{name}-{look}.png").write_bytes(picture)
                print(f"{name}-{look}.png: {len(picture) // 1000} kB")


def taken(browser: Browser, address: str, look: str, top: str) -> bytes:
    page = browser.new_page(**LOOKS[look], reduced_motion="reduce")
    page.goto(address, wait_until="networkidle")
    if top:
        page.locator(top).evaluate("one => scrollTo(0, one.getBoundingClientRect().top - 24)")
    picture = page.screenshot()
    page.close()
    return picture


def small(picture: bytes) -> bytes:
    """The same picture in the 256 colours it has most of: paper, ink and ladder stay what they are."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    most = sorted(image.getcolors(image.width * image.height), reverse=True)[:256]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in most for part in colour])
    packed = io.BytesIO()
    image.quantize(palette=palette, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    return packed.getvalue()


if __name__ == "__main__":
    main()
