# The room "privacy": /mydata and /forgetme.
command-mydata = What I know about you, group by group
command-forgetme = Have me forget you, everywhere or in one group
help-mydata =
    Everything I know about you, group by group, only in our private chat: <code>/mydata</code>
    A button below gives it as a JSON file, for a program to read.
help-forgetme =
    Shows what would go and asks once: <code>/forgetme</code>
    You choose: everything, or one group only.

mydata =
    <b>What I know about you</b>

    { $parts }
mydata-private = In no group in particular
mydata-nothing = Nothing but that you're writing to me now.
mydata-group = <b>{ $group }</b>
mydata-name = Name: { $name }
mydata-username = Username: { $username }
mydata-language = The language you chose with me: { $language ->
    [he] Hebrew
    [ru] Russian
   *[en] English
}
mydata-started = You opened this chat on { $date }
mydata-joined = You joined on { $date }
mydata-here-before = You're known to me here; I didn't see you join
mydata-left = You left on { $date }
mydata-out = You aren't in the group any more
mydata-manages = You manage this group
mydata-helps = You help those who manage this group
mydata-hidden = You asked to be left off the lists
mydata-introduction-tags = What you say you are into: { $tags }
mydata-introduction-told =
    Your introduction:
    { $told }
mydata-days = Days on which you wrote, counted: { $n }
mydata-answered = People you answered, each month counted anew: { $n }
mydata-reactions = Reactions to your messages: { $n }
mydata-thanked = Months you were thanked for: { $n }
mydata-votes = Polls you voted in: { $n }
mydata-polls = Polls you asked for: { $n }
mydata-posts = Regular posts you wrote: { $n }
mydata-changes = Settings you changed: { $n }
mydata-not-kept = I don't keep what you write in groups, only that you wrote.
mydata-button-json = As a JSON file
mydata-button-forget = Forget me
mydata-file = Everything I know about you, for a program to read. Of what is very long it says only how much there is; whoever runs me can give you that.

forgetme =
    <b>Shall I forget you?</b>

    Groups where I know you: { $groups }

    What goes: your name and username, your language with me, introductions, votes, whatever is half written, and that you were thanked.
    What stays, without your name: numbers counted for the group, as a former member's, and the polls and regular posts you made for it.
    Introductions of yours are removed from the groups. What else you wrote there is Telegram's, and I can't remove it. If you help manage a group, that ends too.

    As long as you're in a group with me, you're somebody new to me as soon as you do something there; who manages a group, Telegram tells me again.

    Everything I know: /mydata
forgetme-groups = { $groups }
forgetme-no-groups = none
forgetme-button-all = Forget everything
forgetme-button-one = One group only
forgetme-button-no = Forget nothing
forgetme-which = Which group shall I forget you in? One press and it's done.
forgetme-under-way = I'm forgetting you now. One last message comes when it's done.
forgetme-done = Done. I know nothing about you any more. If you write to me again, we start from the beginning.
forgetme-group-done = Done. I know nothing about you any more in this group: { $group }
forgetme-kept = All right, everything stays as it was.

privacy-in-private = That's between the two of us. In our private chat:
privacy-as-yourself = When you write as the group or as a channel, I can't see who you are. Please send the command as yourself.
former-member = a former member
