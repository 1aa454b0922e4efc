# /polls: omröstningar

polls-cmd = Omröstningar: frågor som nätverket svarar på
polls-cmd-create = Fråga nätverket något
polls-cmd-kind = Hur svarar man?
polls-cmd-question = Frågan; du kan också skriva den i formuläret
polls-cmd-channel = Var den läggs upp; annars blir det kanalen för återkoppling
polls-cmd-closes = När den stänger, till exempel 3 dagar eller fredag 12.00; annars om 3 dagar
polls-cmd-quorum = Stäng redan när så här många har svarat
polls-cmd-role = Bara de som har den här rollen får rösta
polls-cmd-hide = Visa resultatet först när omröstningen har stängt
polls-cmd-remind = Påminn dem som inte har röstat, en gång
polls-cmd-several = Tillåt flera svar
polls-cmd-list = Se vad det röstas om, och om du har röstat
polls-cmd-close = Stäng en omröstning nu
polls-cmd-results = Se hur en omröstning gick
polls-cmd-poll = Vilken omröstning?
polls-kind-native = Discords egen (alla ser vem som har röstat på vad)
polls-kind-single = Ett av flera alternativ
polls-kind-multiple = Flera alternativ
polls-kind-ranked = Rangordna alternativ
polls-kind-scale = En skala från 1 till 5
polls-kind-yes_no = Ja eller nej

# Formuläret
polls-form-title = { $kind ->
    [native] Omröstning i Discord
    [single] Ett av flera alternativ
    [multiple] Flera alternativ
    [ranked] Rangordna alternativ
    [scale] En skala från 1 till 5
   *[yes_no] Ja eller nej
  }
polls-field-question-label = Frågan
polls-field-question-hint = Högst 300 tecken.
polls-field-options-label = Alternativen
polls-field-options-hint = Ett per rad, 2 till 10 stycken. Högst 55 tecken per alternativ.
polls-field-low-label = Vad betyder 1?
polls-field-low-hint = Till exempel: Inte alls. Lämna båda tomma om siffrorna räcker.
polls-field-high-label = Vad betyder 5?
polls-field-high-hint = Till exempel: Väldigt mycket.
polls-field-closes-label = När stänger den?
polls-field-closes-hint = Till exempel 3 dagar, 24 timmar eller fredag 12.00. Lämnas det tomt blir det 3 dagar.

# Förhandsvisningen
polls-preview = Så här blir den. Inget är upplagt än.
polls-preview-where = Läggs upp i { $channel }.
polls-preview-voters = { $asked ->
    [0] ⚠️ Ingen kan rösta.
    [one] En person kan rösta.
   *[other] { $asked } personer kan rösta.
  }
polls-preview-few = ⚠️ Färre än { $limit } kan rösta, så inget resultat kommer att visas: det skulle röja vem som har röstat på vad.
polls-preview-quorum = ⚠️ Den stänger när { $quorum } har svarat, men bara { $asked } kan rösta.
polls-preview-reminder = De som inte har röstat får en påminnelse { $at }.
polls-preview-no-reminder = Den är öppen så kort tid att ingen hinner bli påmind.
polls-preview-native = **Alla kan se vem som har röstat på vad.** Det är Discords egen omröstning, och den är inte anonym. Välj en annan sort om rösterna ska vara hemliga.
polls-preview-anonymous = **Ingen får veta vem som har röstat på vad**, inte heller du. Så länge omröstningen är öppen skulle den som driver boten kunna ta reda på det, därefter kan ingen.
polls-preview-hidden = Resultatet visas först när omröstningen har stängt.
polls-preview-live = Resultatet visas på kortet medan omröstningen pågår, i steg om minst { $limit } nya svar, så att ingen kan räkna ut vad den som just röstade valde.
polls-home-gone = Kanalen finns inte, eller så går det inte att skriva i den. Kör /polls create igen och välj en annan.
polls-home-closed = I { $channel } räcker inte mina behörigheter: jag behöver kunna se kanalen och dess historik, skriva och bifoga filer{ $native ->
    [yes] {" "}och skapa omröstningar
   *[no] {""}
  } där. Be en administratör ändra det, eller kör /polls create igen och välj en annan kanal.
polls-button-post = Lägg upp
polls-button-change = Ändra
polls-button-cancel = Avbryt
polls-posted = Klart. Omröstningen läggs upp i { $channel } om ett ögonblick.
polls-cancelled = Då blev det ingen omröstning.
polls-draft-gone = Den omröstningen går inte att lägga upp: antingen är den redan upplagd, eller så har jag startat om sedan du skrev den. Börja om med /polls create.

# Kortet
polls-card-title = 📊 { $question }
polls-card-option = { $number }. { $option }
polls-card-scale = 1 = { $low } … 5 = { $high }
polls-card-answered = { $answered ->
    [0] Ingen har svarat än.
    [one] En har svarat.
   *[other] { $answered } har svarat.
  }
polls-card-closes = { $quorum ->
    [0] Stänger { $at }.
   *[other] Stänger { $at }, eller när { $quorum } har svarat.
  }
polls-card-role = Får rösta: { $role }
polls-card-hidden = Resultatet visas när omröstningen har stängt.
polls-card-waits = Resultatet visas när fler har svarat, i steg om minst { $limit }.
polls-card-lags = Visar läget efter { $shown } svar; de senaste kommer med i nästa steg.
polls-card-closed = 🔒 **Stängd** { $at }.
polls-card-end = { $end ->
    [quorum] Tillräckligt många hade svarat.
    [key_lost] Den stängdes i förtid: nyckeln till rösterna hade gått förlorad, och utan den går det inte att hindra att någon röstar två gånger.
    [message_gone] Den stängdes i förtid: det fanns inget kort att rösta på.
    [by_hand] Den stängdes av en arrangör.
   *[time] {""}
  }
