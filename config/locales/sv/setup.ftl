# /setup: hur nätverket ställs in

setup-command-description = Ställ in nätverket: roller, kanaler och vanor
setup-start-description = Ställ in nätverket steg för steg, eller ändra det som gäller nu
setup-check-description = Kontrollera att allt är rätt inställt och säg vad som behöver åtgärdas
setup-questions-description = Se hur frågorna i era medlemsansökningar tolkas, och rätta det

# Delarna, som de heter i listor
setup-role-name = { $part ->
    [moderator] Moderatorer
    [organiser] Arrangörer
   *[member] Medlemmar
  }
setup-channel-name = { $part ->
    [review] Granskning av ansökningar
    [welcome] Välkommen
    [announcements] Anslag
    [threads] Trådar
    [meetups] Träffar
   *[feedback] Återkoppling
  }
# … och mitt i en mening: "rollen för …", "kanalen för …"
setup-part = { $part ->
    [moderator] moderatorer
    [organiser] arrangörer
    [member] medlemmar
    [review] granskning
    [welcome] välkomnande
    [announcements] anslag
    [threads] trådar
    [meetups] träffar
   *[feedback] återkoppling
  }

# Översikten
setup-title = ## Ställ in { $network }
setup-intro = Allt du väljer sparas direkt, och du kan komma tillbaka när du vill med /setup start.
setup-progress = { $missing ->
    [0] Nätverket är inställt och tar emot ansökningar.
    [one] En sak återstår innan nätverket kan ta emot ansökningar.
   *[other] { $missing } saker återstår innan nätverket kan ta emot ansökningar.
  }
setup-roles-heading = ### Roller
setup-channels-heading = ### Kanaler
setup-habits-heading = ### Tider och gränser
setup-chosen = { $part }: { $chosen }
setup-not-chosen = { $part }: inte vald
setup-not-chosen-optional = { $part }: inte vald (kan vänta)
setup-gone = { $part }: borttagen
setup-to-mend-heading = ### Att åtgärda
setup-to-mend-more = … och { $count ->
    [one] en sak till
   *[other] { $count } saker till
  }. Kör /setup check för hela listan.
setup-language = Nätverkets språk
setup-language-name = { $language ->
    [sv] Svenska
   *[en] English
  }

# Förslagen
setup-proposal-heading = ### Förslag
setup-proposal-use = Jag använder det som redan finns: { $names }.
setup-proposal-create-roles = Jag skapar { $count ->
    [one] rollen
   *[other] rollerna
  } { $names }.
setup-proposal-create-channels = Jag skapar { $count ->
    [one] kanalen
   *[other] kanalerna
  } { $names }.
setup-proposal-closed = Granskningen syns bara för moderatorer, välkomstkanalen för alla och resten för medlemmar.
setup-and = { $first } och { $last }

# Knappar och menyer
setup-button-propose = Använd förslagen
setup-button-roles = Roller
setup-button-channels = Kanaler
setup-button-habits = Tider och gränser
setup-button-check = Kontrollera
setup-button-back = Tillbaka
setup-button-change = Ändra inställningarna
setup-button-again = Kontrollera igen
setup-button-hide = Dölj #{ $channel } för andra
setup-button-invite = Lägg upp inbjudan igen
setup-button-zone = Sök en annan tidszon
setup-button-previous = Föregående sida
setup-button-next = Nästa sida
setup-pick-role = Välj rollen för { $part }
setup-pick-channel = Välj kanalen för { $part }
setup-pick-language = Välj språk
setup-pick-zone = Välj tidszon
setup-pick-delay = Välj betänketid
setup-pick-reapply = Välj antal dagar
setup-pick-waiting = Välj antal dagar

# Sidorna
setup-roles-intro = Medlemsrollen ger jag till den som släpps in. Moderatorerna läser och avgör ansökningar, arrangörerna ordnar träffar. Administratörer får göra allt.
setup-channels-intro = Välj moderatorernas roll först: ingen annan får se granskningskanalen.
setup-habits-intro = Tider visas i nätverkets tidszon. Gränserna gäller från nu; det som redan är avgjort ändras inte.
setup-zone-heading = **Tidszon:** { $zone }
setup-delay-heading = **Betänketid.** Så länge väntar ett beslut innan det skickas till den sökande.
setup-delay-option = { $minutes ->
    [0] Ingen, beslutet skickas genast
    [one] En minut
   *[other] { $minutes } minuter
  }
