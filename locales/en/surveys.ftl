# Surveys: several questions, answered in private.
room-surveys = Surveys
room-surveys-about = several questions, answered in private and, if you like, anonymously; the results come as pictures, a table and quotes
nudge-survey = Surveys about to end
survey-door-new = New survey
survey-door-list = Surveys
survey-standing = Open: { $open }, in all: { $all }
command-survey = A survey: several questions, answered in private
command-surveys = Surveys and their results
help-survey =
    In private, <code>/survey</code> asks for everything: the title, the questions, until when. Or all in one message:
    <code>/survey How are we doing?
    How do you like it here?
    1-5

    Which evenings would you come to?
    {"[]"} Bread
    {"[]"} Cakes

    What's missing?</code>

    Lines below a question are its options; with <code>[]</code>, several can be chosen; <code>1-5</code> or <code>0-10</code> is a scale; with nothing below it, people answer in their own words.
    You see it all before anything is posted.
help-surveys =
    All surveys and their results: <code>/surveys</code>. They can be closed early, asked again or deleted; one press gives the group a summary.
    The results of an anonymous survey come when it closes, if at least five people took part.
mydata-survey =
    Your answers to the survey: { $title }
    { $answers }
mydata-survey-answer = { $question } – { $answer }
mydata-survey-anonymous = You took part in an anonymous survey; your answers aren't kept with your name: { $title }

survey-in-private = A survey is made in our private chat.
survey-which-group = For which group?
survey-button-answer = Answer in private
survey-button-begin = Begin
survey-button-go-on = Go on
survey-button-change = Change my answers
survey-button-send = Hand in
survey-button-yes = Yes
survey-button-no = No
survey-button-post = Post
survey-button-results = Results
survey-button-summary = Summary
survey-button-close = Close now
survey-button-again = Ask again
survey-button-remove = Delete
survey-button-back = Back
survey-button-new = New survey
survey-button-written = In words: { $n }
survey-button-pictures = Pictures
survey-button-table = Table
survey-button-tell = Post in the group

survey-post =
    📋 <b>{ $title }</b>
    { $questions ->
        [one] One question
       *[other] { $questions } questions
    }, { $minutes ->
        [one] about a minute
       *[other] about { $minutes } minutes
    }. { $who }
    Open until { $until }.

    Answers so far: { $n }
survey-post-pulse =
    💬 <b>{ $title }</b>
    One question, one press. { $who }
    Open until { $until }.

    Answers so far: { $n }
survey-post-over =
    📋 <b>{ $title }</b>
    This is over. Thanks to everyone who took part!

    Answers: { $n }
survey-post-pulse-over =
    💬 <b>{ $title }</b>
    This is over. Thanks to everyone who answered!

    Answers: { $n }
survey-anonymous = Anonymous.
survey-named = Those who manage the group see who answered what.
survey-start =
    <b>{ $title }</b>
    { $group } · { $questions ->
        [one] one question
       *[other] { $questions } questions
    }, { $minutes ->
        [one] about a minute
       *[other] about { $minutes } minutes
    }
    Open until { $until }.

    { $promise }
survey-promise =
    🔒 <b>Anonymous.</b> Until this closes, your answers lie sealed, and you can change them. Then all are opened at once, without names, and nothing ties them to you any more; only that you took part stays known. If fewer than { $fewest } people take part, nothing is opened at all; nor is a question that fewer than { $fewest } answered. What you write may be quoted in the group, without your name.
    I won't repeat your answers to you here. Telegram itself still sees this chat.
survey-is-named = Those who manage the group will see your answers with your name. You can change them until this closes. What you write may be quoted in the group, without your name.
survey-has-answered = You've already answered. If you answer anew, that counts instead.
survey-question =
    { $title } · { $n }/{ $of }

    <b>{ $question }</b>
survey-one-of = { $n }/{ $of }: <b>{ $option }</b>
survey-numbered = { $n }. { $option }
survey-hint-several = You can choose several.
survey-hint-five = 1: not at all · 5: very much
survey-hint-ten = 0: not at all · 10: very much
survey-hint-words = Write your answer here, in one message.
survey-so-far = So far: { $answer }
survey-how-words = Please write your answer in words, in one message of up to { $most } characters.
survey-how-buttons = Please choose with the buttons.
survey-how-several = Please choose with the buttons, or send the numbers of the options, for example: 1, 3
survey-none-of-them = none of them
survey-end =
    { $title }

    That was the last question. Shall I hand in your answers?
survey-end-anonymous =
    { $title }

    That was the last question. Shall I hand in your answers? They stay sealed until the survey closes.
survey-thanks =
    <b>{ $title }</b>

    Thank you, your answers are in. They can be changed until { $until }.
survey-thanks-anonymous =
    <b>{ $title }</b>

    Thank you, your answers are in, sealed. They can be changed until { $until }; then they're opened without your name.
survey-reminder =
    A survey in { $group } is open until { $until }: { $title }
    It takes { $minutes ->
        [one] about a minute
       *[other] about { $minutes } minutes
    }. { $door }
survey-half-done = You haven't handed in your answers yet: { $title }
survey-gone = This survey has been deleted.
survey-over = This is over, and can't be answered any more: { $title }
survey-too-new = { $days ->
    [one] This is for people who have been in { $group } for at least a day.
   *[other] This is for people who have been in { $group } for at least { $days } days.
}
survey-empty = There's no answer yet. With Back you get to the questions.
survey-was-here = This survey has been deleted: { $title }

