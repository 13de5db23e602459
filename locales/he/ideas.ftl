# Ideas: what members would like the group to do, and what came of it.
room-ideas = רעיונות
room-ideas-about = חברי הקבוצה מציעים רעיונות, מצביעים בכפתור ושומעים מה יצא מהם
room-ideas-logged = { $deed ->
    [planned] רעיון נכנס לתוכנית
    [done] רעיון בוצע
    [declined] רעיון נדחה
    [why] הסבר לרעיון
    [merged] רעיון אוחד עם רעיון אחר
    [apart] רעיונות שאוחדו הופרדו
    [told] נרשם קול שנמסר בעל פה
    [untold] קול כזה בוטל
    [removed] רעיון נמחק
   *[new] רעיון נפתח מחדש
}
nudge-idea = חדשות על רעיונות
ideas-door = רעיונות
ideas-standing = { $n ->
    [one] רעיון אחד
    [two] שני רעיונות
   *[other] { $n } רעיונות
}, { $new ->
    [0] אף אחד לא ממתין
    [one] אחד חדש
    [two] שניים חדשים
   *[other] { $new } חדשים
}
command-idea = הצעת רעיון
command-ideas = רעיונות ומה יצא מהם
help-idea =
    רעיון לקבוצה: {"\u2068"}<code>/idea החלפת לחמים בימי שישי</code>{"\u2069"}

    אם כבר יש רעיון דומה, הוא מוצג קודם, ואפשר לצרף אליו את הקול שלך. עד שלושה רעיונות ביום; אפשר גם בצ׳אט הפרטי.
help-ideas =
    כל הרעיונות, לפי מספר הקולות: {"\u2068"}<code>/ideas</code>{"\u2069"}
    רק חלק מהם: {"\u2068"}<code>/ideas מתוכנן</code>{"\u2069"}, או: חדש, בוצע, נדחה
    רעיון אחד: {"\u2068"}<code>/ideas 12</code>{"\u2069"}

    לכל אחד יש קול אחד לכל רעיון, ואפשר לקחת אותו בחזרה. מי שהציעו את הרעיון או הצביעו לו שומעים מה יצא ממנו.
    לצוות הניהול: {"\u2068"}<code>/ideas 12 בוצע קנינו תנור</code>{"\u2069"} או {"\u2068"}<code>/ideas 12 זהה 3</code>{"\u2069"}
mydata-idea = רעיון שלך: { $text }
mydata-idea-votes = { $n ->
    [one] הצבעת לרעיון אחד.
    [two] הצבעת לשני רעיונות.
   *[other] הצבעת ל־{ $n } רעיונות.
}

ideas-how =
    הרעיון נכתב אחרי הפקודה:
    {"\u2068"}<code>/idea החלפת לחמים בימי שישי</code>{"\u2069"}
    כל הרעיונות עד כה: {"\u2068"}<code>/ideas</code>{"\u2069"}
ideas-as-yourself = כדי שיידעו של מי הרעיון, צריך לשלוח בשם שלך: {"\u2068"}/idea{"\u2069"}
ideas-no-group = אין לנו קבוצה משותפת עם לוח רעיונות. צריך לשלוח את זה בקבוצה.
ideas-which-group = לאיזו קבוצה?
ideas-in-the-group = לפי מספר אפשר רק בקבוצה, שבה המספרים ידועים. כאן: {"\u2068"}/ideas{"\u2069"}
ideas-unknown =
    אפשר להציג רעיונות לפי מה שיצא מהם, או רעיון אחד לפי המספר שלו:
    {"\u2068"}<code>/ideas מתוכנן</code>{"\u2069"}
    {"\u2068"}<code>/ideas 12</code>{"\u2069"}
ideas-no-such = אין כאן רעיון מספר { $number }. כל הרעיונות: {"\u2068"}/ideas{"\u2069"}
ideas-gone = הרעיון הזה הוסר מהלוח. כל השאר: {"\u2068"}/ideas{"\u2069"}
ideas-muted = כרגע אין לך אפשרות לכתוב בקבוצה { $group }, ולכן גם אי אפשר לפרסם בה את הרעיון.
ideas-too-many = { $most ->
    [one] רעיון אחד ביום הוא המקסימום, כדי שכל רעיון ייקרא.
    [two] שני רעיונות ביום הם המקסימום, כדי שכל רעיון ייקרא.
   *[other] { $most } רעיונות ביום הם המקסימום, כדי שכל רעיון ייקרא.
} אפשר להציע את הבא: { $when }
ideas-not-posted = הרעיון שלך בלוח ({"\u2068"}/ideas{"\u2069"}), אבל כרגע אי אפשר לפרסם אותו בקבוצה.
ideas-not-in = ההצבעה היא לחברי הקבוצה { $group }. מי שכבר שם יכולים לכתוב שורה בקבוצה ולנסות שוב.
ideas-posted = פורסם בקבוצה: { $group }
ideas-similar-below = כבר יש רעיון דומה; כדאי להסתכל למטה.
ideas-ask-text = מה כדאי לעשות בקבוצה { $group }? בשורה אחת.
ideas-hint-text = למשל: החלפת לחמים בימי שישי
ideas-ask-why = למה זה המצב? בשורה אחת, לעיני כולם.
ideas-hint-why = למשל: האולם פנוי ממרץ
ideas-why-saved = נשמר. מי שהציעו את הרעיון או הצביעו לו יקראו את זה.
ideas-was-here = הרעיון שהופיע כאן הוסר.

