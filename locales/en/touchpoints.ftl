# Regular posts: what the bot says to a group on a schedule.
command-touchpoint = Add a regular post: when, and the text below
command-touchpoints = The regular posts: next times, pause, preview, delete

# The library's post: its series and the conversation starter.
touch-library-post = <b>{ $series }</b>

    { $prompt }
series-question = Open question
series-help = Helping each other
series-share = Tips and finds
series-win = Small wins and thanks
series-light = On a light note
series-plan = What's ahead
series-tap = In one word
series-meet = Getting to know each other

touch-about-library = conversation starters
touch-about-own = “{ $text }”

## A schedule in words
touch-rule = { $dates } at { $time }
touch-every-day = every day
touch-every-second-day = every second day
touch-every-nth-day = { $n ->
    [one] every { $n } day
   *[other] every { $n } days
}
touch-every-workday = every working day, Monday to Friday,
touch-every-weekday = every { $day ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
}
touch-every-week = every { $days }
touch-every-second-weekday = every second { touch-day-listed }
touch-every-second-week = every second week on { $days }
touch-every-nth-weekday = { $n ->
    [one] every { $n } week on { touch-day-listed }
   *[other] every { $n } weeks on { touch-day-listed }
}
touch-every-nth-week = { $n ->
    [one] every { $n } week on { $days }
   *[other] every { $n } weeks on { $days }
}
touch-day-listed = { $day ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
}
touch-days = { $days } and { $last }
touch-month-day = on the { touch-date-listed } { touch-of-months }{ $short ->
    [yes] {" "}(in a shorter month on its last day)
   *[no] {""}
}
touch-date-listed = { $day ->
    [1] 1st
    [2] 2nd
    [3] 3rd
    [21] 21st
    [22] 22nd
    [23] 23rd
    [31] 31st
   *[other] { $day }th
}
touch-month-days = on the { $days } { touch-of-months }{ $short ->
    [yes] {" "}(in a shorter month on its last day)
   *[no] {""}
}
touch-month-even = on even dates { touch-of-months }
touch-month-odd = on odd dates { touch-of-months }
touch-month-last-day = on the last day { touch-of-months }
touch-month-first-workday = on the first working day { touch-of-months } ({ touch-working-week })
touch-month-last-workday = on the last working day { touch-of-months } ({ touch-working-week })
touch-working-week = { $week ->
    [sun] Sunday to Thursday
   *[mon] Monday to Friday
}
touch-month-places = on the { $places } { touch-day-listed } { touch-of-months }
# The day decides the ending in other languages.
touch-place-listed = { $k ->
    [0] last
    [1] first
    [2] second
    [3] third
    [4] fourth
   *[5] fifth
}{ $day ->
   *[other] {""}
}
touch-of-months = of { $every ->
    [1] every month
    [2] every second month
    [3] every third month
    [4] every fourth month
    [5] every fifth month
    [6] every sixth month
    [7] every seventh month
    [8] every eighth month
    [9] every ninth month
    [10] every tenth month
    [11] every eleventh month
   *[12] every twelfth month
}
touch-cron = by the cron dates <code>{ $dates }</code>
touch-month-nth = on the { $k ->
    [1] first
    [2] second
    [3] third
    [4] fourth
   *[5] fifth
} { touch-day-listed } { $k ->
    [5] of every month that has one
   *[other] { touch-of-months }
}
touch-month-last = on the last { touch-day-listed } { touch-of-months }
touch-every-year = every year on { $day } { month }{ $leap ->
    [yes] {" "}(28 February where there is none)
   *[no] {""}
}
touch-once = once, on { touch-day-listed } { $date },

## Adding one
touch-added =
    <b>Saved.</b> I'll post it { $rule }.
    <blockquote>{ $text }</blockquote>
    { $next }
touch-next = { $n ->
    [one] Next time: { $times }
   *[other] Next times: { $times }
}
touch-note-deferred = Quiet hours are { $hours }, so it will be posted at { $at }. You can change that in /settings.
touch-note-skipped = No room for it on { $day }: { $limits }. You can change that in /settings.
touch-note-displaces = Skipped for it: { $other } ({ $day }), because { $limits }. You can change that in /settings.
touch-note-too-close = Not on { $day }: another post is less than four hours before it. Another time of day has room for both.
touch-note-displaces-close = Skipped for it: { $other } ({ $day }), because posts are at least four hours apart. Another time of day has room for both.
touch-limits = this group takes { $day ->
    [one] { $day } post
   *[other] { $day } posts
} a day and { $week } a week
touch-too-many = There are { $most ->
    [one] { $most } regular post
   *[other] { $most } regular posts
} already, which is the most a group can have. /touchpoints shows them; some may have had their time.

