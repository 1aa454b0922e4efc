# Enkäter i filer: ledarbot survey check, och vad som kan vara fel i en fil.

cli-survey = Enkäter i filer.
cli-survey-check = Kontrollera en enkät i en TOML-fil och förklara varje fel med rad och orsak.

surveys-check-well = { $title } ({ $key }): { $questions ->
    [one] en fråga
   *[other] { $questions } frågor
  } på { $pages ->
    [1] en sida
   *[other] högst { $pages } sidor
  }, { $languages ->
    [sv] på svenska
    [en] på engelska
   *[both] på svenska och engelska
  }.
surveys-check-more = Det kan finnas fler fel. Rätta de här och kontrollera filen igen.
surveys-file-fault =
    { $line ->
        [none] { $file }
       *[other] { $file }, rad { $line }
    }: { $cause ->
        [syntax] filen följer inte TOML:s regler ({ $detail }).
        [encoding] filen är inte skriven i UTF-8.
        [unreadable] filen går inte att läsa ({ $detail }).
        [file-missing] filen saknas.
        [too-large] filen är större än { $detail } kB.
        [long-number] ett tal i filen har för många siffror.
        [many-dots] raden har för många punkter.
        [missing] fältet { $entry } saknas.
        [unknown-field] det finns inget fält som heter ”{ $entry }” här.
        [misspelt-field] det finns inget fält som heter ”{ $entry }” här. Menade du { $detail }?
        [empty] { $entry } är tomt.
        [text] { $entry } ska vara en text inom citattecken.
        [words] { $entry } ska skrivas med språk, till exempel { "{" } sv = "Efter träffen" { "}" }.
        [list] { $entry } ska vara en lista inom hakparenteser.
        [table] { $entry } ska vara en tabell.
        [flag] { $entry } ska vara true eller false.
        [number] { $entry } ska vara ett heltal utan citattecken.
        [range] { $entry } ska vara { $detail }.
        [too-long] { $entry } är för långt ({ $detail } tecken).
        [too-many] det är för många { $entry } ({ $detail }).
        [too-few] det är för få { $entry } ({ $detail }).
        [twice] ”{ $entry }” står två gånger.
        [same-text] två alternativ har samma text, ”{ $entry }”.
        [bad-key] ”{ $entry }” går inte som nyckel: bara små bokstäver a–z, siffror och bindestreck.
        [kind] ”{ $entry }” är inget känt slag av fråga, välj bland { $detail }.
        [not-here] { $entry } hör bara till frågor av slaget { $detail }.
        [no-language] { $entry } saknar text. Skriv den på svenska (sv), engelska (en) eller båda.
        [language-missing] { $entry } saknas: filens texter ska finnas på samma språk överallt.
        [language-extra] { $entry } har ingen motsvarighet i filens title: filens texter ska finnas på samma språk överallt.
        [asked-unknown] asked_if nämner ”{ $entry }”, men ingen fråga har den nyckeln.
        [asked-later] asked_if nämner ”{ $entry }”, men den frågan måste komma tidigare i filen.
        [asked-text] asked_if nämner ”{ $entry }”, men den frågan besvaras med egna ord och kan inte styra vad som frågas sedan.
        [asked-option] ”{ $entry }” går inte att svara på den fråga som asked_if nämner, välj bland { $detail }.
        [groups-unknown] groups_by nämner ”{ $entry }”, men ingen fråga har den nyckeln.
        [groups-kind] groups_by nämner ”{ $entry }”, men bara en fråga av slaget single kan dela in svaren i grupper.
       *[groups-conditional] groups_by nämner ”{ $entry }”, men den frågan får inte alla (den har asked_if).
    }
