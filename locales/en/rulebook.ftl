# The rules of a group, and the gate: newcomers read first and write once they agree.
command-rules = The rules of the group
help-rules =
    The rules, a page at a time: <code>/rules</code>

    For managers: on the desk, or with the rules on the lines below, <code>/rules</code> sets them. Bold stays bold, and long rules get a page for each bold line.
    Whether newcomers have to agree before they write: <code>/settings gate agree</code>, with a word to be found in the rules <code>/settings gate word</code>, or <code>/settings gate off</code>

room-rulebook = Rules
room-rulebook-about = the rules of the group, and, for those who like, newcomers who read them before they write

rules-door = Rules
rules-title = <b>Rules</b> · { $group }
rules-none = There are no rules here yet: { $group }
rules-none-yet = There are no rules yet. Managers set them by sending <code>/rules</code> with the text on the lines below, or on the desk: /desk
rules-read-on = There's more on the next page. At the end is the button with which writing begins.
rules-button-read = Rules
rules-button-agree = I agree
rules-button-word = I've read them
rules-button-human = Ask a human
# Below the greeting that everybody sees.
rules-button-gated = Rules: I agree
rules-agreed = Thank you! In a moment you can write in { $group }.
rules-agreed-stuck = Thank you! I can't open writing in { $group } at the moment. The managers know, and it opens as soon as I can.
rules-nothing-to-agree = There's nothing to agree to at the moment: { $group }
rules-word = Which of these words is in the rules?
rules-word-again = That word isn't in the rules. Please look once more, there's a second try:
rules-word-over = That word isn't in the rules either. Never mind: ask a human, and a manager will look.
rules-human-asked = The managers of { $group } know and will look. Reading is possible all along.

rules-manage = <b>Rules</b> · { $group }
rules-manage-now = Now: { $now }
rules-standing-none = no rules yet
rules-standing-open = newcomers write at once
rules-standing-gate = { $n ->
    [0] newcomers agree first, nobody is waiting
    [one] newcomers agree first, 1 is waiting
   *[other] newcomers agree first, { $n } are waiting
}
rules-button-manage = Manage
rules-button-write = Write rules
rules-button-change = Change
rules-button-gate = { $gate ->
    [agree] Newcomers agree first
    [word] Newcomers find a word first
   *[off] Newcomers write at once
}
rules-button-remove = Remove rules
rules-ask-remove = The rules of { $group } will be gone, and newcomers will write at once. Remove them?
rules-button-remove-yes = Remove
rules-button-leave-them = Leave them
rules-gate-basic-group = Newcomers can be kept from writing in supergroups only, and this is a basic group yet. In Telegram, turn on “Chat history for new members: visible” in the group's settings; that makes it a supergroup. Then please try again.
rules-gate-no-right = For this I need to be an administrator of the group with the right “Ban users”. Telegram offers it under the group's administrators; then please try again.
rules-no-word = There's no word in the rules to be found yet. On the desk, under Rules, <i>Change</i> asks for one.

rules-opening = The rules of { $group }. Nothing changes before you've seen them.
rules-ask-text = What are the rules? Send them in one message.
rules-hint-text = Bold, links and quotes stay as they are. Long rules get a page for each line in bold.
rules-ask-word = A word to show that the rules were read?
rules-hint-word = A rare word that's somewhere in the rules, for example “cinnamon”. With the setting for it, newcomers pick it out of four.
rules-half-done = The rules of { $group } aren't finished yet.
rules-nothing-told = Nothing was written yet.
rules-preview = This is how the rules of { $group } will look:
rules-preview-more = { $n ->
    [one] and 1 more page
   *[other] and { $n } more pages
}
rules-preview-word = The word to be found: { $word }
rules-word-missing = The word to be found isn't in the rules. Please put it there, or choose another: <i>Change</i>.
rules-button-set = Set
rules-set = These are the rules of { $group } now. Those who are there aren't asked again.
rules-look-in-private = Here's where to see the rules before they're set.
rules-which-group = For which group?
rules-no-group = I don't see you in any group I look after yet. Please send /rules in the group.

# For those who manage the group.
rules-item-human = A newcomer can't write yet and asks for a human: { $name }
rules-item-stuck = { $n ->
    [one] One newcomer can read but not write, and I can't change that: I no longer have the right “Ban users”. With that right back it goes on by itself; until then you can allow writing by hand.
   *[other] { $n } newcomers can read but not write, and I can't change that: I no longer have the right “Ban users”. With that right back it goes on by itself; until then you can allow writing by hand.
}
rules-button-let-in = Let in
rules-button-leave = Leave as it is
rules-let-in = Done: writing is open
rules-left-so = It stays as it is

mydata-rules = { $state ->
    [over] The rules: read, or not asked for
    [left] The rules: not agreed to before leaving
   *[waits] The rules: not agreed to yet
}

# Words that are in nobody's rules: three of them stand beside the one that is.
rules-other-words = lighthouse, cinnamon, violin, meadow, umbrella, marble, pepper, harbour, feather, lantern, walnut, comet, saddle, orchard, thimble, glacier

settings-name-gate = Agreeing to the rules
settings-name-rules = Rules
settings-logged-rules = { $value ->
    [removed] removed
   *[set] set
}
settings-about-gate = Whether newcomers read the rules before they write. Those who are here already are never asked.
settings-value-gate = { $gate ->
    [agree] newcomers write once they agree to the rules
    [word] newcomers write once they find a word in the rules
   *[off] newcomers write at once
}
settings-choice-gate = { $gate ->
    [agree] By a button
    [word] By a word in the rules
   *[off] Not needed
}
settings-done-gate = { $gate ->
    [agree] From now on newcomers write once they agree to the rules. Those who are here aren't asked.
    [word] From now on newcomers write once they find a word in the rules. Those who are here aren't asked.
   *[off] From now on newcomers write at once.
}
settings-unknown-gate = Agreeing to the rules can be off, agree or word; { $typed } is none of these. For example: <code>{ $meant }</code>
