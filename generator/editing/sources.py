"""Articles to sources: one id for each text, and every finding signed with it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.editing.identity import claim_ids
from generator.edtf import Edtf
from generator.model.article import Article
from generator.model.finding import ClaimFinding, Findings
from generator.model.source import Source


def signatures(
    findings: Iterable[Findings], known: Mapping[str, str], places: Mapping[str, str] | None = None
) -> tuple[tuple[str, Findings], ...]:
    """Give every article an id of its own, sorted by it.

    `known` maps the SHA-256 of a source a person relies on, or that was published, to the id it has, `places` where its
    article lies: a new text there is that source's, unless its old text lies elsewhere now. A text that came twice
    counts once.
    """
    once = {_key(found): found for found in sorted(findings, key=_order)}
    here = {known[found.article.sha256] for found in once.values() if found.article.sha256 in known}
    changed = {path: name for path, name in (places or {}).items() if name not in here}
    by_id: dict[str, list[Findings]] = defaultdict(list)
    held: dict[str, str] = {}
    for key, found in sorted(once.items(), key=lambda one: one[1].article.path):
        name = known.get(found.article.sha256) or changed.get(found.article.path, "")
        if name:
            held[name] = held.get(name, key)
        by_id[name or found.article.id].append(found)
    named = [
        (
            name if len(same) == 1 or held.get(name) == _key(found) else f"{name}-{found.article.sha256[:4]}",
            found,
        )
        for name, same in by_id.items()
        for found in same
    ]
    return tuple(sorted(named, key=lambda one: one[0]))


def _key(found: Findings) -> str:
    return found.article.sha256 or found.article.id


def _order(found: Findings) -> tuple[str, str]:
    return (found.article.sha256, found.article.path)


def signed(found: Findings, name: str) -> Findings:
    """Sign an article's findings with its id, and every claim with one that depends on nothing else."""
    claims = [finding.claim for finding in found.claims]
    ids = claim_ids(name, claims)
    renamed = {claim.id: new for claim, new in zip(claims, ids, strict=True)}
    return replace(
        found,
        article=replace(found.article, id=name),
        claims=tuple(
            ClaimFinding(
                claim=replace(claim, id=new, source=name, part_of=renamed.get(claim.part_of or "")),
                claimant_of=finding.claimant_of,
            )
            for finding, claim, new in zip(found.claims, claims, ids, strict=True)
        ),
        statements=tuple(replace(statement, source=name) for statement in found.statements),
    )


def source_of(name: str, article: Article, same_text: tuple[str, ...] = ()) -> Source:
    """Make the source's entry from an article. `same_text` are the ids of the sources that run the same text."""
    return Source(
        id=name,
        title=article.title,
        publisher=article.publisher,
        agencies=article.agencies,
        author=article.author,
        url=article.url,
        archive_url=article.archive_url,
        published=Edtf.day(article.published) if article.published else None,
        published_basis=article.published_basis,
        retrieved=Edtf.day(article.retrieved) if article.retrieved else None,
        language=article.language,
        sha256=article.sha256,
        independence=same_text,
    )
