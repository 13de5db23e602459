# What the house itself says: refusals, faults, fallbacks.
fault = Something went wrong on my side. It's noted; please try again in a while.
refuse-group-only = /{ $command } works in the group. Please send it there.
refuse-managers-only = /{ $command } is for those who manage this group.
refuse-managers-only-button = This button is for those who manage this group.
refuse-other-section = This isn't among what you help with here. Whoever helps with everything can do it, and so can the group's administrators.
refuse-administrators-only = This is for the group's administrators in Telegram.
refuse-stale-button = This button no longer works. Please start again from the command.
refuse-not-yours = This button is for the person who asked.
refuse-not-yours-link = This link is for the person who asked.
refuse-gone = I'm no longer in that group.
group-not-allowed = I look after particular communities, and this group isn't one of them yet, so I'll leave now. For whoever runs me, the number of this group: <code>{ $id }</code>
unknown-command = I don't know this command. /help shows what I can do.
private-fallback = I look after groups. /help shows what I can do.
post-unknown = The connection broke while I was posting, and I couldn't find out whether the post arrived. So as not to post it twice, I haven't sent it again. Please look in the group; if it's missing, post it yourself.
nothing-to-cancel = There's nothing to cancel.
post-given-up = One of my posts failed at Telegram time and again, so I gave it up. Everything else goes on. If it's needed, please post it yourself; /status in the group shows what else failed and why.
cancelled = All right, stopped.
draft-go-on = Continue
draft-gone = There's nothing left to continue here.
whisper-in-group =
    In { $group }:
    { $words }
whisper-rather-in-private = I'd rather tell you in private.
whisper-open-private = Open private chat
flood-wait = Many commands came at once, so I left the latest unanswered. You can send them again in a minute.
flood-wait-press = Many presses in a row. In a minute the buttons will work again.
refused-with-words =
    { $refusal }

    Your text:
    <code>{ $typed }</code>
page-previous = Previous page
page-following = Next page
# A question or title, and which page of how many this is.
page-of = { $words } ({ $place })
more-than-fits = …and more than fits into one message.

# Why Telegram does not do it, as a sentence of its own.
refusal-topic-closed = The topic is closed. Please open it, or give me the right “Manage topics”.
refusal-topic-gone = The topic is no longer there.
refusal-message-gone = The message it belongs to is no longer there.
refusal-may-not-write = I'm not allowed to write there.
refusal-may-not-poll = I'm not allowed to post polls there.
refusal-may-not-send-media = I'm not allowed to send pictures and files there.
refusal-bad-file = Telegram no longer has the file, or didn't take it.
refusal-no-right = A right is missing for that.
refusal-slow-mode = The group is in slow mode, and it wasn't my turn yet.
refusal-not-there = I'm not in the group.
refusal-group-gone = The group is no longer there.
refusal-unreachable = That person hasn't started a private chat with me, or has closed it.
refusal-already-in = That person is in the group already.
refusal-request-gone = The request to join is no longer there: it was taken back, or decided in Telegram.
refusal-in-too-many = That person is in as many groups as Telegram allows.
refusal-link-gone = The link no longer works, or didn't come from me.
refusal-too-long = It's longer than Telegram allows.
refusal-other = Telegram didn't accept it and gave no reason I know.
refusal-lost = The connection broke, and I couldn't find out whether it arrived.

# What keeps me from posting; said once to those who manage, and in /status.
trouble-topic-closed = General is closed, so greetings and posts don't appear. Please open it, or give me the right “Manage topics”.
trouble-may-not-write = I'm not allowed to write in the group, so greetings and posts don't appear. Please allow me to send messages, or make me an administrator.

flood-wait-messages = Many messages came at once, so I left the latest unanswered. You can send them again in a minute.

# What the bot does: a room of the house, as its users see it (its name and what it is about: room-NAME, room-NAME-about).
room-is-off = Switched off in the group: { $room }. Those who manage it can switch it on.
room-is-on = On from now: { $room }
room-button-on = Switch on
room-on-typed = on, yes
room-off-typed = off, no
room-here-typed = here
room-topic-gone = { $room }: the topic is closed or gone, so these posts go to General now. For another topic, write there: <code>{ $command }</code>
once-more = I'm just looking up whether you're in the group. Please do that once more in a few seconds.
