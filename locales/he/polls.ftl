# Polls: /poll, what is in the way of one, and its result.
command-poll = סקר: השאלה כאן, ומתחתיה אפשרות בכל שורה
# What people may type after /poll to close a poll early; separated by commas.
poll-close-words = סגירה, לסגור, סיום, סגור

poll-example-question = מתי ניפגש?
poll-example-1 = יום ראשון בערב
poll-example-2 = יום שלישי בערב
# Put where her own options are missing.
poll-filler-1 = אפשרות ראשונה
poll-filler-2 = אפשרות שנייה
poll-filler-3 = אפשרות שלישית

poll-how =
    סקר הוא שאלה, ומתחתיה אפשרות אחת בכל שורה. לדוגמה:
    <code>{ $form }</code>
poll-no-options =
    חסרות אפשרויות: לפחות שתיים, כל אחת בשורה משלה. לדוגמה:
    <code>{ $form }</code>
poll-one-option =
    עם אפשרות אחת אין בין מה לבחור. לדוגמה:
    <code>{ $form }</code>
poll-one-line =
    כל אפשרות נכתבת בשורה משלה. כך:
    <code>{ $form }</code>
poll-too-many =
    בסקר יש מקום לעד { $most } אפשרויות, וכאן { $over ->
        [one] יש אחת יותר
        [two] יש שתיים יותר
       *[other] יש { $over } יותר
    }. כך זה עם { $most } הראשונות:
    <code>{ $form }</code>
poll-long-question =
    השאלה ארוכה מדי { $over ->
        [one] בתו אחד
        [two] בשני תווים
       *[other] ב־{ $over } תווים
    }; אפשר עד { $most } תווים. לדוגמה:
    <code>{ $form }</code>
poll-long-option =
    אפשרות { $nth } ({ $start }) ארוכה מדי { $over ->
        [one] בתו אחד
        [two] בשני תווים
       *[other] ב־{ $over } תווים
    }; אפשר עד { $most } תווים. לדוגמה:
    <code>{ $form }</code>
poll-twins =
    אפשרות אחת מופיעה פעמיים: { $option }
    בלי הכפילות:
    <code>{ $form }</code>

poll-no-right =
    עדיין אין לי הרשאה לפרסם סקרים בקבוצה הזאת. כשתהיה לי, אפשר יהיה לשלוח שוב:
    <code>{ $form }</code>
poll-not-posted =
    הסקר לא פורסם. { $why }
    אפשר לשלוח שוב:
    <code>{ $form }</code>
poll-unsure = החיבור נותק בזמן פרסום הסקר, ואי אפשר לדעת אם הוא הופיע. אם הסקר בקבוצה, התוצאה תפורסם כרגיל; אם לא, אפשר לשלוח אותו שוב.

poll-gone = הסקר הזה כבר לא בקבוצה, ולכן אין לו תוצאה.
poll-none-open = אין כרגע בקבוצה סקר פתוח שפרסמתי.
poll-close-which = איזה סקר לסגור? שולחים בתגובה אליו: {"\u2068"}<code>/poll סגירה</code>{"\u2069"}

poll-result = תוצאות הסקר: <b>{ $question }</b>
# Two lines: the option, and its bar with percentage and votes. RLM first: they may hold no Hebrew letter.
poll-option =
    {"\u200F"}{ $label }
    {"\u200F"}{ $bar } { $percent } · { $votes }
# In the picture: what is at the end of a bar, and what is above them all.
poll-bar = { $votes } · { $percent }
poll-picture = { $question }
poll-best = הכי הרבה קולות: { $option }
poll-tie = תיקו: { $options }
poll-wide-tie = את המקום הראשון חולקות { $n } אפשרויות.
poll-voters = { $n ->
    [one] הצביע אדם אחד.
    [two] הצביעו שני אנשים.
   *[other] הצביעו { $shown } אנשים.
}
poll-thanks = תודה על ההשתתפות 🙏
poll-no-votes = הפעם לא התקבלו קולות, והשאלה עדיין פתוחה. מה דעתכם? מוזמנים לכתוב כאן.

# How long a poll is open. What may be typed before the question, separated by commas, lower case.
poll-length-minutes = דקה, דקות
poll-length-hours = שעה, שעות
poll-length-days = יום, ימים, יממה
poll-length-weeks = שבוע, שבועות
poll-length-two-minutes = שתי־דקות
poll-length-two-hours = שעתיים
poll-length-two-days = יומיים
poll-length-two-weeks = שבועיים
poll-length-for = למשך, במשך
poll-length-until = עד
poll-length-range = סקר יכול להיות פתוח מ־5 דקות ועד 30 יום. לדוגמה, כשהאפשרויות בשורות שמתחת: { "\u2068" }<code>/poll 24h { poll-example-question }</code>{ "\u2069" }
poll-open-until = הסקר פתוח עד { $when }

