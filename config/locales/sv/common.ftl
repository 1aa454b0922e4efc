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
common-late-form = Formuläret hade varit öppet för länge, så jag kunde inte ta emot det. Inget är sparat; öppna det igen och skicka in det på nytt.
common-late-form-texts = Formuläret hade varit öppet för länge, så jag kunde inte ta emot det. Inget är sparat; öppna det igen och skicka in det på nytt. Det här hade du skrivit, så att du kan kopiera det:
common-late-form-attached = Formuläret hade varit öppet för länge, så jag kunde inte ta emot det. Inget är sparat; öppna det igen och skicka in det på nytt. Det du hade skrivit finns i filen, så att du kan kopiera det.
common-late-form-file = det-du-skrev.txt