setup-reapply-heading = **Ny ansökan.** Så länge väntar den som fått nej innan en ny ansökan tas emot.
setup-reapply-option = { $days ->
    [0] Ingen väntan
    [one] En dag
   *[other] { $days } dagar
  }
setup-waiting-heading = **Väntan på svar.** Så länge väntar vi på den som fått en fråga innan moderatorerna påminns.
setup-waiting-option = { $days ->
    [one] En dag
   *[other] { $days } dagar
  }

# Tidszonen
setup-zone-title = Sök tidszon
setup-zone-label = Stad eller område
setup-zone-hint = Till exempel Lissabon, Lisbon eller America/New_York
setup-zone-found = Jag hittade flera. Välj en i menyn.
setup-zone-unknown = Jag hittar ingen tidszon som passar ”{ $text }”. Prova med en större stad i närheten, gärna på engelska.
setup-zone-set = Tidszonen är nu { $zone }.
setup-zone-name = { $zone ->
    [Europe-Stockholm] Sverige (Stockholm)
    [Europe-Helsinki] Finland (Helsingfors)
    [Europe-Mariehamn] Åland (Mariehamn)
    [Europe-Oslo] Norge (Oslo)
    [Europe-Copenhagen] Danmark (Köpenhamn)
    [Atlantic-Reykjavik] Island (Reykjavik)
    [Atlantic-Faroe] Färöarna (Torshamn)
    [Europe-Tallinn] Estland (Tallinn)
    [Europe-London] Storbritannien (London)
    [Europe-Lisbon] Portugal (Lissabon)
    [Europe-Brussels] Belgien (Bryssel)
    [Europe-Berlin] Tyskland (Berlin)
    [Europe-Paris] Frankrike (Paris)
    [Europe-Madrid] Spanien (Madrid)
   *[UTC] UTC, världstiden
  }

# Vad som hände
setup-made-roles = Jag skapade { $count ->
    [one] rollen
   *[other] rollerna
  } { $names }.
setup-made-channels = Jag skapade { $count ->
    [one] kanalen
   *[other] kanalerna
  } { $names }.
setup-saved = Sparat.
setup-not-saved = Jag sparade inte det valet.
setup-hidden = Nu ser bara moderatorerna { $channel }, och den är vald för granskning.
setup-invited = Inbjudan att söka medlemskap läggs upp i välkomstkanalen.
setup-stopped = { $reason ->
    [two_factor] Discord kräver tvåfaktorsinloggning av den som äger mig, eftersom servern kräver det av moderatorer. Be den som driver mig att slå på den, eller skapa det som saknas själv och välj det här.
    [too_many_roles] Servern har redan så många roller som Discord tillåter. Ta bort någon, eller välj bland dem som finns.
    [too_many_channels] Servern har redan så många kanaler som Discord tillåter. Ta bort någon, eller välj bland dem som finns.
   *[forbidden] Discord lät mig inte göra det. Kontrollera att min roll har behörigheterna Hantera roller (Manage Roles) och Hantera kanaler (Manage Channels), och prova igen.
  }

# Vad som behöver åtgärdas
setup-fault-role-not-chosen = Välj en roll för { $part }.
setup-fault-role-gone = Rollen för { $part } är borttagen. Välj en annan, eller låt mig skapa en ny.
setup-fault-role-for-everyone = @everyone kan inte vara rollen för { $part }: då skulle det gälla alla på servern. Välj en annan roll.
setup-fault-role-managed = Rollen { $who } sköts av en annan app, så jag kan inte ge den till nya medlemmar. Välj en annan roll.
setup-fault-moderators-are-members = Moderatorer och medlemmar kan inte ha samma roll ({ $who }): då skulle alla medlemmar kunna läsa ansökningarna.
setup-fault-commands-hidden = Rollen { $who } saknar behörigheten { $lacking }, så Discord visar inte mina kommandon för { $part }. Ge rollen den behörigheten, eller öppna kommandona för den under Serverinställningar → Integrationer.
setup-fault-bot-below-role = Rollen { $who } står över min egen, så jag kan inte ge den till nya medlemmar. Dra upp min roll ovanför den under Serverinställningar → Roller.
setup-fault-channel-not-chosen = Välj en kanal för { $part }.
setup-fault-channel-gone = Kanalen för { $part } är borttagen. Välj en annan, eller låt mig skapa en ny.
setup-fault-wrong-kind = { $who } är fel sorts kanal för { $part }. Det ska vara { $kinds ->
    [forum] ett forum eller en textkanal
    [news] en text- eller nyhetskanal
   *[text] en vanlig textkanal
  }.