# Making one.
survey-opening = A survey for { $group }
survey-ask-title = What's it called? The group will see this.
survey-hint-title = For example: How are we doing?
survey-ask-questions = What do you want to ask? An empty line between questions.
survey-hint-questions =
    Options go below their question; with [] before them, several can be chosen; 1-5 or 0-10 is a scale; with nothing below, people answer in words. For example:

    How do you like it here?
    1-5

    Which evenings would you come to?
    {"[]"} Bread
    {"[]"} Cakes

    What's missing?
survey-ask-until = Until when is it open? If you skip this: for a week.
survey-hint-until = For example: tomorrow 18:00, 24 December 18:00
survey-ask-days = How many days must someone have been in the group to answer? If you skip this: everyone can.
survey-switch-anonymous = Anonymous ✓
survey-switch-named = With names ✓
survey-switch-reminds-on = Reminder ✓
survey-switch-reminds-off = Reminder ✗
survey-until-range = { $days ->
    [one] A survey is open for five minutes at least and a day at most.
   *[other] A survey is open for five minutes at least and { $days } days at most. For example: tomorrow 18:00, 24 December 18:00
}
survey-is-posted = On its way to { $group }.
survey-how =
    The questions are missing. For example:

    How do you like it here?
    1-5

    What's missing?
survey-too-many = { $most ->
    [one] One question is the most.
   *[other] Up to { $most } questions fit; fewer get more answers.
}
survey-long-question = This question is too long; up to { $most } characters fit: { $words }
survey-long-option = This option is too long; up to { $most } characters fit: { $words }
survey-options = This question needs { $least } to { $most } options, each on a line of its own, or 1-5, or 0-10, or nothing below it: { $words }
survey-mixed = Either all options have [] before them, or none has: { $words }
survey-twins = This option is there twice: { $words }
survey-kind-one = one of: { $options }
survey-kind-several = several of: { $options }
survey-kind-five = from 1 to 5
survey-kind-ten = from 0 to 10
survey-kind-words = in words
survey-preview-question =
    { $n }. <b>{ $question }</b>
    { $kind }
survey-for-all = For everyone in the group.
survey-for-days = { $days ->
    [one] For people who have been in the group for at least a day.
   *[other] For people who have been in the group for at least { $days } days.
}
survey-reminds = Some of those who are active and haven't answered get one reminder.
survey-reminds-nobody = No reminder.
survey-preview =
    Above is the post for { $group }. In private, these questions follow:
    <b>{ $title }</b>
    { $who }
    Open until { $until }.
    { $whom } { $reminds }

    { $questions }
survey-not-posted = The survey couldn't be posted. { $why } It's kept: /surveys
survey-not-told = The summary couldn't be posted. { $why }

# Those there are, and what came of them.
survey-list =
    <b>Surveys</b> in { $group }
    { $rows }
survey-list-none = There are no surveys in { $group } yet.
survey-row-open =
    { $title }
    Open until { $when } · answers: { $n }
survey-row-over =
    { $title }
    Closed · answers: { $n }
survey-row-dropped =
    { $title }
    Not posted
survey-is-dropped = It never reached the group. With Ask again it can be posted now.
survey-results-later = The results of an anonymous survey come when it closes, all at once: otherwise whoever looked after each answer would know whose it is. At least { $fewest } people have to take part.
survey-too-few = Fewer than { $fewest } people took part. It's anonymous, so nothing was opened, and the answers are gone.
survey-item-closed = { $n ->
    [0] Nobody answered the survey: { $title }
    [one] The survey has closed, with one answer: { $title }
   *[other] The survey has closed, with { $n } answers: { $title }
}
survey-item-too-few = { $n ->
    [0] Nobody answered the anonymous survey: { $title }
    [one] One person answered the anonymous survey; with fewer than { $fewest } nothing is shown: { $title }
   *[other] { $n } people answered the anonymous survey; with fewer than { $fewest } nothing is shown: { $title }
}
survey-results =
    <b>{ $title }</b>
    People who answered: { $n }
survey-results-question = { $n }. <b>{ $question }</b>
survey-option = { $option }: { $percent } ({ $n })
survey-mean = On average { $mean } of { $most }, answers: { $n }
survey-nobody = No answers
survey-few = Fewer than { $fewest } answers, so nothing is shown
survey-written = Answers in words: { $n }
survey-parts = Less than 30 days here: { $new } · longer: { $others }
survey-answered = Answers: { $n }
survey-bar = { $n } · { $percent }
survey-picture = { $question }
survey-written-to = <b>{ $question }</b>
survey-quote = { $n }. “{ $words }”
survey-quote-of = { $n }. { $name }: “{ $words }”
survey-only-private = Results are shown in private only.
survey-sure-to-close = { $n ->
    [0] Nobody has answered yet.
    [one] One person has answered so far.
   *[other] { $n } people have answered so far.
} It's anonymous: with fewer than { $fewest }, nothing is opened, and the answers are gone. Close it all the same?
survey-sure-to-remove = Delete this survey with all its answers? { $title }
survey-is-closed = Closed.
survey-is-removed = Deleted.
survey-is-below = Please look below.
survey-no-pictures = All questions were answered in words; there's nothing to draw.
survey-export = { $title }
survey-table-question = Question
survey-table-answer = Answer
survey-table-count = Number
survey-table-name = Name
survey-summary-note = That's what { $group } would read. Quotes are the ones you've ticked under the answers in words; they appear without names.
survey-summary-long = That's too long for one message. With fewer quotes it fits.
survey-is-told = On its way to the group.
survey-told-already = The summary is in the group already.
survey-summary =
    📋 <b>What came of it: { $title }</b>
    People who answered: { $n }
survey-summary-question = <b>{ $question }</b>
survey-option-short = { $option }: { $percent }
survey-mean-short = On average { $mean } of { $most }
survey-said = “{ $words }”
survey-summary-thanks = Thanks to everyone who took part 🙏
