# /settings and /staff.
command-settings = הגדרות: שפה, אזור זמן, קצב, שעות שקט
command-staff = עוזרים בניהול: רשימה, הוספה והסרה
help-settings =
    הכול, עם כפתורים, בקבוצה או בצ׳אט הפרטי שלנו: { "\u2068" }<code>/settings</code>{ "\u2069" }
    שפה: { "\u2068" }<code>/settings language he</code>{ "\u2069" }
    אזור זמן: { "\u2068" }<code>/settings zone ירושלים</code>{ "\u2069" }
    קצב: { "\u2068" }<code>/settings rhythm רגוע</code>{ "\u2069" }
    שעות שקט: { "\u2068" }<code>/settings quiet 22:00-08:00</code>{ "\u2069" } או { "\u2068" }<code>/settings quiet off</code>{ "\u2069" }
    מטרה: { "\u2068" }<code>/settings goal אופים יחד</code>{ "\u2069" }
    ימי שקט: { "\u2068" }<code>/settings days שישי שבת</code>{ "\u2069" }, או שבת וחגים לפי השקיעה: { "\u2068" }<code>/settings days שבת וחגים לפני</code>{ "\u2069" }
    כמה פוסטים מתוזמנים לכל היותר, ביום ובשבוע: { "\u2068" }<code>/settings posts 1 5</code>{ "\u2069" }
    סוג הקהילה: { "\u2068" }<code>/settings community לקוחות</code>{ "\u2069" }
    קישורים בהודעות היכרות: { "\u2068" }<code>/settings קישורים מוכרים</code>{ "\u2069" } (במקום ״מוכרים״ אפשר ״כולם״ או ״אף אחד״)
    אישור החוקים לפני הכתיבה: { "\u2068" }<code>/settings gate כפתור</code>{ "\u2069" } (במקום ״כפתור״ אפשר ״מילה״ או ״פתוח״)
    מה פעיל: { "\u2068" }<code>/settings rooms</code>{ "\u2069" }, הפעלה או כיבוי: { "\u2068" }<code>/settings polls off</code>{ "\u2069" }
    לאן יגיעו הפוסטים (יש לכתוב באותו נושא): { "\u2068" }<code>/settings recognition here</code>{ "\u2069" }
    שינויים אחרונים: { "\u2068" }<code>/settings log</code>{ "\u2069" }
help-staff =
    רשימת העוזרים: { "\u2068" }<code>/staff</code>{ "\u2069" }
    הוספה או הסרה: { "\u2068" }<code>/staff @name</code>{ "\u2069" }, או { "\u2068" }<code>/staff</code>{ "\u2069" } בתגובה להודעה של מי שמוסיפים או מסירים
    רק בחלק מהתחומים: { "\u2068" }<code>/staff @name polls touchpoints</code>{ "\u2069" }, לביטול: { "\u2068" }<code>/staff @name off</code>{ "\u2069" }

settings-ready = { $html }
settings-quote = { $text }
settings-all =
    <b>הגדרות</b> – { $group }
    { $lines }

    לשינוי: בכפתורים שלמטה או בהודעה. לדוגמה: { "\u2068" }<code>/settings quiet 22:00-08:00</code>{ "\u2069" }
settings-entry = { $name }: { $value }
settings-one =
    <b>{ $entry }</b>
    { $about }

    בהודעה אחת: { "\u2068" }<code>{ $example }</code>{ "\u2069" }
settings-which-group = באיזו קבוצה?
settings-goal =
    <b>{ $entry }</b>
    בשביל מה קיימת הקבוצה, במשפט או שניים.

    בהודעה אחת: { "\u2068" }<code>/settings goal אופים יחד ומחליפים מתכונים</code>{ "\u2069" }. להסרה: { "\u2068" }<code>/settings goal off</code>{ "\u2069" }
