common-not-allowed = Det här kan bara { $needs ->
    [administrator] administratörer
    [moderator] nätverkets moderatorer
    [organiser] nätverkets arrangörer
   *[member] nätverkets medlemmar
  } göra.
common-not-found = Det finns inte längre, eller så hör det inte till det här nätverket.
common-not-set-up = Nätverket är inte färdiginställt än. En administratör kan köra /setup start.
common-somebody = någon
common-fault = Något gick fel hos mig. Inget du skrev har gått förlorat om det redan var sparat; prova igen om en stund.
common-discord-forbids = Discord låter mig inte göra det. En administratör kan köra /setup check för att se vad som behöver ändras.
common-discord-busy = Discord svarar inte just nu. Prova igen om en stund.
threads-no-key = Anonyma inlägg går inte att använda här: den som driver boten har inte lagt in någon nyckel.
common-command-outdated = Kommandot har ändrats. Ladda om Discord (Ctrl+R) och prova igen.
