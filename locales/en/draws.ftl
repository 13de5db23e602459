# Draws that anybody can compute again.
room-draws = Draws
room-draws-about = lots drawn with dice thrown in the group, so that everyone can compute the result again
draw-door-new = New draw
draw-door-list = Draws
draw-standing = Running: { $open }, in all: { $all }
command-draw = Draws, and my tickets
help-draw =
    The draws here, with your tickets: <code>/draw</code>
    For those who manage the group, a new one: <code>/draw A signed cookbook</code>
    Everybody can compute the result again: the rules are in the post.
mydata-draws = { $n ->
    [one] You took part in a draw; won: { $won }.
   *[other] You took part in { $n } draws; won: { $won }.
}

draw-in-private = A draw is prepared in our private chat.
draw-no-group = I don't see you in any group with draws. Please send this in the group.
draw-which-group = For which group?
draw-opening = A draw for { $group }
draw-ask-title = What can be won? One line.
draw-hint-title = A signed cookbook
draw-ask-reward = Is it one of these rewards? Then the winners claim it with a button, within three days.
draw-ask-winners = How many win?
draw-ask-until = Until when can people enter?
draw-hint-until = friday 18:00
draw-ask-days = For how many days must they have been in the group? People who were here before me count as having been here long.
draw-switch-staff-on = Managers may enter ✓
draw-switch-staff-off = Managers may enter ✗
draw-until-range = A draw is open for ten minutes at least and { $days } days at most. For example: friday 18:00
draw-no-reward = That reward isn't there any more. Please choose another, or skip.
draw-too-few-left = { $free ->
    [one] Only one of it is left, so only one can win.
   *[other] Only { $free } of it are left, so no more can win.
}
draw-preview-note = The rules and a sealed secret go with it to { $group }.
draw-button-open = Open the draw
draw-button-enter = Enter
draw-button-leave = Leave the draw
draw-button-new = New draw
draw-button-list = All draws
draw-button-show = Post again
draw-button-cancel = Cancel the draw
draw-button-sum = 🎰 { $nth }: SHA-256 of the list

draw-title = 🎰 <b>Draw: { $title }</b>
draw-for = { $winners ->
    [one] One person wins.
   *[other] { $winners } people win.
}{ $days ->
    [0] {""}
    [one] {" "}You need to have been in the group for a day.
   *[other] {" "}You need to have been in the group for { $days } days.
}
draw-without-staff = Those who manage the group don't take part.
draw-open-until = Open until { $until }
draw-stage = { $stage ->
    [listing] Closed; the list is coming.
    [throwing] Closed; the dice are being thrown.
    [done] Drawn; the result is below.
   *[cancelled] Cancelled.
}
draw-entered = Tickets: { $n }
draw-rules =
    <b>How it's drawn</b>
    Each ticket is a code. At the end the list of codes is posted here with its SHA-256, then three dice are thrown below it. The first three dice below the list count. A secret, the list and the dice decide the order: the first win, the rest are next in line. Then the secret is revealed, and everyone can compute it again.
    <b>What this doesn't prove</b>
    That every ticket is a person: whoever runs the bot could add some, so watch the number. Look for your own code in the list. One person with two accounts has two tickets. A deleted die stays in the administrators' recent actions.
    Draw <code>{ $code }</code>, SHA-256 of the secret:
    <code>{ $commitment }</code>
draw-secret =
    The secret:
    <code>{ $secret }</code>
draw-secret-lost = The secret can't be read any more: the bot's token was replaced.
draw-ticket =
    Your ticket for { $title } in { $group }: <code>{ $ticket }</code>. Keep this message: the ticket will be in the list if you stay in the group.
    Draw <code>{ $code }</code>, winners: { $winners }, SHA-256 of the secret: <code>{ $commitment }</code>
