# Regelverket: vad som krävs, vad som prövas och vad nätverket lärt boten
policies-cmd = Nätverkets regelverk för ansökningar
policies-cmd-show = Visa vad som krävs och hur ansökningar bedöms
policies-cmd-try = Prova en ändring på alla ansökningar som kommit in
policies-cmd-change = Ändra regelverket, efter att ha provat ändringen
policies-cmd-learn = Lär mig vad en arbetsgivare eller titel är
policies-cmd-learn-term = Namnet som det brukar skrivas, till exempel Bjurlunda Energi
policies-cmd-learn-is = Vad det är
policies-cmd-terms = Visa och ta bort det ni har lärt mig

policies-title = Så bedöms ansökningar
policies-version = Version { $version }, satt i kraft av { $who } { $at }.
policies-version-shipped = Grundreglerna gäller utan ändringar.
policies-counting = **Det här krävs:** { $criteria }
policies-criterion = { $criterion ->
    [leading_position] ledande befattning
    [staff_responsibility] medarbetaransvar
   *[public_sector] offentlig sektor
  }
policies-gives = { $gives ->
    [approve] godkänn
    [decline] avböj
   *[review] läs själv
  }
policies-outcome = { $outcome ->
    [all_met] Allt är uppfyllt: jag föreslår **{ $gives }**
    [otherwise] Något är oklart: jag föreslår **{ $gives }**
   *[some_not_met] Något saknas: jag föreslår **{ $gives }**
  }
policies-clear = { $switched ->
    [on] **Klara fall släpps in direkt** när ansökan kommer in: allt som krävs är säkert uppfyllt och inget finns att anmärka på. Ett nej ges alltid av en moderator.
   *[off] **En moderator beslutar om varje ansökan.** Ingen släpps in automatiskt.
  }
policies-days-reapply = Ny ansökan efter ett nej: { $days ->
    [0] direkt
    [one] efter en dag
   *[other] efter { $days } dagar
  }
policies-days-declined = Det som avböjda sökande skrev gallras efter { $days } dagar.
policies-days-approved = Det som godkända sökande skrev gallras efter { $days } dagar.
policies-terms-count = { $count ->
    [0] Ni har inte lärt mig några egna titlar eller arbetsgivare.
    [one] Ni har lärt mig en egen titel eller arbetsgivare: /policy terms
   *[other] Ni har lärt mig { $count } egna titlar och arbetsgivare: /policy terms
  }
policies-questions = **Egna frågor** till Discords ansökningsformulär (/setup check visar dem alla):

policies-button-draw = Prova en ändring
policies-button-questions = Egna frågor
policies-button-try = Prova på alla ansökningar
policies-button-change = Ändra mer
policies-button-put = Sätt i kraft
policies-button-back = Tillbaka
policies-button-previous = Föregående
policies-button-next = Nästa
policies-button-learn = Lär mig

policies-draft-title = Prova en ändring
policies-draft-intro = Välj hur det skulle vara. Inget ändras förrän en administratör sätter det i kraft.
policies-pick-counting = Det här krävs
policies-pick-outcome = { $outcome ->
    [all_met] Förslaget när allt är uppfyllt
    [otherwise] Förslaget när något är oklart
   *[some_not_met] Förslaget när något saknas
  }
policies-pick-clear = Klara fall
policies-clear-option = { $switched ->
    [on] Släpp in klara fall direkt
   *[off] En moderator beslutar alltid
  }

policies-trial-title = Så hade det blivit
policies-trial-read = { $count ->
    [0] Inga ansökningar gick att läsa om.
    [one] En ansökan lästes om.
   *[other] { $count } ansökningar lästes om.
  }
policies-trial-replayed = { $count ->
    [one] En är gallrad: dess sparade bedömningar vägdes om.
   *[other] { $count } är gallrade: deras sparade bedömningar vägdes om.
  }
policies-trial-differing = { $count ->
    [0] **Ingen hade fått ett annat förslag.**
    [one] **En hade fått ett annat förslag:**
   *[other] **{ $count } hade fått ett annat förslag:**
  }
