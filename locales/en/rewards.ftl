# Rewards: prizes and coupon codes, who may claim them, and what was given to whom.
room-rewards = Rewards
room-rewards-about = prizes and pools of coupon codes: one each, claimed by a button, and a record of what was given to whom
reward-door-new = New reward
reward-door-list = Rewards
reward-door-mine = My rewards
reward-standing = Open: { $open }, in all: { $all }
command-reward = A reward: a prize, or coupon codes
command-rewards = My rewards, and their codes
help-reward =
    A new prize, or a pool of coupon codes, asked for step by step in our private chat: <code>/reward</code>
    You choose who may claim it: everyone, people who have been here for a while, or those who won. Each person gets one; nobody gets somebody else's.
help-rewards =
    What you've been given here, with your codes once more: <code>/rewards</code>
    For those who manage the group: all rewards, and what was given to whom.
mydata-reward = Your reward, { $title }: { $state }
mydata-reward-code = Your reward, { $title }: { $state }, code <code>{ $code }</code>

reward-in-private = A reward is made in our private chat.
reward-no-group = I don't see you in any group with rewards. Please send this in the group.
reward-which-group = For which group?
reward-which-kind = What will the members of { $group } be able to claim?
reward-button-prize = A prize
reward-button-codes = Coupon codes
reward-button-new = New reward
reward-button-claim = Claim
reward-button-copy = Copy
reward-button-fetch = Get my code
reward-button-fetch-of = Code: { $title }
reward-button-manage = All rewards
reward-button-post = Post
reward-button-post-again = Post again
reward-button-keep = Keep for a draw
reward-button-add = Add codes
reward-button-close = Close
reward-button-given = Given to whom
reward-button-table = Table
reward-button-take = Take back
reward-button-again = Give again
reward-button-back = Back

reward-opening = A reward for { $group }
reward-ask-title = What is it? One line.
reward-hint-title = 10% off at the bakery
reward-ask-about = What should people know about it? Where it's valid, until when, who to ask.
reward-ask-pieces = How many are there?
reward-ask-codes = Paste the codes, one on each line. What doesn't fit into one message can be added later.
reward-hint-codes =
    RYE-2041
    RYE-2042
reward-ask-more = Paste more codes, one on each line.
reward-ask-who = Who may claim it?
reward-who-everyone = Everyone
reward-who-quiz = Winners of the last quiz
reward-who-draw = Whoever a draw picks
reward-ask-days = For how many days must they have been in the group? People who were here before me count as having been here long.
reward-ask-until = Until when can it be claimed? Otherwise it's 30 days.
reward-hint-until = friday 18:00
reward-ask-reason = Why is it taken back? They'll read this.
reward-until-range = It can be claimed for ten minutes at least and { $days } days at most. For example: friday 18:00
reward-no-winners = Nobody has won that yet, as far as I know. Please choose somebody else.
reward-code-blank = Nothing is on line { $at }. Please send the codes again, one on each line, with no empty lines between them.
reward-code-twice = Line { $at } has the same code as line { $first }. Please send the list again, with each code once.
reward-code-known = The code on line { $at } is in this pool already. Please send only the new ones.
reward-code-long = The code on line { $at } is longer than a button can copy ({ $most } characters). Please send the codes alone, one on each line.
reward-code-too-many = That would make { $n } codes; a pool holds up to { $most }. Please send fewer, or begin another pool.
reward-too-many = Up to { $most } rewards can be open at a time. Please close one first: /rewards
reward-is-posted = Posted in { $group }.
reward-is-ready-to-draw = { $title } is ready. Now open the draw: /draw
reward-not-posted = { $title } didn't come to the group. { $why } It's kept: /rewards
reward-is-below = { $title }: it's further down now.
reward-adds = { $n ->
    [one] One code will be added to this: { $title }
   *[other] { $n } codes will be added to this: { $title }
}
reward-is-added = Added. { $free ->
    [one] One is left now: { $title }
   *[other] { $free } are left now: { $title }
}
reward-takes = Taken back from { $name }: { $title }. They'll read: { $reason }

