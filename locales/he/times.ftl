# Finding a time: when it could be, who can then, and when it is.
room-times = מציאת מועד
room-times-about = מתי נוח לרוב? עונים בצ׳אט הפרטי, כל אחד לפי השעון שלו, והמועדים הטובים ביותר מוצעים
nudge-time = מציאת מועד
times-door = מועדים פתוחים
times-door-new = מועד חדש
times-standing = פתוחים: { $open }, בסך הכול: { $all }
command-when = מציאת מועד שנוח לרוב
help-when =
    מה מתכננים, והתשובות שלך: {"\u2068"}<code>/when</code>{"\u2069"}

    לצוות הניהול: מועד חדש, ובכל שורה יום ושעות:
    <code>/when ערב לחם
    יום שישי 19:00, 20:00
    12.12 18-20</code>
    אפשר גם בכפתורים, בצ׳אט הפרטי: {"\u2068"}/when{"\u2069"}

    עונים בצ׳אט הפרטי: כן, אם צריך, לא. בקבוצה רואים כמה יכולים בכל מועד.
mydata-times = { $n ->
    [one] ענית מתי נוח לך לגבי מפגש אחד.
    [two] ענית מתי נוח לך לגבי שני מפגשים.
   *[other] ענית מתי נוח לך לגבי { $n } מפגשים.
}
mydata-times-made = { $n ->
    [one] חיפשת מועד למפגש אחד.
    [two] חיפשת מועד לשני מפגשים.
   *[other] חיפשת מועד ל־{ $n } מפגשים.
}

times-how =
    מה מתכננים? מתחת, בכל שורה, יום ושעות:
    <code>/when ערב לחם
    יום שישי 19:00, 20:00
    12.12 18-20</code>
times-not-understood =
    בשורה הזאת אין יום עם שעות: { $typed }
    לדוגמה: {"\u2068"}<code>יום שישי 19:00, 20:00</code>{"\u2069"} או {"\u2068"}<code>12.12 18-20</code>{"\u2069"}
times-two-meanings =
    הכוונה ל־{ $one } או ל־{ $other }? בשורה: { $typed }
    תאריך הוא תמיד ברור: {"\u2068"}<code>12.12 18-20</code>{"\u2069"}
times-past = זה כבר עבר: { $typed }
times-too-far = זה רחוק יותר משנה: { $typed }
times-too-many = { $n ->
    [one] יש כאן מועד אחד, ואפשר עד { $most }.
    [two] יש כאן שני מועדים, ואפשר עד { $most }.
   *[other] יש כאן { $n } מועדים, ואפשר עד { $most }.
}
times-most = { $most ->
    [one] אפשר לבחור מועד אחד לכל היותר.
    [two] אפשר לבחור שני מועדים לכל היותר.
   *[other] אפשר לבחור עד { $most } מועדים.
}
times-hours-not-understood =
    אלה לא שעות: { $typed }
    לדוגמה: {"\u2068"}<code>18:30, 20:15</code>{"\u2069"}
times-no-group = אין לנו קבוצה משותפת שבה מחפשים מועד. צריך לשלוח את זה בקבוצה.
times-which-group = לאיזו קבוצה?

times-when-length = { $when } ({ $length })
times-hours = { $n ->
    [one] שעה אחת
    [two] שעתיים
   *[other] { $n } שעות
}
times-minutes = { $n ->
    [one] דקה אחת
    [two] שתי דקות
   *[other] { $n } דקות
}
times-hours-minutes = { $hours } ו־{ $minutes }
times-days = { $n ->
    [one] יום אחד
    [two] יומיים
   *[other] { $n } ימים
}
times-counts = ✅ { $yes } · 🟡 { $maybe } · ➖ { $no }
times-label = { $day } { $date }, { $time }
times-marked = { $label } { $mark ->
    [yes] ✅
    [maybe] 🟡
    [no] ➖
   *[open] ▫️
}
times-entry = {"\u200F"}<b>{ $number }.</b> { $when }{ $counts }{ $state ->
    [best] {" "}⭐
    [over] , עבר
   *[open] {""}
}
times-no-counts = {""}
times-with-counts = {" "}· { $counts }
times-names = {"\u200F"}✅ { $names }
times-lines =
    { $above }
    { $below }
times-title = {"\u200F"}<b>{ $title }</b> 📅
times-head-open =
    { $title }
    מתי נוח לכם? אפשר לענות עד { $until }
