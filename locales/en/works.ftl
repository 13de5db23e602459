# The room "works": what people answer, and what follows from it.
command-works = What works: who answers the posts
help-works =
    How many people answer each regular post within a day, by post, by kind and by hour, as a share of those who talk: <code>/works</code>
    After five tries I may propose to drop what is dull; after six, a better hour. You decide, and can take it back.
room-works = What works
room-works-about = how many people answer each regular post within a day, by post, kind and hour; I propose to drop what is dull and to move posts to better hours, and you decide
works-door = What works
works-standing = { $tries ->
    [0] no posts to judge yet
    [one] one post judged
   *[other] { $tries } posts judged
}
works-by-posts = By post
works-by-kinds = By kind
works-by-hours = By hour
works-page =
    <b>What works</b> in { $group }
    { $by }:
    { $rows }

    The share of those who talk in a week that answered within a day, on average. Those who manage the group aren't counted.
    { $share }
works-row = { $name }: <b>{ $percent }%</b> (answers: { $answers }, posts: { $tries })
works-more = { $n ->
    [one] … and one more
   *[other] … and { $n } more
}
works-nothing = Nothing yet: a post is judged once its day is over.
works-bar = { $percent }% · posts: { $tries }
works-picture-note = { $group }
works-series = Library: { $series }
works-library = The library
works-gone = a post that is no longer there
works-hour = From { $at }
works-share = Of the conversations of four weeks, members began { $percent }%.
works-share-less = Of the conversations of four weeks, members began { $percent }%. The more they begin, the less the library posts; it comes back when they fall silent.
works-share-unknown = Too few conversations yet to say who begins them.
works-button-decided = Decisions
works-button-back = Back
works-button-undo = Take back { $n }
works-button-retire = Drop it
works-button-move = Move it
works-button-keep = Keep it
works-button-as-before = Post as before
works-button-fine = It's fine
works-propose-retire = { $name }: few people answer. On average { $percent }% of those who talk did in its last { $tries } tries, and { $usual }% answer the other posts. Drop it?
works-propose-move = { $name }: people answer more at another hour (posts looked at: { $tries }). Move it from { $was } to { $becomes }?
works-propose-less = Members begin { $percent }% of the conversations themselves, so the library posts less. It comes back when they fall silent.
works-kept = { $kind ->
    [less] Fine.
   *[other] It stays as it is. I won't propose this again for 90 days.
}
works-done = { $kind ->
    [retire] It comes no more. It can be taken back in /works.
    [move] Moved. It can be taken back in /works.
   *[less] The library posts as before.
}
works-changed-since = It was changed since, so nothing was done.
works-undone = Taken back.
works-decided =
    <b>What was decided</b>
    { $rows }
works-decided-nothing = Nothing was proposed yet.
works-decided-numbered = { $n }. { $row }
works-decided-row = { $name }: { $kind ->
    [retire] drop it
    [move] move it from { $was } to { $becomes }
   *[less] post less
} — { $answer ->
    [done] done
    [kept] kept as it was
    [undone] taken back
   *[none] waiting for you
}
works-follow = 💬 { $name } answered yesterday's question. Who sees it that way, too, and who doesn't?
works-follow-name = The best answer: { $post }
mydata-works = { $n ->
    [one] That you answered one post in the last days; after that only the number of people stays
   *[other] That you answered { $n } posts in the last days; after that only the number of people stays
}
skip-nobody-answered = nobody answered the day before
skip-as-usual = the group is talking as usual
skip-unanswered = nobody has answered since the last one
skip-self-sufficient = members begin conversations themselves
