"""Findings as the object that `dateline extract --json` prints."""

from dataclasses import fields

from generator.edtf import Edtf
from generator.errors import Problem
from generator.model.article import Article
from generator.model.claim import Claim, Statement
from generator.model.finding import ClaimFinding, EventFinding, Findings, VictimFinding

_PERSON = ("name", "slug", "role", "of", "aliases")
_PLACE = ("name", "country", "lat", "lon", "precision", "region")
_ACTOR = ("slug", "name", "kind", "of", "country", "aliases")


def as_json(findings: Findings) -> dict[str, object]:
    """Return the findings as JSON values: dates as EDTF text, words of the vocabulary as text, unsaid as null."""
    return {
        "article": _article(findings.article),
        "persons": [_picked(person, _PERSON) for person in findings.persons],
        "places": [_picked(place, _PLACE) for place in findings.places],
        "claims": [_claim(finding) for finding in findings.claims],
        "victims": [_noun(victim) for victim in findings.victims],
        "statements": [_noun(statement) for statement in findings.statements],
        "events": [_noun(event) for event in findings.events],
        "actors": [_picked(actor, _ACTOR) for actor in findings.actors],
        "problems": [_problem(problem) for problem in findings.problems],
    }


def _article(article: Article) -> dict[str, object]:
    return {
        "id": article.id,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "published_basis": article.published_basis,
        "publisher": article.publisher,
        "agencies": list(article.agencies),
        "sha256": article.sha256,
        "paragraphs": list(article.paragraphs),
    }


def _picked(noun: object, names: tuple[str, ...]) -> dict[str, object]:
    return {name: _value(getattr(noun, name)) for name in names}


def _claim(finding: ClaimFinding) -> dict[str, object]:
    return {**_noun(finding.claim), "claimant_of": finding.claimant_of}


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "place": str(problem.mark),
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "severity": problem.severity,
    }


def _noun(noun: Claim | Statement | EventFinding | VictimFinding) -> dict[str, object]:
    return _picked(noun, tuple(field.name for field in fields(noun)))


def _value(value: object) -> object:
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, tuple | list):
        return [_value(item) for item in value]
    return value
