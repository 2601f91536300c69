"""What a site's robots.txt allows (RFC 9309), and how long it asks to wait."""

from dataclasses import dataclass

from protego import Protego

#: The name that robots.txt files call us by.
PRODUCT = "Dateline"


@dataclass(frozen=True, slots=True)
class Robots:
    """What the robots.txt of one origin says. Its absence allows everything; a site in trouble allows nothing."""

    rules: Protego | None
    allowed: bool = True

    def allows(self, url: str) -> bool:
        """Whether a page may be asked for."""
        return bool(self.rules.can_fetch(url, PRODUCT)) if self.rules else self.allowed

    @property
    def delay(self) -> float:
        """The seconds between two requests that the site asks for; 0 where it asks for none."""
        return float((self.rules.crawl_delay(PRODUCT) if self.rules else None) or 0.0)


def robots_of(status: int, text: str) -> Robots:
    """Understand an answer to the request for a robots.txt; a host in trouble allows nothing (RFC 9309, 2.3.1)."""
    if 200 <= status < 300:
        return Robots(Protego.parse(text))
    return Robots(None, allowed=400 <= status < 500)