draw-entered-now = You're in. Your ticket: { $ticket }
draw-entered-already = You're in already. Your ticket: { $ticket }
draw-left = You're not in this draw any more.
draw-gone = That draw isn't there any more. What there is: /draw
draw-is-closed = This draw is closed. The others: /draw
draw-not-staff = Those who manage the group don't take part in this one.
draw-too-new = { $days ->
    [one] It's for people who have been in the group for a day. As far as I know, you came later.
   *[other] It's for people who have been in the group for { $days } days. As far as I know, you came later.
}
draw-too-many = Up to { $most } draws can run at a time. Please wait for one, or cancel one: /draw
draw-is-posted = The draw is open in { $group }.
draw-not-posted = The draw didn't come to the group: { $title }. { $why }
draw-is-below = { $title }: the draw is further down now.
draw-list-of = <b>Draws in { $group }</b>
    { $rows }
draw-list-none = There are no draws in { $group } at the moment.
draw-row = • { $title }: { $stage ->
    [open] open until { $until }
    [listing] closed
    [throwing] the dice are being thrown
    [done] drawn
   *[cancelled] cancelled
}, tickets: { $n }
draw-yours = Your ticket: <code>{ $ticket }</code>{ $state ->
    [out] , it didn't count when the list was made
    [won] , it won 🎉
    [passed] , it was passed over
   *[in] {""}
}
draw-sure-to-cancel = Nobody will win this, and the secret is revealed: { $title }
draw-is-cancelled = Cancelled.
draw-looks = I'm looking at that die.

draw-list =
    🎰 <b>{ $title }</b>: the draw is closed. { $n ->
        [one] There's one ticket; it's in this file.
       *[other] There are { $n } tickets; they're in this file.
    } Please look for yours.
    SHA-256: <code>{ $sum }</code>
    Winners: { $winners }. Draw <code>{ $code }</code>, SHA-256 of the secret: <code>{ $commitment }</code>
    Three dice follow as answers to this message.
draw-nobody =
    🎰 <b>{ $title }</b>: nobody took part, so there's nothing to draw. The secret was:
    <code>{ $secret }</code>
draw-drawn = 🎰 <b>{ $title }</b>: drawn! 🎉
draw-winner = • <code>{ $ticket }</code>
draw-winner-named = • <code>{ $ticket }</code> – { $name }
draw-passed = <code>{ $ticket }</code> is no longer in the group and was passed over.
draw-nobody-left = Nobody is left who could win it.
draw-fewer = No more tickets were there.
draw-claim-until = Please claim it by { $until }, or the next in line wins.
draw-how =
    Dice: { $dice }
    The secret: <code>{ $secret }</code>
    The seed: <code>{ $seed }</code>
draw-proof = Everything it takes to compute this draw again: { $title }. With Kehila's own program: <code>kehila verify-draw</code> and this file.
draw-instead = 🎰 <b>{ $title }</b>: the next in line.
draw-late = <code>{ $ticket }</code> wasn't claimed in time and was passed over.
draw-told = You won in { $group }: { $title } 🎉 Your ticket: <code>{ $ticket }</code>. A manager there will be in touch.
draw-told-claim = You won in { $group }: { $title } 🎉 Your ticket: <code>{ $ticket }</code>. Please press Claim below the result in the group by { $until }.
draw-cancelled =
    🎰 <b>{ $title }</b>: { $why ->
        [lost] the draw can't be held, as its secret can't be read any more.
       *[manager] the draw was cancelled.
    }
    { $secret }
draw-list-lost = I don't know whether the list has come.
draw-list-bare = The list came without its file: files can't be sent there. Please allow them in the group's permissions.
draw-throw-lost = I don't know whether a die has fallen. Is one below the list? Then answer it with /draw, and it counts.
draw-item-stuck = The draw waits: { $title }. { $why } If nothing is there: go on.
draw-item-again = Go on
draw-goes-on = It goes on.
draw-goes-on-already = It's gone on already.
draw-thrown-again = 🎰 { $name } says that die { $nth } isn't below the list, so it's thrown again. Should it turn up after all, the one further up counts.
