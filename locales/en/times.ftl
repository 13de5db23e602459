# Finding a time: when it could be, who can then, and when it is.
room-times = Finding a time
room-times-about = when does it suit most? Each answers in private, in their own time zone; the best times are proposed
nudge-time = Times to find
times-door = Times to find
times-door-new = Find a time
times-standing = { $open ->
    [0] none open
    [one] { $open } open
   *[other] { $open } open
}, { $all } in all
command-when = Find a time that suits most
help-when =
    Times being looked for, and your answers: <code>/when</code>

    For those who manage the group, a new one, with a day and hours on each line:
    <code>/when Baking evening
    friday 19:00, 20:00
    12.12 18-20</code>
    Or with buttons, in private: /when

    Everyone answers in private: yes, if need be, no. The group sees how many can when.
mydata-times = { $n ->
    [one] You said when you can for { $n } meeting.
   *[other] You said when you can for { $n } meetings.
}
mydata-times-made = { $n ->
    [one] You looked for a time for { $n } meeting.
   *[other] You looked for a time for { $n } meetings.
}

times-how =
    What is it about? On the lines below, a day and hours each:
    <code>/when Baking evening
    friday 19:00, 20:00
    12.12 18-20</code>
times-not-understood =
    This line isn't a day with hours: { $typed }
    For example: <code>friday 19:00, 20:00</code> or <code>12.12 18-20</code>
times-two-meanings =
    { $typed }: is that { $one } or { $other }?
    A date is clear: <code>12.12 18-20</code>
times-past = This has been already: { $typed }
times-too-far = This is more than a year away: { $typed }
times-too-many = { $n ->
    [one] That's { $n } time; up to { $most } can be chosen from.
   *[other] That's { $n } times; up to { $most } can be chosen from.
}
times-most = { $most ->
    [one] Up to { $most } time can be chosen from.
   *[other] Up to { $most } times can be chosen from.
}
times-hours-not-understood =
    These aren't hours: { $typed }
    For example: <code>18:30, 20:15</code>
times-no-group = I don't see you in any group where times are looked for. Please send this in the group.
times-which-group = For which group?

times-when-length = { $when } ({ $length })
times-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
times-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
times-hours-minutes = { $hours } { $minutes }
times-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
times-counts = ✅ { $yes } · 🟡 { $maybe } · ➖ { $no }
times-label = { $day } { $date }, { $time }
times-marked = { $mark ->
    [yes] ✅
    [maybe] 🟡
    [no] ➖
   *[open] ▫️
} { $label }
times-entry = <b>{ $number }.</b> { $when }{ $counts }{ $state ->
    [best] {" "}⭐
    [over] , over
   *[open] {""}
}
times-no-counts = {""}
times-with-counts = {" "}· { $counts }
times-names = ✅ { $names }
times-lines =
    { $above }
    { $below }
times-title = 📅 <b>{ $title }</b>
times-head-open =
    { $title }
    When does it suit? Open until { $until }.
times-head-closed =
    { $title }
    Closed; it's being decided.
times-head-fixed =
    { $title }
    <b>{ $when }</b>
times-takes = It takes { $length }.
times-answered = { $n ->
    [0] No answers yet.
    [one] { $n } person answered.
   *[other] { $n } people answered.
}
times-is-named = Who answered what is shown to the group.
times-is-anonymous = Anonymous: only the numbers are shown, to managers too.
times-is-one = Each chooses one time.
times-clock = By the clock of { $place }; newer apps show your own.
times-row = • { $title }: { $stage ->
    [open] open until { $when }, { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    }
    [fixed] { $when }
   *[closed] closed, { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    }
}
times-list = <b>Times to find in { $group }</b>
times-none = None at the moment.

times-mine = <b>{ $title }</b> · { $group }
times-mine-how = When can you? A press turns a time to yes ✅, if need be 🟡, no ➖. What's left open counts as a no.
times-mine-how-one = Which one suits best? A press turns a time to yes ✅, if need be 🟡, no ➖; only one can be a yes. What's left open counts as a no.
times-mine-entry = { $mark ->
    [yes] ✅
    [maybe] 🟡
    [no] ➖
   *[open] ▫️
} <b>{ $number }.</b> { $when }
times-saved = Saved. Until it closes you can change it.
times-is-closed = It's closed; nobody answers any more.
times-gone = This one is gone. The others: /when
times-who = <b>{ $title }</b>: who can when
times-who-entry = <b>{ $number }.</b> { $when }
times-who-names = { $mark ->
    [yes] ✅
    [maybe] 🟡
   *[no] ➖
} { $names }
times-not-fixed = It isn't decided yet. How it stands: /when
times-file =
    { $title }
    { $when }
    Open the file to put it into your calendar.

