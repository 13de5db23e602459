# Series, continued: ask me anything.
nudge-guest = Invitations as a guest
guest-typed = guest
guest-name = Ask me anything: { $name }
guest-announcement-name = { $post } (announcement)
guest-door = Ask a guest
guest-title = 🎤 <b>Ask me anything: { $name }</b>
guest-announcement = { $day }, for { $length }. Questions are collected beforehand: send yours in private and vote for others'. The ones most people want to hear are posted then, ten at most.
guest-button-ask = Ask a question
guest-length-30 = half an hour
guest-length-60 = an hour
guest-length-120 = two hours
guest-length-1440 = a day
guest-answers-below = The answers come here, as replies.
guest-question = { $n }. { $text }
guest-answer = Answer
guest-here = here
guest-no-answers = { $n ->
    [one] One question came. An answer can still come here, as a reply.
   *[other] { $n } questions came. Answers can still come here, as replies.
}
guest-answered-somehow = { $n ->
    [one] One question came. The answers begin { $door }. Thank you, { $name }!
   *[other] { $n } questions came. The answers begin { $door }. Thank you, { $name }!
}
guest-over = { $n ->
    [one] One question came, answered: { $answered }. Thank you, { $name }!
   *[other] { $n } questions came, answered: { $answered }. Thank you, { $name }!
}
guest-called-off = 🎤 “Ask me anything” with { $name } won't take place this time.
guest-your-turn = Your questions are in { $group }. Please answer by replying to that post, beginning with the question's number: “3. Because …”. That way the group can find each answer.
guest-pass-on = The questions for { $name } are in { $group }. Please pass the answers on by replying to that post, beginning with the question's number: “3. Because …”.
guest-not-posted = “Ask me anything” with { $name } in { $group } didn't take place: { $why }.
guest-not-wanted = “Ask me anything” in { $group } doesn't take place after all. Thank you for being ready for it!
guest-item-unsure = { $name } hasn't said yet whether to come as a guest of “ask me anything”, and it's time to announce it. How it stands: /series
guest-item-gone = { $name }, the guest of “ask me anything”, has left the group. How it stands: /series
guest-item-declined = { $name } would rather not be the guest of “ask me anything”. Another can be asked: /series
guest-item-silent = { $name } hasn't answered the questions of “ask me anything” so far.
guest-once = A guest comes once: it needs a date and a time. For example: <code>/series guest once 1.12 19:00 @dana</code>
guest-too-soon = That's too soon or past: a guest needs an hour's notice at least.
guest-quiet = That's in quiet hours or on a quiet day, when nothing is posted. Please choose another time.
guest-not-in = { $name } isn't in the group. For a guest from outside the name is written in words.
guest-unreached = { $name } can't be asked: the private chat with me has to be opened with Start first.
guest-incomplete =
    Who's the guest? A member by @username, or a name from outside on the next line, and below it who that is:
    <code>/series guest once 1.12 19:00
    Levi Cohen
    Mills flour in the old port</code>
guest-name-too-long = The name is too long: up to { $most } characters fit.
guest-about-too-long = The line about the guest is too long: up to { $most } characters fit.
guest-ask-whom = Who in { $group } is the guest?
guest-button-outsider = Someone from outside
guest-begin = Ask me anything in { $group }: questions are collected beforehand, the guest answers in the group.
guest-ask-name = What's the guest's name?
guest-ask-when = When does it begin?
guest-hint-when = For example: 1 December 19:00
guest-ask-length = How long does it last?
guest-ask-about = Who is the guest, in a line? The group reads it.
guest-begin-preview =
    Ask me anything: { $name }, { $day }, for { $length }
    { $name } is asked in private first. Three days before it's announced, and members send questions; you can take any away. It's posted at its hour, even when the day's limit is reached.
guest-begin-preview-outside =
    Ask me anything: { $name }, { $day }, for { $length }
    Three days before it's announced, and members send questions; you can take any away. It's posted at its hour, even when the day's limit is reached, and you pass the answers on as replies to that post.
guest-set-up = It's set up in { $group }. How it stands: /series
guest-set-up-asked = It's set up in { $group }; the guest is asked in private now, and you'll hear the answer. How it stands: /series
guest-invitation = The managers of { $group } would like you as the guest of “ask me anything”, { $day }. { $door }
guest-invited =
    { $group } would like to ask you anything: { $day }, for { $length }.
    Members send questions beforehand and vote for them. At the time ten at most are posted, and you answer in the group, by replying. Would you like that?
guest-agreed = You're the guest of { $group }: { $day }, for { $length }. At that time I'll send you a link to the questions.
guest-declined = All right. The managers of { $group } hear that it doesn't suit.
guest-has-been = “Ask me anything” in { $group } has begun or is over.
guest-button-come = Yes, gladly
guest-button-rather-not = Rather not
guest-button-cannot = I can't make it after all
guest-comes = { $name } agreed to be the guest of “ask me anything” in { $group }.
guest-state-invited = { $name } is asked to come: { $day }, for { $length }. No answer yet.
guest-state-agreed = { $name } comes: { $day }, for { $length }. Not announced yet. Questions: { $n }
guest-state-announced = { $name } comes: { $day }, for { $length }. It's announced. Questions: { $n }
guest-state-declined = { $name } would rather not come.
guest-state-posted = The questions to { $name } are in the group. In all there are { $n }.
guest-state-over = It's over. Questions to { $name }: { $n }
guest-button-questions = Questions
guest-nobody = There's no guest to ask in { $group } at the moment.
guest-question-gone = This question is gone.
guest-voted = You'd like to hear that
guest-withdrawn = Your vote is taken back
guest-question-removed = Your question for the guest of { $group } was taken away by a manager: { $text }
guest-struck = It's gone
guest-closed = Questions are closed: it has begun, or won't take place.
guest-muted = You can't write in { $group } at the moment, so you can't ask either.
guest-enough = You've asked { $most } questions already. You can vote for others', or take one of yours away.
guest-full = There are a great many questions already. Please vote for one of them.
guest-questions = Questions to { $name }, { $day }. Press those you'd like to hear answered; press again to take it back.
guest-questions-closed = Questions to { $name }
guest-entry = { $votes ->
    [one] { $n }. { $text } — { $votes } vote
   *[other] { $n }. { $text } — { $votes } votes
}
guest-no-questions-yet = No questions yet.
guest-button-vote = ▲ { $n }. { $text }
guest-button-voted = ✓ { $n }. { $text }
guest-button-strike = Take a question away
guest-button-struck = ✕ { $text }
guest-strike = Which question is to go?
guest-ask-question = What would you like to know? One line. Nobody sees who asked.
guest-half-done = A question to a guest of { $group } is still to be finished.
guest-question-preview = To { $name }: { $text }
guest-asked = Thank you! Your question is among those to { $name } now.
skip-guest-unsure = the guest hadn't agreed
skip-guest-gone = the guest wasn't in the group
skip-no-questions = nobody had a question for the guest
series-button-new-guest = New: ask me anything
mydata-guest-question = Your question to a guest: { $text }
mydata-guest-votes = Questions to guests you'd like to hear answered: { $n }
mydata-guest = You were asked to be a guest, or are one
