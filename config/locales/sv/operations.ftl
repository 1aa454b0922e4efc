# Kommandon för den som driver boten: check, migrate, backup, export, erase
operations-no-database = Det finns ingen databas från Ledarbot på { $place }. Kontrollera DATABASE_URL, eller i vilken mapp du står.
operations-outdated = Databasen har version { $version }, som är äldre än det här programmet. Kör ledarbot migrate först.
operations-not-a-user-id = Det där är inget Discord-id. Ett id är ett tal på 17–20 siffror; slå på utvecklarläget i Discord, högerklicka på personen och välj ”Kopiera användar-ID”.
operations-current = Databasen har redan den nyaste versionen, { $version }.
operations-created = Databasen är skapad, med version { $version }.
operations-migrated = Databasen är uppgraderad från version { $before } till { $version }.
operations-backed-up = Säkerhetskopian { $path } är skriven och kontrollerad.
operations-nothing-stored = Inget är lagrat om personen { $user }.
operations-erased = Raderat om personen { $user }:
operations-area = { $area ->
    [applications] – ansökningar med svar och bedömningar
    [drafts] – utkast till ansökan
    [profile] – profil
    [messages] – språk och stoppade direktmeddelanden
    [welcomes] – att personen har hälsats välkommen
    [handled] – namnet på det personen har gjort som moderator eller administratör
    [log] – kopplingen till loggen över åtgärder
   *[queue] – meddelanden på väg
  }
operations-erased-card = Finns det kort med personens ansökningar i moderatorernas kanaler tar boten bort dem när den är igång.
operations-good = bra  { $text }
operations-note = obs  { $text }
operations-fault = FEL  { $text }
operations-check-settings = Inställningar: språk { $locale }, tidszon { $timezone }.
operations-check-no-token = DISCORD_TOKEN saknas, så anslutningen till Discord är inte provad. ledarbot sandbox går bra utan.
operations-check-texts = Texterna på svenska och engelska stämmer överens och får plats.
operations-check-registers = Granskningens register går att använda.
operations-check-text = { $flaw ->
    [broken] { $file }: går inte att läsa vid ”{ $key }”.
    [missing] { $file }: texten { $key } saknas.
    [variables] { $file }: { $key } har inte samma variabler som på det andra språket ({ $detail }).
   *[long] { $file }: { $key } får vara högst { $detail } tecken.
  }
operations-check-database = Databasen svarar ({ $dialect }, version { $version }).
operations-check-database-new = Databasen { $place } finns inte än; den skapas första gången boten startar.
operations-check-database-empty = Databasen är tom; den ställs i ordning första gången boten startar.
operations-check-database-older = Databasen har version { $version }; den uppgraderas till { $newest } när boten startar, eller med ledarbot migrate.
operations-check-discord = Discord känner igen boten: { $name }.
operations-check-endpoint = Boten har en ”Interactions Endpoint URL” i utvecklarportalen, så dess kommandon går dit i stället för hit. Töm fältet.
operations-check-servers = { $count ->
    [0] Boten är inte med på någon server än. README.md berättar hur den bjuds in.
    [one] Boten är med på en server. Rättigheter och kanaler kontrolleras där med /setup check.
   *[other] Boten är med på { $count } servrar. Rättigheter och kanaler kontrolleras där med /setup check.
  }
operations-check-not-there = Boten är inte längre med på servern { $network }, som är inställd. Bjud in den igen, så fortsätter den där den var.
operations-check-unreachable = Det gick inte att fråga Discord ({ $cause }). Kontrollera nätet och DISCORD_API_URL.
operations-check-result = { $faults ->
    [0] Inga fel.
    [one] Ett fel.
   *[other] { $faults } fel.
  }