policies-trial-line = **{ $id }** { $name } ({ $state }): { $before } → **{ $after }**
policies-trial-more = … och { $count } till.
policies-trial-administrators = En administratör kan sätta ändringen i kraft med /policy change.
policies-thinned = gallrad

policies-put = Version { $version } gäller nu.
policies-saved = Sparat.
policies-reread = { $count ->
    [0] Ingen öppen ansökan fick en annan bedömning.
    [one] En öppen ansökan fick en annan bedömning.
   *[other] { $count } öppna ansökningar fick en annan bedömning.
  }
policies-days-option = { $days ->
    [0] Direkt
    [one] En dag
   *[other] { $days } dagar
  }
policies-days-reapply-days = Ny ansökan efter ett nej
policies-days-keep-declined-days = Gallra det som avböjda skrev efter
policies-days-keep-approved-days = Gallra det som godkända skrev efter
policies-questions-title = Egna frågor
policies-questions-label = En fråga per rad
policies-questions-hint = Läggs i Discords ansökningsformulär. Svaren läses som övrigt.

policies-terms-title = Det här har ni lärt mig
policies-terms-none = Ingenting än. Lär mig med /policy learn, eller med knappen Lär mig på en ansökan.
policies-term-line = **{ $name }**: { $label } ({ $who }, { $at })
policies-pick-forget = Ta bort …
policies-forgotten = { $name } är borttaget.
policies-learned = **{ $name }**: { $label }. Det gäller bara i ert nätverk.
policies-label-public-company = offentligt ägt bolag
policies-label-municipality = kommun eller kommunalförbund
policies-label-region = region
policies-label-state = statlig
policies-label-private = privat arbetsgivare
policies-label-other-nonpublic = annan som inte är offentlig
policies-label-leader-staff = ledande titel, brukar ha medarbetaransvar
policies-label-leader-unclear = titel som inte säkert är ledande
policies-label-not-leader = titel som inte är ledande

policies-learn-title = Lär mig
policies-learn-employer = Arbetsgivarens namn
policies-learn-employer-hint = Bara namnet, inte personens avdelning eller namn.
policies-learn-employer-is = Vad är arbetsgivaren?
policies-learn-position = Titeln
policies-learn-position-hint = Bara titeln, som den brukar skrivas.
policies-learn-position-is = Vad är det för titel?
policies-learn-nothing = Du valde inte vad det är, så jag lärde mig inget.
policies-learn-settled = Ansökan har inget oklart namn längre. Använd /policy learn om du vill lära mig något.
policies-let-in = Tack { $name }! Du har det som nätverket frågar efter, så du släpps in. Det tar högst några minuter.
policies-by-itself = regelverket (klart fall)

policies-term-too-short = Namnet behöver minst { $least } bokstäver.
policies-term-known = Det namnet har redan lärts in av { $who } { $at }. Ta bort det under /policy terms om det är fel.
policies-too-many-terms = Ni har lärt mig { $most } namn, och fler får inte plats. Ta bort några under /policy terms.
policies-nothing-counts = Minst ett krav behöver finnas, annars släpps vem som helst in.
policies-outcome-not-allowed = Så går det inte att ställa in: { $outcome ->
    [all_met] när allt är uppfyllt kan jag föreslå ”godkänn” eller ”läs själv”
    [otherwise] när något är oklart kan jag föreslå ”läs själv” eller ”avböj”
   *[some_not_met] när något saknas kan jag föreslå ”avböj” eller ”läs själv”
  }, men inte { $gives ->
    [approve] ”godkänn”
    [decline] ”avböj”
   *[review] ”läs själv”
  }.
policies-too-many-questions = Det får plats högst { $most } egna frågor.
policies-question-too-long = En fråga får vara högst { $most } tecken.
policies-changed-meanwhile = Regelverket har ändrats sedan du öppnade det här. Börja om med /policy show.
policies-nothing-changed = Så är det redan.

screening-rule-employer-added = Nätverkets moderatorer har sagt vad arbetsgivaren är.
screening-rule-title-added = Nätverkets moderatorer har sagt vad titeln innebär.
