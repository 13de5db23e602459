# The desk: everything of a group in one message in private.
command-desk = Everything in one place: groups, sections, what comes next
command-calendar = What will be posted, day by day
command-start = Your groups, and what I can do for a group
help-desk =
    Everything in one place, in our private chat: <code>/desk</code>
help-calendar = The next fourteen days in our private chat, as a list and as a picture; each post can be looked at, moved, skipped, posted at once or changed: <code>/calendar</code>

frame-back = ‹ Desk
frame-closed = This desk was closed: the newest one is further down. To open it again: /desk

desk-nothing = { "" }
desk-in-private = The desk opens in our private chat.
desk-calendar-in-private = The calendar is in our private chat.
desk-groups = <b>Groups</b>
desk-no-groups = We share no group any more. To begin with one, add me to it: /help
desk-groups-named =
    <b>Groups</b>
    With these letters in the name: { $typed }
desk-none-named = No group of yours has these letters in its name: { $typed }
desk-find = Which group? Write a part of its name.
desk-group = { $title }{ $managed ->
    [yes] { " " }· managed
   *[no] { "" }
}{ $waiting ->
    [0] { "" }
   *[other] { " " }({ $waiting })
}
desk-group-managed =
    <b>{ $group }</b>
    { $doing }
    { $week }

    { $sections }
desk-doing = { $members ->
    [one] { $members } person here
   *[other] { $members } people here
}, { $talked ->
    [0] nobody wrote in the last seven days
    [one] { $talked } wrote in the last seven days
   *[other] { $talked } wrote in the last seven days
} (the week before: { $before })
desk-line-week = Next seven days: { $n ->
    [one] one post
   *[other] { $n } posts
}, the next one { $when }
desk-line-week-empty = Next seven days: no posts
desk-section-on = { $name } — on
desk-section-off = { $name } — off
desk-section-standing = { $name } — { $standing }
desk-standing-posts = { $n } in the next seven days
desk-section-label-off = { $name } ○
desk-section =
    <b>{ $group }</b>
    { $entry }

    <i>{ $about }</i>
    { $place }{ $lately }
desk-topic-general = Its posts go to General. To send them to a topic, write there: <code>{ $command }</code>
desk-topic-own = Its posts go to a topic of their own. To choose another, write there: <code>{ $command }</code>
desk-switched-off = Off now: { $room }
desk-in-general = These posts go to General now.
desk-mine =
    <b>{ $group }</b>
    { $goal }
    { $week }

desk-week =
    <b>Calendar, 14 days</b> — { $group }

    { $posts }
desk-week-empty =
    <b>Calendar, 14 days</b> — { $group }

    No posts are planned. A regular post is added in the group: <code>/touchpoint every monday 10:00</code>, with the text below.
desk-week-entry = { $when }: { $what }{ $fate }
desk-week-button = { $day } { $time } · { $what }
desk-post-named = { $what }
desk-fate-posted = { "" }
desk-fate-left-out = { " " }(left out this once)
desk-fate-skipped = { " " }(will be skipped: { $why })
desk-picture = Calendar: { $group }
desk-post =
    <b>{ $group }</b>
    { $entry }
desk-post-gone = This post has come already, or is no longer there.
desk-move =
    { $entry }

    When instead? Just this one; the ones after it come as usual.
    Or write a time: <code>18:30</code>, <code>Tuesday 9:00</code>
desk-move-unknown = That's no time I understand. Like this: <code>18:30</code>, <code>Tuesday 9:00</code>, <code>tomorrow 9:00</code>
desk-move-too-late = By then the one after it comes. An earlier time, please.
desk-ask-now =
    <b>{ $group }</b>
    { $entry }

    Post it now? It won't come at its own time then.
desk-preview = This is how it would look.
desk-preview-unknown = What it will say isn't known yet.
desk-left-out = Left out this once. The ones after it come as usual.
desk-kept = It comes after all.
desk-moved = Moved: { $when }
desk-posted-now = On its way to the group.
desk-cannot-write = I can't write in the group. What's missing: /status there

desk-button-week = Calendar
desk-button-mine = What's mine
desk-button-managed = Managing
desk-button-groups = All groups
desk-button-find = Find by name
desk-button-back = Back
desk-button-draw = As a picture
desk-button-preview = Preview
desk-button-leave-out = Skip once
desk-button-keep = Don't skip
desk-button-move = Move
desk-button-now = Post now
desk-button-now-yes = Post
desk-button-edit = Open and edit
desk-button-general = Posts to General
desk-button-on = Switch on
desk-button-off = Switch off

desk-button-waiting = { $n ->
    [0] Nothing waits for you
   *[other] Waits for you: { $n }
}
desk-button-copy = For other groups
desk-button-compare = Compare
desk-button-apply = Apply
desk-button-text = As a text
desk-button-copy-text = Copy
desk-copy =
    <b>{ $group }</b>
    Which other groups shall have the same settings? Nothing changes before you've seen what would.
desk-copy-none =
    <b>{ $group }</b>
    You manage no other group with me yet. The settings can be saved as a text and pasted into another bot's group.
desk-copy-group = { $title }{ $chosen ->
    [yes] { " " }✓
   *[no] { "" }
}
desk-copy-difference = { $title } — { $setting }: { $was } → { $is }
desk-copy-more = { $n ->
    [one] … and one more
   *[other] … and { $n } more
}
desk-copy-differences =
    <b>As in { $group }</b>

    { $lines }
desk-copy-same = These groups already have the same settings.
desk-copy-done = { $n ->
    [one] One group has the same settings now.
   *[other] { $n } groups have the same settings now.
}
desk-copy-only = Only: { $setting }
desk-copy-done-one = { $setting }: { $n ->
    [one] the same in one more group now.
   *[other] the same in { $n } more groups now.
}
desk-copy-text =
    <b>{ $group }</b>
    Sent to a group by one of its managers, this text makes the settings the same there:
    { $text }

desk-door-settings = All settings
desk-door-staff = Helpers
desk-door-log = Latest changes
desk-door-posts = Regular posts
desk-door-status = Open
desk-door-introduction = My introduction
desk-door-place = Place and thanks
desk-door-quiet = Quieter
desk-door-data = My data
desk-door-language = Language

room-status = Status
room-status-about = How I'm doing here: what waits, what failed, what is missing.
room-settings = Settings
room-settings-about = Language, clock, quiet hours, limits, who helps, and who changed what.
desk-button-this-one = Change only this one
desk-fate-when-quiet = { " " }(only when quiet)
desk-week-entry-quiet = Only when quiet: { $what }
desk-week-button-quiet = When quiet · { $what }

## Thirty days ahead
desk-button-rehearsal = 30 days ahead
desk-rehearsal =
    <b>Rehearsal, 30 days</b> — { $group }
    With the settings as they are; nothing is posted or changed by looking.

    { $posts }
desk-rehearsal-empty =
    <b>Rehearsal, 30 days</b> — { $group }

    Nothing would be posted.
desk-rehearsal-entry = { $fate } · { $what }
desk-rehearsal-two = { $entry }
    <i>While people talk:</i> { $amid }
desk-rehearsal-posted = { $when }
desk-rehearsal-moved = { $when } ({ $moved })
desk-rehearsal-left = <s>{ $when }</s> { $why }
