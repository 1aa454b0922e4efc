# /prompts: veckans fråga

prompts-cmd = Veckans fråga: en serie samtalsfrågor till nätverket
prompts-cmd-show = Visa serien och vilken fråga som kommer härnäst
prompts-cmd-schedule = Välj veckodag och tid för veckans fråga
prompts-cmd-weekday = Vilken dag i veckan?
prompts-cmd-time = Klockslag, till exempel 9.00
prompts-cmd-channel = En egen kanal; utelämnad blir det samma som förut
prompts-cmd-holidays = Hoppa över svenska helgdagar (ja om du inte väljer)
prompts-cmd-list = Visa alla frågor i banken
prompts-cmd-add = Lägg till en egen fråga
prompts-cmd-import = Lägg till egna frågor från en fil
prompts-cmd-file = En .toml-fil; handledningen visar hur den ser ut
prompts-weekday-monday = måndag
prompts-weekday-tuesday = tisdag
prompts-weekday-wednesday = onsdag
prompts-weekday-thursday = torsdag
prompts-weekday-friday = fredag
prompts-weekday-saturday = lördag
prompts-weekday-sunday = söndag

# Serien
prompts-title = Veckans fråga
prompts-not-begun = Ingen serie är igång. Banken har { $total } frågor. Välj dag och tid med /prompts schedule, så lägger jag upp en i veckan.
prompts-when = { $paused ->
    [yes] ⏸️ **Pausad.** Annars
   *[no] En fråga
  } varje { $weekday ->
    [0] måndag
    [1] tisdag
    [2] onsdag
    [3] torsdag
    [4] fredag
    [5] lördag
   *[6] söndag
  } kl. { $clock } i { $channel }.
prompts-no-channel = den kanal för trådar som ni väljer med /setup start
prompts-next-at = Nästa kommer { $at }.
prompts-moved-to = ⏰ Den tiden ligger numera inom de tysta timmarna, så frågan läggs upp { $at } i stället.
prompts-holidays = { $skips ->
    [yes] Helgdagar hoppas över; då blir det ingen fråga den veckan.
   *[no] Också på helgdagar.
  }
prompts-round = { $used } av { $total } har varit uppe den här omgången. Ingen kommer igen förrän alla har varit det.
prompts-next = ### Härnäst{ $hosted ->
    [yes] , ställs av { $host }
   *[no] {""}
  }
prompts-known = { $has_topic ->
    [yes] { $topic }
   *[no] Inget ämne
  }{ $own ->
    [yes] {" "}· er egen
   *[no] {""}
  }{ $used ->
    [yes] {" "}· har varit uppe den här omgången
   *[no] {""}
  }{ $left_out ->
    [yes] {" "}· borttagen ur banken
   *[no] {""}
  }
prompts-mark = { $mark ->
    [used] ✅
    [left_out] 🚫
   *[waits] ▫️
  }
prompts-own = er egen
prompts-button-pause = Pausa
prompts-button-resume = Fortsätt
prompts-button-another = En annan fråga
prompts-button-nobody = Ingen värd
prompts-pick-host = Vem ställer nästa fråga?
prompts-button-next = Ställ den härnäst
prompts-button-remove = { $own ->
    [yes] Radera
   *[no] Ta bort ur banken
  }
prompts-button-restore = Lägg tillbaka
prompts-list-title = { $total ->
    [one] En fråga i banken
   *[other] { $total } frågor i banken
  }
prompts-list-look = Titta på en fråga
prompts-page-back = Tillbaka
prompts-page-next = Fler
prompts-done = { $what ->
    [paused] Pausad. Inget läggs upp förrän någon trycker Fortsätt.
    [resumed] Serien går vidare.
    [another] En annan fråga kommer härnäst. Den som stod på tur finns kvar.
    [host] Klart. Jag skriver till värden och berättar vilken fråga det är.
    [nobody] Nästa fråga ställs utan värd.
    [next] Den frågan kommer härnäst.
    [removed] Frågan är borttagen ur banken. Ni kan lägga tillbaka den.
    [deleted] Frågan är raderad.
    [restored] Frågan är tillbaka i banken.
   *[scheduled] Klart. Så här blir det:
  }

# Egna frågor
prompts-form-title = Lägg till en fråga
prompts-field-title = Rubrik
prompts-field-title-hint = Blir trådens rubrik. Högst 90 tecken.
prompts-field-text = Frågan
prompts-field-text-hint = Ett par meningar som går att svara på ur egen erfarenhet, utan att nämna någon.
prompts-field-topic = Ämne
prompts-field-topic-hint = Det behövs inte.
prompts-topic-placeholder = Välj ett ämne
prompts-added = **{ $title }** är med i banken och kommer med i den här omgången.
prompts-imported = { $added ->
    [0] Inga nya frågor.
    [one] En ny fråga är med i banken.
   *[other] { $added } nya frågor är med i banken.
  }{ $known ->
    [0] {""}
    [one] {" "}En fanns redan.
   *[other] {" "}{ $known } fanns redan.
  }{ $has_topic ->
    [yes] {" "}Ämne: { $topic }.
   *[no] {""}
  }

# Värden
prompts-host-told = 🗣️ Du ställer veckans fråga i { $network }, { $at }. Jag lägger upp den, och där står att den kommer från dig. Så här lyder den: **{ $title }**
    { $text }
    Titta gärna in och svara dem som svarar.
prompts-button-decline = Helst inte
prompts-declined = Det går fint. Frågan kommer ändå, utan värd.

# Nej
prompts-no-series = Ingen serie är igång än. Välj dag och tid med /prompts schedule.
prompts-bad-time = Jag förstår inte klockslaget. Skriv till exempel 9.00 eller kl 14.30.
prompts-in-quiet-hours = Mellan kl. { $begin } och { $end } har nätverket tysta timmar. Välj en annan tid, eller ändra de tysta timmarna i /threads settings.
prompts-none = Det finns ingen fråga kvar att ställa. Lägg till en med /prompts add eller lägg tillbaka någon i /prompts list.
prompts-no-other = Alla andra frågor har varit uppe den här omgången.
prompts-used-in-round = Den frågan har redan varit uppe den här omgången. Den kommer tillbaka i nästa.
prompts-left-out = Den frågan är borttagen ur banken. Lägg tillbaka den först.
prompts-too-many = Det får plats { $most } egna frågor, och { $room } till går in.
prompts-host-outside = Värden behöver vara medlem i nätverket.
prompts-not-the-host = Du ställer ingen fråga som är på väg.
prompts-no-file = Det ska vara en .toml-fil på högst { $limit } kB.
