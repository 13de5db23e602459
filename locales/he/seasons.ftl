# Months and seasons: /season, the thanks for a month, the end of a season.
command-season = העונה הנוכחית והעונות שהסתיימו
help-season =
    מה קורה עכשיו, עד מתי, ומה החלק שלך: {"\u2068"}<code>/season</code>{"\u2069"}
    עונה שהסתיימה: {"\u2068"}<code>/season 2026-10</code>{"\u2069"}, או לפי שם או מספר: {"\u2068"}<code>/season סתיו</code>{"\u2069"}

    לצוות הניהול:
    עונה בתאריכים משלכם: {"\u2068"}<code>/season 1.9 30.11 סתיו</code>{"\u2069"}
    סיום ביום אחר או היום: {"\u2068"}<code>/season עד 15.12</code>{"\u2069"}, {"\u2068"}<code>/season סיום</code>{"\u2069"}
    ביטול לפני היום הראשון: {"\u2068"}<code>/season ביטול</code>{"\u2069"}
    כטבלה: {"\u2068"}<code>/season 2026-10 csv</code>{"\u2069"}
season-door = עונה
season-now = <b>עונה</b> – { $group }
season-runs = { $season }: { $dates }
season-left = { $n ->
    [one] היום הוא היום האחרון.
    [two] נותרו יומיים, כולל היום.
   *[other] נותרו { $n } ימים, כולל היום.
}
season-next = מתוכננת: { $season }, { $dates }
season-part = החלק שלך עד כה: { $did }
season-no-part = החלק שלך יופיע כאן אחרי השיחה הבאה שלך.
season-month = { $month } { $year }
season-dates = מ־{ $first } עד { $last }
season-named = { $name }
season-numbered = עונה { $number }
season-nameless = עונה בלי שם
season-archive = <b>סיכום: { $season }</b>
season-thanked = התודות של החודש:
season-empty = לא צוינו שמות.
season-nothing-kept = לא נשמר דבר מהתקופה הזאת.
season-unnamed = בלי שם, לפי בקשה
season-did = { $did }
season-heading = <b>{ $words }</b>
season-slot = { $slot ->
    [helper] על עזרה לאחרים
    [starter] על שיחות שיצאו לדרך
    [newcomer] פנים חדשות שכבר חלק מהקבוצה
    [steady] על התמדה, שבוע אחרי שבוע
   *[none] פעילי החודש
}
season-row-name = • { $name }
season-place = {"\u200F"}{ $place }. { $name }{ $why ->
    [yes] {" "}– { $reasons }
   *[no] {""}
}
season-withdrawn = מי שצוינו כאן מעדיפים לא להופיע בשם. התודה נשארת.
season-over = <b>העונה הסתיימה: { $season }</b>
season-over-close =
    בזכותכם הקבוצה היא מה שהיא 💛
    לפרטים נוספים ולעונות קודמות: {"\u2068"}/season{"\u2069"}
season-post-name = סיום עונה { $number }
season-picture = תודה על { $month }
season-picture-over = תודה: { $season }
season-picture-note = קבוצה: { $group }

# What those who manage the group do about it.
season-button-earlier = הקודמת
season-button-later = הבאה
season-button-now = עכשיו
season-button-back = חזרה
season-button-new = עונה חדשה
season-button-move = שינוי הסיום
season-button-end = סיום היום
season-button-drop = ביטול העונה
season-button-correct = תיקון התודות
season-button-table = טבלה
season-button-send = שליחת הטבלה
season-button-plan = לתכנן
season-button-move-now = לשנות
season-button-end-now = כן, לסיים
season-button-drop-now = כן, לבטל
season-button-off = ✕ { $name } – { $slot }
season-button-in = ➕ { $name } – { $slot }
season-ask-dates = עונה משלכם בקבוצה { $group }: מהם היום הראשון והיום האחרון?
season-hint-dates = לדוגמה: {"\u2068"}<code>1.9 30.11</code>{"\u2069"}. בין שבעה ימים לשנה, מהיום והלאה.
season-ask-name = איך קוראים לה?
season-hint-name = לדוגמה: סתיו
season-ask-until = באיזה יום היא מסתיימת?
season-hint-until = לדוגמה: {"\u2068"}<code>15.12</code>{"\u2069"}
season-preview =
    { $season } – { $group }
    { $dates }

    { $n ->
        [one] יום אחד.
        [two] יומיים.
       *[other] סך הכול { $n } ימים.
    } שעתיים אחרי היום האחרון העונה נסגרת, ובאותו בוקר מתפרסמות התוצאות. לפני היום הראשון אפשר לבטל.