polls-card-ranked = Rangordna upp till { $ranks }.
polls-card-rounds = /polls results visar omgång för omgång.
polls-card-several = Välj ett eller flera.
polls-card-anonymity = { $state ->
    [open] Ingen ser vem som har röstat på vad.
   *[closed] Ingen kan ta reda på vem som har röstat på vad.
  }
polls-card-open-vote = Öppen omröstning: alla kan se vem som har röstat på vad.
polls-button-vote = Rösta
polls-button-yes = Ja
polls-button-no = Nej
polls-button-who = Vem kan se vad?

# Vem kan se vad
polls-promise-native = **Alla kan se vem som har röstat på vad.** Det här är Discords egen omröstning: tryck på antalet röster, så visar Discord vilka det är. Jag sparar inga namn, bara hur många röster varje alternativ fick.
polls-promise-members = **Ingen i nätverket** kan se vem som har röstat eller på vad: varken medlemmar, arrangörer eller moderatorer.
polls-promise-open = **Så länge omröstningen är öppen** ligger din röst under en kod i stället för ditt namn, så att du kan ändra dig. Koden går bara att räkna fram med omröstningens egen nyckel. Den som driver boten har nyckeln, och skulle därför kunna ta reda på vem som har röstat på vad.
polls-promise-closing = **När den stänger** förstörs nyckeln, koderna stryks och rösterna blandas om. Därefter kan ingen ta reda på det, inte ens den som driver boten.
polls-promise-closed = **Omröstningen är stängd.** Nyckeln är förstörd, koderna är strukna och rösterna är omblandade. Ingen kan ta reda på vem som har röstat på vad, inte ens den som driver boten.
polls-promise-numbers = **Siffrorna** visas bara om minst { $limit } har svarat, och inte om alla som kunde rösta svarade likadant.
polls-promise-steps = Medan omröstningen pågår går de fram i steg om minst { $limit } nya svar, ett steg efter. Ett steg väntar om alla i det har svarat likadant, eller alla efter det.
polls-promise-reminder = Den som inte har röstat kan få en påminnelse. Bara boten vet vem det är.
polls-promise-discord = **Discord** förmedlar allt du trycker på här, som alltid i Discord.

# Rösta
polls-vote-label = { $kind ->
    [multiple] Välj ett eller flera
    [scale] Välj från 1 till 5
   *[single] Välj ett
  }
polls-vote-rank-label = { $rank ->
    [1] Förstahandsval
    [2] Andrahandsval
    [3] Tredjehandsval
    [4] Fjärdehandsval
   *[5] Femtehandsval
  }
polls-vote-rank-placeholder = Välj ett alternativ
polls-voted = { $new ->
    [yes] Tack, din röst är noterad:
   *[no] Din röst är ändrad:
  } { $choice }
polls-voted-until = Du kan ändra dig så länge omröstningen är öppen, längst till { $at }. Ingen annan ser vad du har röstat på.
polls-voted-last = Det var det sista svaret som behövdes, så nu stänger omröstningen.
polls-rank = { $number }. { $option }

# /polls list
polls-list-title = Omröstningar
polls-list-none = Ingen omröstning är öppen just nu.
polls-list-open = **{ $question }** · { $standing } · stänger { $at }
polls-list-standing = { $standing ->
    [voted] ✅ du har röstat
    [native] Discords egen
    [others] bara för { $role }
   *[not_voted] ▫️ du har inte röstat
  }
polls-list-recent = Nyligen stängda
polls-list-closed = **{ $question }** · stängde { $at }
polls-list-more = { $more ->
    [one] Och en till.
   *[other] Och { $more } till.
  }
polls-button-go = Till omröstningen

# /polls close
polls-close-ask = Vill du stänga omröstningen nu? **{ $question }** Det går inte att öppna den igen.
polls-close-few = Om färre än { $limit } har svarat visas inget resultat.
polls-button-close = Stäng nu
polls-closed-now = Stängd. Resultatet kommer i { $channel }, och /polls results visar det också.
polls-closed-before = Den är redan stängd.
polls-close-uncounted = Jag kommer inte åt rösterna i { $channel }, så omröstningen är fortfarande öppen. Det här saknas: { $lacking }. Be en administratör ge mig det i kanalen, och stäng omröstningen igen.

# Resultatet
polls-result-title = 📊 Resultat: { $question }
polls-result-open = Omröstningen pågår. { $where ->
    [discord] Discord visar läget på den.
    [rounds] Siffrorna är desamma som på kortet, men här står varje omgång.
   *[card] Det här är vad kortet visar.
  }
polls-result-none = Det finns inget resultat: rösterna i Discords egna omröstningar försvinner med kortet.
polls-result-gone = Omröstningen **{ $question }** i { $network } stängdes i förtid, för det fanns inget kort att rösta på: antingen har det tagits bort, eller så får jag inte skriva i kanalen.{ $votes ->
    [kept] {" "}Det som hann komma in står här, och medlemmarna kan se det med /polls results.
   *[lost] {""}
  }
polls-result-lost = Resultatet av omröstningen **{ $question }** i { $network } gick inte att lägga upp i kanalen, så du får det här. Medlemmarna kan se det med /polls results.

# Påminnelser
polls-reminder = 📊 Det röstas i { $network }: **{ $question }** Du har inte röstat än. Omröstningen stänger { $at }.
polls-reminder-secret = Bara boten vet vem som inte har röstat. Ingen annan får veta att du fått det här.
polls-reminder-line = 📊 **{ $question }** stänger { $at }. Har du inte röstat finns det tid kvar.