## When something is missing. Then comes the right form, with her own words.
touch-refused =
    { $problem }
    For example: { $example }
touch-your-text = The text of the post
touch-problem-empty = Write when and what to post; the text goes on the line below.
touch-problem-order = The time comes first, the text on the line below it.
touch-problem-no-text = The text is missing. It goes on the line below.
touch-problem-long = { $over ->
    [one] The text is { $over } character too long; { $most } is the most.
   *[other] The text is { $over } characters too long; { $most } is the most.
}
touch-problem-no-rule = I can't tell how often and when from this: { $word }
touch-problem-too-often = A post comes once a day at most: { $word }
touch-problem-which-days = It isn't said on which days: { $word }
touch-problem-two = These are two posts, each with a time of its own: { $word }
touch-problem-two-meanings = { $word } may be { $first } or { $second }. Write the date.
touch-problem-cron = cron doesn't know this: { $word }
touch-problem-unsupported = A post can't be repeated like this: { $word }
touch-problem-not-understood = I don't understand one part: { $word }
touch-problem-after-time = The text begins on the line below the time. What I can't make out after the time: { $word }
touch-problem-missing-time = The time of day is missing.
touch-problem-bad-time = I don't know this time of day: { $word }
touch-problem-missing-day = The day is missing.
touch-problem-unknown-day = I don't know this day: { $word }
touch-problem-day-out-of-range = No month has a day { $day }.
touch-problem-missing-date = The date is missing.
touch-problem-bad-date = This isn't a date: { $word }
touch-problem-unknown-month = I don't know this month: { $word }
touch-problem-past = That time has already passed: { $date }.
touch-problem-quiet-hours = That time is in the quiet hours ({ $hours }), so the post would never come out. Choose another time, or change the quiet hours with /settings.
touch-problem-quiet-day = That day is a quiet day, on which nothing is posted. Choose another day, or change the quiet days with /settings.

## The list and the panel of each
touch-none = There are no regular posts yet. Add one like this: <code>/touchpoint every monday 10:00</code> with the text on the line below. How often conversation starters come: /settings
touch-list =
    <b>Regular posts</b>

    { $items }
touch-item =
    { "\u200E" }<b>{ $n }.</b> { $about }: { $rule }
    { $state }
touch-panel-own =
    <b>Regular post</b>: { $rule }
    <blockquote>{ $text }</blockquote>
    { $state }
    Kind: { $purpose }{ $pieces }
touch-panel-library =
    <b>Conversation starters</b>: { $rule }
    A different one each time, from the library. You can change the rhythm in /settings.
    { $why }
    { $state }
touch-library-kind = { $kind ->
    [customers] The conversation starters are chosen for customers, as set in /settings: every second one is made for them.
    [interest] The conversation starters are chosen for a shared interest, as set in /settings: every second one is made for that.
    [team] The conversation starters are chosen for a team at work, as set in /settings: every second one is made for that.
    [support] The conversation starters are chosen for mutual support, as set in /settings: every second one is made for that, and those that call for successes and plans are left out.
   *[none] The conversation starters suit any group. Choose in /settings what kind of community this is, and every second one will be made for it.
}
touch-library-goal = This group is for: { $goal }
touch-paused = Paused.
touch-over = It won't come again.
touch-held-quiet-day = It can't be posted: its days are all quiet days. You can change those in /settings.
touch-held-quiet-hours = It can't be posted: its time is in the quiet hours ({ $hours }). You can change those in /settings.
touch-no-room = No room for it on { $day }.
touch-too-close = Not on { $day }: another post is less than four hours before it.
touch-no-room-soon = No room for it in the coming weeks: other posts go before it. You can change how many this group takes in /settings.
touch-too-close-soon = It won't be posted in the coming weeks: each time another post is less than four hours before it. Another time of day has room for both.
touch-left-out = Skipping this one: { $day }
touch-last-skip = Last one skipped ({ $day }): { $why }.
touch-ask-delete =
    Delete this regular post?
    { "\u200E" }{ $about }: { $rule }
touch-deleted =
    Deleted; it won't be posted any more.
    { "\u200E" }{ $about }: { $rule }
