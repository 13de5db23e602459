# The room "milestones": what comes once a year.
command-milestones = Birthdays and yearly dates
help-milestones =
    The group's yearly dates and whose birthdays come: <code>/milestones</code>
    A new one, by either calendar, with what to post in the line below: <code>/milestones 24 December</code> or <code>/milestones 14 Adar</code>
    The group's own birthday: <code>/milestones group 12.3.2019</code>
    To name nobody for their years here: <code>/settings anniversaries off</code>
room-milestones = Yearly dates
room-milestones-about = birthdays of those who want theirs shown, years of membership once a week, the group's birthday and dates of your own; at most one such post a day
room-milestones-logged = { $deed ->
    [added] a yearly date added
   *[removed] a yearly date removed
}
milestones-door = Yearly dates
milestones-standing = { $own ->
    [0] no dates of your own
    [one] one date of your own
   *[other] { $own } dates of your own
}, { $birthdays ->
    [0] no birthdays shown
    [one] one birthday shown
   *[other] { $birthdays } birthdays shown
}
milestones-name = Congratulations, { $date }
milestones-birthday = { $n ->
    [one] 🎂 Happy birthday: { $names }!
   *[other] 🎂 Happy birthday to all of you: { $names }!
}
milestones-group = { $years ->
    [0] 🎈 It's our group's birthday!
    [one] 🎈 It's our group's birthday: a year together!
   *[other] 🎈 It's our group's birthday: { $years } years together!
}
milestones-anniversaries =
    🎉 This week in our group:
    { $years }
milestones-years = { $years ->
    [one] A year with us: { $names }
   *[other] { $years } years with us: { $names }
}
milestones-own = { $text }
milestones-named = <b>{ $name }</b>
milestones-more = { $more ->
    [one] { $names } and one more
   *[other] { $names } and { $more } more
}
milestones-page =
    <b>Yearly dates</b>
    { $own }

    <b>Birthdays in the next 30 days</b>
    { $birthdays }

    A new date, with what to post in the line below: <code>/milestones 24 December</code> or <code>/milestones 14 Adar</code>. The group's own birthday: <code>/milestones group 12.3.2019</code>
milestones-entry = { $day }: { $what } (next: { $next })
milestones-of-group = the group's birthday
milestones-no-words = nothing written
milestones-words = { $text }
milestones-never = never
milestones-none = None yet.
milestones-no-birthdays = None that may be shown.
milestones-coming = { $day }: { $name }
milestones-button-remove = Remove { $day }
milestones-removed = Removed.
milestones-unknown = { $typed } is no day of the year I understand. For example: <code>/milestones 24 December</code>, <code>/milestones 14 Adar</code>, <code>/milestones group 12.3.2019</code>
milestones-no-text =
    What should I post that day? Write it in the line below:
    <code>/milestones { $typed }
    Our favourite day of the year!</code>
milestones-too-long = That's too long for a post on such a day: { $most } characters at most.
milestones-too-many = There are { $most } dates already, and that's the most. Remove one first: /milestones
skip-together = another congratulation of that day said it
settings-name-anniversaries = Years of membership
settings-about-anniversaries = Once a week, on its first working day, I name those who have been here for full years. Whoever isn't on the lists (/me) isn't named.
settings-value-anniversaries = { $anniversaries ->
    [on] named once a week
   *[off] not named
}
settings-choice-anniversaries = { $anniversaries ->
    [on] Once a week
   *[off] Not named
}
settings-done-anniversaries = { $anniversaries ->
    [on] Once a week I name those who have been here for full years.
   *[off] Nobody is named for their years here.
}
settings-unknown-anniversaries = Years of membership can be on or off; { $typed } is neither. For example: <code>{ $meant }</code>
hebrew-date = { $day } { $month ->
    [M01] Tishrei
    [M02] Cheshvan
    [M03] Kislev
    [M04] Tevet
    [M05] Shevat
    [M05L] Adar I
    [M06] Adar
    [M07] Nisan
    [M08] Iyar
    [M09] Sivan
    [M10] Tammuz
    [M11] Av
   *[M12] Elul
}
