"""Cross-checks: in comes a `Dossier` and the `Scope` it is judged in, out come `Finding`s.

One file per family of checks; `catalogue.yaml` holds their severities, messages and clauses, `run` the order.
A threshold of a scheme is not checked here: the evaluator of `schemes` emits those findings.
"""
