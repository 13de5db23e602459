# /help, /start, /language.
command-help = What I can do here
command-language = The language I write to you in

help-entry = { $command } — { $about }
help-goal = This group is for: { $goal }
help-group =
    <b>What I can do here</b>
    { $commands }
help-group-manager =
    <b>For managers</b>
    { $manager-commands }

    <b>For everyone</b>
    { $commands }

    One command in detail: <code>/help settings</code>
help-page =
    { $entry }

    { $page }

    { $who }
help-audience = { $who ->
    [group] In the group, for everyone.
    [managers] In the group, for its managers and their helpers.
    [both] In the group and in our private chat, for everyone.
    [managers-both] In the group and in our private chat, for managers and their helpers.
   *[private] In our private chat.
}
help-button-copy = Copy example
help-unknown = There's no command { $typed }. All of them: /help
help-unknown-nearest = There's no command { $typed }. Perhaps: { $nearest }

help-opening =
    I'm a second pair of hands for people who run a group 👋
    I welcome newcomers, bring up something to talk about, run polls, and thank those who help. Quietly: as a rule no more than one post a day, and none at night.

    Add me to your group; setting up takes two minutes.
help-private =
    <b>Here in private</b>
    { $commands }

    In the group, /help shows what works there.
help-groups = { $count ->
    [one] The group you manage: { $groups }
   *[other] Groups you manage: { $groups }
}
help-groups-more = { $more ->
    [one] Groups you manage: { $groups } and { $more } more
   *[other] Groups you manage: { $groups } and { $more } more
}
help-stale-link = This link no longer works. There may be a newer one in the group.
help-button-add = Add to a group

help-language-question = Which language shall I write to you in? Or in one message: <code>/language en</code>
help-language-chosen = From now on I'll write to you in English.
help-language-unknown = I don't speak { $typed } yet. For example: <code>/language en</code>, <code>/language he</code> or <code>/language ru</code>
help-language-private = /language is for our private chat. The group's language: <code>/settings language en</code>
help-language-member = The language I write to you in privately is chosen in our private chat. What I speak in the group is for its managers to choose.
help-picture = A group with me in it: newcomers are greeted, people vote, and what comes next is known.
