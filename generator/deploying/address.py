"""Where a site will live: whether the address it is built for can be that of the branch it is deployed to."""

import re
from urllib.parse import urlsplit

from generator.urls import Links

#: github.com:OWNER/REPOSITORY in the addresses by which git reaches it.
_ON_GITHUB = re.compile(
    r"(?:^|[@/.])github\.com(?::\d+)?[:/]+([\w.-]+)/([\w.-]+?)(?:\.git)?/?$", re.IGNORECASE
)
_LOCAL = re.compile(r"localhost|.*\.localhost|127\..*|0\.0\.0\.0|\[?::1\]?", re.IGNORECASE)


def default_address(remote: str) -> str:
    """Return where GitHub Pages shows the repository that a remote's address names; “” where that is another host's.

    A repository OWNER.github.io is shown at the root, any other below its name
    (docs.github.com, “What is GitHub Pages?”, types of sites).
    """
    found = _ON_GITHUB.search(remote)
    if not found:
        return ""
    owner, repository = found[1].lower(), found[2]
    host = f"{owner}.github.io"
    return f"https://{host}/" if repository.lower() == host else f"https://{host}/{repository}/"


def misplaced(base_url: str, remote: str, domain: str) -> str:
    """Say why links would lead nowhere; “” where they may be right.

    `domain` is what the file CNAME of the branch holds: a domain of the site's own, “” without one.
    """
    host, usual = urlsplit(base_url).hostname or "", urlsplit(default_address(remote))
    if _LOCAL.fullmatch(host):
        return f"the site is made for {base_url}, which is this machine"
    if domain and _bare(host) != _bare(domain):
        return f"the site is made for {base_url}, and the branch says in CNAME that it is {domain}"
    path = Links(base_url).base_path
    if not domain and host == usual.hostname and path.lower() != usual.path.lower():
        return f"the site is made for {base_url}, and GitHub Pages will show it at {usual.geturl()}"
    return ""


def _bare(host: str) -> str:
    """GitHub leads readers from a domain to the same one with www and back, whichever of the two is given."""
    return host.strip().lower().removeprefix("www.")
