# Anmälningar till moderatorerna, och att ta reda på vem som skrev utan namn

reports-menu = Anmäl till moderatorerna
reports-form-title = Anmäl till moderatorerna
reports-form-who-knows = Moderatorerna ser att det är du som anmäler. Den som skrev inlägget får inte veta det.
reports-form-reason = Vad är det som inte stämmer?
reports-form-reason-hint = Du behöver inte skriva något, men det hjälper.
reports-reported = { $new ->
    [yes] Tack för att du säger till. Moderatorerna har fått en länk och tittar på det.
   *[no] Tack! Någon hann före: det är redan anmält, och moderatorerna tittar på det.
  }
reports-closed = { $who } har redan tagit hand om den här anmälan.

# Kortet hos moderatorerna
reports-card-title = Anmälan { $id }
reports-card-post = { $link }
    Skrivet av { $author }
reports-card-unread = -# Vad medlemmar skriver läser jag inte. Öppna länken för att se inlägget.
reports-card-by = Anmält av { $who } { $at }
reports-card-reason = Varför:
reports-author = { $name } (skribent { $tag })
reports-author-unknown = någon utan namn
reports-author-nobody = mig, för nätverkets räkning
reports-button-choice = { $choice ->
    [hide] { $ours ->
        [yes] Dölj
       *[no] Ta bort inlägget
      }
    [remind] Påminn om reglerna
    [stop] { $stop ->
        [author] Stoppa skribenten här
        [thread] Lås tråden
       *[reminder] Säg ifrån
      }
   *[keep] Låt stå
  }
reports-button-show = Visa igen
reports-button-let-on = Låt skriva igen
reports-button-more = Mer …
reports-button-block = Stäng av från att skriva utan namn
reports-button-lift-block = Häv avstängningen
reports-standing = { $choice ->
    [hide] { $ours ->
        [yes] ✅ Dolt av { $who } { $at }.
       *[no] ✅ { $who } valde { $at } att ta bort inlägget.
      }
    [remind] ✅ { $who } valde { $at } att påminna om reglerna.
    [stop] { $stop ->
        [author] ✅ { $who } stoppade skribenten i tråden { $at }.
        [thread] ✅ Tråden låst av { $who } { $at }.
       *[reminder] ✅ { $who } valde { $at } att säga ifrån. Den som skrev får en påminnelse om reglerna. Behövs mer, använd Discords egen timeout.
      }
   *[keep] ✅ { $who } lät inlägget stå { $at }.
  }
reports-shown-again = Inlägget visas igen.
reports-let-on = Skribenten får skriva i tråden igen.
reports-undone = { $what ->
    [removal] ⚠️ Jag fick inte ta bort inlägget. Någon av er behöver göra det för hand.
   *[reminder] ⚠️ Påminnelsen gick inte fram. Den som skrev tar inte emot direktmeddelanden från mig.
  }

# Svar till moderatorn
reports-chosen = { $choice ->
    [hide] { $ours ->
        [yes] Inlägget döljs. Du kan visa det igen från kortet.
       *[no] Jag tar bort inlägget. Det går inte att ångra.
      }
    [remind] Påminnelsen är på väg. Vem som bad om den står inte där.
    [stop] { $stop ->
        [author] Skribenten kan inte skriva mer utan namn i den här tråden. Det som väntar på att läggas upp kommer inte heller. Du kan ta tillbaka det från kortet.
        [thread] Tråden låses. Det som står där går fortfarande att läsa.
       *[reminder] Den som skrev får en påminnelse om reglerna. Här kan jag inte hindra någon från att skriva; behövs mer, använd Discords egen timeout.
      }
   *[keep] Då står inlägget kvar.
  }
reports-done = { $done ->
    [shown] Inlägget visas igen.
    [let_on] Skribenten får skriva i tråden igen.
    [blocked] Avstängningen börjar gälla någon gång inom tre dygn och håller i ett halvår. Exakt när får ingen veta, för då skulle det gå att räkna ut vilka andra trådar personen skriver i.
   *[unblocked] Har någon stängt av skribenten härifrån hävs det inom tre dygn. Om det fanns någon avstängning, och exakt när den upphör, får ingen veta. En avstängning som har begärts från en annan tråd gäller fortfarande.
  }
