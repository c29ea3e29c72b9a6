"""复核申请推荐表: the form by which a recognised platform is reviewed (domain 1.15, Qinghai annex 7).

What it asks is data: `forms/qinghai-annex-7.yaml`. It is told apart before the application form, whose title
its own contains.
"""

from __future__ import annotations

from dossier_ai.kinds.forms.kinds import form_kind

KIND = form_kind("renewal_form", "D15", "复核申请推荐表", "Renewal application form", rank=5)
