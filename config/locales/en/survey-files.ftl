# Surveys in files: ledarbot survey check, and what can be wrong in a file.

cli-survey = Surveys in files.
cli-survey-check = Check a survey in a TOML file and explain each fault with line and cause.

surveys-check-well = { $title } ({ $key }): { $questions ->
    [one] one question
   *[other] { $questions } questions
  } on { $pages ->
    [1] one page
   *[other] at most { $pages } pages
  }, { $languages ->
    [sv] in Swedish
    [en] in English
   *[both] in Swedish and English
  }.
surveys-check-more = There may be more faults. Mend these and check the file again.
surveys-file-fault =
    { $line ->
        [none] { $file }
       *[other] { $file }, line { $line }
    }: { $cause ->
        [syntax] the file does not follow the rules of TOML ({ $detail }).
        [encoding] the file is not written in UTF-8.
        [unreadable] the file can't be read ({ $detail }).
        [file-missing] the file is missing.
        [too-large] the file is larger than { $detail } kB.
        [long-number] a number in the file has too many digits.
        [many-dots] the line has too many dots.
        [missing] the field { $entry } is missing.
        [unknown-field] there is no field called “{ $entry }” here.
        [misspelt-field] there is no field called “{ $entry }” here. Did you mean { $detail }?
        [empty] { $entry } is empty.
        [text] { $entry } has to be a text in quotation marks.
        [words] { $entry } has to be written with its language, such as { "{" } en = "After the meetup" { "}" }.
        [list] { $entry } has to be a list in square brackets.
        [table] { $entry } has to be a table.
        [flag] { $entry } has to be true or false.
        [number] { $entry } has to be a whole number without quotation marks.
        [range] { $entry } has to be { $detail }.
        [too-long] { $entry } is too long ({ $detail } characters).
        [too-many] there are too many { $entry } ({ $detail }).
        [too-few] there are too few { $entry } ({ $detail }).
        [twice] “{ $entry }” stands there twice.
        [same-text] two options have the same text, “{ $entry }”.
        [bad-key] “{ $entry }” can't be a key: only small letters a–z, digits and hyphens.
        [kind] “{ $entry }” is no known kind of question, choose one of { $detail }.
        [not-here] { $entry } belongs only to questions of the kind { $detail }.
        [no-language] { $entry } lacks a text. Write it in Swedish (sv), English (en) or both.
        [language-missing] { $entry } is missing: the texts of a file have to be in the same languages everywhere.
        [language-extra] { $entry } has no counterpart in the file's title: the texts of a file have to be in the same languages everywhere.
        [asked-unknown] asked_if names “{ $entry }”, but no question has that key.
        [asked-later] asked_if names “{ $entry }”, but only a question that comes earlier can decide.
        [asked-text] asked_if names “{ $entry }”, but a question with a free answer can't decide.
        [asked-option] “{ $entry }” is no answer to the question that asked_if names, choose one of { $detail }.
        [groups-unknown] groups_by names “{ $entry }”, but no question has that key.
        [groups-kind] groups_by names “{ $entry }”, but only a question of the kind single can divide the answers into groups.
       *[groups-conditional] groups_by names “{ $entry }”, but not everybody is asked that question (it has asked_if).
    }
