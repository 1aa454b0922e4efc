# Granskningen av ansökningar

screening-register-fault =
    { $line ->
        [none] { $file }
       *[other] { $file }, rad { $line }
    }: { $cause ->
        [syntax] filen följer inte TOML:s regler ({ $detail }).
        [encoding] filen är inte skriven i UTF-8.
        [unreadable] filen går inte att läsa ({ $detail }).
        [file-missing] filen saknas.
        [missing] fältet { $entry } saknas.
        [unknown-field] det finns inget fält som heter { $entry }.
        [empty] { $entry } är tomt.
        [text] { $entry } ska vara en text inom citattecken.
        [list] { $entry } ska vara en lista inom hakparenteser.
        [table] { $entry } ska vara en tabell.
        [flag] { $entry } ska vara true eller false.
        [date] { $entry } ska vara ett datum utan citattecken, till exempel 2026-11-21.
        [no-word] ”{ $entry }” saknar namn eller ord.
        [several-words] ”{ $entry }” är flera ord och hör hemma under phrase, inte ending.
        [twice] ”{ $entry }” står två gånger.
        [two-labels] ”{ $entry }” står på två ställen med olika besked: { $detail }.
        [no-municipality] ”{ $entry }” är ingen kommun i listan.
        [label] ”{ $entry }” är ingen känd label, välj bland { $detail }.
        [kind] ”{ $entry }” är ingen känd kind, välj bland { $detail }.
        [sector] ”{ $entry }” är ingen känd sector, välj bland { $detail }.
        [doubt] ”{ $entry }” är ingen känd doubt, välj bland { $detail }.
        [outcome] ”{ $entry }” är inget känt utfall, välj bland { $detail }.
        [too-long] { $entry } är för långt ({ $detail } tecken).
        [too-many] det är för många { $entry } i filen ({ $detail }).
       *[note] ”{ $entry }” är ingen känd anmärkning, välj bland { $detail }.
    }

