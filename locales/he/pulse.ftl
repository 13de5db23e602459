# The pulse: one question a month, and how things go.
room-pulse = הדופק
room-pulse-about = שאלה אנונימית אחת בחודש, שעונים עליה בלחיצה, ושוב אותה שאלה בהמשך: ככה רואים איך מתקדמים
command-pulse = שאלת החודש, ולאן הדברים הולכים
help-pulse =
    מה יוצא משאלת החודש לאורך זמן: {"\u2068"}<code>/pulse</code>{"\u2069"}
    ביום שלישי השני של כל חודש מגיעה לקבוצה שאלה אחת: עד כמה מרגישים שייכים, אם מקשיבים, אם יש תועלת, ואם הייתם ממליצים. עונים בלחיצה אחת, באנונימיות. להתחלה: {"\u2068"}<code>/settings pulse on</code>{"\u2069"}
pulse-door = הדופק
pulse-post-name = שאלת החודש
pulse-asks-belonging = עד כמה יש לך כאן תחושת שייכות?
pulse-asks-heard = כשכתבת כאן משהו, עד כמה הרגשת שמקשיבים?
pulse-asks-useful = עד כמה הקבוצה הזאת תורמת לך?
pulse-asks-recommend = מה הסיכוי שיצא לך להמליץ על הקבוצה הזאת?
pulse-name-belonging = שייכות
pulse-name-heard = הקשבה
pulse-name-useful = תועלת
pulse-name-recommend = המלצה
pulse-page =
    <b>הדופק</b> של { $group }
    { $rows }

    שאלה אחת בחודש, אנונימית. סבב מוצג אם ענו לפחות חמישה אנשים.
pulse-row-none = הנושא { $topic }: אין עדיין כלום
pulse-row-first = הנושא { $topic }: <b>{ $mean }</b> מתוך { $most }
pulse-row = { $how ->
    [up] הנושא { $topic }: <b>{ $mean }</b> מתוך { $most }, עלייה מ־{ $before }
    [down] הנושא { $topic }: <b>{ $mean }</b> מתוך { $most }, ירידה מ־{ $before }
   *[same] הנושא { $topic }: <b>{ $mean }</b> מתוך { $most }, כמו בפעם הקודמת
}
pulse-of = { $most ->
    [10] סולם בין 0 ל־10
   *[other] סולם בין 1 ל־{ $most }
}
pulse-topic =
    <b>{ $question }</b>
    { $of }
pulse-round = סבב { $day }: <b>{ $mean }</b>, תשובות: { $n }
pulse-round-few = סבב { $day }: פחות מחמש תשובות
pulse-no-rounds = אין עדיין מה להראות.
pulse-button-look = לקבוצה
pulse-told =
    שאלנו 💬 <b>{ $question }</b>
    בממוצע <b>{ $mean }</b> מתוך { $most }, תשובות: { $n }. תודה!
pulse-told-again =
    שאלנו 💬 <b>{ $question }</b>
    בממוצע <b>{ $mean }</b> מתוך { $most }, { $how ->
        [up] עלייה מ־{ $before }
        [down] ירידה מ־{ $before }
       *[same] כמו בפעם הקודמת
    }; תשובות: { $n }. תודה!
pulse-is-in = ✓ התשובה נמסרה ונשמרת נעולה. לחיצה אחרת משנה אותה, עד שהשאלה נסגרת.
