# Surveys: several questions, answered in private.
room-surveys = שאלונים
room-surveys-about = כמה שאלות שעונים עליהן בצ׳אט הפרטי, ואם רוצים, באנונימיות; התוצאות מגיעות כתרשימים, כטבלה וכציטוטים
nudge-survey = שאלונים שמסתיימים
survey-door-new = שאלון חדש
survey-door-list = שאלונים
survey-standing = פתוחים: { $open }, בסך הכול: { $all }
command-survey = שאלון: כמה שאלות, והתשובות בצ׳אט הפרטי
command-surveys = השאלונים והתוצאות שלהם
help-survey =
    להכנת שאלון בצ׳אט הפרטי, שלב אחר שלב: {"\u2068"}<code>/survey</code>{"\u2069"}. אפשר גם הכול בהודעה אחת:
    {"\u2068"}<code>/survey מה שלומנו?
    עד כמה נעים לך כאן?
    1-5

    לאילו ערבים כדאי לבוא?
    {"[]"} לחם
    {"[]"} עוגות

    מה חסר?</code>{"\u2069"}

    השורות שמתחת לשאלה הן האפשרויות שלה. כשכתוב לפניהן {"\u2068"}<code>[]</code>{"\u2069"} אפשר לבחור כמה; {"\u2068"}<code>1-5</code>{"\u2069"} או {"\u2068"}<code>0-10</code>{"\u2069"} הם סולם; ואם אין מתחתיה כלום, עונים במילים.
    לפני הפרסום רואים את הכול.
help-surveys =
    כל השאלונים והתוצאות: {"\u2068"}<code>/surveys</code>{"\u2069"}. אפשר לסגור שאלון לפני הזמן, לשאול שוב או למחוק, ובלחיצה אחת לפרסם סיכום בקבוצה.
    התוצאות של שאלון אנונימי מגיעות כשהוא נסגר, אם ענו עליו לפחות חמישה אנשים.
mydata-survey =
    התשובות שלך לשאלון: { $title }
    { $answers }
mydata-survey-answer = לשאלה { $question } – { $answer }
mydata-survey-anonymous = ענית על שאלון אנונימי, והתשובות לא שמורות עם השם שלך: { $title }

survey-in-private = שאלון מכינים בצ׳אט הפרטי איתי.
survey-which-group = לאיזו קבוצה?
survey-button-answer = לענות בצ׳אט הפרטי
survey-button-begin = מתחילים
survey-button-go-on = להמשיך
survey-button-change = לשנות את התשובות
survey-button-send = למסור
survey-button-yes = כן
survey-button-no = לא
survey-button-post = פרסום
survey-button-results = תוצאות
survey-button-summary = סיכום
survey-button-close = לסגור עכשיו
survey-button-again = לשאול שוב
survey-button-remove = מחיקה
survey-button-back = חזרה
survey-button-new = שאלון חדש
survey-button-written = תשובות במילים: { $n }
survey-button-pictures = תרשימים
survey-button-table = טבלה
survey-button-tell = לפרסם בקבוצה

survey-post =
    שאלון 📋 <b>{ $title }</b>
    { $questions ->
        [one] שאלה אחת
        [two] שתי שאלות
       *[other] בסך הכול { $questions } שאלות
    }, { $minutes ->
        [one] בערך דקה
        [two] בערך שתי דקות
       *[other] בערך { $minutes } דקות
    }. { $who }
    אפשר לענות עד { $until }.

    תשובות עד עכשיו: { $n }
survey-post-pulse =
    שאלה 💬 <b>{ $title }</b>
    שאלה אחת, לחיצה אחת. { $who }
    אפשר לענות עד { $until }.

    תשובות עד עכשיו: { $n }
survey-post-over =
    שאלון 📋 <b>{ $title }</b>
    זה נגמר. תודה לכל מי שענו!

    תשובות: { $n }
survey-post-pulse-over =
    שאלה 💬 <b>{ $title }</b>
    זה נגמר. תודה לכל מי שענו!

    תשובות: { $n }
