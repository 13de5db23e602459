# Regular posts: what the bot says to a group on a schedule.
command-touchpoint = פוסט קבוע חדש: מתי, והטקסט בשורה הבאה
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
touch-every-second-day = פעם ביומיים
touch-every-nth-day = { $n ->
    [one] פעם ביום
    [two] פעם ביומיים
   *[other] פעם ב־{ $n } ימים
}
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
touch-month-day = ב־{ $day } { touch-of-months }{ $short ->
    [yes] {" "}(בחודש קצר יותר: ביום האחרון שלו)
   *[no] {""}
}
touch-date-listed = ב־{ $day }
touch-month-days = { $days } { touch-of-months }{ $short ->
    [yes] {" "}(בחודש קצר יותר: ביום האחרון שלו)
   *[no] {""}
}
touch-month-even = בתאריכים זוגיים { touch-of-months }
touch-month-odd = בתאריכים אי־זוגיים { touch-of-months }
touch-month-last-day = ביום האחרון { $every ->
    [1] של כל חודש
   *[other] { touch-of-months }
}
touch-month-first-workday = ביום העבודה הראשון { touch-of-months } ({ touch-working-week })
touch-month-last-workday = ביום העבודה האחרון { touch-of-months } ({ touch-working-week })
touch-working-week = { $week ->
    [sun] מראשון עד חמישי
   *[mon] משני עד שישי
}
touch-month-places = ב{ weekday } { $places } { touch-of-months }
touch-place-listed = { $day ->
    [sat] { $k ->
        [0] האחרונה
        [1] הראשונה
        [2] השנייה
        [3] השלישית
        [4] הרביעית
       *[5] החמישית
    }
   *[other] { $k ->
        [0] האחרון
        [1] הראשון
        [2] השני
        [3] השלישי
        [4] הרביעי
       *[5] החמישי
    }
}
touch-of-months = { $every ->
    [1] בכל חודש
    [2] בחודש, פעם בחודשיים,
   *[other] בחודש, פעם ב־{ $every } חודשים,
}
touch-cron = לפי תאריכי cron: {"\u2068"}<code>{ $dates }</code>{"\u2069"},
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
   *[other] { touch-of-months }
}
touch-month-last = ב{ weekday } { $day ->
    [sat] האחרונה
   *[other] האחרון
} { touch-of-months }
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
touch-note-deferred = שעות השקט הן { $hours }, ולכן הפוסט יעלה בשעה { $at }. לשינוי שעות השקט: { "\u2068" }/settings{ "\u2069" }
touch-note-skipped = לפוסט לא יהיה מקום במועד הזה: { $day }. { $limits }. לשינוי: { "\u2068" }/settings{ "\u2069" }
touch-note-displaces = הפוסט יבוא במקום: { $other } ({ $day }). { $limits }. לשינוי: { "\u2068" }/settings{ "\u2069" }
touch-note-too-close = הפוסט לא יתפרסם במועד הזה: { $day }. פחות מארבע שעות לפניו עולה פוסט אחר; בשעה אחרת יהיה מקום לשניהם.
touch-note-displaces-close = הפוסט יבוא במקום: { $other } ({ $day }). בין פוסט לפוסט עוברות לפחות ארבע שעות; בשעה אחרת יהיה מקום לשניהם.
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
}, וזה הכי הרבה שאפשר בקבוצה. אולי חלק מהם כבר לא נחוצים; כולם כאן: { "\u2068" }/touchpoints{ "\u2069" }

## When something is missing. Then comes the right form, with her own words.
touch-refused =
    { $problem }
    לדוגמה: { $example }
