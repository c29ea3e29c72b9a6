"""The nodes of a pack: YAML with line numbers, each of which refuses with `PackError`."""

from __future__ import annotations

from dossier_ai.text.yaml_nodes import Node, load_nodes

__all__ = ["Node", "load_nodes"]
