# Refusals
seasons-over = Säsongen är slut, så det går inte att gå med. Håll utkik efter nästa.
seasons-not-in = Du följer inte säsongen. Tryck på Följ säsongen på dess kort om du vill vara med på hela.
seasons-already-in = Du följer redan säsongen. Vill du hoppa över en träff trycker du på Kan inte på den träffens kort.