screening-rule-title-leading = Det är en chefs- eller ledartitel.
screening-rule-title-carried-by-staff = Titeln säger inte allt, men svaren visar att det är en ledande tjänst med personal.
screening-rule-title-deputy-with-staff = En biträdande chef som har egen personal.
screening-rule-title-deputy = En biträdande eller ställföreträdande titel; det framgår inte hur uppdraget ser ut.
screening-rule-title-unclear = Titeln låter ledande men säger inte om tjänsten är det.
screening-rule-title-unknown = Titeln finns inte i registret och säger inte om tjänsten är ledande.
screening-rule-title-missing = Det står inte vilken titel personen har.
screening-rule-title-ordinary = Titeln är ett vanligt yrke, inte en ledande tjänst.
screening-rule-title-ordinary-with-staff = Titeln är ett vanligt yrke, men personen säger sig ha personal.
screening-rule-title-politician = Personen är förtroendevald, inte anställd ledare.
screening-rule-title-union = Uppdraget är fackligt.
screening-rule-title-student = Personen studerar.
screening-rule-title-self-employed = Personen arbetar i egen verksamhet eller som konsult.
screening-rule-title-out-of-work = Svaret säger att personen är ledig eller utan arbete, inte vilken tjänst det gäller.
screening-rule-title-former = Titeln är från en tidigare tjänst.
screening-rule-title-future = Titeln gäller en tjänst som inte har börjat än.
screening-rule-title-retired = Personen har gått i pension.
screening-rule-title-interim = Personen är inhyrd för en tid.
screening-rule-title-contradictory = Svaren säger emot varandra om vilken tjänst personen har.
screening-rule-staff-stated = Personen säger själv att medarbetaransvaret finns.
screening-rule-staff-counted = Personen anger hur många medarbetare det gäller.
screening-rule-staff-yes = Personen svarar ja på frågan om medarbetaransvar.
screening-rule-staff-implied-by-title = Medarbetaransvaret följer av titeln; personen har inte skrivit något om det.
screening-rule-staff-denied = Personen säger sig inte ha medarbetaransvar.
screening-rule-staff-contradictory = Svaren säger emot varandra om medarbetaransvaret.
screening-rule-staff-unsure = Personen är osäker på om det är medarbetaransvar.
screening-rule-staff-future = Medarbetaransvaret har inte börjat än.
screening-rule-staff-past = Medarbetaransvaret hör till en tidigare tjänst.
screening-rule-staff-temporary = Det gäller en grupp i ett projekt eller arbetsledning, inte säkert medarbetaransvar.
screening-rule-staff-of-another = Svaret handlar om någon annans medarbetaransvar.
screening-rule-staff-unreadable = Svaret säger varken ja eller nej om medarbetaransvar.
screening-rule-staff-not-said = Det står inget om medarbetaransvar.
screening-rule-employer-listed = Arbetsgivaren är offentlig och finns i registret.
screening-rule-employer-municipality = Arbetsgivaren är en kommun.
screening-rule-employer-state-pattern = Namnet är en statlig myndighets eller domstols.
screening-rule-employer-university-pattern = Namnet är ett statligt lärosätes.
screening-rule-employer-hospital-pattern = Namnet är ett sjukhus eller en annan verksamhet i en region.
screening-rule-employer-company-pattern = Namnet tyder på ett bolag som en kommun äger.
screening-rule-employer-federation-pattern = Namnet är ett kommunalförbunds eller en räddningstjänsts.
screening-rule-employer-said-public = Personen säger själv att arbetsgivaren är offentlig.
screening-rule-employer-not-public = Arbetsgivaren finns i registret och är inte offentlig.
screening-rule-employer-private-pattern = Namnet är ett privat företags.
screening-rule-employer-said-private = Personen säger själv att arbetsgivaren är privat.
screening-rule-employer-church = Arbetsgivaren är en kyrka eller ett trossamfund.
screening-rule-employer-association = Arbetsgivaren är en förening, en stiftelse eller ett förbund.
screening-rule-employer-foreign = Arbetsgivaren finns i ett annat land.
screening-rule-employer-member-organisation = Arbetsgivaren är en medlemsorganisation eller stiftelse nära det offentliga.
screening-rule-employer-partly-owned = Arbetsgivaren ägs bara till en del av det offentliga.
screening-rule-employer-ambiguous = Namnet kan betyda flera arbetsgivare.
screening-rule-employer-performer = En annan arbetsgivare som arbetar åt det offentliga.
screening-rule-employer-contradictory = Svaret nämner flera arbetsgivare av olika slag.
screening-rule-employer-place = Svaret är bara en ort.
screening-rule-employer-vague = Svaret säger sektorn men inte vilken arbetsgivare.
screening-rule-employer-generic = Svaret säger vilken sorts arbetsplats det är men inte vem som driver den.
screening-rule-employer-unknown = Arbetsgivaren finns inte i registret.
screening-rule-employer-missing = Det står inte var personen arbetar.
screening-rule-command-attempt = Texten försöker styra granskningen.
screening-rule-advertising = Texten gör reklam för en tjänst eller vara.
screening-rule-mention = Texten nämner alla eller bjuder in till en annan server.
screening-rule-link = Texten innehåller en länk.
screening-rule-spam = Texten liknar skräppost.
screening-rule-joke = Texten verkar vara på skämt.
screening-rule-hostile = Texten innehåller hot eller svordomar.
screening-rule-question = Personen ställer en fråga i stället för att svara.
screening-rule-not-plain = Svaren är skrivna på ett ovanligt sätt och bör läsas av en människa.
screening-rule-rubbish = Svaren säger ingenting.
screening-rule-repeated-words = Samma ord upprepas gång på gång.
screening-rule-other-language = Svaren är på ett språk som granskningen inte läser.
screening-rule-retired = Personen verkar ha gått i pension.
screening-rule-between-jobs = Personen verkar vara mellan två jobb.
screening-rule-future = Tjänsten verkar inte ha börjat än.
screening-rule-former = Tjänsten verkar vara avslutad.
screening-rule-on-leave = Personen är tjänstledig.
screening-rule-hired-in = Personen verkar vara konsult eller inhyrd.
screening-rule-for-another = Ansökan verkar gälla någon annan.
screening-rule-student = Personen verkar studera.
screening-rule-politician = Personen är förtroendevald.
screening-rule-union = Personen har ett fackligt uppdrag.
screening-rule-self-employed = Personen driver eget.
screening-rule-performer = En privat utförare som arbetar åt det offentliga.
screening-rule-foreign = En offentlig arbetsgivare i ett annat land.
screening-rule-member-organisation = En medlemsorganisation eller stiftelse nära det offentliga.
screening-rule-partly-owned = Ett bolag som bara till en del är offentligt ägt.
screening-rule-ambiguous = Arbetsgivarens namn kan betyda flera.
screening-rule-contradiction = Svaren säger emot varandra.