touch-your-text = הטקסט של הפוסט
touch-problem-empty = צריך לכתוב מתי לפרסם, ובשורה שמתחת את הטקסט.
touch-problem-order = קודם המועד, והטקסט בשורה שמתחתיו.
touch-problem-no-text = חסר הטקסט. הוא נכתב בשורה שמתחת.
touch-problem-long = { $over ->
    [one] הטקסט ארוך מדי בתו אחד; אפשר עד { $most } תווים.
    [two] הטקסט ארוך מדי בשני תווים; אפשר עד { $most } תווים.
   *[other] הטקסט ארוך מדי ב־{ $over } תווים; אפשר עד { $most } תווים.
}
touch-problem-no-rule = לא ברור מכאן מתי ובאיזו תדירות: { $word }
touch-problem-too-often = פוסט עולה פעם ביום לכל היותר: { $word }
touch-problem-which-days = לא כתוב באילו ימים: { $word }
touch-problem-two = אלה שני פוסטים, וכל אחד צריך מועד משלו: { $word }
touch-problem-two-meanings = { $word } זה { $first } או { $second }? כדאי לכתוב את התאריך.
touch-problem-cron = ל־cron זה לא ברור: { $word }
touch-problem-unsupported = אי אפשר לתזמן פוסט כך: { $word }
touch-problem-not-understood = לא הבנתי את החלק הזה: { $word }
touch-problem-after-time = הטקסט מתחיל בשורה שמתחת למועד. מה שלא ברור אחרי השעה: { $word }
touch-problem-missing-time = חסרה השעה.
touch-problem-bad-time = לא מוכרת לי שעה כזאת: { $word }
touch-problem-missing-day = לא כתוב באיזה יום.
touch-problem-unknown-day = לא מוכר לי יום כזה: { $word }
touch-problem-day-out-of-range = בשום חודש אין יום { $day }.
touch-problem-missing-date = חסר התאריך.
touch-problem-bad-date = זה לא תאריך: { $word }
touch-problem-unknown-month = לא מוכר לי חודש כזה: { $word }
touch-problem-past = המועד הזה כבר עבר: { $date }.
touch-problem-quiet-hours = השעה הזאת בתוך שעות השקט ({ $hours }), ופוסט כזה לא יעלה אף פעם. אפשר לבחור שעה אחרת, או לשנות את שעות השקט: { "\u2068" }/settings{ "\u2069" }
touch-problem-quiet-day = זה יום שקט, ולא מתפרסמים בו פוסטים מתוזמנים. אפשר לבחור יום אחר, או לשנות את ימי השקט: { "\u2068" }/settings{ "\u2069" }

## The list and the panel of each
touch-none = אין כאן עדיין פוסטים קבועים. כך מוסיפים, כשהטקסט בשורה שמתחת: { "\u2068" }<code>/touchpoint כל יום שני 10:00</code>{ "\u2069" }. הקצב של הנושאים לשיחה נקבע כאן: { "\u2068" }/settings{ "\u2069" }
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
    סוג: { $purpose }{ $pieces }
touch-panel-library =
    <b>נושאים לשיחה</b>: { $rule }
    בכל פעם נושא אחר מהמאגר. לשינוי הקצב: { "\u2068" }/settings{ "\u2069" }
    { $why }
    { $state }
touch-library-kind = { $kind ->
    [customers] הנושאים לשיחה נבחרים בשביל קהילת לקוחות, כפי שהוגדר ב־{ "\u2068" }/settings{ "\u2069" }: כל נושא שני מיועד לה.
    [interest] הנושאים לשיחה נבחרים בשביל קהילת עניין, כפי שהוגדר ב־{ "\u2068" }/settings{ "\u2069" }: כל נושא שני מיועד לה.
    [team] הנושאים לשיחה נבחרים בשביל צוות בעבודה, כפי שהוגדר ב־{ "\u2068" }/settings{ "\u2069" }: כל נושא שני מיועד לו.
    [support] הנושאים לשיחה נבחרים בשביל קהילת תמיכה, כפי שהוגדר ב־{ "\u2068" }/settings{ "\u2069" }: כל נושא שני מיועד לה, ונושאים של הצלחות ותוכניות נשארים בחוץ.
   *[none] הנושאים לשיחה מתאימים לכל קבוצה. אם בוחרים ב־{ "\u2068" }/settings{ "\u2069" } את סוג הקהילה, כל נושא שני יהיה מיועד לה.
}
touch-library-goal = מטרת הקבוצה: { $goal }
touch-paused = הפרסום מושהה.
touch-over = לא יתפרסם שוב.
touch-held-quiet-day = אין מתי לפרסם: כל המועדים בימי שקט. לשינוי ימי השקט: { "\u2068" }/settings{ "\u2069" }
touch-held-quiet-hours = אין מתי לפרסם: השעה בתוך שעות השקט ({ $hours }). לשינוי שעות השקט: { "\u2068" }/settings{ "\u2069" }
touch-no-room = אין מקום במועד הזה: { $day }
touch-too-close = אין מקום במועד הזה, כי פוסט אחר עולה פחות מארבע שעות קודם: { $day }
touch-no-room-soon = אין מקום בשבועות הקרובים: פוסטים אחרים קודמים. לשינוי מספר הפוסטים ביום ובשבוע: { "\u2068" }/settings{ "\u2069" }
touch-too-close-soon = אין מקום בשבועות הקרובים: בכל פעם עולה פוסט אחר פחות מארבע שעות קודם. בשעה אחרת יהיה מקום לשניהם.
touch-left-out = דילוג על המועד: { $day }
touch-last-skip = הדילוג האחרון ({ $day }): { $why }.
touch-ask-delete =
    למחוק את הפוסט הקבוע הזה?
    הפוסט: { $about } – { $rule }
