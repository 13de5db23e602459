# All scheduled posts of a group rest, and go on.
held-pause = All scheduled posts are paused, since { $since }. What comes due meanwhile is left out.
held-asleep = Scheduled posts rest, since { $since }: nobody had written for two weeks. They go on when people talk again.
held-back = Scheduled posts rest, since { $since }: I was removed from the group and added again, and nobody has said yet to go on.
item-asleep = Nobody has written in the group for two weeks, so I've stopped posting there. When people talk again, so do I.
item-back = I was removed from the group and am back. Everything that was planned is kept, and I post nothing before you say so.
item-button-go-on = Go on
item-button-stay-quiet = Stay quiet
item-goes-on = Scheduled posts go on, each at its next time. Nothing is made up for.
item-stays-quiet = All scheduled posts are paused. To let them go on: /settings pause off
skip-held = all scheduled posts were paused
skip-asleep = nobody had written for two weeks
skip-back = I had been added again, and nobody had said yet to go on

settings-name-pause = Pause
settings-about-pause = While everything is paused, nothing comes by itself: no regular posts, conversation starters or thanks. Polls by command and answers come as usual. Afterwards nothing is made up for.
settings-value-pause = { $on ->
    [yes] all scheduled posts are paused
   *[no] none
}
settings-choice-pause = { $on ->
    [yes] All posts paused
   *[no] Posts go on
}
settings-done-pause = { $on ->
    [yes] All scheduled posts are paused. To let them go on: <code>/settings pause off</code>
   *[no] Scheduled posts go on, each at its next time. Nothing is made up for.
}
settings-logged-pause = { $value ->
    [off] posts go on
    [asleep] resting: nobody wrote
    [removed] resting: I was removed
    [back] resting: I was added again
   *[on] all posts paused
}
settings-unknown-pause = All scheduled posts are either paused or not; I can't make out here which: { $typed }. For example: <code>{ $meant }</code>
desk-button-pause = Pause all posts
desk-button-go-on = Posts go on

# Why posts are there, on the calendar.
touch-rule-of = { $rule }
touch-why-own = a regular post, added by those who manage the group
touch-why-library = the rhythm of conversation starters
series-post-why = a series
polls-post-why = a planned poll
quizzes-post-why = a quiz
milestones-post-why = a birthday, years in the group or a date of its own
recognition-post-why = thanks for the month that's over
ideas-post-why = the month is over, and something came of ideas
pulse-post-why = the question of the month
works-post-why = “Follow up” is on for the post before it
