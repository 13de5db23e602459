# Quizzes: questions with right answers, rounds of them, and a season's table.
room-quizzes = Quizzes
room-quizzes-about = questions with right answers, one at a time or in rounds, with a table and a draw anyone can check
nudge-quiz = Quiz news
quizzes-door-rounds = Quiz rounds
quizzes-door-table = Quiz table
quizzes-standing = { $open } open, { $ready } waiting, { $told } asked so far
command-quiz = A quiz question, or a suggestion for one
command-quizzes = The quiz table
help-quiz =
    A quiz question: the question, below it one option per line, a <code>*</code> before each right one, and at the end, if you like, a <code>!</code> and why:
    <code>/quiz What makes dough rise?
    {"*"} Yeast
    Salt
    ! It's alive.</code>

    From those who manage the group it's asked right away in the group; in our private chat you see it first. From members it's a suggestion. A photo goes along if this is its caption, or a reply to your own photo.
    Several questions over time: <code>/quiz round</code>. How long one is open: <code>/quiz 2h What …</code>
help-quizzes =
    The table of the season, and your place in it: <code>/quizzes</code>

    One point for each question answered exactly right; being quick counts for nothing. A tie is broken by lot, and anyone can check the draw. Those who manage the group take part without winning. What a season covers: <code>/settings season month</code>, or quarter, year, round
mydata-quizzes = { $n ->
    [one] You answered { $n } quiz question
   *[other] You answered { $n } quiz questions
}, right: { $hit }. Points in tables: { $points }.
mydata-quiz = A quiz question of yours: { $text }
mydata-quizzes-won = { $n ->
    [one] You won { $n } place in a quiz.
   *[other] You won { $n } places in quizzes.
}

quizzes-how = { $problem ->
    [empty] A quiz begins with its question.
    [few] A quiz needs at least two options, each on a line of its own.
    [many] A quiz holds up to twelve options.
    [no-right] Which option is right? Put a * before it.
    [long-question] The question is too long: up to 300 characters fit.
    [long-option] An option has up to 100 characters, and is never empty.
    [long-explanation] The explanation is too long: up to 200 characters fit.
    [twins] Two options say the same.
   *[below] The explanation comes last, on one line.
} Like this:
    <code>/quiz What makes dough rise?
    {"*"} Yeast
    Salt
    ! It's alive.</code>
quizzes-as-yourself = Please send /quiz under your own name.
quizzes-in-private = Everyone here would read the answer: I'm not allowed to delete messages in this group. Please send it to me in our private chat.
quizzes-no-group = I don't see you in any group with quizzes. They're switched on in the group: <code>/settings quizzes on</code>
quizzes-which-group = For which group?
quizzes-photo-only = Only a photo can go with a question.
quizzes-muted = In { $group } you can't write at the moment, so a question can't be suggested either.
quizzes-too-many = { $most ->
    [one] One question a day is the most.
   *[other] { $most } questions a day are the most, so that each gets looked at.
}
quizzes-proposed = Thank you! Your question is with those who manage the group. You'll hear what becomes of it if you've started me in private.
quizzes-proposed-short = Thank you, it's with those who manage the group.
quizzes-proposed-item = { $name } suggests a quiz question: <b>{ $question }</b>
quizzes-below =
    { $above }
    { $one }
quizzes-option-right = ✅ { $option }
quizzes-option = ▫️ { $option }
quizzes-button-use = Use
quizzes-button-decline = Decline
quizzes-decided = { $how ->
    [used] Your quiz question in { $group } was taken: { $question } You'll know the answer, so yours won't count.
   *[declined] Your quiz question in { $group } wasn't taken this time: { $question }
}
quizzes-declined = Declined.
quizzes-gone = That one is no longer there.

quizzes-not-posted = The question isn't in the group. { $why } It waits among the questions: <code>/quiz round</code>
quizzes-lost = The connection broke while I was asking the quiz question { $question }. I couldn't find out whether it arrived. Please look in the group.
quizzes-result = 🧩 { $question }
quizzes-right = { $n ->
    [one] Right: { $options }
   *[other] Right, all together: { $options }
}
quizzes-explanation = <i>{ $why }</i>
quizzes-nobody-answered = Nobody answered this time.
quizzes-hits = { $n ->
    [one] { $hit } of { $n } answer was right.
   *[other] { $hit } of { $n } answers were right.
} The table: /quizzes
quizzes-apart = { $n ->
    [one] One answer doesn't count: it's from a channel, an anonymous administrator, somebody outside the group, or the question's author.
   *[other] { $n } answers don't count: they're from channels, anonymous administrators, people outside the group, or the question's author.
}