screening-reply-leading = Tack för din ansökan! Nätverket är för dig som har en ledande tjänst. Välkommen att söka igen när du har det.
screening-reply-staff = Tack för din ansökan! Nätverket är för chefer med medarbetaransvar. Välkommen att söka igen när det ingår i ditt uppdrag.
screening-reply-public = Tack för din ansökan! Nätverket är för ledare i offentlig sektor. Välkommen att söka igen om du börjar arbeta där.
screening-reply-leading-staff = Tack för din ansökan! Nätverket är för dig med ledande tjänst och medarbetaransvar. Välkommen att söka igen när du har det.
screening-reply-leading-public = Tack för din ansökan! Nätverket är för dig med ledande tjänst i offentlig sektor. Välkommen att söka igen när du har det.
screening-reply-staff-public = Tack för din ansökan! Nätverket är för chefer med medarbetaransvar i offentlig sektor. Välkommen åter när det stämmer in på dig.
screening-reply-leading-staff-public = Tack för din ansökan! Nätverket är för ledare med medarbetaransvar i offentlig sektor. Välkommen åter när det stämmer in på dig.
screening-reply-general = Tack för din ansökan! Vi kunde inte se att du uppfyller alla våra krav. Sök gärna igen och berätta mer om ditt uppdrag.

screening-ask-leading = Tack för din ansökan! Berätta gärna mer: vad innebär din roll, och vad leder du?
screening-ask-staff = Tack för din ansökan! Har du medarbetaransvar, och i så fall för ungefär hur många?
screening-ask-public = Tack för din ansökan! Var är du anställd, och vem äger verksamheten?
screening-ask-leading-staff = Tack för din ansökan! Berätta gärna vad din roll innebär, vad du leder och om du har medarbetaransvar.
screening-ask-leading-public = Tack för din ansökan! Berätta gärna vad din roll innebär, vad du leder och var du är anställd.
screening-ask-staff-public = Tack för din ansökan! Berätta gärna var du är anställd och om du har medarbetaransvar.
screening-ask-leading-staff-public = Tack för din ansökan! Berätta gärna vad din roll innebär, var du är anställd och om du har medarbetaransvar.
screening-ask-general = Tack för din ansökan! Berätta gärna lite mer om vilken tjänst du har i dag, var du är anställd och för hur många du är chef.

screening-error-not-json = Raden är inte giltig JSON.
screening-error-not-object = Raden är inget JSON-objekt.
screening-error-no-id = Raden saknar id.
screening-error-duplicate = Id:t har redan förekommit i filen.
screening-error-no-answers = Raden saknar svar att läsa.
screening-error-not-text = Ett svar är inte text.
screening-error-encoding = Raden är inte skriven i UTF-8.
screening-error-too-long = Raden är för lång.
screening-error-columns = Raden har fler fält än rubrikraden.
screening-error-header = Filen saknar en rubrikrad med någon av kolumnerna title, employer, work och staff.
screening-error-csv = Raden går inte att läsa som CSV.
screening-error-empty = Filen är tom.
screening-error-nul = Raden innehåller nolltecken. Spara filen i UTF-8.
screening-error-nested = Raden har för många hakparenteser eller klamrar i varandra.
screening-error-wrong-id = Id:t är varken text eller heltal.
screening-error-header-twice = Rubrikraden har två kolumner för samma svar.
screening-error-file = { $reason ->
    [missing] Filen finns inte.
    [folder] Det är en mapp, inte en fil.
    [forbidden] Filen får inte läsas.
   *[other] Filen går inte att läsa.
}
