# ruff: noqa: E501 - a Chinese character counts as two columns here, and the tables of forms stay compact
"""The four dossiers committed as `corpus_samples/`: built here, byte for byte, from their seeds.

`python -m dossier_ai.corpus.samples OUT` writes them anew.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from dossier_ai.corpus.packaging import Form, Look
from dossier_ai.corpus.synth import Dossier, Style, make_dossier, write_dossier


@dataclass(frozen=True, slots=True)
class Sample:
    """The recipe of one committed dossier."""

    name: str
    seed: int
    style: Style
    look: Look
    zh: str
    plant: tuple[str, ...] = ()
    forms: dict[str, Form] = field(default_factory=dict)
    kinds: tuple[str, ...] | None = None
    served_rows: int | None = None

    def make(self) -> Dossier:
        return make_dossier(
            self.seed,
            style=self.style,
            plant=self.plant,
            served_rows=self.served_rows,
            comfortable=True,
            kinds=self.kinds,
            forms=self.forms,
            look=self.look,
        )


SAMPLES: tuple[Sample, ...] = (
    Sample(
        "clean-folder",
        seed=2263,
        style="folder",
        look=Look(dpi=170, level="light", quality=70),
        zh="材料齐全、各处一致的文件夹：DOCX、XLSX、电子版PDF、扫描PDF和JPG混合",
        forms={
            "application_form": "docx", "application_report": "docx", "staff_roster": "scan", "equipment_list": "xlsx",
            "served_enterprise_list": "xlsx", "business_licence": "jpg", "service_income_audit": "scan",
            "audit_report": "digital", "policy_document": "digital", "qualification_certificate": "jpg",
            "iso9001_certificate": "jpg", "cooperation_agreement": "digital", "service_evidence": "digital",
            "truth_declaration": "scan",
        },
    ),
    Sample(
        "planted-folder",
        seed=2201,
        style="folder",
        look=Look(dpi=170, level="light", quality=65),
        zh="植入若干矛盾的文件夹",
        plant=("P12", "P16", "P19", "P21", "P31", "P36", "P54"),
        forms={
            "application_form": "scan", "application_report": "digital", "staff_roster": "docx",
            "equipment_list": "digital", "served_enterprise_list": "digital", "business_licence": "scan",
            "service_income_audit": "digital", "audit_report": "scan", "policy_document": "docx",
            "qualification_certificate": "scan", "iso9001_certificate": "scan", "cooperation_agreement": "digital",
            "service_evidence": "digital", "truth_declaration": "jpg",
        },
    ),
    Sample(
        "bound-volume",
        seed=2034,
        style="volume",
        look=Look(dpi=150, level="medium", way="scan", quality=58),
        zh="一册装订扫描件：封面、目录、隔页、倾斜、印章压字、审计报告后附会计师事务所执照",
        served_rows=124,
    ),
    Sample(
        "phone-photos",
        seed=2109,
        style="photos",
        look=Look(dpi=160, level="light", way="photo", quality=70),
        zh="手机拍摄的部分材料，个别照片横放",
        kinds=(
            "application_form", "staff_roster", "business_licence", "service_income_audit", "iso9001_certificate",
            "truth_declaration",
        ),
    ),
)  # fmt: skip


def build_samples(out: Path, progress: Callable[[str], None] | None = None) -> list[Path]:
    """Writes the committed samples under `out`, replacing them; returns their folders."""
    folders = []
    for sample in SAMPLES:
        folder = out / sample.name
        if folder.exists():
            shutil.rmtree(folder)
        folders.append(write_dossier(sample.make(), folder))
        if progress is not None:
            progress(sample.name)
    return folders


if __name__ == "__main__":
    build_samples(Path(sys.argv[1]), print)
