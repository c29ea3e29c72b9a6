"""The store: verified records in SQLite, originals and page pictures by content hash.

Only this room touches SQLite. Records come in as the plain JSON object of the public contract.
"""
