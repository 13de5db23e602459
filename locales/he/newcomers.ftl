# The room "newcomers": somebody's first weeks in a group.
room-newcomers = שבועות ראשונים
room-newcomers-about = השבועות הראשונים אחרי ההצטרפות: כמה הודעות קצרות שרק מי שהצטרף רואה, ואף אחד לא נשאר בלי תשובה
nudge-first-weeks = שבועות ראשונים

# In private, above what is said about a group.
newcomers-about =
    <b>{ $group }</b>
    { $words }
newcomers-introduce = טוב שהצטרפת, { $name }. אם בא לך, אפשר לספר על עצמך בכמה מילים: קל יותר לענות למי שמכירים קצת. כמה שאלות קצרות, ועל כל אחת אפשר לדלג.
newcomers-question = השבוע מחכה בקבוצה שאלה פתוחה, ומעניין לשמוע מה דעתך, { $name }: { $link }
newcomers-shared = { $n ->
    [one] יש בקבוצה עוד מישהו עם תחום עניין כמו שלך, { $name }. מספיק שלום כדי להתחיל. התחום: { $tag }, עם: { $names }
    [two] יש בקבוצה עוד שניים עם תחום עניין כמו שלך, { $name }. מספיק שלום כדי להתחיל. התחום: { $tag }, עם: { $names }
   *[other] יש בקבוצה עוד אנשים עם תחום עניין כמו שלך, { $name }. מספיק שלום כדי להתחיל. התחום: { $tag }, עם: { $names }
}
newcomers-thanks = תודה על ההשתתפות, { $name }. מה עוד יש כאן: כל מה ששלך נמצא ב: {"\u2068"}<code>/desk</code>{"\u2069"}, וכמה לכתוב לך קובעים ב: {"\u2068"}<code>/quiet</code>{"\u2069"}
newcomers-month = עבר חודש מאז שהצטרפת, { $name }. שאלה אחת: האם הקבוצה היא מה שקיווית? הקבוצה: { $group }
newcomers-button-stop = בלי הודעות כאלה
newcomers-stopped = בסדר, לא יגיעו עוד הודעות כאלה. כדי לחדש: {"\u2068"}/quiet{"\u2069"}
newcomers-verdict = { $verdict ->
    [yes] כן
    [partly] ככה־ככה
   *[no] לא
}
newcomers-verdict-said = { $verdict ->
    [yes] שמחים לשמוע, תודה. יש משהו שצוות הניהול צריך לדעת? הוא יקרא את זה רק אם זה יישלח.
    [partly] תודה. מה היה משפר? צוות הניהול יקרא את זה רק אם זה יישלח.
   *[no] תודה על הכנות. מה חסר? צוות הניהול יקרא את זה רק אם זה יישלח.
}
newcomers-button-tell = כתיבה לצוות הניהול
newcomers-button-enough = זה הכול
newcomers-enough = תודה, זה עוזר.
newcomers-tell-opening = לצוות הניהול של הקבוצה: { $group }. אפשר יהיה לראות את זה לפני השליחה.
newcomers-tell-ask = מה כדאי שיידעו? כמה מילים מספיקות.
newcomers-tell-preview =
    זה מה שיקרא צוות הניהול של הקבוצה: { $group }

    { $told }
newcomers-tell-send = שליחה לצוות הניהול
newcomers-tell-sent = נשלח לצוות הניהול. תודה.
newcomers-told = אחרי חודש בקבוצה, מאת: { $name }. התוכן: { $words }
newcomers-unanswered = להודעה הראשונה אחרי ההצטרפות עוד אין תשובה. ההודעה של: { $name }
newcomers-unanswered-link = להודעה הראשונה אחרי ההצטרפות עוד אין תשובה. ההודעה של: { $name }. היא כאן: { $link }
mydata-newcomers = מתי הצטרפת ואיך עברו השבועות הראשונים: מה כתבתי לך, מתי כתבת לראשונה ומתי הגיעה תשובה
mydata-first-month = { $verdict ->
    [yes] מה שאמרת אחרי חודש: הקבוצה היא מה שקיווית
    [partly] מה שאמרת אחרי חודש: הקבוצה היא בחלקה מה שקיווית
   *[no] מה שאמרת אחרי חודש: הקבוצה היא לא מה שקיווית
}