room-polls = סקרים
room-polls-about = שאלות לקבוצה, ובסוף גם התוצאות

# Polls in private: what is asked, the switches on the preview, where it goes.
command-polls = סקרים: פתוחים, קודמים ומתוכננים
help-polls =
    סקרים פתוחים וקודמים, סקרים שחוזרים ותבניות: {"\u2068"}<code>/polls</code>{"\u2069"}. אפשר לסגור סקר לפני הזמן, לחזור עליו, ובצ׳אט הפרטי גם לקבל אותו כטבלה.
    סקר חדש עם כל האפשרויות: {"\u2068"}<code>/poll</code>{"\u2069"} בצ׳אט הפרטי.
nudge-poll = סקרים שמסתיימים
poll-door-new = סקר חדש
poll-door-list = סקרים
poll-door-plans = סקרים מתוכננים
poll-standing = פתוחים: { $open }, בסך הכול: { $all }
poll-which-group = הסקרים של איזו קבוצה?
poll-flow-opening = סקר לקבוצה { $group }
poll-flow-words = מה השאלה? האפשרויות נכתבות מתחתיה, אחת בכל שורה.
poll-flow-words-hint = מתי ניפגש?
    יום ראשון בערב
    יום שלישי בערב
poll-flow-open = כמה זמן הסקר פתוח? אם מדלגים: שלושה ימים.
poll-flow-open-hint = לדוגמה: 24 שעות, שבועיים, עד יום שישי 18:00
poll-flow-open-how = מ־5 דקות ועד 30 יום, לדוגמה: 24 שעות, שבועיים, עד יום שישי 18:00
poll-flow-when = מתי לפרסם? אם מדלגים: מיד.
poll-flow-when-hint = לדוגמה: מחר 10:00, כל יום שני 10:00
poll-flow-quorum = כמה אנשים צריכים להצביע לפחות? אם זה לא משנה, אפשר לדלג.
poll-flow-name = איך לקרוא לתבנית?
poll-switch-anonymous-on = אנונימי ✓
poll-switch-anonymous-off = אנונימי ✗
poll-switch-several-on = כמה תשובות ✓
poll-switch-several-off = כמה תשובות ✗
poll-switch-fixed-on = הצבעה סופית ✓
poll-switch-fixed-off = הצבעה סופית ✗
poll-switch-shuffled-on = סדר אקראי ✓
poll-switch-shuffled-off = סדר אקראי ✗
poll-switch-hidden-on = תוצאות בסוף ✓
poll-switch-hidden-off = תוצאות בסוף ✗
poll-switch-adding-on = הוספות ✓
poll-switch-adding-off = הוספות ✗
poll-switch-silent-on = בלי צליל ✓
poll-switch-silent-off = בלי צליל ✗
poll-switch-reminds-on = תזכורת ✓
poll-switch-reminds-off = תזכורת ✗
poll-switch-template-on = תבנית ✓
poll-switch-template-off = תבנית ✗
poll-button-post = פרסום
poll-button-schedule = תזמון
poll-button-template = שמירה
poll-trait-named = עם שמות
poll-trait-anonymous = אנונימי
poll-trait-several = אפשר לבחור כמה תשובות
poll-trait-fixed = אי אפשר לשנות הצבעה
poll-trait-shuffled = האפשרויות בסדר אקראי
poll-trait-hidden = התוצאות מוצגות בסוף
poll-trait-adding = חברי הקבוצה מוסיפים אפשרויות
poll-trait-silent = בלי צליל
poll-trait-reminds = תזכורת למי שלא הצביעו
poll-trait-quorum = לפחות { $wanted } אנשים
poll-clash-adding = בסקר אנונימי אי אפשר להוסיף אפשרויות. צריך לבטל אחת מהשתיים.
poll-clash-reminds = בסקר אנונימי לא ידוע מי לא הצביעו, ולכן אין תזכורת. צריך לבטל אחת מהשתיים.
poll-not-when-quiet = לסקר צריך יום ושעה, לדוגמה: כל יום שני 10:00
poll-too-many-kept = יש מקום ל־{ $most } סקרים מתוכננים ותבניות. קודם צריך להסיר אחד: {"\u2068"}/polls{"\u2069"}
poll-preview =
    סקר לקבוצה { $group }
    <b>{ $question }</b>
    { $options }

    { $traits }
    { $open }
    { $when }
poll-listed = {"\u200F"}• { $option }
poll-preview-now = יפורסם ברגע שתאשרו.
poll-preview-when = מתי: { $rule }
poll-preview-open = { $hours ->
    [one] פתוח שעה אחת
    [two] פתוח שעתיים
   *[other] פתוח { $hours } שעות
}
poll-is-posted = הסקר בדרך לקבוצה { $group }.
poll-is-planned = תוזמן לקבוצה { $group }: { $rule }. הסקר נספר כפוסט ומופיע בלוח הפוסטים.
poll-is-template = נשמר כתבנית של { $group }: {"\u2068"}/polls{"\u2069"}
poll-name-preview = שם התבנית: { $name }
poll-name-kept = מעכשיו שם התבנית הוא { $name }.
poll-skipped = סקר מתוכנן לא פורסם: { $poll }. { $why } הוא נשמר כתבנית.

