# /help: vad boten kan göra för den som frågar
help-command-description = Visa vad jag kan göra för dig
help-title = ## Det här kan jag göra för dig
help-begin-direct = Här i direktmeddelanden hjälper jag dig med det som rör dig själv. På nätverkets server kan jag mer; skriv /help där.
help-begin-set-up = **Börja här:** kör /setup start, så ställer vi in nätverket tillsammans på ett par minuter.
help-begin-wait = Nätverket är inte färdiginställt än. När en administratör har gjort det kan du söka medlemskap här.
help-begin-moderate = **Börja här:** nya ansökningar kommer som kort i { $channel }. Där godkänner, avböjer eller frågar du.
help-begin-me = **Börja här:** skriv /me, så ser du vad nätverket vet om dig och kan rätta det.
help-begin-apply = **Börja här:** du är inte medlem än. Vill du bli det ansöker du med knappen i { $channel }. Har du redan ansökt ser du med /me hur det går.
help-area-profile = Du själv
help-area-privacy = Du själv
help-area-help = Du själv
help-area-applications = Ansökningar
help-area-meetups = Träffar
help-area-seasons = Säsonger
help-area-policy = Regelverk
help-area-setup = Nätverkets inställningar
help-area-other = Övrigt
