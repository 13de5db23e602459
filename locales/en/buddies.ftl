# Members who keep newcomers company.
command-buddy = Buddies: somebody to turn to
help-buddy =
    For newcomers: somebody who has been here for a while and is glad to be asked. For everyone else: be that for somebody, two newcomers at most: <code>/buddy</code>
    Nobody gets a newcomer, or a buddy, without having said yes.

room-buddies = Buddies
room-buddies-about = members who keep newcomers company, if both want to
nudge-buddies = buddies

buddies-door = Buddies
buddies-standing = { $n ->
    [0] nobody has signed up yet
    [one] 1 member, newcomers with a buddy: { $pairs }
   *[other] { $n } members, newcomers with a buddy: { $pairs }
}
buddies-volunteer = Newcomers feel at home sooner with somebody to turn to. Would you like to be that, now and then, in { $group }? Two newcomers at most, and you're asked each time.
buddies-button-volunteer = Be a buddy
buddies-want = Would you like somebody in { $group } to turn to, who has been here for a while? I'll ask one member who suits you.
buddies-button-want = I'd like a buddy
buddies-is-one = Thank you for being there for newcomers in { $group }. When somebody would like a buddy, I'll ask you first.
buddies-paused = You're taking a break from new newcomers in { $group }. Nobody new will be asked of you.
buddies-has = With you: { $name }
buddies-asked-short = Would like you as a buddy: { $name }
buddies-button-pause = Take a break
buddies-button-resume = Go on
buddies-button-stop = Stop
buddies-looking = I'm looking for a buddy for you in { $group }. As soon as somebody says yes, you'll hear of it.
buddies-found = You have a buddy in { $group }: { $name }. To begin with, one of these lines may help:
buddies-button-unwant = No buddy any more
buddies-button-another = Another buddy
buddies-asked = A newcomer in { $group } would like somebody to turn to: { $name }. { $shared } Would you like to be the buddy?
buddies-shared = What you both like: { $tags }.
buddies-nothing-shared = A good moment to find out what you have in common.
buddies-button-yes = Yes
buddies-button-not-now = Not now
buddies-wonder = A week has passed in { $group }. Have you two talked: you and { $name }?
buddies-button-talked = Yes
buddies-button-not-yet = Not yet
buddies-button-not-talked = No
buddies-offer-another = Would you like another buddy in { $group }?
buddies-noted = Noted, thank you
buddies-no-longer = That's settled already

# In private, with what leads to the page.
buddies-call-asked = { $group }: a newcomer would like somebody to turn to, and you may suit each other. { $door }
buddies-call-found = { $group }: there's a buddy for you! { $door }
buddies-call-wonder = { $group }: you've had a week with each other. { $door }
buddies-call-asked-door = Yes or not now
buddies-call-found-door = Who it is, and a few lines to begin with
buddies-call-wonder-door = One short question

# To be copied and sent by one to the other.
buddies-opening-1 = Hi! We were put in touch in the group. How did you come here?
buddies-opening-2 = Hi! Ask me anything about the group, really anything.
buddies-opening-3 = Hi! What would you like to find here?

mydata-buddy = Is there for newcomers, as a buddy
mydata-wants-buddy = Wants a buddy, or has one
