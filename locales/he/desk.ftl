# המסך הראשי: כל מה שיש בקבוצה, בהודעה אחת בפרטי.
command-desk = הכול במקום אחד: קבוצות, מדורים, מה בקרוב
command-calendar = מה יפורסם, יום אחר יום
command-start = הקבוצות שלך, ומה אפשר לעשות בקבוצה
help-desk =
    הכול במקום אחד, בצ׳אט הפרטי שלנו: { "\u2068" }<code>/desk</code>{ "\u2069" }
help-calendar = 14 הימים הקרובים בצ׳אט הפרטי שלנו, כרשימה וכתמונה. כל פוסט אפשר לראות, להזיז, לדלג עליו, לפרסם מיד או לשנות: {"\u2068"}<code>/calendar</code>{"\u2069"}

frame-back = למסך הראשי
frame-closed = המסך הזה נסגר, החדש נמצא למטה. לפתיחה מחדש: { "\u2068" }/desk{ "\u2069" }

desk-nothing = { "" }
desk-in-private = המסך הראשי נפתח בצ׳אט הפרטי שלנו.
desk-calendar-in-private = היומן מחכה בצ׳אט הפרטי שלנו.
desk-groups = <b>קבוצות</b>
desk-no-groups = אין לנו יותר קבוצות משותפות. כדי להתחיל, אפשר לצרף אותי לקבוצה: { "\u2068" }/help{ "\u2069" }
desk-groups-named =
    <b>קבוצות</b>
    האותיות שבשם: { $typed }
desk-none-named = אין אצלך קבוצה עם האותיות האלה בשם: { $typed }
desk-find = איזו קבוצה? אפשר לכתוב חלק מהשם.
desk-group = { $title }{ $managed ->
    [yes] { " " }· בניהולך
   *[no] { "" }
}{ $waiting ->
    [0] { "" }
   *[other] { " " }({ $waiting })
}
desk-group-managed =
    <b>{ $group }</b>
    { $doing }
    { $week }

    { $sections }
desk-doing = בקבוצה: { $members }. כתבו בשבעת הימים האחרונים: { $talked } (בשבוע שלפני כן: { $before })
desk-line-week = שבעת הימים הקרובים: { $n ->
    [one] פוסט אחד
    [two] שני פוסטים
   *[other] { $n } פוסטים
}, הבא: { $when }
desk-line-week-empty = שבעת הימים הקרובים: אין פוסטים
desk-section-on = { $name } – פעיל
desk-section-off = { $name } – כבוי
desk-section-standing = { $name } – { $standing }
desk-standing-posts = בשבעת הימים הקרובים: { $n }
desk-section-label-off = { $name } ○
desk-section =
    <b>{ $group }</b>
    { $entry }

    <i>{ $about }</i>
    { $place }{ $lately }
desk-topic-general = הפוסטים האלה מגיעים לנושא הראשי (General). כדי שיגיעו לנושא אחר, יש לכתוב בו: { "\u2068" }<code>{ $command }</code>{ "\u2069" }
desk-topic-own = הפוסטים האלה מגיעים לנושא משלהם. לבחירת נושא אחר, יש לכתוב בו: { "\u2068" }<code>{ $command }</code>{ "\u2069" }
desk-switched-off = כבוי מעכשיו: { $room }
desk-in-general = מעכשיו הפוסטים האלה מגיעים לנושא הראשי (General).
desk-mine =
    <b>{ $group }</b>
    { $goal }
    { $week }

desk-week =
    <b>היומן, 14 ימים</b> – { $group }

    { $posts }
desk-week-empty =
    <b>היומן, 14 ימים</b> – { $group }

    אין פוסטים מתוכננים. פוסט קבוע מוסיפים בקבוצה, עם הטקסט בשורה שמתחת: { "\u2068" }<code>/touchpoint כל יום שני 10:00</code>{ "\u2069" }
desk-week-entry = { $when }: { $what }{ $fate }
desk-week-button = { $day } { $time } · { $what }
desk-post-named = { $what }
desk-fate-posted = { "" }
desk-fate-left-out = { " " }(מדלגים הפעם)
desk-fate-skipped = { " " }(לא יפורסם: { $why })
desk-picture = היומן: { $group }
desk-post =
    <b>{ $group }</b>
    { $entry }
desk-post-gone = הפוסט הזה כבר פורסם, או שאיננו עוד.
desk-move =
    { $entry }

    מתי במקום זה? רק הפעם; הבאים יגיעו כרגיל.
    אפשר גם לכתוב מתי: { "\u2068" }<code>18:30</code>{ "\u2069" }, { "\u2068" }<code>שלישי 9:00</code>{ "\u2069" }
desk-move-unknown = זה לא נראה כמו זמן. כך: { "\u2068" }<code>18:30</code>{ "\u2069" }, { "\u2068" }<code>שלישי 9:00</code>{ "\u2069" }, { "\u2068" }<code>מחר 9:00</code>{ "\u2069" }
desk-move-too-late = עד אז כבר יגיע הפוסט הבא. אפשר לבחור זמן מוקדם יותר.
desk-ask-now =
    <b>{ $group }</b>
    { $entry }

    לפרסם עכשיו? אם כן, במועד שלו הוא כבר לא יפורסם.
