# Getting a group ready: language, time zone, goal, rhythm, rights.
command-setup = הכנת הקבוצה: שפה, אזור זמן, מטרה, קצב

setup-invite = לצוות הניהול: הכנת הקבוצה לוקחת שתי דקות, בצ׳אט הפרטי. עד אז פועלות הגדרות שמתאימות לרוב הקבוצות.
setup-invite-button = הכנת הקבוצה

setup-in-private = ממשיכים בצ׳אט הפרטי שלנו.
setup-half-done = ההגדרה עדיין לא הושלמה. הקבוצה: { $group }

setup-heading = הקבוצה: <b>{ $group }</b>
setup-opening = שלום! ארבע שאלות קצרות, והקבוצה מוכנה. אפשר גם לענות אחר כך: בינתיים פועלות הגדרות שמתאימות לרוב הקבוצות.
setup-ask-language = באיזו שפה לדבר בקבוצה?
setup-ask-zone = באיזה אזור זמן נמצאת הקבוצה? אפשר לבחור עיר, או לכתוב שם של עיר אחרת. לדוגמה: { "\u2068" }<code>{ $city }</code>{ "\u2069" }
setup-ask-zone-city = חיפה
setup-ask-goal = בשביל מה קיימת הקבוצה? אפשר לבחור את הסוג הקרוב ביותר, ולכתוב במילים שלך, במשפט או שניים: את מי היא מחברת, ומה זה נותן לכולם.
setup-goal-now = כרגע: <blockquote>{ $goal }</blockquote>
setup-community = { $community ->
    [customers] לקוחות
    [interest] תחום עניין משותף
    [team] צוות בעבודה
   *[support] תמיכה הדדית
}
setup-ask-rhythm = באיזו תדירות לפרסם נושא לשיחה?

setup-back = חזרה
setup-skip = דילוג
setup-remove = מחיקה
setup-current = { $label } ✓
setup-place = { $place }
setup-zone-choice = { $place }, { $time }
setup-rhythm-choice = { $rhythm ->
    [gentle] רגוע: פעם בשבוע
    [steady] יציב: בכל יום עבודה
   *[none] בלי נושאים לשיחה
}
setup-setting = { $setting ->
    [language] שפה
    [zone] אזור זמן
    [goal] מטרה
   *[rhythm] קצב
}

setup-is-language = שפה: { $language }
setup-is-zone = אזור זמן: { $place }, השעה עכשיו { $time }
setup-is-goal = מטרת הקבוצה: <blockquote>{ $goal }</blockquote>
setup-no-goal = מטרת הקבוצה: עוד לא נכתבה
setup-is-community =
    סוג הקהילה: { $community }
    { $goal }
setup-is-rhythm = קצב: { $rhythm ->
    [gentle] רגוע, נושא אחד לשיחה בשבוע
    [steady] יציב, נושא לשיחה בכל יום עבודה
   *[none] בלי נושאים לשיחה
}
setup-next = <b>מה יקרה עכשיו</b>
setup-next-post = הפוסט הבא: { $when } – { $what }
setup-next-welcome = קבלת פנים למצטרפים החדשים: מעכשיו
setup-next-thanks = תודה לפעילי החודש: { $date }
setup-again = לשינויים בהמשך, בקבוצה: { $command }

setup-missing = { $right ->
    [write] <b>חסרה הרשאה אחת:</b> כתיבה. בלעדיה אי אפשר לפרסם שום דבר בקבוצה.
    [administrator] <b>חסרה הרשאה אחת:</b> ניהול הקבוצה בטלגרם. בלעדיה לא מגיעות אליי תגובות אימוג׳י וגם לא כל ההודעות וההצטרפויות, ואי אפשר לומר משהו לאדם אחד בלי שכל הקבוצה תקרא.
   *[delete] <b>חסרה הרשאה אחת:</b> מחיקת הודעות. בלעדיה פקודות שנשלחו וברכות ישנות למצטרפים נשארות בקבוצה.
}
setup-where = { $right ->
    [delete] איפה מפעילים אותה: שם הקבוצה ← עריכה ← מנהלים ← { $bot } ← מחיקת הודעות. ברגע שתופעל, אדע.
   *[other] איפה מפעילים אותה: שם הקבוצה ← עריכה ← מנהלים ← הוספת מנהל ← { $bot }. ברגע שתופעל, אדע.
}
setup-gained = { $right ->
    [write] <b>תודה!</b> מעכשיו אפשר לפרסם בקבוצה.
    [administrator] <b>תודה!</b> הרשאת הניהול התקבלה: מעכשיו מגיעות אליי כל ההודעות, תגובות האימוג׳י וההצטרפויות, ואפשר לענות לאדם אחד בשקט.
   *[delete] <b>תודה!</b> ההרשאה למחיקת הודעות התקבלה: פקודות שנשלחו וברכות ישנות למצטרפים כבר לא יישארו בקבוצה.
}
setup-lost =
    אחת ההרשאות שלי בוטלה.
    { $missing }
