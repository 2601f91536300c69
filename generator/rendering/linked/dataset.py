"""The data files in schema.org's words, as search engines for data sets read them."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from generator.rendering.context import Context
from generator.rendering.linked.page import Thing, members, page_data, publisher, some

#: Media types of the data files, by the ends of their names.
_FORMATS = {
    "bib": "application/x-bibtex",
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "ics": "text/calendar",
    "json": "application/json",
}


def dataset_data(files: Iterable[tuple[str, int, str]], context: Context) -> Markup:
    """The page of the data files: each by its path, its bytes, and what it holds in words."""
    config, words = context.site.config, context.words
    url = context.links.absolute("/data/")
    dataset = {
        "@type": "Dataset",
        "@id": f"{url}#dataset",
        "name": words("data.name", title=config.title),
        "description": " ".join(filter(None, (config.description, words("data.intro")))),
        "url": url,
        "isAccessibleForFree": True,
        "creator": publisher(context),
        "inLanguage": config.language,
        "distribution": [*_downloads(files, context)],
    }
    return page_data("/data/", words("nav.data"), "data", context, members(mainEntity=some(dataset)))


def _downloads(files: Iterable[tuple[str, int, str]], context: Context) -> Iterator[Thing]:
    for path, size, what in files:
        yield {
            "@type": "DataDownload",
            "name": path.rpartition("/")[2],
            "description": what,
            "contentUrl": context.links.absolute(f"/{path}"),
            "encodingFormat": _FORMATS[path.rpartition(".")[2]],
            "contentSize": f"{size} B",
        }
