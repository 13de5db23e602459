# Thanks from one member to another, and points granted by hand.
room-thanks = Thanks
room-thanks-about = thanks in answers are counted and get a reaction; with /thanks there's a reason to go with them
room-thanks-logged = the values for thanks changed
nudge-thanks = What you were thanked for
thanks-door = Thanks to me
thanks-door-values = Values
thanks-door-grants = Granted points
thanks-standing = { $n ->
    [0] none this week
    [one] { $n } this week
   *[other] { $n } this week
}
command-thanks = Thank someone
command-grant = Grant points by hand
command-grants = Who was granted points, and why
help-thanks =
    Say thank you in an answer, or put 🙏 under a message: it counts, and you see it by a reaction.
    With a reason, as an answer: <code>/thanks for carrying the boxes</code>
    By name: <code>/thanks @dana for carrying the boxes</code>
    With one of the group's values: <code>/thanks @dana for carrying the boxes #help</code>
    What you were thanked for: <code>/thanks mine</code>. What you thanked others for: <code>/thanks given</code>
    Undo, within five minutes: <code>/thanks undo</code>

    What counts: one thank-you a day from one person to another, and none straight back. It works in private, too.
    The values, and how often each was named: <code>/thanks values</code>. Those who manage the group write up to five on the lines below it.
help-grant =
    Points for what I can't see, such as running a stall: <code>/grant @dana 3 for running the stall</code>, or as an answer <code>/grant 3 for running the stall</code>

    Everyone in the group can read who granted what and why: <code>/grants</code>. There, points can be taken back for a week. How many there may be in a month: <code>/settings grantcap</code> and <code>/settings grantercap</code>
help-grants = Points granted by hand, with reasons, newest first: <code>/grants</code>
mydata-thanks-received = { $n ->
    [one] You were thanked once.
   *[other] You were thanked { $n } times, by { $people ->
        [one] one person
       *[other] { $people } people
    }.
}
mydata-thanks-for = Thanks from { $name }{ $what }
mydata-thanks-given = { $n ->
    [one] You thanked someone once.
   *[other] You thanked others { $n } times.
}
mydata-thanks-said = Your thanks to { $name }{ $what }
mydata-grants-received = { $n ->
    [one] You were granted one point.
   *[other] You were granted { $n } points.
}
mydata-grants-given = { $n ->
    [one] You granted one point.
   *[other] You granted { $n } points.
}

thanks-how =
    Whom would you like to thank, and what for?

    As an answer to a message: <code>/thanks for carrying the boxes</code>
    By name: <code>/thanks @dana for carrying the boxes</code>
    A plain “thank you” in an answer counts as well.
thanks-whom =
    Whom do you mean? Answer a message with it, or put the username in front:
    <code>/thanks @dana for carrying the boxes</code>
thanks-one-at-a-time = One person at a time, so that each hears what it was for: <code>/thanks @dana for carrying the boxes</code>
thanks-unknown = I don't know anyone here by { $typed }. Answer a message of theirs with <code>/thanks</code>, or choose by name in private.
thanks-to-people = Thanks are for people. Behind a bot, a channel or the group's own name I can't tell who it was. By name: <code>/thanks @dana for carrying the boxes</code>
thanks-as-yourself = Please send /thanks under your own name, so that people know whom it comes from.
thanks-oneself = Well done! Thanks count from one person to another, though: <code>/thanks @dana for carrying the boxes</code>
thanks-not-here = { $name } isn't in the group any more, so it can't be counted here.
thanks-today = You've thanked { $name } today already; one thank-you a day counts. Tomorrow again!
thanks-back = { $name } thanked you less than a day ago, and thanks straight back aren't counted. Saying it in the group is always welcome.
thanks-no-such-value = There's no value { $typed } here. There are: { $values }
thanks-value-needs-letters = A value needs letters, not only signs: { $typed }. For example: <code>Mutual help 🤝</code>
thanks-too-many-values = A group has up to { $most } values: few enough to remember. Please leave some out.
thanks-in-the-group = By name it works in the group. Here, choose a person: /thanks
thanks-no-group = I don't see you in any group where thanks are counted. Please send this in the group.
thanks-which-group = In which group?
thanks-undone = Undone; it doesn't count.
thanks-nothing-to-undo = There's nothing of the last five minutes to undo. A reason can be taken back at any time: <code>/thanks given</code>
thanks-too-late = Five minutes have passed
thanks-gone = That isn't there any more. Please start again: /thanks
thanks-withdrawn = The reason is taken back

