# Why a step of a poll or a survey did not work, with what the person can do instead.

polls-refused-closed = The poll is closed and takes no more votes.
polls-refused-not-a-voter = This poll is for others in the network, so you can't vote in it.
polls-refused-rank-twice = The same option stands in two places. Choose another for one of them, or leave it empty.
polls-refused-too-few-options = At least { $least } options are needed.
polls-refused-too-many-options = There can be at most { $most } options.
polls-refused-option-twice = Two of the options are the same. Change one of them, so that the votes can be told apart.
polls-refused-text-too-long = { $field ->
    [question] The question
    [option] One of the options
   *[end] One of the names of the scale's ends
  } can have at most { $limit } characters.
polls-refused-empty = Write a question first.
polls-refused-bad-closing-time = That closing time can't be used. It has to lie ahead, at most 32 days away; write for example “Friday at 15” or “in three days”.
polls-refused-bad-quorum = The poll can close at { $least } votes at the earliest. With fewer no result would be shown, because it could give somebody away.
polls-refused-native-limits = Discord's own polls always show who voted for what. They are for everybody in the channel, and they can't hide the result, send a reminder or close at a number of votes. Choose another kind if you need any of that.
polls-refused-no-poll-here = I find no such poll here.
polls-refused-box-sealed = The key to the ballot box is gone, so I can no longer make sure that nobody answers twice. That is why I take no more answers.

surveys-refused-missing-answers = { $count ->
    [one] A question that needs an answer has none.
   *[other] { $count } questions that need an answer have none.
  }
surveys-refused-not-an-option = One of the answers can't be chosen for that question. Please try again.
surveys-refused-answer-too-long = The answer is { $length } characters long, and there is room for { $limit }. Please shorten it a little.
surveys-refused-closed = The survey is closed and takes no more answers.
surveys-refused-already-answered = You have answered already, thank you! An answer that has been sent can't be changed.
surveys-refused-not-invited = This survey is for others in the network, so you can't answer it.
surveys-refused-too-few-invited = Fewer than { $limit } would get the survey. Then I can't promise that nobody is recognised, so I don't send it.
surveys-refused-draft-lost = What you had filled in is gone, I'm sorry. Please start again from the first page; nothing has been sent yet.
surveys-refused-form-too-long = A survey can have at most { $most } questions.
surveys-refused-no-file = It has to be a .toml file of at most { $limit } kB.
