# Trådarnas inställningar, ämnen och regler

# /threads rules
thread-rules-title = Så gör vi i trådarna
thread-rules-shipped = 1. **Det som sägs här stannar här.** Berätta inte vidare vem som har skrivit vad.
    2. **Inga namn** på medarbetare, elever, patienter, klienter eller kollegor, och inget annat som pekar ut dem.
    3. **Sekretess och tystnadsplikt gäller här också.** Det du inte får berätta på jobbet får du inte berätta här.
    4. **Var generös.** Dela med dig av det du kan, också av det som gick snett.
    5. **Var oense om saken, inte om personen.** Den som frågar har redan tänkt; utgå från det.
    6. **Ingen försäljning,** varken av varor, tjänster eller dig själv.
    7. **Säg till när något hjälpte,** så hittar nästa kollega hit.
    8. **Ser något inte rätt ut?** Håll på inlägget (eller högerklicka), välj Appar och Anmäl till moderatorerna, eller skriv /threads report i tråden.
thread-rules-once = Du får frågan en gång, och igen om något ändras.
thread-rules-accept = Jag har läst och håller med
thread-rules-standing = { $accepted ->
    [yes] Det här har du sagt ja till.
   *[no] Du får frågan om du håller med den första gången du börjar en tråd.
  }

# /threads settings
thread-settings-title = Trådarnas inställningar
thread-settings-saved = Sparat.
thread-settings-unanswered-days = **När ingen svarar.** Så länge väntar en fråga innan jag lyfter den igen och säger till ämnesvärdarna. Samma fråga lyfts högst två gånger.
thread-settings-unanswered-days-option = { $value ->
    [0] Aldrig
    [one] Efter en dag
   *[other] Efter { $value } dagar
  }
thread-settings-quiet-from = **Tysta timmar.** Mellan de här klockslagen lägger jag inte upp något eget. Väljer du samma tid två gånger finns inga tysta timmar.
thread-settings-quiet-from-option = Tyst från klockan { $value }
thread-settings-quiet-until-option = Tyst till klockan { $value }
thread-settings-quiet-moves = ⏰ **Veckans fråga** kommer härnäst { $at }, inom de tysta timmarna. Då läggs den upp { $to } i stället. En annan tid väljer arrangörerna med /prompts schedule.
thread-settings-allows-anonymous = **Utan namn.** Om medlemmarna får fråga och svara utan att deras namn syns. Stänger du av det står det som redan är skrivet kvar.
thread-settings-allows-anonymous-option = { $value ->
    [1] Ja, med eller utan namn
   *[0] Nej, bara under eget namn
  }
thread-settings-keep-links-days = **Vem som skrev utan namn** finns kvar, krypterat, så länge efter det senaste inlägget i tråden. Under den tiden kan den som skrev ändra sina inlägg och behålla sitt namn i tråden. Förkortar du tiden gäller det också trådar som redan finns. Förlänger du den gäller det bara nya, för de gamla har fått ett annat löfte.
thread-settings-keep-links-days-option = { $value ->
    [one] En dag
   *[other] { $value } dagar
  }
thread-settings-rules = { $own ->
    [yes] **Reglerna** är era egna. Ändrar du dem får alla säga ja till dem på nytt. De visas med /threads rules.
   *[no] **Reglerna** är de som jag har med mig. De visas med /threads rules. Skriver du egna får alla säga ja till dem på nytt.
  }
thread-settings-unmasking = { $allowed ->
    [yes] **Att ta reda på vem som skrev** går bara vid fara för någon eller när lagen kräver det, bara om två moderatorer är överens, och den som skrev får veta det. Ni kan ge upp möjligheten. Det går inte att ångra.
   *[no] **Att ta reda på vem som skrev** går inte i det här nätverket. Ni har gett upp möjligheten för gott. Vem som skrev förstörs när tråden har stängts, också när tiden ovan är längre.
  }
thread-settings-button-rules = Ändra reglerna
thread-settings-button-give-up = Ge upp möjligheten för gott
thread-settings-button-give-up-sure = Ja, ge upp den för gott
thread-settings-button-keep = Nej, behåll den
thread-settings-rules-form = Trådarnas regler
thread-settings-rules-label = Vad ni har kommit överens om
thread-settings-rules-hint = Lämna tomt, så gäller de regler som jag har med mig. Alla får säga ja på nytt.
thread-settings-give-up = ### Ge upp möjligheten för gott?
    Då kan ingen moderator längre ta reda på vem som har skrivit utan namn, inte heller om någon är i fara eller om lagen kräver det. Moderatorerna kan fortfarande dölja inlägg och stoppa den som skriver, utan att veta vem det är.
    Vem som skrev förstörs när tråden har stängts eller tagits bort. Förfrågningar som väntar på svar faller.
    Tänk igenom det först: **det går inte att ångra.** Ingen kan slå på det igen, inte heller du eller jag.
thread-settings-given-up = Nu är möjligheten borta. Det som medlemmarna får läsa innan de skriver utan namn säger så från och med nu.

# /threads topics
thread-topics-title = Ämnen
thread-topics-intro = Ämnesvärdarna får veta när en fråga om deras ämne inte har fått svar. Välj ett ämne för att ändra det.
thread-topics-line = **{ $name }** · { $count ->
    [0] ingen ämnesvärd
   *[other] { $stewards }{ $more ->
        [0] {""}
       *[other] {" "}och { $more } till
      }
  }
thread-topics-pick = Välj ett ämne
thread-topics-stewards = **Ämnesvärdar.** Högst tio, som får ett direktmeddelande när en fråga väntar.
thread-topics-channel = { $own ->
    [yes] **Kanal.** Trådarna läggs upp i { $channel }.
   *[no] **Kanal.** Trådarna läggs upp i nätverkets kanal för trådar. Välj en annan om ämnet ska ha en egen.
  }
thread-topics-pick-stewards = Välj ämnesvärdar
thread-topics-pick-channel = Välj en egen kanal
thread-topics-button-add = Lägg till ämne
thread-topics-button-rename = Byt namn
thread-topics-button-home = Använd nätverkets kanal
thread-topics-button-retire = Ta bort ämnet
thread-topics-button-back = Tillbaka
thread-topics-saved = Sparat.
thread-topics-retired = Ämnet { $name } går inte längre att välja. Trådar som redan har det behåller det. Lägger du till ett ämne med samma namn kommer det tillbaka.
thread-topics-form = { $new ->
    [yes] Nytt ämne
   *[no] Byt namn på ämnet
  }
thread-topics-form-name = Ämnets namn
thread-topics-form-hint = Högst 20 tecken, eftersom det också blir en tagg i forumet.
thread-topics-outside = Bara den som är med på servern kan vara ämnesvärd.
thread-topics-concern = { $concern ->
    [gone] Det finns ingen kanal för trådar. Be en administratör att välja en med /setup start.
    [own-gone] Ämnets egen kanal är borttagen. Till dess du väljer en ny läggs trådarna upp i nätverkets kanal.
    [lacking] Jag saknar behörigheter i kanalen: { $lacking }.
    [tags] Forumet har redan 20 taggar, och fler tar Discord inte emot. Ämnen som inte har någon tagg där blir utan. Ta bort en tagg som inte används, så finns det plats.
    [untagged] Jag får inte skapa taggar i forumet, så nya ämnen blir utan. Ge mig { $lacking } där.
    [open] Kanalen syns för alla på servern, också för den som inte är medlem.
   *[closed] Medlemmarna ser inte kanalen.
  }
