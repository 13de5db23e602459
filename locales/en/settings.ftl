# /settings and /staff.
command-settings = Settings: language, time zone, rhythm, quiet hours
command-staff = Managers' helpers: who manages along with you
help-settings =
    Everything, with buttons, in the group or in our private chat: <code>/settings</code>
    Language: <code>/settings language en</code>
    Time zone: <code>/settings zone London</code>
    Rhythm: <code>/settings rhythm gentle</code>
    Quiet hours: <code>/settings quiet 22:00-08:00</code> or <code>/settings quiet off</code>
    Purpose: <code>/settings goal We bake together</code>
    Quiet days: <code>/settings days sat sun</code>, or with Shabbat and holidays: <code>/settings days shabbat il before</code>
    Most scheduled posts a day and a week: <code>/settings posts 1 5</code>
    Kind of community: <code>/settings community customers</code>
    Links in introductions: <code>/settings links known</code>; or all, or nobody
    Newcomers agree to the rules first: <code>/settings gate agree</code>; or word, or off
    What I do here: <code>/settings rooms</code>; on or off: <code>/settings polls off</code>
    Where posts come, written in that topic: <code>/settings recognition here</code>
    Latest changes: <code>/settings log</code>
help-staff =
    Who helps: <code>/staff</code>
    To add or remove someone: <code>/staff @name</code>, or <code>/staff</code> as a reply to one of that person's messages
    For some things only: <code>/staff @name polls touchpoints</code>; to end it: <code>/staff @name off</code>

settings-ready = { $html }
settings-quote = { $text }
settings-all =
    <b>Settings</b> — { $group }
    { $lines }

    To change one: a button below, or for example <code>/settings quiet 22:00-08:00</code>
settings-entry = { $name }: { $value }
settings-one =
    <b>{ $entry }</b>
    { $about }

    In one message: <code>{ $example }</code>
settings-which-group = Which group?
settings-goal =
    <b>{ $entry }</b>
    What the community is for, in a sentence or two.

    In one message: <code>/settings goal We bake together and share recipes</code>, or <code>/settings goal off</code>
settings-done-goal = What the community is for: <blockquote>{ $goal }</blockquote>
settings-done-goal-off = The community's purpose has been removed.
settings-name-language = Language
settings-name-zone = Time zone
settings-name-rhythm = Rhythm
settings-name-quiet = Quiet hours
settings-name-days = Quiet days
settings-name-posts = Posts
settings-name-community = Community
settings-name-links = Links
settings-name-staff = Managers' helpers
settings-name-goal = Purpose
settings-name-touchpoint = Regular post
settings-about-language = The language I speak in the group. In private everyone chooses their own.
settings-about-zone = Days, weeks and the times of posts go by this clock. You can type the name of a large city.
settings-about-rhythm = How often I post a conversation starter.
settings-about-quiet = No scheduled posts during these hours: no regular posts, conversation starters or monthly thanks.
settings-about-days = No scheduled posts on these days. A button turns one on or off. In one message they go together: <code>/settings days fri shabbat il 31.12 before</code>; hours of every week: <code>/settings days fri 14:00 - sun 9:00</code>
settings-about-posts = The most scheduled posts: your regular posts, conversation starters and monthly thanks. Polls and answers don't count.
settings-about-community = What kind of community this is. Conversation starters are chosen to suit it.
settings-about-links = A new member's links can be advertising, and what I post looks trusted. The group knows people who have talked here on three different days.
settings-value-zone = { $place }, { $time } now
settings-value-rhythm = { $rhythm ->
    [gentle] gentle (one conversation starter a week)
    [steady] steady (one conversation starter each working day)
   *[none] no conversation starters
}
settings-value-none = none
settings-value-community-none = not chosen
settings-value-post = { $deed ->
    [left-out] one post skipped
    [kept] one post not skipped after all
    [moved] one post moved
    [welcome-written] new welcome words
    [welcome-changed] welcome words changed
    [welcome-removed] welcome words removed
    [welcome-ours] the usual welcome words again
    [welcome-buttons] other buttons below the welcome
   *[posted-now] one post sent at once
}
settings-several-line = This line is no setting: { $line }. For example: <code>zone London</code>
settings-value-range = { $range }
settings-value-posts = at most { $day } a day and { $week } a week
settings-value-links = { $links ->
    [known] work in introductions of people the group knows
    [all] work in everyone's introductions
   *[nobody] stay plain text in introductions
}
settings-choice-none = None
settings-choice-community-none = Something else
settings-choice-rhythm = { $rhythm ->
    [gentle] Gentle: once a week
    [steady] Steady: each working day
   *[none] No conversation starters
}
settings-choice-posts = { $day } a day, { $week } a week
settings-choice-links = { $links ->
    [known] For people the group knows
    [all] For everyone
   *[nobody] Plain text only
}
settings-choice-zone = { $place }, { $time }
settings-present = { $label } ✓
settings-button-back = Back
settings-button-staff = Helpers
settings-button-log = Latest changes
settings-button-dismiss = Remove: { $name }

