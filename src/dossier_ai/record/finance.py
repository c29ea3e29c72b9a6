"""Money by year: audited figures first, the form's own beside them (domain 4.0; ranks 0.5)."""

from __future__ import annotations

import datetime as dt

from dossier_ai.core import Cell, Dossier, Field, Value
from dossier_ai.record.fields import text_of, year_of
from dossier_ai.record.sources import any_field, form_field, form_years, value_from

# Record value, key in the audit, key in the column of the year before, key in the form's yearly rows.
_AUDITED = (
    ("fin.total_assets", "total_assets", "total_assets_opening", None),
    ("fin.equity", "equity", "equity_opening", None),
    ("fin.revenue", "revenue", "revenue_previous", "revenue"),
    ("fin.profit", "total_profit", "total_profit_previous", "total_profit"),
)
_SPECIAL = (
    ("fin.service_income", "service_income_total", "service_income"),
    ("fin.gov_service_income", "gov_service_income", None),
    ("fin.service_cost", "service_expense_total", "service_cost"),
)


def establish_finance(dossier: Dossier, application_date: dt.date | None) -> dict[str, Value]:
    """The yearly `fin.*` and `audit.opinion.*` values.

    Only total assets may rest on the form alone (evidence rank 5, AMB-28): the form states them without a
    year, which is the year before the application. Everything else that only the form states is declared.
    """
    values: dict[str, Value] = {}
    declared = form_years(dossier)
    for name, key, before, form_key in _AUDITED:
        by_year: dict[int, list[Field]] = {}
        earlier: dict[int, list[Field]] = {}
        for year, document in _reports(dossier, "audit_report"):
            _collect(by_year, year, any_field(dossier, document, key))
            _collect(earlier, year - 1, any_field(dossier, document, before))
        for year, found in earlier.items():
            # The opening column of a later report speaks only for a year without a report of its own.
            by_year.setdefault(year, found)
        own = {year: row.get(form_key) for year, row in declared.items()} if form_key else {}
        values.update(_merge(name, by_year, own))
    for name, key, form_key in _SPECIAL:
        by_year = {}
        for year, document in _reports(dossier, "service_income_audit"):
            _collect(by_year, year, any_field(dossier, document, key))
        if name == "fin.service_income":
            # A non-profit's statement of activities books what its services earned.
            for year, document in _reports(dossier, "audit_report"):
                booked = dossier.in_document(document, "service_provision_income")
                if booked is not None:
                    by_year.setdefault(year, [booked])
        own = {year: row.get(form_key) for year, row in declared.items()} if form_key else {}
        values.update(_merge(name, by_year, own))
    for year, document in _reports(dossier, "audit_report"):
        opinion = any_field(dossier, document, "opinion")
        value = value_from([opinion]) if opinion is not None else None
        if value is not None:
            values.setdefault(f"audit.opinion.{year}", value)
    if application_date is not None:
        _add_declared_assets(dossier, values, f"fin.total_assets.{application_date.year - 1}")
    return values


def _add_declared_assets(dossier: Dossier, values: dict[str, Value], key: str) -> None:
    form = form_field(dossier, "total_assets")
    if form is None or text_of(form) is None:
        return
    if key not in values:
        alone = value_from([form], unit="CNY", declared=form)
        if alone is not None:
            values[key] = alone
        return
    values[key] = values[key].model_copy(
        update={"declared": text_of(form), "declared_evidence": form.evidence}
    )


def _reports(dossier: Dossier, kind: str) -> list[tuple[int, str]]:
    """Year and document of every report of one kind whose year was read, the latest first."""
    found = []
    for entry in dossier.of_kind(kind):
        year = year_of(dossier.in_document(entry.id, "period"))
        if year is not None:
            found.append((year, entry.id))
    return sorted(found, key=lambda item: (-item[0], item[1]))


def _collect(by_year: dict[int, list[Field]], year: int, field: Field | None) -> None:
    if field is not None:
        by_year.setdefault(year, []).append(field)


def _merge(name: str, by_year: dict[int, list[Field]], own: dict[int, Cell | None]) -> dict[str, Value]:
    out: dict[str, Value] = {}
    for year in sorted({*by_year, *own}):
        value = value_from(by_year.get(year, []), unit="CNY")
        cell = own.get(year)
        said = text_of(cell)
        if said is not None and cell is not None:
            extra = {"declared": said, "declared_evidence": cell.evidence}
            value = (value or Value(unit="CNY", rank=5)).model_copy(update=extra)
        if value is not None:
            out[f"{name}.{year}"] = value
    return out
