"""The way in for whoever reads many articles: one that brings up a fault of ours is told as that, and all others are read."""

from generator.extraction.extract import extract
from generator.faults import fault
from generator.model.article import Article
from generator.model.finding import Findings


def understood(article: Article) -> Findings:
    """Return what an article says; nothing but a problem where that cannot be worked out. Never raises."""
    try:
        return extract(article)
    except Exception as error:  # noqa: BLE001 - one article is never the end of a run
        return Findings(article=article, problems=(fault(error, article.path),))
