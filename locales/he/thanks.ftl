# Thanks from one member to another, and points granted by hand.
room-thanks = תודות
room-thanks-about = תודות בתגובות נספרות ומקבלות סימון, ועם {"\u2068"}/thanks{"\u2069"} אפשר גם לומר על מה
room-thanks-logged = הערכים לתודות שונו
nudge-thanks = על מה הודו לך
thanks-door = תודות אליי
thanks-door-values = ערכים
thanks-door-grants = נקודות שהוענקו
thanks-standing = { $n ->
    [0] אין השבוע
    [one] אחת השבוע
    [two] שתיים השבוע
   *[other] { $n } השבוע
}
command-thanks = לומר תודה
command-grant = הענקת נקודות
command-grants = למי הוענקו נקודות ועל מה
help-thanks =
    תודה בתגובה להודעה, או 🙏 מתחת להודעה: זה נספר, ורואים את זה בסימון.
    עם סיבה, בתגובה להודעה: {"\u2068"}<code>/thanks על סחיבת הארגזים</code>{"\u2069"}
    לפי שם: {"\u2068"}<code>/thanks @dana על סחיבת הארגזים</code>{"\u2069"}
    עם אחד הערכים של הקבוצה: {"\u2068"}<code>/thanks @dana על סחיבת הארגזים #עזרה</code>{"\u2069"}
    על מה הודו לך: {"\u2068"}<code>/thanks שלי</code>{"\u2069"}. על מה נאמרה תודה ממך: {"\u2068"}<code>/thanks שלחתי</code>{"\u2069"}
    ביטול, בתוך חמש דקות: {"\u2068"}<code>/thanks ביטול</code>{"\u2069"}

    נספרת תודה אחת ביום מאדם לאדם, ולא תודה מיד בחזרה. זה עובד גם בצ׳אט פרטי.
    הערכים, וכמה פעמים הוזכר כל אחד: {"\u2068"}<code>/thanks ערכים</code>{"\u2069"}. צוות הניהול כותב עד חמישה, כל אחד בשורה שמתחת.
help-grant =
    נקודות על מה שלא רואים כאן, כמו הפעלת דוכן: {"\u2068"}<code>/grant @dana 3 על הדוכן</code>{"\u2069"}, ובתגובה להודעה {"\u2068"}<code>/grant 3 על הדוכן</code>{"\u2069"}

    מי העניק, למי ועל מה גלוי לכל הקבוצה: {"\u2068"}<code>/grants</code>{"\u2069"}. שם אפשר גם לקחת נקודות בחזרה במשך שבוע. כמה אפשר בחודש: {"\u2068"}<code>/settings grantcap</code>{"\u2069"} וגם {"\u2068"}<code>/settings grantercap</code>{"\u2069"}
help-grants = נקודות שהוענקו ביד, עם סיבות, מהחדשה לישנה: {"\u2068"}<code>/grants</code>{"\u2069"}
mydata-thanks-received = { $n ->
    [one] תודה אחת נאמרה לך.
    [two] שתי תודות נאמרו לך. אנשים שונים: { $people }
   *[other] { $n } תודות נאמרו לך. אנשים שונים: { $people }
}
mydata-thanks-for = תודה שקיבלת: { $name }{ $what }
mydata-thanks-given = תודות שאמרת: { $n }
mydata-thanks-said = התודה שלך: { $name }{ $what }
mydata-grants-received = נקודות שהוענקו לך ביד: { $n }
mydata-grants-given = נקודות שהענקת ביד: { $n }

thanks-how =
    למי לומר תודה, ועל מה?

    בתגובה להודעה: {"\u2068"}<code>/thanks על סחיבת הארגזים</code>{"\u2069"}
    לפי שם: {"\u2068"}<code>/thanks @dana על סחיבת הארגזים</code>{"\u2069"}
    גם ״תודה״ רגילה בתגובה להודעה נספרת.
thanks-whom =
    למי הכוונה? אפשר להגיב כך על הודעה, או לפתוח בשם המשתמש:
    <code>/thanks @dana על סחיבת הארגזים</code>
