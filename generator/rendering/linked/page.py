"""A page in schema.org's words: where it stands in its site, and what more it says of itself."""

from json.encoder import encode_basestring
from typing import Any

from markupsafe import Markup

from generator.edtf import Edtf
from generator.rendering.context import Context
from generator.rendering.one_line import dump

#: A thing in schema.org's words.
Thing = dict[str, Any]
#: What could end the element that holds a block of data, and what JavaScript once took for the end of a line.
_UNSAFE = tuple((letter, f"\\u{ord(letter):04x}") for letter in "<>&\u2028\u2029")


def page_data(path: str, title: str, section: str, context: Context, *more: str) -> Markup:
    """A page, with where it stands in the site; `more` is what else it says of itself, as `members` writes it.

    What all pages of a section have in common is written once.
    """
    url, rest = quoted(context.links.absolute(path)), "".join([f", {one}" for one in more if one])
    section = section if path != "/" else ""
    begun, count = context.once(("linked data", section), lambda: _begun(section, context))
    own = "" if path in ("/", f"/{section}/") else f", {_step(count + 1, path, title, context)}"
    named = quoted(title or context.site.config.title)
    front = (
        f'"@context": "https://schema.org", "@type": "WebPage", "@id": {url}, "url": {url}, "name": {named}'
    )
    return Markup(_safe(f"{{{front}, {begun}{own}]}}{rest}}}"))  # noqa: S704 - nothing of it ends the element


def members(**values: object) -> str:
    """Write members of an object without what holds them together; those without a value are left out."""
    return dump(some(values))[1:-1]


def member(name: str, text: str) -> str:
    """Write a member behind others; nothing where the text is empty."""
    return f', "{name}": {encode_basestring(text)}' if text else ""


def quoted(text: str) -> str:
    """Write a text as JSON."""
    return encode_basestring(text)


def _safe(data: str) -> str:
    for letter, escaped in _UNSAFE:
        data = data.replace(letter, escaped)
    return data


def _begun(section: str, context: Context) -> tuple[str, int]:
    """The site, and the first steps of the trail to a page of a section, and how many these are."""
    config, url = context.site.config, context.links.absolute("/")
    site = some(
        {
            "@type": "WebSite",
            "@id": url,
            "url": url,
            "name": config.title,
            "publisher": publisher(context),
        }
    )
    steps = [_step(1, "/", config.title, context)]
    if section:
        steps.append(_step(2, f"/{section}/", context.words(f"nav.{section}"), context))
    trail = f'"breadcrumb": {{"@type": "BreadcrumbList", "itemListElement": [{", ".join(steps)}'
    return f'"isPartOf": {dump(site)}, {trail}', len(steps)


def _step(position: int, path: str, name: str, context: Context) -> str:
    page = f'{{"@type": "WebPage", "@id": {quoted(context.links.absolute(path))}}}'
    return f'{{"@type": "ListItem", "position": {position}, "name": {quoted(name)}, "item": {page}}}'


def publisher(context: Context) -> Thing | None:
    """Who publishes the site, where that is said."""
    name = context.site.config.publisher
    return {"@type": "Organization", "name": name} if name else None


def day_of(edtf: Edtf | None) -> str:
    """The first day of a date, where it is one day."""
    return str(edtf.first) if edtf and edtf.is_day else ""


def some(members: Thing) -> Thing:
    """Return those that have a value."""
    return {name: value for name, value in members.items() if value or value == 0}
