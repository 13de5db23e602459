# Series, continued: advice wanted.
command-advice = להתייעץ עם הקבוצה
help-advice =
    צריך עצה? {"\u2068"}<code>/advice</code>{"\u2069"} בצ׳אט הפרטי: שם כותבים על מה, עם שם או בלי.
    צוות הניהול מסתכל קודם. בפרסום מוזכרים שלושה מחברי הקבוצה שהסכימו להישאל.
    באותו מקום אפשר גם להסכים להישאל: {"\u2068"}<code>/advice</code>{"\u2069"}
nudge-advice = מה יצא מעצה
advice-typed = עצה
advice-name = מתייעצים
advice-title = 🧭 <b>מתייעצים</b>
advice-by-nobody = — מישהו מהקבוצה
advice-asked = מה דעתכם: { $names }? מוזמנים גם כל השאר: פשוט להשיב להודעה הזאת.
advice-anybody = מה דעתכם? פשוט להשיב להודעה הזאת.
advice-button-door = גם לי דרושה עצה
advice-door = עצות
advice-page = מתייעצים בקבוצה { $group }: מדי פעם עולה שאלה של מישהו, ומוזכרים בה שלושה שהסכימו להישאל.
advice-waits =
    השאלה שלך מחכה לצוות הניהול:
    { $text }
advice-ready =
    השאלה שלך מחכה לתורה:
    { $text }
advice-adviser = בקשות לעצה יכולות להגיע אליך, פעם בשבועיים לכל היותר.
advice-no-adviser = מתאים לך להישאל מדי פעם? פעם בשבועיים לכל היותר, וקודם כול בנושאים שמעניינים אותך.
advice-button-want = דרושה לי עצה
advice-button-back = ביטול השאלה שלי
advice-button-adviser = כן, אפשר לשאול
advice-button-no-adviser = לא לשאול יותר
advice-back = השאלה נמשכה בחזרה.
advice-not-here = בקבוצה { $group } אין ״מתייעצים״. צוות הניהול יכול להתחיל: {"\u2068"}/series{"\u2069"}
advice-no-group = באף אחת מהקבוצות המשותפות אין ״מתייעצים״.
advice-which-group = באיזו קבוצה?
advice-muted = כרגע אין לך אפשרות לכתוב בקבוצה { $group }, ולכן גם השאלה לא תעלה.
advice-one-at-a-time = שאלה אחת שלך כבר מחכה. היא כאן: {"\u2068"}/advice{"\u2069"}
advice-too-many = בקבוצה { $group } מחכות הרבה שאלות. כדאי לנסות שוב בעוד שבוע או שבועיים.
advice-opening = עצה מהקבוצה { $group }. צוות הניהול מסתכל קודם, ובעוד שבוע תגיע אליך שאלה אחת: מה יצא מזה.
advice-ask = על מה דרושה עצה? במה מדובר, ומה מקשה.
advice-hint = לדוגמה: המחמצת שטוחה מאז שהתקרר. עוד קמח, או מקום חם יותר?
advice-half-done = עוד לא הסתיימה שאלה לקבוצה { $group }.
advice-preview-named =
    כך זה ייראה בקבוצה { $group }, והשם שלך למטה: { $name }
    קודם זה עובר דרך צוות הניהול.
advice-preview-unnamed =
    כך זה ייראה בקבוצה { $group }. השם שלך לא מופיע, גם לא בפני צוות הניהול.
    קודם זה עובר דרך צוות הניהול.
advice-sent = תודה! צוות הניהול של { $group } יסתכל, ותגיע אליך הודעה מה יצא מזה.
advice-item =
    בקשה לעצה:
    { $post }
advice-item-again =
    אולי זה כבר עלה ואולי לא: מסד הנתונים שוחזר. כדאי קודם להסתכל בקבוצה.
    { $post }
advice-button-decline = לא לפרסם
advice-taken-back = השאלה נמשכה בחזרה, או שכבר הוחלט עליה.
advice-approved-later = זה יעלה כשיגיע התור.
advice-approved-her = השאלה שלך לקבוצה { $group } תעלה { $day }.
advice-approved-later-her = השאלה שלך לקבוצה { $group } תעלה כשיגיע תורה.
advice-edited-her =
    השאלה שלך לקבוצה { $group } תעלה { $day }. צוות הניהול ניסח אותה אחרת:
    { $text }
    לא לזה הכוונה? אפשר למשוך אותה בחזרה: {"\u2068"}/advice{"\u2069"}