thanks-one-at-a-time = בכל פעם אדם אחד, כדי שיהיה ברור על מה: {"\u2068"}<code>/thanks @dana על סחיבת הארגזים</code>{"\u2069"}
thanks-unknown = לא מוכר לי כאן אף אחד בשם הזה: { $typed }. אפשר להגיב על הודעה עם {"\u2068"}<code>/thanks</code>{"\u2069"}, או לבחור שם בצ׳אט פרטי.
thanks-to-people = תודות הן לאנשים. מאחורי בוט, ערוץ או שם הקבוצה לא רואים מי זה; לפי שם כותבים כך: {"\u2068"}<code>/thanks @dana על סחיבת הארגזים</code>{"\u2069"}
thanks-as-yourself = כדי שיהיה ברור ממי התודה, צריך לשלוח בשם שלך: {"\u2068"}/thanks{"\u2069"}
thanks-oneself = כל הכבוד! אבל נספרת תודה לאדם אחר: {"\u2068"}<code>/thanks @dana על סחיבת הארגזים</code>{"\u2069"}
thanks-not-here = כבר לא בקבוצה: { $name }. אי אפשר לספור את זה כאן.
thanks-today = התודה שלך היום כבר נספרה: { $name }. נספרת תודה אחת ביום לכל אדם, ומחר אפשר שוב!
thanks-back = לפני פחות מיממה קיבלת תודה: { $name }. תודה מיד בחזרה לא נספרת, אבל לומר אותה בקבוצה אפשר תמיד.
thanks-no-such-value = אין כאן ערך כזה: { $typed }. יש: { $values }
thanks-value-needs-letters = בשם של ערך צריכות להיות אותיות: { $typed }. לדוגמה: {"\u2068"}<code>עזרה הדדית 🤝</code>{"\u2069"}
thanks-too-many-values = לקבוצה יכולים להיות עד { $most } ערכים, כדי שיהיה קל לזכור אותם. צריך להשאיר פחות.
thanks-in-the-group = לפי שם זה עובד בקבוצה. כאן בוחרים אדם: {"\u2068"}/thanks{"\u2069"}
thanks-no-group = לא מצאתי אותך בקבוצה שבה תודות נספרות. אפשר לשלוח את זה בקבוצה.
thanks-which-group = באיזו קבוצה?
thanks-undone = בוטל, ולא נספר.
thanks-nothing-to-undo = אין מה לבטל מחמש הדקות האחרונות. סיבה אפשר לקחת בחזרה בכל זמן: {"\u2068"}<code>/thanks שלחתי</code>{"\u2069"}
thanks-too-late = חמש הדקות עברו
thanks-gone = זה כבר לא כאן. אפשר להתחיל מחדש: {"\u2068"}/thanks{"\u2069"}
thanks-withdrawn = הסיבה נלקחה בחזרה

thanks-ask-whom = למי לומר תודה בקבוצה { $group }?
thanks-ask-reason = על מה? שורה אחת מספיקה: ״על סחיבת הארגזים״.
thanks-ask-value = איזה ערך של הקבוצה זה מראה?
thanks-ask-new-value = מה חשוב לקבוצה? מילה או שתיים.
thanks-hint-new-value = לדוגמה: עזרה הדדית 🤝
thanks-preview = תודה ל: { $name }{ $what }
thanks-done = נרשם בקבוצה { $group }. תודה ממך: { $name }. אפשר לבטל בתוך חמש דקות: {"\u2068"}<code>/thanks ביטול</code>{"\u2069"}
thanks-value-preview = ערך של הקבוצה: { $value }
thanks-value-saved = לקבוצה יש עכשיו את הערך: { $value }
thanks-button-say = לומר תודה
thanks-button-save = שמירה
thanks-button-write = בחירת אדם
thanks-button-mine = שקיבלתי
thanks-button-given = שאמרתי
thanks-button-values = ערכים
thanks-button-undo = ביטול
thanks-button-withdraw = לקחת בחזרה: { $number }
thanks-button-keep = שינוי הערכים
thanks-button-drop = הסרה: { $value }
thanks-button-add = הוספת ערך
thanks-button-retract-some = לקיחת נקודות בחזרה
thanks-button-retract = לקחת בחזרה { $points }: { $name }

