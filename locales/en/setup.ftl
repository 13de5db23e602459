# Getting a group ready: language, time zone, goal, rhythm, rights.
command-setup = Get the group ready: language, time zone, purpose, rhythm

setup-invite = For those who manage this group: getting me ready takes two minutes, in private. Until then sensible defaults apply.
setup-invite-button = Set up

setup-in-private = The setup goes on in our private chat.
setup-half-done = Setting up { $group } isn't finished yet.

setup-heading = Group: <b>{ $group }</b>
setup-opening = Hello! Four short questions get the group ready. They can wait, too: sensible defaults already apply.
setup-ask-language = Which language should I speak in the group?
setup-ask-zone = Which time zone is the group in? Choose a city, or type one, for example: <code>{ $city }</code>
setup-ask-zone-city = Lisbon
setup-ask-goal = What is the community for? Choose the kind that comes closest, and write in your own words, in a sentence or two: whom it brings together, and what they get from each other.
setup-goal-now = Now: <blockquote>{ $goal }</blockquote>
setup-community = { $community ->
    [customers] Customers
    [interest] Shared interest
    [team] Team at work
   *[support] Mutual support
}
setup-ask-rhythm = How often should I post a conversation starter?

setup-back = Back
setup-skip = Skip
setup-remove = Remove
setup-current = { $label } ✓
setup-place = { $place }
setup-zone-choice = { $place }, { $time }
setup-rhythm-choice = { $rhythm ->
    [gentle] Gentle: once a week
    [steady] Steady: each working day
   *[none] No conversation starters
}
setup-setting = { $setting ->
    [language] Language
    [zone] Time zone
    [goal] Purpose
   *[rhythm] Rhythm
}

setup-is-language = Language: { $language }
setup-is-zone = Time zone: { $place }, { $time } now
setup-is-goal = What the community is for: <blockquote>{ $goal }</blockquote>
setup-no-goal = What the community is for: not written yet
setup-is-community =
    Community: { $community }
    { $goal }
setup-is-rhythm = Rhythm: { $rhythm ->
    [gentle] gentle, one conversation starter a week
    [steady] steady, one conversation starter each working day
   *[none] no conversation starters
}
setup-next = <b>What happens next</b>
setup-next-post = Next post: { $when } — { $what }
setup-next-welcome = Welcome for newcomers: from now on
setup-next-thanks = Thank you to the most active of the month: { $date }
setup-again = To change something later: { $command } in the group.

setup-missing = { $right ->
    [write] <b>One right is missing:</b> writing. I can't post anything in the group.
    [administrator] <b>One right is missing:</b> I'm not an administrator of the group in Telegram. Until then I see no reactions, not all messages and not everyone who joins, and can't tell one person something without the whole group reading it.
   *[delete] <b>One right is missing:</b> “Delete messages”. Without it typed commands and old greetings stay in the chat.
}
setup-where = { $right ->
    [delete] Where to switch it on: group name → Edit → Administrators → { $bot } → Delete messages. I'll see when it's done.
   *[other] Where to switch it on: group name → Edit → Administrators → Add admin → { $bot }. I'll see when it's done.
}
setup-gained = { $right ->
    [write] <b>Thank you!</b> I can write in the group now.
    [administrator] <b>Thank you!</b> I'm an administrator now: I see all messages, reactions and joins, and can answer one person quietly.
   *[delete] <b>Thank you!</b> I can delete messages now: typed commands and old greetings no longer stay in the chat.
}
setup-lost =
    One of my rights was switched off.
    { $missing }
setup-missing-where =
    { $what }
    { $where }
setup-button-look-again = Look again
setup-looking-again = I'm looking. If the right is there, this is settled in a moment.

setup-stands-alone = I ask step by step, so nothing is needed after the command. For example: <code>{ $form }</code>
setup-zone-unknown = I don't know the time zone: { $typed }
setup-zone-several = Several time zones fit this: { $typed }. Which city's clock does the group go by?
setup-zone-form = Type a large city, for example: <code>{ $example }</code>
setup-zone-nearest = Perhaps this one?
setup-goal-too-long = That's { $count } characters; up to { $most } fit. Please send a shorter text. Nothing was changed.
setup-text-only = Please send it as text, or choose a button above.
setup-which-group = Which group?

city-jerusalem = Jerusalem
city-moscow = Moscow
city-kyiv = Kyiv
city-london = London
city-new-york = New York
city-berlin = Berlin
city-paris = Paris
city-kaliningrad = Kaliningrad
city-minsk = Minsk
city-istanbul = Istanbul
city-tbilisi = Tbilisi
city-yerevan = Yerevan
city-dubai = Dubai
city-almaty = Almaty
city-yekaterinburg = Yekaterinburg
city-novosibirsk = Novosibirsk
city-kolkata = Kolkata
city-sydney = Sydney
city-chicago = Chicago
city-denver = Denver
city-los-angeles = Los Angeles
city-toronto = Toronto

setup-yes = Yes
setup-preset-asked = Only when asked
setup-proposal =
    <b>{ $name }</b>
    { $lines }

    Nothing changes before you press “Yes”, and each part can be changed later: <code>/settings rooms</code>
setup-proposal-on = On: { $rooms }
setup-proposal-off = Off: { $rooms }
setup-proposal-prompts = { $preset ->
    [customers] Conversation starters: opportunities, dilemmas, feedback, questions for experts
    [interest] Conversation starters: beginners' questions, show and tell, failures, meet-ups
    [team] Conversation starters: blockers, decisions, handovers, thanks across teams
    [support] Conversation starters: gentle ones only
   *[asked] Conversation starters: none
}
setup-proposal-own-posts = Posts to expect: only those you schedule yourself
setup-proposal-posts = { $posts ->
    [one] Posts to expect: { $posts } a week, besides those you schedule yourself
   *[other] Posts to expect: { $posts } a week, besides those you schedule yourself
}
setup-proposal-thanks = Once a month: thanks to the most active