setup-missing-where =
    { $what }
    { $where }
setup-button-look-again = בדיקה מחדש
setup-looking-again = הבדיקה בדרך. אם ההרשאה הופעלה, העניין ייסגר מיד.

setup-stands-alone = השאלות מגיעות אחת אחרי השנייה, ולכן אין צורך לכתוב משהו אחרי הפקודה. לדוגמה: { "\u2068" }<code>{ $form }</code>{ "\u2069" }
setup-zone-unknown = אזור הזמן הזה לא מוכר לי: { $typed }
setup-zone-several = כמה אזורי זמן מתאימים לזה: { $typed }. לפי השעון של איזו עיר?
setup-zone-form = אפשר לכתוב עיר גדולה. לדוגמה: { "\u2068" }<code>{ $example }</code>{ "\u2069" }
setup-zone-nearest = אולי זה?
setup-goal-too-long = בטקסט יש { $count } תווים, ויש מקום לעד { $most }. אפשר לשלוח נוסח קצר יותר; בינתיים שום דבר לא השתנה.
setup-text-only = אפשר לענות בטקסט, או לבחור באחד הכפתורים שלמעלה.
setup-which-group = באיזו קבוצה?

city-jerusalem = ירושלים
city-moscow = מוסקבה
city-kyiv = קייב
city-london = לונדון
city-new-york = ניו יורק
city-berlin = ברלין
city-paris = פריז
city-kaliningrad = קלינינגרד
city-minsk = מינסק
city-istanbul = איסטנבול
city-tbilisi = טביליסי
city-yerevan = ירוואן
city-dubai = דובאי
city-almaty = אלמטי
city-yekaterinburg = יקטרינבורג
city-novosibirsk = נובוסיבירסק
city-kolkata = קולקטה
city-sydney = סידני
city-chicago = שיקגו
city-denver = דנוור
city-los-angeles = לוס אנג׳לס
city-toronto = טורונטו

setup-yes = כן
setup-preset-asked = רק כשמבקשים
setup-proposal =
    <b>{ $name }</b>
    { $lines }

    שום דבר לא משתנה לפני לחיצה על ״כן״, ואפשר לשנות כל חלק אחר כך: { "\u2068" }<code>/settings rooms</code>{ "\u2069" }
setup-proposal-on = פעיל: { $rooms }
setup-proposal-off = כבוי: { $rooms }
setup-proposal-prompts = { $preset ->
    [customers] נושאים לשיחה: הזדמנויות, התלבטויות, משוב ושאלות למומחים
    [interest] נושאים לשיחה: שאלות של מתחילים, הצגה לכולם, כישלונות ומפגשים
    [team] נושאים לשיחה: מה תקוע, החלטות, העברת מקל ותודות בין צוותים
    [support] נושאים לשיחה: עדינים בלבד
   *[asked] נושאים לשיחה: אין
}
setup-proposal-own-posts = פוסטים צפויים: רק אלה שמתזמנים בעצמכם
setup-proposal-posts = { $posts ->
    [one] פוסטים צפויים: אחד בשבוע, מלבד אלה שמתזמנים בעצמכם
    [two] פוסטים צפויים: { $posts } בשבוע, מלבד אלה שמתזמנים בעצמכם
   *[other] פוסטים צפויים: { $posts } בשבוע, מלבד אלה שמתזמנים בעצמכם
}
setup-proposal-thanks = פעם בחודש: תודה לפעילי החודש
