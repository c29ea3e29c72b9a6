"""File drop: one file for each version of a record, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from dossier_ai.delivery.target import DeliveryError, Parcel
from dossier_ai.errors import StorageError
from dossier_ai.store.blobs import write_together


class FolderDrop:
    """Writes parcels into `folder`; a file appears under its name only when it is complete."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def deliver(self, parcel: Parcel) -> None:
        """Writes the parcel; one that lies there already with the same content stays as it is."""
        path = self.folder / parcel.file_name
        try:
            if path.is_file() and path.read_bytes() == parcel.content:
                return
            write_together({path: parcel.content})
        except (StorageError, OSError) as error:
            raise DeliveryError(
                f"{path} could not be written: {error}.",
                "Check that the folder is mounted, writable and has room.",
                again=True,
            ) from error
