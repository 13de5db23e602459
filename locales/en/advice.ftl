# Series, continued: advice wanted.
command-advice = Ask the group for advice
help-advice =
    Need advice? <code>/advice</code> in our private chat: you say what about, with your name or without.
    The managers look at it first. When it's posted, three members who said they can be asked are named in it.
    <code>/advice</code> is also where you say that you can be asked.
nudge-advice = What came of advice
advice-typed = advice
advice-name = Advice wanted
advice-title = 🧭 <b>Advice wanted</b>
advice-by-nobody = — someone in the group
advice-asked = { $names }: what would you say? Everyone else is welcome too: just reply to this message.
advice-anybody = What would you say? Just reply to this message.
advice-button-door = I need advice too
advice-door = Advice
advice-page = Advice wanted in { $group }: now and then someone's question is posted, and three members who can be asked are named in it.
advice-waits =
    Your question waits for the managers:
    { $text }
advice-ready =
    Your question waits for its turn:
    { $text }
advice-adviser = You can be asked for advice, at most once in two weeks.
advice-no-adviser = Could you be asked for advice now and then? At most once in two weeks, and first when it's about what you're into.
advice-button-want = I need advice
advice-button-back = Take my question back
advice-button-adviser = Yes, ask me
advice-button-no-adviser = Don't ask me any more
advice-back = It's taken back.
advice-not-here = In { $group } no “advice wanted” is set up. Managers can begin it: /series
advice-no-group = None of the groups we share has “advice wanted”.
advice-which-group = In which group?
advice-muted = You can't write in { $group } at the moment, so your question can't be posted either.
advice-one-at-a-time = One question of yours is waiting already. It's under /advice
advice-too-many = Many questions are waiting in { $group }. Please try again in a week or two.
advice-opening = Advice from { $group }. The managers look at it first, and in a week I'll ask you once what came of it.
advice-ask = What would you like advice on? Say what it's about, and what makes it hard.
advice-hint = For example: My sourdough is flat since the weather turned. More flour, or a warmer place?
advice-half-done = There's still a question for { $group } to be finished.
advice-preview-named =
    This is how { $group } will see it, with your name below it: { $name }
    The managers look at it first.
advice-preview-unnamed =
    This is how { $group } will see it. Nobody sees your name, the managers don't either.
    They look at it first.
advice-sent = Thank you! The managers of { $group } look at it, and you'll hear what becomes of it.
advice-item =
    Someone would like advice:
    { $post }
advice-item-again =
    This may or may not have been posted: the database was restored. Please look in the group first.
    { $post }
advice-button-decline = Decline
advice-taken-back = It was taken back, or someone has decided already.
advice-approved-later = It's posted when its turn comes.
advice-approved-her = Your question for { $group } is posted { $day }.
advice-approved-later-her = Your question for { $group } is posted when its turn comes.
advice-edited-her =
    Your question for { $group } is posted { $day }. The managers put it into other words:
    { $text }
    Not what you meant? Take it back under /advice
advice-edited-later-her =
    Your question for { $group } is posted when its turn comes. The managers put it into other words:
    { $text }
    Not what you meant? Take it back under /advice
advice-preview-edited = This is how { $group } will see it. Whoever wrote it hears the new words.
advice-ask-why = A word about why not? Whoever wrote it reads it.
advice-preview-declined =
    Whoever wrote it reads this:
    { $words }
advice-declined = Thank you for your question! The managers of { $group } would rather not post it this time.
advice-declined-why = Thank you for your question! The managers of { $group } would rather not post it: { $why }
advice-turned-down = It isn't posted, and whoever wrote it hears so.
advice-posted = Your question is in { $group } now. The replies come below it.
advice-outcome-opening = A week ago you asked { $group }: { $text }
advice-ask-outcome = What came of it? A line is plenty. Those who were asked would like to hear it.
advice-button-skip = Skip
advice-outcome-half-done = What came of the advice from { $group }?
advice-outcome-skipped = All right. Thank you for asking the group.
advice-in-group-on = ✓ In the group, too
advice-in-group-off = In the group, too?
advice-outcome-preview =
    Those who were asked hear this:
    { $text }
advice-outcome-preview-group =
    Those who were asked hear this, and { $group } reads it below your question:
    { $post }
advice-too-late = That's over already.
advice-outcome-sent = Thank you! Those who were asked in { $group } hear it.
advice-outcome-told =
    You were asked for advice in { $group }. This is what came of it:
    { $text }
advice-outcome =
    🧭 <b>What came of it</b>
    { $text }
    { $by }
advice-thanks = Thank you for the advice: { $names }
skip-no-dilemma = nobody asked for advice
advice-slot-posted = { $day }: posted
advice-slot-left-out = { $day }: not posted; /calendar says why
advice-slot-nothing = { $day }: nobody asked for advice, so nothing was posted
advice-standing = Ready to be posted: { $ready }. Waiting for you in /attention: { $waits }
advice-begin = Advice wanted in { $group }: members say in private what they'd like advice on, you look at it first, and three who can be asked are named in the post.
advice-hint-when = For example: every Tuesday 10:00. Skip it, and it's once a week, from the next free slot on.
advice-begin-preview =
    Advice wanted — { $when }
    Members use /advice; you look at each question first. If nobody asks, nothing is posted, and /series says so.
advice-no-slot = The next two weeks have no free slot. Please write when, for example: every Tuesday 10:00
series-button-new-advice = New: advice wanted
mydata-dilemma = Advice you asked for: { $text }
mydata-adviser = Advice: you can be asked for it
mydata-advice = Advice: asked { $asked }, answered { $answered }