settings-done-goal = מטרת הקבוצה: <blockquote>{ $goal }</blockquote>
settings-done-goal-off = מטרת הקבוצה הוסרה.
settings-name-language = שפה
settings-name-zone = אזור זמן
settings-name-rhythm = קצב
settings-name-quiet = שעות שקט
settings-name-days = ימי שקט
settings-name-posts = פוסטים
settings-name-community = סוג הקהילה
settings-name-links = קישורים
settings-name-staff = עוזרים בניהול
settings-name-goal = מטרה
settings-name-touchpoint = פוסט קבוע
settings-about-language = השפה של ההודעות שלי בקבוצה. בצ׳אט הפרטי אפשר לבחור שפה אחרת.
settings-about-zone = לפי השעון הזה נקבעים הימים, השבועות ושעות הפרסום. אפשר לכתוב שם של עיר גדולה.
settings-about-rhythm = באיזו תדירות לפרסם נושא לשיחה.
settings-about-quiet = בשעות האלה אין פוסטים מתוזמנים: לא פוסטים קבועים, לא נושאים לשיחה ולא תודות.
settings-about-days = בימים האלה אין פוסטים מתוזמנים. כל כפתור מוסיף או מבטל. אפשר גם יחד, בהודעה אחת: { "\u2068" }<code>/settings days שישי כניסת שבת חגי ישראל 31.12 לפני</code>{ "\u2069" }; שעות קבועות בשבוע: { "\u2068" }<code>/settings days שישי 14:00 - ראשון 9:00</code>{ "\u2069" }
settings-about-posts = כמה פוסטים מתוזמנים לכל היותר: פוסטים קבועים, נושאים לשיחה ותודות. סקרים ותשובות לא נספרים.
settings-about-community = לפי סוג הקהילה נבחרים הנושאים לשיחה.
settings-about-links = קישור של מי שהצטרפו לא מזמן יכול להיות פרסומת, ומה שמתפרסם בשמי נראה אמין. חברי קבוצה מוכרים הם מי שהשתתפו כאן בשיחות בשלושה ימים לפחות.
settings-value-zone = { $place }, השעה שם { $time }
settings-value-rhythm = { $rhythm ->
    [gentle] רגוע (נושא לשיחה פעם בשבוע)
    [steady] יציב (נושא לשיחה בכל יום עבודה)
   *[none] בלי נושאים לשיחה
}
settings-value-none = אין
settings-value-community-none = לא נבחר
settings-value-post = { $deed ->
    [left-out] פוסט אחד בדילוג
    [kept] הדילוג על פוסט אחד בוטל
    [moved] פוסט אחד הועבר למועד אחר
    [welcome-written] נוסח ברכה חדש
    [welcome-changed] שינוי בנוסח הברכה
    [welcome-removed] נוסח ברכה אחד הוסר
    [welcome-ours] חזרה לנוסח הברכה הרגיל
    [welcome-buttons] שינוי בכפתורים שמתחת לברכה
   *[posted-now] פוסט אחד פורסם מיד
}
settings-several-line = השורה הבאה אינה הגדרה: { $line }. לדוגמה: { "\u2068" }<code>zone ירושלים</code>{ "\u2069" }
settings-value-range = { $range }
settings-value-posts = לכל היותר { $day ->
    [one] פוסט אחד
    [two] שני פוסטים
   *[other] { $day } פוסטים
} ביום ו{ $week ->
    [one] אחד
    [two] שניים
   *[other] ־{ $week }
} בשבוע
settings-value-links = { $links ->
    [known] פעילים בהודעות היכרות של חברי קבוצה מוכרים
    [all] פעילים בכל הודעות ההיכרות
   *[nobody] טקסט רגיל בלבד בהודעות היכרות
}
settings-choice-none = ללא
settings-choice-community-none = משהו אחר
settings-choice-rhythm = { $rhythm ->
    [gentle] רגוע: פעם בשבוע
    [steady] יציב: בכל יום עבודה
   *[none] בלי נושאים לשיחה
}
settings-choice-posts = ביום { $day }, בשבוע { $week }
settings-choice-links = { $links ->
    [known] אצל חברי קבוצה מוכרים
    [all] אצל כולם
   *[nobody] טקסט רגיל בלבד
}
settings-choice-zone = { $place }, { $time }
settings-present = { $label } ✓
settings-button-back = חזרה
settings-button-staff = עוזרים בניהול
settings-button-log = שינויים אחרונים
settings-button-dismiss = הסרה: { $name }

