# Series, continued: ask me anything.
nudge-guest = הזמנות להתארח
guest-typed = שאלות לאורחים
guest-name = שאלות לאורחים: { $name }
guest-announcement-name = { $post } (הודעה מראש)
guest-door = שאלות לאורחים
guest-title = 🎤 <b>אפשר לשאול הכול: { $name }</b>
guest-announcement = מועד: { $day }, משך: { $length }. שאלות נאספות מראש: אפשר לשלוח בצ׳אט הפרטי ולהצביע לשאלות של אחרים. השאלות המבוקשות ביותר יעלו אז, עשר לכל היותר.
guest-button-ask = לשאול שאלה
guest-length-30 = חצי שעה
guest-length-60 = שעה
guest-length-120 = שעתיים
guest-length-1440 = יום שלם
guest-answers-below = התשובות יגיעו כאן, בתגובות להודעה הזאת.
guest-question = {"\u200f"}{ $n }. { $text }
guest-answer = תשובה
guest-here = כאן
guest-no-answers = { $n ->
    [one] הגיעה שאלה אחת. תשובה עוד יכולה להגיע כאן, בתגובה.
    [two] הגיעו שתי שאלות. תשובות עוד יכולות להגיע כאן, בתגובות.
   *[other] הגיעו { $n } שאלות. תשובות עוד יכולות להגיע כאן, בתגובות.
}
guest-answered-somehow = { $n ->
    [one] הגיעה שאלה אחת. התשובות מתחילות { $door }. תודה: { $name }
    [two] הגיעו שתי שאלות. התשובות מתחילות { $door }. תודה: { $name }
   *[other] הגיעו { $n } שאלות. התשובות מתחילות { $door }. תודה: { $name }
}
guest-over = { $n ->
    [one] הגיעה שאלה אחת, ומהן נענו: { $answered }. תודה: { $name }
    [two] הגיעו שתי שאלות, ומהן נענו: { $answered }. תודה: { $name }
   *[other] הגיעו { $n } שאלות, ומהן נענו: { $answered }. תודה: { $name }
}
guest-called-off = הפעם לא יתקיים 🎤 ״אפשר לשאול הכול״: { $name }
guest-your-turn = השאלות אליך עלו בקבוצה { $group }. עונים בתגובה לאותו פוסט, ומתחילים במספר השאלה: ״3. כי…״. כך כל תשובה תימצא בקלות.
guest-pass-on = השאלות עלו בקבוצה { $group }, והן אל: { $name }. את התשובות מעבירים בתגובה לאותו פוסט, ומתחילים במספר השאלה: ״3. כי…״.
guest-not-posted = ״אפשר לשאול הכול״ ({ $name }) לא התקיים בקבוצה { $group }: { $why }.
guest-not-wanted = בסופו של דבר ״אפשר לשאול הכול״ לא יתקיים בקבוצה { $group }. תודה על הנכונות!
guest-item-unsure = עוד אין תשובה להזמנה ל״אפשר לשאול הכול״ ({ $name }), והגיע הזמן להודיע לקבוצה. מה המצב: {"\u2068"}/series{"\u2069"}
guest-item-gone = מי שאמור היה להתארח ב״אפשר לשאול הכול״ כבר לא בקבוצה: { $name }. מה המצב: {"\u2068"}/series{"\u2069"}
guest-item-declined = התשובה להזמנה ל״אפשר לשאול הכול״ היא לא ({ $name }). אפשר להזמין מישהו אחר: {"\u2068"}/series{"\u2069"}
guest-item-silent = עד עכשיו אין תשובות לשאלות ב״אפשר לשאול הכול״: { $name }
guest-once = אירוח הוא חד־פעמי, ודרושים תאריך ושעה. לדוגמה: {"\u2068"}<code>/series שאלות לאורחים מחר 19:00 @dana</code>{"\u2069"}
guest-too-soon = המועד קרוב מדי או כבר עבר: דרושה לפחות שעה מראש.
guest-quiet = המועד נופל בשעות שקט או ביום שקט, ואז לא עולה דבר. צריך לבחור מועד אחר.
guest-not-in = לא בקבוצה: { $name }. למי שמגיע מבחוץ כותבים את השם במילים.
guest-unreached = אי אפשר להזמין את { $name }: קודם צריך לפתוח איתי צ׳אט פרטי וללחוץ Start.
guest-incomplete =
    את מי מארחים? מישהו מהקבוצה לפי username@, או שם מבחוץ בשורה הבאה ומתחתיה מי זה:
    <code>/series שאלות לאורחים מחר 19:00
    לוי כהן
    קמח טרי מהנמל הישן</code>
guest-name-too-long = השם ארוך מדי: אפשר עד { $most } תווים.
guest-about-too-long = השורה ארוכה מדי: אפשר עד { $most } תווים.
guest-ask-whom = את מי מארחים בקבוצה { $group }?
guest-button-outsider = מישהו מבחוץ
guest-begin = אפשר לשאול הכול בקבוצה { $group }: שאלות נאספות מראש, והתשובות ניתנות בקבוצה.
guest-ask-name = מה השם?
guest-ask-when = מתי זה מתחיל?
guest-hint-when = לדוגמה: 1 בדצמבר 19:00
guest-ask-length = כמה זמן זה נמשך?
guest-ask-about = מי זה, בשורה אחת? הקבוצה תקרא את זה.
guest-begin-preview =
    אפשר לשאול הכול: { $name }, { $day }, { $length }
    קודם נשלחת הזמנה בצ׳אט הפרטי אל { $name }. שלושה ימים קודם זה מתפרסם, וחברי הקבוצה שולחים שאלות; אפשר להסיר כל שאלה. בשעה שנקבעה זה עולה גם אם המכסה היומית מלאה.
