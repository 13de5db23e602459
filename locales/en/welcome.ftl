# The welcome in the managers' own words.
command-welcome = How newcomers are greeted: words, picture, buttons
help-welcome =
    How newcomers are greeted, with buttons: <code>/welcome</code>
    In your own words: <code>/welcome</code>, with the text on the lines below, or both as the caption of a picture. In the text, <code>{ "{" }name{ "}" }</code> becomes the newcomers' names and <code>{ "{" }group{ "}" }</code> the group's; <code>{ "{" }rules{ "}" }</code> leads to the rules
    A link on a button: <code>/welcome https://example.org Our site</code>
    The usual words again: <code>/welcome off</code>
desk-door-welcome = Welcome words

welcome-panel =
    <b>Welcome</b> — { $group }
    { $words }

    { $lines }
welcome-ours = Newcomers are greeted in the usual words. You can write your own, several of them too: they take turns.
welcome-own = Newcomers are greeted in your words: { $words }
welcome-own-several =
    Newcomers are greeted in your words, each in turn:
    { $items }
welcome-item = { $n }. { $words }
welcome-words = { $words }
welcome-words-photo = { $words } (with a picture)
welcome-one =
    <b>Welcome words</b>

    { $words }
welcome-one-photo =
    <b>Welcome words</b>, below a picture

    { $words }
welcome-button-write = Write
welcome-button-another = Another variant
welcome-button-preview = Preview
welcome-button-buttons = Buttons
welcome-button-change = Change
welcome-button-remove = Remove
welcome-button-ours = Usual words
welcome-button-really-ours = Yes, the usual words
welcome-ask-ours = Go back to the usual words? Those you wrote will be removed.
welcome-removed = Removed
welcome-gone = These words are no longer there. To see what there is: /welcome
welcome-too-many = There are { $most } variants already. To change or remove one: /welcome
welcome-in-private = How it will look, and saving it, is in our private chat.
welcome-which-group = For which group?

welcome-ask-words = How should newcomers be greeted in { $group }? Write it as it should look, with bold and links if you like; a picture can come along.
welcome-hint-words =
    <code>{ "{" }name{ "}" }</code> becomes their names, <code>{ "{" }group{ "}" }</code> the group's name, <code>{ "{" }rules{ "}" }</code> a link to the rules. For example:
    <code>Good to see you, { "{" }name{ "}" }! We bake together every Thursday.</code>
welcome-ask-photo = Would you like a picture above the words? Send it, or skip.
welcome-only-photo = A picture is needed here, sent as a photo and not as a file.
welcome-unknown-slot = I don't know what to put here: { $typed }. There are three I know: <code>{ "{" }name{ "}" }</code> becomes the newcomers' names, <code>{ "{" }group{ "}" }</code> the group's name, <code>{ "{" }rules{ "}" }</code> a link to the rules.
welcome-no-rules = This group has no rules yet, so there's nothing to lead to. To write them: /rules
welcome-the-rules = the rules
welcome-too-long = With long names and many newcomers at once this becomes { $length } characters, and a message holds { $most }. Please make it shorter.
welcome-too-long-for-photo = With long names and many newcomers at once this becomes { $length } characters, and below a picture there's room for { $most }. Please make it shorter, or leave out the picture.
welcome-preview = This is how it will look in { $group }, buttons included.
welcome-preview-below = This is how it will look
welcome-save = Save
welcome-half-done = The welcome for { $group } isn't finished yet.
welcome-saved = { $n ->
    [one] Saved: newcomers are greeted in these words from now on. The group: { $group }
   *[other] Saved: { $n } greetings take turns from now on. The group: { $group }
}
# In a greeting, after the names of the first.
welcome-names-more = { $more ->
    [one] { $names } and { $more-shown } more
   *[other] { $names } and { $more-shown } more
}

welcome-button-reading = Just reading
welcome-reading = Enjoy reading along! You won't be asked for more. Whenever you'd like to say something about yourself: /introduce
welcome-reading-sample = Anyone who presses this isn't asked for more.
mydata-only-reads = You said that you only read along here, and you aren't asked for more.

welcome-buttons =
    <b>Buttons below the greeting</b>
    Press one to add it or take it away.

    { $link }
