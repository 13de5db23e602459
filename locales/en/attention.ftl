# The room "attention": what waits for those who manage groups.
command-attention = What waits for you
help-attention =
    What needs you in the groups you manage, with buttons: <code>/attention</code>
    To hear of what's urgent at once, and of the rest once a day: <code>/attention urgent</code>
    To hear of everything at once: <code>/attention all</code>
    To look for yourself: <code>/attention desk</code>
    The hour of the daily message: <code>/attention 18:30</code>
attention-door-list = What waits
attention-door-wishes = How I'm told
attention-in-private = What waits for you in this group is in our private chat:
attention-title = { $n ->
    [one] <b>One thing waits for you</b>
   *[other] <b>{ $n } things wait for you</b>
}
attention-nothing = Nothing waits for you.
attention-item =
    <b>{ $group }</b>, since { $since }
    { $words }
attention-item-state =
    { $item }
    <i>{ $state }</i>
attention-numbered = { $n }. { $item }
attention-mine = { $name } has it.
attention-later = Put off until { $when }.
attention-done = ✓ Done: { $name }
attention-over = ✓ Settled, nothing is needed any more.
attention-done-already = That's settled already.
attention-button-number = { $open ->
    [yes] •{ $n }•
   *[no] { $n }
}
attention-button-mine = Mine
attention-button-release = Not mine
attention-button-tomorrow = Tomorrow
attention-button-done = Done
attention-button-wishes = When to write to me
attention-button-back = Back
attention-button-list = What waits for me
attention-button-duties = Taking turns
attention-wishes = { $how ->
    [all] When something in your groups needs you, I write at once.
    [desk] I don't write to you when something in your groups needs you. It waits in the list, and you look when you like.
   *[urgent] When something urgent in your groups needs you, I write at once. Everything else comes once a day, at { $time }, in one message.
}
attention-button-how = { $how ->
    [all] Everything at once
    [desk] Don't write, I'll look
   *[urgent] Urgent at once, the rest daily
}
attention-button-hour = { $hour }:00
attention-duties =
    <b>Taking turns</b>
    Whoever likes takes a turn, a week each from Monday. Then I write only to the person whose week it is; the others see everything in the list.
    {""}
attention-duty = { $group }: this week { $name }
attention-duty-all = { $group }: no turns, I write to everybody
attention-button-join = Join: { $group }
attention-button-leave = Leave: { $group }
attention-which = Please say how, for example: <code>/attention urgent</code>. There's also <code>/attention all</code>, <code>/attention desk</code> and an hour, such as <code>/attention 18:30</code>.
mydata-attention = When I write to you about what needs you in your groups
mydata-duty = You take turns with others who manage the group
item-unknown = Something needs a look. /status in the group shows how things are.

# What waits for those who manage a group, and what they do about it.
post-unknown-named = The connection broke while I was posting: { $post }. I couldn't find out whether it arrived, and so as not to post it twice I haven't sent it again. Please look in the group.
poll-lost = The connection broke while I was posting the poll { $question }. I couldn't find out whether it arrived. Please look in the group.
item-button-there = It's there
item-button-again = Post again
item-button-general = General is fine
item-is-there = Good, then all is well.
item-posted-again = I'm posting it again.
item-cannot-again = It can't be posted again any more.
item-stays-in-general = All right, they stay in General.
item-quarantine = Something that happened in the group couldn't be handled, and I've kept it. Whoever runs me sees what it is with <code>kehila quarantine</code>. Everything else goes on.
item-content-low = I'm running out of conversation starters the group hasn't had yet: about a week is left, then the oldest come again. If you'd rather have something new, add posts of your own: /touchpoint
item-posts-low = The last post that's planned for the group comes within a week. New ones: /touchpoint
