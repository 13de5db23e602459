# Recognition: /top, /me and the thanks for a month.
command-top = פעילי החודש או השנה
command-me = המקום שלי החודש, גלוי רק לי

top-title-month = <b>פעילי החודש</b> – { $month }
top-title-year = <b>פעילי השנה</b> – { $year }
top-row = {"\u200F"}{ $place }. { $name }{ $why ->
    [yes] {" "}– { $reasons }
   *[no] {""}
}
top-more = ועוד שמות שחולקים את אותו מקום
top-managers = ומצוות הניהול: { $names }
top-empty-month = הרשימה של החודש עוד ריקה. כל שיחה כאן תתחיל למלא אותה.
top-empty-year = הרשימה של השנה עוד ריקה. כל שיחה כאן תתחיל למלא אותה.
top-which = יש רשימה לחודש ורשימה לשנה. לדוגמה: {"\u2068"}<code>/top שנה</code>{"\u2069"}

# What somebody is thanked for.
reason-answered = { $n ->
    [one] תשובות לאדם אחד
    [two] תשובות לשני אנשים
   *[other] תשובות ל־{ $grouped } אנשים
}
reason-replies = { $n ->
    [one] תשובות מאדם אחד
    [two] תשובות משני אנשים
   *[other] תשובות מ־{ $grouped } אנשים
}
reason-reactions = { $n ->
    [one] תגובת אימוג׳י אחת שהתקבלה
    [two] שתי תגובות אימוג׳י שהתקבלו
   *[other] { $grouped } תגובות אימוג׳י שהתקבלו
}
reason-days = { $n ->
    [one] יום שיחה אחד
    [two] יומיים של שיחה
   *[other] { $grouped } ימי שיחה
}
reason-turns = { $n ->
    [one] השתתפות אחת
    [two] שתי השתתפויות
   *[other] { $grouped } השתתפויות
}
list-comma = { $first }, { $then }
name-alone = { $name }

me = { $lines }
me-group = קבוצה: { $group }
me-place = <b>המקום שלך החודש: { $place }</b>
me-not-yet = המקום שלך יופיע כאן אחרי השיחה הבאה שלך החודש.
me-apart = צוות הניהול מופיע בנפרד, בלי מקומות.
me-hidden = השם שלך לא מופיע ברשימות ולא בתודות של סוף החודש. הספירה נמשכת, כדי שתמיד אפשר יהיה לחזור.
me-why = מה נספר: { $reasons }
me-neighbours = לידך ברשימה:
me-row = {"\u200F"}{ $place }. { $name }
me-row-self = <b>{"\u200F"}{ $place }. { $name }</b>
# The picture above it: bars of days, one for each month.
me-picture = חצי השנה האחרונה שלך
me-picture-note = ימי שיחה בקבוצה: { $group }
me-hide = הסתרה מהרשימות
me-show = חזרה לרשימות
me-hidden-now = השם שלך כבר לא ברשימות.
me-shown-now = השם שלך שוב ברשימות.
me-which = באיזו קבוצה?
me-no-groups = עוד אין לנו קבוצה משותפת. אפשר לשלוח גם בקבוצה עצמה: {"\u2068"}/me{"\u2069"}
me-not-in = הקבוצה הזאת כבר לא בין הקבוצות שלך.
me-as-yourself = הודעה שנשלחת בשם הקבוצה או בשם ערוץ מגיעה בלי שם. כדי לראות את המקום שלך, שולחים בשם שלך: {"\u2068"}/me{"\u2069"}

season-name = תודה לפעילי { $month }
season-title = <b>תודה לפעילי החודש</b> – { $month }
season-row = {"\u200F"}• { $name } – { $reasons }
season-resting = גם בין הפעילים (התודה נאמרה בחודש הקודם): { $names }
season-close =
    בזכותכם הקבוצה היא מה שהיא 💛
    לראות את המקום שלכם, או לא להופיע ברשימות: {"\u2068"}/me{"\u2069"}

skip-nobody = עוד לא היו שמות לציין

room-recognition = תודות
room-recognition-about = פעילי החודש, ופעם בחודש הודעת תודה
