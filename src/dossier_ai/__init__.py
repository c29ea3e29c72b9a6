"""Reads application dossiers into evidence-linked records, cross-checks them and decides clause by clause."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("dossier-ai")
except PackageNotFoundError:  # running from a source tree that was never installed
    __version__ = "0+source"