settings-done-language = { $language ->
    [he] מעכשיו ההודעות שלי בקבוצה בעברית.
    [ru] מעכשיו ההודעות שלי בקבוצה ברוסית.
   *[en] מעכשיו ההודעות שלי בקבוצה באנגלית.
}
settings-done-zone = השעון של הקבוצה, מעכשיו: { $place }. השעה שם: { $time }
settings-done-rhythm = { $rhythm ->
    [gentle] קצב רגוע: נושא לשיחה פעם בשבוע.
    [steady] קצב יציב: נושא לשיחה בכל יום עבודה.
   *[none] מעכשיו בלי נושאים לשיחה.
}
settings-done-quiet = שעות השקט: { $value }. בשעות האלה אין פוסטים מתוזמנים.
settings-done-quiet-off = אין שעות שקט: פוסטים מתוזמנים יכולים לעלות בכל שעה.
settings-done-days = ימי השקט: { $value }. בזמנים האלה אין פוסטים מתוזמנים.
settings-done-days-off = אין ימי שקט: פוסטים מתוזמנים יכולים לעלות בכל יום בשבוע.
settings-done-posts = פוסטים מתוזמנים, מעכשיו: { $value }.
settings-done-community = { $community ->
    [customers] מעכשיו הנושאים לשיחה מותאמים לקהילת לקוחות.
    [interest] מעכשיו הנושאים לשיחה מותאמים לקהילה עם תחום עניין משותף.
    [team] מעכשיו הנושאים לשיחה מותאמים לצוות בעבודה.
    [support] מעכשיו יתפרסמו רק נושאים עדינים לשיחה.
   *[none] מעכשיו יתפרסמו נושאים לשיחה שמתאימים לכל קהילה.
}

settings-done-links = { $links ->
    [known] קישורים ואזכורים בהודעות היכרות פעילים אצל מי שהשתתפו כאן בשיחות בשלושה ימים לפחות.
    [all] קישורים ואזכורים בהודעות היכרות פעילים אצל כולם.
   *[nobody] קישורים ואזכורים בהודעות היכרות נשארים טקסט רגיל.
}

settings-unknown = אין הגדרה בשם { $typed }. אלה ההגדרות: שפה, אזור זמן, קצב, שעות שקט, ימי שקט, פוסטים, סוג הקהילה, קישורים, צירוף, אישור החוקים, מטרה. לדוגמה: { "\u2068" }<code>/settings שעות שקט 22-8</code>{ "\u2069" }. עם כפתורים: { "\u2068" }/settings{ "\u2069" }
settings-unknown-meant = לא הבנתי את זה: { $typed }. אולי הכוונה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }
settings-unknown-language = השפה { $typed } עדיין לא מוכרת לי; יש עברית, רוסית ואנגלית. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }
settings-unknown-zone = אזור הזמן { $typed } לא מוכר לי. אפשר לכתוב עיר גדולה, לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }
settings-unknown-rhythm = אין קצב בשם { $typed }. האפשרויות: רגוע, יציב או ללא. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }
settings-unknown-quiet = לשעות השקט צריך שעת התחלה ושעת סיום, ומכאן לא ברור מהן: { $typed }. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }
settings-unknown-days = הימים האלה לא מוכרים לי: { $typed }. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }
settings-unknown-posts = צריך שני מספרים: פוסטים ביום (עד { $most-day }) ובשבוע (עד { $most-week }). כתבת: { $typed }. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }
settings-unknown-community = סוג הקהילה { $typed } לא מוכר לי. הסוגים: לקוחות, תחום עניין, צוות, תמיכה. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }

settings-unknown-links = לקישורים בהודעות היכרות יש שלוש אפשרויות: מוכרים, כולם או אף אחד. האפשרות הזאת לא מוכרת לי: { $typed }. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }

settings-staff =
    <b>עוזרים בניהול</b>: { $names }

    הוספה או הסרה: { "\u2068" }<code>/staff @name</code>{ "\u2069" }, או { "\u2068" }/staff{ "\u2069" } בתגובה להודעה של מי שמוסיפים או מסירים. את העוזרים בוחרים רק מי שיש להם הרשאת ניהול בטלגרם.
