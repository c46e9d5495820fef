"""Every environment variable Rapport reads, read once, with its default and its words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path  # noqa: TC003  # pydantic reads the annotations
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Self
from urllib.parse import urlsplit

from platformdirs import user_cache_path, user_data_path
from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from api.origins import is_origin
from api.sending.settings import SendingVariables
from api.variables import is_loopback, variable, web_address
from graph.database.engine import EngineSettings
from graph.errors import RapportError

if TYPE_CHECKING:
    from collections.abc import Mapping

NEO4J_SCHEMES: Final = ("neo4j://", "neo4j+s://", "neo4j+ssc://", "bolt://", "bolt+s://", "bolt+ssc://")


CACHE: Final = user_cache_path("rapport", appauthor=False)
"""The folder of what can be made again."""


class BadSettings(RapportError):
    """One sentence per variable that is wrong."""

    code = "BAD_INPUT"


def _neo4j_address(uri: str) -> str:
    if not uri.startswith(NEO4J_SCHEMES):
        raise ValueError
    return uri


def _origins(text: object) -> tuple[str, ...]:
    """Raises ValueError for what no browser sends; `*` and `null` would let everybody in."""
    if not isinstance(text, str):
        return ()
    named = tuple(one.strip() for one in text.split(",") if one.strip())
    if not all(map(is_origin, named)):
        raise ValueError
    return named


@dataclass(frozen=True, slots=True)
class OidcSettings:
    """An OpenID Connect provider: its name in tokens, ours, and where its keys are."""

    issuer: str
    audience: str
    jwks: str


class Settings(SendingVariables):
    """What the environment says. The description of a field is the sentence the documentation shows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    data: Path = variable(
        "RAPPORT_DATA",
        "the path of a folder",
        "The folder of the embedded engine. Not used where NEO4J_URI is set.",
        default_factory=lambda: user_data_path("rapport", appauthor=False),
    )
    neo4j_uri: Annotated[str, AfterValidator(_neo4j_address)] | None = variable(
        "NEO4J_URI",
        f"an address that starts with {', '.join(NEO4J_SCHEMES[:-1])} or {NEO4J_SCHEMES[-1]}",
        "The Neo4j to keep everything in. Without it the embedded engine is started.",
        default=None,
    )
    neo4j_username: str = variable("NEO4J_USERNAME", "a name", "The user at Neo4j.", default="neo4j")
    neo4j_password: str | None = variable(
        "NEO4J_PASSWORD", "a password", "That user's password.", secret=True, default=None
    )
    neo4j_database: str | None = variable(
        "NEO4J_DATABASE", "the name of a database", "The database at Neo4j; by default the user's own.", default=None
    )
    host: Annotated[str, Field(min_length=1)] = variable(
        "RAPPORT_HOST",
        "an address of this machine",
        "The address to listen on. Any other than a loopback address needs access to be configured.",
        default="127.0.0.1",
    )
    port: Annotated[int, Field(ge=0, le=65535)] = variable(
        "RAPPORT_PORT", "a whole number from 0 (any free port) to 65535", "The port to listen on.", default=8080
    )
    key: Annotated[str, Field(min_length=16, pattern=r"^[A-Za-z0-9._~+/=-]+$")] | None = variable(
        "RAPPORT_KEY",
        "at least 16 characters out of letters, digits and . _ ~ + / = - (for instance from: openssl rand -hex 32)",
        "The administrator's key, sent as 'Authorization: Bearer KEY'. With it, every request must bear a key or a token.",
        secret=True,
        default=None,
    )
    access: Literal["local", "required"] = variable(
        "RAPPORT_ACCESS",
        "local or required",
        "required: every request must bear a key (rapport keys add) or a token. local: where neither RAPPORT_KEY nor "
        "RAPPORT_OIDC_ISSUER is set, only this machine is served, and needs none.",
        default="local",
    )
    origins: Annotated[tuple[str, ...], BeforeValidator(_origins)] = variable(
        "RAPPORT_ORIGINS",
        "addresses of sites as browsers write them, with commas between, e.g. https://portal.example",
        "Sites whose pages may ask from a browser. Without configured access only sites of this machine are taken, since "
        "whoever is let in there may do everything.",
        default=(),
    )
    oidc_issuer: Annotated[str, AfterValidator(web_address)] | None = variable(
        "RAPPORT_OIDC_ISSUER",
        "an address that starts with https:// (http:// on this machine)",
        "The OpenID Connect provider whose tokens are taken, as it stands in their claim iss.",
        default=None,
    )
    oidc_audience: Annotated[str, Field(min_length=1)] | None = variable(
        "RAPPORT_OIDC_AUDIENCE", "a text", "What stands in the claim aud of tokens made for Rapport.", default=None
    )
    oidc_jwks: Annotated[str, AfterValidator(web_address)] | None = variable(
        "RAPPORT_OIDC_JWKS",
        "an address that starts with https:// (http:// on this machine)",
        "Where the provider publishes its keys (jwks_uri in its /.well-known/openid-configuration).",
        default=None,
    )
    connections: Annotated[int, Field(ge=10, le=100_000)] = variable(
        "RAPPORT_CONNECTIONS",
        "a whole number from 10 to 100000",
        "How many connections are open at once, as far as the system allows so many open files.",
        default=2_000,
    )
    rate: Annotated[float, Field(gt=0, le=1_000_000)] | None = variable(
        "RAPPORT_RATE",
        "points from 1 to 1000000",
        "Points a second that each key may spend, sixty seconds' worth at once: one for each object asked for or "
        "thousandth of a second of computation (extensions.cost). Nobody is held to a rate unless it is set.",
        default=None,
    )
    timeout: Annotated[float, Field(ge=0.1, le=3600)] = variable(
        "RAPPORT_TIMEOUT", "seconds from 0.1 to 3600", "How long one request may take, in seconds.", default=30.0
    )
    trusted_documents: Path | None = variable(
        "RAPPORT_TRUSTED_DOCUMENTS",
        "the path of a file, or of a folder of such files",
        "Queries that clients ask by their id: an Apollo persisted query manifest, or a JSON object of texts by id.",
        default=None,
    )
    only_trusted: bool = variable(
        "RAPPORT_ONLY_TRUSTED",
        "true or false",
        "Whether nothing but trusted documents is answered: yours, and those that the explorer asks. There is no playground "
        "then.",
        default=False,
    )
    actor: Annotated[str, Field(min_length=1)] | None = variable(
        "RAPPORT_ACTOR",
        "the id or name of a person",
        "Who changes things by rapport set, link, unlink and do, as the trail calls them; --as goes before it.",
        default=None,
    )
    log: Literal["text", "json"] = variable(
        "RAPPORT_LOG",
        "text or json",
        "How the log is written to standard error: as lines for people, or as an object of JSON in each line.",
        default="text",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = variable(
        "RAPPORT_LOG_LEVEL", "DEBUG, INFO, WARNING or ERROR", "How much is logged, to standard error.", default="INFO"
    )

    @model_validator(mode="after")
    def _others_need_a_key(self) -> Self:
        if not self.access_is_configured and not is_loopback(self.host):
            raise ValueError(
                f"RAPPORT_HOST is {self.host}, which other machines may reach, but no access is configured: "
                "set RAPPORT_KEY to a key that clients must send, or leave RAPPORT_HOST at 127.0.0.1."
            )
        return self

    @model_validator(mode="after")
    def _other_sites_need_a_key(self) -> Self:
        elsewhere = [one for one in self.origins if not is_loopback(urlsplit(one).hostname or "")]
        if elsewhere and not self.access_is_configured:
            raise ValueError(
                f"RAPPORT_ORIGINS names {elsewhere[0]}, but no access is configured: its pages might do everything. "
                "Set RAPPORT_KEY to a key that clients must send, or name sites of this machine only."
            )
        return self

    @model_validator(mode="after")
    def _a_provider_is_whole(self) -> Self:
        given = {
            "RAPPORT_OIDC_ISSUER": self.oidc_issuer,
            "RAPPORT_OIDC_AUDIENCE": self.oidc_audience,
            "RAPPORT_OIDC_JWKS": self.oidc_jwks,
        }
        missing = [name for name, value in given.items() if value is None]
        if missing and len(missing) < len(given):
            raise ValueError(
                f"Tokens are checked by issuer, audience and keys together: set {' and '.join(missing)} too."
            )
        return self

    @property
    def oidc(self) -> OidcSettings | None:
        if self.oidc_issuer is None or self.oidc_audience is None or self.oidc_jwks is None:
            return None
        return OidcSettings(self.oidc_issuer, self.oidc_audience, self.oidc_jwks)

    @property
    def access_is_configured(self) -> bool:
        """Whether every request must bear a credential."""
        return self.access == "required" or self.key is not None or self.oidc_issuer is not None

    @model_validator(mode="after")
    def _only_what_is_there(self) -> Self:
        if self.only_trusted and self.trusted_documents is None:
            raise ValueError(
                "RAPPORT_ONLY_TRUSTED is true, but no documents are trusted: "
                "set RAPPORT_TRUSTED_DOCUMENTS to their file, or leave RAPPORT_ONLY_TRUSTED out."
            )
        return self

    @property
    def engine(self) -> EngineSettings:
        return EngineSettings(
            data=self.data,
            uri=self.neo4j_uri,
            username=self.neo4j_username,
            password=self.neo4j_password,
            database=self.neo4j_database,
            snapshot=self._snapshot,
            java_cache=CACHE,
        )

    @property
    def _snapshot(self) -> Path:
        """The path of the snapshot: beside the data, or, where these are in a Neo4j, among what this user's programs
        can make again.
        """
        if self.neo4j_uri is None:
            return self.data.expanduser().resolve() / "projection.snapshot"
        place = f"{self.neo4j_uri} {self.neo4j_database or ''} {self.neo4j_username}"
        name = hashlib.blake2b(place.encode(), digest_size=12).hexdigest()
        return CACHE / f"projection-{name}.snapshot"


def variables() -> dict[str, dict[str, Any]]:
    """What the documentation lists: per variable its words, what is allowed and, unless it depends, the default."""
    return {
        str(field.validation_alias): {
            "words": field.description,
            "allowed": _extra(field.json_schema_extra)["allowed"],
            "default": None if field.default_factory or field.default == () else field.default,
        }
        for _, field in sorted(Settings.model_fields.items(), key=lambda one: one[0] in SendingVariables.model_fields)
    }


def secrets_and_others() -> tuple[dict[str, str], dict[str, str]]:
    """Variables by the names of settings in a file: (those that are secret, all others)."""
    fields = Settings.model_fields.items()
    both = [(name, str(field.validation_alias), _extra(field.json_schema_extra)["secret"]) for name, field in fields]
    return (
        {name: variable for name, variable, secret in both if secret},
        {name: variable for name, variable, secret in both if not secret},
    )


def settings_from(environment: Mapping[str, str]) -> Settings:
    """The settings of an environment; a variable that is empty counts as not set. Raises `BadSettings`."""
    known = {str(field.validation_alias) for field in Settings.model_fields.values()}
    given = {name: value for name, value in environment.items() if name in known and value != ""}
    try:
        return Settings.model_validate(given)
    except ValidationError as errors:
        raise BadSettings("\n".join(_sentence(error, given) for error in errors.errors())) from None


def _sentence(error: Any, given: Mapping[str, str]) -> str:
    if not error["loc"]:
        return str(error["ctx"]["error"])
    name = str(error["loc"][0])
    extra = next(
        _extra(field.json_schema_extra) for field in Settings.model_fields.values() if field.validation_alias == name
    )
    shown = "not shown here" if extra["secret"] else repr(given[name])
    return f"{name} must be {extra['allowed']}; it is {shown}."


def _extra(extra: Any) -> dict[str, Any]:
    return extra
