"""Article → Findings: a short list of passes over one tokenised document. Offline and deterministic."""

from generator.extraction.counts.counts import find_counts
from generator.extraction.counts.numbers import find_numbers
from generator.extraction.counts.shared import with_shared_nouns
from generator.extraction.days.calendar import make_calendar
from generator.extraction.days.mark import find_days
from generator.extraction.events.events import make_events
from generator.extraction.events.happenings import find_happenings
from generator.extraction.mentions import find_mentions
from generator.extraction.names.bodies import actors
from generator.extraction.names.places import places
from generator.extraction.people.people import persons
from generator.extraction.statements.reach import owners, tagged
from generator.extraction.statements.statements import find_statements, of_somebody
from generator.extraction.tape.chunks import make_tapes
from generator.extraction.tape.quotations import quoted_words
from generator.extraction.tokens import tokenise
from generator.extraction.tolls.claims import make_claims
from generator.extraction.tolls.corrections import with_corrections, without_echoes
from generator.extraction.tolls.drafts import draft_claims
from generator.extraction.tolls.heard import Heard
from generator.extraction.tolls.merge import merged
from generator.extraction.tolls.named import find_victims, victim_findings
from generator.extraction.tolls.setting import Setting
from generator.extraction.tolls.tolls import find_tolls
from generator.extraction.voices.attribution import find_sayings
from generator.extraction.voices.homes import Homes
from generator.extraction.voices.transcripts import quoting, transcript
from generator.model.article import Article
from generator.model.finding import Findings


def extract(article: Article) -> Findings:
    """Return everything one article says. Time is linear in the length of the text; nothing outside it is read."""
    document = tokenise(article)
    mentions = find_mentions(document)
    days = find_days(document)
    counts = with_shared_nouns(document.sentences, find_counts(document, find_numbers(document), mentions))
    tapes = make_tapes(document, counts, mentions, days)
    labels = transcript(document.sentences, mentions)
    quoted = quoting(quoted_words(document.sentences), labels, document.sentences)
    homes = Homes.of(tapes)
    sayings = find_sayings(tapes, quoted, labels, homes)
    calendar = make_calendar(document, tapes)
    setting = Setting.of(mentions, tapes, homes)
    tolls = with_corrections(find_tolls(tapes), tapes, article.corrections)
    heard = Heard(sayings, quoted, owners(document.sentences, tagged(sayings), quoted))
    drawn = merged(draft_claims(tolls, heard, calendar, setting))
    kept = without_echoes(drawn, article.corrections)
    drafts = tuple(draft for _, draft in kept)
    spoken = find_statements(document, quoted, of_somebody(sayings, setting.kinds), calendar, tolls)
    voices = {saying.tape.sentence.index: saying for saying in reversed(sayings.found)}
    happenings = find_happenings(tapes, voices, calendar)
    acting, speaking = actors(document, mentions), persons(document, mentions)
    names = {actor.slug: actor.name for actor in acting} | {person.slug: person.name for person in speaking}
    return Findings(
        article=article,
        actors=acting,
        persons=speaking,
        places=places(document, mentions),
        claims=make_claims(article, kept),
        victims=victim_findings(find_victims(tapes)),
        statements=tuple(one.statement for one in spoken),
        events=make_events(happenings, drafts, spoken, names),
    )
