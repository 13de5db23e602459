# The pulse: one question a month, and how things go.
room-pulse = Pulse
room-pulse-about = one anonymous question a month, answered by one press, and the same again later: how things go
command-pulse = The question of the month, and how things go
help-pulse =
    How the answers to the monthly question go: <code>/pulse</code>
    On the second Tuesday of each month the group gets one question: how much people feel they belong, whether they're heard, whether it's useful, whether they'd recommend it. One press answers it, anonymously. To begin: <code>/settings pulse on</code>
pulse-door = Pulse
pulse-post-name = Question of the month
pulse-asks-belonging = How much do you feel you belong here?
pulse-asks-heard = When you say something here, do you feel heard?
pulse-asks-useful = How much do you get out of this group?
pulse-asks-recommend = How likely are you to recommend this group to someone you know?
pulse-name-belonging = Belonging
pulse-name-heard = Being heard
pulse-name-useful = Usefulness
pulse-name-recommend = Recommending
pulse-page =
    <b>Pulse</b> of { $group }
    { $rows }

    One question a month, anonymous; a round is shown if at least five people answered.
pulse-row-none = { $topic }: nothing yet
pulse-row-first = { $topic }: <b>{ $mean }</b> of { $most }
pulse-row = { $how ->
    [up] { $topic }: <b>{ $mean }</b> of { $most }, up from { $before }
    [down] { $topic }: <b>{ $mean }</b> of { $most }, down from { $before }
   *[same] { $topic }: <b>{ $mean }</b> of { $most }, as before
}
pulse-of = { $most ->
    [10] From 0 to 10
   *[other] From 1 to { $most }
}
pulse-topic =
    <b>{ $question }</b>
    { $of }
pulse-round = { $day }: <b>{ $mean }</b>, answers: { $n }
pulse-round-few = { $day }: fewer than five answers
pulse-no-rounds = There's nothing to show yet.
pulse-button-look = For the group
pulse-told =
    💬 <b>{ $question }</b>
    On average <b>{ $mean }</b> of { $most }, answers: { $n }. Thank you!
pulse-told-again =
    💬 <b>{ $question }</b>
    On average <b>{ $mean }</b> of { $most }, { $how ->
        [up] up from { $before }
        [down] down from { $before }
       *[same] as before
    }; answers: { $n }. Thank you!
pulse-is-in = ✓ Your answer is in, sealed. Another press changes it until the question closes.
