# Refusals
meetups-no-such-step = { $state ->
    [draft] Det här är fortfarande ett utkast. Publicera det först.
    [proposed] Det här är ett förslag som en arrangör inte har godkänt än. När det är godkänt går det.
    [date_to_come] Datumet är inte bestämt än. Sätt ett datum först.
    [open] Träffen är redan publicerad och anmälan är öppen.
    [full] Träffen är redan publicerad, och den är fullbokad. Vill ni bli fler kan du höja antalet platser.
    [closed] Anmälan är redan stängd. Du kan öppna den igen fram till att träffen börjar.
    [under_way] Träffen pågår, så det går inte längre.
    [held] Träffen är över och ligger kvar som den var. Skapa gärna en ny.
    [postponed] Träffen är uppskjuten tills vidare. Sätt ett nytt datum först.
    [running] Säsongen är redan publicerad.
    [ended] Säsongen är slut. Skapa en ny; den kan fråga medlemmarna om de vill följa med.
   *[cancelled] Träffen är inställd, och det går inte att ändra. Skapa en ny om den ändå ska bli av.
  }
meetups-incomplete = { $field ->
    [title] Ge träffen en rubrik.
    [name] Ge säsongen ett namn.
    [start] Säg när den börjar; det finns bara en sluttid.
    [place] Skriv var ni ses innan datumet visas: en lokal, en adress eller en länk.
    [reason] Skriv en anledning med några ord. Den som berörs får läsa den.
    [speaker_name] Skriv vad talaren heter. Är det inte klart kan du vänta med att lägga till talaren.
   *[other] Något fattas. Fyll i rutan och försök igen.
  }
meetups-too-long = { $field ->
    [title] Rubriken
    [name] Namnet
    [description] Beskrivningen
    [agenda] Programmet
    [venue] Lokalen
    [address] Adressen
    [link] Länken
    [cost] Raden om kostnad
    [contact] Raden om kontakt
    [date_note] Raden om datumet
    [reason] Anledningen
    [usual_time] Den vanliga tiden
    [speaker_name] Talarens namn
    [speaker_role] Talarens roll
    [speaker_topic] Talarens ämne
    [diet] Det du skriver om mat
    [accessibility] Det du skriver om tillgänglighet
   *[other] Texten
  } får plats med högst { $limit } tecken. Korta den och försök igen.
meetups-in-the-past = Den tiden har redan varit: { $at }. Välj en tid som ligger framåt.
meetups-ends-too-early = Sluttiden behöver vara efter starttiden. Ändra en av dem.
meetups-closes-too-late = Anmälan behöver stänga senast när träffen börjar. Välj en tidigare tid, eller lämna rutan tom så är anmälan öppen fram till starten.
meetups-wrong-number = { $field ->
    [capacity] Antalet platser ska vara mellan { $least } och { $most }. Lämna rutan tom om alla får plats.
    [employer_cap] Antalet platser för varje arbetsgivare ska vara mellan { $least } och { $most }. Lämna rutan tom om det inte spelar någon roll.
    [guests] Antalet gäster ska vara mellan { $least } och { $most }.
    [offer_hours] En erbjuden plats kan hållas mellan { $least } och { $most } timmar.
    [confirm_hours] Platserna kan bekräftas mellan { $least } och { $most } timmar före start. Med 0 behöver ingen bekräfta.
    [speakers] En träff har plats för högst { $most } talare. Skriv övriga i beskrivningen.
    [reminders] En träff kan ha högst { $most } påminnelser. Ta bort någon.
    [reminder_minutes] En påminnelse kan skickas tidigast två månader och senast en minut före start.
    [count] Välj mellan { $least } och { $most } tillfällen.
   *[other] Talet ska vara mellan { $least } och { $most }.
  }
meetups-bad-link = Länken ser inte ut att fungera. Klistra in hela adressen; den ska börja med https:// och får inte innehålla mellanslag.
meetups-not-yours = Bara värden och arrangörerna kan ändra träffen. Skriv till någon av dem om något behöver rättas.
meetups-not-invited = Den här träffen är för medlemmar med en annan roll. Fråga värden om du undrar.
meetups-signup-closed = { $state ->
    [draft] Träffen är inte publicerad än, så det går inte att anmäla sig.
    [proposed] Träffen är ett förslag som en arrangör inte har godkänt än. Anmälan öppnar när det är gjort.
    [date_to_come] Datumet är inte bestämt än. Tryck på Kanske, så får du veta när det finns ett.
    [closed] Anmälan är stängd. Hör av dig till värden om du undrar något.
    [under_way] Träffen har börjat, så det går inte att svara längre.
    [held] Träffen är över. Håll utkik efter nästa, med /meetups list.
    [postponed] Träffen är uppskjuten tills vidare. Tryck på Kanske, så får du veta när det finns ett nytt datum.
    [cancelled] Träffen är inställd. Håll utkik efter nästa, med /meetups list.
   *[other] Det går inte att svara just nu.
  }
meetups-too-many-guests = { $most ->
    [0] Till den här träffen kommer var och en utan gäster.
    [one] Du kan ta med högst { $most } gäst till den här träffen.
   *[other] Du kan ta med högst { $most } gäster till den här träffen.
  }
meetups-no-room-for-guests = { $free ->
    [0] Det finns inga platser kvar för gäster. Din egen plats har du kvar.
    [one] Det finns bara { $free } plats kvar för gäster. Välj färre; din egen plats har du kvar.
   *[other] Det finns bara { $free } platser kvar för gäster. Välj färre; din egen plats har du kvar.
  }
meetups-nothing-offered = Det finns ingen plats som hålls åt dig just nu; kanske har tiden gått ut. Tryck på Jag kommer, så får du en plats om det finns någon och annars en plats i kön.
meetups-not-signed-up = Du har ingen plats på träffen just nu. Tryck på Jag kommer om du vill vara med.
