# /surveys: enkäter som arrangörer håller och medlemmar svarar på utan att kunna spåras

surveys-cmd = Enkäter: fråga nätverket, utan att någon kan spåras
surveys-cmd-create = Lägg till en enkät från en mall eller en fil
surveys-cmd-template = En av mallarna
surveys-cmd-file = En egen .toml-fil; hämta en mall som fil för att se hur den ser ut
surveys-cmd-open = Starta en omgång: fråga medlemmarna
surveys-cmd-survey = Vilken enkät?
surveys-cmd-who = Vilka som får frågan (alla medlemmar om du inte väljer något)
surveys-cmd-days = Hur många dagar den är öppen (14 om du inte väljer något)
surveys-cmd-remind = Påminn en gång den som inte har svarat (ja om du inte väljer något)
surveys-cmd-channel = Var kortet läggs upp (kanalen för återkoppling om du inte väljer något)
surveys-cmd-by-message = Skicka direktmeddelanden också (ja om du inte väljer något)
surveys-cmd-answer = Svara på en enkät som väntar på dig
surveys-cmd-list = Visa enkäter som du kan svara på
surveys-cmd-close = Stäng en enkät nu
surveys-cmd-open-round = Vilken öppen enkät?
surveys-cmd-results = Visa resultatet av en enkät
surveys-cmd-round = Vilken omgång?
surveys-cmd-settings = Frågor efter träffar, och hur få svar som får visas

# Att lägga till
surveys-create-one = Välj en mall eller bifoga en fil, inte båda.
surveys-file-faults = { $count ->
    [one] Filen går inte att använda än. Det här behöver ändras:
   *[other] Filen går inte att använda än. { $count } saker behöver ändras:
  }{ $more ->
    [0] {""}
   *[other] {" "}(de sista { $more } visas när du har rättat de första)
  }
surveys-file-here = Ändra filen och lägg till den igen med /surveys create. Behåll nyckeln (key), så blir den en ny version av samma enkät och omgångarna går att jämföra.
surveys-kept = { $what ->
    [new] ✅ Enkäten är tillagd.
    [version] ✅ Det här är version { $version }. En omgång som redan är öppen fortsätter med de frågor den hade.
    [back] ✅ Enkäten används igen.
   *[same] Den här enkäten finns redan, med precis samma frågor.
  }
surveys-known = Version { $version } · nyckel { $key } · { $questions ->
    [one] en fråga
   *[other] { $questions } frågor
  }
surveys-size = { $pages ->
    [one] En sida
   *[other] { $fewer ->
        [yes] Högst { $pages } sidor
       *[no] { $pages } sidor
      }
  }, ungefär { $minutes ->
    [one] en minut
   *[other] { $minutes } minuter
  }.
surveys-kind = { $kind ->
    [scale] Skala 1–{ $points }{ $ends ->
        [yes] , från { $low } till { $high }
       *[no] {""}
      }
    [recommend] 0–10{ $ends ->
        [yes] , från { $low } till { $high }
       *[no] {""}
      }
    [single] Ett val
    [multiple] Flera val
   *[text] Egna ord
  }{ $required ->
    [yes] {""}
   *[no] {" "}· frivillig
  }
surveys-asked-if = Ställs bara till den som på ”{ $question }” svarar: { $options }
surveys-grouped = **Resultatet visas också i grupper**, efter svaret på: { $question }
surveys-button-begin-round = Starta en omgång
surveys-button-try = Prova
surveys-button-fetch = Hämta filen
surveys-button-retire = { $retired ->
    [yes] Använd igen
   *[no] Lägg undan
  }
surveys-retired = { $retired ->
    [yes] Enkäten är undanlagd. Omgångar och resultat finns kvar.
   *[no] Enkäten används igen.
  }
surveys-page-back = Föregående
surveys-page-next = Fler
surveys-page-tried = Sida { $page } av { $most }. Inget sparas, det här är bara ett prov.
surveys-tried = Så här skulle svaret se ut innan det skickas. Inget har sparats.

# Att öppna en omgång
surveys-preview = **Så här blir det.** Inget har skickats än.
surveys-preview-who = - **Får frågan:** { $who ->
    [role] de medlemmar som har { $role }
   *[everybody] alla medlemmar
  }, just nu { $count }
