"""Where the database is and where files live: flag > environment > project file > user file."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import platformdirs
from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from graphkit.errors import UsageError

USER_FILE = Path(platformdirs.user_config_dir("graphkit")) / "graphkit.toml"
PROJECT_FILE = Path("graphkit.toml")


class Settings(BaseSettings):
    """Settings of one run; constructed where a command begins, never at import.

    `NEO4J_*` names are those of the Neo4j ecosystem; all others begin with `GRAPHKIT_`.
    Without `NEO4J_URI` the embedded server under `home` is used.
    """

    model_config = SettingsConfigDict(env_prefix="GRAPHKIT_", extra="forbid", populate_by_name=True)

    neo4j_uri: str | None = Field(
        None,
        validation_alias=AliasChoices("NEO4J_URI", "neo4j_uri"),
        description="A server of yours; without it the embedded one is used.",
    )
    neo4j_username: str = Field(
        "neo4j",
        validation_alias=AliasChoices("NEO4J_USERNAME", "neo4j_username"),
        description="Its user; the embedded server has its own.",
    )
    neo4j_password: SecretStr | None = Field(
        None,
        validation_alias=AliasChoices("NEO4J_PASSWORD", "neo4j_password"),
        description="The user's password; never an option, and never printed.",
    )
    neo4j_database: str = Field(
        "neo4j",
        validation_alias=AliasChoices("NEO4J_DATABASE", "neo4j_database"),
        description="The database to ask.",
    )
    home: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("graphkit")),
        description="Where the embedded server keeps its store, jars, password and logs.",
    )
    jars: Path | None = Field(
        None, description="Where Neo4j's jars lie, if several homes share them; default: in home."
    )
    query_seconds: float = Field(30.0, gt=0, description="Time budget of one reading query.")
    today: date = Field(
        default_factory=date.today,
        description="The day that 'now' means; set it to make a run repeatable.",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put the project's graphkit.toml above the user's, and both below the environment."""
        return (
            init_settings,
            env_settings,
            TomlConfigSettingsSource(settings_cls, PROJECT_FILE),
            TomlConfigSettingsSource(settings_cls, USER_FILE),
        )


def read_settings(**given: Any) -> Settings:
    """Read the settings of this run.

    Args:
        given: what was named outright, which stands above all else.

    Raises:
        UsageError: a setting has a value that it cannot have, or a settings file is no TOML.
    """
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        known = name if name.startswith("NEO4J_") else f"GRAPHKIT_{name}"
        raise UsageError(
            f"a setting cannot have this value: {first['msg'].lower()}",
            where=known,
            cure=f"correct {known} in the environment, {PROJECT_FILE} or {USER_FILE}",
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            f"a settings file is no TOML: {error}", where=f"{PROJECT_FILE} or {USER_FILE}"
        ) from None