touch-gone = This regular post no longer exists. /touchpoints shows those there are.
touch-edit-half-done = A change to a regular post in { $group } isn't finished yet.
touch-preview = This is how it will look.
touch-preview-version = { $language ->
    [he] This is how it will look, in its Hebrew version: the group's language chooses.
    [ru] This is how it will look, in its Russian version: the group's language chooses.
   *[en] This is how it will look, in its English version: the group's language chooses.
}
touch-preview-in-private = It's in our private chat, as it will look.
touch-once-skipped = A one-time post wasn't posted: { $why }. Its text is still in /touchpoints.
touch-topic-gone = The topic of a regular post is closed or gone. From now on I'll post it in General.

touch-button-preview = Preview
touch-button-undo = Undo
touch-button-pause = Pause
touch-button-resume = Resume
touch-button-leave-out = Skip next
touch-button-keep-in = Undo skip
touch-button-delete = Delete
touch-button-keep = Keep
touch-button-back = Back
touch-button-list = All regular posts
## Why a post was skipped
skip-too-late = its time was too long past
skip-missed = I wasn't running at the time
skip-cannot-write = I wasn't allowed to write in the group
skip-quiet-day = it was a quiet day
skip-quiet-hours = it was in quiet hours
skip-budget = there was no room left for more posts
skip-too-close = another post was less than four hours before it
skip-not-in-time = I couldn't reach Telegram in time
skip-lively = people were talking all the time
skip-by-hand = a manager skipped it
skip-paused = a manager paused or changed it
skip-restored = it may have been posted before I was restored from a backup
skip-refused = Telegram didn't accept it

skip-topic-closed = General is closed

## The latest changes, in /settings log
touch-numbered = { $n }. { $about }
touch-log = { $name } — { $done }
touch-log-gone = a post that is no longer there
touch-log-gone-rule = a post that is no longer there ({ $rule })
touch-log-added = added: { $rule }
touch-log-moved = { $was } → { $is }
touch-log-deed = { $deed ->
    [paused] paused
    [resumed] resumed
    [skipped] its next time is skipped
    [kept] its next time is kept after all
    [text] a new text
    [picture] another picture or file
    [content] other content
    [once] something else, one time only
    [usual] the usual again after all
    [pinned] pinned from now on
    [unpinned] no longer pinned
    [shown] shown before it's posted
    [unshown] no longer shown before
    [follows] its best answer is taken up
    [alone] its best answer is no longer taken up
   *[deleted] deleted
}

## Saved, but there is no room
touch-added-no-room =
    <b>Saved, but it won't come out as things are</b>: { $rule }.
    <blockquote>{ $text }</blockquote>
    { $next }
touch-added-later =
    <b>Saved, but its first time won't come out</b>: { $rule }.
    <blockquote>{ $text }</blockquote>
    { $next }
touch-added-once-no-room =
    <b>Saved, but it won't come out as things are</b>: { $rule }.
    <blockquote>{ $text }</blockquote>
    { $next }
    Should it come out all the same?
touch-button-anyway = Post it anyway
touch-button-room = Allow { $day } a day, { $week } a week

## Changing one
touch-edit-how =
    To change it, send this with another time, another text, or both. Without a text below, only the time changes; with nothing after the number, only the text.
    { $form }

    In private it can be done without the command.
touch-edit-ask =
    What should change? Send me the new text, or the new time, or the new time with the text below it. Until now: { $rule }

    { $text }
touch-edit-preview =
    <b>This is what it will be</b>: { $rule }
    <blockquote>{ $text }</blockquote>
    { $next }
touch-edit-library = The conversation starters come from the library. How often: <code>/settings rhythm</code>
touch-edit-words = Please send it in words: the new text, or the new time.
touch-no-number = There's no regular post with the number { $n }. All of them: /touchpoints
touch-button-edit = Edit
touch-button-save = Save
touch-button-leave = Leave as it was

room-touchpoints = Regular posts
room-touchpoints-about = your own by schedule, and conversation starters

## With a picture or file
touch-words = { $text }
touch-with = { $kind ->
    [photo] with a photo
    [video] with a video
    [animation] with an animation
    [audio] with music
    [album] with an album
   *[document] with a file
}
touch-about-own-media = “{ $text }”, { touch-with }
touch-about-media = { $kind ->
    [photo] a photo without words
    [video] a video without words
    [animation] an animation without words
    [audio] music without words
    [album] an album without words
   *[document] a file without words
}
touch-media-above =
    { $text }
    ({ touch-with })
