# Att skriva utan namn: löftet, varningarna, inläggen och det som deras författare får veta

anonymity-promise =
    ### Vad ”utan namn” betyder här
    - **Medlemmarna** ser bara Frågeställaren eller Kollega 1, 2 … Du heter detsamma i hela tråden. I en annan tråd går det inte att se att det är samma person.
    - **Moderatorerna** ser inte heller vem du är. De kan dölja det du skriver och stoppa dig från att skriva mer utan namn, i tråden eller överallt för en tid.
    { $unmasking ->
        [yes] - **Ditt namn tas fram** bara om någon är i fara eller om lagen kräver det. Två moderatorer måste vara överens och ange skälet. Du får veta det.
       *[no] - **Ditt namn tas inte fram.** Nätverket har avstått från den möjligheten för gott.
    }
    - **De som ändå kan veta** är Discord, den som driver boten och har dess nyckel{ $unmasking ->
        [yes] , och i nödfall två moderatorer tillsammans
       *[no] {""}
    }.
    - **Kopplingen** mellan dig och det du skriver är krypterad. Den förstörs { $days } dagar efter att någon senast skrev i tråden{ $unmasking ->
        [yes] {""}
       *[no] {" "}eller, om det kommer först, dagen efter att tråden stängdes
    }. Något klockslag sparas inte med den.
    - **Själv kan du tänka på** hur du brukar skriva, vilka detaljer en kollega skulle känna igen och när du lägger upp det. Ändra gärna sådant som inte spelar någon roll, och låt mig vänta en stund.
anonymity-button-promise = Läs löftet
anonymity-button-post = { $read ->
    [yes] { $when ->
        [now] Lägg upp nu
       *[later] Lägg upp om en stund
      }
   *[no] { $when ->
        [now] Jag har läst löftet, lägg upp nu
       *[later] Jag har läst löftet, lägg upp om en stund
      }
  }
anonymity-warning = ⚠️ **Det här kan avslöja dig eller någon annan.** Det är ett råd; du bestämmer.
anonymity-warning-line = - { $kind ->
    [employer] En arbetsgivare
    [place] En plats
    [person] En person
   *[number] En siffra
  }: { $words }{ $more ->
    [0] {""}
   *[other] {" "}och { $more } till
  }

# Formuläret
anonymity-answer-title = Skriv utan namn
anonymity-edit-title = Ändra det du har skrivit
anonymity-field-text = Vad vill du säga?
anonymity-field-text-hint = Du får se hur det blir innan något läggs upp.
anonymity-new-colleague = Kollega (du får ett nummer)

# När det är gjort
anonymity-asked = { $when ->
    [now] Tack! Din fråga läggs upp nu, utan ditt namn. Jag skriver till dig när någon svarar.
   *[later] Tack! Din fråga läggs upp någon gång mellan 20 minuter och 4 timmar från nu; exakt när vet ingen. Jag skriver till dig när någon svarar. Ångrar du dig innan dess finns den i /threads mine.
  }
anonymity-answered = { $when ->
    [now] Tack! Det läggs upp nu, utan ditt namn.
   *[later] Tack! Det läggs upp någon gång mellan 20 minuter och 4 timmar från nu; exakt när vet ingen. Ångrar du dig innan dess finns det i /threads mine.
  } Knappen **…** under inlägget låter dig ändra det längre fram.
anonymity-button-take-back = Ta tillbaka frågan
anonymity-waiting = **Det här väntar på att läggas upp utan ditt namn.** Det vet bara du.{ $more ->
    [0] {""}
    [one] {" "}En till visas när du har tagit tillbaka något.
   *[other] {" "}{ $more } till visas när du har tagit tillbaka något.
  }
anonymity-waiting-question = { $number }. Frågan { $title }
anonymity-waiting-post = { $number }. I { $thread }: { $words }
anonymity-waiting-edit = { $number }. Ändring i { $thread }: { $words }
anonymity-button-waiting = Ta tillbaka { $number }
anonymity-taken-back = Frågan läggs inte upp, och jag har inte kvar den.

# Ett inlägg i tråden
anonymity-hidden = *Inlägget är dolt av moderatorerna.*
anonymity-withdrawn = *Den som skrev har tagit bort sitt inlägg.*
anonymity-button-more = …
anonymity-post = { $whose ->
    [mine] Det här har du skrivit. Det vet bara du.
    [unknown] Jag kan inte längre känna igen vem som skrev det här, så det går inte att ändra. Är något inte som det ska? Håll på inlägget (eller högerklicka), välj Appar och **Anmäl till moderatorerna**.
   *[other] Är något inte som det ska? Håll på inlägget (eller högerklicka), välj Appar och **Anmäl till moderatorerna**.
  }
anonymity-button-edit = Ändra
anonymity-button-save = { $when ->
    [now] Ändra nu
    [later] Ändra om en stund
   *[pending] Spara
  }
anonymity-button-withdraw = Ta bort
anonymity-button-withdraw-sure = Ja, ta bort
anonymity-edited = { $state ->
    [pending] Ändrat. Så läggs det upp.
    [later] Ändringen syns någon gång mellan 20 minuter och 4 timmar från nu; exakt när vet ingen. Ändrar du igen innan dess är det den sista ändringen som gäller. Ångrar du dig finns den i /threads mine.
   *[posted] Ändrat. Det syns i tråden om en liten stund.
  }
anonymity-edit-dropped = Ändringen görs inte. Det som står där är kvar.
anonymity-withdraw = Ska jag ta bort det du har skrivit? Det går inte att få tillbaka.
anonymity-withdrawn-now = { $state ->
    [posted] Borttaget. I tråden står det bara att den som skrev har tagit bort sitt inlägg.
   *[refused] Borttaget. Det läggs inte upp.
  }

# Direktmeddelanden
anonymity-notice = { $code ->
    [answered] Det har kommit svar i { $thread } ({ $network }).
    [hidden] Moderatorerna i { $network } har dolt ett inlägg i { $thread }. De vet inte vem som skrev. Undrar du varför? Läs gärna reglerna med /threads rules.
    [shown_again] Moderatorerna i { $network } visar ett inlägg i { $thread } igen.
    [stopped] Moderatorerna i { $network } vill inte att du skriver mer utan namn i { $thread }. De vet inte vem du är, och under ditt eget namn kan du skriva som vanligt.
    [unstopped] Du kan skriva utan namn i { $thread } igen, säger moderatorerna i { $network }.
    [reminded] Moderatorerna i { $network } påminner om reglerna efter ett inlägg i { $thread }. De vet inte vem som skrev. Reglerna läser du med /threads rules.
   *[not_posted] Det du skrev till { $thread } ({ $network }) gick inte att lägga upp. Tråden kan ha stängts eller tagits bort under tiden.
  }
anonymity-notice-unmasked = **Två moderatorer i { $network } har fått veta att du skrev utan namn i { $thread }.**
    { $ground ->
        [danger] Grunden är att någons liv eller hälsa är i fara.
       *[law] Grunden är att lagen kräver det.
    } Så här motiverar de det:
    { $reason }
    Har du frågor, vänd dig till nätverkets moderatorer.