setup-fault-review-seen = Kanalen för granskning syns för { $everyone ->
        [yes] alla på servern
       *[no] fler än moderatorerna: { $who }
    }. Där står det som de sökande har berättat i förtroende. Dölj den för andra, eller välj en annan kanal.
setup-fault-review-hidden = Moderatorerna kan inte se kanalen för granskning. Ge deras roll behörigheten Visa kanal (View Channel) där.
setup-fault-open-to-applicants = { $who } ({ $part }) syns för alla på servern, också för dem som inte är medlemmar än. Dölj den för @everyone om det inte är meningen.
setup-fault-closed-to-members = { $who } ({ $part }) syns inte för medlemmarna. Ge medlemsrollen behörigheten Visa kanal (View Channel) där.
setup-fault-closed-to-applicants = { $who } syns inte för alla. Den som vill söka medlemskap måste kunna se välkomstkanalen: ge @everyone behörigheten Visa kanal (View Channel) där.
setup-fault-bot-lacks = Min roll saknar { $count ->
    [one] behörigheten
   *[other] behörigheterna
  } { $lacking }. Lägg till det under Serverinställningar → Roller.
setup-fault-bot-lacks-in-channel = Jag saknar { $count ->
    [one] behörigheten
   *[other] behörigheterna
  } { $lacking } i { $who } ({ $part }). Lägg till det under kanalens inställningar → Behörigheter.
setup-fault-invitation-gone = Inbjudan att söka medlemskap finns inte längre i välkomstkanalen. Lägg upp den igen med knappen nedan.
setup-permission = { $permission ->
    [administrator] Administratör (Administrator)
    [view_channel] Visa kanal (View Channel)
    [read_message_history] Läsa meddelandehistorik (Read Message History)
    [send_messages] Skicka meddelanden (Send Messages)
    [send_messages_in_threads] Skicka meddelanden i trådar (Send Messages in Threads)
    [create_public_threads] Skapa offentliga trådar (Create Public Threads)
    [create_private_threads] Skapa privata trådar (Create Private Threads)
    [manage_threads] Hantera trådar och inlägg (Manage Threads and Posts)
    [manage_messages] Hantera meddelanden (Manage Messages)
    [manage_channels] Hantera kanaler (Manage Channels)
    [manage_roles] Hantera roller (Manage Roles)
    [kick_members] Sparka ut, godkänna och avvisa medlemmar (Kick, Approve, and Reject Members)
    [moderate_members] Ge medlemmar timeout (Timeout Members)
    [create_events] Skapa evenemang (Create Events)
   *[manage_events] Hantera evenemang (Manage Events)
  }

# Kontrollen
setup-check-title = ## Kontroll av { $network }
setup-check-well = Allt är rätt inställt. Bara moderatorer och administratörer ser ansökningarna, och jag har de behörigheter jag behöver.
setup-check-serious = **{ $count ->
    [one] En sak hindrar
   *[other] { $count } saker hindrar
  } ansökningar från att hanteras som de ska:**
setup-check-advice = **{ $count ->
    [one] En sak
   *[other] { $count } saker
  } att se över:**
setup-gate-on = ### Discords egna medlemsansökningar är på
    De kommer hit som kort i kanalen för granskning. Med /setup questions ser du hur jag tolkar frågorna.
setup-gate-extra = Era egna frågor, att klistra in i samma formulär (det rymmer fem fält):
setup-gate-off = ### Discords egna medlemsansökningar är av
    De som redan är på servern söker med knappen i välkomstkanalen. Vill ni hellre släppa in folk först när de är godkända? Slå på det under Serverinställningar → Åtkomst (Access) → Ansök om att gå med (Apply to Join), och klistra in de här frågorna:
setup-gate-form = 1. Vilken är din titel?
    2. Var arbetar du?
    3. Har du medarbetaransvar? För hur många?
    4. Vad gör du i ditt arbete?
setup-gate-form-hint = Fråga 1 och 2 som korta svar, 3 och 4 som stycken. Lägg gärna till era regler som ett femte fält.

# Frågorna
setup-questions-title = ## Så läser jag frågorna i era medlemsansökningar
setup-questions-intro = Jag gissar efter frågans ord. Rätta det som blivit fel, så läser jag om de öppna ansökningarna.
setup-questions-none = Jag har inte sett några frågor än. De dyker upp här när den första medlemsansökan kommer in.
setup-question-guessed = { $question }
    läses som **{ $meaning }** (min gissning)