times-head-closed =
    { $title }
    התשובות נאספו, והמועד ייקבע בקרוב.
times-head-fixed =
    { $title }
    <b>{ $when }</b>
times-takes = משך: { $length }
times-answered = { $n ->
    [0] עדיין אין תשובות.
    [one] התקבלה תשובה אחת.
    [two] התקבלו שתי תשובות.
   *[other] התקבלו { $n } תשובות.
}
times-is-named = בקבוצה רואים מי ענה מה.
times-is-anonymous = אנונימי: רואים רק מספרים, גם בצוות הניהול.
times-is-one = כל אחד בוחר מועד אחד.
times-clock = לפי השעון של { $place }; אפליקציות חדשות מציגות את השעון שלכם.
times-row = {"\u200F"}• { $title } – { $stage ->
    [open] פתוח עד { $when }, { $n ->
        [one] תשובה אחת
        [two] שתי תשובות
       *[other] { $n } תשובות
    }
    [fixed] { $when }
   *[closed] סגור, { $n ->
        [one] תשובה אחת
        [two] שתי תשובות
       *[other] { $n } תשובות
    }
}
times-list = <b>מועדים בקבוצה { $group }</b>
times-none = אין כרגע.

times-mine = {"\u200F"}<b>{ $title }</b> · { $group }
times-mine-how = מתי נוח לך? לחיצה מחליפה את התשובה: כן ✅, אם צריך 🟡, לא ➖. מה שנשאר פתוח נחשב כלא.
times-mine-how-one = איזה מועד הכי נוח? לחיצה מחליפה את התשובה: כן ✅, אם צריך 🟡, לא ➖; רק מועד אחד יכול להיות כן. מה שנשאר פתוח נחשב כלא.
times-mine-entry = {"\u200F"}{ $mark ->
    [yes] ✅
    [maybe] 🟡
    [no] ➖
   *[open] ▫️
} <b>{ $number }.</b> { $when }
times-saved = נשמר. אפשר לשנות עד שזה נסגר.
times-is-closed = סגור: כבר אי אפשר לענות.
times-gone = זה כבר לא קיים. כל השאר: {"\u2068"}/when{"\u2069"}
times-who = מי יכול מתי: <b>{ $title }</b>
times-who-entry = {"\u200F"}<b>{ $number }.</b> { $when }
times-who-names = {"\u200F"}{ $mark ->
    [yes] ✅
    [maybe] 🟡
   *[no] ➖
} { $names }
times-not-fixed = המועד עדיין לא נקבע. המצב כרגע: {"\u2068"}/when{"\u2069"}
times-file =
    {"\u200F"}{ $title }
    { $when }
    פתיחת הקובץ מוסיפה את המועד ליומן.

times-ask-title = מה מתכננים בקבוצה { $group }? שורה אחת; מתחתיה, אם רוצים, יום ושעות בכל שורה.
times-hint-title =
    ערב לחם
    יום שישי 19:00, 20:00
    12.12 18-20
times-title-preview = {"\u200F"}<b>{ $title }</b>{ $n ->
    [0] {""}
    [one] , מועד אחד
    [two] , שני מועדים
   *[other] , { $n } מועדים
}
times-ask-hours = באילו שעות? אם יש כמה – עם פסיק ביניהן.
times-hint-hours = לדוגמה: 18:30, 20:15
times-hours-preview = שעות: { $hours }
times-below = ההמשך למטה.
times-days-how =
    {"\u200F"}<b>{ $title }</b>
    באילו ימים? לחיצה על יום בשבוע בוחרת את כולם.
    נבחרו: { $days ->
        [one] יום אחד
        [two] יומיים
       *[other] { $days } ימים
    }, { $n ->
        [one] מועד אחד
        [two] שני מועדים
       *[other] { $n } מועדים
    } מתוך { $most } לכל היותר.
times-hours-how =
    {"\u200F"}<b>{ $title }</b>
    באילו שעות?
    נבחרו: { $days ->
        [one] יום אחד
        [two] יומיים
       *[other] { $days } ימים
    }, { $n ->
        [one] מועד אחד
        [two] שני מועדים
       *[other] { $n } מועדים
    } מתוך { $most } לכל היותר.
times-preview =
    כך זה ייראה בקבוצה { $group }:

    { $post }
