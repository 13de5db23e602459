# The room "badges": firsts and milestones, told to whoever they belong to.
command-badges = Your badges
help-badges =
    Your badges, and what may come next: <code>/badges</code>
    Those of somebody who shows them: answer one of their messages with <code>/badges</code>
    Nobody else sees yours unless you want that. I never post them.
    A tag for whoever helped most in a month: <code>/settings helpertag on</code>
room-badges = Badges
room-badges-about = firsts and milestones such as a first answer or ten people answered, told to that member only, by a reaction or in private; never posted
nudge-badges = New badges
badges-door = My badges
badges-standing = { $badges ->
    [0] none given yet
    [one] one badge
   *[other] { $badges } badges
}{ $people ->
    [0] { "" }
    [one] , one member
   *[other] , { $people } members
}
badges-mine =
    <b>Your badges</b> · { $group }
    { $badges }
badges-none = There are no badges of yours in { $group } yet. They come by themselves, for things such as a first answer to somebody.
badges-of-day =
    { $day }
    { $badges }
badges-entry = <b>{ $name }</b>: { $for }
badges-next = Still to come, whenever it happens: { $names }
badges-are-kept = Only you see them.
badges-are-shown = Others see them who answer a message of yours with /badges.
badges-button-show = Show to others
badges-button-keep = Keep to myself
badges-shown-now = Others can see them now.
badges-kept-now = Only you see them now.
badges-theirs =
    <b>Badges</b>: { $name }
    { $badges }
badges-not-shown = No badges to see here: { $name }
badges-news = { $n ->
    [one] A new badge in { $group }:
   *[other] New badges in { $group }:
} 🏅
    { $badges }

    All of them: /badges
badges-as-yourself = Badges belong to a person. Write as yourself to see yours.
badges-no-groups = There is no group with badges that we share. Those who manage a group switch them on with <code>/settings badges on</code>.
badges-which = Your badges in which group?
badges-not-in = Only members of the group have badges there.
badges-tag = { $month ->
    [1] January helper
    [2] February helper
    [3] March helper
    [4] April helper
    [5] May helper
    [6] June helper
    [7] July helper
    [8] August helper
    [9] September helper
    [10] October helper
    [11] November helper
   *[12] December helper
}
badges-tag-no-right = For that I need the right to manage members' tags. Give it to me among the administrators of the group, then try again.
badges-tag-refused = Telegram doesn't let me set members' tags. Give me that right among the administrators of the group, or switch the tag off: /settings helpertag off
mydata-badge = Badge: { $name }
settings-name-helpertag = Tag for the helper of the month
settings-about-helpertag = Whoever helped most in a month wears a tag beside their name through the next. A tag they chose themselves stays.
settings-value-helpertag = { $helpertag ->
    [on] given
   *[off] not given
}
settings-choice-helpertag = { $helpertag ->
    [on] Give it
   *[off] No tag
}
settings-done-helpertag = { $helpertag ->
    [on] Whoever helped most in a month wears a tag through the next.
   *[off] Nobody is given a tag.
}
settings-unknown-helpertag = The tag can be on or off; { $typed } is neither. For example: <code>{ $meant }</code>
badge-name-introduced = Said hello
badge-for-introduced = you introduced yourself to the group.
badge-name-answer = First answer
badge-for-answer = you answered somebody for the first time.
badge-name-answers-ten = Ten people answered
badge-for-answers-ten = ten different people have had an answer from you.
badge-name-answers-fifty = Fifty people answered
badge-for-answers-fifty = fifty different people have had an answer from you.
badge-name-answers-hundred = A hundred people answered
badge-for-answers-hundred = a hundred different people have had an answer from you.
badge-name-thanked = First thank-you
badge-for-thanked = somebody thanked you for a message.
badge-name-begun = A conversation begun
badge-for-begun = somebody took up a conversation you began.
badge-name-weeks-four = Four weeks
badge-for-weeks-four = you've taken part in four different weeks.
badge-name-weeks-twelve = Twelve weeks
badge-for-weeks-twelve = you've taken part in twelve different weeks.
badge-name-weeks-half = Half a year of weeks
badge-for-weeks-half = you've taken part in twenty-six different weeks.
badge-name-weeks-year = A year of weeks
badge-for-weeks-year = you've taken part in fifty-two different weeks.
badge-name-helper-month = Helper of a month
badge-for-helper-month = in one month hardly anybody helped more people.
badge-name-quiz-season = Quiz winner
badge-for-quiz-season = you won a season of quizzes.
badge-name-loved-week = Most loved of a week
badge-for-loved-week = a message of yours was the most loved of a week.
badge-name-year-here = A year here
badge-for-year-here = you've been in the group for a year.