thanks-name = { $name }
thanks-former = מי שהיו בקבוצה
thanks-unlisted = מי שמעדיפים לא להופיע ברשימות
thanks-what-none = {""}
thanks-what-reason = {" "}– { $reason }
thanks-what-value = {" "}({ $value })
thanks-what-both = {" "}– { $reason } ({ $value })
thanks-said = נרשם. תודה ממך: { $name }{ $what }
thanks-mine = { $n ->
    [0] עוד לא נספרו תודות אליך בקבוצה { $group }. הן יופיעו כאן, עם סיבות אם נכתבו.
    [one] תודה אחת קיבלת בקבוצה { $group }:
    [two] שתי תודות קיבלת בקבוצה { $group }. אנשים שונים: { $people }
   *[other] תודות שקיבלת בקבוצה { $group }: { $n }. אנשים שונים: { $people }
}
thanks-given = { $n ->
    [0] עוד לא נספרו תודות שלך בקבוצה { $group }. איך עושים את זה: {"\u2068"}/thanks{"\u2069"}
    [one] תודה אחת אמרת בקבוצה { $group }.
    [two] שתי תודות אמרת בקבוצה { $group }.
   *[other] תודות שאמרת בקבוצה { $group }: { $n }.
} { $explained ->
    [0] {""}
   *[other] עם סיבה:
}
thanks-entry = {"\u200F"}{ $date }: { $name }{ $what }
thanks-entry-given = {"\u200F"}{ $number }. { $date }: { $name }{ $what }
thanks-values = מה חשוב לקבוצה { $group }, וכמה פעמים זה הוזכר בתודות החודש:
thanks-no-values = לקבוצה { $group } אין עדיין ערכים לתודות.
thanks-value-entry = {"\u200F"}{ $value }: { $n }
thanks-values-how =
    כותבים בקבוצה עד חמישה, כל אחד בשורה:
    <code>/thanks ערכים
    עזרה הדדית 🤝
    אומץ</code>

thanks-told = { $n ->
    [one] קיבלת תודה 🙏
    [two] קיבלת שתי תודות 🙏
   *[other] קיבלת { $n } תודות 🙏
}
thanks-told-entry = {"\u200F"}{ $name }, בקבוצה { $group }{ $what }
thanks-told-more = { $n ->
    [one] ועוד אחת.
    [two] ועוד שתיים.
   *[other] ועוד { $n }.
}
thanks-told-end = כולן יחד: {"\u2068"}<code>/thanks שלי</code>{"\u2069"}

thanks-grants = { $n ->
    [0] בקבוצה { $group } לא הוענקו נקודות ביד.
   *[other] הוענקו ביד בקבוצה { $group }:
}
thanks-grant-entry = {"\u200F"}{ $date }: { $points }, אל: { $name }, מאת: { $granter } – { $reason }
thanks-grant-taken = {"\u200F"}<s>{ $entry }</s> (נלקחו בחזרה: { $by })
thanks-grant-how =
    למי, כמה נקודות ועל מה? לדוגמה:
    <code>/grant @dana 3 על הדוכן</code>
thanks-grant-why = את הסיבה רואים כולם, ולכן צריך לכתוב אותה: {"\u2068"}<code>/grant @dana 3 על הדוכן</code>{"\u2069"}
thanks-grant-as-yourself = ברשימה רואים מי העניק, ולכן צריך לשלוח בשם שלך: {"\u2068"}/grant{"\u2069"}
thanks-grant-oneself = נקודות מעניקים לאחרים. בשבילך יכול להעניק אדם אחר בצוות הניהול.
thanks-grant-own = נקודות שלך אפשר לקחת בחזרה רק דרך אדם אחר בצוות הניהול.
thanks-grant-not-here = כבר לא בקבוצה: { $name }.
thanks-grant-cap = { $left ->
    [0] החודש כבר הוענק כל מה שאפשר ({ $most }): { $name }. אפשר שוב בחודש הבא, או לשנות: {"\u2068"}<code>/settings grantcap</code>{"\u2069"}
   *[other] החודש אפשר להעניק עוד { $left } מתוך { $most }: { $name }. לשינוי: {"\u2068"}<code>/settings grantcap</code>{"\u2069"}
}
thanks-granter-cap = { $left ->
    [0] החודש כבר הענקת כל מה שאפשר לאדם אחד מצוות הניהול: { $most }. אפשר להמשיך דרך אדם אחר בצוות.
   *[other] החודש אפשר להעניק ממך עוד { $left } מתוך { $most }.
}
thanks-granted =
    הוענקו { $points }: { $name } – { $reason }
    נשארו החודש: { $for_her } לאותו אדם, { $from_you } ממך. כולם יכולים לראות: {"\u2068"}/grants{"\u2069"}
thanks-grant-too-late = נקודות לוקחים בחזרה בתוך שבוע, ואלה כבר כאן יותר זמן.
thanks-retracted = נלקחו בחזרה, וזה כתוב ברשימה

