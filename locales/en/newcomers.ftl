# The room "newcomers": somebody's first weeks in a group.
room-newcomers = First weeks
room-newcomers-about = a newcomer's first weeks: a few short messages only they see, and nobody is left without an answer
nudge-first-weeks = First weeks

# In private, above what is said about a group.
newcomers-about =
    <b>{ $group }</b>
    { $words }
newcomers-introduce = Good that you joined, { $name }. If you like, say a few words about yourself: people answer somebody they know a little. A few short questions, and any of them can be skipped.
newcomers-question = There's a question open in the group this week, and it would be good to hear what you think, { $name }: { $link }
newcomers-shared = { $n ->
    [one] Somebody in the group shares an interest with you, { $name }. A hello is enough to begin. It's about { $tag }: { $names }
   *[other] Two people in the group share an interest with you, { $name }. A hello is enough to begin. It's about { $tag }: { $names }
}
newcomers-thanks = Thank you for joining in, { $name }. What else there is: <code>/desk</code> shows everything that's yours, and <code>/quiet</code> sets how much I write to you.
newcomers-month = You've been in { $group } for a month, { $name }. One question: is the group what you hoped for?
newcomers-button-stop = No more of these
newcomers-stopped = All right, no more of these. To hear them again: /quiet
newcomers-verdict = { $verdict ->
    [yes] Yes
    [partly] So-so
   *[no] No
}
newcomers-verdict-said = { $verdict ->
    [yes] Good to hear, thank you. Is there something the managers should know? They read it only if you send it.
    [partly] Thank you. What would make it better? The managers read it only if you send it.
   *[no] Thank you for saying so. What's missing? The managers read it only if you send it.
}
newcomers-button-tell = Write to the managers
newcomers-button-enough = That's all
newcomers-enough = Thank you, that helps.
newcomers-tell-opening = For the managers of { $group }. You'll see it before it's sent.
newcomers-tell-ask = What should they know? A few words are enough.
newcomers-tell-preview =
    The managers of { $group } will read this:

    { $told }
newcomers-tell-send = Send to the managers
newcomers-tell-sent = Sent to the managers. Thank you.
newcomers-told = After a month in the group, { $name } writes: { $words }
newcomers-unanswered = Nobody has answered a newcomer's first message yet: { $name }
newcomers-unanswered-link = Nobody has answered a newcomer's first message yet: { $name }. It's here: { $link }
mydata-newcomers = When you joined, and how your first weeks went: what I told you, when you first wrote and were answered
mydata-first-month = { $verdict ->
    [yes] What you said after a month: the group is what you hoped for
    [partly] What you said after a month: the group is what you hoped for in part
   *[no] What you said after a month: the group isn't what you hoped for
}

# What managers see.
command-newcomers = How newcomers are coming along
help-newcomers =
    How far those who joined in the last 30 days came: <code>/newcomers</code>
    By week, by invite link: <code>/newcomers weeks</code>, <code>/newcomers links</code>
    Who waits for an answer: <code>/newcomers waiting</code>

    What newcomers are told in their first weeks, only they see: <code>/newcomers steps</code>
    A step off, or on another day: <code>/newcomers thanks off</code>, <code>/newcomers thanks 10</code>
    In your own words:
    <code>/newcomers thanks
    {"{"}name{"}"}, good to have you in {"{"}group{"}"}</code>