thanks-ask-whom = Whom in { $group } would you like to thank?
thanks-ask-reason = What for? One line is plenty: “for carrying the boxes”.
thanks-ask-value = Which of the group's values did it show?
thanks-ask-new-value = What does the group hold dear? One or two words.
thanks-hint-new-value = For example: Mutual help 🤝
thanks-preview = Thanks to { $name }{ $what }
thanks-done = Noted in { $group }: your thanks to { $name }. Within five minutes it can be undone: <code>/thanks undo</code>
thanks-value-preview = A value of the group: { $value }
thanks-value-saved = The group has this value now: { $value }
thanks-button-say = Say thanks
thanks-button-save = Save
thanks-button-write = Choose a person
thanks-button-mine = Received
thanks-button-given = Given
thanks-button-values = Values
thanks-button-undo = Undo
thanks-button-withdraw = Take back { $number }
thanks-button-keep = Change the values
thanks-button-drop = Remove: { $value }
thanks-button-add = Add a value
thanks-button-retract-some = Take points back
thanks-button-retract = Take back { $points } from { $name }

thanks-name = { $name }
thanks-former = a former member
thanks-unlisted = someone who prefers no lists
thanks-what-none = {""}
thanks-what-reason = {" "}– { $reason }
thanks-what-value = {" "}({ $value })
thanks-what-both = {" "}– { $reason } ({ $value })
thanks-said = Noted: your thanks to { $name }{ $what }
thanks-mine = { $n ->
    [0] Nobody's thanks to you in { $group } have been counted yet. They will be here, with reasons where they were given.
    [one] You were thanked once in { $group }:
   *[other] You were thanked { $n } times in { $group }, by { $people ->
        [one] one person
       *[other] { $people } people
    }:
}
thanks-given = { $n ->
    [0] No thanks of yours have been counted in { $group } yet. How it's done: /thanks
    [one] You thanked someone once in { $group }.
   *[other] You thanked others { $n } times in { $group }.
} { $explained ->
    [0] {""}
   *[other] With a reason:
}
thanks-entry = { $date }: { $name }{ $what }
thanks-entry-given = { $number }. { $date }: { $name }{ $what }
thanks-values = What { $group } holds dear, and how often thanks named it this month:
thanks-no-values = { $group } has no values for thanks yet.
thanks-value-entry = { $value }: { $n }
thanks-values-how =
    Write up to five in the group, each on a line:
    <code>/thanks values
    Mutual help 🤝
    Courage</code>

thanks-told = { $n ->
    [one] You were thanked 🙏
   *[other] You were thanked { $n } times 🙏
}
thanks-told-entry = { $name } in { $group }{ $what }
thanks-told-more = { $n ->
    [one] And once more.
   *[other] And { $n } times more.
}
thanks-told-end = All of it: <code>/thanks mine</code>

thanks-grants = { $n ->
    [0] No points have been granted by hand in { $group }.
   *[other] Granted by hand in { $group }:
}
thanks-grant-entry = { $date }: { $points } to { $name }, by { $granter } – { $reason }
thanks-grant-taken = <s>{ $entry }</s> (taken back by { $by })
thanks-grant-how =
    To whom, how many points, and what for? For example:
    <code>/grant @dana 3 for running the stall</code>