setup-question-set = { $question }
    läses som **{ $meaning }** (valt av er)
setup-question-pick = Läs frågan som …
setup-question-changed = { $question }
    läses nu som **{ $meaning }**. { $count ->
        [0] Ingen ansökan är öppen just nu.
        [one] Den öppna ansökan är läst på nytt.
       *[other] De { $count } öppna ansökningarna är lästa på nytt.
    }
setup-questions-page = Sida { $page } av { $pages }
setup-meaning = { $meaning ->
    [title] titel
    [employer] arbetsgivare
    [work] vad man gör
    [staff] medarbetaransvar
    [terms] ja till reglerna
   *[other] något annat
  }

# Direktmeddelandet till den som äger servern
setup-warning-title = ## { $network } behöver din hjälp
setup-warning = { $code ->
    [review_audience] Jag har slutat lägga upp ansökningar, för kanalen för granskning syns för andra än moderatorerna: { $who }. Dölj den för dem, så fortsätter jag av mig själv.
    [review_channel_gone] Kanalen för granskning är borttagen, så moderatorerna får inga ansökningar. Välj en ny med /setup start, så kommer de som väntar.
    [review_forbidden] Jag får inte skriva i kanalen för granskning, så moderatorerna får inga ansökningar. Ge mig behörigheterna Visa kanal (View Channel), Skicka meddelanden (Send Messages) och Läsa meddelandehistorik (Read Message History) där.
    [meetups_channel_gone] Kanalen för träffar är borttagen, så nya träffar syns inte. Välj en ny med /setup start, så kommer korten dit.
    [meetups_forbidden] Jag får inte skriva i kanalen för träffar eller öppna deltagarnas trådar där. Ge mig behörigheterna Visa kanal (View Channel), Skicka meddelanden (Send Messages), Läsa meddelandehistorik (Read Message History), Skapa privata trådar (Create Private Threads) och Skicka meddelanden i trådar (Send Messages in Threads) där.
    [threads_channel_gone] Kanalen för trådar är borttagen, så det som ska läggas upp blir liggande. Välj en ny med /setup start, så kommer trådarna dit.
    [threads_forbidden] Jag får inte lägga upp trådar i deras kanal. Ge mig behörigheterna Visa kanal (View Channel), Läsa meddelandehistorik (Read Message History), Skicka meddelanden (Send Messages), Skicka meddelanden i trådar (Send Messages in Threads), Skapa offentliga trådar (Create Public Threads) och Hantera trådar och inlägg (Manage Threads and Posts) där.
    [threads_full] Discord tar inte emot fler aktiva trådar på servern. Arkivera några gamla, så lägger jag upp dem som väntar.
    [threads_tag_required] Forumet för trådar kräver en tagg på varje inlägg, och jag har ingen att sätta. Ge mig behörigheten Hantera kanaler (Manage Channels), lägg till en tagg i forumet eller ta bort kravet, så lägger jag upp dem som väntar.
    [prompts_empty] Det finns inget att lägga upp som veckans fråga, eller ingen kanal att lägga den i, så serien är pausad. Lägg till frågor med /prompts add, eller välj en kanal för trådar med /setup start, och tryck Fortsätt i /prompts show.
   *[other] Något i inställningarna hindrar ansökningar från att hanteras.
  }
setup-warning-check = Kör /setup check på servern för att se allt som behöver åtgärdas.
setup-warning-everyone = alla på servern

# Det som skapas, på nätverkets språk
setup-created-role = { $part ->
    [moderator] Moderator
    [organiser] Arrangör
   *[member] Medlem
  }
setup-created-channel = { $part ->
    [review] granskning
    [welcome] välkommen
    [announcements] anslag
    [threads] trådar
    [meetups] träffar
   *[feedback] återkoppling
  }
setup-created-topic = { $part ->
    [review] Ansökningar till nätverket. Bara moderatorerna ser den här kanalen.
    [welcome] Här börjar det. Sök medlemskap, eller hälsa på dem som är nya.
    [announcements] Nytt från nätverket.
    [threads] Frågor och svar, kollegor emellan.
    [meetups] Luncher, studiebesök och kvällar.
   *[feedback] Vad som fungerar i nätverket, och vad som kan bli bättre.
  }
setup-created-category = Nätverket
setup-created-reason = Nätverkets inställning med /setup
