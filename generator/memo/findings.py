"""The classes of what is remembered of an article."""

from generator import edtf, errors
from generator.memo.classes import classes
from generator.model import article, claim, finding, vocabulary

#: What was read and found in one article, with its problems.
FINDINGS = (*classes(article, finding, claim, vocabulary), edtf.Edtf, *classes(errors))