# What managers see.
command-newcomers = מה קורה עם המצטרפים החדשים
help-newcomers =
    לאן הגיעו מי שהצטרפו ב־30 הימים האחרונים: {"\u2068"}<code>/newcomers</code>{"\u2069"}
    לפי שבוע, לפי קישור הזמנה: {"\u2068"}<code>/newcomers שבועות</code>{"\u2069"}, {"\u2068"}<code>/newcomers קישורים</code>{"\u2069"}
    מי מחכה לתשובה: {"\u2068"}<code>/newcomers ממתינים</code>{"\u2069"}

    מה שנכתב למצטרפים בשבועות הראשונים, רק להם: {"\u2068"}<code>/newcomers צעדים</code>{"\u2069"}
    כיבוי של צעד, או מעבר ליום אחר: {"\u2068"}<code>/newcomers thanks off</code>{"\u2069"}, {"\u2068"}<code>/newcomers thanks 10</code>{"\u2069"}
    במילים שלכם:
    <code>/newcomers thanks
    {"{"}name{"}"}, טוב שהצטרפת</code>
newcomers-which = לא הבנתי מה להציג. לדוגמה: {"\u2068"}<code>/newcomers שבועות</code>{"\u2069"}, {"\u2068"}<code>/newcomers צעדים</code>{"\u2069"} או {"\u2068"}<code>/newcomers thanks off</code>{"\u2069"}
newcomers-door = מה קורה איתם
newcomers-door-steps = שבועות ראשונים
newcomers-standing = { $joined ->
    [one] הצטרפות אחת ב־30 יום
    [two] שתי הצטרפויות ב־30 יום
   *[other] { $joined } הצטרפויות ב־30 יום
}
newcomers-standing-waiting = { $joined ->
    [one] הצטרפות אחת ב־30 יום, מחכים לתשובה: { $waiting }
    [two] שתי הצטרפויות ב־30 יום, מחכים לתשובה: { $waiting }
   *[other] { $joined } הצטרפויות ב־30 יום, מחכים לתשובה: { $waiting }
}
newcomers-title = <b>מצטרפים ב־30 הימים האחרונים: { $group }</b>
newcomers-title-weeks = <b>מצטרפים לפי שבוע: { $group }</b>
newcomers-title-links = <b>מצטרפים לפי קישור הזמנה: { $group }</b>
newcomers-title-waiting = { $hours ->
    [one] <b>מחכים לתשובה: { $group }</b>
        תגיע קריאה לצוות אחרי שעת ערות אחת: זה הזמן שתשובה לוקחת כאן בדרך כלל.
    [two] <b>מחכים לתשובה: { $group }</b>
        תגיע קריאה לצוות אחרי שעתיים של ערות: זה הזמן שתשובה לוקחת כאן בדרך כלל.
   *[other] <b>מחכים לתשובה: { $group }</b>
        תגיע קריאה לצוות אחרי { $hours } שעות ערות: זה הזמן שתשובה לוקחת כאן בדרך כלל.
}
newcomers-nobody = אין כאן אף אחד.
newcomers-place = { $place ->
    [joined] הצטרפו
    [greeted] קיבלו ברכה
    [introduced] כתבו היכרות
    [spoke] כתבו בקבוצה
    [answered] קיבלו תשובה
   *[stayed] פעילים בשבוע השני
}
newcomers-row = { $place ->
    [joined] הצטרפו: { $came }
    [greeted] קיבלו ברכה: { $came }
    [introduced] כתבו היכרות: { $came }
    [spoke] כתבו בקבוצה: { $came }
    [answered] קיבלו תשובה: { $came }
   *[stayed] פעילים בשבוע השני: { $came }
}
newcomers-row-did = { $place ->
    [joined] הצטרפו: { $came }
    [greeted] קיבלו ברכה: { $came } (בפועל { $did })
    [introduced] כתבו היכרות: { $came } (בפועל { $did })
    [spoke] כתבו בקבוצה: { $came } (בפועל { $did })
    [answered] קיבלו תשובה: { $came } (בפועל { $did })
   *[stayed] פעילים בשבוע השני: { $came }
}
newcomers-how-read = <i>בכל שורה נספרים מי שהגיעו עד לשם או רחוק יותר. אצל מי שהצטרפו בימים האחרונים, השבוע השני עוד לפניהם.</i>
newcomers-verdicts = אחרי חודש, האם הקבוצה היא מה שקיוו? כן: { $yes }, ככה־ככה: { $partly }, לא: { $no }
newcomers-wait = { $n ->
    [one] מחכים לתשובה: אדם אחד.
    [two] מחכים לתשובה: שני אנשים.
   *[other] מחכים לתשובה: { $n } אנשים.
}
newcomers-numbers =
    { $of }
    הצטרפו: { $joined }, ברכה: { $greeted }, היכרות: { $introduced }, כתבו: { $spoke }, תשובה: { $answered }, שבוע שני: { $stayed }
