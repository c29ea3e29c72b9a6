"""Hand-over: verified records to other systems, by file drop, signed webhook or SQLite table.

Every target is one `Target` behind one port; the outbox in the store makes it at least once, and the digest
of the record as idempotency key makes repeats harmless. Nothing leaves the machine unless a target is named.
"""