quizzes-month = { $month } { $year }
quizzes-quarter = Quarter { $quarter } of { $year }
quizzes-year = { $year }
quizzes-of-round = { $round }
quizzes-a-round = a round since { $date }
quizzes-begins = A new season begins: { $season }. Ties are broken by lot; the seed's SHA-256: { $commitment }
quizzes-begins-prize = { $begins } To be won: { $prize }
quizzes-table = { $table }
quizzes-table-title = <b>Quiz table</b> · { $season }
quizzes-until = Until the end of { $date }
quizzes-table-empty = No points yet.
quizzes-entry = { $place }. { $name } · { $points } of { $answered }
quizzes-entry-staff = { $entry } · outside the prizes
quizzes-hers = You: place { $place }, { $points } of { $answered } right
quizzes-commitment = Ties are broken by lot. The seed's SHA-256: <code>{ $commitment }</code>
quizzes-seed = Seed: <code>{ $seed }</code>, its SHA-256: <code>{ $commitment }</code>
quizzes-no-season = There are no quizzes in { $group } yet.
quizzes-seasons = <b>Quiz seasons</b> in { $group }
quizzes-winners = 🏆 <b>Quiz</b> · { $season }
quizzes-name = { $name }
quizzes-former = a former member
quizzes-won = { $place ->
    [1] 🥇 { $who }
    [2] 🥈 { $who }
    [3] 🥉 { $who }
   *[other] { $place }. { $who }
} · { $points ->
    [one] { $points } point
   *[other] { $points } points
}
quizzes-won-prize = { $won } — { $prize }
quizzes-won-given = { $won } ✓
quizzes-prize = { $place ->
    [1] 🥇 { $prize }
    [2] 🥈 { $prize }
    [3] 🥉 { $prize }
   *[other] { $place }. { $prize }
}
quizzes-to-give = Give the prize to { $name }: { $prize } (quiz)
quizzes-is-given = Given. Well done!
quizzes-drawn = Where points are equal the lot decided; anyone can check it. The lowest SHA-256 of seed:number comes first:
quizzes-equals = { $n ->
    [one] People with { $n } point each:
   *[other] People with { $n } points each:
}
quizzes-drawn-more = { $n ->
    [one] … and { $n } more: /quizzes
   *[other] … and { $n } more: /quizzes
}
quizzes-lot = { $name } · { $user } · <code>{ $ticket }…</code>
quizzes-staff-apart = Those who manage the group or help here take part without winning.
quizzes-draw = { $draw }
quizzes-draw-title = <b>The draw</b>: among people with equal points the lowest SHA-256 of seed:number comes first
quizzes-draw-how =
    To check it (the seed is hashed as text, as its 64 digits):
    <code>printf %s SEED | sha256sum</code>
    <code>printf %s SEED:NUMBER | sha256sum</code>

quizzes-flow-opening = A quiz question for { $group }
quizzes-flow-words = What's the question? One option per line below it, a * before each right one, at the end ! and why. A photo can go along.
quizzes-flow-words-hint = What makes dough rise?
    {"*"} Yeast
    Salt
    ! It's alive.
quizzes-flow-open = How long is it open? One day if you skip this.
quizzes-switch-later-on = Keep for a round ✓
quizzes-switch-later-off = Keep for a round ✗
quizzes-preview =
    Quiz question for { $group }
    <b>{ $question }</b>
quizzes-for-round = For the round { $round }
quizzes-open = Open for { $length }
quizzes-length = { $one } { $other }
quizzes-days = { $n ->
    [one] one day
   *[other] { $n } days
}
quizzes-hours = { $n ->
    [one] one hour
   *[other] { $n } hours
}
quizzes-minutes = { $n ->
    [one] one minute
   *[other] { $n } minutes
}
quizzes-question =
    <b>{ $question }</b>
