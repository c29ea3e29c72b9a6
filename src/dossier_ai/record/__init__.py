"""Record: from fields to values, and the verified record that is handed over."""

from dossier_ai.record.build import build_record
from dossier_ai.record.facts import application_date_of, establish_values
from dossier_ai.record.model import Record
from dossier_ai.record.serialise import CheckInputs, digest_of, dossier_id_of, load_record, record_bytes

__all__ = [
    "CheckInputs",
    "Record",
    "application_date_of",
    "build_record",
    "digest_of",
    "dossier_id_of",
    "establish_values",
    "load_record",
    "record_bytes",
]
