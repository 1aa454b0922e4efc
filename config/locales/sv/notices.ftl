# Direktmeddelanden och hur man slipper dem. $kind är slaget av meddelande.
notices-stop = { $kind ->
    [warnings] Sluta varna mig här
    [meetups] Sluta skriva om träffar
    [threads] Sluta skriva om trådar
    [feedback] Sluta skriva om enkäter
   *[applications] Sluta skriva om min ansökan
  }
notices-stopped = { $kind ->
    [meetups] Jag skriver inte mer till dig om träffar. Det som ändras ser du på korten, i deltagarnas tråd och med /meetups mine. Står du i kö och blir erbjuden en plats får du inget veta, och platsen går vidare till nästa.
    [warnings] Jag skriver inte mer till dig om sådant som behöver åtgärdas. Du ser det i stället med /setup check på servern.
    [threads] Jag skriver inte mer till dig om trådar. Dina trådar hittar du med /threads mine, och frågor som väntar på svar med /threads list.
    [feedback] Jag skriver inte mer till dig om omröstningar och enkäter. Dem du kan svara på hittar du med /polls list och /surveys list.
   *[applications] Jag skriver inte mer till dig om ansökningar. Hur det går ser du med /me.
  }
notices-resume = Ångra, fortsätt skriva
notices-resumed = { $kind ->
    [meetups] Då hör jag av mig igen om träffar som du har svarat på.
    [warnings] Då hör jag av mig igen när något behöver åtgärdas.
    [threads] Då hör jag av mig igen när det händer något i trådar där du är med utan namn, eller när en fråga behöver dig som ämnesvärd.
    [feedback] Då hör jag av mig igen när det finns en enkät att svara på.
   *[applications] Då hör jag av mig igen när det händer något med din ansökan.
  }
notices-kind = { $kind ->
    [warnings] när något i inställningarna behöver åtgärdas
    [meetups] om träffar: platser, ändringar och påminnelser
    [threads] om trådar: när du har skrivit utan namn, och när en fråga behöver dig som ämnesvärd
    [feedback] om omröstningar och enkäter att svara på
   *[applications] om vad som händer med din ansökan
  }
