# /me: vad nätverket vet om mig
profile-command-description = Se och rätta vad nätverket vet om dig
profile-title = ## Du i { $network }
profile-title-everywhere = ## Du och Ledarbot
profile-member = { $source ->
    [bot] Du är medlem sedan { $date }.
    [server] Du är medlem sedan före min tid här. På servern har du varit sedan { $date }.
   *[nobody] Du är medlem sedan före min tid här.
  }
profile-not-yet = Du är inte medlem än, men din ansökan är inne.
profile-outside = Du är inte medlem än. Vill du bli det ansöker du med knappen i { $channel }.
profile-not-set-up = Nätverket är inte färdiginställt än, så här går det inte att vara medlem ännu.
profile-work-title = **Titel:** { $text }
profile-work-employer = **Arbetsgivare:** { $text }
profile-empty = Jag vet inte vilken titel du har eller var du arbetar. Berätta gärna, om du vill.
profile-application = { $state ->
    [submitted] **Ansökan** från { $at }: den väntar på att en moderator läser den.
    [in_review] **Ansökan** från { $at }: en moderator läser den just nu.
    [waiting] **Ansökan** från { $at }: en moderator vill veta mer innan den går vidare:
    [lapsed] **Ansökan** från { $at }: vi har väntat på ditt svar en tid. Det går bra att svara än:
    [approved] **Ansökan** från { $at }: godkänd.
    [declined] **Ansökan** från { $at }: den blev inte godkänd.
   *[withdrawn] **Ansökan** från { $at }: du har tagit tillbaka den.
  }
profile-answer-in = Svara i { $place }.
profile-again = Du kan söka igen från och med { $date }.
profile-no-applications = Jag har ingen ansökan från dig. Du ansöker på nätverkets server.
profile-in-servers = Är du medlem? Skriv /me på nätverkets server, så ser du din titel och arbetsgivare där.
profile-language = { $chosen ->
    [sv] **Direktmeddelanden från mig:** på svenska
    [en] **Direktmeddelanden från mig:** på engelska
   *[none] **Direktmeddelanden från mig:** du har inte valt språk, så jag väljer efter bästa förmåga
  }
profile-notice = { $state ->
    [sent] – jag skriver { $kind }
   *[stopped] – jag skriver inte { $kind }
  }
profile-no-offers = · en plats som blir ledig för dig går därför vidare till nästa i kön
profile-correct = Rätta mina uppgifter
profile-corrected = Tack, det är sparat.
profile-speak = { $language ->
    [sv] Skriv till mig på svenska
   *[en] Skriv till mig på engelska
  }
profile-language-set = { $language ->
    [sv] Då skriver jag till dig på svenska. Här följer jag språket i din Discord.
   *[en] Då skriver jag till dig på engelska. Här följer jag språket i din Discord.
  }
profile-resume = { $kind ->
    [warnings] Varna mig igen
    [meetups] Skriv om träffar igen
    [threads] Skriv om trådar igen
   *[applications] Skriv om min ansökan igen
  }
profile-form = Rätta mina uppgifter
profile-form-title-label = Din titel eller roll
profile-form-employer-label = Var du arbetar
profile-form-hint = Lämna tomt om du inte vill att det sparas