newcomers-week = <b>שבוע שמתחיל ב: { $date }</b>
newcomers-link = <b>קישור: { $name }</b>
newcomers-no-link = <b>בלי קישור, או שהוא לא ידוע</b>
newcomers-waits = ממתינה תשובה ל: { $name }, מאז: { $since }
newcomers-waits-link = ממתינה תשובה ל: { $name }, מאז: { $since }. כאן: { $link }
newcomers-unseen = <i>כשאין לי הרשאת ניהול ומצב הפרטיות פעיל, טלגרם מראה לי רק פקודות ותשובות אליי, ואז אי אפשר לדעת מי כתב ומי ענה. מחיקה של הודעה אף פעם לא נראית לי.</i>
newcomers-picture = לאן מצטרפים חדשים מגיעים
newcomers-picture-note = הקבוצה: { $group }, 30 הימים האחרונים
newcomers-button-weeks = לפי שבוע
newcomers-button-links = לפי קישור
newcomers-button-waiting = מי מחכה
newcomers-button-steps = שבועות ראשונים
newcomers-button-back = חזרה
newcomers-button-on = הפעלה
newcomers-button-off = כיבוי
newcomers-button-earlier = יום קודם
newcomers-button-later = יום אחר כך
newcomers-button-own = במילים שלנו
newcomers-button-ours = הנוסח המובנה
newcomers-steps =
    <b>שבועות ראשונים: { $group }</b>
    כל צעד מגיע פעם אחת, רק אם יש בו טעם באותו רגע, ורואה אותו רק מי שהצטרף.

    { $rows }
newcomers-step-line = { $state ->
    [off] כבוי: { $step }
   *[on] { $words ->
        [own] יום { $day }: { $step }, במילים שלכם
       *[ours] יום { $day }: { $step }
    }
}
newcomers-step-label = { $state ->
    [off] { $step } ✗
   *[on] { $step } ✓
}
newcomers-step =
    <b>שבועות ראשונים: { $group }</b>
    { $how }
    { $about }

    { $says }
newcomers-step-introduce = היכרות
newcomers-step-company = חברה
newcomers-step-thanks = תודה
newcomers-step-month = אחרי חודש
newcomers-step-introduce-about = למי שעוד אין להם הודעת היכרות, עם הכפתור לכתיבתה.
newcomers-step-company-about = למי שכתבו הודעת היכרות ועוד לא כתבו בקבוצה: למי יש תחום עניין כמו שלהם, ואם אין, השאלה הפתוחה השבוע. בלי שניהם לא נשלח דבר.
newcomers-step-thanks-about = למי שכתבו בקבוצה: תודה, ומה עוד יש כאן.
newcomers-step-month-about = לכולם: שאלה אחת עם כפתורים. אפשר לראות כמה ענו מה; מה שנוסף במילים מגיע אליכם רק אם הוא נשלח.
newcomers-own-in-private = כאן אפשר לראות איך זה ייראה לפני השמירה:
newcomers-own-opening = הנוסח שלכם לצעד: { $step }. הקבוצה: { $group }
newcomers-own-ask = מה יקראו מצטרפים חדשים?
newcomers-own-hint = במקום {"\u2068"}<code>{"{"}name{"}"}</code>{"\u2069"} יופיע שם המצטרפים, במקום {"\u2068"}<code>{"{"}group{"}"}</code>{"\u2069"} שם הקבוצה. לדוגמה: כיף שהצטרפת, {"{"}name{"}"}!
newcomers-own-preview =
    כך זה ייראה למצטרפים לקבוצה: { $group }

    { $words }
newcomers-own-save = שמירה
newcomers-own-saved = נשמר. מעכשיו מצטרפים חדשים יקראו את הנוסח שלכם בצעד: { $step }
newcomers-own-unknown = אפשר למלא רק {"\u2068"}<code>{"{"}name{"}"}</code>{"\u2069"} ו־{"\u2068"}<code>{"{"}group{"}"}</code>{"\u2069"}, ואת זה אי אפשר: { $name }
newcomers-changed = { $state ->
    [off] כבוי: { $step }
   *[on] { $words ->
        [own] יום { $day }: { $step }, במילים שלכם
       *[ours] יום { $day }: { $step }
    }
}
settings-name-newcomers-step = שבועות ראשונים
