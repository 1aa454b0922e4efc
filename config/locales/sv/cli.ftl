cli-about = Ledarbot, en Discord-bot för nätverk av chefer i offentlig sektor.
cli-run = Anslut till Discord med inställningarna i miljön eller i .env.
cli-sandbox = Prova boten i webbläsaren: en simulerad Discord, ingen token behövs.
cli-tour = Spela hela berättelsen utan webbläsare och skriv ut vad var och en ser.
cli-port = Lobbysidans port; en ledig om den utelämnas.
cli-sandbox-database = Behåll sandlådans data i den här databasen; annars en tillfällig.
cli-sandbox-missing = Sandlådan behöver fler paket: kör make install, eller pip install "ledarbot[sandbox]".
cli-screen = Läs ansökningar ur en .jsonl- eller .csv-fil och skriv en JSON-rad för var och en.
cli-classify = Läs i stället en text per rad och skriv ut text och etikett.
cli-check = Berätta i ord vad som är fel med inställningar, texter, databas och anslutning.
cli-migrate = Uppgradera databasen till den här versionen.
cli-export = Skriv ut allt som är lagrat om en person.
cli-erase = Radera allt som är lagrat om en person.
cli-user = Personens Discord-id.
cli-backup = Skriv en kontrollerad kopia av databasen till en ny fil.
cli-keys = Nyckeln som skyddar vem som skriver anonymt.
cli-keys-new = Skapa en ny nyckel och berätta vad du ska göra med den.
cli-keys-rotate = Kryptera om allt som är krypterat med en gammal nyckel (LEDARBOT_ANONYMITY_OLD_KEYS) med den nya (LEDARBOT_ANONYMITY_KEY).
cli-keys-advice = Lägg raden i .env eller i miljön, och spara en kopia på ett säkert ställe, skild från databasens säkerhetskopior. Tappas nyckeln bort går det inte längre att känna igen vem som har skrivit anonyma inlägg, och den som har både nyckeln och databasen kan ta reda på det. Har du redan en nyckel i bruk, så behåll den.
cli-token-refused = Discord godtog inte DISCORD_TOKEN: skapa en ny token i utvecklarportalen och lägg den i .env.
cli-intents-missing = Discord nekar boten dess intents: slå på ”Server Members Intent” i utvecklarportalen under Bot.
cli-unreachable = Det gick inte att ansluta till Discord. Kontrollera nätet och DISCORD_API_URL; loggen har orsaken.
settings-token-missing = DISCORD_TOKEN saknas: lägg botens token i .env eller i miljön (README.md berättar var den finns).
settings-token-broken = DISCORD_TOKEN innehåller tecken som ingen token har (kanske ett mellanslag): klistra in den igen.
settings-key-missing = LEDARBOT_ANONYMITY_KEY saknas: kör ledarbot keys new och spara en kopia av nyckeln skild från databasens säkerhetskopior, för tappas den bort går det inte längre att känna igen vem som har skrivit anonyma inlägg.
settings-key-broken = { $name } är ingen nyckel: det ska vara 32 slumpade byte i URL-säker base64, så som ledarbot keys new skriver dem.
settings-gateway-alone = DISCORD_GATEWAY_URL är satt men inte DISCORD_API_URL: sätt båda eller ingen.
settings-address = { $name } måste vara en adress som börjar med { $scheme ->
    [ws] ws:// eller wss://.
   *[http] http:// eller https://.
}
settings-file = Filen { $path } går inte att läsa: spara den som UTF-8, läsbar för Ledarbot.
settings-database = DATABASE_URL måste vara sqlite:/// och sedan en sökväg, eller en adress som börjar med postgresql://.
settings-one-of = { $name } måste vara någon av { $allowed }.
settings-timezone = LEDARBOT_TIMEZONE måste vara namnet på en tidszon, till exempel Europe/Stockholm.
