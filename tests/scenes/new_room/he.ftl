command-dice = הטלת קובייה לעיני כולם
command-loaded = הטלת קובייה שתמיד יוצא בה שש
command-whose = בחירה של מי התור
help-dice = הטלת קובייה: {"\u2068"}<code>/dice</code>{"\u2069"}
help-loaded = הטלת קובייה שיוצא בה שש: {"\u2068"}<code>/loaded</code>{"\u2069"}
help-whose = רשימת המשתתפים, לבחירה: {"\u2068"}<code>/whose</code>{"\u2069"}
room-dice = קוביות
room-dice-about = קובייה להטלה, ומספר ליום
dice-rolled = יצא בקובייה: { $eyes ->
    [one] אחת
   *[other] { $eyes }
}
dice-of-day = המספר של היום הוא חמש.
dice-mydata = פעמים שהטלת קובייה: { $n }
dice-whose = תורו של מי?
dice-turn = התור של { $name }.
nudge-luck = ימי מזל
nudge-streak = הרצף שלך
dice-door = תורו של מי
dice-standing = { $n ->
    [one] הטלה אחת
    [two] שתי הטלות
   *[other] { $n } הטלות
}
command-cards = שליפת קלף
command-shuffle = טריפת הקלפים
help-cards = קלף אחד: <code>/cards</code>
help-shuffle = טריפת הקלפים: <code>/shuffle</code>
room-cards = קלפים
room-cards-about = חפיסת קלפים