survey-anonymous = באנונימיות.
survey-named = צוות הניהול רואה מי ענה ומה ענו.
survey-start =
    שאלון: <b>{ $title }</b>
    בקבוצה { $group } · { $questions ->
        [one] שאלה אחת
        [two] שתי שאלות
       *[other] בסך הכול { $questions } שאלות
    }, { $minutes ->
        [one] בערך דקה
        [two] בערך שתי דקות
       *[other] בערך { $minutes } דקות
    }
    אפשר לענות עד { $until }.

    { $promise }
survey-promise =
    אנונימי 🔒. עד הסגירה התשובות שלך שמורות נעולות, ואפשר לשנות אותן. בסגירה כל התשובות נפתחות בבת אחת, בלי שמות, ומאז שום דבר לא קושר אותן אליך; יישאר ידוע רק שענית. אם יענו פחות מ־{ $fewest } אנשים, לא נפתח כלום, וכך גם בכל שאלה שענו עליה פחות מ־{ $fewest }. מה שכתבת עשוי להופיע בקבוצה כציטוט, בלי השם שלך.
    מה שענית לא יופיע כאן שוב. טלגרם עצמה עדיין רואה את הצ׳אט הזה.
survey-is-named = צוות הניהול יראה את התשובות שלך עם השם שלך. אפשר לשנות אותן עד הסגירה. מה שכתבת עשוי להופיע בקבוצה כציטוט, בלי השם שלך.
survey-has-answered = כבר ענית. אם עונים מחדש, זה מה שייחשב.
survey-question =
    שאלון: { $title } · { "\u2066" }{ $n }/{ $of }{ "\u2069" }

    <b>{ $question }</b>
survey-one-of = אפשרות { "\u2066" }{ $n }/{ $of }{ "\u2069" }: <b>{ $option }</b>
survey-numbered = {"\u200F"}{ $n }. { $option }
survey-hint-several = אפשר לבחור כמה.
survey-hint-five = בכלל לא: 1 · מאוד: 5
survey-hint-ten = בכלל לא: 0 · מאוד: 10
survey-hint-words = כותבים את התשובה כאן, בהודעה אחת.
survey-so-far = עד עכשיו: { $answer }
survey-how-words = כאן עונים במילים, בהודעה אחת, עד { $most } תווים.
survey-how-buttons = כאן בוחרים בכפתורים.
survey-how-several = כאן בוחרים בכפתורים, או שולחים את מספרי האפשרויות, לדוגמה: 1, 3
survey-none-of-them = אף אחת מהן
survey-end =
    שאלון: { $title }

    זאת הייתה השאלה האחרונה. למסור את התשובות?
survey-end-anonymous =
    שאלון: { $title }

    זאת הייתה השאלה האחרונה. למסור את התשובות? הן יישארו נעולות עד שהשאלון ייסגר.
survey-thanks =
    שאלון: <b>{ $title }</b>

    תודה, התשובות נמסרו. אפשר לשנות אותן עד { $until }.
survey-thanks-anonymous =
    שאלון: <b>{ $title }</b>

    תודה, התשובות נמסרו ונשמרות נעולות. אפשר לשנות אותן עד { $until }, ואז הן נפתחות בלי השם שלך.
survey-reminder =
    שאלון בקבוצה { $group } פתוח עד { $until }: { $title }
    זה לוקח { $minutes ->
        [one] בערך דקה
        [two] בערך שתי דקות
       *[other] בערך { $minutes } דקות
    }. { $door }
survey-half-done = עוד לא מסרת את התשובות לשאלון: { $title }
survey-gone = השאלון הזה נמחק.
survey-over = זה נגמר, ואי אפשר לענות יותר: { $title }
survey-too-new = { $days ->
    [one] זה מיועד למי שנמצאים בקבוצה לפחות יום: { $group }
    [two] זה מיועד למי שנמצאים בקבוצה לפחות יומיים: { $group }
   *[other] זה מיועד למי שנמצאים בקבוצה לפחות { $days } ימים: { $group }
}
survey-empty = אין עדיין אף תשובה. עם ״חזרה״ מגיעים לשאלות.
survey-was-here = השאלון הזה נמחק: { $title }