guest-begin-preview-outside =
    אפשר לשאול הכול: { $name }, { $day }, { $length }
    שלושה ימים קודם זה מתפרסם, וחברי הקבוצה שולחים שאלות; אפשר להסיר כל שאלה. בשעה שנקבעה זה עולה גם אם המכסה היומית מלאה, ואת התשובות מעבירים בתגובה לאותו פוסט.
guest-set-up = נקבע בקבוצה { $group }. מה המצב: {"\u2068"}/series{"\u2069"}
guest-set-up-asked = נקבע בקבוצה { $group }; ההזמנה נשלחת בצ׳אט הפרטי, והתשובה תגיע אליך. מה המצב: {"\u2068"}/series{"\u2069"}
guest-invitation = צוות הניהול של { $group } מזמין אותך להתארח ב״אפשר לשאול הכול״, { $day }. { $door }
guest-invited =
    בקבוצה { $group } רוצים לשאול אותך הכול: { $day }, { $length }.
    חברי הקבוצה שולחים שאלות מראש ומצביעים להן. במועד עולות עשר לכל היותר, והתשובות שלך ניתנות בקבוצה, בתגובות. מתאים לך?
guest-agreed = האירוח שלך בקבוצה { $group }: { $day }, { $length }. במועד יגיע אליך קישור לשאלות.
guest-declined = בסדר. צוות הניהול של { $group } יידע שזה לא מתאים.
guest-has-been = ״אפשר לשאול הכול״ בקבוצה { $group } כבר התחיל או הסתיים.
guest-button-come = כן, בשמחה
guest-button-rather-not = עדיף שלא
guest-button-cannot = בסוף לא מסתדר לי
guest-comes = יש הסכמה להתארח ב״אפשר לשאול הכול״ בקבוצה { $group }: { $name }
guest-state-invited = נשלחה הזמנה אל { $name }: { $day }, { $length }. עוד אין תשובה.
guest-state-agreed = יש הסכמה: { $name }, { $day }, { $length }. עוד לא פורסם. שאלות: { $n }
guest-state-announced = יש הסכמה: { $name }, { $day }, { $length }. כבר פורסם. שאלות: { $n }
guest-state-declined = תשובה להזמנה: לא ({ $name }).
guest-state-posted = השאלות עלו בקבוצה: { $name }. בסך הכול: { $n }
guest-state-over = הסתיים: { $name }. שאלות: { $n }
guest-button-questions = שאלות
guest-nobody = כרגע אין את מי לשאול בקבוצה { $group }.
guest-question-gone = השאלה כבר לא כאן.
guest-voted = ההצבעה שלך נרשמה
guest-withdrawn = ההצבעה בוטלה
guest-question-removed = שאלה שלך לאורחים בקבוצה { $group } הוסרה בידי צוות הניהול: { $text }
guest-struck = השאלה הוסרה
guest-closed = שאלות כבר לא מתקבלות: זה התחיל, או שלא יתקיים.
guest-muted = כרגע אין לך אפשרות לכתוב בקבוצה { $group }, ולכן גם לא לשאול.
guest-enough = כבר שאלת { $most } שאלות. אפשר להצביע לשאלות של אחרים, או להסיר שאלה שלך.
guest-full = כבר יש המון שאלות. אפשר להצביע לאחת מהן.
guest-questions = שאלות אל { $name }, { $day }. לוחצים על מה שמעניין לשמוע; לחיצה נוספת מבטלת.
guest-questions-closed = שאלות אל { $name }
guest-entry = { $votes ->
    [one] {"\u200f"}{ $n }. { $text } — קול אחד
    [two] {"\u200f"}{ $n }. { $text } — שני קולות
   *[other] {"\u200f"}{ $n }. { $text } — { $votes } קולות
}
guest-no-questions-yet = עוד אין שאלות.
guest-button-vote = ▲ { $n }. { $text }
guest-button-voted = ✓ { $n }. { $text }
guest-button-strike = הסרת שאלה
guest-button-struck = ✕ { $text }
guest-strike = איזו שאלה להסיר?
guest-ask-question = מה מעניין אותך לדעת? שורה אחת. מי שאל – לא רואים.
guest-half-done = עוד לא הסתיימה שאלה לאורחים של { $group }.
guest-question-preview = שאלה אל { $name }: { $text }
guest-asked = תודה! השאלה שלך נוספה לשאלות אל { $name }.
skip-guest-unsure = לא הייתה הסכמה להתארח
skip-guest-gone = מי שהיה אמור להתארח כבר לא בקבוצה
skip-no-questions = לא היו שאלות
series-button-new-guest = חדש: שאלות לאורחים
mydata-guest-question = שאלה שלך לאורחים: { $text }
mydata-guest-votes = שאלות לאורחים שהצבעת להן: { $n }
mydata-guest = הזמנה או הסכמה להתארח
