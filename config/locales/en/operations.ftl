# Commands for whoever runs the bot: check, migrate, backup, export, erase
operations-no-database = There is no database of Ledarbot's at { $place }. Check DATABASE_URL, or in which folder you are.
operations-outdated = The database has version { $version }, which is older than this program. Run ledarbot migrate first.
operations-not-a-user-id = That is no Discord id. An id is a number of 17 to 20 digits; turn on Developer Mode in Discord, right-click the person and choose "Copy User ID".
operations-current = The database already has the newest version, { $version }.
operations-created = The database is made, with version { $version }.
operations-migrated = The database is upgraded from version { $before } to { $version }.
operations-backed-up = The backup { $path } is written and verified.
operations-nothing-stored = Nothing is stored about the person { $user }.
operations-erased = Erased about the person { $user }:
operations-area = { $area ->
    [applications] – applications with answers and assessments
    [drafts] – drafts of an application
    [profile] – profile
    [messages] – language and stopped direct messages
    [welcomes] – that the person has been welcomed
    [meetups] – answers to meetups, and seasons
    [threads] – the name on threads and reports, and what stood in the threads
    [anonymous] – the link to what the person wrote without a name; the posts stay
    [feedback] – which surveys the person was sent, and drafts of answers; answers that were sent stay and can't be traced
    [handled] – the name on what the person has done as a moderator or administrator
    [log] – the connection to the log of actions
   *[queue] – messages on their way
  }
operations-erase-no-key = Without LEDARBOT_ANONYMITY_KEY nobody can see whether the person has written without a name; what concerns that is still there.
operations-erased-card = If there are cards with the person's applications in the moderators' channels, the bot takes them away when it runs.
operations-good = good  { $text }
operations-note = note  { $text }
operations-fault = WRONG { $text }
operations-check-settings = Settings: language { $locale }, time zone { $timezone }.
operations-check-no-token = DISCORD_TOKEN is missing, so the connection to Discord is not tried. ledarbot sandbox does without.
operations-check-texts = The texts in Swedish and English agree and fit.
operations-check-registers = The registers of the screening can be used.
operations-check-prompts = The bank of prompts can be used.
operations-check-surveys = The surveys can be used.
operations-check-text = { $flaw ->
    [broken] { $file }: can't be read at "{ $key }".
    [missing] { $file }: the text { $key } is missing.
    [variables] { $file }: { $key } does not have the same variables as in the other language ({ $detail }).
   *[long] { $file }: { $key } may be at most { $detail } characters.
  }
operations-check-database = The database answers ({ $dialect }, version { $version }).
operations-check-database-new = The database { $place } does not exist yet; it is made when the bot first starts.
operations-check-database-empty = The database is empty; it is put in order when the bot first starts.
operations-check-database-older = The database has version { $version }; it is upgraded to { $newest } when the bot starts, or by ledarbot migrate.
operations-check-boxes = { $count ->
    [one] One open poll or survey has no key left. It will be closed with the answers that have come when the bot starts.
   *[other] { $count } open polls or surveys have no key left. They will be closed with the answers that have come when the bot starts.
  }
operations-check-links-old = { $count ->
    [one] One link to an anonymous post is encrypted with an old key. Run ledarbot keys rotate.
   *[other] { $count } links to anonymous posts are encrypted with an old key. Run ledarbot keys rotate.
  }
operations-check-links-unreadable = { $count ->
    [one] One link to an anonymous post can't be read with any of the keys.
   *[other] { $count } links to anonymous posts can't be read with any of the keys.
  } Put the old key into LEDARBOT_ANONYMITY_OLD_KEYS if it still exists. Otherwise their authors get a new name in their thread the next time, can't change what they wrote and aren't told when somebody answers.
operations-rotated = { $done ->
    [0] Nothing had to be encrypted anew.
    [one] One link between an anonymous post and its author is encrypted with the new key.
   *[other] { $done } links between anonymous posts and their authors are encrypted with the new key.
  }
operations-rotated-after = Restart the bot. Once it works as it should you can remove LEDARBOT_ANONYMITY_OLD_KEYS, but keep the old keys for as long as you have backups from before the change. Everybody will read the rules and the promise of anonymity once more.
operations-rotated-unreadable = { $count ->
    [one] One link could not be read with any of the keys, and is still as it was.
   *[other] { $count } links could not be read with any of the keys, and are still as they were.
  } Their authors get a new name in their thread the next time, can't change what they wrote and aren't told when somebody answers. A block of one of them holds no longer. If you find the old key, put it into LEDARBOT_ANONYMITY_OLD_KEYS and run the command again.
operations-check-discord = Discord recognises the bot: { $name }.
operations-check-endpoint = The bot has an "Interactions Endpoint URL" in the developer portal, so its commands go there instead of here. Empty the field.
operations-check-servers = { $count ->
    [0] The bot is on no server yet. README.md tells how it is invited.
    [one] The bot is on one server. Permissions and channels are checked there by /setup check.
   *[other] The bot is on { $count } servers. Permissions and channels are checked there by /setup check.
  }
operations-check-not-there = The bot is no longer on the server { $network }, which is set up. Invite it again, and it goes on where it was.
operations-check-unreachable = Discord could not be asked ({ $cause }). Check the network and DISCORD_API_URL.
operations-check-result = { $faults ->
    [0] Nothing is wrong.
    [one] One thing is wrong.
   *[other] { $faults } things are wrong.
  }
