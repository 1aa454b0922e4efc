"""The operator's settings: read once from the environment and `.env`, then frozen."""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values

DISCORD_API_URL = "https://discord.com/api/v10"
LOCALES = ("sv", "en")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
KEY_BYTES = 32
_DIFFERENT_BYTES = 8
"""A random key has at least so many; what somebody typed, such as a row of zeros, has fewer."""
_DATABASE_SCHEMES = ("sqlite", "postgresql", "postgres")


class SettingsError(Exception):
    """A setting is missing or wrong; `key` names the operator's sentence in the catalogues."""

    def __init__(self, key: str, **args_for_text: str) -> None:
        super().__init__(key)
        self.key = key
        self.args_for_text = args_for_text


@dataclass(frozen=True, slots=True)
class Settings:
    """What the operator chose. Secrets are left out of the representation."""

    token: str = field(default="", repr=False)
    api_url: str = DISCORD_API_URL
    gateway_url: str | None = None
    database_url: str = field(default="sqlite:///data/ledarbot.sqlite3", repr=False)
    locale: str = "sv"
    timezone: str = "Europe/Stockholm"
    log_level: str = "INFO"
    anonymity_key: str = field(default="", repr=False)
    anonymity_old_keys: tuple[str, ...] = field(default=(), repr=False)
    box_keys: str = ""
    """The folder of the keys of open ballot boxes; empty is one beside the database."""

    @property
    def talks_to_discord(self) -> bool:
        """True while the API is Discord's own, so that no address needs to be replaced."""
        return self.api_url == DISCORD_API_URL


def environment(env: Mapping[str, str], *, folder: Path) -> dict[str, str]:
    """The environment on top of the folder's `.env` file: what is set outside wins."""
    path = folder / ".env"
    try:
        # Windows' editors put a mark before the first character.
        found = dotenv_values(path, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError("settings-file", path=str(path)) from error
    return {**{key: value for key, value in found.items() if value}, **env}


def load_settings(
    env: Mapping[str, str], *, token_needed: bool = False, key_needed: bool = False
) -> Settings:
    """Check every setting and return them as one value; the first fault raises SettingsError."""
    defaults = Settings()
    settings = Settings(
        token=_token(env, needed=token_needed),
        api_url=_url(env, "DISCORD_API_URL", schemes=("http", "https")) or defaults.api_url,
        gateway_url=_url(env, "DISCORD_GATEWAY_URL", schemes=("ws", "wss")),
        database_url=_database_url(env) or defaults.database_url,
        locale=_one_of(env, "LEDARBOT_LOCALE", LOCALES) or defaults.locale,
        timezone=_timezone(env) or defaults.timezone,
        log_level=_one_of(env, "LOG_LEVEL", LOG_LEVELS) or defaults.log_level,
        anonymity_key=_key(env, needed=key_needed),
        anonymity_old_keys=_old_keys(env),
        box_keys=env.get("LEDARBOT_BOX_KEYS", "").strip(),
    )
    if settings.gateway_url and settings.talks_to_discord:
        raise SettingsError("settings-gateway-alone")
    return settings


def _token(env: Mapping[str, str], *, needed: bool) -> str:
    token = env.get("DISCORD_TOKEN", "").strip()
    if needed and not token:
        raise SettingsError("settings-token-missing")
    if token and not re.fullmatch(r"[!-~]+", token):
        raise SettingsError("settings-token-broken")
    return token


def checked_key(text: str, *, name: str) -> str:
    """The key as it was written, if it is one; `name` says where it stands."""
    try:
        key_bytes(text)
    except ValueError:
        # Neither the value nor the error that has seen it is shown.
        raise SettingsError("settings-key-broken", name=name) from None
    return text


def key_bytes(text: str) -> bytes:
    """The bytes of a key in URL-safe base64, padded or not; ValueError if they can't be one."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{43}=?", text):
        raise ValueError("not so many bytes in base64")
    key = base64.urlsafe_b64decode(text.rstrip("=") + "=")
    if len(set(key)) < _DIFFERENT_BYTES:
        raise ValueError("not at random")
    return key


def _key(env: Mapping[str, str], *, needed: bool) -> str:
    key = env.get("LEDARBOT_ANONYMITY_KEY", "").strip()
    if needed and not key:
        raise SettingsError("settings-key-missing")
    return key and checked_key(key, name="LEDARBOT_ANONYMITY_KEY")


def _old_keys(env: Mapping[str, str]) -> tuple[str, ...]:
    name = "LEDARBOT_ANONYMITY_OLD_KEYS"
    keys = [key.strip() for key in env.get(name, "").split(",")]
    return tuple(checked_key(key, name=name) for key in keys if key)


def _url(env: Mapping[str, str], name: str, *, schemes: tuple[str, ...]) -> str | None:
    value = env.get(name, "").strip().rstrip("/")
    if not value:
        return None
    if not re.fullmatch(rf"(?:{'|'.join(schemes)})://[^\s/]+(?:/\S*)?", value) or not _has_port(
        value
    ):
        raise SettingsError("settings-address", name=name, scheme=schemes[0])
    return value


def _has_port(address: str) -> bool:
    """True unless the address names a port that can't be."""
    try:
        return urlsplit(address).port != 0
    except ValueError:
        return False


def _database_url(env: Mapping[str, str]) -> str | None:
    value = env.get("DATABASE_URL", "").strip()
    if not value:
        return None
    scheme, _, place = value.partition("://")
    # Without a path SQLite would keep everything in a place that is gone at the next start.
    is_lost = scheme.startswith("sqlite") and place in ("", "/", "/:memory:")
    if not place or scheme.partition("+")[0] not in _DATABASE_SCHEMES or is_lost:
        # The value itself is not shown: it may hold a password.
        raise SettingsError("settings-database")
    return value


def _one_of(env: Mapping[str, str], name: str, allowed: tuple[str, ...]) -> str | None:
    value = env.get(name, "").strip()
    if not value:
        return None
    for choice in allowed:
        if value.casefold() == choice.casefold():
            return choice
    raise SettingsError("settings-one-of", name=name, allowed=", ".join(allowed))


def _timezone(env: Mapping[str, str]) -> str | None:
    value = env.get("LEDARBOT_TIMEZONE", "").strip()
    if not value:
        return None
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsError("settings-timezone") from error
    return value
