command-dice = Roll a die for everybody to see
command-loaded = Roll a die that always shows a six
command-whose = Choose whose turn it is
help-dice = Rolls a die: <code>/dice</code>
help-loaded = Rolls a die that shows a six: <code>/loaded</code>
help-whose = Shows who is there, to choose from: <code>/whose</code>
room-dice = Dice
room-dice-about = a die to roll, and a number a day
dice-rolled = On the die: { $eyes ->
    [one] one eye
   *[other] { $eyes } eyes
}
dice-of-day = Today's number is a five.
dice-mydata = Times you rolled a die: { $n }
dice-whose = Whose turn is it?
dice-turn = It's the turn of { $name }.
nudge-luck = lucky days
nudge-streak = your streak
dice-door = Whose turn it is
dice-standing = { $n ->
    [one] { $n } roll
   *[other] { $n } rolls
}
command-cards = Draw a card
command-shuffle = Shuffle the cards
help-cards = Draws a card: <code>/cards</code>
help-shuffle = Shuffles the cards: <code>/shuffle</code>
room-cards = Cards
room-cards-about = a pack of cards
