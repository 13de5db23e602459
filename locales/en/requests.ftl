# The room "requests": who asks to be let into the group.
room-requests = Join requests
room-requests-about = a word to who asks to join, your questions, and the decision with one press. For that I need to be an administrator with the right “Add members”, and the group needs approval of new members switched on in Telegram
command-requests = Who asks to join
help-requests =
    Who asks to join, with what they answered: <code>/requests</code>
    To ask something else: <code>/requests</code>, with up to five questions on the lines below
requests-door-open = Open requests
requests-door-questions = Questions
requests-door-links = Links
requests-standing = { $n ->
    [0] nobody is waiting
    [one] 1 open
   *[other] { $n } open
}
requests-standing-right = the right “Add members” is missing
room-requests-logged = { $deed ->
    [own] questions of your own
    [usual] the usual questions
    [none] no questions
    [at-once] a link lets people in at once
   *[asks] a link no longer lets people in at once
}

# To who asks to join.
requests-hello = Hello! You've asked to join { $group }. Your request is with those who manage the group, and I'll tell you here what they decide. If you'd like to add something, just wait: they may ask.
requests-hello-questions = Hello, and thank you for asking to join { $group }. Those who manage the group would like to know a little more. Please write your answers here.
requests-question = A question from { $group }
requests-preview =
    For those who manage { $group }:

    { $answers }
requests-passed-on = Thank you! Your answers are with those who manage { $group }. I'll tell you here what they decide.
requests-answered = Thank you for your answers! The door to { $group } is opening.
requests-over-for-her = There's no open request of yours to join { $group } any more.
requests-no-longer-open = The request is closed, so there's nobody to pass this on to.
requests-half-done = You were answering a question for { $group }.
requests-asked =
    { $group }: { $name } asks
    { $words }

    Just write your answer here.
requests-word-passed-on = Passed on to those who manage { $group }. You can add to it.
requests-let-in = Good to have you in { $group }!
requests-declined = { $reason ->
    [full] It didn't work out with { $group } this time: the group is full at the moment. You're welcome to ask again later.
    [fit] It didn't work out with { $group } this time: the group is for people in another situation. Thank you for asking.
    [details] It didn't work out with { $group } this time: the group would need to know a little more. You're welcome to ask again and to tell more.
    [own]
        It didn't work out with { $group } this time. A word from those who manage it:
        { $words }
   *[none] It didn't work out with { $group } this time. Thank you for asking.
}

# To those who decide.
requests-item = Asks to join: { $name }
requests-item-silent = Asks to join and hasn't answered the questions yet: { $name }
requests-item-unreached = Asks to join and can't be written to, so please decide by hand: { $name }
requests-item-answered =
    Asks to join: { $name }
    { $answers }
requests-item-link =
    { $words }
    Link: { $link }
requests-item-crowd = { $n ->
    [one] 1 open request to join
   *[other] { $n } open requests to join
}
requests-item-right = Join requests are on, but I don't see them: I need to be an administrator with the right “Add members”. It's in the group's settings in Telegram, under administrators.
requests-button-approve = Approve
requests-button-decline = Decline
requests-button-more = Ask more
requests-button-look = Look
requests-button-all = All requests
requests-button-back = Back
requests-button-send = Send
requests-button-save = Save
requests-button-write = Write them
requests-button-usual = The usual ones
requests-button-no-questions = No questions
requests-button-own-reason = In my own words
requests-button-reason = { $reason ->
    [full] The group is full
    [fit] It's for others
    [details] Too little is known
   *[none] Without a reason
}
requests-button-link = { $at_once ->
    [yes] ✓ { $name }
   *[no] { $name }
}
requests-below = It's below.
requests-title = { $n ->
    [0] <b>{ $group }</b>: nobody is waiting to join.
    [one] <b>{ $group }</b>: one open request
   *[other] <b>{ $group }</b>: { $n } open requests
}
requests-entry = { $name }, { $since } — { $state }
requests-state = { $state ->
    [asking] has the questions
    [unreached] can't be written to
    [deciding] being decided
   *[waiting] waits for you
}
requests-look =
    <b>{ $name }</b> asks to join { $group }
    Since { $since }