touch-deleted =
    הפוסט הקבוע נמחק ולא יתפרסם יותר.
    הפוסט: { $about } – { $rule }
touch-gone = הפוסט הקבוע הזה כבר לא קיים. כל הפוסטים: { "\u2068" }/touchpoints{ "\u2069" }
touch-edit-half-done = השינוי בפוסט הקבוע עדיין לא הושלם. הקבוצה: { $group }
touch-preview = כך זה ייראה.
touch-preview-version = { $language ->
    [he] כך זה ייראה, בנוסח העברי: הוא נבחר לפי שפת הקבוצה.
    [ru] כך זה ייראה, בנוסח הרוסי: הוא נבחר לפי שפת הקבוצה.
   *[en] כך זה ייראה, בנוסח האנגלי: הוא נבחר לפי שפת הקבוצה.
}
touch-preview-in-private = כך זה ייראה: נשלח לצ׳אט הפרטי שלנו.
touch-once-skipped = לא פורסם פוסט חד־פעמי: { $why }. הטקסט שלו שמור ברשימה: { "\u2068" }/touchpoints{ "\u2069" }
touch-topic-gone = נסגר או נמחק נושא בפורום שבו התפרסם פוסט קבוע. מעכשיו הפוסט יתפרסם ב־General.

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
skip-too-late = עבר יותר מדי זמן מאז המועד
skip-missed = לא פעלתי באותו זמן
skip-cannot-write = לא הייתה לי הרשאה לכתוב בקבוצה
skip-quiet-day = זה היה יום שקט
skip-quiet-hours = זה היה בשעות השקט
skip-budget = לא נשאר מקום לפוסטים נוספים
skip-too-close = פוסט אחר עלה פחות מארבע שעות קודם
skip-not-in-time = לא היה קשר עם טלגרם בזמן
skip-lively = השיחה בקבוצה לא נפסקה לרגע
skip-by-hand = צוות הניהול בחר לדלג
skip-paused = צוות הניהול השהה או שינה את הפוסט
skip-restored = ייתכן שהפוסט כבר עלה לפני השחזור מגיבוי
skip-refused = טלגרם לא קיבל את הפוסט

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
    [picture] תמונה או קובץ אחרים
    [content] תוכן אחר
    [once] תוכן אחר, לפעם אחת
    [usual] בכל זאת התוכן הרגיל
    [pinned] מעכשיו עם הצמדה
    [unpinned] מעכשיו בלי הצמדה
    [shown] הצגה לפני הפרסום
    [unshown] בלי הצגה לפני הפרסום
    [follows] חוזרים לתשובה הטובה ביותר
    [alone] לא חוזרים לתשובה הטובה ביותר
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
    לשינוי שולחים את השורות שלמטה עם מועד אחר, עם טקסט אחר או עם שניהם. בלי טקסט ישתנה רק המועד; בלי מועד אחרי המספר ישתנה רק הטקסט.
    { $form }

    בצ׳אט הפרטי אפשר גם בלי הפקודה.
