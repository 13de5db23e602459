# Regular posts: what the bot says to a group on a schedule.
command-touchpoint = פוסט קבוע חדש: מתי, ובשורה שמתחת הטקסט
command-touchpoints = הפוסטים הקבועים: מועדים, השהיה, תצוגה מקדימה, מחיקה

# The library's post: its series and the conversation starter.
touch-library-post = <b>{ $series }</b>

    { $prompt }
series-question = שאלה לדיון
series-help = עזרה הדדית
series-share = טיפים ותגליות
series-win = הצלחות קטנות ותודות
series-light = ברוח קלילה
series-plan = מה בתוכנית
series-tap = במילה אחת
series-meet = היכרות בקבוצה

touch-about-library = נושאים לשיחה
touch-about-own = ״{ $text }״

## A schedule in words
touch-rule = { $dates } בשעה { $time }
touch-every-day = כל יום
touch-every-workday = כל יום עבודה, מראשון עד חמישי,
touch-every-weekday = כל { weekday }
touch-every-week = כל שבוע בימים { $days }
touch-every-second-weekday = פעם בשבועיים, ב{ weekday },
touch-every-second-week = פעם בשבועיים, בימים { $days },
touch-every-nth-weekday = { $n ->
    [one] פעם בשבוע, ב{ weekday },
    [two] פעם בשבועיים, ב{ weekday },
   *[other] פעם ב־{ $n } שבועות, ב{ weekday },
}
touch-every-nth-week = { $n ->
    [one] פעם בשבוע, בימים { $days },
    [two] פעם בשבועיים, בימים { $days },
   *[other] פעם ב־{ $n } שבועות, בימים { $days },
}
touch-day-listed = { $day ->
    [mon] שני
    [tue] שלישי
    [wed] רביעי
    [thu] חמישי
    [fri] שישי
    [sat] שבת
   *[sun] ראשון
}
touch-days = { $days } ו{ $last }
touch-month-day = ב־{ $day } בכל חודש{ $short ->
    [yes] {" "}(בחודש קצר יותר: ביום האחרון שלו)
   *[no] {""}
}
touch-month-last-day = ביום האחרון של כל חודש
touch-month-nth = ב{ weekday } { $day ->
    [sat] { $k ->
        [1] הראשונה
        [2] השנייה
        [3] השלישית
        [4] הרביעית
       *[5] החמישית
    }
   *[other] { $k ->
        [1] הראשון
        [2] השני
        [3] השלישי
        [4] הרביעי
       *[5] החמישי
    }
} { $k ->
    [5] { $day ->
        [sat] בכל חודש שיש בו חמש שבתות
       *[other] בכל חודש שיש בו חמישה כאלה
    }
   *[other] בכל חודש
}
touch-month-last = ב{ weekday } { $day ->
    [sat] האחרונה
   *[other] האחרון
} בכל חודש
touch-every-year = כל שנה ב־{ $day } ב{ month }{ $leap ->
    [yes] {" "}(בשנה רגילה: ב־28 בפברואר)
   *[no] {""}
}
touch-once = פעם אחת, ב{ weekday }, { $date },

## Adding one
touch-added =
    <b>הפוסט הקבוע נשמר</b>: { $rule }.
    <blockquote>{ $text }</blockquote>
    { $next }
touch-next = { $n ->
    [one] המועד הבא: { $times }
    [two] המועדים הבאים: { $times }
   *[other] המועדים הבאים: { $times }
}
touch-note-deferred = שעות השקט הן { $hours }, ולכן הפוסט יעלה ב־{ $at }. אפשר לשנות אותן עם { "\u2068" }/settings{ "\u2069" }.
touch-note-skipped = לא יהיה לו מקום: { $day }. { $limits }; אפשר לשנות את זה עם { "\u2068" }/settings{ "\u2069" }.
touch-note-displaces = בגללו לא יתפרסם: { $other } ({ $day }). { $limits }; אפשר לשנות את זה עם { "\u2068" }/settings{ "\u2069" }.
touch-note-too-close = לא יתפרסם, כי פחות מארבע שעות לפניו עולה פוסט אחר: { $day }. בשעה אחרת יהיה מקום לשניהם.
touch-note-displaces-close = בגללו לא יתפרסם: { $other } ({ $day }). בין פוסט לפוסט עוברות לפחות ארבע שעות; בשעה אחרת יהיה מקום לשניהם.
touch-note-no-picture = יתפרסמו רק המילים: פרסום של תמונות וקבצים עוד לא אפשרי. ההודעה שלך נשארת במקומה.
touch-limits = { $day ->
    [one] בקבוצה הזאת יש מקום לפוסט אחד ביום
    [two] בקבוצה הזאת יש מקום לשני פוסטים ביום
   *[other] בקבוצה הזאת יש מקום ל־{ $day } פוסטים ביום
} ול{ $week ->
    [one] אחד
    [two] שניים
   *[other] ־{ $week }
} בשבוע
touch-too-many = { $most ->
    [one] כבר יש כאן פוסט קבוע אחד
    [two] כבר יש כאן שני פוסטים קבועים
   *[other] כבר יש כאן { $most } פוסטים קבועים
}, וזה הכי הרבה שאפשר בקבוצה. הרשימה נמצאת ב: { "\u2068" }/touchpoints{ "\u2069" } – ייתכן שחלקם כבר לא נחוצים.