# Making one.
survey-opening = שאלון לקבוצה { $group }
survey-ask-title = איך קוראים לשאלון? זה יופיע בקבוצה.
survey-hint-title = לדוגמה: מה שלומנו?
survey-ask-questions = מה לשאול? בין שאלה לשאלה שורה ריקה.
survey-hint-questions =
    האפשרויות נכתבות מתחת לשאלה. כשכתוב לפניהן [] אפשר לבחור כמה; 1-5 או 0-10 הם סולם; ואם אין מתחתיה כלום, עונים במילים. לדוגמה:

    עד כמה נעים לך כאן?
    {"\u200F"}1-5

    לאילו ערבים כדאי לבוא?
    {"\u200F"}[] לחם
    {"\u200F"}[] עוגות

    מה חסר?
survey-ask-until = עד מתי אפשר לענות? אם מדלגים: שבוע.
survey-hint-until = לדוגמה: מחר 18:00, 24 בדצמבר 18:00
survey-ask-days = כמה ימים צריך להיות בקבוצה כדי לענות? אם מדלגים: כולם.
survey-switch-anonymous = אנונימי ✓
survey-switch-named = עם שמות ✓
survey-switch-reminds-on = תזכורת ✓
survey-switch-reminds-off = תזכורת ✗
survey-until-range = { $days ->
    [one] שאלון יכול להיות פתוח מחמש דקות ועד יום.
    [two] שאלון יכול להיות פתוח מחמש דקות ועד יומיים.
   *[other] שאלון יכול להיות פתוח מחמש דקות ועד { $days } ימים. לדוגמה: מחר 18:00, 24 בדצמבר 18:00
}
survey-is-posted = השאלון בדרך לקבוצה { $group }.
survey-how =
    חסרות השאלות. לדוגמה:

    עד כמה נעים לך כאן?
    {"\u200F"}1-5

    מה חסר?
survey-too-many = { $most ->
    [one] יש מקום לשאלה אחת.
    [two] יש מקום לשתי שאלות.
   *[other] יש מקום ל־{ $most } שאלות. ככל שיש פחות, עונים יותר.
}
survey-long-question = השאלה ארוכה מדי, יש מקום ל־{ $most } תווים: { $words }
survey-long-option = האפשרות ארוכה מדי, יש מקום ל־{ $most } תווים: { $words }
survey-options = לשאלה צריך בין { $least } ל־{ $most } אפשרויות, כל אחת בשורה משלה, או 1-5, או 0-10, או כלום: { $words }
survey-mixed = או שלפני כל האפשרויות כתוב [], או שלפני אף אחת: { $words }
survey-twins = אפשרות שמופיעה פעמיים: { $words }
survey-kind-one = אחת מאלה: { $options }
survey-kind-several = כמה מאלה: { $options }
survey-kind-five = סולם בין 1 ל־5
survey-kind-ten = סולם בין 0 ל־10
survey-kind-words = במילים
survey-preview-question =
    {"\u200F"}{ $n }. <b>{ $question }</b>
    { $kind }
survey-for-all = לכל חברי הקבוצה.
survey-for-days = { $days ->
    [one] למי שנמצאים בקבוצה לפחות יום.
    [two] למי שנמצאים בקבוצה לפחות יומיים.
   *[other] למי שנמצאים בקבוצה לפחות { $days } ימים.
}
survey-reminds = חלק מהפעילים שעוד לא ענו יקבלו תזכורת אחת.
survey-reminds-nobody = בלי תזכורת.
survey-preview =
    למעלה: הפוסט לקבוצה { $group }. בצ׳אט הפרטי יגיעו השאלות האלה:
    <b>{ $title }</b>
    { $who }
    אפשר לענות עד { $until }.
    { $whom } { $reminds }

    { $questions }
survey-not-posted = השאלון לא פורסם. { $why } הוא שמור: {"\u2068"}/surveys{"\u2069"}
survey-not-told = הסיכום לא פורסם. { $why }

# Those there are, and what came of them.
survey-list =
    <b>שאלונים</b> בקבוצה { $group }
    { $rows }
survey-list-none = עדיין אין שאלונים בקבוצה { $group }.
survey-row-open =
    שאלון: { $title }
    פתוח עד { $when } · תשובות: { $n }
survey-row-over =
    שאלון: { $title }
    סגור · תשובות: { $n }
