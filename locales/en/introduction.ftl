# Introductions: what is asked, what they are found by, and what managers decide about them.
command-intro = Your introduction, or a first one
help-intro =
    Shows your introduction, with buttons to change it, to hide it from <code>/who</code> and to take it back: <code>/intro</code>
    As a reply to a message of your own: keeps that message as your introduction.
    Without an introduction it begins one, as <code>/introduce</code> does.
command-who = Find people by what they do
help-who =
    By a word, a place or a name: <code>/who rye</code>, <code>/who Haifa</code>
    By a tag: <code>/who #baking</code>
    Someone's introduction: <code>/who @name</code>, or <code>/who</code> as a reply

    It finds members who introduced themselves and let others find them; only you see the answer.
command-questions = What newcomers are asked
help-questions =
    With buttons, in private: <code>/questions</code>
    In one message, with a question on each line, up to six:
    <code>{ help-questions-copy }</code>

    Kinds: text, choice, tags, place, birthday, photo. Options stand after the equals sign. The usual questions again: <code>/questions default</code>
help-questions-copy =
    /questions
    text: What do you bake?
    choice, must: Rye or wheat? = rye / wheat
    tags: What are you into? = rye, honey
    place
desk-door-questions = Questions

intro-ask-of = <b>{ $n } of { $of }.</b> { $question }
intro-ask-tags = What are you into? A few tags, with commas between them: rye, sour dough.
intro-ask-place = Where are you based? A town or a neighbourhood is enough.
intro-ask-birthday = When is your birthday? Day and month, such as 24 December. The group only sees it if you say so at the end.
intro-ask-photo = A photo for your introduction?
# On the preview: how it stands now; a press turns it around.
intro-found-on = ✓ /who finds it
intro-found-off = ✗ /who doesn't find it
intro-birthday-on = ✓ Birthday is shown
intro-birthday-off = ✗ Birthday stays hidden

intro-card-tags = <b>Interests:</b> { $told }
intro-card-place = <b>Place:</b> { $told }
intro-card-birthday = <b>Birthday:</b> { $told }
intro-card-own = <b>{ $question }</b> { $told }
intro-card-by-hand = { $told }

intro-too-long = That's { $over } characters more than fit in one message. Please shorten an answer.
intro-too-long-for-photo = That's { $over } characters more than fit below a photo. Please shorten an answer, or leave the photo out.
intro-too-many-lines-own =
    Up to { $most } lines, one for each question; a dash leaves one out. In this order:
    { $questions }

intro-mine = Your introduction in { $group }:
intro-mine-found = Members find it with /who.
intro-mine-not-found = Nobody finds it with /who.
intro-mine-none = There's no introduction of yours in { $group } yet.
intro-mine-edit = Change
intro-mine-hide = Hide from /who
intro-mine-show = Let /who find it
intro-mine-take-back = Take it back

# Somebody introduced herself in the group, with its hashtag.
intro-typed = Keep this message as your introduction? It stays where it is, and members find it with /who.
intro-typed-save = Save
intro-typed-leave = No
intro-typed-saved = Saved as your introduction. To see, change or take it back: /intro
intro-typed-left = All right, nothing is kept.
intro-typed-gone = That message isn't kept any more. To introduce yourself: /introduce
intro-typed-taken-back = Your introduction is no longer kept. The message in the group is your own; delete it there if you like.

who-as-yourself = Please send /who under your own name; the answer is for one person only.
who-found = { $count ->
    [one] { $query }: one member
   *[other] { $query }: { $count } members
}
who-row = • { $name }: { $about }
who-row-name = • { $name }
who-how =
    A word, a place, a tag or a name, for example:
    <code>/who rye</code>
    <code>/who #baking</code>
    <code>/who @name</code>
who-nobody = Nobody who can be found says this: { $query }. A shorter word may help, or a tag.
who-not-told = There's no introduction to show: { $name }

questions = { $own ->
    [yes] What newcomers are asked in { $group }, in your own words:
   *[no] What newcomers are asked in { $group } as long as you don't choose your own questions:
}
questions-row = { $must ->
    [yes] { $n }. { $question } ({ $kind }, must be answered)
   *[no] { $n }. { $question } ({ $kind })
}
questions-kind = { $kind ->
    [text] text
    [choice] choice
    [tags] tags
    [place] place
    [birthday] birthday
   *[photo] photo
}
questions-button-kind = { $kind ->
    [text] A few words
    [choice] A choice
    [tags] Tags
    [place] A place
    [birthday] Birthday
   *[photo] A photo
}
questions-kinds = What kind of answer?
questions-hashtags = An introduction someone writes in the group is known by: { $hashtags }
questions-hashtags-of-house = An introduction someone writes in the group is known by the usual hashtags.
questions-options = Options: { $options }
questions-add = Add
questions-button-hashtags = Hashtags
questions-button-of-house = Back to the usual questions
questions-reword = Reword
questions-button-options = Options
questions-must = Must be answered
questions-may-skip = Can be skipped
questions-up = Move up
questions-remove = Remove
questions-back = Back
questions-save = Save
questions-ask-words = How is it asked? One line, as members will read it.
questions-ask-options = Which options? Commas between them, or each on a line of its own.
questions-ask-options-hint = For example: rye, wheat, both
questions-ask-hashtags = By which hashtags are introductions known that members write in the group?
questions-ask-hashtags-hint = For example: #intro #hello. To return to the usual ones, skip.
questions-saved = { $count ->
    [one] Saved: one question. It's asked from now on: /introduce
   *[other] Saved: { $count } questions. They're asked from now on: /introduce
}
questions-of-house = The usual questions are asked again: /introduce
questions-hashtags-saved = Saved. From now on introductions are known by these hashtags.
questions-gone = This question isn't asked any more. All questions: /questions
questions-in-private = What newcomers are asked, in private.
questions-which-group = You manage several groups; please send this in the group it's about.

questions-too-many = Up to { $most } questions. Remove one first, or send them all in one message: /help questions
questions-twice = There can be one question of this kind: { $kind }
questions-no-kind =
    A line begins with its kind and a colon, for example:
    <code>text: What do you bake?</code>
    This one doesn't: { $line }
questions-no-words = This kind of question needs words: { $kind }. For example: <code>text: What do you bake?</code>
questions-long = Up to { $most } characters fit in a question: { $words }
questions-few-options = A choice needs two options or more. For example: <code>choice: Rye or wheat? = rye / wheat</code>
questions-many-options = Up to { $most } options.
questions-long-option = Up to { $most } characters fit in an option: { $option }
questions-no-tag = A tag is a word or two with letters, and not too long. This isn't one: { $option }
questions-nothing = At least one question is needed. For none at all, switch the section off: /settings

room-onboarding-logged = { $deed ->
    [questions] what newcomers are asked: your own questions
    [usual] what newcomers are asked: the usual questions
   *[hashtags] the hashtags of introductions
}