touch-media-alone = ({ touch-about-media })
touch-note-no-picture = Only the words will be posted: what they stand under can't be. What can: photos, videos, animations, music and files.
touch-note-album = Of an album only this one part will be posted.
touch-problem-kind = That can't be posted. What can: words, photos, videos, animations, music and files.
touch-problem-not-own = Only a message of your own can be posted this way. Answer one of yours, or write the text on the line below.
touch-problem-long-caption = { $over ->
    [one] The text is { $over } character too long: with a picture or file, { $most } is the most.
   *[other] The text is { $over } characters too long: with a picture or file, { $most } is the most.
}
touch-picture-gone = Telegram no longer has the picture or file of a regular post. { $words ->
    [yes] Its words are posted without it from now on
   *[no] It has no words, so it wasn't posted
}; /touchpoints lists it, and a new picture can be sent there under Edit.
touch-part-gone = Telegram no longer has one of the pictures or files of a regular post's album. The others are posted without it from now on; /touchpoints lists the post.
touch-picture-not-allowed = I'm not allowed to send pictures or files in the group. { $words ->
    [yes] The words of a regular post went out alone.
   *[no] A regular post without words didn't go out.
}

## What it is for
touch-purpose = { $purpose ->
    [question] question
    [value] something useful
    [recognition] recognition
    [scenes] behind the scenes
    [fun] fun
    [invitation] invitation
   *[promotion] promotion
}
touch-purpose-ask =
    What kind of post is this? { $about }

    Promotions are at most one in five posts of four weeks, and never two in a row.
touch-button-purpose = Kind
touch-button-purpose-of = { $chosen ->
    [yes] { "✓ " }
   *[no] { "" }
}{ $purpose ->
    [question] Question
    [value] Something useful
    [recognition] Recognition
    [scenes] Behind the scenes
    [fun] Fun
    [invitation] Invitation
   *[promotion] Promotion
}
touch-log-purpose = kind: { $purpose }
touch-promotion-held = Not on { $day }: { $why }.
touch-promotion-soon = It won't be posted in the coming weeks: promotions are at most one in five posts, and never two in a row. Once more of other kinds is posted, it will be.
skip-promotion-again = the post before it was a promotion, too
skip-promotion-share = promotions are at most one in five posts of four weeks

## What it has to say
touch-button-content = Content
touch-button-add-content = Add content
touch-button-in-turn = In turn
touch-button-shuffled = Shuffle
touch-button-remove = Remove
touch-button-done = Done
touch-pieces = Content: { $n ->
    [one] { $n } piece
   *[other] { $n } pieces
}, { $left } not posted yet
touch-content-list =
    <b>Content</b>: { $about }
    { $items }

    { $order ->
        [one] It's posted each time. With a second piece, one comes each time, and none again within 90 days.
        [shuffled] One comes each time, in mixed order, and none again within 90 days.
       *[turn] One comes each time, in turn, and none again within 90 days.
    }
touch-piece-item = { "\u200E" }<b>{ $n }.</b> { $text } · { $used }
touch-piece-above = { $text } ({ touch-with })
touch-piece-used = posted { $day }
touch-piece-unused = not posted yet
touch-piece =
    <blockquote>{ $text }</blockquote>
    { $used }
touch-piece-removed = Removed: { $text }
touch-piece-gone = This piece of content is gone.
touch-piece-only = It's the only one. Add another first, or delete the post.
touch-piece-taken-back = Not added. Send the next one, or press Done.
touch-piece-added = Added; that makes { $n }. Send the next one, or press Done.
touch-pool-full = That's the most one post can have: { $most }. Remove some first.
touch-add-in-private = Content is added in our private chat.
touch-add-ask =
    Send or forward me what this post is to say: texts, photos, videos, files, albums, as many as you like. Then press Done. { $about }

    What I fill in: <code>{"{weekday}"}</code>, <code>{"{month}"}</code>, <code>{"{group}"}</code>, <code>{"{member_of_the_week}"}</code>
    Versions for each language: put <code>[en]</code>, <code>[he]</code> or <code>[ru]</code> on a line above each.
touch-unknown-slot = I don't know { $typed }. What I fill in: <code>{"{weekday}"}</code>, <code>{"{month}"}</code>, <code>{"{group}"}</code>, <code>{"{member_of_the_week}"}</code>
touch-edit-pool = This post has several pieces of content. Add and remove them under Content; here only the time can be changed.
touch-edit-ask-time = What's the new time? Until now: { $rule }. What it says is under Content.
touch-preview-nothing = It has nothing to say now: { $why }.
touch-dry = Nothing to post until { $day }: all of its content was posted in the last 90 days. Add more under Content, and it goes on.
touch-dry-nobody = Nothing to post for now: its content speaks of the member of the week, and there is none.
skip-content = all of its content was posted in the last 90 days
skip-no-member = there was no member of the week to name
item-pool-low = A regular post has less than a week of content left: { $about }. More can be added in /touchpoints, under Content; otherwise it pauses.

