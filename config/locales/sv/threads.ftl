# /threads: frågor, tips och diskussioner

threads-cmd = Frågor, tips och diskussioner kollegor emellan
threads-cmd-ask = Ställ en fråga till kollegorna, med eller utan namn
threads-cmd-tip = Dela ett tips eller en länk
threads-cmd-discuss = Börja en diskussion
threads-cmd-answer = Svara utan namn i den tråd du är i
threads-cmd-list = Visa de senaste trådarna
threads-cmd-topic = Bara trådar om det här ämnet
threads-cmd-unanswered = Bara frågor som ingen har svarat på
threads-cmd-mine = Visa dina egna trådar, för dig ensam
threads-cmd-search = Sök bland trådarnas rubriker
threads-cmd-words = Ord i rubriken
threads-cmd-report = Anmäl den tråd du är i till moderatorerna
threads-cmd-rules = Läs vad vi har kommit överens om i trådarna
threads-cmd-topics = Ordna ämnena och vilka som är ämnesvärdar
threads-cmd-settings = Ställ in trådarna
threads-menu-helped = Det här hjälpte mig

# Formuläret
threads-form-title = { $kind ->
    [question] Ställ en fråga
    [tip] Dela ett tips
    [discussion] Börja en diskussion
   *[prompt] Ändra frågan
  }
threads-field-title = { $kind ->
    [question] Din fråga i en mening
    [tip] Vad handlar tipset om?
   *[discussion] Rubrik
  }
threads-field-title-hint = Blir trådens rubrik. Högst 90 tecken.
threads-field-text = { $kind ->
    [question] Berätta lite mer
    [tip] Varför är det bra?
   *[discussion] Vad vill du prata om?
  }
threads-field-text-hint = { $kind ->
    [question] Läget, vad du har provat, vad du undrar. Inga namn på medarbetare, elever eller patienter.
    [tip] Ett par rader räcker.
   *[discussion] Inga namn på medarbetare, elever eller patienter.
  }
threads-field-link = Länk
threads-field-link-hint = Börjar med https://. Jag hämtar ingenting därifrån; rubriken ovan är vad kollegorna ser.
threads-field-topic = Ämne
threads-field-topic-hint = Så hittar rätt personer hit.
threads-topic-placeholder = Välj ett ämne
threads-topic-all = Alla ämnen
threads-field-who = Vem ska det stå att frågan kommer från?
threads-field-who-hint = Du kan läsa exakt vad utan namn innebär innan något läggs upp.
threads-who = { $who ->
    [seen] Jag, med mitt namn
   *[unseen] Frågeställaren, utan mitt namn
  }

# Innan det läggs upp
threads-preview = Så här kommer det att se ut:
threads-related = **Det här har någon varit inne på tidigare.** Titta gärna där först:
threads-draft-gone = Jag har inte kvar vad du skrev: det är redan på väg upp, eller så har jag startats om. Öppna formuläret igen om det inte syns.
threads-posted = { $kind ->
    [question] Tack! Din fråga läggs upp nu. Discord säger till när någon svarar.
    [tip] Tack! Ditt tips läggs upp nu.
   *[discussion] Tack! Diskussionen läggs upp nu.
  }
threads-button-post = Lägg upp
threads-button-change = Ändra
threads-button-begin = { $kind ->
    [question] Ställ en fråga
    [tip] Dela ett tips
   *[discussion] Börja en diskussion
  }
threads-button-answer-unseen = Svara utan namn
threads-button-more = Mer …
threads-button-edit = Ändra
threads-button-again = Fråga igen
threads-button-close = Stäng tråden
threads-button-reopen = Öppna igen

# Hur en tråd ser ut
threads-head = { $kind ->
    [question] ❓ Fråga
    [tip] 💡 Tips
    [discussion] 💬 Diskussion
   *[prompt] 🗣️ Veckans fråga
  }{ $has_topic ->
    [yes] {" "}om { $topic }
   *[no] {""}
  }{ $is_anonymous ->
    [yes] {" "}från { $asker }
   *[no] { $has_author ->
        [yes] { $kind ->
            [prompt] , ställs av { $author }
           *[other] {" "}från { $author }
          }
       *[no] {""}
      }
  }
threads-pseudonym = { $is_asker ->
    [yes] Frågeställaren
   *[no] Kollega { $number }
  }
threads-hidden = *Texten är dold av moderatorerna.*
threads-hidden-title = Dold tråd
threads-erased = *Texten är borttagen på författarens begäran.*
threads-erased-title = Borttagen tråd
threads-answered = ✅ Det här svaret hjälpte: { $link }
threads-closed = 🔒 Tråden är stängd.
threads-tag-kind = { $kind ->
    [question] Fråga
    [tip] Tips
    [discussion] Diskussion
   *[prompt] Veckans fråga
  }
threads-tag-answered = Besvarad
threads-line = { $code ->
    [unanswered] 👋 Den här frågan väntar fortfarande på ett svar. Har du varit med om något liknande? Några rader räcker långt.
   *[again] 👋 Frågeställaren undrar fortfarande. Har du ett råd, eller vet du vem som kan ha det?
  }