desk-preview = כך זה ייראה.
desk-preview-unknown = עדיין לא ידוע מה יהיה כתוב כאן.
desk-left-out = מדלגים הפעם. הבאים יגיעו כרגיל.
desk-kept = הפוסט יפורסם בכל זאת.
desk-moved = הועבר ל: { $when }
desk-posted-now = בדרך לקבוצה.
desk-cannot-write = אין לי אפשרות לכתוב בקבוצה. מה חסר: { "\u2068" }/status{ "\u2069" } בקבוצה

desk-button-week = היומן
desk-button-mine = מה שלי
desk-button-managed = ניהול
desk-button-groups = כל הקבוצות
desk-button-find = חיפוש לפי שם
desk-button-back = חזרה
desk-button-draw = כתמונה
desk-button-preview = תצוגה מקדימה
desk-button-leave-out = דילוג
desk-button-keep = בלי דילוג
desk-button-move = העברה
desk-button-now = פרסום עכשיו
desk-button-now-yes = פרסום
desk-button-edit = פתיחה ועריכה
desk-button-general = לנושא הראשי
desk-button-on = הפעלה
desk-button-off = כיבוי

desk-button-waiting = { $n ->
    [0] שום דבר לא ממתין לך
   *[other] ממתין לך: { $n }
}
desk-button-copy = לקבוצות אחרות
desk-button-compare = השוואה
desk-button-apply = החלה
desk-button-text = כטקסט
desk-button-copy-text = העתקה
desk-copy =
    <b>{ $group }</b>
    באילו קבוצות נוספות יהיו אותן הגדרות? שום דבר לא ישתנה לפני שרואים מה ההבדל.
desk-copy-none =
    <b>{ $group }</b>
    אין עדיין עוד קבוצה משותפת בניהולך. אפשר לשמור את ההגדרות כטקסט ולהדביק אותו בקבוצה של בוט אחר.
desk-copy-group = { $title }{ $chosen ->
    [yes] { " " }✓
   *[no] { "" }
}
desk-copy-difference = הגדרה: { $setting } – { $was } ← { $is } (קבוצה: { $title })
desk-copy-more = { $n ->
    [one] ועוד אחת
    [two] ועוד שתיים
   *[other] ועוד { $n }
}
desk-copy-differences =
    <b>כמו בקבוצה: { $group }</b>

    { $lines }
desk-copy-same = בקבוצות האלה כבר יש אותן הגדרות.
desk-copy-done = { $n ->
    [one] אותן הגדרות יש מעכשיו גם בקבוצה אחת נוספת.
    [two] אותן הגדרות יש מעכשיו גם בשתי קבוצות נוספות.
   *[other] אותן הגדרות יש מעכשיו גם ב־{ $n } קבוצות נוספות.
}
desk-copy-only = רק: { $setting }
desk-copy-done-one = { $setting }: { $n ->
    [one] כך מעכשיו גם בקבוצה אחת נוספת.
    [two] כך מעכשיו גם בשתי קבוצות נוספות.
   *[other] כך מעכשיו גם ב־{ $n } קבוצות נוספות.
}
desk-copy-text =
    <b>{ $group }</b>
    אם הטקסט יישלח בקבוצה על ידי מי שמנהלים אותה, ההגדרות שם יהיו זהות:
    { $text }

desk-door-settings = כל ההגדרות
desk-door-staff = עוזרים
desk-door-log = שינויים אחרונים
desk-door-posts = פוסטים קבועים
desk-door-status = פתיחה
desk-door-introduction = ההיכרות שלי
desk-door-place = מקום ותודות
desk-door-quiet = פחות הודעות
desk-door-data = המידע עליי
desk-door-language = שפה

room-status = מצב
room-status-about = מה המצב אצלי: מה ממתין, מה לא נשלח ומה חסר.
room-settings = הגדרות
room-settings-about = שפה, שעון, שעות שקט, מגבלות, מי עוזר לנהל ומי שינה מה.
desk-button-this-one = לשנות רק את הפעם הזאת
desk-fate-when-quiet = { " " }(רק כששקט)
desk-week-entry-quiet = רק כששקט: { $what }
desk-week-button-quiet = כששקט · { $what }

## Thirty days ahead
desk-button-rehearsal = 30 יום קדימה
desk-rehearsal =
    <b>חזרה כללית, 30 יום</b> — { $group }
    לפי ההגדרות כפי שהן; הצפייה לא מפרסמת ולא משנה דבר.

    { $posts }
desk-rehearsal-empty =
    <b>חזרה כללית, 30 יום</b> — { $group }

    שום פוסט לא יתפרסם.
desk-rehearsal-entry = { $fate } · { $what }
desk-rehearsal-two = { $entry }
    <i>כשמדברים בקבוצה:</i> { $amid }
desk-rehearsal-posted = { $when }
desk-rehearsal-moved = { $when } ({ $moved })
desk-rehearsal-left = <s>{ $when }</s> { $why }
