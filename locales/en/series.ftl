# The room "series": ready-made series of posts, each time from somebody.
command-series = Ready-made series of posts
help-series =
    The group's series, and how the next times stand: <code>/series</code>
    Behind the scenes, a photo or a line from someone who manages the group: <code>/series scenes every Wednesday 12:00 @noa</code>
    Whoever is named is asked in private the day before and sees how it will look. If nothing comes, nothing is posted.
room-series = Series
room-series-about = posts that come from people: for “behind the scenes” a manager is asked for a photo or a line the day before
room-series-logged = { $deed ->
    [added] a series begun
    [changed] someone else is asked for a series
   *[removed] a series ended
}
series-door = Series
series-standing = { $n ->
    [0] no series yet
    [one] one series
   *[other] { $n } series
}
series-page =
    <b>Series</b>
    { $all }

    A new one: <code>/series scenes every Wednesday 12:00 @noa</code>
series-none = None yet.
series-entry = { $name } — { $when }
series-one = <b>{ $name }</b> — { $when }
series-next = Next: { $day }
series-over = No more times to come.
series-slot-asked = { $day }: { $name } was asked, nothing yet
series-slot-told = { $day }: ready, from { $name }
series-slot-declined = { $day }: { $name } said “not this time”
series-slot-nobody = { $day }: nobody could be asked
series-slot-posted = { $day }: posted, from { $name }
series-slot-nothing = { $day }: { $name } had nothing to show this time
series-slot-left-out = { $day }: { $name } sent something, but it wasn't posted; /calendar says why
series-ask-remove = End this series? What was sent for the next time goes with it.
series-button-new = New: behind the scenes
series-button-who = Ask someone else
series-button-end = End
series-button-remove = End it
series-button-keep = Keep it
series-button-back = Back
series-removed = Ended.
series-unknown = There's no such series: { $typed }. For example: <code>/series scenes every Wednesday 12:00 @noa</code>
series-who = I don't know anyone in the group by this name: { $typed }. It's the @username, as Telegram shows it.
series-name-somebody = Please say who is to be asked: <code>/series scenes every Wednesday 12:00 @noa</code>
series-when = Please write when, and nothing else. For example: { $example }
series-when-quiet = Someone is asked the day before, so it needs a day and a time.
series-too-many = There are { $most } series already. End one first: /series
series-must-manage = { $name } doesn't manage the group, so this isn't for { $name } to be asked. Managers and whoever helps with Series can be (/staff).
series-item-nobody = “Behind the scenes” has nobody to ask any more. Who is asked can be changed in /series
series-item-gone = { $name } can't be asked for “behind the scenes” any more: left the group, or no longer manages it. Who is asked can be changed in /series
series-item-unreached = { $name } can't be asked for “behind the scenes”: the private chat with me has to be opened with Start first. Who is asked can be changed in /series
series-taken-back = This post was taken back.
mydata-series = { $n ->
    [0] Series: you're asked for “behind the scenes”
    [one] Series: you were asked once for “behind the scenes”
   *[other] Series: you were asked { $n } times for “behind the scenes”
}

scenes-typed = scenes
scenes-name = Behind the scenes, { $name }
scenes-name-nobody = Behind the scenes, nobody
scenes-title = 🎬 <b>Behind the scenes</b>
scenes-begin = Behind the scenes of { $group }: a photo or a line from someone who manages the group, again and again.
scenes-ask-who = Who is to be asked? Someone who manages the group, by name or @username.
scenes-ask-when = When is it to be posted?
scenes-hint-when = For example: every Wednesday 12:00
scenes-begin-preview =
    Behind the scenes — { $when }
    { $name } is asked in private the day before, and sees how it will look. If nothing comes, nothing is posted.
