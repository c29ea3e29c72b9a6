"""申请/推荐表: the applicant's own statement of who it is and what it does (domain 1.14, Qinghai annex 1).

What it asks is data: `forms/qinghai-annex-1.yaml`, and `forms/generic-application.yaml` for the forms of
other schemes. `served` mixes enterprises and visits by design of the form (AMB-17).
"""

from __future__ import annotations

from dossier_ai.kinds.forms.kinds import form_kind

KIND = form_kind("application_form", "D14", "申请推荐表", "Application form", rank=5)
