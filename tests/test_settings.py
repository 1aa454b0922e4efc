"""The operator's settings: what holds without any, and each that is refused."""

import base64
import traceback
from pathlib import Path

import pytest

from bot.i18n import I18n
from config.settings import Settings, SettingsError, environment, key_bytes, load_settings
from tests.keys import KEY

OTHER_KEY = base64.urlsafe_b64encode(bytes(range(224, 256))).decode()
TOKEN = "MTIzNDU2.made-up.token_for-tests"
REFUSED = [
    ({"DISCORD_TOKEN": "two words"}, "settings-token-broken", "DISCORD_TOKEN"),
    ({"DISCORD_TOKEN": "broken\nline"}, "settings-token-broken", "DISCORD_TOKEN"),
    ({"DISCORD_TOKEN": "hidden\u200bspace"}, "settings-token-broken", "DISCORD_TOKEN"),
    ({"DISCORD_TOKEN": "å"}, "settings-token-broken", "DISCORD_TOKEN"),
    ({"DISCORD_API_URL": "discord.com/api"}, "settings-address", "DISCORD_API_URL"),
    ({"DISCORD_API_URL": "ftp://discord.com"}, "settings-address", "DISCORD_API_URL"),
    ({"DISCORD_API_URL": "https://"}, "settings-address", "DISCORD_API_URL"),
    ({"DISCORD_API_URL": "https://a b/api"}, "settings-address", "DISCORD_API_URL"),
    ({"DISCORD_API_URL": "http://localhost:99999"}, "settings-address", "DISCORD_API_URL"),
    ({"DISCORD_API_URL": "http://localhost:0"}, "settings-address", "DISCORD_API_URL"),
    ({"DISCORD_API_URL": "http://localhost:port"}, "settings-address", "DISCORD_API_URL"),
    ({"DISCORD_GATEWAY_URL": "https://gateway"}, "settings-address", "DISCORD_GATEWAY_URL"),
    ({"DISCORD_GATEWAY_URL": "wss://gateway"}, "settings-gateway-alone", "DISCORD_GATEWAY_URL"),
    ({"DATABASE_URL": "ledarbot.sqlite3"}, "settings-database", "DATABASE_URL"),
    ({"DATABASE_URL": "mysql://host/ledarbot"}, "settings-database", "DATABASE_URL"),
    ({"DATABASE_URL": "sqlite:/ledarbot.sqlite3"}, "settings-database", "DATABASE_URL"),
    ({"DATABASE_URL": "sqlite://"}, "settings-database", "DATABASE_URL"),
    ({"DATABASE_URL": "sqlite:///"}, "settings-database", "DATABASE_URL"),
    ({"DATABASE_URL": "sqlite:///:memory:"}, "settings-database", "DATABASE_URL"),
    ({"DATABASE_URL": "postgresql://"}, "settings-database", "DATABASE_URL"),
    ({"LEDARBOT_LOCALE": "no"}, "settings-one-of", "LEDARBOT_LOCALE"),
    ({"LEDARBOT_LOCALE": "svenska"}, "settings-one-of", "LEDARBOT_LOCALE"),
    ({"LEDARBOT_TIMEZONE": "Sverige"}, "settings-timezone", "LEDARBOT_TIMEZONE"),
    ({"LEDARBOT_TIMEZONE": "Europe"}, "settings-timezone", "LEDARBOT_TIMEZONE"),
    ({"LEDARBOT_TIMEZONE": "../../etc/passwd"}, "settings-timezone", "LEDARBOT_TIMEZONE"),
    ({"LOG_LEVEL": "LOUD"}, "settings-one-of", "LOG_LEVEL"),
    ({"LEDARBOT_ANONYMITY_OLD_KEYS": f"{KEY};{KEY}"}, "settings-key-broken", "_OLD_KEYS"),
]
NO_KEYS = [
    "passphrase",
    KEY[:-2],
    f"{KEY}=",
    f"{KEY[:20]} {KEY[20:]}",
    f"{KEY[:20]}\n{KEY[20:]}",
    # The other base64, and the same letters beyond ASCII.
    base64.b64encode(bytes(range(224, 256))).decode(),
    KEY.replace("A", "\uff21"),
    base64.urlsafe_b64encode(bytes(31)).decode(),
    base64.urlsafe_b64encode(bytes(range(33))).decode(),
    # As long as a key, but typed by somebody.
    base64.urlsafe_b64encode(bytes(32)).decode(),
    base64.urlsafe_b64encode(b"\xff" * 32).decode(),
    base64.urlsafe_b64encode(b"abc" * 10 + b"ab").decode(),
    "A" * 42 + "E",
]


