"""Settings of one installation, built once at an entry point and handed down as plain arguments.

Every setting can be given in the environment with the prefix `DOSSIER_AI_`.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

import dossier_ai
from dossier_ai.errors import StorageError

KEY_BYTES = 32


def _home() -> Path:
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "dossier-ai"


def _key_file() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "dossier-ai" / "personal.key"


class Settings(BaseSettings):
    """Where things lie, which engine reads, and where records go. `home` holds the store; `key_file` the key
    for the hashes of phone and identity numbers, outside the store on purpose. `deliver_to` names the targets
    of verified records (DOSSIER_AI_DELIVER_TO, divided by blanks): without one nothing leaves the machine;
    `webhook_secret` signs what goes to a webhook. `forms` is a folder of forms (`*.yaml`) that an
    administrator has added."""

    model_config = SettingsConfigDict(env_prefix="DOSSIER_AI_", frozen=True)

    home: Path = Field(default_factory=_home)
    key_file: Path = Field(default_factory=_key_file)
    models_dir: Path | None = None
    engine: str = ""
    propose: bool = False
    register_file: Path | None = Field(default=None, validation_alias="DOSSIER_AI_REGISTER")
    deliver_to: Annotated[tuple[str, ...], NoDecode] = ()
    webhook_secret: SecretStr = SecretStr("")
    forms: Path | None = None

    @field_validator("deliver_to", mode="before")
    @classmethod
    def _divided(cls, value: object) -> object:
        return tuple(value.split()) if isinstance(value, str) else value

    @property
    def webhook_key(self) -> bytes:
        """The secret that webhooks are signed with."""
        return self.webhook_secret.get_secret_value().encode()

    @property
    def models(self) -> Path:
        """The folder of trained pipelines and OCR weights: the user's, else the one that came along."""
        return self.models_dir or bundled("models")

    @property
    def cache(self) -> Path:
        return self.home / "cache"


def bundled(name: str) -> Path:
    """The folder `flows`, `models` or `corpus_samples`: inside the installed package, or at the top of the
    source tree."""
    package = Path(dossier_ai.__file__).parent
    inside = package / "_bundled" / name
    return inside if inside.is_dir() else package.parent.parent / name


def personal_key(settings: Settings) -> bytes:
    """The installation's key for hashing phone and identity numbers; made on first use, readable by the
    owner alone. Raises StorageError when it cannot be kept: hashes that nobody can repeat are worthless."""
    path = settings.key_file
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            except FileExistsError:
                return path.read_bytes()
            with os.fdopen(handle, "wb") as stream:
                stream.write(secrets.token_bytes(KEY_BYTES))
        key = path.read_bytes()
    except OSError as error:
        raise StorageError(
            f"The key for personal numbers in {path} cannot be used: {error.strerror or error}.",
            "Make the file readable and its folder writable, or name another with DOSSIER_AI_KEY_FILE.",
        ) from error
    if len(key) < KEY_BYTES:
        raise StorageError(
            f"The key for personal numbers in {path} is too short ({len(key)} bytes).",
            "Restore it from your backup; a new key would not match the hashes already stored.",
        )
    return key