## Pinned, shown before, and once something else
touch-button-pin = Pin it
touch-button-pin-not = Don't pin
touch-button-show = Show me before
touch-button-show-not = Don't show me
touch-pins = When it's posted it's pinned, and the one before it isn't any longer.
touch-pins-no-right = It should be pinned when it's posted, but I don't have the right “Pin messages” in this group yet. Until I do, it's posted without.
touch-shown-to = Half an hour before, { $name } is shown it in private.
touch-shown-to-unreached = Half an hour before, { $name } should be shown it in private, but has no private chat with me yet.
touch-show-start = Open a private chat with me and press Start, so that I can show it to you there.
touch-pin-failed = A regular post couldn't be pinned: { $about }. { $why } It was posted all the same.
touch-one =
    <b>Only this one</b>: { $about }
    { $day }

    { $says }
touch-one-usual = It says the usual.
touch-one-other =
    This time only, it says:
    <blockquote>{ $text }</blockquote>
touch-button-say = Change only this one
touch-button-usual = Back to the usual
touch-button-go = Go
touch-button-skip = Skip
touch-one-in-private = That's done in our private chat.
touch-one-ask =
    What should it say this time only? Send me words, or a picture or file with or without words. { $about }
    { $day }

    After that it goes on as always; none of its content is used up.
touch-one-saved =
    <b>Saved, for this time only</b>: { $day }
    <blockquote>{ $text }</blockquote>
touch-one-gone = This one has been posted, moved or changed meanwhile. What comes next: /calendar
touch-one-picture = The picture or file that a regular post was to show a single time couldn't be posted. If there were words, they were posted without it.
touch-soon = This comes in { $group }: { $day }. Without an answer from you it's posted.
touch-soon-goes = It will be posted: { $day }. { $about }
touch-soon-skipped = It's skipped this time: { $about }

## A kind, and a free slot, typed
touch-kind-in-panel = The kind of a post that exists is changed with the button “Kind” in /touchpoints.
touch-problem-unknown-kind = I don't know this kind of post: { $word }. There are: question, something useful, recognition, behind the scenes, fun, invitation, promotion.
touch-problem-no-slot = In the next 14 days there is no free slot: each day has its posts, or is quiet. Choose a time, or allow more posts with /settings.
touch-note-free-slot = That's the next free slot; all other posts stay as they are.
## Only when it is quiet, less where it is lively, and the day after
touch-when-quiet = only when the group is quiet
touch-when-quiet-next = { $hours ->
    [one] Comes when nobody has talked for an hour in which people usually do, and ever more seldom if nobody answers.
   *[other] Comes when nobody has talked for { $hours } waking hours, which is unusual for this group, and ever more seldom if nobody answers.
}
touch-follows-up = The day after, I take up the best answer.
touch-button-follow-on = Follow up
touch-button-follow-off = No follow-up
touch-button-when-quiet = When quiet
touch-log-retired = the series “{ $series }” is dropped
touch-log-restored = the series “{ $series }” comes again
settings-name-stepback = Step back
settings-about-stepback = The more conversations members begin themselves, the less the library posts. When they fall silent, it posts as before.
settings-value-stepback = { $stepback ->
    [on] less where members begin conversations
   *[off] always the same
}
settings-choice-stepback = { $stepback ->
    [on] Less
   *[off] As planned
}
settings-done-stepback = { $stepback ->
    [on] The more conversations members begin, the less the library posts.
   *[off] The library posts as planned, however much members talk.
}
settings-unknown-stepback = Stepping back can be on or off; { $typed } is neither. For example: <code>{ $meant }</code>

## Before a post is saved
touch-twice =
    <b>Not saved yet</b>: { $rule }.
    <blockquote>{ $text }</blockquote>
    { $doubts }
    Save it anyway?
touch-twice-text = The same is said by another post: { $other }
touch-twice-near = Within the hour another post comes: { $other } ({ $day })
touch-twice-dropped =
    It wasn't saved:
    <blockquote>{ $text }</blockquote>
touch-twice-time = When should it come instead? Send me the time. Until now: { $rule }
touch-twice-how =
    Send this with another time:
    { $form }

    In private it can be done without the command.
touch-twice-half-done = A new regular post for { $group } isn't saved yet.
touch-button-save-anyway = Save anyway
touch-button-other-time = Change the time
touch-button-drop = Cancel