quizzes-with-picture = With a photo
quizzes-by-member = Suggested by a member
quizzes-button-ask = Ask now
quizzes-button-add = Add
quizzes-button-save = Save
quizzes-is-asked = It's on its way to { $group }.
quizzes-is-saved = Saved.
quizzes-is-kept = Kept. It can be asked, or put into a round: /quiz round
quizzes-is-added = { $n ->
    [one] { $round } has its first question.
   *[other] { $round } has { $n } questions now.
}

quizzes-flow-round = A round of quiz questions for { $group }
quizzes-flow-name = What's the round called?
quizzes-flow-name-hint = For example: Bread, from field to oven
quizzes-flow-when = When shall I ask a question?
quizzes-flow-when-hint = For example: every day 12:00, every tuesday 19:00
quizzes-when-again = A round needs a day and a time that come again, for example: every tuesday 19:00
quizzes-flow-prize = What can be won? A line for each place, up to five.
quizzes-flow-prize-hint = For example: A loaf of rye
quizzes-spec =
    <b>{ $round }</b>
    When: { $when }
quizzes-round-saved = Saved.
quizzes-prize-saved = Saved. It stands in the table: /quizzes
quizzes-rounds =
    <b>Quiz rounds</b> in { $group }
    { $rows }
quizzes-no-rounds = None yet.
quizzes-round-row = { $state ->
    [draft] ▫️
    [running] ▶️
   *[over] ✔️
} { $round }: { $asked } of { $n } asked
quizzes-round = { $round }
quizzes-round-state = { $state ->
    [draft] Not started yet.
    [running] It's running.
   *[over] It's over.
}
quizzes-next = Next question: { $when }
quizzes-round-empty = No questions yet.
quizzes-question-row = { $place }. { $question }{ $state ->
    [open] {" "}· open
    [told] {" "}· asked
    [dropped] {" "}· no result
    [posting] {" "}· on its way
   *[ready] {""}
}
quizzes-round-is-over = { $round } is over. Please begin another round: /quiz round
quizzes-too-many-questions = There's room for { $most } questions in a round.
quizzes-too-many-rounds = There's room for { $most } rounds. Please end one first: /quiz round
quizzes-no-questions = It needs a question first.
quizzes-started = It's running. The questions are in the calendar.
quizzes-ask-stop = End { $round } now? Questions that weren't asked are kept.
quizzes-stopped = Ended.
quizzes-removed = Removed.
quizzes-pool = { $n ->
    [0] No questions wait outside of rounds.
    [one] { $n } question waits outside of rounds.
   *[other] { $n } questions wait outside of rounds.
}
quizzes-post = Quiz: { $round }
quizzes-post-winners = Quiz winners: { $season }
quizzes-button-rounds = Rounds
quizzes-button-table = Table
quizzes-button-draw = The draw
quizzes-button-seasons = Seasons
quizzes-button-prize = Prize
quizzes-button-new-round = New round
quizzes-button-pool = Questions: { $n }
quizzes-button-add-question = Add a question
quizzes-button-change = Change
quizzes-button-start = Start
quizzes-button-stop = End
quizzes-button-stop-yes = End it
quizzes-button-remove = Remove
quizzes-button-up = Earlier
quizzes-button-down = Later
quizzes-button-into = To: { $round }
quizzes-button-given = Done
quizzes-button-back = Back
skip-no-question = the round had no question left
skip-no-winner = there was nobody to name

settings-name-season = Quiz season
settings-about-season = How long quiz points add up before the winners are announced.
settings-value-season = { $season ->
    [month] a month
    [quarter] a quarter
    [year] a year
   *[round] each round
}
settings-choice-season = { $season ->
    [month] A month
    [quarter] A quarter
    [year] A year
   *[round] Each round
}
settings-done-season = { $season ->
    [month] Quiz points are counted for a month from now on.
    [quarter] Quiz points are counted for a quarter from now on.
    [year] Quiz points are counted for a year from now on.
   *[round] Quiz points are counted for each round from now on.
}
settings-unknown-season = A quiz season is a month, quarter, year or round; { $typed } is none of these. For example: <code>{ $meant }</code>
