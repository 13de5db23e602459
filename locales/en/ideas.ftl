# Ideas: what members would like the group to do, and what came of it.
room-ideas = Ideas
room-ideas-about = members write ideas, vote by a button, and hear what came of them
room-ideas-logged = { $deed ->
    [planned] an idea planned
    [done] an idea done
    [declined] an idea declined
    [why] a word about an idea
    [merged] an idea merged with another
    [apart] merged ideas taken apart
    [told] a vote entered that was told in person
    [untold] such a vote taken back
    [removed] an idea deleted
   *[new] an idea open again
}
nudge-idea = News of ideas
ideas-door = Ideas
ideas-standing = { $n ->
    [one] { $n } idea
   *[other] { $n } ideas
}, { $new ->
    [0] none waiting
    [one] { $new } new
   *[other] { $new } new
}
command-idea = Suggest an idea
command-ideas = Ideas, and what came of them
help-idea =
    An idea for the group: <code>/idea A bread swap on Fridays</code>

    If there's something like it already, you see that first and can add your vote there. Up to three ideas a day; it also works in private.
help-ideas =
    All ideas, most votes first: <code>/ideas</code>
    Only some: <code>/ideas planned</code>, or <code>new</code>, <code>done</code>, <code>declined</code>
    One of them: <code>/ideas 12</code>

    Everyone has one vote for each idea, and can take it back. Whoever wrote an idea or voted for it hears what came of it.
    For those who manage the group: <code>/ideas 12 done We bought an oven</code> or <code>/ideas 12 same as 3</code>
mydata-idea = Your idea: { $text }
mydata-idea-votes = { $n ->
    [one] You voted for { $n } idea.
   *[other] You voted for { $n } ideas.
}

ideas-how =
    Write the idea behind the command:
    <code>/idea A bread swap on Fridays</code>
    All ideas so far: <code>/ideas</code>
ideas-as-yourself = Please send /idea under your own name, so that people know whose idea it is.
ideas-no-group = I don't see you in any group with an idea board. Please send this in the group.
ideas-which-group = For which group?
ideas-in-the-group = By number it works in the group, where the numbers are known. Here: /ideas
ideas-unknown =
    Ideas can be shown by what came of them, or one by its number:
    <code>/ideas planned</code>
    <code>/ideas 12</code>
ideas-no-such = There's no idea { $number } here. All ideas: /ideas
ideas-gone = This idea has been taken off the board. The others: /ideas
ideas-muted = In { $group } you can't write at the moment, so your idea can't be posted either.
ideas-too-many = { $most ->
    [one] One idea a day is the most, so that each gets read.
   *[other] { $most } ideas a day are the most, so that each gets read.
} The next one can come: { $when }
ideas-not-posted = Your idea is on the board (/ideas), but couldn't be posted in the group just now.
ideas-not-in = Votes are for members of { $group }. If you're there, write a line in the group and try again.
ideas-posted = Posted in { $group }.
ideas-similar-below = There's something like it already; please look below.
ideas-ask-text = What would you like { $group } to do? One line.
ideas-hint-text = For example: A bread swap on Fridays
ideas-ask-why = Why does it stand like this? One line, for everyone to read.
ideas-hint-why = For example: The hall is free from March on
ideas-why-saved = Saved. Whoever wrote the idea or voted for it will read it.
ideas-was-here = The idea that was here has been removed.

ideas-head = 💡 <b>Idea { $number }</b>
ideas-head-of = 💡 <b>Idea { $number }</b> · { $name }
ideas-head-new = 💡 <b>Idea</b> · { $name }
ideas-text = { $text }
ideas-state = { $state ->
    [planned] <b>Planned</b>
    [done] <b>Done</b>
    [declined] <b>Declined</b>
   *[new] <b>Open</b>
}
ideas-state-why = { $state }: { $why }
ideas-is-same = The same as idea { $number }; votes count there.
ideas-votes = { $n ->
    [one] { $n } vote, since { $date }
   *[other] { $n } votes, since { $date }
}
ideas-told-votes = { $n ->
    [one] { $n } of them was told to a manager in person.
   *[other] { $n } of them were told to a manager in person.
}
ideas-with = Counted here as well: { $numbers }
ideas-entry = <b>{ $number }.</b> { $text } · { $n ->
    [one] { $n } vote
   *[other] { $n } votes
}{ $state ->
    [planned] , planned
    [done] , done
    [declined] , declined
   *[new] {""}
}
ideas-label = { $number }. { $text }
ideas-board = <b>Ideas in { $group }</b>{ $state ->
    [new] : new
    [planned] : planned
    [done] : done
    [declined] : declined
   *[all] {""}
}
ideas-none = None yet. To suggest one: /idea A bread swap on Fridays
ideas-preview =
    { $draft }

    Shall I post this in { $group }?
