"""Validation: coded sentences in, accuracy, agreement and corrected rates with intervals out.

It uses the statistics of the room `comparison`, which in turn knows nothing of validation.
"""

from toolkit.validation.coded import Coded, CodedSentence
from toolkit.validation.corrected import corrected_rates
from toolkit.validation.labels import coded_labels
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
    "coded_labels",
    "corrected_rates",
    "match",
    "read_coded",
    "validate",
]