## When something is missing. Then comes the right form, with her own words.
touch-refused =
    { $problem }
    לדוגמה: { $example }
touch-your-text = הטקסט של הפוסט
touch-problem-empty = צריך לכתוב מתי לפרסם ומה; הטקסט בא בשורה שמתחת.
touch-problem-order = קודם בא המועד, והטקסט בשורה שמתחתיו.
touch-problem-no-text = הטקסט חסר. הוא בא בשורה שמתחת.
touch-problem-picture = פרסום של תמונות וקבצים עוד לא אפשרי, רק של טקסט. הוא בא בשורה שמתחת.
touch-problem-long = { $over ->
    [one] הטקסט ארוך מדי בתו אחד; אפשר עד { $most } תווים.
    [two] הטקסט ארוך מדי בשני תווים; אפשר עד { $most } תווים.
   *[other] הטקסט ארוך מדי ב־{ $over } תווים; אפשר עד { $most } תווים.
}
touch-problem-no-rule = לא ברור מכאן מתי ובאיזו תדירות: { $word }
touch-problem-unsupported = אין דרך לחזור על פוסט כך: { $word }
touch-problem-not-understood = חלק אחד לא ברור: { $word }
touch-problem-after-time = הטקסט מתחיל בשורה שמתחת למועד. מה שלא ברור אחרי השעה: { $word }
touch-problem-missing-time = חסרה השעה.
touch-problem-bad-time = השעה הזאת לא מוכרת: { $word }
touch-problem-missing-day = חסר היום.
touch-problem-unknown-day = היום הזה לא מוכר: { $word }
touch-problem-day-out-of-range = אין בשום חודש יום { $day }.
touch-problem-missing-date = חסר התאריך.
touch-problem-bad-date = זה לא תאריך: { $word }
touch-problem-unknown-month = החודש הזה לא מוכר: { $word }
touch-problem-past = המועד הזה כבר עבר: { $date }.
touch-problem-quiet-hours = השעה הזאת נמצאת בשעות השקט ({ $hours }), ופוסט כזה לא היה עולה אף פעם. אפשר לבחור שעה אחרת, או לשנות את שעות השקט עם { "\u2068" }/settings{ "\u2069" }.
touch-problem-quiet-day = היום הזה הוא יום שקט, שבו לא מתפרסם דבר. אפשר לבחור יום אחר, או לשנות את ימי השקט עם { "\u2068" }/settings{ "\u2069" }.

## The list and the panel of each
touch-none = אין כאן עדיין פוסטים קבועים. כך מוסיפים: { "\u2068" }<code>/touchpoint כל יום שני 10:00</code>{ "\u2069" } ובשורה שמתחת הטקסט. את הקצב של הנושאים לשיחה קובעים עם { "\u2068" }/settings{ "\u2069" }.
touch-list =
    <b>פוסטים קבועים</b>

    { $items }
touch-item =
    { "\u200F" }<b>{ $n }.</b> { $about }: { $rule }
    { $state }
touch-panel-own =
    <b>פוסט קבוע</b>: { $rule }
    <blockquote>{ $text }</blockquote>
    { $state }
touch-panel-library =
    <b>נושאים לשיחה</b>: { $rule }
    בכל פעם נושא אחר מתוך המאגר. את הקצב אפשר לשנות עם { "\u2068" }/settings{ "\u2069" }.
    { $state }
touch-paused = הפרסום מושהה.
touch-over = לא יתפרסם שוב.
touch-held-quiet-day = אי אפשר לפרסם: כל המועדים שלו בימי שקט. אפשר לשנות אותם עם { "\u2068" }/settings{ "\u2069" }.
touch-held-quiet-hours = אי אפשר לפרסם: השעה שלו בתוך שעות השקט ({ $hours }). אפשר לשנות אותן עם { "\u2068" }/settings{ "\u2069" }.
touch-no-room = לא יהיה לו מקום: { $day }
touch-too-close = לא יתפרסם, כי פחות מארבע שעות לפניו עולה פוסט אחר: { $day }
touch-no-room-soon = אין לו מקום בשבועות הקרובים: פוסטים אחרים קודמים לו. כמה פוסטים יש בקבוצה אפשר לשנות עם { "\u2068" }/settings{ "\u2069" }.
touch-too-close-soon = לא יתפרסם בשבועות הקרובים: בכל פעם עולה פוסט אחר פחות מארבע שעות לפניו. בשעה אחרת יהיה מקום לשניהם.
touch-left-out = דילוג על המועד: { $day }
touch-last-skip = הפעם האחרונה לא פורסמה ({ $day }): { $why }.
touch-ask-delete =
    למחוק את הפוסט הקבוע הזה?
    הפוסט: { $about } – { $rule }