settings-name-hearing = הקשבה לתודות
settings-about-hearing = האם נספרות גם תודות בתגובות ו־🙏 מתחת להודעות, או רק {"\u2068"}/thanks{"\u2069"}.
settings-value-hearing = { $hearing ->
    [on] בתגובות ובסימונים
   *[off] רק בפקודה
}
settings-choice-hearing = { $hearing ->
    [on] גם בתגובות
   *[off] רק בפקודה
}
settings-done-hearing = { $hearing ->
    [on] מעכשיו נספרות גם תודות בתגובות ו־🙏 מתחת להודעות.
   *[off] מעכשיו נספר רק מה שנאמר עם {"\u2068"}/thanks{"\u2069"}.
}
settings-unknown-hearing = הקשבה לתודות יכולה להיות פעילה או כבויה, אבל נכתב: { $typed }. לדוגמה: {"\u2068"}<code>{ $meant }</code>{"\u2069"}
settings-name-reaction = סימון לתודה
settings-about-reaction = מה מופיע מתחת לתודה שנספרה. איפה שהקבוצה לא מקבלת את הסימון, לא מופיע דבר.
settings-value-reaction = { $reaction ->
    [hands] 🙏
    [heart] ❤
    [thumb] 👍
    [clap] 👏
   *[nothing] בלי
}
settings-choice-reaction = { $reaction ->
    [hands] 🙏
    [heart] ❤
    [thumb] 👍
    [clap] 👏
   *[nothing] בלי סימון
}
settings-done-reaction = { $reaction ->
    [hands] מעכשיו תודות שנספרות מקבלות 🙏.
    [heart] מעכשיו תודות שנספרות מקבלות ❤.
    [thumb] מעכשיו תודות שנספרות מקבלות 👍.
    [clap] מעכשיו תודות שנספרות מקבלות 👏.
   *[nothing] מעכשיו תודות שנספרות לא מקבלות סימון.
}
settings-unknown-reaction = הסימון לתודה יכול להיות 🙏, ❤, 👍, 👏 או כלום, ולא: { $typed }. לדוגמה: {"\u2068"}<code>{ $meant }</code>{"\u2069"}
settings-name-grantcap = נקודות לאדם אחד
settings-about-grantcap = כמה נקודות אפשר להעניק ביד לאדם אחד בחודש, מכל צוות הניהול יחד.
settings-value-grantcap = { $grantcap ->
    [points-5] עד 5 בחודש
    [points-10] עד 10 בחודש
    [points-20] עד 20 בחודש
   *[points-50] עד 50 בחודש
}
settings-choice-grantcap = { $grantcap ->
    [points-5] עד 5 בחודש
    [points-10] עד 10 בחודש
    [points-20] עד 20 בחודש
   *[points-50] עד 50 בחודש
}
settings-done-grantcap = { $grantcap ->
    [points-5] אפשר להעניק לאדם אחד עד 5 נקודות בחודש.
    [points-10] אפשר להעניק לאדם אחד עד 10 נקודות בחודש.
    [points-20] אפשר להעניק לאדם אחד עד 20 נקודות בחודש.
   *[points-50] אפשר להעניק לאדם אחד עד 50 נקודות בחודש.
}
settings-unknown-grantcap = נקודות לאדם אחד הן 5, 10, 20 או 50 בחודש, ולא: { $typed }. לדוגמה: {"\u2068"}<code>{ $meant }</code>{"\u2069"}
settings-name-grantercap = נקודות מאדם אחד בצוות
settings-about-grantercap = כמה נקודות יכול להעניק ביד אדם אחד מצוות הניהול בחודש.
settings-value-grantercap = { $grantercap ->
    [points-10] עד 10 בחודש
    [points-20] עד 20 בחודש
    [points-50] עד 50 בחודש
   *[points-100] עד 100 בחודש
}
settings-choice-grantercap = { $grantercap ->
    [points-10] עד 10 בחודש
    [points-20] עד 20 בחודש
    [points-50] עד 50 בחודש
   *[points-100] עד 100 בחודש
}
settings-done-grantercap = { $grantercap ->
    [points-10] כל אחד מצוות הניהול יכול להעניק עד 10 נקודות בחודש.
    [points-20] כל אחד מצוות הניהול יכול להעניק עד 20 נקודות בחודש.
    [points-50] כל אחד מצוות הניהול יכול להעניק עד 50 נקודות בחודש.
   *[points-100] כל אחד מצוות הניהול יכול להעניק עד 100 נקודות בחודש.
}
settings-unknown-grantercap = נקודות מאדם אחד בצוות הן 10, 20, 50 או 100 בחודש, ולא: { $typed }. לדוגמה: {"\u2068"}<code>{ $meant }</code>{"\u2069"}
