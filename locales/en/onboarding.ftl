# Welcome and introductions.
command-introduce = Introduce yourself to the group

greeting = { $count ->
    [one] Good to have you here, { $names }!
   *[other] Good to have you here: { $names }!
}
# A crowd: a few names, then how many more.
greeting-many = { $more ->
    [one] Good to have you here: { $names } and { $more-shown } more!
   *[other] Good to have you here: { $names } and { $more-shown } more!
}
greeting-goal = This group is for: { $goal }
greeting-invite = { $count ->
    [one] Would you like to say a few words about yourself? A few short questions, in private.
   *[other] Would you like to say a few words about yourselves? A few short questions, in private.
}
intro-button = Introduce yourself

intro-opening = A few words about you, for { $group }. { $count ->
    [one] One question, the answer
    [3] Three questions, each answer
   *[other] { $count } questions, each answer
} up to { $most } characters{ $must ->
    [yes] {""}
   *[no] , and any of them can be skipped
}. Nothing appears in the group before you've seen it.
intro-ask-does = What do you do? Work, studies, a craft, a passion.
intro-ask-helps = What can you help others with?
intro-ask-seeks = What are you looking for here?

intro-preview = This is how it will look in the group { $group }:

# The introduction itself, in the group's language.
intro-card = <b>Meet</b> { $name }
intro-card-does = <b>What they do:</b> { $told }
intro-card-helps = <b>Can help with:</b> { $told }
intro-card-seeks = <b>Looking for:</b> { $told }

intro-on-its-way = On its way to the group
intro-published = Your introduction is in the group now: { $group }. Thank you! To change it or take it back: /introduce
intro-published-link = Here it is: { $link }
intro-perhaps-published = The connection broke on the way to { $group }, and I couldn't find out whether your introduction arrived. So as not to post it twice, I haven't sent it again. Please have a look in the group; if it's missing: /introduce
intro-not-published = Your introduction couldn't be posted in { $group } just now. Nothing you wrote is lost; please try again in a while.
# She left out all three questions: an introduction of hers is taken back.
intro-taken-back = Your introduction is no longer in the group: { $group }. Whenever you like: /introduce
intro-forgotten = What you told { $group } about yourself is no longer kept. I can't tell whether your introduction is still there; if it is, please ask the managers to remove it.
# In the group, where an introduction too old to be deleted stood.
intro-was-here = The introduction that was here has been taken back.
intro-replaced = A newer introduction: { $name }
intro-nothing = Nothing to publish, and that's fine: reading along is a good way to take part. Whenever you like: /introduce
intro-half-done = Your introduction for { $group } isn't finished yet.

intro-in-private = A few words about you: { $count ->
    [one] one short question
    [3] three short questions
   *[other] { $count } short questions
}, in private.
intro-look-in-private = Here's where to see your introduction before it's published.
intro-which-group = For which group?
intro-no-group = I don't see you in any group I look after yet. Please send /introduce in the group.
intro-muted = In { $group } you can't write at the moment, so your introduction can't be posted either. It stays here; please ask the managers of the group.
intro-once-a-day = An introduction can be posted once a day, and yours was posted in { $group } already. It stays here until tomorrow.
intro-not-told = Telegram doesn't tell me whether you're in { $group }. Its managers can make me an administrator there; then please try again. What you wrote stays here.
intro-bot-gone = I can't post in { $group } at the moment. Please ask its managers.
intro-as-yourself = An introduction is personal. Please send /introduce under your own name.
intro-too-many-lines = There are three questions, so up to three lines. For example:
    <code>/introduce
    I bake bread
    Sourdough advice
    A used oven</code>

room-onboarding = Welcome
room-onboarding-about = a greeting for newcomers, and introductions
