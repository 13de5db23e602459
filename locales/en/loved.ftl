# The room "loved": the most loved post of the week.
command-loved = Most loved posts
help-loved =
    What the group loved lately, with the way there: <code>/loved</code>
    Once a week I name the message that most people reacted to; whoever isn't on the lists (/me) isn't named.
    Collect them in a topic, typed there by those who manage the group: <code>/loved hall</code>, and no longer: <code>/loved hall off</code>
    When: <code>/settings lovedday friday</code> and <code>/settings lovedhour 10</code>
    Show the first words, too: <code>/settings quoting on</code>
room-loved = Most loved post
room-loved-about = once a week the message that most people reacted to, if at least three did and it's more than usual; nobody is named twice within four weeks
room-loved-logged = { $deed ->
    [hall] a hall of fame chosen
   *[nohall] no hall of fame any more
}
loved-door = Most loved posts
loved-standing = { $n ->
    [0] no post yet
    [one] one post so far
   *[other] { $n } posts so far
}{ $hall ->
    [there] , with a hall of fame
   *[none] { "" }
}
loved-post-name = Most loved post of the week
loved-post =
    <b>Most loved this week</b> ❤️
    { $name }
    { $many }
loved-post-nameless =
    <b>Most loved this week</b> ❤️
    { $many }
loved-in-hall =
    { $name } ❤️
    { $many }
loved-people = { $n ->
    [one] One person reacted
   *[other] { $n } people reacted
}
loved-reactions = { $n ->
    [one] One reaction
   *[other] { $n } reactions
}
loved-button-there = To the message
loved-button = { $day }: { $name }
loved-list =
    <b>Loved lately</b>
    { $lines }
loved-entry = { $day }: { $name } · { $many }
loved-none = Nothing has been named here yet. Once a week I look for the message that most people reacted to.
loved-unknown = I know <code>/loved</code>, and in a topic <code>/loved hall</code> or <code>/loved hall off</code>.
loved-hall-where = Which topic is it? Type <code>/loved hall</code> in the topic that collects what is loved.
loved-hall-chosen = From now on whatever is named is shown once more in this topic.
loved-hall-none = Whatever is named isn't shown a second time any more.
loved-hall-gone = The topic that collected the most loved posts is closed or gone. Another one: type /loved hall there.
skip-nothing-loved = no message had enough reactions that week
mydata-loved = { $n ->
    [one] One message of yours was the most loved of a week.
   *[other] { $n } messages of yours were the most loved of a week.
}
settings-name-lovedday = Day of the most loved post
settings-about-lovedday = On which day I name the message that the group loved most in the seven days before.
settings-value-lovedday = { $lovedday ->
    [last] the last working day
    [sun] Sunday
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
   *[sat] Saturday
}
settings-choice-lovedday = { $lovedday ->
    [last] Last working day
    [sun] Sunday
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
   *[sat] Saturday
}
settings-done-lovedday = { $lovedday ->
    [last] The most loved post is named on the last working day of a week.
    [sun] The most loved post is named on Sundays.
    [mon] The most loved post is named on Mondays.
    [tue] The most loved post is named on Tuesdays.
    [wed] The most loved post is named on Wednesdays.
    [thu] The most loved post is named on Thursdays.
    [fri] The most loved post is named on Fridays.
   *[sat] The most loved post is named on Saturdays.
}
settings-unknown-lovedday = The most loved post has a day of the week; { $typed } is none. For example: <code>{ $meant }</code>
settings-name-lovedhour = Hour of the most loved post
settings-about-lovedhour = At what time of that day I name it.
settings-value-lovedhour = { $lovedhour ->
    [h10] 10:00
    [h12] 12:00
    [h15] 15:00
    [h18] 18:00
   *[h20] 20:00
}
settings-choice-lovedhour = { $lovedhour ->
    [h10] 10:00
    [h12] 12:00
    [h15] 15:00
    [h18] 18:00
   *[h20] 20:00
}
settings-done-lovedhour = { $lovedhour ->
    [h10] The most loved post is named at 10:00.
    [h12] The most loved post is named at 12:00.
    [h15] The most loved post is named at 15:00.
    [h18] The most loved post is named at 18:00.
   *[h20] The most loved post is named at 20:00.
}
settings-unknown-lovedhour = The most loved post can come at 10, 12, 15, 18 or 20; { $typed } is none of these. For example: <code>{ $meant }</code>
settings-name-quoting = First words of the most loved post
settings-about-quoting = Whether naming it shows how the message begins. I answer the message for that, so Telegram shows its words; I keep none of them.
settings-value-quoting = { $quoting ->
    [on] shown
   *[off] not shown
}
settings-choice-quoting = { $quoting ->
    [on] Shown
   *[off] Not shown
}
settings-done-quoting = { $quoting ->
    [on] Naming the most loved post shows how it begins.
   *[off] Naming the most loved post shows none of its words.
}
settings-unknown-quoting = The first words can be on or off; { $typed } is neither. For example: <code>{ $meant }</code>
