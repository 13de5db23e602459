# The room "quiet": how much the bot may write to somebody unasked.
command-quiet = How much I write to you when you didn't ask
help-quiet =
    How much I may write to you here when you didn't ask, with buttons: <code>/quiet</code>
    In one message: <code>/quiet fewer</code>, <code>/quiet none</code> or <code>/quiet usual</code>

    Answers always come. So does what managers need to know about their group.
quiet =
    { $now }

    Never at night, and never about a group you've left. Answers always come, and so does what managers need to know about their group.
quiet-now = { $much ->
    [none] When you didn't ask, I write nothing to you.
    [fewer] When you didn't ask, I write to you at most once a week.
   *[usual] When you didn't ask, I write to you at most twice a week, from all groups together.
}
quiet-button = { $much ->
    [none] Nothing
    [fewer] Fewer
   *[usual] As usual
}
quiet-kind-off = Stop: { $kind }
quiet-kind-on = Hear again: { $kind }
quiet-which = Please say how much, for example: <code>/quiet fewer</code>. There's also <code>/quiet none</code> and <code>/quiet usual</code>.
quiet-in-private = How much I write to you is between the two of us. In our private chat:
nudge-less = Fewer of these, or none: /quiet