newcomers-which = I don't know that one. For example: <code>/newcomers weeks</code>, <code>/newcomers steps</code> or <code>/newcomers thanks off</code>
newcomers-door = How they come along
newcomers-door-steps = First weeks
newcomers-standing = { $joined ->
    [one] one newcomer in 30 days
   *[other] { $joined } newcomers in 30 days
}
newcomers-standing-waiting = { $joined ->
    [one] one newcomer in 30 days, waiting for an answer: { $waiting }
   *[other] { $joined } newcomers in 30 days, waiting for an answer: { $waiting }
}
newcomers-title = <b>Newcomers of the last 30 days: { $group }</b>
newcomers-title-weeks = <b>Newcomers by week: { $group }</b>
newcomers-title-links = <b>Newcomers by invite link: { $group }</b>
newcomers-title-waiting = { $hours ->
    [one] <b>Waiting for an answer: { $group }</b>
        I call you after { $hours } waking hour: that's how long answers usually take here.
   *[other] <b>Waiting for an answer: { $group }</b>
        I call you after { $hours } waking hours: that's how long answers usually take here.
}
newcomers-nobody = Nobody.
newcomers-place = { $place ->
    [joined] Joined
    [greeted] Greeted
    [introduced] Introduced
    [spoke] Wrote something
    [answered] Got an answer
   *[stayed] Active in week two
}
newcomers-row = { $place ->
    [joined] Joined: { $came }
    [greeted] Greeted: { $came }
    [introduced] Introduced: { $came }
    [spoke] Wrote something: { $came }
    [answered] Got an answer: { $came }
   *[stayed] Active in week two: { $came }
}
newcomers-row-did = { $place ->
    [joined] Joined: { $came }
    [greeted] Greeted: { $came } ({ $did } were)
    [introduced] Introduced: { $came } ({ $did } have an introduction)
    [spoke] Wrote something: { $came } ({ $did } did)
    [answered] Got an answer: { $came } ({ $did } did)
   *[stayed] Active in week two: { $came }
}
newcomers-how-read = <i>Each line counts those who came that far or farther. Week two has yet to come for those who joined in the last days.</i>
newcomers-verdicts = After a month, is the group what they hoped for? Yes: { $yes }, so-so: { $partly }, no: { $no }
newcomers-wait = { $n ->
    [one] One newcomer waits for an answer.
   *[other] { $n } newcomers wait for an answer.
}
newcomers-numbers =
    { $of }
    joined { $joined }, greeted { $greeted }, introduced { $introduced }, wrote { $spoke }, answered { $answered }, active in week two { $stayed }
newcomers-week = <b>Week of { $date }</b>
newcomers-link = <b>{ $name }</b>
newcomers-no-link = <b>Without a link, or it isn't known</b>
newcomers-waits = { $name }, since { $since }
newcomers-waits-link = { $name }, since { $since }: { $link }
newcomers-unseen = <i>Where I'm not an administrator and privacy mode is on, Telegram shows me only commands and replies to me; then I don't see who wrote or answered. I never see that a message was deleted.</i>
newcomers-picture = How far newcomers come
newcomers-picture-note = { $group }, the last 30 days
newcomers-button-weeks = By week
newcomers-button-links = By link
newcomers-button-waiting = Who waits
newcomers-button-steps = First weeks
newcomers-button-back = Back
newcomers-button-on = Switch on
newcomers-button-off = Switch off
newcomers-button-earlier = A day earlier
newcomers-button-later = A day later
newcomers-button-own = Own words
newcomers-button-ours = Built-in words
newcomers-steps =
    <b>First weeks: { $group }</b>
    Each step comes once, only if it makes sense then, and only the newcomer sees it.

    { $rows }
newcomers-step-line = { $state ->
    [off] { $step }: off
   *[on] { $words ->
        [own] Day { $day }: { $step }, in your own words
       *[ours] Day { $day }: { $step }
    }
}
newcomers-step-label = { $state ->
    [off] { $step } ✗
   *[on] { $step } ✓
}
newcomers-step =
    <b>First weeks: { $group }</b>
    { $how }
    { $about }

    { $says }
newcomers-step-introduce = introduce
newcomers-step-company = company
newcomers-step-thanks = thanks
newcomers-step-month = after a month
newcomers-step-introduce-about = For those with no introduction yet, with the button for one.
newcomers-step-company-about = For those who have introduced themselves and written nothing yet: who shares an interest with them, or else the question that's open in the group this week. Without either, nothing.
newcomers-step-thanks-about = For those who have written something: thanks, and what else there is.
newcomers-step-month-about = For everybody: one question with buttons. You see how many answered what; what they add in words reaches you only if they send it.
newcomers-own-in-private = Here's how it will look before it's kept:
newcomers-own-opening = Your own words for the step “{ $step }” in { $group }.
newcomers-own-ask = What shall newcomers read?
newcomers-own-hint = <code>{"{"}name{"}"}</code> becomes the newcomer's name, <code>{"{"}group{"}"}</code> the group's. For example: Good to have you here, {"{"}name{"}"}!
newcomers-own-preview =
    This is how a newcomer in { $group } will see it:

    { $words }
newcomers-own-save = Keep
newcomers-own-saved = Kept. From now on newcomers read your words at this step: { $step }
newcomers-own-unknown = Only <code>{"{"}name{"}"}</code> and <code>{"{"}group{"}"}</code> can be filled in, and I don't know this one: { $name }
newcomers-changed = { $state ->
    [off] { $step }: off
   *[on] { $words ->
        [own] { $step }: day { $day }, own words
       *[ours] { $step }: day { $day }
    }
}
settings-name-newcomers-step = first weeks
