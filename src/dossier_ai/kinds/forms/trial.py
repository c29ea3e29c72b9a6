"""An administrator's form tried on a document: is the document read by it, and what of it is not printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dossier_ai.core import Document
from dossier_ai.kinds.forms.definition import FormDefinition
from dossier_ai.kinds.forms.kinds import best_form
from dossier_ai.kinds.forms.load import shipped_forms
from dossier_ai.kinds.forms.unprinted import unprinted


def try_forms(
    tried: Sequence[FormDefinition], added: Sequence[FormDefinition], documents: Sequence[Document]
) -> dict[str, list[dict[str, Any]]]:
    """What the `tried` forms say of each document of their kind, by the document's id: whether it was `used`
    to read the document, and which of its fields have no label there. Where no document was taken for the
    form's kind, all of them are reported on. `added` are all forms that an administrator has added."""
    out: dict[str, list[dict[str, Any]]] = {}
    for form in tried:
        rivals = [f for f in (*added, *shipped_forms()) if f.kind == form.kind]
        own = [document for document in documents if document.kind == form.kind]
        for document in own or documents:
            missing = unprinted(form, document.pages)
            out.setdefault(document.id, []).append(
                {
                    "form": form.id,
                    "recognised": bool(own),
                    "used": bool(own) and best_form(rivals, document.pages) is form,
                    "unprinted": [{"key": m.key, "labels": list(m.labels)} for m in missing],
                }
            )
    return out
