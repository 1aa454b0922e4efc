# Direktmeddelanden och hur man slipper dem. $kind är slaget av meddelande.
notices-stop = { $kind ->
    [warnings] Sluta varna mig här
   *[applications] Sluta skriva om min ansökan
  }
notices-stopped = { $kind ->
    [warnings] Jag skriver inte mer till dig om sådant som behöver åtgärdas. Du ser det i stället med /setup check på servern.
   *[applications] Jag skriver inte mer till dig om ansökningar. Hur det går ser du med /me.
  }
notices-resume = Ångra, fortsätt skriva
notices-resumed = { $kind ->
    [warnings] Då hör jag av mig igen när något behöver åtgärdas.
   *[applications] Då hör jag av mig igen när det händer något med din ansökan.
  }
notices-kind = { $kind ->
    [warnings] när något i inställningarna behöver åtgärdas
   *[applications] om vad som händer med din ansökan
  }
