# The room "touch": somebody whom nobody has addressed for longest.
room-touch = Personal touch
room-touch-about = each week three people whom nobody has addressed for longest, for you to write to; with what's known of them
personal-standing = { $n ->
    [0] nobody to write to now
    [one] one person to write to
   *[other] { $n } people to write to
}
personal-item = Nobody has addressed them for a while: { $name }. { $joined }, { $helped }, { $silent }. A few words from you?
personal-joined = Joined in { $month } { $year }
personal-joined-before = Here since before me
personal-helped = { $n ->
    [0] has answered nobody yet
    [one] has answered one person
   *[other] has answered { $n } people
}
personal-silent = { $weeks ->
    [0] wrote in the last days
    [one] silent for a week
   *[other] silent for { $weeks } weeks
}
personal-never-wrote = has only read along
personal-button-done = I've written
personal-button-later = In a week
personal-button-never = Not this person
personal-said = { $does ->
    [later] I'll ask again in a week.
    [never] All right, not this person again.
   *[done] Good to know, thank you.
}
mydata-touch = When you were last heard of and addressed, to the day, so that nobody is overlooked
