# Recognition: /top, /me and the thanks for a month.
command-top = Who is active, who helps, who is new
command-why = What my place is made of; only I see it
command-boards = Which lists there are, and what is counted
command-me = My place this month; only I see it

top-title-month = <b>Most active this month</b> · { $month }
top-title-year = <b>Most active this year</b> · { $year }
top-row = {"\u200E"}{ $place }. { $name }{ $why ->
    [yes] {" "}— { $reasons }
   *[no] {""}
}
top-more = …and others level with the last name above
top-managers = And from those who manage the group: { $names }
top-empty-month = This month's list is still empty. Any conversation gets it started.
top-empty-year = This year's list is still empty. Any conversation gets it started.
top-which = There is no such list. Type what it is about and for how long, or one of the two. For example: <code>/top helpers year</code>
top = { $list }
top-title = <b>{ $board }</b> · { $span }
top-span-week = this week
top-span-month = { $month }
top-span-season = this season
top-span-season-named = { $name }
top-span-year = { $year }
board-name = { $board ->
    [helpers] Helping others
    [starters] Conversations started
    [steady] Here week after week
    [newcomers] New and active
   *[active] Most active
}
top-button-board = { $board ->
    [helpers] Helping
    [starters] Conversations
    [steady] Steady
    [newcomers] Newcomers
   *[active] Most active
}
top-button-span = { $span ->
    [week] Week
    [season] Season
    [year] Year
   *[month] Month
}
top-no-ranking = In no particular order:
top-row-no-place = {"\u200E"}• { $name }{ $why ->
    [yes] {" "}— { $reasons }
   *[no] {""}
}
top-empty = { $board ->
    [helpers] Nobody is here yet. An answer to somebody's question gets it started.
    [starters] Nobody is here yet. A question that somebody takes up gets it started.
    [steady] Nobody is here yet. It fills by itself, week by week.
    [newcomers] Nobody is here yet. It shows those who joined within the last 60 days.
   *[active] This list is still empty. Any conversation gets it started.
}

# What somebody is thanked for.
reason-answered = { $n ->
    [one] answers to one person
   *[other] answers to { $grouped } people
}
reason-replies = { $n ->
    [one] replies from one person
   *[other] replies from { $grouped } people
}
reason-reactions = { $n ->
    [one] one reaction received
   *[other] { $grouped } reactions received
}
reason-days = { $n ->
    [one] one day of conversation
   *[other] { $grouped } days of conversation
}
reason-turns = { $n ->
    [one] one contribution
   *[other] { $grouped } contributions
}
reason-thanks = { $n ->
    [one] thanks from one person
   *[other] thanks from { $grouped } people
}
reason-starts = { $n ->
    [one] one conversation started
   *[other] { $grouped } conversations started
}
reason-weeks = { $n ->
    [one] here in one week
   *[other] here in { $grouped } weeks
}
list-comma = { $first }, { $then }
name-alone = { $name }

me = { $lines }
me-group = Group: { $group }
me-place = <b>Your place this month: { $place }</b>
me-not-yet = Your place will show here after your next conversation this month.
me-apart = Those who manage the group are listed separately, without places.
me-hidden = You're off the lists and out of the monthly thanks. What you do is still counted, in case you come back.
me-why = What counted: { $reasons }
me-neighbours = Next to you:
me-row = {"\u200E"}{ $place }. { $name }
me-row-self = <b>{"\u200E"}{ $place }. { $name }</b>
me-far = { $places ->
    [one] You're on this month's list, further down than the first place.
   *[other] You're on this month's list, further down than the first { $places } places.
}
me-near = Next to you: { $names }
me-no-ranking = This group's lists have no places.
me-board = { $board }: place { $place }
me-button-why = Why?
me-button-back = Back
why-title = <b>What your month is made of</b>
why-title-of = What this month is made of: { $name }
why-place = Place: { $place }
why-nothing = Nothing is counted yet this month.
why-days = { $n ->
    [one] One day of conversation: { $points }
   *[other] { $grouped } days of conversation: { $points }
}
why-repliers = { $n ->
    [one] Replies from one person: { $points }
   *[other] Replies from { $grouped } people: { $points }
}
why-answered = { $n ->
    [one] Answers to one person: { $points }
   *[other] Answers to { $grouped } people: { $points }
}
why-reactions = { $n ->
    [one] One reaction received: { $points }
   *[other] { $grouped } reactions received: { $points }
}
why-thanks = { $n ->
    [one] Thanks from one person: { $points }
   *[other] Thanks from { $grouped } people: { $points }
}
why-granted = Given by the managers: { $points }
why-total = <b>Together: { $points }</b>. The list goes by this number.
why-company = { $n ->
    [0] All but what managers give counts for { $eighths } eighths, since nobody has replied yet; for all of it once six people have.
    [one] All but what managers give counts for { $eighths } eighths, since one person has replied so far; for all of it once six people have.
   *[other] All but what managers give counts for { $eighths } eighths, since { $n } people have replied so far; for all of it once six people have.
}
why-unheard = Conversation counts in full as far as others respond to it, and for a tenth beyond that.
why-how = A reply from somebody whom several others answer counts for more than the same from two who only answer each other.
# The picture above it: bars of days, one for each month.
me-picture = Your last six months
me-picture-note = Days of conversation in: { $group }
me-hide = Leave me off
me-show = Show me again
me-hidden-now = You're off the lists.
me-shown-now = You're on the lists again.
me-which = Which group?
me-no-groups = I don't see you in any of my groups yet. /me works in the group itself, too.
me-not-in = You're not in that group any more.
me-as-yourself = When you write as the group or as a channel, I can't see who you are. Please send /me as yourself.