thanks-grant-why = Everyone can read what points were granted for, so a reason is needed: <code>/grant @dana 3 for running the stall</code>
thanks-grant-as-yourself = Please send /grant under your own name: the log says who granted what.
thanks-grant-oneself = Points are for others. Another manager can grant you some.
thanks-grant-own = Points of your own are taken back by another manager.
thanks-grant-not-here = { $name } isn't in the group any more.
thanks-grant-cap = { $left ->
    [0] { $name } has been granted the most there is for this month: { $most }. Next month again, or change it: <code>/settings grantcap</code>
   *[other] { $name } can be granted { $left } more this month, of { $most } in all. To change that: <code>/settings grantcap</code>
}
thanks-granter-cap = { $left ->
    [0] You've granted the most there is for one manager this month: { $most }. Another manager can go on.
   *[other] You can grant { $left } more this month, of { $most } in all.
}
thanks-granted =
    Granted: { $points } to { $name } – { $reason }
    Left this month: { $for_her } for { $name }, { $from_you } from you. Everyone can read it: /grants
thanks-grant-too-late = Points are taken back within a week; these have been there longer.
thanks-retracted = Taken back; the log says so

settings-name-hearing = Hearing thanks
settings-about-hearing = Whether “thank you” in an answer and 🙏 under a message count, or only /thanks.
settings-value-hearing = { $hearing ->
    [on] in answers and reactions
   *[off] only by /thanks
}
settings-choice-hearing = { $hearing ->
    [on] In answers, too
   *[off] Only /thanks
}
settings-done-hearing = { $hearing ->
    [on] “Thank you” in an answer and 🙏 under a message count from now on.
   *[off] From now on only /thanks counts.
}
settings-unknown-hearing = Hearing thanks can be on or off; { $typed } is neither. For example: <code>{ $meant }</code>
settings-name-reaction = Reaction to thanks
settings-about-reaction = What I put under thanks that count. Where the group doesn't take it, nothing.
settings-value-reaction = { $reaction ->
    [hands] 🙏
    [heart] ❤
    [thumb] 👍
    [clap] 👏
   *[nothing] none
}
settings-choice-reaction = { $reaction ->
    [hands] 🙏
    [heart] ❤
    [thumb] 👍
    [clap] 👏
   *[nothing] None
}
settings-done-reaction = { $reaction ->
    [hands] Thanks that count get 🙏 from now on.
    [heart] Thanks that count get ❤ from now on.
    [thumb] Thanks that count get 👍 from now on.
    [clap] Thanks that count get 👏 from now on.
   *[nothing] Thanks that count get no reaction from now on.
}
settings-unknown-reaction = The reaction to thanks can be 🙏, ❤, 👍, 👏 or nothing; { $typed } is none of these. For example: <code>{ $meant }</code>
settings-name-grantcap = Points for one member
settings-about-grantcap = How many points one member can be granted by hand in a month, by all managers together.
settings-value-grantcap = { $grantcap ->
    [points-5] up to 5 a month
    [points-10] up to 10 a month
    [points-20] up to 20 a month
   *[points-50] up to 50 a month
}
settings-choice-grantcap = { $grantcap ->
    [points-5] 5 a month
    [points-10] 10 a month
    [points-20] 20 a month
   *[points-50] 50 a month
}
settings-done-grantcap = { $grantcap ->
    [points-5] One member can be granted up to 5 points a month.
    [points-10] One member can be granted up to 10 points a month.
    [points-20] One member can be granted up to 20 points a month.
   *[points-50] One member can be granted up to 50 points a month.
}
settings-unknown-grantcap = Points for one member can be 5, 10, 20 or 50 a month; { $typed } is none of these. For example: <code>{ $meant }</code>
settings-name-grantercap = Points from one manager
settings-about-grantercap = How many points one manager can grant by hand in a month.
settings-value-grantercap = { $grantercap ->
    [points-10] up to 10 a month
    [points-20] up to 20 a month
    [points-50] up to 50 a month
   *[points-100] up to 100 a month
}
settings-choice-grantercap = { $grantercap ->
    [points-10] 10 a month
    [points-20] 20 a month
    [points-50] 50 a month
   *[points-100] 100 a month
}
settings-done-grantercap = { $grantercap ->
    [points-10] One manager can grant up to 10 points a month.
    [points-20] One manager can grant up to 20 points a month.
    [points-50] One manager can grant up to 50 points a month.
   *[points-100] One manager can grant up to 100 points a month.
}
settings-unknown-grantercap = Points from one manager can be 10, 20, 50 or 100 a month; { $typed } is none of these. For example: <code>{ $meant }</code>
