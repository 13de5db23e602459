# Recognition: /top, /me and the thanks for a month.
command-top = הפעילים, העוזרים והחדשים
command-why = ממה מורכב המקום שלי, גלוי רק לי
command-boards = אילו רשימות יש ומה נספר
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
top-which = אין רשימה כזאת. כותבים במה היא עוסקת ולאיזו תקופה, או רק אחד מהם. לדוגמה: {"\u2068"}<code>/top עזרה שנה</code>{"\u2069"}
top = { $list }
top-title = <b>{ $board }</b> – { $span }
top-span-week = השבוע
top-span-month = { $month }
top-span-season = העונה
top-span-season-named = { $name }
top-span-year = { $year }
board-name = { $board ->
    [helpers] עזרה לאחרים
    [starters] פתיחת שיחות
    [steady] התמדה משבוע לשבוע
    [newcomers] חדשים ופעילים
   *[active] הפעילים
}
top-button-board = { $board ->
    [helpers] עזרה
    [starters] שיחות
    [steady] התמדה
    [newcomers] חדשים
   *[active] הפעילים
}
top-button-span = { $span ->
    [week] שבוע
    [season] עונה
    [year] שנה
   *[month] חודש
}
top-no-ranking = בלי סדר מסוים:
top-row-no-place = {"\u200F"}• { $name }{ $why ->
    [yes] {" "}– { $reasons }
   *[no] {""}
}
top-empty = { $board ->
    [helpers] עוד אין כאן שמות. תשובה לשאלה של מישהו תפתח את הרשימה.
    [starters] עוד אין כאן שמות. שאלה שמישהו יענה עליה תפתח את הרשימה.
    [steady] עוד אין כאן שמות. הרשימה מתמלאת מעצמה, משבוע לשבוע.
    [newcomers] עוד אין כאן שמות. הרשימה מציגה את מי שהצטרפו ב־60 הימים האחרונים.
   *[active] הרשימה עוד ריקה. כל שיחה כאן תתחיל למלא אותה.
}

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
reason-thanks = { $n ->
    [one] תודה מאדם אחד
    [two] תודות משני אנשים
   *[other] תודות מ־{ $grouped } אנשים
}
reason-starts = { $n ->
    [one] פתיחת שיחה אחת
    [two] פתיחת שתי שיחות
   *[other] פתיחת { $grouped } שיחות
}
reason-weeks = { $n ->
    [one] נוכחות בשבוע אחד
    [two] נוכחות בשבועיים
   *[other] נוכחות ב־{ $grouped } שבועות
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
me-far = { $places ->
    [one] השם שלך ברשימת החודש, אחרי המקום הראשון.
    [two] השם שלך ברשימת החודש, אחרי שני המקומות הראשונים.
   *[other] השם שלך ברשימת החודש, אחרי { $places } המקומות הראשונים.
}
me-near = לידך ברשימה: { $names }
me-no-ranking = ברשימות של הקבוצה אין מקומות.
me-board = { $board }: מקום { $place }
me-button-why = למה?
me-button-back = חזרה
why-title = <b>ממה מורכב החודש שלך</b>
why-title-of = ממה מורכב החודש: { $name }
why-place = מקום: { $place }
why-nothing = החודש עוד לא נספר דבר.
why-days = { $n ->
    [one] יום שיחה אחד: { $points }
    [two] יומיים של שיחה: { $points }
   *[other] ימי שיחה – { $grouped }: { $points }
}
why-repliers = { $n ->
    [one] תשובות מאדם אחד: { $points }
    [two] תשובות משני אנשים: { $points }
   *[other] תשובות מ־{ $grouped } אנשים: { $points }
}
why-answered = { $n ->
    [one] תשובות לאדם אחד: { $points }
    [two] תשובות לשני אנשים: { $points }
   *[other] תשובות ל־{ $grouped } אנשים: { $points }
}
why-reactions = { $n ->
    [one] תגובת אימוג׳י אחת שהתקבלה: { $points }
    [two] שתי תגובות אימוג׳י שהתקבלו: { $points }
   *[other] תגובות אימוג׳י שהתקבלו – { $grouped }: { $points }
}
why-thanks = { $n ->
    [one] תודה מאדם אחד: { $points }
    [two] תודות משני אנשים: { $points }
   *[other] תודות מ־{ $grouped } אנשים: { $points }
}
why-granted = תוספת מצוות הניהול: { $points }
why-total = <b>בסך הכול: { $points }</b>. לפי המספר הזה הרשימה מסודרת.
why-company = { $n ->
    [0] הכול חוץ מתוספת של צוות הניהול נספר ב־{ $eighths } שמיניות, כי עוד אין תשובות; אחרי תשובות משישה אנשים הכול נספר במלואו.
    [one] הכול חוץ מתוספת של צוות הניהול נספר ב־{ $eighths } שמיניות, כי יש תשובות מאדם אחד; אחרי תשובות משישה אנשים הכול נספר במלואו.
    [two] הכול חוץ מתוספת של צוות הניהול נספר ב־{ $eighths } שמיניות, כי יש תשובות משני אנשים; אחרי תשובות משישה אנשים הכול נספר במלואו.
   *[other] הכול חוץ מתוספת של צוות הניהול נספר ב־{ $eighths } שמיניות, כי יש תשובות מ־{ $n } אנשים; אחרי תשובות משישה אנשים הכול נספר במלואו.
}
why-unheard = שיחה נספרת במלואה כל עוד אחרים מגיבים לה, ומה שמעבר לזה – בעשירית.
why-how = תשובות של מי שמקבלים תשובות מכמה אנשים נספרות יותר מתשובות בין שניים שעונים רק זה לזה.
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

desk-door-boards = רשימות וספירה
boards-page =
    <b>הרשימות בקבוצה: { $group }</b>
    פעילות: { $lists }
    { $uncounted ->
        [0] כל מה שנאמר בקבוצה נספר.
        [one] נושא אחד בפורום לא נספר.
        [two] שני נושאים בפורום לא נספרים.
       *[other] נושאים בפורום שלא נספרים: { $uncounted }
    }

    כל כפתור מפעיל או מכבה רשימה. כדי לא לספור נושא בפורום, שולחים בתוכו: {"\u2068"}<code>/boards</code>{"\u2069"}
    רשימות בלי מקומות: {"\u2068"}<code>/settings ranking off</code>{"\u2069"}
    מה נספר יותר: {"\u2068"}<code>/settings weights</code>{"\u2069"}
boards-button-board = { $board ->
    [helpers] עזרה
    [starters] שיחות
    [steady] התמדה
   *[newcomers] חדשים
}{ $on ->
    [yes] {" "}✓
   *[no] {""}
}
boards-button-topic-off = לא לספור את הנושא הזה
boards-button-here-on = לספור שוב את הנושא הזה
boards-button-topic-on = לספור שוב את נושא { $topic }
boards-button-general-on = לספור שוב את General
boards-button-check = דפוסים חריגים
check-title = <b>דפוסים חריגים</b> – { $group } – { $month }
check-exchanges = <b>שניים שעונים הרבה זה לזה</b>
check-exchange = {"\u200F"}• { $first } – { $second }, מספר התשובות לכל כיוון: { $there }, { $back }
check-quietly = <b>תגובות אימוג׳י בעיקר ממי שלא כותבים</b>
check-quiet = {"\u200F"}• { $name } – הגיבו: { $reactors }, מתוכם לא כתבו: { $silent }
check-unheards = <b>הרבה נאמר, כמעט בלי תשובות</b>
check-unheard = {"\u200F"}• { $name } – { $turns ->
    [one] השתתפות אחת
    [two] שתי השתתפויות
   *[other] { $turns } השתתפויות
} { $days ->
    [one] ביום אחד
    [two] ביומיים
   *[other] ב־{ $days } ימים
}, { $repliers ->
    [0] בלי תשובות
    [one] תשובות מאדם אחד
    [two] תשובות משני אנשים
   *[other] תשובות מ־{ $repliers } אנשים
}
check-note = אלה מספרים, לא פסק דין: לכל אחד מהם יכולה להיות סיבה טובה. חילופי דברים כאלה נספרים ממילא מעט, ודבר אחר לא נובע מהם. שם של אדם מראה ממה מורכב המקום.
check-nothing = החודש לא בולט דבר.

settings-name-ranking = מקומות ברשימות
settings-about-ranking = עם מקומות רואים מי ראשונים. בלי מקומות הרשימה מציינת מה נעשה, בלי סדר; התודות החודשיות נשארות. הרשימה עצמה: {"\u2068"}<code>/top</code>{"\u2069"}
settings-value-ranking = { $ranking ->
    [on] מוצגים
   *[off] לא מוצגים
}
settings-choice-ranking = { $ranking ->
    [on] עם מקומות
   *[off] בלי מקומות
}
settings-done-ranking = { $ranking ->
    [on] ברשימות יש מקומות.
   *[off] ברשימות אין מקומות: מצוין בהן מה נעשה.
}
settings-unknown-ranking = מקומות ברשימות יכולים להיות פעילים או כבויים, אבל נכתב: { $typed }. לדוגמה: {"\u2068"}<code>{ $meant }</code>{"\u2069"}
settings-name-weights = מה נספר
settings-about-weights = מה נספר ובכמה אצל הפעילים: שיחה, תשובות, תגובות אימוג׳י ותודות יחד; תשובות לפני הכול, ושיחה ברבע; או הכול בלי תגובות אימוג׳י.
settings-value-weights = { $weights ->
    [answers] תשובות לפני הכול
    [words] בלי תגובות אימוג׳י
   *[together] הכול יחד
}
settings-choice-weights = { $weights ->
    [answers] תשובות לפני הכול
    [words] בלי תגובות אימוג׳י
   *[together] הכול יחד
}
settings-done-weights = { $weights ->
    [answers] אצל הפעילים תשובות נספרות יותר מכול.
    [words] אצל הפעילים תגובות אימוג׳י לא נספרות.
   *[together] שיחה, תשובות, תגובות אימוג׳י ותודות נספרות יחד.
}
settings-unknown-weights = אפשר לבחור together, answers או words, אבל נכתב: { $typed }. לדוגמה: {"\u2068"}<code>{ $meant }</code>{"\u2069"}
room-recognition-logged = { $deed ->
    [season-planned] נוספה עונה
    [season-moved] הסיום של עונה שונה
    [season-ended] עונה הסתיימה מוקדם
    [season-dropped] עונה מתוכננת בוטלה
    [thanks-in] שם נוסף לתודות של חודש
    [thanks-off] שם הוסר מהתודות של חודש
    [board-on] רשימה הופעלה
    [board-off] רשימה כובתה
    [topic-on] נושא בפורום נספר שוב
   *[topic-off] נושא בפורום לא נספר יותר
}
help-why = ממה מורכב המקום שלך החודש, חלק אחר חלק. גלוי רק לך: {"\u2068"}<code>/why</code>{"\u2069"}
help-boards =
    אילו רשימות יש, באילו נושאים בפורום לא סופרים, ומה חריג בספירה: {"\u2068"}<code>/boards</code>{"\u2069"}
    רשימות בלי מקומות: {"\u2068"}<code>/settings ranking off</code>{"\u2069"}

room-recognition = הוקרה
# What it is typed by as well, as it was called once.
room-recognition-typed = תודות
room-recognition-about = פעילי החודש, ופעם בחודש הודעת תודה
