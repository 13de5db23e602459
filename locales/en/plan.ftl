# Plans of regular posts: starters for each kind of community, and a group's own as a text.
command-plan = Starter plans of regular posts, or your own as a text
help-plan =
    Starter plans of regular posts for four kinds of community, and this group's own as a text for another; nothing is added before you've seen it: <code>/plan</code>

    A plan can also be written below the command, with a line of dashes between its posts.
desk-door-plan = Plans

plan-menu =
    <b>Plans of regular posts</b>
    Group: { $group }

    There's a starter plan for each of four kinds of community. You can also read in a plan you have as a text, or get this group's own posts as a text, for another group.
    Nothing changes before you've seen it.
plan-button-kind = { $kind ->
    [customers] Customers
    [interest] Shared interest
    [team] Team at work
   *[support] Mutual support
}{ $own ->
    [yes] { " " }· this group
   *[no] { "" }
}
plan-button-write = This group's posts as a text
plan-button-read = Read in a plan
plan-button-take = { $n ->
    [one] Add { $n } post
   *[other] Add { $n } posts
}
plan-button-undo = Undo
plan-button-back = Back
plan-button-posts = Regular posts

## What a plan would add
plan-kind-title =
    <b>{ $kind ->
        [customers] Starter plan for customers
        [interest] Starter plan for a shared interest
        [team] Starter plan for a team at work
       *[support] Starter plan for mutual support
    }</b>
    Group: { $group }
plan-typed-title =
    <b>The plan as I read it</b>
    Group: { $group }
plan-item = { "\u200E" }<b>{ $rule }</b> · { $purpose }: “{ $text }”{ $more ->
    [0] { "" }
    [one] { " " }and { $more } more text
   *[other] { " " }and { $more } more texts
}{ $note }
# Each begins with what sets it apart from the post before it.
plan-note-there = { " " }— it's here already
plan-note-moved = { " " }— moved out of the quiet hours and days: { $rule }
plan-note-never = { " " }— left out: all its times are in quiet hours or on quiet days
plan-note-full = { " " }— left out: a group has { $most ->
    [one] { $most } regular post
   *[other] { $most } regular posts
} at most
plan-forecast = Next four weeks: { $before ->
    [0] no posts
    [one] { $before } post
   *[other] { $before } posts
} as it is now, { $after ->
    [0] none
   *[other] { $after }
} with these.
plan-forecast-lost = { $n ->
    [one] There's no room for { $n } of them
   *[other] There's no room for { $n } of them
}: { touch-limits }. You can change that in /settings.
plan-nothing-new = All of it is here already, so there's nothing to add. The posts there are: /touchpoints

## A plan as a text
plan-in-private = This goes on in our private chat.
plan-ask =
    Send me the plan as one message: each post as after /touchpoint, and a line of dashes between them.
    <pre>every monday 10:00
    What are you working on this week?
    ---
    every friday 15:00
    kind: recognition
    Who made your week easier?
    +
    Which message did you like best?</pre>
    A plus divides texts, as in the second post: one of them comes each time. The kind can be left out.
plan-problem =
    Post { $n } of the text needs a change; nothing was added.
    { $problem }

    After that, send the whole plan again.
plan-empty =
    I found no posts in it. A post has its time on the first line and its text below; between posts there's a line of dashes:
    <pre>every monday 10:00
    What are you working on this week?
    ---
    every friday 15:00
    Who made your week easier?</pre>
plan-too-many = { $most ->
    [one] A plan has up to { $most } post. Send the others as a plan of their own.
   *[other] A plan has up to { $most } posts. Send the others as a plan of their own.
}
plan-added = { $n ->
    [one] <b>{ $n } post added.</b> It's in the list: /touchpoints
   *[other] <b>{ $n } posts added.</b> They're in the list: /touchpoints
}
plan-taken-back = { $n ->
    [one] { $n } post taken back; it won't be posted.
   *[other] { $n } posts taken back; they won't be posted.
}
plan-text =
    <b>Regular posts as a text</b>
    Group: { $group }

    Pasted below <code>/plan</code>, it makes the same plan in any group.
plan-text-left-out = { $n ->
    [one] { $n } post that is only a picture or file isn't in the text.
   *[other] { $n } posts that are only pictures or files aren't in the text.
}
plan-text-none = This group has no regular posts of its own yet. You can begin with a starter plan, <code>/plan</code>, or with a single post, <code>/help touchpoint</code>
plan-half-done = A plan for { $group } isn't finished yet.

# The line of a written plan that says what kind a post is.
plan-kind-line = kind: { $purpose }
plan-problem-form = { $problem } For example: <code>{ $form }</code>
