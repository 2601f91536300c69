"""The rules by which claims become ranges: one table, named by the code and printed on the methodology page."""

from generator.model.site import Rule

#: How a range was made: what `Toll.rule` names.
ONE_FIGURE = Rule(
    id="one-figure",
    sentence="Where one figure counts, it is shown as the word of the claimant who gave it, not as a fact, and not as the best supported.",
)
AGREED = Rule(
    id="agreed",
    sentence=(
        "Where every figure that counts is the same, that figure is shown, with everyone who gives it; it is the best "
        "supported where it is one number that at least two independent voices give."
    ),
)
CORROBORATED = Rule(
    id="corroborated",
    sentence=(
        "Where figures differ, the range reaches from the lowest to the highest; a figure that at least two independent "
        "voices give, and more of them than give any other, is marked as the best supported."
    ),
)
RANGE = Rule(
    id="range",
    sentence=(
        "Where figures differ and none is better supported than the others, the range reaches from the lowest to the "
        "highest and no figure is preferred."
    ),
)
SUM_OF_DAYS = Rule(
    id="sum-of-days",
    sentence=(
        "Where nobody gave a number as the total of those days, nor a total of some of them that is no lower, the days of one "
        "claimant are added up and read as “at least”, because days without a report are missing; only deaths, injuries and "
        "casualties are added, never people missing, held or displaced. Of a day told of several places the highest range "
        "counts, for the places may overlap. One number given for two days by no source in common is added once: it may be "
        "one count dated twice."
    ),
)
NO_NUMBER = Rule(id="no-number", sentence="Where no figure that counts gives a number, no number is shown.")
BACKGROUND = Rule(
    id="background",
    sentence="A figure of another time is shown with its words and stands in no range.",
)

#: What every range keeps to.
_ALWAYS = (
    Rule(
        id="kept-apart",
        sentence=(
            "Figures are compared only where they count the same thing: the same measure, the same victims (children, "
            "civilians, police, soldiers or anyone), the same side, and the same days. “Casualties” are not “killed”, and a "
            "figure that names no side is compared with no side’s. A total of days that begin earlier or later is compared with none "
            "from the beginning of this fighting."
        ),
    ),
    Rule(
        id="places",
        sentence=(
            "Where events of one day at two or more named places give figures, each place has its own range, and no figure of "
            "one takes the place of another’s. A province or a country is no such place."
        ),
    ),
    Rule(
        id="never-summed",
        sentence="A total is never added to anything: not to another total, and not to the figure of a day.",
    ),
    Rule(
        id="open-end",
        sentence=(
            "“At least” and “more than” leave a range open above where no other figure is higher than the number named; "
            "“up to” leaves it open below where no other figure is lower."
        ),
    ),
    Rule(
        id="contested",
        sentence=(
            "What one side says of another’s losses stands beside what that other says itself. Where accounts give deaths to "
            "different sides, each stands in the range of the side it names, and the list of figures as they were told shows all."
        ),
    ),
    Rule(
        id="independence",
        sentence=(
            "A figure belongs to whoever gave it, however many sources repeat it. Bodies and officials of one state or "
            "organisation are one voice. A number an article gives in its own name belongs to its agency, or to its "
            "publisher where it names no agency; articles that run one text are one voice, named or not. An outlet "
            "that is an actor of the record speaks as that actor does. Actors or sources that a person joined are one."
        ),
    ),
)

#: Why a figure stands outside its range; each id is that of a standing.
_OUTSIDE = (
    Rule(
        id="superseded",
        sentence=(
            "A newer figure of the same claimant takes the place of the older, which stays visible. Two claimants never "
            "replace each other, also where both speak for one side; nor do two outlets’ figures in the name of a whole state, "
            "which may come from two of its bodies. A total is also replaced by a total to a later day that is no lower, where "
            "the same voice gives it or where both are articles’ own."
        ),
    ),
    Rule(
        id="part",
        sentence=(
            "A figure that is counted inside another figure of the same range is shown beside it. What it does not say itself "
            "– whether it is of a day, of all days or of another time, and which days – it has from the figure it is inside of; "
            "inside a figure of another time it is of that time too."
        ),
    ),
    Rule(
        id="previous",
        sentence=(
            "A figure that the source itself calls an earlier one is shown and not counted. It stands with the total where its "
            "voice gives there a total that is no lower, and no figure of a day that is; else with the figures of its day."
        ),
    ),
    Rule(
        id="vague", sentence="Words without a number, such as “dozens”, are shown and set no end of a range."
    ),
)

RULES: tuple[Rule, ...] = (
    *_ALWAYS,
    ONE_FIGURE,
    AGREED,
    CORROBORATED,
    RANGE,
    SUM_OF_DAYS,
    NO_NUMBER,
    *_OUTSIDE,
    BACKGROUND,
)
