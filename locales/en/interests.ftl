# Interest lists: people who share a tag can be asked at once.
room-interests = Interest lists
room-interests-about = people who share a tag can be asked at once
desk-door-interests = Interest lists
nudge-interest = Questions to my lists
interests-standing = { $count ->
    [one] { $count } list
   *[other] { $count } lists
}
command-ask = Ask people who share an interest
help-ask =
    A question to those on a list: <code>/ask #rye Who has a starter to spare?</code>
    Your lists, and how you are asked: <code>/ask</code>

    At most five people are asked, in turn, and only those who agreed. Each list can be asked once a day, and each member can ask twice a day.
mydata-interests = Interest lists you are on: { $tags }

interests = Interest lists in { $group }. A press changes how you are asked: off, by a mention in the group, or in private. At most once a day and three times a week.
interests-none = There are no interest lists in { $group } yet. They begin with tags in an introduction: /introduce
interests-list = { $how ->
    [mention] ✓ #{ $tag }: by mention
    [private] ✓ #{ $tag }: in private
   *[off] #{ $tag }: off
}
interests-ask = Ask a list
interests-invitation = Who may ask me about this?

ask-how =
    A list with its #, then the question:
    <code>/ask #rye Who has a starter to spare?</code>
    Which lists there are: <code>/ask</code>
ask-as-yourself = Please send /ask under your own name, so that people know whom to answer.
ask-in-the-group = You're in several groups; please send this in the group it's for.
ask-no-lists = Nobody is on an interest list here yet. To begin one: /ask
ask-unknown = There's no list { $tag } here. The nearest: { $near }
ask-list-rests = The list { $tag } was asked lately. It can be asked again: { $when }
ask-too-often = You asked twice within a day. You can ask again: { $when }
ask-nobody-now = Everyone on the list { $tag } was asked lately, or it's only you. Please try again tomorrow, or ask the whole group.
ask-muted = In { $group } you can't write at the moment, so your question can't be posted either.
ask-not-posted = Your question couldn't be posted just now. It doesn't count; please try again in a while.
ask-which-list = Which list?
ask-which-question = What would you like to ask? One line.
ask-publish = Ask
ask-asked = Asked in { $group }.
ask-post = { $asker } asks those into { $tag }:
ask-post-names = For example: { $names }
ask-me-too = Ask me, too
ask-told = In { $group } there's a question about { $tag }.
ask-was-here = The question that was here has been removed.
