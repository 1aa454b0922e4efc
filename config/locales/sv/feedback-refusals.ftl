# Varför ett steg i en omröstning eller enkät inte gick, med vad personen kan göra i stället.

polls-refused-closed = Omröstningen är stängd och tar inte emot fler röster.
polls-refused-not-a-voter = Den här omröstningen riktar sig till andra i nätverket, så du kan inte rösta i den.
polls-refused-rank-twice = Samma alternativ står på två platser. Välj ett nytt på den ena, eller lämna den tom.
polls-refused-too-few-options = Det behövs minst { $least } alternativ.
polls-refused-too-many-options = Det får vara högst { $most } alternativ.
polls-refused-option-twice = Två av alternativen är likadana. Ändra det ena, så att rösterna går att skilja åt.
polls-refused-text-too-long = { $field ->
    [question] Frågan
    [option] Ett av alternativen
   *[end] Ett av namnen på skalans ändar
  } får vara högst { $limit } tecken.
polls-refused-empty = Skriv en fråga först.
polls-refused-bad-closing-time = Den sluttiden går inte att använda. Den ska ligga framåt i tiden, högst 32 dagar bort; skriv till exempel ”fredag kl. 15” eller ”om tre dagar”.
polls-refused-bad-quorum = Omröstningen kan stänga vid tidigast { $least } röster. Med färre skulle inget resultat visas, eftersom det kunde röja någon.
polls-refused-native-limits = I Discords egna omröstningar syns det alltid vem som har röstat på vad. De riktar sig till alla i kanalen, och de kan varken dölja resultatet, påminna eller stänga vid ett visst antal röster. Välj en annan sort om du behöver något av det.
polls-refused-no-poll-here = Jag hittar ingen sådan omröstning här.
polls-refused-box-sealed = Nyckeln till valurnan finns inte kvar, så jag kan inte längre se till att ingen svarar två gånger. Därför tar jag inte emot fler svar.

surveys-refused-missing-answers = { $count ->
    [one] En fråga som måste besvaras är obesvarad.
   *[other] { $count } frågor som måste besvaras är obesvarade.
  }
surveys-refused-not-an-option = Ett av svaren går inte att välja på den frågan. Försök igen.
surveys-refused-answer-too-long = Svaret är { $length } tecken långt, men det får vara högst { $limit }. Korta det lite.
surveys-refused-closed = Enkäten är stängd och tar inte emot fler svar.
surveys-refused-already-answered = Du har redan svarat, tack! Ett svar som är skickat går inte att ändra.
surveys-refused-not-invited = Den här enkäten riktar sig till några andra i nätverket, så du kan inte svara på den.
surveys-refused-too-few-invited = Färre än { $limit } skulle få enkäten. Då går det inte att lova att ingen känns igen, så jag skickar den inte.
surveys-refused-draft-lost = Det du hade fyllt i finns tyvärr inte kvar. Börja om från första sidan; inget är skickat än.
surveys-refused-form-too-long = En enkät får ha högst { $most } frågor.
surveys-refused-no-file = Det ska vara en .toml-fil på högst { $limit } kB.