def test_nothing_but_the_token_and_the_key_need_be_set() -> None:
    env = {"DISCORD_TOKEN": TOKEN, "LEDARBOT_ANONYMITY_KEY": KEY}
    settings = load_settings(env, token_needed=True, key_needed=True)
    assert settings == Settings(token=TOKEN, anonymity_key=KEY)
    assert settings.talks_to_discord
    assert settings.gateway_url is None
    assert (settings.locale, settings.timezone) == ("sv", "Europe/Stockholm")
    assert settings.database_url.startswith("sqlite:///data/")


def test_every_setting_is_read() -> None:
    assert load_settings(
        {
            "DISCORD_TOKEN": f" {TOKEN}\n",
            "DISCORD_API_URL": "http://localhost:8080/api/v10/",
            "DISCORD_GATEWAY_URL": "ws://localhost:8080/gateway",
            "DATABASE_URL": "postgresql://ledarbot:secret@db/ledarbot",
            "LEDARBOT_LOCALE": "EN",
            "LEDARBOT_TIMEZONE": "Europe/Helsinki",
            "LOG_LEVEL": "debug",
            "LEDARBOT_ANONYMITY_KEY": f" {KEY} ",
            "LEDARBOT_ANONYMITY_OLD_KEYS": f"{OTHER_KEY}, {KEY.rstrip('=')},",
        }
    ) == Settings(
        token=TOKEN,
        api_url="http://localhost:8080/api/v10",
        gateway_url="ws://localhost:8080/gateway",
        database_url="postgresql://ledarbot:secret@db/ledarbot",
        locale="en",
        timezone="Europe/Helsinki",
        log_level="DEBUG",
        anonymity_key=KEY,
        anonymity_old_keys=(OTHER_KEY, KEY.rstrip("=")),
    )


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_setting_is_none(value: str) -> None:
    names = ("DISCORD_API_URL", "DATABASE_URL", "LEDARBOT_LOCALE", "LEDARBOT_TIMEZONE", "LOG_LEVEL")
    names += ("LEDARBOT_ANONYMITY_KEY", "LEDARBOT_ANONYMITY_OLD_KEYS")
    assert load_settings(dict.fromkeys(names, value)) == Settings()


def test_discord_s_own_address_may_be_named() -> None:
    settings = load_settings({"DISCORD_API_URL": "https://discord.com/api/v10/"})
    assert settings.talks_to_discord


@pytest.mark.parametrize(
    "url", ["sqlite:////var/lib/ledarbot.db", "sqlite+aiosqlite:///x.db", "postgres://db/ledarbot"]
)
def test_a_database_may_be_named_in_several_ways(url: str) -> None:
    assert load_settings({"DATABASE_URL": url}).database_url == url


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize(("env", "key", "named"), REFUSED, ids=str)
def test_what_is_wrong_is_refused_in_one_sentence(
    env: dict[str, str], key: str, named: str, locale: str
) -> None:
    with pytest.raises(SettingsError) as refusal:
        load_settings(env, token_needed="DISCORD_TOKEN" in env)
    wrong = refusal.value
    assert wrong.key == key
    sentence = I18n(default_locale=locale).text(wrong.key, locale, **wrong.args_for_text)
    assert named in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize(
    "env",
    [{"DISCORD_TOKEN": "my secret"}, {"DATABASE_URL": "postgres:/ledarbot:secret@db/ledarbot"}],
)
def test_a_refusal_does_not_repeat_a_secret(env: dict[str, str]) -> None:
    with pytest.raises(SettingsError) as refusal:
        load_settings(env)
    assert "secret" not in str([refusal.value, refusal.value.args_for_text])