touch-edit-ask =
    מה לשנות? אפשר לשלוח טקסט חדש, מועד חדש, או מועד חדש והטקסט בשורה שמתחתיו. המועד הנוכחי: { $rule }

    { $text }
touch-edit-preview =
    <b>כך זה יהיה</b>: { $rule }
    <blockquote>{ $text }</blockquote>
    { $next }
touch-edit-library = הנושאים לשיחה באים מהמאגר. לשינוי הקצב: { "\u2068" }<code>/settings rhythm</code>{ "\u2069" }
touch-edit-words = אפשר לשלוח רק מילים: את הטקסט החדש או את המועד החדש.
touch-no-number = אין פוסט קבוע מספר { $n }. כל הפוסטים: { "\u2068" }/touchpoints{ "\u2069" }
touch-button-edit = עריכה
touch-button-save = שמירה
touch-button-leave = להשאיר כמו שהיה

room-touchpoints = פוסטים קבועים
room-touchpoints-about = פוסטים שלכם לפי לוח זמנים, ונושאים לשיחה

## With a picture or file
touch-words = { $text }
touch-with = { $kind ->
    [photo] עם תמונה
    [video] עם סרטון
    [animation] עם אנימציה
    [audio] עם מוזיקה
    [album] עם אלבום
   *[document] עם קובץ
}
touch-about-own-media = ״{ $text }״, { touch-with }
touch-about-media = { $kind ->
    [photo] תמונה בלי מילים
    [video] סרטון בלי מילים
    [animation] אנימציה בלי מילים
    [audio] מוזיקה בלי מילים
    [album] אלבום בלי מילים
   *[document] קובץ בלי מילים
}
touch-media-above =
    { $text }
    ({ touch-with })
touch-media-alone = ({ touch-about-media })
touch-note-no-picture = יתפרסמו רק המילים, בלי מה שמעליהן. אפשר לפרסם תמונות, סרטונים, אנימציות, מוזיקה וקבצים.
touch-note-album = מתוך אלבום יתפרסם רק החלק הזה.
touch-problem-kind = את זה אי אפשר לפרסם. אפשר לפרסם מילים, תמונות, סרטונים, אנימציות, מוזיקה וקבצים.
touch-problem-not-own = כך אפשר לפרסם רק הודעה שלך. אפשר להשיב להודעה שלך, או לכתוב את הטקסט בשורה שמתחת.
touch-problem-long-caption = { $over ->
    [one] הטקסט ארוך מדי בתו אחד; עם תמונה או קובץ אפשר עד { $most } תווים.
    [two] הטקסט ארוך מדי בשני תווים; עם תמונה או קובץ אפשר עד { $most } תווים.
   *[other] הטקסט ארוך מדי ב־{ $over } תווים; עם תמונה או קובץ אפשר עד { $most } תווים.
}
touch-picture-gone = התמונה או הקובץ של פוסט קבוע כבר לא קיימים בטלגרם. { $words ->
    [yes] מעכשיו מתפרסמות רק המילים שלו
   *[no] אין בו מילים, ולכן הוא לא התפרסם
}. אפשר לשלוח תמונה חדשה דרך ״עריכה״: { "\u2068" }/touchpoints{ "\u2069" }
touch-part-gone = אחת התמונות או אחד הקבצים באלבום של פוסט קבוע כבר לא קיימים בטלגרם, ומעכשיו האלבום מתפרסם בלעדיהם. הפוסט מופיע ברשימה: { "\u2068" }/touchpoints{ "\u2069" }
touch-picture-not-allowed = אין לי הרשאה לשלוח תמונות וקבצים. { $words ->
    [yes] המילים של פוסט קבוע התפרסמו לבדן.
   *[no] פוסט קבוע בלי מילים לא התפרסם.
}