touch-deleted =
    הפוסט הקבוע נמחק ולא יתפרסם יותר.
    הפוסט: { $about } – { $rule }
touch-gone = הפוסט הקבוע הזה כבר לא קיים. הקיימים נמצאים ב: { "\u2068" }/touchpoints{ "\u2069" }
touch-preview = כך זה ייראה.
touch-once-skipped = פוסט חד־פעמי לא פורסם: { $why }. הטקסט שלו שמור ב: { "\u2068" }/touchpoints{ "\u2069" }. הקבוצה: { $group }
touch-topic-gone = הנושא בפורום של פוסט קבוע נסגר או נמחק, ומעכשיו הפוסט יתפרסם ב־General. הקבוצה: { $group }

touch-button-preview = תצוגה מקדימה
touch-button-undo = ביטול
touch-button-pause = השהיה
touch-button-resume = חידוש
touch-button-leave-out = דילוג על הבא
touch-button-keep-in = ביטול הדילוג
touch-button-delete = מחיקה
touch-button-keep = להשאיר
touch-button-back = חזרה
touch-button-list = כל הפוסטים הקבועים
## Why a post was skipped
skip-too-late = המועד עבר לפני יותר מדי זמן
skip-missed = לא פעלתי באותו זמן
skip-cannot-write = לא הייתה לי הרשאה לכתוב בקבוצה
skip-quiet-day = זה היה יום שקט
skip-quiet-hours = זה היה בשעות השקט
skip-budget = לא נשאר מקום לפוסטים נוספים
skip-too-close = פוסט אחר עלה פחות מארבע שעות לפניו
skip-not-in-time = לא היה קשר עם טלגרם בזמן
skip-lively = השיחה בקבוצה לא נפסקה
skip-by-hand = צוות הניהול בחר לדלג
skip-paused = צוות הניהול השהה או שינה אותו
skip-restored = ייתכן שכבר פורסם לפני השחזור מגיבוי
skip-refused = לא התקבל אצל טלגרם

skip-topic-closed = הנושא הראשי בפורום סגור

## The latest changes, in /settings log
touch-numbered = { $n }. { $about }
touch-log = { $name } – { $done }
touch-log-gone = פוסט שכבר לא קיים
touch-log-gone-rule = פוסט שכבר לא קיים ({ $rule })
touch-log-added = נוסף: { $rule }
touch-log-moved = { $was } ← { $is }
touch-log-deed = { $deed ->
    [paused] השהיה
    [resumed] המשך אחרי השהיה
    [skipped] דילוג על הפעם הבאה
    [kept] ביטול הדילוג על הפעם הבאה
    [text] טקסט חדש
   *[deleted] מחיקה
}

## Saved, but there is no room
touch-added-no-room =
    <b>הפוסט נשמר, אבל כרגע אין לו מקום</b>: { $rule }.
    <blockquote>{ $text }</blockquote>
    { $next }
touch-added-later =
    <b>הפוסט נשמר, אבל בפעם הראשונה אין לו מקום</b>: { $rule }.
    <blockquote>{ $text }</blockquote>
    { $next }
touch-added-once-no-room =
    <b>הפוסט נשמר, אבל כרגע אין לו מקום</b>: { $rule }.
    <blockquote>{ $text }</blockquote>
    { $next }
    לפרסם אותו בכל זאת?
touch-button-anyway = לפרסם בכל זאת
touch-button-room = פוסטים ביום: { $day }, בשבוע: { $week }

## Changing one
touch-edit-how =
    לשינוי אפשר לשלוח את זה עם מועד אחר, עם טקסט אחר או עם שניהם. בלי טקסט למטה משתנה רק המועד; בלי מועד אחרי המספר משתנה רק הטקסט.
    { $form }

    בצ׳אט הפרטי אפשר גם בלי הפקודה.
touch-edit-ask =
    מה לשנות? אפשר לשלוח טקסט חדש, מועד חדש, או מועד חדש והטקסט בשורה שמתחתיו. המועד עד עכשיו: { $rule }

    { $text }
touch-edit-preview =
    <b>כך זה יהיה</b>: { $rule }
    <blockquote>{ $text }</blockquote>
    { $next }
touch-edit-library = הנושאים לשיחה באים מהמאגר. לשינוי התדירות: { "\u2068" }<code>/settings rhythm</code>{ "\u2069" }
touch-edit-words = כאן צריך מילים: הטקסט החדש או המועד החדש.
touch-no-number = אין פוסט קבוע במספר { $n }. כל הפוסטים: { "\u2068" }/touchpoints{ "\u2069" }
touch-button-edit = עריכה
touch-button-save = שמירה
touch-button-leave = להשאיר כמו שהיה

room-touchpoints = פוסטים קבועים
room-touchpoints-about = פוסטים שלכם לפי לוח זמנים, ונושאים לשיחה