ideas-head = <b>רעיון { $number }</b> 💡
ideas-head-of = <b>רעיון { $number }</b> 💡 · { $name }
ideas-head-new = <b>רעיון</b> 💡 · { $name }
ideas-text = { $text }
ideas-state = { $state ->
    [planned] <b>בתוכנית</b>
    [done] <b>בוצע</b>
    [declined] <b>נדחה</b>
   *[new] <b>פתוח</b>
}
ideas-state-why = { $state }: { $why }
ideas-is-same = זהה לרעיון { $number }; הקולות נספרים שם.
ideas-votes = { $n ->
    [one] קול אחד, מאז { $date }
    [two] שני קולות, מאז { $date }
   *[other] קולות: { $n }, מאז { $date }
}
ideas-told-votes = { $n ->
    [one] מתוכם קול אחד נמסר בעל פה לצוות הניהול.
    [two] מתוכם שני קולות נמסרו בעל פה לצוות הניהול.
   *[other] מתוכם { $n } קולות נמסרו בעל פה לצוות הניהול.
}
ideas-with = גם אלה נספרים כאן: { $numbers }
ideas-entry = {"\u200F"}<b>{ $number }.</b> { $text } · { $n ->
    [one] קול אחד
    [two] שני קולות
   *[other] { $n } קולות
}{ $state ->
    [planned] , בתוכנית
    [done] , בוצע
    [declined] , נדחה
   *[new] {""}
}
ideas-label = {"\u200F"}{ $number }. { $text }
ideas-board = <b>רעיונות בקבוצה { $group }</b>{ $state ->
    [new] : חדשים
    [planned] : בתוכנית
    [done] : בוצעו
    [declined] : נדחו
   *[all] {""}
}
ideas-none = עדיין אין. להצעת רעיון: {"\u2068"}/idea החלפת לחמים{"\u2069"}
ideas-preview =
    { $draft }

    לפרסם את זה בקבוצה { $group }?
ideas-similar =
    { $draft }

    כבר יש רעיון דומה:
    { $ideas }

    אם זה אותו רעיון, הקול שלך יצטרף אליו.

ideas-button-vote = 👍 { $n }
ideas-button-vote-here = הצבעה
ideas-button-withdraw = ביטול ההצבעה
ideas-button-take-back = הסרת הרעיון
ideas-button-board = כל הרעיונות
ideas-button-other = רעיון { $number }
ideas-button-manage = ניהול
ideas-button-filter = { $state ->
    [new] חדשים
    [planned] בתוכנית
    [done] בוצעו
    [declined] נדחו
   *[all] הכול
}
ideas-button-write = הצעת רעיון
ideas-button-same = זהה ל־{ $number }: להצביע שם
ideas-button-post = פרסום
ideas-button-another = רעיון אחר: לפרסם
ideas-button-state = { $state ->
    [planned] בתוכנית
    [done] בוצע
    [declined] נדחה
   *[new] פתיחה מחדש
}
ideas-button-why = הסבר
ideas-button-merge = זהה לרעיון …
ideas-button-told = קול בעל פה
ideas-button-remove = מחיקה
ideas-button-remove-yes = מחיקה סופית
ideas-button-back = חזרה
ideas-button-apart = לא זהה: ביטול
ideas-button-save = שמירה
ideas-button-month-look = תצוגה מקדימה
ideas-button-month-post = פרסום
ideas-button-month-skip = לא החודש

