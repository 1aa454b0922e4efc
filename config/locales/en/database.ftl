# What can be wrong with the database. Read by whoever runs the bot.
database-unavailable = { $reason ->
    [address] The address in DATABASE_URL can't be understood. Write for example sqlite:///data/ledarbot.db or postgresql://user@server/ledarbot.
    [no-folder] The database's folder { $detail } does not exist. Create it, or choose another place in DATABASE_URL.
    [not-a-database] { $detail } is no database, or it is damaged. Choose another file in DATABASE_URL, or restore a backup.
    [busy] The database { $detail } is in use by another program. Close it and try again.
   *[no-answer] The database { $detail } does not answer. Check that it is running and that address, name and password in DATABASE_URL are right.
}
database-read-only = The database { $detail } can only be read. Let Ledarbot write there, or choose another place in DATABASE_URL.
database-too-new = The database has version { $detail }, which is newer than this program knows. Upgrade Ledarbot, or restore an older backup.
database-changed-meanwhile = Somebody else changed this just now. Have another look and try again.
database-backup-failed = { $reason ->
    [exists] { $detail } exists already and is not overwritten. Choose another name.
    [no-folder] The folder { $detail } can't be written to. Choose another place.
    [no-tool] The program { $detail } is missing. Install PostgreSQL's client programs and try again.
    [damaged] The database { $detail } is damaged, so no backup was made. Restore the latest one that is whole.
    [tool] The backup could not be made: { $detail }
   *[unverified] The backup { $detail } did not match the database and was removed. Try again.
}
