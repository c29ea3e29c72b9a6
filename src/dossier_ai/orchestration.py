"""The one door to Prefect: prepares its environment and loads a flow from `flows/`.

Prefect is imported here and nowhere else in the package, and only when a flow is asked for: its server takes
ten seconds and more to start.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable
from typing import Any

from dossier_ai.errors import DossierError
from dossier_ai.settings import Settings, bundled

SERVER_START_SECONDS = 120


def load_flow(settings: Settings, module: str, name: str) -> Callable[..., Any]:
    """The flow `name` of `flows/<module>.py`, ready to be called. Dossiers are confidential: Prefect keeps
    its database in our home folder and sends nothing anywhere."""
    folder = settings.home / "prefect"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.update(
        {
            "PREFECT_HOME": str(folder),
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "DO_NOT_TRACK": "1",
            "PREFECT_LOGGING_TO_API_ENABLED": "false",
        }
    )
    # What went wrong is said once, by the caller: Prefect would print the traceback as well.
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", str(SERVER_START_SECONDS))
    path = bundled("flows") / f"{module}.py"
    spec = importlib.util.spec_from_file_location(f"dossier_ai_flows_{module}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise DossierError(f"The flow {path} is missing.", "Install dossier_ai again.")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    flow: Callable[..., Any] = getattr(loaded, name)
    return flow
