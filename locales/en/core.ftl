# What the house itself says: refusals, faults, fallbacks.
fault = Something went wrong on my side. It's noted; please try again in a while.
refuse-group-only = /{ $command } works in the group. Please send it there.
refuse-managers-only = /{ $command } is for those who manage this group.
refuse-managers-only-button = This button is for those who manage this group.
refuse-stale-button = This button no longer works. Please start again from the command.
refuse-not-yours = This button is for the person who asked.
refuse-gone = I'm no longer in that group.
group-not-allowed = I look after particular communities, and this group isn't one of them yet, so I'll leave now. For whoever runs me, the number of this group: <code>{ $id }</code>
unknown-command = I don't know this command. /help shows what I can do.
private-fallback = I look after groups. /help shows what I can do.
post-unknown = The connection broke while I was posting in { $group }, and I couldn't find out whether the post arrived. So as not to post it twice, I haven't sent it again. Please look in the group; if it's missing, post it yourself.
nothing-to-cancel = There's nothing to cancel.
post-given-up = One of my posts in { $group } failed at Telegram time and again, so I gave it up. Everything else goes on. If it's needed, please post it yourself.
cancelled = All right, stopped.
whisper-in-group =
    In { $group }:
    { $words }
whisper-rather-in-private = I'd rather tell you in private.
whisper-open-private = Open private chat
flood-wait = Many commands came at once, so I left the latest out. In a minute there is room for them again.
flood-wait-press = Many presses in a row. In a minute the buttons work again.
flood-wait-messages = Many messages came at once, so I left the latest out. In a minute there is room for them again.