reward-title = 🎁 <b>{ $title }</b>
reward-about = { $about }
reward-for = { $who ->
    [winners] For those who won.
    [draw] For whoever the draw picks.
   *[everyone] For everyone here.
}{ $days ->
    [0] {""}
    [one] {" "}You need to have been in the group for a day.
   *[other] {" "}You need to have been in the group for { $days } days.
}
reward-winners = { $n ->
    [one] One person may claim it.
   *[other] { $n } people may claim it.
}
reward-post-left = Left: { $free } of { $all }
reward-post-until = Until { $until }
reward-post-how = { $kind ->
    [codes] One each. Your code comes in our private chat.
   *[prize] One each. A manager hands it over.
}
reward-post-none-left = All have been claimed.
reward-post-over = It can't be claimed any more.
reward-stock = { $all } in all: { $free } left, { $kept } kept for somebody, { $delivered } delivered.
reward-row = • { $title }: { $open ->
    [yes] { $free } of { $all } left
   *[no] closed, { $free } of { $all } left
}
reward-list = <b>Rewards in { $group }</b>
    { $rows }
reward-list-none = There are no rewards in { $group } yet.
reward-mine = <b>Your rewards in { $group }</b>
    { $rows }
reward-mine-none = You have no rewards in { $group } at the moment.
reward-mine-row = • { $title }: { $state ->
    [reserved] { $kind ->
        [codes] kept for you for 24 hours
       *[prize] a manager will hand it over
    }
    [sending] on its way
    [delivered] { $kind ->
        [codes] in our private chat
       *[prize] handed over
    }
   *[released] no longer yours
}
reward-state = { $state ->
    [reserved] kept
    [sending] on its way
    [delivered] delivered
   *[released] released
}
reward-given = <b>{ $title }</b>
    { $rows }
reward-given-none = Nobody has claimed this yet: { $title }
reward-given-row = • { $whose }{ $code }: { $state ->
    [reserved] kept
    [sending] on its way
    [delivered] delivered
   *[released] released
}, { $when }
reward-whose = { $name }
reward-somebody = somebody
reward-masked = {" "}…<code>{ $tail }</code>
reward-no-code = {""}
reward-claim = { $whose }{ $code }
reward-ledger = • { $when }: { $event ->
    [reserved] reserved
    [delivered] delivered
   *[released] released
}{ $why }
reward-no-why = {""}
reward-why = { $why ->
    [late] , the time to fetch it was over
    [left] , left the group
    [cannot] , it couldn't be handed over
    [taken] , taken back
    [off] , rewards were switched off
    [forgotten] , wanted to be forgotten
    [unsure] , as far as is known
   *[other] {""}
}
reward-reason = Why: { $reason }
reward-kept-until = Kept until { $until }
reward-table = What was given to whom: { $title }
reward-table-who = Who
reward-table-code = Code
reward-table-state = State
reward-table-since = Since
reward-table-reason = Reason
reward-sure-to-close = Nobody will be able to claim this any more: { $title }

reward-became-sent = Your code is in our private chat.
reward-became-kept = It's yours for 24 hours: press the button in the message below to get it.
reward-became-by-hand = It's yours. A manager will hand it over.
reward-became-has = You've got it already.
reward-is-kept = { $title }: one is kept for you for 24 hours. Your code comes in our private chat.
reward-code =
    { $title }, from { $group }:
    <code>{ $code }</code>
reward-gone = That isn't there any more. What there is: /rewards
reward-over = { $title } can't be claimed any more. What's yours: /rewards
reward-none-left = All have been claimed: { $title }. Should one be given back, the button returns.
reward-not-winner = { $title } is for those who won. The next chance will come.
reward-too-late = The time to claim { $title } is over.
reward-too-new = { $days ->
    [one] It's for people who have been in the group for a day. As far as I know, you came later; a manager can help.
   *[other] It's for people who have been in the group for { $days } days. As far as I know, you came later; a manager can help.
}
reward-was-taken-back = Yours was taken back. Whoever manages the group can give it again.
reward-unreadable = The codes of { $title } can't be read just now. Those who manage the group know; please ask them.
reward-on-its-way = It's on its way at this moment. Please try again in a few minutes.
reward-is-settled = That's settled already. How it stands: /rewards
reward-nobody = It's somebody who wanted to be forgotten, so nobody can be given it.
reward-has-one = They have one already.
reward-is-closed = Closed.
reward-is-given-again = Given again.
reward-is-sent-below = It's below.
reward-is-handed = Noted as handed over; they hear of it.
reward-is-released = Noted; they hear of it.
reward-item-prize = { $name } claimed this: { $title }
reward-item-hand = Handed over
reward-item-cannot = Not possible
reward-item-unreadable = The codes of { $title } can't be read: the bot's token was replaced since. Please close it and begin a new pool with the codes that weren't given.
reward-told-handed = { $title } from { $group } is noted as handed over. If it hasn't reached you, please ask a manager there.
reward-told-cannot = { $title } from { $group } can't be handed over. A manager there can tell you more.
reward-told-taken = { $title } from { $group } was taken back: { $reason }
