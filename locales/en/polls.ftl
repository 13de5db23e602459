# Polls: /poll, what is in the way of one, and its result.
command-poll = Poll: the question here, one option per line below
# What people may type after /poll to close a poll early; separated by commas, lower case.
poll-close-words = close, stop, end

poll-example-question = When shall we meet?
poll-example-1 = Sunday evening
poll-example-2 = Tuesday evening
# Put where her own options are missing.
poll-filler-1 = First option
poll-filler-2 = Second option
poll-filler-3 = Third option

poll-how =
    A poll is the question and, below it, one option per line. For example:
    <code>{ $form }</code>
poll-no-options =
    The options are missing: at least two, each on a line of its own. For example:
    <code>{ $form }</code>
poll-one-option =
    One option leaves nothing to choose from. For example:
    <code>{ $form }</code>
poll-one-line =
    Each option goes on a line of its own. Like this:
    <code>{ $form }</code>
poll-too-many =
    A poll holds up to { $most } options; { $over ->
        [one] yours has one more
       *[other] yours has { $over } more
    }. With the first { $most }:
    <code>{ $form }</code>
poll-long-question =
    The question is { $over ->
        [one] one character
       *[other] { $over } characters
    } too long; up to { $most } fit. For example:
    <code>{ $form }</code>
poll-long-option =
    Option { $nth } ({ $start }) is { $over ->
        [one] one character
       *[other] { $over } characters
    } too long; up to { $most } fit. For example:
    <code>{ $form }</code>
poll-twins =
    One option is there twice: { $option }
    Without it:
    <code>{ $form }</code>

poll-no-right =
    I'm not allowed to post polls in this group yet. Once that changes, this can be sent again:
    <code>{ $form }</code>
poll-not-posted =
    The poll isn't in the group. { $why }
    To send it again:
    <code>{ $form }</code>
poll-unsure = The connection broke while I was posting the poll, and I couldn't find out whether it has appeared. If it's in the group, its result will be announced as usual; if not, please send it again.

poll-gone = That poll is no longer in the group, so there's no result to announce.
poll-none-open = None of my polls is open in this group right now.
poll-close-which = Which poll? Please send this as a reply to the poll you want to close: {"\u2068"}<code>/poll close</code>{"\u2069"}

poll-result = Poll results: <b>{ $question }</b>
# Two lines: the option, and its bar with percentage and votes.
poll-option =
    {"\u200E"}{ $label }
    {"\u200E"}{ $bar } { $percent } · { $votes }
# In the picture: what is at the end of a bar, and what is above them all.
poll-bar = { $votes } · { $percent }
poll-picture = { $question }
poll-best = Most votes: { $option }
poll-tie = A tie: { $options }
poll-wide-tie = { $n } options share first place.
poll-voters = { $n ->
    [one] 1 person voted.
   *[other] { $shown } people voted.
}
poll-thanks = Thank you for taking part 🙏
poll-no-votes = No votes came in this time, and the question is still open. What's your answer? You're welcome to write it here.

# How long a poll is open. What may be typed before the question, separated by commas, lower case.
poll-length-minutes = min, mins, minute, minutes
poll-length-hours = h, hr, hrs, hour, hours
poll-length-days = d, day, days
poll-length-weeks = w, week, weeks
poll-length-two-minutes = two-minutes
poll-length-two-hours = two-hours
poll-length-two-days = two-days
poll-length-two-weeks = two-weeks
poll-length-for = for
poll-length-until = until, till
poll-length-range = A poll can be open from 5 minutes to 30 days. For example: <code>/poll 24h { poll-example-question }</code> with the options on the lines below.
poll-open-until = Open until { $when }

room-polls = Polls
room-polls-about = questions to the group, whose results are announced
