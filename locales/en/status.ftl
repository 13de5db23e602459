# /status.
command-status = How I'm doing: posts to come, what failed, missing rights

status =
    <b>Status</b>
    { $parts }
status-since = Running since: { $when } ({ $ago })
status-last = Last update from Telegram: { $ago }
status-no-update = Last update from Telegram: none yet
status-version = Version: { $version }
status-waiting = Waiting to be sent: { $count }
status-failed = Not sent, by the records still kept: { $count }
status-faults = Not done because of an error on my side: { $count }
status-counted = { $here }
status-counted-wider = { $here } (in all groups: { $everywhere })
status-fault = Cause: a fault of my own. It's noted; whoever runs me can look it up.
status-refusal = Cause: { $why }
status-rights = { $missing ->
    [enough] Rights: I have all I need.
    [write] Missing right: writing in this group.
    [administrator] Missing right: I'm not an administrator, so I can't answer one person quietly, remove typed commands, or see reactions.
   *[delete] Missing right: “Delete messages”. Without it typed commands stay in the chat.
}
status-next =
    <b>Next posts</b>
    { $posts }
status-next-none = Next posts: none are planned.
status-next-post = { $when } — { $what }
status-held =
    <b>Held back, as promotions make way for other posts</b>
    { $posts }
status-skipped =
    <b>Skipped lately</b>
    { $posts }
status-skipped-post = { $when } — { $reason }
status-skipped-post-named = { $when } — { $what }: { $reason }
status-reason = the reason is noted, and whoever runs me can look it up
status-ago-now = less than a minute ago
status-ago-minutes = { $n ->
    [one] a minute ago
   *[other] { $n } minutes ago
}
status-ago-hours = { $n ->
    [one] an hour ago
   *[other] { $n } hours ago
}
status-ago-days = { $n ->
    [one] a day ago
   *[other] { $n } days ago
}