scenes-button-begin = Begin
scenes-begun = Begun in { $group }. How it stands: /series
scenes-opening = Behind the scenes of { $group }: it's posted { $day }.
scenes-reminder = A reminder, the only one: behind the scenes of { $group } is posted { $day }, and nothing has come yet.
scenes-ask = What could the group see? A photo, a video or a line: a draft on the desk, a mistake, a view from the window.
scenes-half-done = There's still something to show behind the scenes of { $group }.
scenes-preview = This is how { $group } will see it { $day }.
scenes-button-post = Post it
scenes-button-another = Another
scenes-button-not-now = Not this time
scenes-button-give = Send something
scenes-ready = Thank you! It's posted in { $group } { $day }.
scenes-declined = All right, nothing this time in { $group } { $day }. If something turns up after all: /series
scenes-too-late = Its time has passed, so there's nothing to send for now.
scenes-not-posted = What you sent for { $group } ({ $day }) wasn't posted: { $why }.
skip-nothing-shown = there was nothing to show this time
skip-nobody-asked = nobody could be asked for it

# Tips of members.
nudge-tips = Tips for the group
tips-typed = tips
tips-name = Members' tips
tips-title = 💡 <b>A member's tip</b>
tips-by = — { $name }
tips-door = Tips
tips-offer = In { $group } a member shares a tip each time. You could be asked for one now and then, at most once in eight weeks. { $door }
tips-offer-door = Yes or no
tips-not-glad = Tips for { $group }: a member is asked for one each time, at most once in eight weeks, and may always say “not this time”. Would you like to be asked?
tips-glad = You can be asked for a tip for { $group }, at most once in eight weeks.
tips-button-glad = Yes, ask me
tips-button-rather-not = Don't ask me any more
tips-opening = A tip for { $group }, to be posted { $day }: you said you can be asked.
tips-ask = What would you recommend to the others? A line or two, or a photo with them.
tips-half-done = There's still a tip for { $group } to be finished.
tips-named-on = ✓ With my name
tips-named-off = Without my name
tips-preview-named =
    This is how { $group } will see it, with your name below it: { $name }
    The managers look at it first.
tips-preview-unnamed =
    This is how { $group } will see it, without a name ({ $name } is for the managers only).
    The managers look at it first.
tips-button-send = Send it
tips-sent = Thank you! The managers of { $group } look at it, and you'll hear what becomes of it.
tips-declined = All right, not this time in { $group }.
tips-item =
    A tip, to be posted { $day }:
    { $post }
tips-item-nobody = Nobody could be asked for a tip. Members say on their desk, under Tips, that they're glad to be.
tips-button-post = Post it
tips-button-not-this = Not this one
tips-button-edit = Edit
tips-button-show = As it looks
tips-approved = It's posted { $day }.
tips-turned-down = Not this one. Whoever wrote it hears it kindly.
tips-not-this-time = Thank you for your tip! The managers of { $group } didn't choose it this time.
tips-edit-in-private = You can change it in our private chat.
tips-shown = It's in our private chat.
tips-too-late = Its time has passed, or it was taken back.
tips-ask-edit = In what words is it to be posted?
tips-preview-edited = This is how { $group } will see it.
tips-posted = Your tip is in { $group } now. Thank you!
tips-begin = Members' tips in { $group }: each time a member who is glad to be asked writes one, and you look at it first.
tips-begin-preview =
    Members' tips — { $when }
    Three days before, a member who said so is asked, at most once in eight weeks. You look at it before it's posted.
series-button-new-tips = New: members' tips
series-slot-waits = { $day }: a tip from { $name } waits in /attention
skip-not-approved = nobody approved it in time
mydata-tips = Tips: you can be asked for one

# A partner's slot.
partner-typed = partner
partner-name = Partner: { $name }
partner-title = 🤝 <b>From our partner { $name }</b>
partner-incomplete =
    The partner's name goes on the next line, and what is posted below it:
    <code>/series { $typed }
    Levi Mills
    Flour at half the price for all of us, this week</code>
partner-name-too-long = The partner's name is too long: up to { $most } characters fit.
partner-too-long = What is posted is too long: up to { $most } characters fit.