## למה הוא נועד
touch-purpose = { $purpose ->
    [question] שאלה
    [value] תוכן מועיל
    [recognition] הוקרה
    [scenes] מאחורי הקלעים
    [fun] משהו קליל
    [invitation] הזמנה
   *[promotion] פרסום
}
touch-purpose-ask =
    איזה סוג של פוסט זה? { $about }

    פרסומים הם לכל היותר אחד מכל חמישה פוסטים בארבעה שבועות, ולעולם לא שניים ברצף.
touch-button-purpose = סוג
touch-button-purpose-of = { $chosen ->
    [yes] { "✓ " }
   *[no] { "" }
}{ $purpose ->
    [question] שאלה
    [value] תוכן מועיל
    [recognition] הוקרה
    [scenes] מאחורי הקלעים
    [fun] משהו קליל
    [invitation] הזמנה
   *[promotion] פרסום
}
touch-log-purpose = סוג: { $purpose }
touch-promotion-held = לא יעלה ({ $day }): { $why }.
touch-promotion-soon = לא יעלה בשבועות הקרובים: פרסומים הם לכל היותר אחד מכל חמישה פוסטים, ולעולם לא שניים ברצף. כשיעלו עוד פוסטים מסוגים אחרים, יהיה לו מקום.
skip-promotion-again = גם הפוסט שלפניו היה פרסום
skip-promotion-share = פרסומים הם לכל היותר אחד מכל חמישה פוסטים בארבעה שבועות

## מה יש לו לומר
touch-button-content = תוכן
touch-button-add-content = הוספת תוכן
touch-button-in-turn = לפי הסדר
touch-button-shuffled = ערבוב
touch-button-remove = הסרה
touch-button-done = סיום
touch-pieces = תוכן: { $n ->
    [one] פריט אחד
    [two] שני פריטים
   *[other] { $n } פריטים
}, מתוכם { $left } שעוד לא עלו
touch-content-list =
    <b>תוכן</b>: { $about }
    { $items }

    { $order ->
        [one] הוא עולה בכל פעם. כשיהיה פריט שני, יעלה בכל פעם אחד מהם, ואף אחד לא יחזור תוך 90 יום.
        [shuffled] בכל פעם עולה אחד, בסדר מעורבב, ואף אחד לא חוזר תוך 90 יום.
       *[turn] בכל פעם עולה אחד, לפי הסדר, ואף אחד לא חוזר תוך 90 יום.
    }
touch-piece-item = { "\u200F" }<b>{ $n }.</b> { $text } · { $used }
touch-piece-above = { $text } ({ touch-with })
touch-piece-used = עלה: { $day }
touch-piece-unused = עוד לא עלה
touch-piece =
    <blockquote>{ $text }</blockquote>
    { $used }
touch-piece-removed = הוסר: { $text }
touch-piece-gone = הפריט כבר לא קיים.
touch-piece-only = זה הפריט היחיד. אפשר להוסיף קודם אחר, או למחוק את הפוסט.
touch-piece-taken-back = לא נוסף. אפשר לשלוח את הבא, או ללחוץ על ״סיום״.
touch-piece-added = נוסף, ועכשיו יש { $n }. אפשר לשלוח את הבא, או ללחוץ על ״סיום״.
touch-pool-full = זה הכי הרבה שיכול להיות בפוסט אחד: { $most }. צריך להסיר קודם משהו.
touch-add-in-private = תוכן מוסיפים בצ׳אט הפרטי שלנו.
touch-add-ask =
    מה יש לפוסט לומר? אפשר לשלוח או להעביר לכאן טקסטים, תמונות, סרטונים, קבצים ואלבומים, כמה שרוצים, ובסוף ללחוץ על ״סיום״. { $about }

    מה שמתמלא לבד: { "\u2068" }<code>{"{יום}"}</code>{ "\u2069" }, { "\u2068" }<code>{"{חודש}"}</code>{ "\u2069" }, { "\u2068" }<code>{"{קבוצה}"}</code>{ "\u2069" }, { "\u2068" }<code>{"{חבר השבוע}"}</code>{ "\u2069" }
    נוסח לכל שפה: מעל כל נוסח שורה {"\u2068"}<code>[he]</code>{"\u2069"}, {"\u2068"}<code>[ru]</code>{"\u2069"} או {"\u2068"}<code>[en]</code>{"\u2069"}.