settings-done-language = { $language ->
    [he] From now on I speak Hebrew in the group.
    [ru] From now on I speak Russian in the group.
   *[en] From now on I speak English in the group.
}
settings-done-zone = The group's clock is set: { $place }. The time there is { $time }.
settings-done-rhythm = { $rhythm ->
    [gentle] Gentle rhythm: one conversation starter a week.
    [steady] Steady rhythm: one conversation starter each working day.
   *[none] No more conversation starters.
}
settings-done-quiet = Quiet hours: { $value }. No scheduled posts then.
settings-done-quiet-off = No quiet hours: scheduled posts may come at any time of day.
settings-done-days = Quiet days: { $value }. Nothing is posted then.
settings-done-days-off = No quiet days: scheduled posts may come on any day of the week.
settings-done-posts = Scheduled posts from now on: { $value }.
settings-done-community = { $community ->
    [customers] Conversation starters for customers, from now on.
    [interest] Conversation starters for a shared interest, from now on.
    [team] Conversation starters for a team at work, from now on.
    [support] Only gentle conversation starters, from now on.
   *[none] Conversation starters that suit any community, from now on.
}

settings-done-links = { $links ->
    [known] Links and mentions in introductions work for people who have talked here on three different days.
    [all] Links and mentions in introductions work for everyone.
   *[nobody] Links and mentions in introductions stay plain text.
}

settings-unknown = There's no setting { $typed }. The settings are: language, time zone, rhythm, quiet hours, quiet days, posts, community, links, admission, gate, purpose. For example: <code>/settings quiet hours 22-8</code>. With buttons: /settings
settings-unknown-meant = I don't know { $typed } here. Perhaps: <code>{ $meant }</code>
settings-unknown-language = I don't speak { $typed } yet, only English, Hebrew and Russian. For example: <code>{ $meant }</code>
settings-unknown-zone = I don't know the time zone { $typed }. Type a large city, for example: <code>{ $meant }</code>
settings-unknown-rhythm = There's no rhythm { $typed }, only gentle, steady and none. For example: <code>{ $meant }</code>
settings-unknown-quiet = Quiet hours have a beginning and an end, and I can't make them out here: { $typed }. For example: <code>{ $meant }</code>
settings-unknown-days = I don't know these days: { $typed }. For example: <code>{ $meant }</code>
settings-unknown-posts = Two numbers are needed: posts a day (up to { $most-day }) and a week (up to { $most-week }); you wrote { $typed }. For example: <code>{ $meant }</code>
settings-unknown-community = I don't know the kind { $typed }. The kinds are: customers, interest, team, support. For example: <code>{ $meant }</code>

settings-unknown-links = Links in introductions can be set to known, all or nobody; { $typed } is none of these. For example: <code>{ $meant }</code>

settings-staff =
    <b>Managers' helpers</b>: { $names }

    To add or remove someone: <code>/staff @name</code>, or /staff as a reply to one of that person's messages. Who helps is for the group's administrators in Telegram to choose.
settings-helper = { $name }
settings-helper-left = { $name } (not in the group now)
settings-helpers-more = { $more ->
    [one] { $names } and { $more } more
   *[other] { $names } and { $more } more
}
settings-staff-added = Among the managers' helpers from now on: { $name }. The same command again takes it back.
settings-staff-removed = No longer among the managers' helpers: { $name }
settings-staff-admin-already = Already an administrator in Telegram: { $name }
settings-staff-not-here = Not in the group now: { $name }. Helpers are members of the group.
settings-staff-unknown = I haven't met { $typed } here yet. Please send /staff as a reply to one of that person's messages.
settings-staff-one = One person at a time, please: <code>/staff { $example }</code>
settings-staff-sections = Helping from now on with this only: { $sections } ({ $name }). To end that: <code>/staff @name off</code>
settings-staff-no-section = There's nothing here called { $typed }. One can help with: { $sections }. For example: <code>{ $example }</code>, or without any of them for everything.
settings-helper-of = { $name } ({ $sections })
settings-log-staff-sections = { $name } helps with: { $sections }
staff-everything-typed = everything, all
settings-hers =
    <b>Settings</b> — { $group }
    { $lines }
settings-hers-none = { $group }: there's nothing to set in what you help with. The latest changes: <code>/settings log</code>
settings-helper-page =
    <b>{ $name }</b> helps with: { $sections }

    A button adds or takes away. In one message: <code>/staff @name polls touchpoints</code>
settings-button-everything = Everything

settings-log =
    <b>Latest changes</b>
    { $lines }
settings-log-empty = Nothing has been changed yet.
settings-log-entry = { $when }, { $by } — { $setting }: { $value }
settings-log-anonymous = in the name of the group
settings-log-staff = { $what ->
    [added] added { $name }
   *[removed] removed { $name }
}
settings-log-from = { $was } → { $is }

settings-rooms =
    <b>What I do</b> — { $group }
    { $lines }

    A button switches it on or off. What's off stays silent, and its commands leave the menu; nothing that's kept is lost. In one message: <code>/settings polls off</code>
settings-room-entry = { $name } — { $about }
settings-room = { $state ->
    [on] { $name } ✓
   *[off] { $name } ✗
}
settings-rooms-typed = rooms, features
settings-button-owns = More settings
settings-button-rooms = What I do
settings-value-switch = { $state ->
    [on] on
    [topic] in a topic of its own
    [general] in General
   *[off] off
}
settings-done-room = { $state ->
    [on] On from now: { $room }. What was missed meanwhile isn't made up for.
   *[off] Off from now: { $room }. What was under way has ended; nothing that's kept is lost.
}
settings-done-topic = { $place ->
    [topic] These posts come in this topic from now on: { $room }
   *[general] These posts come in General from now on: { $room }
}
settings-unknown-room = It can be on or off: { $room }. For example: <code>{ $meant }</code>
settings-button-undo = Undo: { $setting }
settings-undone = Put back — { $setting }: { $value }
settings-changed-since = It was changed again since then, so there's nothing to put back here. The latest changes: /settings log