settings-helper = { $name }
settings-helper-left = { $name } (כרגע לא בקבוצה)
settings-helpers-more = { $more ->
    [one] { $names } ועוד אדם אחד
    [two] { $names } ועוד שני אנשים
   *[other] { $names } ועוד { $more } אנשים
}
settings-staff-added = מעכשיו בין העוזרים בניהול: { $name }. לביטול שולחים שוב את אותה פקודה.
settings-staff-removed = כבר לא בין העוזרים בניהול: { $name }
settings-staff-admin-already = כבר עם הרשאת ניהול בטלגרם: { $name }
settings-staff-not-here = כרגע לא בקבוצה: { $name }. עוזרים בניהול יכולים להיות רק חברי הקבוצה.
settings-staff-unknown = עוד לא יצא לי לפגוש כאן את { $typed }. אפשר לשלוח { "\u2068" }/staff{ "\u2069" } בתגובה לאחת מההודעות של מי שרוצים לצרף.
settings-staff-one = אפשר לצרף רק שם אחד בכל פעם: { "\u2068" }<code>/staff { $example }</code>{ "\u2069" }
settings-staff-sections = מעכשיו העזרה בניהול רק בתחומים האלה: { $sections } ({ $name }). לביטול: { "\u2068" }<code>/staff @name off</code>{ "\u2069" }
settings-staff-no-section = אין כאן תחום בשם { $typed }. אפשר לעזור באלה: { $sections }. לדוגמה: { "\u2068" }<code>{ $example }</code>{ "\u2069" }, ובלי שם של תחום – בכול.
settings-helper-of = { $name } ({ $sections })
settings-log-staff-sections = { $name } – עזרה רק באלה: { $sections }
staff-everything-typed = הכול, הכל
settings-hers =
    <b>הגדרות</b> – { $group }
    { $lines }
settings-hers-none = { $group }: בתחומים שבהם העזרה שלך אין מה להגדיר. השינויים האחרונים: { "\u2068" }<code>/settings log</code>{ "\u2069" }
settings-helper-page =
    <b>{ $name }</b> – עזרה בניהול: { $sections }

    כל כפתור מוסיף או מסיר. בהודעה אחת: { "\u2068" }<code>/staff @name polls touchpoints</code>{ "\u2069" }
settings-button-everything = הכול

settings-log =
    <b>שינויים אחרונים</b>
    { $lines }
settings-log-empty = עוד לא היו שינויים.
settings-log-entry = { $when }, { $by } – { $setting }: { $value }
settings-log-anonymous = בשם הקבוצה
settings-log-staff = { $what ->
    [added] הוספה: { $name }
   *[removed] הסרה: { $name }
}
settings-log-from = { $was } ← { $is }

settings-rooms =
    <b>מה פעיל</b> – { $group }
    { $lines }

    כל כפתור מפעיל או מכבה. מה שכבוי שותק, והפקודות שלו יוצאות מהתפריט; מה שנשמר לא הולך לאיבוד. בהודעה אחת: { "\u2068" }<code>/settings polls off</code>{ "\u2069" }
settings-room-entry = { $name } – { $about }
settings-room = { $state ->
    [on] { $name } ✓
   *[off] { $name } ✗
}
settings-rooms-typed = מה פעיל
settings-button-owns = הגדרות נוספות
settings-button-rooms = מה פעיל
settings-value-switch = { $state ->
    [on] פעיל
    [topic] בנושא נפרד
    [general] בנושא הראשי (General)
   *[off] כבוי
}
settings-done-room = { $state ->
    [on] פעיל מעכשיו: { $room }. מה שלא קרה בינתיים לא יושלם.
   *[off] כבוי מעכשיו: { $room }. מה שהיה בדרך הסתיים, ומה שנשמר לא הולך לאיבוד.
}
settings-done-topic = { $place ->
    [topic] הפוסטים יגיעו מעכשיו לנושא הזה: { $room }
   *[general] הפוסטים יגיעו מעכשיו לנושא הראשי (General): { $room }
}
settings-unknown-room = אפשר להפעיל או לכבות: { $room }. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }
settings-button-undo = ביטול: { $setting }
settings-undone = הוחזר למה שהיה – { $setting }: { $value }
settings-changed-since = מאז היה עוד שינוי, ולכן אין כאן מה להחזיר. השינויים האחרונים: { "\u2068" }/settings log{ "\u2069" }