touch-unknown-slot = { $typed } לא מוכר לי. מה שמתמלא לבד: { "\u2068" }<code>{"{יום}"}</code>{ "\u2069" }, { "\u2068" }<code>{"{חודש}"}</code>{ "\u2069" }, { "\u2068" }<code>{"{קבוצה}"}</code>{ "\u2069" }, { "\u2068" }<code>{"{חבר השבוע}"}</code>{ "\u2069" }
touch-edit-pool = לפוסט הזה יש כמה פריטי תוכן. מוסיפים ומסירים אותם תחת ״תוכן״; כאן אפשר לשנות רק את המועד.
touch-edit-ask-time = מה המועד החדש? עד עכשיו: { $rule }. מה שהוא אומר נמצא תחת ״תוכן״.
touch-preview-nothing = אין לו כרגע מה לומר: { $why }.
touch-dry = אין מה להעלות עד { $day }: כל התוכן שלו עלה ב־90 הימים האחרונים. אם יתווסף עוד תחת ״תוכן״, הוא ימשיך.
touch-dry-nobody = אין כרגע מה להעלות: התוכן מדבר על חבר השבוע, ואין כזה.
skip-content = כל התוכן שלו עלה ב־90 הימים האחרונים
skip-no-member = לא היה חבר שבוע לציין
item-pool-low = לפוסט קבוע נשאר תוכן לפחות משבוע: { $about }. אפשר להוסיף תחת ״תוכן״, אחרת הוא יושהה: {"\u2068"}/touchpoints{"\u2069"}

## הצמדה, הצגה מראש ופעם אחת אחרת
touch-button-pin = הצמדה
touch-button-pin-not = בלי הצמדה
touch-button-show = להציג לי לפני
touch-button-show-not = לא להציג לפני
touch-pins = כשהפוסט עולה הוא מוצמד, והקודם כבר לא.
touch-pins-no-right = הפוסט אמור להיות מוצמד כשהוא עולה, אבל עדיין אין לי בקבוצה את ההרשאה ״הצמדת הודעות״. עד אז הוא עולה בלי הצמדה.
touch-shown-to = חצי שעה לפני כן הפוסט מוצג בצ׳אט הפרטי: { $name }.
touch-shown-to-unreached = חצי שעה לפני כן הפוסט אמור להיות מוצג בצ׳אט הפרטי, אבל עדיין אין לנו צ׳אט כזה: { $name }.
touch-show-start = כדי שאפשר יהיה להציג את הפוסט, צריך לפתוח איתי צ׳אט פרטי וללחוץ על ״התחלה״.
touch-pin-failed = לא הצלחתי להצמיד פוסט קבוע: { $about }. { $why } הפוסט עצמו פורסם.
touch-one =
    <b>רק הפעם הזאת</b>: { $about }
    { $day }

    { $says }
touch-one-usual = הפוסט אומר את הרגיל.
touch-one-other =
    רק הפעם הוא אומר:
    <blockquote>{ $text }</blockquote>
touch-button-say = לשנות רק את הפעם הזאת
touch-button-usual = בחזרה לרגיל
touch-button-go = לפרסם
touch-button-skip = דילוג
touch-one-in-private = את זה עושים בצ׳אט הפרטי שלנו.
touch-one-ask =
    מה לומר רק הפעם? אפשר לשלוח מילים, או תמונה או קובץ, עם מילים או בלי. { $about }
    { $day }

    אחר כך הכול ממשיך כרגיל, ושום תוכן לא מתבזבז.
touch-one-saved =
    <b>נשמר, רק לפעם הזאת</b>: { $day }
    <blockquote>{ $text }</blockquote>