season-preview-end = { $season }: { $dates }
season-is-planned = בתוכנית: { $season }, { $dates }. שעתיים אחרי היום האחרון העונה נסגרת, ובאותו בוקר מתפרסמות התוצאות. לביטול לפני ההתחלה: {"\u2068"}<code>/season ביטול</code>{"\u2069"}
season-is-moved = יום הסיום של { $season } מעכשיו: { $last }
season-ends-today = העונה מסתיימת הלילה: { $season }. התוצאות יתפרסמו מחר בבוקר.
season-is-dropped = בוטלה: { $season }
season-ask-end = לסיים את העונה היום? מה שנעשה עד חצות עוד נספר, והתוצאות יתפרסמו מחר בבוקר.
season-ask-drop = לבטל את העונה המתוכננת?
season-correct =
    <b>התודות על { $month }</b>
    { $posted ->
        [yes] התודות כבר פורסמו. כל שינוי כאן משנה את אותה הודעה, ודבר לא מתפרסם שוב.
       *[no] אין בקבוצה הודעה שאפשר לשנות. שינוי כאן חל על הפוסט, אם הוא עוד לפנינו, ועל הארכיון.
    }
    לחיצה על שם מסירה אותו (✕) או מוסיפה אותו (➕). כל השינויים רשומים: {"\u2068"}/settings log{"\u2069"}
season-corrected = { $posted ->
    [yes] תוקן, גם בקבוצה.
   *[no] תוקן.
}
season-corrected-already = כך זה כבר.
season-table = טבלה של { $season }: שמות, על מה, מקומות ומה נעשה. מי שלא מופיעים ברשימות לא נמצאים בה.
season-table-sent = הטבלה למטה.
season-table-file = { $season } – { $group }
season-table-name = שם
season-table-board = על מה
season-table-place = מקום
season-table-did = מה נעשה
season-how =
    חסרים יום ראשון ויום אחרון. לדוגמה: {"\u2068"}<code>/season 1.9 30.11 סתיו</code>{"\u2069"}
    לעונה שהסתיימה: {"\u2068"}<code>/season 2026-10</code>{"\u2069"}
season-wrong-dates = חסרים יום ראשון ויום אחרון. לדוגמה: {"\u2068"}<code>1.9 30.11</code>{"\u2069"}
season-wrong-date = חסר תאריך. לדוגמה: {"\u2068"}<code>15.12</code>{"\u2069"}
season-wrong-order = היום האחרון בא לפני הראשון. היום הראשון נכתב ראשון: {"\u2068"}<code>/season 1.9 30.11 סתיו</code>{"\u2069"}
season-wrong-past = היום הזה כבר עבר, ואי אפשר לספור את מה שנאמר בו. אפשר מהיום והלאה.
season-wrong-short = בעונה יש לפחות { $least } ימים. אפשר לבחור יום אחרון מאוחר יותר.
season-wrong-long = בעונה יש לכל היותר { $most } ימים. אפשר לבחור יום אחרון מוקדם יותר.
season-overlaps = חלק מהימים האלה שייכים לעונה אחרת: { $season }. אפשר לבחור ימים אחרים.
season-two = העונה הבאה כבר בתוכנית: { $season }. כדי לתכנן אחרת במקומה, קודם לבטל אותה: {"\u2068"}<code>/season ביטול</code>{"\u2069"}
season-none-open = אין עונה משלכם שאפשר לשנות. לתכנון עונה: {"\u2068"}<code>/season 1.9 30.11 סתיו</code>{"\u2069"}
season-none-runs = אין עכשיו עונה משלכם. מה קורה עכשיו: {"\u2068"}/season{"\u2069"}
season-has-begun = העונה כבר התחילה, ולכן אי אפשר לבטל אותה. אפשר לסיים היום: {"\u2068"}<code>/season סיום</code>{"\u2069"}
season-not-over = התקופה הזאת עוד לא הסתיימה, ואין עדיין מה להציג. מה קורה עכשיו: {"\u2068"}/season{"\u2069"}
season-unknown = אין עונה בשם: { $typed }. מה שנשמר נמצא כאן: {"\u2068"}/season{"\u2069"}
season-no-group = עוד אין לנו קבוצה משותפת. אפשר לשלוח גם בקבוצה עצמה: {"\u2068"}/season{"\u2069"}
season-in-the-group = עונות מתכננים בקבוצה, או בכפתורים שכאן: {"\u2068"}/season{"\u2069"}