advice-edited-later-her =
    השאלה שלך לקבוצה { $group } תעלה כשיגיע תורה. צוות הניהול ניסח אותה אחרת:
    { $text }
    לא לזה הכוונה? אפשר למשוך אותה בחזרה: {"\u2068"}/advice{"\u2069"}
advice-preview-edited = כך זה ייראה בקבוצה { $group }. הניסוח החדש יישלח גם למי ששאל.
advice-ask-why = מילה על הסיבה? היא תישלח למי ששאל.
advice-preview-declined =
    זה מה שיישלח למי ששאל:
    { $words }
advice-declined = תודה על השאלה! הפעם צוות הניהול של { $group } מעדיף לא לפרסם אותה.
advice-declined-why = תודה על השאלה! צוות הניהול של { $group } מעדיף לא לפרסם אותה: { $why }
advice-turned-down = השאלה לא תעלה, ועל כך תישלח הודעה.
advice-posted = השאלה שלך עלתה בקבוצה { $group }. התשובות יגיעו מתחתיה.
advice-outcome-opening = לפני שבוע שאלת את הקבוצה { $group }: { $text }
advice-ask-outcome = מה יצא מזה? מספיקה שורה. מי שנשאלו ישמחו לשמוע.
advice-button-skip = דילוג
advice-outcome-half-done = מה יצא מהעצה של { $group }?
advice-outcome-skipped = בסדר. תודה על ההתייעצות עם הקבוצה.
advice-in-group-on = ✓ גם בקבוצה
advice-in-group-off = גם בקבוצה?
advice-outcome-preview =
    זה יישלח למי שנשאלו:
    { $text }
advice-outcome-preview-group =
    זה יישלח למי שנשאלו, ויופיע גם בקבוצה { $group } מתחת לשאלה שלך:
    { $post }
advice-too-late = זה כבר הסתיים.
advice-outcome-sent = תודה! זה יגיע למי שנשאלו בקבוצה { $group }.
advice-outcome-told =
    בקשה לעצה הגיעה אליך בקבוצה { $group }. זה מה שיצא ממנה:
    { $text }
advice-outcome =
    🧭 <b>מה יצא מזה</b>
    { $text }
    { $by }
advice-thanks = תודה על העצות: { $names }
skip-no-dilemma = אף אחד לא ביקש עצה
advice-slot-posted = { $day }: עלה
advice-slot-left-out = { $day }: לא עלה; הסיבה: {"\u2068"}/calendar{"\u2069"}
advice-slot-nothing = { $day }: אף אחד לא ביקש עצה, ולכן לא עלה דבר
advice-standing = מוכנות לפרסום: { $ready }. מחכות להחלטה ({"\u2068"}/attention{"\u2069"}): { $waits }
advice-begin = מתייעצים בקבוצה { $group }: חברים כותבים בצ׳אט הפרטי על מה דרושה להם עצה, אישור שלכם קודם לפרסום, ושלושה שהסכימו להישאל מוזכרים בפוסט.
advice-hint-when = לדוגמה: כל יום שלישי 10:00. בדילוג: פעם בשבוע, החל במקום הפנוי הבא.
advice-begin-preview =
    מתייעצים — { $when }
    חברים כותבים: {"\u2068"}/advice{"\u2069"}, והאישור שלכם קודם לפרסום. אם אין שאלות, לא עולה דבר, וזה מופיע כאן: {"\u2068"}/series{"\u2069"}
advice-no-slot = בשבועיים הקרובים אין מקום פנוי. כאן כותבים מתי, לדוגמה: כל יום שלישי 10:00
series-button-new-advice = חדש: מתייעצים
mydata-dilemma = עצה שביקשת: { $text }
mydata-adviser = עצות: אפשר לשאול אותך
mydata-advice = עצות: הגיעו אליך { $asked } בקשות, ענית על { $answered }
