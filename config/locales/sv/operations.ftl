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
    [meetups] – svar på träffar, och säsonger
    [threads] – namnet på trådar och anmälningar, och det som stod i trådarna
    [anonymous] – kopplingen till det personen har skrivit utan namn; inläggen står kvar
    [feedback] – vilka enkäter personen har fått, och utkast till svar; skickade svar står kvar utan att gå att spåra
    [handled] – namnet på det personen har gjort som moderator eller administratör
    [log] – kopplingen till loggen över åtgärder
   *[queue] – meddelanden på väg
  }
operations-erase-no-key = Utan LEDARBOT_ANONYMITY_KEY går det inte att se om personen har skrivit utan namn; det som rör det är kvar.
operations-erased-card = Finns det kort med personens ansökningar i moderatorernas kanaler tar boten bort dem när den är igång.
operations-good = bra  { $text }
operations-note = obs  { $text }
operations-fault = FEL  { $text }
operations-check-settings = Inställningar: språk { $locale }, tidszon { $timezone }.
operations-check-no-token = DISCORD_TOKEN saknas, så anslutningen till Discord är inte provad. ledarbot sandbox går bra utan.
operations-check-texts = Texterna på svenska och engelska stämmer överens och får plats.
operations-check-registers = Granskningens register går att använda.
operations-check-prompts = Frågebanken går att använda.
operations-check-surveys = Enkäterna går att använda.
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
operations-check-boxes = { $count ->
    [one] En öppen omröstning eller enkät har ingen nyckel kvar. Den stängs med de svar som har kommit när boten startar.
   *[other] { $count } öppna omröstningar eller enkäter har ingen nyckel kvar. De stängs med de svar som har kommit när boten startar.
  }
operations-check-links-old = { $count ->
    [one] En koppling till ett anonymt inlägg är krypterad med en gammal nyckel. Kör ledarbot keys rotate.
   *[other] { $count } kopplingar till anonyma inlägg är krypterade med en gammal nyckel. Kör ledarbot keys rotate.
  }
operations-check-links-unreadable = { $count ->
    [one] En koppling till ett anonymt inlägg går inte att läsa med någon av nycklarna.
   *[other] { $count } kopplingar till anonyma inlägg går inte att läsa med någon av nycklarna.
  } Lägg den gamla nyckeln i LEDARBOT_ANONYMITY_OLD_KEYS om den finns kvar. Annars får de som skrev ett nytt namn i sin tråd nästa gång, kan inte ändra det de har skrivit och får inte veta när någon svarar.
operations-rotated = { $done ->
    [0] Ingenting behövde krypteras om.
    [one] En koppling mellan ett anonymt inlägg och den som skrev är krypterad med den nya nyckeln.
   *[other] { $done } kopplingar mellan anonyma inlägg och dem som skrev är krypterade med den nya nyckeln.
  }
operations-rotated-after = Starta om boten. När den fungerar som den ska kan du ta bort LEDARBOT_ANONYMITY_OLD_KEYS, men spara de gamla nycklarna så länge du har säkerhetskopior från före bytet. Alla får läsa reglerna och löftet om anonymitet en gång till.
operations-rotated-unreadable = { $count ->
    [one] En koppling gick inte att läsa med någon av nycklarna, och är kvar som den var.
   *[other] { $count } kopplingar gick inte att läsa med någon av nycklarna, och är kvar som de var.
  } De som skrev får ett nytt namn i sin tråd nästa gång, kan inte ändra det de har skrivit och får inte veta när någon svarar. En spärr av någon av dem gäller inte längre. Hittar du den gamla nyckeln: lägg den i LEDARBOT_ANONYMITY_OLD_KEYS och kör kommandot igen.
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
