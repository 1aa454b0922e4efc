# Refusals
seasons-over = The season is over, so you can't join it. Look out for the next one.
seasons-not-in = You don't follow the season. Press Follow the season on its card if you would like to join all of it.
seasons-already-in = You follow the season already. To skip one meetup, press I can't on that meetup's card.