survey-row-dropped =
    שאלון: { $title }
    לא פורסם
survey-is-dropped = הוא לא הגיע לקבוצה. עם ״לשאול שוב״ אפשר לפרסם אותו עכשיו.
survey-results-later = התוצאות של שאלון אנונימי מגיעות כשהוא נסגר, כולן יחד: אחרת אפשר היה לראות אחרי כל תשובה של מי היא. צריכים לענות לפחות { $fewest } אנשים.
survey-too-few = ענו פחות מ־{ $fewest } אנשים. השאלון אנונימי, ולכן לא נפתח כלום, והתשובות נמחקו.
survey-item-closed = { $n ->
    [0] לא היו תשובות לשאלון: { $title }
    [one] השאלון נסגר עם תשובה אחת: { $title }
    [two] השאלון נסגר עם שתי תשובות: { $title }
   *[other] השאלון נסגר עם { $n } תשובות: { $title }
}
survey-item-too-few = { $n ->
    [0] לא היו תשובות לשאלון האנונימי: { $title }
    [one] תשובה אחת הגיעה לשאלון האנונימי; כשיש פחות מ־{ $fewest } לא מוצג כלום: { $title }
    [two] שתי תשובות הגיעו לשאלון האנונימי; כשיש פחות מ־{ $fewest } לא מוצג כלום: { $title }
   *[other] לשאלון האנונימי הגיעו { $n } תשובות; כשיש פחות מ־{ $fewest } לא מוצג כלום: { $title }
}
survey-results =
    שאלון: <b>{ $title }</b>
    כמה אנשים ענו: { $n }
survey-results-question = {"\u200F"}{ $n }. <b>{ $question }</b>
survey-option = {"\u200F"}{ $option }: { $percent } ({ $n })
survey-mean = בממוצע { $mean } מתוך { $most }, תשובות: { $n }
survey-nobody = אין תשובות
survey-few = פחות מ־{ $fewest } תשובות, ולכן לא מוצג כלום
survey-written = תשובות במילים: { $n }
survey-parts = פחות מ־30 יום בקבוצה: { $new } · יותר: { $others }
survey-answered = תשובות: { $n }
survey-bar = { $n } · { $percent }
survey-picture = { $question }
survey-written-to = לשאלה: <b>{ $question }</b>
survey-quote = {"\u200F"}{ $n }. ״{ $words }״
survey-quote-of = {"\u200F"}{ $n }. { $name }: ״{ $words }״
survey-only-private = התוצאות מוצגות רק בצ׳אט הפרטי.
survey-sure-to-close = { $n ->
    [0] עוד לא ענו.
    [one] עד עכשיו ענה אדם אחד.
    [two] עד עכשיו ענו שני אנשים.
   *[other] עד עכשיו ענו { $n } אנשים.
} השאלון אנונימי: כשיש פחות מ־{ $fewest } לא נפתח כלום, והתשובות נמחקות. לסגור בכל זאת?
survey-sure-to-remove = למחוק את השאלון עם כל התשובות? { $title }
survey-is-closed = נסגר.
survey-is-removed = נמחק.
survey-is-below = זה למטה.
survey-no-pictures = על כל השאלות ענו במילים, ואין מה לצייר.
survey-export = שאלון: { $title }
survey-table-question = שאלה
survey-table-answer = תשובה
survey-table-count = כמה
survey-table-name = שם
survey-summary-note = זה מה שיופיע בקבוצה { $group }. הציטוטים הם אלה שסומנו בין התשובות במילים, והם מופיעים בלי שמות.
survey-summary-long = זה ארוך מדי להודעה אחת. עם פחות ציטוטים יהיה מקום.
survey-is-told = הסיכום בדרך לקבוצה.
survey-told-already = הסיכום כבר בקבוצה.
survey-summary =
    מה יצא מזה 📋 <b>{ $title }</b>
    כמה אנשים ענו: { $n }
survey-summary-question = לשאלה: <b>{ $question }</b>
survey-option-short = {"\u200F"}{ $option }: { $percent }
survey-mean-short = בממוצע { $mean } מתוך { $most }
survey-said = {"\u200F"}״{ $words }״
survey-summary-thanks = תודה לכל מי שענו 🙏