welcome-link-none = There's no link yet.
welcome-link = The link: { $label } — { $address }
welcome-button-link = Add a link
welcome-button-link-change = Change the link
welcome-button-link-remove = Remove the link
welcome-ask-address = Where should the button lead? Send an address that begins with <code>https://</code>
welcome-ask-label = What should the button say? Up to 30 characters.
welcome-bad-address = A button can't lead there: { $typed }. It needs a whole address, for example: <code>https://example.org/recipes</code>
welcome-link-preview =
    Below the greeting in { $group } there will be this button: { $label }
    It leads to: { $address }
welcome-link-half-done = The link for the welcome in { $group } isn't finished yet.
welcome-link-saved = Saved: the link comes with the next greeting. The group: { $group }

welcome-setting =
    <b>{ $entry }</b>
    { $about }
settings-name-delay = Waiting time
settings-about-delay = How long I wait after someone joins, so that newcomers share one greeting.
settings-value-delay = { $delay ->
    [soon] half a minute
    [minutes-2] 2 minutes
   *[minutes-10] 10 minutes
}
settings-choice-delay = { $delay ->
    [soon] Half a minute
    [minutes-2] 2 minutes
   *[minutes-10] 10 minutes
}
settings-done-delay = { $delay ->
    [soon] Newcomers are greeted after half a minute from now on.
    [minutes-2] Newcomers are greeted after 2 minutes from now on.
   *[minutes-10] Newcomers are greeted after 10 minutes from now on.
}
settings-unknown-delay = The waiting time before a greeting can be soon, 2 or 10; { $typed } is none of these. For example: <code>{ $meant }</code>
settings-name-cleanup = Clean-up
settings-about-cleanup = When a greeting goes. Telegram lets me delete it for two days.
settings-value-cleanup = { $cleanup ->
    [hour] after an hour, or when the next one comes
    [day] after a day, or when the next one comes
    [next] when the next one comes, after two days at most
   *[stays] greetings stay
}
settings-choice-cleanup = { $cleanup ->
    [hour] After an hour
    [day] After a day
    [next] When the next one comes
   *[stays] Greetings stay
}
settings-done-cleanup = { $cleanup ->
    [hour] A greeting goes after an hour from now on, or when the next one comes.
    [day] A greeting goes after a day from now on, or when the next one comes.
    [next] A greeting goes when the next one comes from now on, after two days at most.
   *[stays] Greetings stay from now on.
}
settings-unknown-cleanup = A greeting can go after an hour or a day, when the next one comes, or stay; { $typed } is none of these. For example: <code>{ $meant }</code>
settings-name-greeting = Who sees it
settings-about-greeting = Everyone sees who has joined, and can answer. Or only the newcomers see their greeting, and the group stays quiet: Telegram doesn't promise that such a message arrives. More than ten at once, and anyone it can't be shown to alone, are greeted in front of everyone.
settings-value-greeting = { $greeting ->
    [alone] only the newcomers
   *[shared] everyone
}
settings-choice-greeting = { $greeting ->
    [alone] Only the newcomers
   *[shared] Everyone
}
settings-done-greeting = { $greeting ->
    [alone] Newcomers see their greeting alone from now on. Where that isn't possible, everyone sees it.
   *[shared] Everyone sees the greeting from now on.
}
settings-unknown-greeting = The greeting can be shared, for everyone to see, or for newcomers alone; { $typed } is neither. For example: <code>{ $meant }</code>
settings-name-service = Joined and left
settings-about-service = Telegram's own lines in the group, “… joined” and “… left”. I need the right to delete messages to take them away.
settings-value-service = { $service ->
    [joined] lines about who joined are taken away
    [left] lines about who left are taken away
    [both] both lines are taken away
   *[keep] Telegram's lines stay
}
settings-choice-service = { $service ->
    [joined] Take “joined” away
    [left] Take “left” away
    [both] Take both away
   *[keep] Keep them
}
settings-done-service = { $service ->
    [joined] Telegram's lines about who joined are taken away from now on, where I may delete messages.
    [left] Telegram's lines about who left are taken away from now on, where I may delete messages.
    [both] Telegram's lines about who joined and who left are taken away from now on, where I may delete messages.
   *[keep] Telegram's lines about who joined and left stay from now on.
}
settings-unknown-service = Telegram's own lines can be: keep, joined, left or both; { $typed } is none of these. For example: <code>{ $meant }</code>
