# Recognition: /top, /me and the thanks for a month.
command-top = The most active of the month or year
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
top-which = The list is for a month or a year. For example: <code>/top year</code>

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

room-recognition = Thanks
room-recognition-about = who takes part, and a thank-you once a month