ideas-similar =
    { $draft }

    There's something like it already:
    { $ideas }

    Is yours the same? Then your vote goes there.

ideas-button-vote = 👍 { $n }
ideas-button-vote-here = Vote
ideas-button-withdraw = Take vote back
ideas-button-take-back = Remove my idea
ideas-button-board = All ideas
ideas-button-other = Idea { $number }
ideas-button-manage = Manage
ideas-button-filter = { $state ->
    [new] New
    [planned] Planned
    [done] Done
    [declined] Declined
   *[all] All
}
ideas-button-write = Suggest an idea
ideas-button-same = The same as { $number }: vote there
ideas-button-post = Post
ideas-button-another = It's another one: post it
ideas-button-state = { $state ->
    [planned] Planned
    [done] Done
    [declined] Declined
   *[new] Open again
}
ideas-button-why = A word why
ideas-button-merge = The same as …
ideas-button-told = A told vote
ideas-button-remove = Delete
ideas-button-remove-yes = Delete for good
ideas-button-back = Back
ideas-button-apart = Not the same: undo
ideas-button-save = Save
ideas-button-month-look = Preview
ideas-button-month-post = Post it
ideas-button-month-skip = Not this month

ideas-voted = Your vote counts.
ideas-withdrawn = Your vote is taken back.
ideas-taken-back = Your idea is off the board.
ideas-not-taken-back = Others have voted for it by now, so it stays on the board.
ideas-put = { $state ->
    [planned] Planned. Whoever voted for it hears of it in a few minutes.
    [done] Done. Whoever voted for it hears of it in a few minutes.
    [declined] Declined. Whoever voted for it hears of it in a few minutes.
   *[new] Open again. Whoever voted for it hears of it in a few minutes.
}
ideas-merged = Its votes count for idea { $number } now. This can be undone for seven days.
ideas-apart = It stands on its own again, with its votes.
ideas-entered = Entered, marked as told in person.
ideas-not-entered = The vote told in person is taken back.
ideas-voted-herself = This vote was given by a button, so only its owner can take it back.
ideas-removed = Deleted.
ideas-is-merged = It's the same as another idea, so that one decides. To change this one, undo that first.
ideas-is-itself = These two are one already.
ideas-too-late = What was merged can be taken apart for seven days, and they're over.
ideas-ways = What became of idea { $number }?
ideas-which-same =
    Which is the same as idea { $number }? Its votes will count there.
    { $text }
ideas-who-told = { $n ->
    [0] Who told you they're for idea { $number }? A second press takes it back.
    [one] Who told you they're for idea { $number }? { $n } entered so far; a second press takes it back.
   *[other] Who told you they're for idea { $number }? { $n } entered so far; a second press takes it back.
}
ideas-ask-remove = { $n ->
    [one] Delete idea { $number } for good, with { $n } vote? { $text }
   *[other] Delete idea { $number } for good, with { $n } votes? { $text }
}

ideas-news =
    { $state ->
        [planned] In { $group }, an idea of yours or one you voted for is planned.
        [done] In { $group }, an idea of yours or one you voted for is done.
        [declined] In { $group }, an idea of yours or one you voted for won't be done.
       *[new] In { $group }, an idea of yours or one you voted for is open again.
    }
    { $text }{ $why }
ideas-news-same =
    In { $group }, an idea of yours or one you voted for is the same as idea { $other }; your vote counts there now.
    { $text }
    The other one: { $same }
ideas-no-why = {""}
ideas-why = {"\u000A"}Why: { $why }

ideas-month-name = { $month } { $year }
ideas-month-item = { $n ->
    [one] { $month }: something came of { $n } idea. A post can tell the group.
   *[other] { $month }: something came of { $n } ideas. A post can tell the group.
}
ideas-month = 💡 <b>You said, we did</b> · { $month }
ideas-month-part = { $state ->
    [done] <b>Done</b>
    [planned] <b>Planned</b>
   *[declined] <b>Not for now</b>
}
ideas-month-entry = { $n ->
    [one] • { $text } ({ $n } vote)
   *[other] • { $text } ({ $n } votes)
}
ideas-month-why = { $entry } — { $why }
ideas-month-more = { $n ->
    [one] … and { $n } more
   *[other] … and { $n } more
}
ideas-month-end = What next? /idea
ideas-month-nothing = Nothing came of any idea that month, so there's nothing to post.
ideas-month-below = Below is exactly what the group would see.
ideas-month-posts = It comes as a scheduled post as soon as there's room for it. When: /calendar
ideas-month-skipped = Not posted.
ideas-post-name = You said, we did: { $month }
skip-no-ideas = nothing came of any idea that month after all
