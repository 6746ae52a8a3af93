"""Validation: coded sentences in, accuracy and agreement with their intervals out.

It uses the resampling of the room `comparison`, which in turn knows nothing of validation: what
corrects rates for measured error takes the tables of items and sentences.
"""

from toolkit.validation.coded import Coded, CodedSentence
from toolkit.validation.matching import match
from toolkit.validation.outcomes import coded_evidence
from toolkit.validation.reading import bundled_codes, read_coded
from toolkit.validation.validate import Validation, validate

__all__ = [
    "Coded",
    "CodedSentence",
    "Validation",
    "bundled_codes",
    "coded_evidence",
    "match",
    "read_coded",
    "validate",
]