times-switch-named = עם שמות
times-switch-anonymous = בלי שמות
times-switch-several = כמה מועדים ✓
times-switch-one = מועד אחד ✓
times-switch-reminds = תזכורת ✓
times-switch-reminds-not = תזכורת ✗
times-switch-open = פתוח: { $time }
times-switch-length = משך: { $time }
times-switch-length-none = משך: לא נאמר
times-no-slots = עדיין לא נבחר מועד: קודם ימים ושעות.
times-too-many-open = { $most ->
    [one] אפשר שיהיה פתוח אחד לכל היותר. קודם צריך לקבוע אותו: {"\u2068"}/when{"\u2069"}
    [two] אפשר שיהיו פתוחים שניים לכל היותר. קודם צריך לקבוע אחד מהם: {"\u2068"}/when{"\u2069"}
   *[other] אפשר שיהיו פתוחים עד { $most }. קודם צריך לקבוע אחד מהם: {"\u2068"}/when{"\u2069"}
}
times-all-past = כל המועדים כבר עברו. לחיפוש חדש: {"\u2068"}/when{"\u2069"}
times-is-posted = זה כבר בקבוצה. המצב כרגע: {"\u2068"}/when{"\u2069"}
times-posted = פורסם בקבוצה: { $group }
times-discarded = נמחק.
times-not-posted =
    זה לא הופיע בקבוצה: { $title }. { $why }
    הטיוטה נשמרה: {"\u2068"}/when{"\u2069"}
times-asked-below = השאלה נשאלת שוב, בהמשך: { $title }

times-closed =
    {"\u200F"}{ $title } – { $n ->
        [0] נסגר, ולא התקבלו תשובות.
        [one] נסגר עם תשובה אחת. מתי זה יהיה?
        [two] נסגר עם שתי תשובות. מתי זה יהיה?
       *[other] נסגר עם { $n } תשובות. מתי זה יהיה?
    }
    { $best }
times-closed-none = אף אחד מהמועדים שנותרו לא מתאים. אפשר לשאול שוב, או להתחיל מחדש: {"\u2068"}/when{"\u2069"}
times-proposed = {"\u200F"}{ $number }. { $when } · { $counts }
times-best =
    המועדים הטובים ביותר:
    { $best }
times-item-first = לקבוע את הראשון
times-item-second = לקבוע את השני
times-item-third = לקבוע את השלישי
times-item-again = לשאול שוב
times-fixed = נקבע. כל מי שענו ישמעו על זה בעוד שתי דקות.
times-fixed-already = המועד כבר נקבע. המצב כרגע: {"\u2068"}/when{"\u2069"}
times-not-changed = כבר אי אפשר לשנות: עבר שבוע, היו שלושה שינויים, או שזה כבר התחיל.
times-is-past = המועד הזה כבר עבר. לאחרים: {"\u2068"}/when{"\u2069"}
times-choose = איזה מועד קובעים?
times-choose-another = איזה מועד במקום?
times-decided =
    נקבע מועד 📅 <b>{ $title }</b>
    <b>{ $when }</b>
times-decided-anew =
    נקבע מועד אחר 📅 <b>{ $title }</b>
    <b>{ $when }</b>
times-told =
    נקבע מועד בקבוצה { $group }: { $title }
    <b>{ $when }</b>
    { $door }
times-told-anew =
    נקבע מועד אחר בקבוצה { $group }: { $title }
    <b>{ $when }</b>
    { $door }
times-reminder =
    מתי נוח לך? בקבוצה { $group }: { $title }
    אפשר לענות עד { $until }
    { $door }
times-door-file = הוספה ליומן
times-door-answer = למועדים

times-button-mine = מתי נוח לי
times-button-file = ליומן שלי
times-button-list = כל המועדים
times-button-who = מי יכול מתי
times-button-manage = ניהול
times-button-save = שמירה
times-button-rest = לכל השאר: כן
times-button-back = חזרה
times-button-new = מועד חדש
times-button-draft = הטיוטה שלי
times-button-days = ימים
times-button-hours = שעות
times-button-title = כותרת
times-button-type = הקלדת שעות
times-button-preview = תצוגה מקדימה
times-button-next = המשך
times-button-discard = מחיקה
times-button-post = פרסום
times-button-fix = לקבוע: { $label }
times-button-choose = מועדים אחרים
times-button-close = סגירה עכשיו
times-button-again = לשאול שוב
times-button-another = מועד אחר
times-button-show = פרסום מחדש