threads-steward = En fråga om { $topic } i { $network } väntar på svar: { $thread }. Du är ämnesvärd; kan du svara, eller vet du vem som kan?
threads-foot-title = Ställ en fråga, dela ett tips eller börja en diskussion
threads-foot = ### Vad funderar du på?
    Här hjälper vi varandra. Ställ en fråga, dela ett tips eller börja en diskussion{ $anonymous ->
        [yes] ; en fråga kan du ställa utan namn
       *[no] {""}
    }.

# Listor
threads-list-title = { $unanswered ->
    [yes] Frågor som väntar på svar
   *[no] De senaste trådarna
  }{ $narrowed ->
    [yes] {" "}om { $topic }
   *[no] {""}
  }
threads-list-none = Här finns ingenting än.
threads-list-total = { $total ->
    [one] En tråd
   *[other] { $total } trådar
  }
threads-standing = { $kind ->
    [question] { $state ->
        [answered] ✅ besvarad
        [closed] 🔒 stängd
       *[open] { $unanswered ->
            [yes] ❓ väntar på svar
           *[no] 💬 har svar
          }
      }
    [tip] 💡 tips
    [discussion] { $state ->
        [closed] 🔒 stängd
       *[open] 💬 diskussion
      }
   *[prompt] 🗣️ veckans fråga
  }
threads-mine-title = Dina trådar
threads-mine-anonymous = utan ditt namn, det vet bara du
threads-search-title = Trådar om { $words }
threads-page-back = Senare
threads-page-next = Tidigare

# Vad man kan göra med en tråd
threads-tools-mine = { $kind ->
    [question] Det är din tråd. Fick du ett svar som hjälpte? Håll på svaret (eller högerklicka), välj Appar och **Det här hjälpte mig**.
   *[other] Det är din tråd.
  }
threads-tools-other = Är något inte som det ska? Håll på inlägget (eller högerklicka), välj Appar och **Anmäl till moderatorerna**. Hela tråden anmäler du med /threads report.
threads-done = { $step ->
    [edited] Ändrat. Det syns i tråden om en liten stund.
    [closed] Tråden stängs. Du kan öppna den igen här.
    [reopened] Tråden är öppen igen.
    [asked_again] Jag lyfter din fråga igen.
   *[answered] Tack! Trådens första inlägg visar nu vilket svar som hjälpte.
  }

# Nej
threads-incomplete = { $field ->
    [title] Tråden behöver en rubrik.
    [topic] Ämnet behöver ett namn.
    [reason] Skriv varför.
   *[text] Skriv några ord också.
  }
threads-too-long = { $field ->
    [title] Rubriken får vara högst { $limit } tecken.
    [link] Länken får vara högst { $limit } tecken.
    [topic] Ämnets namn får vara högst { $limit } tecken.
    [reason] Skriv högst { $limit } tecken.
   *[text] Texten är för lång för ett inlägg. Korta den till ungefär { $limit } tecken; tecken som * och _ tar dubbel plats.
  }
threads-bad-link = Länken ska vara en adress som börjar med https://.
threads-invite-link = Länken är en inbjudan till en server på Discord, och sådana lägger jag inte upp. Beskriv servern i texten i stället, så kan den som är nyfiken fråga dig.
threads-not-the-author = Det kan bara den göra som började tråden.
threads-not-recognised = Jag kan inte längre känna igen vem som skrev utan namn i den här tråden. Det som knöt ihop er är borttaget, eller så har nätverkets nyckel bytts. Skriver du igen får du ett nytt namn i tråden.
threads-no-such-step = { $state ->
    [closed] Tråden är stängd.
    [gone] Tråden finns inte längre.
    [pending] Tråden är på väg upp. Prova om en liten stund.
   *[other] Det går inte att göra med den här tråden.
  }
threads-asked-again-lately = Frågan har nyss varit uppe. Du kan lyfta den igen { $on }.
threads-has-answers = Frågan har redan fått ett svar som hjälpte.
threads-no-such-topic = Det ämnet finns inte längre. Välj ett annat.
threads-topic-taken = Det finns redan ett ämne med det namnet.
threads-too-many-topics = Det får plats { $most } ämnen. Ta bort något först.
threads-anonymity-off = I det här nätverket skriver vi under våra egna namn.
threads-promise-changed = Löftet för den som skriver utan namn har ändrats sedan du läste det. Tryck på **Ändra** och skicka in formuläret igen, så ser du vad som gäller nu.
threads-stopped = Moderatorerna har bett dig att inte skriva mer utan namn i den här tråden. De vet inte vem du är. Under ditt eget namn kan du skriva som vanligt.
threads-blocked = Du kan inte skriva utan namn här just nu. Under ditt eget namn kan du skriva som vanligt.
threads-too-fast = { $what ->
    [threads] Du har ställt flera frågor utan namn det senaste dygnet. I morgon går det igen, och under ditt eget namn redan nu.
   *[posts] Nu har du skrivit flera gånger på kort stund. Vänta en kvart, så går det igen.
  }
threads-no-such-handle = Det som knyter ihop inlägget med den som skrev är redan borttaget.
