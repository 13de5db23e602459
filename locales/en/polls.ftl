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

# Polls in private: what is asked, the switches on the preview, where it goes.
command-polls = Polls: open, past, planned
help-polls =
    Open and past polls, what comes again, and templates: <code>/polls</code>. You can close one early, repeat it, or, in private, get it as a table.
    A new one with everything that can be chosen: <code>/poll</code> in our private chat.
nudge-poll = Polls ending soon
poll-door-new = New poll
poll-door-list = Polls
poll-door-plans = Planned polls
poll-standing = { $open } open, { $all } in all
poll-which-group = Polls of which group?
poll-flow-opening = A poll for { $group }
poll-flow-words = What's the question? The options go below it, one per line.
poll-flow-words-hint = When shall we meet?
    Sunday evening
    Tuesday evening
poll-flow-open = How long is it open? Three days if you skip this.
poll-flow-open-hint = For example: 24h, 2 weeks, until friday 18:00
poll-flow-open-how = From 5 minutes to 30 days, for example: 24h, 2 weeks, until friday 18:00
poll-flow-when = When shall I post it? Right away if you skip this.
poll-flow-when-hint = For example: tomorrow 10:00, every monday 10:00
poll-flow-quorum = How many people should vote at least? Skip this if it doesn't matter.
poll-flow-name = What shall the template be called?
poll-switch-anonymous-on = Anonymous ✓
poll-switch-anonymous-off = Anonymous ✗
poll-switch-several-on = Several ✓
poll-switch-several-off = Several ✗
poll-switch-fixed-on = Final votes ✓
poll-switch-fixed-off = Final votes ✗
poll-switch-shuffled-on = Shuffled ✓
poll-switch-shuffled-off = Shuffled ✗
poll-switch-hidden-on = Hide counts ✓
poll-switch-hidden-off = Hide counts ✗
poll-switch-adding-on = Add options ✓
poll-switch-adding-off = Add options ✗
poll-switch-silent-on = Silent ✓
poll-switch-silent-off = Silent ✗
poll-switch-reminds-on = Reminder ✓
poll-switch-reminds-off = Reminder ✗
poll-switch-template-on = Template ✓
poll-switch-template-off = Template ✗
poll-button-post = Post
poll-button-schedule = Schedule
poll-button-template = Save
poll-trait-named = with names
poll-trait-anonymous = anonymous
poll-trait-several = several answers
poll-trait-fixed = votes are final
poll-trait-shuffled = options shuffled
poll-trait-hidden = counts shown at the end
poll-trait-adding = members add options
poll-trait-silent = without a sound
poll-trait-reminds = a reminder to who hasn't voted
poll-trait-quorum = at least { $wanted } people
poll-clash-adding = In an anonymous poll members can't add options. Please switch one of the two off.
poll-clash-reminds = In an anonymous poll nobody knows who hasn't voted, so there's no reminder. Please switch one of the two off.
poll-not-when-quiet = A poll needs a day and a time, for example: every monday 10:00
poll-too-many-kept = There's room for { $most } planned polls and templates. Please remove one first: /polls
poll-preview =
    Poll for { $group }
    <b>{ $question }</b>
    { $options }

    { $traits }
    { $open }
    { $when }
poll-listed = • { $option }
poll-preview-now = It's posted as soon as you say so.
poll-preview-when = When: { $rule }
poll-preview-open = Open for { $hours ->
    [one] one hour
   *[other] { $hours } hours
}
poll-is-posted = The poll is on its way to { $group }.
poll-is-planned = Planned for { $group }: { $rule }. It counts as a post, and comes in the calendar.
poll-is-template = Saved as a template of { $group }: /polls
poll-name-preview = The template's name: { $name }
poll-name-kept = The template is called { $name } now.
poll-skipped = A planned poll wasn't posted: { $poll }. { $why } It's kept as a template.

# Lists.
poll-list =
    <b>Polls</b> in { $group }
    { $rows }
poll-list-none = There are no polls in { $group } yet.
poll-row-open = { $question }
    open until { $when } · voters: { $voters }
poll-row-over = { $question }
    { $when } · voters: { $voters } · { $how }
poll-row-no-votes = no votes
poll-button-new = New poll
poll-button-plans = Planned
poll-button-list = All polls
poll-button-repeat = Repeat
poll-button-close = Close now
poll-button-export = As a table
poll-button-missing = Not voted yet
poll-button-tie = Break the tie
poll-button-back = Back
poll-button-use = Use now
poll-button-change = Change
poll-button-rename = Rename
poll-button-remove = Remove
poll-is-closing = Closing; the result follows.
poll-is-exported = It's below.
poll-is-removed = Removed.
poll-plan-gone = That one is no longer there.
poll-plans =
    <b>Planned polls and templates</b> in { $group }
    { $rows }
poll-plans-none = Nothing is planned in { $group }, and there are no templates.
poll-plans-no-rounds = No rounds yet
poll-name = { $name }
poll-plan-row = ⏱ { $name }: { $rule }
poll-template-row = ▫️ { $name }
poll-plan-next = Next: { $when }
poll-round = { $when }: { $best } ({ $percent }), voters: { $voters }
poll-missing =
    { $question }
    { $n ->
        [one] One person who talked in the last two weeks hasn't voted yet:
       *[other] { $n } people who talked in the last two weeks haven't voted yet:
    }
    { $names }
poll-missing-private = That's for our private chat only, and not for anonymous polls.
poll-export = The poll { $question } as a table
poll-table-question = Question
poll-table-option = Option
poll-table-votes = Votes
poll-table-name = Name
poll-table-chose = Chose
poll-option-forgotten = (taken back)

# Results, and what follows.
poll-trend = { $how ->
    [up] { $option } again: { $percent }, up from { $before }
    [down] { $option } again: { $percent }, down from { $before }
    [same] { $option } again: { $percent }, the same as last time
   *[other] { $option } this time: { $percent }, last time { $before }
}
poll-trend-new = { $option } this time: { $percent }, and it wasn't among the options last time
poll-trend-picture = Share of the votes, round by round, %
poll-quorum-reached = Wanted: at least { $wanted } voters. Reached: { $voters }.
poll-quorum-missed = Wanted: at least { $wanted } voters. So far: { $voters }.
poll-difference = Votes Telegram counts: { $counted }. Votes that reached me: { $came }.
poll-tie-decide = { $question }
    It's a tie. You can decide it by a casting vote; everyone will read that it was yours.
poll-decided = Decided by a casting vote: { $option }
poll-cast-already = There's no tie left to decide.
poll-is-cast = Told to the group.
poll-cast = The tie is decided: <b>{ $option }</b>, by the casting vote of { $name }.
poll-reminder =
    A poll in { $group } ends soon, and your vote isn't in it yet: { $question }
    Open until { $when }
poll-follow = The poll { $question } ended three days ago. What will come of it? People like to hear.
poll-follow-write = Tell the group
poll-follow-leave = Nothing to tell
poll-follow-left = All right.
poll-follow-asked = I've asked you below.
poll-follow-ask = What will come of the result? I'll post your words below it.
poll-follow-said = What comes of the poll { $question }
    { $words }
poll-follow-told = It's below the result in { $group }.
