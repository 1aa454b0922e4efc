# /surveys settings: questions after meetups, and how few answers may be shown

survey-settings-title = Settings of the surveys
survey-settings-saved = Saved.
survey-settings-asks = { $asks ->
    [yes] **After meetups: on.** An hour after the meetup
   *[no] **After meetups: off.** If you turn it on I ask after the meetups that end from now on. An hour after the meetup
  } everybody who had a seat gets a direct message with a survey; the host doesn't, nor do those who were waiting or had cancelled. They have a week, and whoever hasn't answered is reminded once, after three days. Then the host gets the results. If fewer than { $limit } would be asked no survey goes out, and the host is told why.{ $asks ->
    [yes] {" "}If you turn it off, the surveys that are out already run their course.
   *[no] {""}
  }
survey-settings-button-asks = { $asks ->
    [yes] Stop asking after meetups
   *[no] Ask after meetups
  }
survey-settings-survey = { $there ->
    [yes] **The survey after meetups.** Add more with /surveys create.
   *[no] **The survey after meetups.** ⚠️ The one you had chosen isn't in use any more, so nobody is asked until you choose another. Add more with /surveys create.
  }
survey-settings-pick-survey = Choose a survey
survey-settings-limit = **Smallest group.** So many must have answered before anything is shown, in polls and in surveys, and smaller groups are never shown apart. The change holds for what is opened from now on; what is open already keeps its limit.
survey-settings-limit-option = At least { $value } answers
