"""Directives: calls on somebody to act, with who calls, on whom, and what for (codebook).

Directives after Searle (1976), whose illocutionary point is to get the hearer to do something;
duties after deontic modality (Palmer 2001). The force is the category: demand, obligation, appeal,
recommendation, prohibition, joint action.
"""

from __future__ import annotations

from toolkit.calls import find_calls
from toolkit.feature import Feature

feature = Feature(
    name="directives", title="Directives", extract=find_calls, parser=True, on_request=True
)
