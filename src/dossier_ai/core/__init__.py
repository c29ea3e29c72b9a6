"""The frozen nouns that every room speaks; imports nothing of ours."""

from dossier_ai.core.document import Document
from dossier_ai.core.dossier import DocumentEntry, Dossier
from dossier_ai.core.field import (
    Cell,
    Evidence,
    Field,
    FieldState,
    Grounding,
    Personal,
    Row,
)
from dossier_ai.core.finding import Finding, Message, Problem, Severity
from dossier_ai.core.fingerprint import Compared, Fingerprint, FingerprintKind, Match, Past
from dossier_ai.core.geometry import Box, Frame, Rect
from dossier_ai.core.kind import Column, Cues, FieldSpec, Kind
from dossier_ai.core.page import Code, Ink, Page, Photo, Ruling, Seal, SourceFile, Word
from dossier_ai.core.reread import Reading, Reread, no_reread
from dossier_ai.core.value import Bounds, Value
from dossier_ai.core.verdict import ClauseVerdict, Decision, Trace, Verdict

__all__ = [
    "Bounds",
    "Box",
    "Cell",
    "ClauseVerdict",
    "Code",
    "Column",
    "Compared",
    "Cues",
    "Decision",
    "Document",
    "DocumentEntry",
    "Dossier",
    "Evidence",
    "Field",
    "FieldSpec",
    "FieldState",
    "Finding",
    "Fingerprint",
    "FingerprintKind",
    "Frame",
    "Grounding",
    "Ink",
    "Kind",
    "Match",
    "Message",
    "Page",
    "Past",
    "Personal",
    "Photo",
    "Problem",
    "Reading",
    "Rect",
    "Reread",
    "Row",
    "Ruling",
    "Seal",
    "Severity",
    "SourceFile",
    "Trace",
    "Value",
    "Verdict",
    "Word",
    "no_reread",
]