@pytest.mark.parametrize("key", NO_KEYS)
@pytest.mark.parametrize("name", ["LEDARBOT_ANONYMITY_KEY", "LEDARBOT_ANONYMITY_OLD_KEYS"])
def test_what_is_no_key_is_refused_and_never_repeated(name: str, key: str) -> None:
    with pytest.raises(SettingsError) as refusal:
        load_settings({name: key})
    wrong = refusal.value
    assert (wrong.key, wrong.args_for_text) == ("settings-key-broken", {"name": name})
    shown = "".join(traceback.format_exception(wrong))
    assert key not in shown
    assert repr(key) not in shown


def test_a_key_is_the_same_with_and_without_its_end() -> None:
    assert key_bytes(KEY) == key_bytes(KEY.rstrip("=")) == bytes(range(32))


@pytest.mark.parametrize("env", [{}, {"LEDARBOT_ANONYMITY_KEY": " "}])
def test_the_key_is_missed_only_where_it_is_needed(env: dict[str, str]) -> None:
    assert load_settings(env).anonymity_key == ""
    with pytest.raises(SettingsError) as refusal:
        load_settings(env, key_needed=True)
    assert refusal.value.key == "settings-key-missing"


@pytest.mark.parametrize("env", [{}, {"DISCORD_TOKEN": ""}, {"DISCORD_TOKEN": " \t"}])
def test_the_token_is_missed_only_where_it_is_needed(env: dict[str, str]) -> None:
    assert load_settings(env).token == ""
    with pytest.raises(SettingsError) as refusal:
        load_settings(env, token_needed=True)
    assert refusal.value.key == "settings-token-missing"


def test_secrets_are_not_shown_with_the_settings() -> None:
    settings = Settings(
        token=TOKEN,
        database_url="postgresql://ledarbot:secret@db/ledarbot",
        anonymity_key=KEY,
        anonymity_old_keys=(OTHER_KEY,),
    )
    assert TOKEN not in repr(settings)
    assert KEY not in repr(settings)
    assert OTHER_KEY not in repr(settings)
    assert "secret" not in repr(settings)


def test_a_file_fills_what_the_environment_leaves_open(tmp_path: Path) -> None:
    text = f'# Ledarbot\nDISCORD_TOKEN="{TOKEN}"\nexport LOG_LEVEL=DEBUG\nLEDARBOT_LOCALE=\n'
    (tmp_path / ".env").write_text(text, encoding="utf-8")
    assert environment({"LOG_LEVEL": "ERROR", "HOME": "/"}, folder=tmp_path) == {
        "DISCORD_TOKEN": TOKEN,
        "LOG_LEVEL": "ERROR",
        "HOME": "/",
    }


def test_no_file_is_needed(tmp_path: Path) -> None:
    assert environment({"LOG_LEVEL": "ERROR"}, folder=tmp_path) == {"LOG_LEVEL": "ERROR"}


def test_a_file_from_windows_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(f"\ufeffDISCORD_TOKEN={TOKEN}\r\n".encode())
    assert environment({}, folder=tmp_path) == {"DISCORD_TOKEN": TOKEN}


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, encoding: str) -> None:
    (tmp_path / ".env").write_text(f"# för boten\nDISCORD_TOKEN={TOKEN}\n", encoding=encoding)
    with pytest.raises(SettingsError) as refusal:
        environment({}, folder=tmp_path)
    assert refusal.value.key == "settings-file"
    assert refusal.value.args_for_text == {"path": str(tmp_path / ".env")}
