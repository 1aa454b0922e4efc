# Det som boten säger om träffar av sig själv: direktmeddelanden, deltagarnas tråd, notiser till
# värden och arrangörerna, och Discords evenemang.

# Första meningen i ett direktmeddelande eller ett inlägg i tråden
meetup-messages-direct = { $code ->
    [offer] En plats är ledig på **{ $title }**, och jag håller den åt dig. Svara senast { $until }; sedan går den vidare till nästa i kön.
    [promoted] Du har fått en plats på **{ $title }**! Det blev fler platser, så du behöver inte stå i kö längre.
    [lapsed] Tiden för att ta platsen på **{ $title }** har gått ut, så den gick vidare till nästa i kön.{ $open ->
        [yes] {" "}Vill du ändå vara med, tryck på Jag kommer på kortet.
       *[no] {""}
      }
    [released] Din plats på **{ $title }** bekräftades inte i tid, så den går vidare till någon annan.{ $open ->
        [yes] {" "}Vill du ändå vara med, tryck på Jag kommer på kortet.
       *[no] {" "}Anmälan har stängt; hör av dig till värden om du ändå kan komma.
      }
    [confirm] Kommer du på **{ $title }**? Svara senast { $until }; annars går din plats till någon annan.
    [cancelled] **{ $title }** är tyvärr inställd.
    [postponed] **{ $title }** är uppskjuten tills vidare. Ditt svar står kvar, och jag hör av mig när det finns ett nytt datum.
    [new_date] **{ $title }** har fått ett datum. Ditt svar står kvar; ändra det om dagen inte passar.
    [no_date] Datumet för **{ $title }** gäller inte längre. Ditt svar står kvar, och jag hör av mig när det finns ett nytt.
    [reminder] Påminnelse: **{ $title }** är { $distance }.
    [proposal_approved] Ditt förslag **{ $title }** är godkänt, och nu kan alla medlemmar se det och anmäla sig.
    [proposal_refused] En arrangör har sagt nej till ditt förslag **{ $title }**.
   *[changed] **{ $title }** har ändrats: { $changes }. Så här är det nu:
  }
meetup-messages-change = { $change ->
    [time] ny tid
    [place] ny plats
    [link] ny länk
    [speakers] talarna
   *[other] något annat
  }
meetup-messages-list = { $number ->
    [0] något annat
    [1] { $last }
   *[other] { $first } och { $last }
  }
meetup-messages-distance = { $unit ->
    [days] om { $count } dagar
    [tomorrow] i morgon
    [hours] om ungefär { $count } timmar
   *[minutes] { $count ->
        [one] om en minut
       *[other] om { $count } minuter
    }
  }
meetup-messages-when = När: { $when }
meetup-messages-where = Var: { $where }
meetup-messages-card = [Till kortet]({ $link })
meetup-messages-from = -# Från { $network }

# Knappar
meetup-messages-take = Ta platsen
meetup-messages-leave = Nej tack
meetup-messages-come = Jag kommer
meetup-messages-cannot = Jag kan inte
meetup-messages-calendar = Kalenderfil
meetup-messages-restore = Lägg tillbaka evenemanget
meetup-messages-cancel-too = Ställ in träffen

# Deltagarnas tråd
meetup-messages-opened = Här är tråden för er som kommer på **{ $title }**. Påminnelser och ändringar kommer hit. Fråga gärna { $host }, som är värd.
meetup-messages-reach = { $mention }, jag når dig inte med direktmeddelanden, så jag skriver här.
    { $text }

# Notiser till värden och arrangörerna
meetup-messages-organisers = Arrangörerna
meetup-messages-note = { $code ->
    [proposed] { $host } föreslår en träff: **{ $title }**
        När: { $when }
        Var: { $where }
    [late_no] { $person } hade en plats på **{ $title }** och har lämnat återbud efter att anmälan stängde.
    [host_left] Värden för **{ $title }** ({ $host }) har lämnat servern. Utse en annan värd eller ställ in träffen.
    [event_cancelled] Någon har tagit bort evenemanget för **{ $title }** i Discord. Träffen har anmälda, så den står kvar och ingen har fått veta något. Vad vill du göra?
    [event_put_back] Någon ändrade evenemanget för **{ $title }** i Discord på ett sätt som inte går ihop, till exempel till en tid som har varit. Jag har skrivit tillbaka det som gäller: { $when }.
    [event_limit] **{ $title }** syns inte bland serverns evenemang, för Discord tillåter högst 100. Anmälan fungerar ändå. Jag försöker igen när ett evenemang tar slut.
    [event_forbidden] **{ $title }** syns inte bland serverns evenemang, för jag saknar behörigheterna Skapa evenemang (Create Events) och Hantera evenemang (Manage Events). Anmälan fungerar ändå.
   *[other] Något behöver ses över med **{ $title }**.
  }
meetup-messages-cancelled-too = **{ $title }** är inställd. De som har svarat får veta det.
meetup-messages-restored = **{ $title }** står kvar, och evenemanget läggs tillbaka.

# Discords evenemang
meetup-messages-event-closing = Plats och anmälan: se kortet i { $channel }.
meetup-messages-event-place = Se kortet i { $channel }