surveys-preview-until = - **Stänger:** { $at }
surveys-preview-remind = - **Påminnelse:** { $reminds ->
    [yes] en gång, { $at }, bara till den som inte har svarat
   *[no] ingen
  }
surveys-preview-way = - **Hur:** { $way ->
    [both] ett kort i { $channel } och ett direktmeddelande till var och en
    [message] ett direktmeddelande till var och en
   *[card] ett kort i { $channel }
  }{ $many ->
    [yes] {" "}(fler än { $most } får inga direktmeddelanden)
   *[no] {""}
  }
surveys-preview-promise = - **Löftet:** ingen, inte heller du, ser vem som har svarat eller vem som har svarat vad. Är det färre än { $limit } svar visas inget.
surveys-preview-gone = Det du hade valt finns inte kvar. Kör /surveys open igen; inget har skickats.
surveys-no-posting = Jag får inte skriva i { $channel }. Ge mig behörigheterna Visa kanal (View Channel), Skicka meddelanden (Send Messages) och Läsa meddelandehistorik (Read Message History) där, eller välj en annan kanal.
surveys-button-open = Fråga { $count } medlemmar
surveys-opened = ✅ Öppnad. { $count } får frågan, och den stänger { $at }. När den har stängt skickar jag resultatet till dig.

# Kortet
surveys-card-open = Öppen till { $at }, för { $who ->
    [role] dem som har { $role }
   *[everybody] alla som var medlemmar när den öppnades
  }.
surveys-card-answered = **{ $answered } av { $asked }** har svarat.
surveys-card-promise = Ingen i nätverket ser vem som har svarat vad. Tryck på knappen, så läser du hela löftet.
surveys-card-closed = Stängd. { $answered } av { $asked } svarade. Tack!
surveys-key-lost = Den stängdes i förtid: nyckeln till svaren försvann, så det gick inte längre att se till att ingen svarade två gånger.
surveys-button-answer = Svara

# Att svara
surveys-promise =
    ### Vem kan se vad?
    - **Nätverket,** också arrangörerna, ser bara det samlade resultatet när enkäten har stängt. Har färre än { $limit } svarat på en fråga visas den inte alls.
    - **Det du skriver med egna ord** visas som det står, i blandad ordning och utan namn. Tänk på det om du nämner något som bara du kan veta.
    - **Så länge enkäten är öppen** skulle den som driver boten kunna ta reda på vem som har svarat vad. När den stänger, { $at }, förstörs nyckeln och svaren blandas. Därefter kan ingen.
    - **Skickat är skickat:** svaret går inte att ändra eller ta tillbaka.
surveys-draft-kept = 💾 Det du fyllde i sist finns kvar, krypterat. Det är inte skickat.
surveys-button-begin = { $resumes ->
    [yes] Fortsätt där du var
   *[no] Börja
  }
surveys-button-answers = Se svaren
surveys-long-questions = **De här frågorna ryms inte i formuläret, så läs dem här först:**
surveys-form-title = Sida { $page } av { $most }
surveys-optional-hint = Du kan hoppa över den här.
surveys-pick-placeholder = { $many ->
    [yes] Välj ett eller flera
   *[no] Välj
  }
surveys-page-saved = ✅ Sida { $page } av { $most } sparad.
surveys-may-leave = Du kan sluta här och fortsätta en annan gång. Inget skickas förrän du trycker Skicka.
surveys-button-next = Nästa sida
surveys-button-back = Tillbaka till sida { $page }
surveys-unanswered = { $needed ->
    [yes] ⚠️ *inget svar än, men det behövs*
   *[no] *överhoppad*
  }
surveys-change-placeholder = Ändra något
surveys-page-option = Sida { $page }
surveys-button-missing = Svara på det som saknas
surveys-before-sending = När du har skickat går svaret inte att ändra.
surveys-button-send = Skicka
surveys-thanks =
    ✅ **Tack! Ditt svar är med.** Det går inte att ändra, och det du hade fyllt i är borttaget härifrån.
    Så länge enkäten är öppen skulle den som driver boten kunna ta reda på vem som har svarat vad. När den stänger, { $at }, förstörs nyckeln, och sedan kan ingen.
surveys-none-to-answer = Ingen enkät väntar på ditt svar just nu.
surveys-which-to-answer = Vilken vill du svara på?
surveys-answer-placeholder = Svara på …