# Lists.
poll-list =
    <b>סקרים</b> בקבוצה { $group }
    { $rows }
poll-list-none = עדיין אין סקרים בקבוצה { $group }.
poll-row-open = { $question }
    פתוח עד { $when } · הצביעו: { $voters }
poll-row-over = { $question }
    הסתיים: { $when } · הצביעו: { $voters } · { $how }
poll-row-no-votes = לא היו קולות
poll-button-new = סקר חדש
poll-button-plans = מתוכננים
poll-button-list = כל הסקרים
poll-button-repeat = שוב
poll-button-close = לסגור עכשיו
poll-button-export = כטבלה
poll-button-missing = עוד לא הצביעו
poll-button-tie = הכרעת התיקו
poll-button-back = חזרה
poll-button-use = שימוש עכשיו
poll-button-change = שינוי
poll-button-rename = שם אחר
poll-button-remove = הסרה
poll-is-closing = הסקר נסגר, והתוצאה בדרך.
poll-is-exported = הטבלה למטה.
poll-is-removed = הוסר.
poll-plan-gone = זה כבר לא קיים.
poll-plans =
    <b>סקרים מתוכננים ותבניות</b> בקבוצה { $group }
    { $rows }
poll-plans-none = בקבוצה { $group } לא מתוכנן סקר, ואין תבניות.
poll-plans-no-rounds = עדיין אין סבבים
poll-name = { $name }
poll-plan-row = {"\u200F"}⏱ { $name }: { $rule }
poll-template-row = {"\u200F"}▫️ { $name }
poll-plan-next = הבא: { $when }
poll-round = סבב { $when }: { $best } ({ $percent }), הצביעו: { $voters }
poll-missing =
    הסקר { $question }
    { $n ->
        [one] אדם אחד שכתב בשבועיים האחרונים עוד לא הצביע:
        [two] שני אנשים שכתבו בשבועיים האחרונים עוד לא הצביעו:
       *[other] { $n } אנשים שכתבו בשבועיים האחרונים עוד לא הצביעו:
    }
    { $names }
poll-missing-private = זה מוצג רק בצ׳אט הפרטי, ולא בסקרים אנונימיים.
poll-export = הסקר { $question } כטבלה
poll-table-question = שאלה
poll-table-option = אפשרות
poll-table-votes = קולות
poll-table-name = שם
poll-table-chose = בחירה
poll-option-forgotten = (נמחק)

# Results, and what follows.
poll-trend = { $how ->
    [up] שוב { $option }: { $percent }, עלייה מ־{ $before }
    [down] שוב { $option }: { $percent }, ירידה מ־{ $before }
    [same] שוב { $option }: { $percent }, כמו בפעם הקודמת
   *[other] הפעם { $option }: { $percent }, ובפעם הקודמת { $before }
}
poll-trend-new = הפעם { $option }: { $percent }, אפשרות שלא הייתה בפעם הקודמת
poll-trend-picture = חלק הקולות בכל סבב, באחוזים
poll-quorum-reached = נדרשו לפחות { $wanted } מצביעים, והצביעו { $voters }.
poll-quorum-missed = נדרשו לפחות { $wanted } מצביעים, ועד עכשיו הצביעו { $voters }.
poll-difference = קולות לפי הספירה של טלגרם: { $counted }. קולות שהגיעו אליי: { $came }.
poll-tie-decide = הסקר { $question }
    יש תיקו. אפשר להכריע בקול מכריע; בקבוצה ייכתב של מי הקול.
poll-decided = הוכרע בקול מכריע: { $option }
poll-cast-already = אין יותר תיקו להכריע בו.
poll-is-cast = נמסר לקבוצה.
poll-cast = התיקו הוכרע: <b>{ $option }</b>, בקול מכריע של { $name }.
poll-reminder =
    סקר בקבוצה { $group } עומד להסתיים, והקול שלך עוד לא בו: { $question }
    הסקר פתוח עד { $when }
poll-follow = הסקר { $question } הסתיים לפני שלושה ימים. מה ייצא ממנו? בקבוצה ישמחו לשמוע.
poll-follow-write = לספר לקבוצה
poll-follow-leave = אין מה לספר
poll-follow-left = בסדר.
poll-follow-asked = השאלה מחכה למטה.
poll-follow-ask = מה ייצא מהתוצאה? המילים יפורסמו מתחתיה.
poll-follow-said = מה יוצא מהסקר { $question }
    { $words }
poll-follow-told = זה פורסם מתחת לתוצאה בקבוצה { $group }.