times-ask-title = What is it about, in { $group }? One line; below it, if you like, a day and hours on each line.
times-hint-title =
    Baking evening
    friday 19:00, 20:00
    12.12 18-20
times-title-preview = <b>{ $title }</b>{ $n ->
    [0] {""}
    [one] , { $n } time
   *[other] , { $n } times
}
times-ask-hours = Which hours? Several with commas between them.
times-hint-hours = For example: 18:30, 20:15
times-hours-preview = { $hours }
times-below = It goes on below.
times-days-how =
    <b>{ $title }</b>
    On which days? A press on a day of the week takes all of them.
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }, { $n ->
        [one] { $n } time
       *[other] { $n } times
    } of { $most } at most.
times-hours-how =
    <b>{ $title }</b>
    At which hours?
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }, { $n ->
        [one] { $n } time
       *[other] { $n } times
    } of { $most } at most.
times-preview =
    This is how { $group } will see it:

    { $post }
times-switch-named = Names: shown
times-switch-anonymous = Names: hidden
times-switch-several = Several ✓
times-switch-one = Only one ✓
times-switch-reminds = Reminder ✓
times-switch-reminds-not = Reminder ✗
times-switch-open = Open for { $time }
times-switch-length = It takes { $time }
times-switch-length-none = It takes: not said
times-no-slots = No time is chosen yet: days and hours first.
times-too-many-open = { $most ->
    [one] { $most } is open at a time at most. Please decide it first: /when
   *[other] { $most } are open at a time at most. Please decide one of them first: /when
}
times-all-past = All its times have been. A new one: /when
times-is-posted = It's in the group already. How it stands: /when
times-posted = Posted in { $group }.
times-discarded = Discarded.
times-not-posted =
    { $title } didn't come to the group. { $why }
    It's kept: /when
times-asked-below = { $title }: it's asked again, further down.

times-closed =
    { $title }: { $n ->
        [0] closed, and nobody has answered.
        [one] closed with { $n } answer. When will it be?
       *[other] closed with { $n } answers. When will it be?
    }
    { $best }
times-closed-none = None of the times left suits anyone. It can be asked again, or a new one made: /when
times-proposed = { $number }. { $when } · { $counts }
times-best =
    The best times:
    { $best }
times-item-first = Fix the first
times-item-second = Fix the second
times-item-third = Fix the third
times-item-again = Ask again
times-fixed = Fixed. Whoever answered hears of it in two minutes.
times-fixed-already = It has been fixed already. How it stands: /when
times-not-changed = It can't be changed any more: a week has passed, it was changed three times, or it has begun.
times-is-past = This time has been already. Another one: /when
times-choose = Which time will it be?
times-choose-another = Which time instead?
times-decided =
    📅 <b>{ $title }</b> will be:
    <b>{ $when }</b>
times-decided-anew =
    📅 <b>{ $title }</b> will be at another time:
    <b>{ $when }</b>
times-told =
    { $title } in { $group } will be:
    <b>{ $when }</b>
    { $door }
times-told-anew =
    { $title } in { $group } will be at another time:
    <b>{ $when }</b>
    { $door }
times-reminder =
    { $title } in { $group }: when can you?
    Open until { $until }.
    { $door }
times-door-file = For your calendar
times-door-answer = To the times

times-button-mine = My times
times-button-file = For my calendar
times-button-list = All of them
times-button-who = Who can when
times-button-manage = Manage
times-button-save = Save
times-button-rest = The rest: yes
times-button-back = Back
times-button-new = Find a time
times-button-draft = My draft
times-button-days = Days
times-button-hours = Hours
times-button-title = Title
times-button-type = Type hours
times-button-preview = Preview
times-button-next = Next
times-button-discard = Discard
times-button-post = Post
times-button-fix = Fix: { $label }
times-button-choose = Other times
times-button-close = Close now
times-button-again = Ask again
times-button-another = Choose another
times-button-show = Post it again
