cli-about = Ledarbot, a Discord bot for networks of public-sector leaders.
cli-run = Connect to Discord with the settings in the environment or in .env.
cli-sandbox = Try the bot in a browser: a simulated Discord, no token needed.
cli-tour = Play the whole story without a browser and print what each person sees.
cli-port = The port of the lobby page; a free one when left out.
cli-sandbox-database = Keep the sandbox's data in this database; a temporary one when left out.
cli-sandbox-missing = The sandbox needs more packages: run make install, or pip install "ledarbot[sandbox]".
cli-screen = Read applications from a .jsonl or .csv file and print one JSON line for each.
cli-classify = Read one text a line instead, and print text and label.
cli-check = Tell in words what is wrong with the settings, texts, database and connection.
cli-migrate = Bring the database to this version.
cli-export = Print everything stored about one person.
cli-erase = Erase everything stored about one person.
cli-user = The person's Discord id.
cli-backup = Write a verified copy of the database to a new file.
cli-keys = The key that protects who writes anonymously.
cli-keys-new = Make a new key and tell what to do with it.
cli-keys-rotate = Encrypt anew, with the new key (LEDARBOT_ANONYMITY_KEY), everything that was encrypted with an old one (LEDARBOT_ANONYMITY_OLD_KEYS).
cli-keys-advice = Put the line in .env or in the environment, and keep a copy in a safe place, apart from the database's backups. If the key is lost, the authors of anonymous posts can't be recognised any more, and whoever has both the key and the database can find out who they are. If you have a key in use already, keep that one.
cli-token-refused = Discord did not accept DISCORD_TOKEN: make a new token in the developer portal and put it in .env.
cli-intents-missing = Discord refuses the bot its intents: switch on “Server Members Intent” in the developer portal under Bot.
cli-unreachable = Could not connect to Discord. Check the network and DISCORD_API_URL; the log has the cause.
settings-token-missing = DISCORD_TOKEN is missing: put the bot's token in .env or in the environment (README.md tells where to find it).
settings-token-broken = DISCORD_TOKEN holds characters that no token has (perhaps a space): paste it again.
settings-key-missing = LEDARBOT_ANONYMITY_KEY is missing: run ledarbot keys new and keep a copy of the key apart from the database's backups, for once it is lost the authors of anonymous posts can't be recognised any more.
settings-key-broken = { $name } is not a key: it must be 32 random bytes in URL-safe base64, as ledarbot keys new prints them.
settings-gateway-alone = DISCORD_GATEWAY_URL is set but DISCORD_API_URL is not: set both or neither.
settings-address = { $name } must be an address that begins with { $scheme ->
    [ws] ws:// or wss://.
   *[http] http:// or https://.
}
settings-file = The file { $path } can't be read: save it as UTF-8, readable for Ledarbot.
settings-database = DATABASE_URL must be sqlite:/// and then a path, or an address that begins with postgresql://.
settings-one-of = { $name } must be one of { $allowed }.
settings-timezone = LEDARBOT_TIMEZONE must be the name of a time zone, such as Europe/Stockholm.
