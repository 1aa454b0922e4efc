# Vad som kan vara fel med databasen. Läses av den som driver boten.
database-unavailable = { $reason ->
    [address] Adressen i DATABASE_URL går inte att förstå. Skriv till exempel sqlite:///data/ledarbot.db eller postgresql://användare@server/ledarbot.
    [no-folder] Databasens mapp { $detail } finns inte. Skapa den, eller välj en annan plats i DATABASE_URL.
    [not-a-database] { $detail } är ingen databas, eller så är den skadad. Välj en annan fil i DATABASE_URL, eller återställ en säkerhetskopia.
    [busy] Databasen { $detail } är upptagen av ett annat program. Stäng det och försök igen.
   *[no-answer] Databasen { $detail } svarar inte. Se efter att den är igång och att adress, namn och lösenord i DATABASE_URL stämmer.
}
database-read-only = Databasen { $detail } går bara att läsa. Ge Ledarbot rätt att skriva där, eller välj en annan plats i DATABASE_URL.
database-too-new = Databasen har version { $detail }, som är nyare än det här programmet känner till. Uppgradera Ledarbot, eller återställ en äldre säkerhetskopia.
database-changed-meanwhile = Någon annan hann ändra det här just nu. Titta igen och försök en gång till.
database-backup-failed = { $reason ->
    [exists] { $detail } finns redan och skrivs inte över. Välj ett annat namn.
    [no-folder] Det går inte att skriva i mappen { $detail }. Välj en annan plats.
    [no-tool] Programmet { $detail } saknas. Installera PostgreSQL:s klientprogram och försök igen.
    [damaged] Databasen { $detail } är skadad, så någon säkerhetskopia gjordes inte. Återställ den senaste som är hel.
    [tool] Säkerhetskopian gick inte att göra: { $detail }
   *[unverified] Säkerhetskopian { $detail } stämde inte med databasen och har tagits bort. Försök igen.
}
