# /surveys settings: frågor efter träffar, och hur få svar som får visas

survey-settings-title = Enkäternas inställningar
survey-settings-saved = Sparat.
survey-settings-asks = { $asks ->
    [yes] **Efter träffar: på.** En timme efter träffen
   *[no] **Efter träffar: av.** Slår du på det frågar jag efter de träffar som slutar från och med nu. En timme efter träffen
  } får alla som hade en plats ett direktmeddelande med en enkät; värden själv får ingen, och de som stod i kö eller hade lämnat återbud inte heller. De har en vecka på sig, och den som inte har svarat blir påmind en gång, efter tre dagar. Sedan får värden resultatet. Skulle färre än { $limit } få frågan skickas ingen enkät, och värden får veta varför.{ $asks ->
    [yes] {" "}Stänger du av det fortsätter de enkäter som redan är ute tills de stänger.
   *[no] {""}
  }
survey-settings-button-asks = { $asks ->
    [yes] Sluta fråga efter träffar
   *[no] Fråga efter träffar
  }
survey-settings-survey = { $there ->
    [yes] **Enkäten efter träffar.** Fler lägger du till med /surveys create.
   *[no] **Enkäten efter träffar.** ⚠️ Den ni hade valt används inte längre, så ingen får någon fråga förrän du väljer en annan. Fler lägger du till med /surveys create.
  }
survey-settings-pick-survey = Välj enkät
survey-settings-limit = **Minsta grupp.** Så många måste ha svarat för att något alls ska visas, i omröstningar och i enkäter, och mindre grupper visas aldrig för sig. Ändringen gäller det som öppnas från och med nu; det som redan är öppet behåller sin gräns.
survey-settings-limit-option = Minst { $value } svar