# Listan
surveys-list-title = Enkäter att svara på
surveys-list-none = Ingen väntar på ditt svar just nu.
surveys-list-waiting = - **{ $title }**, öppen till { $at }
surveys-list-all = Nätverkets enkäter
surveys-list-empty = Nätverket har inga enkäter än. Lägg till en med /surveys create.
surveys-list-no-rounds = -# Inga omgångar än
surveys-list-round = { $state ->
    [open] - 🟢 Omgång { $number }, öppen till { $at }: { $answered } av { $asked } har svarat
   *[closed] - Omgång { $number }, stängd { $at }: { $answered } av { $asked } svarade
  }
surveys-look-placeholder = Titta på en enkät

# Att stänga
surveys-close-ask = Ska jag stänga **{ $title }** nu? { $answered } av { $asked } har svarat. Ingen kan svara efteråt, och det går inte att ångra.{ $enough ->
    [yes] {""}
   *[no] {" "}**Färre än { $limit } har svarat, så inget resultat kommer att visas.**
  }
surveys-button-close = Ja, stäng
surveys-closed-now = Stängd. { $answered } av { $asked } svarade. Nyckeln är förstörd, och resultatet finns i /surveys results.
surveys-closed-already = Den är redan stängd. Resultatet finns i /surveys results.

# Resultatet
surveys-results-when = Omgång { $number }, stängd { $at }
surveys-results-too-few = Färre än { $limit } svarade, så resultatet visas inte. Det skulle kunna röja någon.
surveys-button-numbers = Siffror och svar
surveys-button-csv = CSV
surveys-button-excel = Excel
surveys-button-share = Dela i kanalen
surveys-rest-in-file = Resten finns i filen.
surveys-export-here = { $count ->
    [one] Här är filen.
   *[other] Här är { $count } filer, för en enda hade blivit större än { $megabytes } MB. Tabellerna kommer först, sedan svaren med egna ord.
  } Fritextsvaren är blandade fråga för fråga, så ingen rad hör till en viss person.
surveys-export-too-large = { $ending ->
    [csv] Det skulle bli för många filer, även om var och en är { $megabytes } MB. Prova Excel i stället, de filerna blir oftast mindre.
   *[xlsx] Det skulle bli för många filer, även om var och en är { $megabytes } MB. Läs svaren under knappen Siffror och svar i stället.
  }
surveys-share-ask = Ska jag lägga upp översikten i { $channel }? Alla som ser kanalen kan se den. Det som skrevs med egna ord är inte med.
surveys-button-share-now = Ja, lägg upp
surveys-shared = ✅ Översikten läggs upp i { $channel }.

# Direktmeddelanden
surveys-asked = { $again ->
    [yes] 🔔 **En påminnelse:** { $network } undrar fortfarande vad du tycker, om du vill och hinner.
   *[no] { $meetup ->
        [yes] 📋 **Hur var träffen?** { $network } undrar; svara gärna även om du inte kunde vara med.
       *[no] 📋 **{ $network } undrar vad du tycker.**
      }
  }
    ### { $title }
    { $size } Öppen till { $at }.
    Ingen i nätverket ser vem som har svarat vad, och är det färre än { $limit } svar visas inget. Hela löftet läser du innan du börjar.
surveys-result-told = En enkät i { $network } har stängt. Så här blev det:
surveys-result-more = Allt, med siffror, egna ord och filer, finns i /surveys results på servern.
surveys-not-sent = { $code ->
    [too_few] **{ $title }** ({ $network }) skickades inte. { $asked ->
        [0] Ingen skulle ha fått frågan
        [one] Bara en skulle ha fått frågan
       *[other] Bara { $asked } skulle ha fått frågan
      }, och till färre än { $limit } skickar jag ingen enkät: då går det att gissa vem som har svarat vad.
    [no_card] Kortet för **{ $title }** ({ $network }) gick inte att lägga upp: kanalen är borta, eller så får jag inte skriva där. Enkäten är öppen ändå, och de som fick frågan kan svara med /surveys answer.
    [card_gone] Kortet för **{ $title }** ({ $network }) har tagits bort två gånger, så jag lägger inte upp det igen. Enkäten är öppen ändå, och de som fick frågan kan svara med /surveys answer.
   *[not_shared] Översikten av **{ $title }** ({ $network }) gick inte att lägga upp: kanalen för återkoppling är borta, eller så får jag inte skriva eller bifoga filer där.
  }
