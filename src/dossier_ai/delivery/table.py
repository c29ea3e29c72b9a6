"""SQLite table: other programs on the machine read the records from a database of their own."""

from __future__ import annotations

from pathlib import Path

from dossier_ai.delivery.target import DeliveryError, Parcel
from dossier_ai.errors import StorageError
from dossier_ai.store.export import export_record


class TableDrop:
    """Writes parcels into the table `verified_records` of the database at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def deliver(self, parcel: Parcel) -> None:
        """Inserts the parcel, or replaces the earlier version of the same dossier and scheme."""
        try:
            export_record(
                self.path, parcel.key, parcel.dossier_id, parcel.scheme, parcel.status, parcel.content
            )
        except StorageError as error:
            raise DeliveryError(str(error), again=True) from error