reports-more = ### { $author }
    - **Stäng av från att skriva utan namn:** gäller alla trådar i nätverket i ett halvår. Det börjar gälla vid en slumpvis vald tid inom tre dygn. Du får inte veta vem det är.
reports-reminder = Hej! Moderatorerna i { $network } vill påminna om vad vi har kommit överens om. Det gäller det du skrev här: { $link }
    Reglerna läser du med /threads rules i nätverkets server. Undrar du över något, fråga gärna en moderator.

# Att ta reda på vem som skrev
unmaskings-about = - **Begär att få veta vem:** bara vid fara för någons liv eller hälsa, eller när lagen kräver det. En annan moderator måste hålla med, och den som skrev får veta det.
unmaskings-button-ask = Begär att få veta vem
unmaskings-button-agree = Jag håller med
unmaskings-button-refuse = Nej
unmaskings-button-sure = Ja, visa namnet för oss två
unmaskings-button-see = Visa namnet för mig
unmaskings-ground = { $ground ->
    [danger] Någons liv eller hälsa är i fara
   *[law] Lagen kräver det
  }
unmaskings-form-title = Begär att få veta vem som skrev
unmaskings-form-about = Den som skrev har fått ett löfte. Det här är enda undantaget: fara för någons liv eller hälsa, eller att lagen kräver det. En annan moderator måste hålla med, och då får den som skrev veta det och läsa ditt skäl. Allt antecknas i loggen.
unmaskings-field-ground = Vad gäller det?
unmaskings-field-ground-hint = Är det inget av det här, finns inget skäl.
unmaskings-field-reason = Skälet
unmaskings-field-reason-hint = Kort och sakligt. Den som skrev får läsa det, utan ditt namn.
unmaskings-asked = Frågan ligger hos de andra moderatorerna. Ingen får veta något namn innan en av dem har hållit med.
unmaskings-card-title = Begäran { $id }: vem skrev?
unmaskings-card-whom = Det gäller { $author } i { $thread }
unmaskings-card-ground = **Grund:** { $ground ->
    [danger] någons liv eller hälsa är i fara
   *[law] lagen kräver det
  }
unmaskings-card-by = Begärt av { $who } { $at }
unmaskings-standing = { $state ->
    [asked] En annan moderator behöver ta ställning före { $lapses }. Håller någon med får de två se namnet, och den som skrev får veta det.
    [agreed] { $who } höll med { $at }. De två som är överens kan se namnet till { $until }. Den som skrev får veta det.
    [refused] { $who } sade nej { $at }. Namnet förblir okänt.
    [orphaned] Begäran gäller inte längre. Namnet förblir okänt.
   *[lapsed] Ingen höll med i tid. Namnet förblir okänt.
  }
unmaskings-not-told = ⚠️ Meddelandet till den som skrev gick inte fram. Jag visar det nästa gång personen använder /threads, om det går.
unmaskings-sure = ### Är du säker?
    Håller du med får du och den som frågade se namnet i ett dygn. **Det går inte att ta tillbaka,** och den som skrev får veta det och läsa skälet.
unmaskings-agreed = Du har hållit med. Ni två kan se namnet i ett dygn. Varje gång någon av er ser det antecknas det i loggen.
unmaskings-refused = Då förblir namnet okänt.
unmaskings-seen = { $author } är { $who } ({ $number }).
    Du kan se det till { $until }, och det antecknas varje gång. Använd det bara till det som ni har skrivit som skäl, och skriv det inte i någon kanal.
unmaskings-off = I det här nätverket går det inte att ta reda på vem som har skrivit utan namn. Den möjligheten är uppgiven för gott.
unmaskings-needs-another = Det var du som frågade. En annan moderator behöver hålla med.
unmaskings-over = { $state ->
    [asked] Det finns redan en begäran om den skribenten. Den väntar på svar.
    [agreed] En moderator har redan hållit med.
    [refused] En moderator har redan sagt nej.
   *[lapsed] Begäran gäller inte längre.
  }
unmaskings-not-for-you = Namnet visas bara för de två moderatorer som är överens, och bara under ett dygn.