touch-one-gone = הפעם הזאת כבר עלתה, הועברה או השתנתה בינתיים. מה שבא אחר כך: { "\u2068" }/calendar{ "\u2069" }
touch-one-picture = התמונה או הקובץ שפוסט קבוע היה אמור להראות פעם אחת לא פורסמו. אם היו מילים, הן עלו לבדן.
touch-soon = זה עולה בקבוצה { $group }: { $day }. בלי תשובה הפוסט יתפרסם.
touch-soon-goes = הפוסט יעלה: { $day }. { $about }
touch-soon-skipped = הפעם יש דילוג: { $about }

## סוג ומקום פנוי, בכתיבה
touch-kind-in-panel = את הסוג של פוסט קיים משנים בכפתור ״סוג״: { "\u2068" }/touchpoints{ "\u2069" }
touch-problem-unknown-kind = לא מוכר לי סוג כזה של פוסט: { $word }. יש: שאלה, תוכן מועיל, הוקרה, מאחורי הקלעים, משהו קליל, הזמנה, פרסום.
touch-problem-no-slot = ב־14 הימים הקרובים אין מקום פנוי: בכל יום יש כבר פוסטים, או שהוא יום שקט. אפשר לבחור מועד, או להרשות יותר פוסטים: { "\u2068" }/settings{ "\u2069" }
touch-note-free-slot = זה המקום הפנוי הבא; כל הפוסטים האחרים נשארים כמו שהם.
## Only when it is quiet, less where it is lively, and the day after
touch-when-quiet = רק כשהקבוצה שקטה
touch-when-quiet-next = { $hours ->
    [one] יתפרסם כשאיש לא כתב במשך שעת ערות אחת, ולעיתים רחוקות יותר אם לא עונים.
    [two] יתפרסם כשאיש לא כתב במשך שעתיים של ערות, ולעיתים רחוקות יותר אם לא עונים.
   *[other] יתפרסם כשאיש לא כתב במשך { $hours } שעות ערות, וזה חריג לקבוצה, ולעיתים רחוקות יותר אם לא עונים.
}
touch-follows-up = למחרת חוזרים לתשובה הטובה ביותר.
touch-button-follow-on = המשך למחרת
touch-button-follow-off = בלי המשך
touch-button-when-quiet = רק כששקט
touch-log-retired = הסדרה ״{ $series }״ הופסקה
touch-log-restored = הסדרה ״{ $series }״ חזרה
settings-name-stepback = לפנות מקום
settings-about-stepback = ככל שהחברים מתחילים יותר שיחות בעצמם, המאגר מפרסם פחות. כשהקבוצה משתתקת, הוא מפרסם כמו קודם.
settings-value-stepback = { $stepback ->
    [on] פחות כשהחברים מתחילים שיחות
   *[off] תמיד אותו דבר
}
settings-choice-stepback = { $stepback ->
    [on] פחות
   *[off] לפי התוכנית
}
settings-done-stepback = { $stepback ->
    [on] ככל שהחברים מתחילים יותר שיחות, המאגר יפרסם פחות.
   *[off] המאגר יפרסם לפי התוכנית, גם כשמדברים הרבה.
}
settings-unknown-stepback = פינוי מקום יכול להיות פעיל או כבוי, אבל נכתב: { $typed }. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }

## לפני שפוסט נשמר
touch-twice =
    <b>עדיין לא נשמר</b>: { $rule }.
    <blockquote>{ $text }</blockquote>
    { $doubts }
    לשמור בכל זאת?
touch-twice-text = פוסט אחר אומר את אותו הדבר: { $other }
touch-twice-near = פוסט אחר עולה בהפרש של פחות משעה: { $other } ({ $day })
touch-twice-dropped =
    הפוסט לא נשמר:
    <blockquote>{ $text }</blockquote>
touch-twice-time = מתי לפרסם במקום זה? אפשר לשלוח לכאן את המועד. עד עכשיו: { $rule }
touch-twice-how =
    אפשר לשלוח את זה עם מועד אחר:
    { $form }

    בצ׳אט הפרטי אפשר גם בלי הפקודה.
touch-twice-half-done = פוסט קבוע חדש עדיין לא נשמר. הקבוצה: { $group }
touch-button-save-anyway = לשמור בכל זאת
touch-button-other-time = לשנות מועד
touch-button-drop = ביטול