season-name = thanks for { $month }
season-title = <b>Thank you to the most active of the month</b> · { $month }
season-row = {"\u200E"}• { $name } — { $reasons }
season-resting = Also among the most active (thanked the month before): { $names }
season-close =
    You make this group what it is 💛
    Your own place, or staying off the lists: /me

skip-nobody = there was nobody to name yet

desk-door-boards = Lists and counting
boards-page =
    <b>Lists in { $group }</b>
    On: { $lists }
    { $uncounted ->
        [0] Everything said in the group counts.
        [one] One forum topic isn't counted.
       *[other] { $uncounted } forum topics aren't counted.
    }

    A button turns a list on or off. To leave out a topic, send <code>/boards</code> in it.
    Lists without places: <code>/settings ranking off</code>
    What counts for more: <code>/settings weights</code>
boards-button-board = { $board ->
    [helpers] Helping
    [starters] Conversations
    [steady] Steady
   *[newcomers] Newcomers
}{ $on ->
    [yes] {" "}✓
   *[no] {""}
}
boards-button-topic-off = Don't count this topic
boards-button-here-on = Count this topic again
boards-button-topic-on = Count topic { $topic } again
boards-button-general-on = Count General again
boards-button-check = Unusual patterns
check-title = <b>Unusual patterns</b> · { $group } · { $month }
check-exchanges = <b>Two who answer each other often</b>
check-exchange = {"\u200E"}• { $first } and { $second }: { $there } and { $back } answers
check-quietly = <b>Reactions mostly from people who say nothing</b>
check-quiet = { $reactors ->
    [one] {"\u200E"}• { $name }: { $silent } of one person
   *[other] {"\u200E"}• { $name }: { $silent } of { $reactors } people
}
check-unheards = <b>A lot said, hardly answered</b>
check-unheard = {"\u200E"}• { $name }: { $turns ->
    [one] one contribution
   *[other] { $turns } contributions
} on { $days ->
    [one] one day
   *[other] { $days } days
}, answered by { $repliers ->
    [0] nobody
    [one] one person
   *[other] { $repliers } people
}
check-note = These are numbers, not a verdict: there are good reasons for each. Such exchanges count for little by themselves, and nothing else follows. A name shows what its place is made of.
check-nothing = Nothing stands out this month.

settings-name-ranking = Places on lists
settings-about-ranking = With places, <code>/top</code> says who comes first. Without them it names people for what they did, in no order; the monthly thanks stay.
settings-value-ranking = { $ranking ->
    [on] shown
   *[off] not shown
}
settings-choice-ranking = { $ranking ->
    [on] With places
   *[off] Without places
}
settings-done-ranking = { $ranking ->
    [on] The lists have places.
   *[off] The lists have no places: people are named for what they did.
}
settings-unknown-ranking = Places on lists can be on or off; { $typed } is neither. For example: <code>{ $meant }</code>
settings-name-weights = What counts
settings-about-weights = What counts for how much among the most active: conversation, answers, reactions and thanks together; answers above all, with conversation for a quarter; or all of it without reactions.
settings-value-weights = { $weights ->
    [answers] answers above all
    [words] without reactions
   *[together] all together
}
settings-choice-weights = { $weights ->
    [answers] Answers above all
    [words] Without reactions
   *[together] All together
}
settings-done-weights = { $weights ->
    [answers] Answers count most among the most active.
    [words] Reactions don't count among the most active.
   *[together] Conversation, answers, reactions and thanks count together.
}
settings-unknown-weights = What counts can be together, answers or words; { $typed } is none of them. For example: <code>{ $meant }</code>
room-recognition-logged = { $deed ->
    [season-planned] a season planned
    [season-moved] the end of a season moved
    [season-ended] a season ended early
    [season-dropped] a planned season taken back
    [thanks-in] someone put into the thanks for a month
    [thanks-off] someone taken off the thanks for a month
    [board-on] a list turned on
    [board-off] a list turned off
    [topic-on] a topic counted again
   *[topic-off] a topic no longer counted
}
help-why = What your place this month is made of, part by part. Nobody else sees it: <code>/why</code>
help-boards =
    Which lists there are, in which topics nothing is counted, and what is unusual about how some are counted: <code>/boards</code>
    Lists without places: <code>/settings ranking off</code>

room-recognition = Recognition
# What it is typed by as well, as it was called once.
room-recognition-typed = thanks
room-recognition-about = who takes part, and a thank-you once a month