requests-look-link = Link: { $link }
requests-look-bio = About themselves: { $bio }
requests-look-state = <i>{ $state }</i>
requests-answer =
    <i>{ $question }</i>
    { $answer }
requests-no-answer = —
requests-said = { $name }: { $words }
requests-why = What shall I say to { $name }?
requests-why-unreached = I can't write to { $name }, so a reason is only for the record.
requests-unknown = That request isn't there any more.
requests-no-right = I need the right “Add members” for that. It's in the group's settings in Telegram, under administrators.
requests-letting-in = I'm letting in { $name }.
requests-declining = I'm declining the request: { $name }
requests-was-in = { $name } is in { $group } already: it was decided in Telegram.
requests-was-gone = The request to join { $group } is gone: it was taken back, or decided in Telegram. It was { $name }.
requests-not-done = { $group }: { $name } still waits. { $why }
requests-outcome = { $decision ->
    [approved] { $manager } has approved: { $name }
   *[declined] { $manager } has declined: { $name }
}
requests-outcome-nobody = { $decision ->
    [approved] Already in: { $name }
   *[declined] Already declined: { $name }
}
requests-outcome-gone = The request is gone: { $name }
requests-ask-more = What would you like to know? I pass it on in private, in your name, and bring you the answer.
requests-preview-more =
    To { $name }:
    { $words }
requests-more-sent = Sent. The answer comes here: { $name }
requests-not-reached = { $group }: { $name } can't be written to, so please decide by hand: /attention
requests-ask-reason = What shall I say? A few kind words are enough.
requests-preview-reason =
    I decline the request and write to { $name }:
    { $words }

# What is asked.
requests-usual-first = In a few words: who are you, and how did you hear of the group?
requests-usual-second = { $community ->
    [customers] What do you use, or would like to?
    [interest] What draws you to the subject, and how long have you been at it?
    [team] Which team are you from, and what do you work on?
    [support] What would help you most here?
   *[any] What are you hoping to find here?
}
requests-questions-usual =
    Who asks to join { $group } is asked:
    { $questions }

    These are the usual questions.
requests-questions-own =
    Who asks to join { $group } is asked:
    { $questions }
requests-questions-none = Who asks to join { $group } is asked nothing: I say hello, and you decide.
requests-questions-saved = From now on that's what I ask who wants to join { $group }.
requests-ask-question = What's the first thing you'd like to know of people who ask to join { $group }?
requests-hint-question = For example: “What do you bake?” Up to five questions; the fewer, the more people answer.
requests-ask-question-next = And what else?
requests-preview-questions =
    Who asks to join { $group } is asked:
    { $questions }
requests-too-many-questions = That's more than { $most } questions. The fewer there are, the more people answer. For example: <code>/requests</code> with two lines below.

# Links by which people come in at once.
requests-links = The links by which people asked to join { $group }. Press one to let in at once whoever comes by it; press again to decide yourselves.
requests-no-links = Nobody has asked to join { $group } by a named link yet. Once somebody does, you can choose here that people who come by it are let in at once.

# The setting.
settings-name-admission = Admission
settings-about-admission = Who asks to join is let in by you, or by themselves: once all your questions are answered.
settings-value-admission = { $admission ->
    [answered] whoever answers all questions is let in
   *[ask] you decide on each request
}
settings-choice-admission = { $admission ->
    [answered] All questions answered
   *[ask] We decide
}
settings-done-admission = { $admission ->
    [answered] From now on, who asks to join and answers all questions is let in at once.
   *[ask] From now on, you decide on each request to join.
}
settings-unknown-admission = Admission can be set to ask or answered; { $typed } is neither. For example: <code>{ $meant }</code>
mydata-request = Request to join, { $date }: { $state ->
    [approved] approved
    [declined] declined
    [gone] taken back or decided in Telegram
    [over] no longer open
   *[waiting] open
}
mydata-request-answer = { $question } — { $answer }
item-forgotten = What was here has been forgotten.