ideas-voted = הקול שלך נספר.
ideas-withdrawn = הקול שלך בוטל.
ideas-taken-back = הרעיון שלך הוסר מהלוח.
ideas-not-taken-back = כבר הצביעו לו אחרים, ולכן הוא נשאר בלוח.
ideas-put = { $state ->
    [planned] בתוכנית. מי שהצביעו לו ישמעו על כך בעוד כמה דקות.
    [done] בוצע. מי שהצביעו לו ישמעו על כך בעוד כמה דקות.
    [declined] נדחה. מי שהצביעו לו ישמעו על כך בעוד כמה דקות.
   *[new] פתוח שוב. מי שהצביעו לו ישמעו על כך בעוד כמה דקות.
}
ideas-merged = הקולות שלו נספרים עכשיו לרעיון { $number }. אפשר לבטל במשך שבעה ימים.
ideas-apart = הרעיון שוב עומד בפני עצמו, עם הקולות שלו.
ideas-entered = נרשם, עם סימון שנמסר בעל פה.
ideas-not-entered = הקול שנמסר בעל פה בוטל.
ideas-voted-herself = הקול הזה ניתן בכפתור, ורק מי שנתנו אותו יכולים לבטל אותו.
ideas-removed = נמחק.
ideas-is-merged = הרעיון הזה זהה לרעיון אחר, ושם מחליטים. כדי לשנות אותו צריך קודם לבטל את האיחוד.
ideas-is-itself = שני הרעיונות האלה כבר אחד.
ideas-too-late = אפשר להפריד רעיונות שאוחדו במשך שבעה ימים, והם עברו.
ideas-ways = מה עלה בגורל רעיון { $number }?
ideas-which-same =
    איזה רעיון זהה לרעיון { $number }? הקולות שלו ייספרו שם.
    { $text }
ideas-who-told = { $n ->
    [0] מי מסרו בעל פה שהם בעד רעיון { $number }? לחיצה שנייה מבטלת.
    [one] מי מסרו בעל פה שהם בעד רעיון { $number }? עד כה נרשם קול אחד; לחיצה שנייה מבטלת.
    [two] מי מסרו בעל פה שהם בעד רעיון { $number }? עד כה נרשמו שני קולות; לחיצה שנייה מבטלת.
   *[other] מי מסרו בעל פה שהם בעד רעיון { $number }? עד כה נרשמו { $n } קולות; לחיצה שנייה מבטלת.
}
ideas-ask-remove = { $n ->
    [one] למחוק סופית את רעיון { $number }, עם קול אחד? { $text }
    [two] למחוק סופית את רעיון { $number }, עם שני קולות? { $text }
   *[other] למחוק סופית את רעיון { $number }, עם { $n } קולות? { $text }
}

ideas-news =
    { $state ->
        [planned] בקבוצה { $group } נכנס לתוכנית רעיון שהצעת או שהצבעת לו.
        [done] בקבוצה { $group } בוצע רעיון שהצעת או שהצבעת לו.
        [declined] בקבוצה { $group } נדחה רעיון שהצעת או שהצבעת לו.
       *[new] בקבוצה { $group } נפתח מחדש רעיון שהצעת או שהצבעת לו.
    }
    { $text }{ $why }
ideas-news-same =
    בקבוצה { $group } רעיון שהצעת או שהצבעת לו זהה לרעיון { $other }; הקול שלך נספר שם עכשיו.
    { $text }
    הרעיון האחר: { $same }
ideas-no-why = {""}
ideas-why = {"\u000A"}למה: { $why }

ideas-month-name = { $month } { $year }
ideas-month-item = { $n ->
    [one] { $month }: יצא משהו מרעיון אחד. אפשר לספר על כך לקבוצה בפוסט.
    [two] { $month }: יצא משהו משני רעיונות. אפשר לספר על כך לקבוצה בפוסט.
   *[other] { $month }: יצא משהו מ־{ $n } רעיונות. אפשר לספר על כך לקבוצה בפוסט.
}
ideas-month = <b>הצעתם, עשינו</b> 💡 · { $month }
ideas-month-part = { $state ->
    [done] <b>בוצע</b>
    [planned] <b>בתוכנית</b>
   *[declined] <b>לא כרגע</b>
}
ideas-month-entry = { $n ->
    [one] {"\u200F"}• { $text } (קול אחד)
    [two] {"\u200F"}• { $text } (שני קולות)
   *[other] {"\u200F"}• { $text } ({ $n } קולות)
}
ideas-month-why = { $entry } – { $why }
ideas-month-more = { $n ->
    [one] ועוד אחד
    [two] ועוד שניים
   *[other] ועוד { $n }
}
ideas-month-end = מה הלאה? {"\u2068"}/idea{"\u2069"}
ideas-month-nothing = באותו חודש לא יצא דבר מאף רעיון, ולכן אין מה לפרסם.
ideas-month-below = למטה מופיע בדיוק מה שהקבוצה תראה.
ideas-month-posts = זה יפורסם כפוסט מתוזמן ברגע שיהיה לו מקום. מתי: {"\u2068"}/calendar{"\u2069"}
ideas-month-skipped = לא פורסם.
ideas-post-name = הצעתם, עשינו: { $month }
skip-no-ideas = בסופו של דבר לא יצא באותו חודש דבר מאף רעיון
