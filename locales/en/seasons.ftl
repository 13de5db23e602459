# Months and seasons: /season, the thanks for a month, the end of a season.
command-season = This season, and those that are over
help-season =
    What runs now, until when, and your part in it: <code>/season</code>
    One that's over: <code>/season 2026-10</code>, or by its name or number: <code>/season Autumn</code>

    For those who manage the group:
    One of your own dates: <code>/season 1.9 30.11 Autumn</code>
    It ends on another day, or today: <code>/season until 15.12</code>, <code>/season end</code>
    Taken back before its first day: <code>/season cancel</code>
    As a table: <code>/season 2026-10 csv</code>
season-door = Season
season-now = <b>Season</b> · { $group }
season-runs = { $season }: { $dates }
season-left = { $n ->
    [one] Today is the last day.
   *[other] { $n } days left, today included.
}
season-next = Planned: { $season }, { $dates }
season-part = Your part so far: { $did }
season-no-part = Your part will show here after your next conversation.
season-month = { $month } { $year }
season-dates = { $first } – { $last }
season-named = { $name }
season-numbered = Season { $number }
season-nameless = Season without a name
season-archive = <b>{ $season }</b>
season-thanked = Thanked for the month:
season-empty = Nobody was named.
season-nothing-kept = Nothing is kept of that time.
season-unnamed = somebody who prefers not to be named
season-did = { $did }
season-heading = <b>{ $words }</b>
season-slot = { $slot ->
    [helper] For helping others
    [starter] For conversations that got going
    [newcomer] New here, and already part of it
    [steady] For being here, week after week
   *[none] Most active
}
season-row-name = {"\u200E"}• { $name }
season-place = {"\u200E"}{ $place }. { $name }{ $why ->
    [yes] {" "}— { $reasons }
   *[no] {""}
}
season-withdrawn = Whoever was named here prefers not to be. Thank you all the same.
season-over = <b>The season is over: { $season }</b>
season-over-close =
    You make this group what it is 💛
    More of it, and earlier seasons: /season
season-post-name = end of season { $number }
season-picture = Thank you for { $month }
season-picture-over = Thank you: { $season }
season-picture-note = { $group }

# What those who manage the group do about it.
season-button-earlier = Earlier
season-button-later = Later
season-button-now = Now
season-button-back = Back
season-button-new = New season
season-button-move = Move the end
season-button-end = End today
season-button-drop = Take back
season-button-correct = Correct the thanks
season-button-table = Table
season-button-send = Send the table
season-button-plan = Plan it
season-button-move-now = Move it
season-button-end-now = Yes, end it
season-button-drop-now = Yes, take it back
season-button-off = ✕ { $name } · { $slot }
season-button-in = ➕ { $name } · { $slot }
season-ask-dates = A season of your own for { $group }: which are its first and last day?
season-hint-dates = For example: <code>1.9 30.11</code>. From 7 days to a year, from today on.
season-ask-name = What's it called?
season-hint-name = For example: Autumn
season-ask-until = On which day does it end?
season-hint-until = For example: <code>15.12</code>
season-preview =
    { $season } · { $group }
    { $dates }

    { $n ->
        [one] One day.
       *[other] { $n } days.
    } Two hours after its last day it's closed, and that morning the results are posted. Before its first day it can be taken back.
season-preview-end = { $season }: { $dates }
season-is-planned = Planned: { $season }, { $dates }. It's closed two hours after its last day, and the results are posted that morning. To take it back before it begins: <code>/season cancel</code>
season-is-moved = { $season } ends on { $last } now.
season-ends-today = { $season } ends tonight. The results come tomorrow morning.
season-is-dropped = Taken back: { $season }
season-ask-end = Shall the season end today? What's done until midnight still counts, and the results come tomorrow morning.
season-ask-drop = Shall the planned season be taken back?
season-correct =
    <b>Thanks for { $month }</b>
    { $posted ->
        [yes] They're posted. What you change here changes that message; nothing is posted again.
       *[no] There's no message in the group that can be changed. What you change here holds for the post, if it's still to come, and for the archive.
    }
    Press a name to take it off (✕) or put it in (➕). Every change is listed: /settings log
season-corrected = { $posted ->
    [yes] Changed, in the group too.
   *[no] Changed.
}
season-corrected-already = That's so already.
season-table = A table of { $season }: names, what for, places, what was done. Whoever is off the lists isn't in it.
season-table-sent = The table is below.
season-table-file = { $season } · { $group }
season-table-name = Name
season-table-board = For
season-table-place = Place
season-table-did = What was done
season-how =
    A first and a last day are needed. For example: <code>/season 1.9 30.11 Autumn</code>
    To see one that's over: <code>/season 2026-10</code>
season-wrong-dates = A first and a last day are needed. For example: <code>1.9 30.11</code>
season-wrong-date = A date is needed. For example: <code>15.12</code>
season-wrong-order = The last day comes before the first. The first day stands first: <code>/season 1.9 30.11 Autumn</code>
season-wrong-past = That day has passed, and what was said then can't be counted any more. Today or later works.
season-wrong-short = A season has { $least } days or more. A later last day works.
season-wrong-long = A season has { $most } days at most. An earlier last day works.
season-overlaps = Some of these days belong to another season: { $season }. Other days work.
season-two = The next season is planned already: { $season }. To plan another instead, take it back first: <code>/season cancel</code>
season-none-open = There's no season of your own that could be changed. To plan one: <code>/season 1.9 30.11 Autumn</code>
season-none-runs = No season of your own runs now. What runs: /season
season-has-begun = It has begun, so it can't be taken back. It can end today: <code>/season end</code>
season-not-over = It isn't over yet, so there's nothing to show. What runs now: /season
season-unknown = There's no season called: { $typed }. What's kept is found here: /season
season-no-group = I don't see you in any of my groups yet. /season works in the group itself, too.
season-in-the-group = Seasons are planned in the group, or with the buttons here: /season
