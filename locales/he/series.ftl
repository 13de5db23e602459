# The room "series": ready-made series of posts, each time from somebody.
command-series = סדרות פוסטים מוכנות
help-series =
    הסדרות של הקבוצה ומה מצב המועדים הבאים: {"\u2068"}<code>/series</code>{"\u2069"}
    מאחורי הקלעים, תמונה או שורה ממישהו מצוות הניהול: {"\u2068"}<code>/series מאחורי הקלעים כל יום רביעי 12:00 @noa</code>{"\u2069"}
    יום קודם נשלחת שאלה בצ׳אט הפרטי, ואפשר לראות איך זה ייראה. אם לא מגיע דבר, לא עולה דבר.
room-series = סדרות
room-series-about = פוסטים שמגיעים מאנשים: ל״מאחורי הקלעים״ מבקשים מצוות הניהול תמונה או שורה יום קודם
room-series-logged = { $deed ->
    [added] סדרה התחילה
    [changed] בסדרה נשאל מעכשיו מישהו אחר
   *[removed] סדרה הסתיימה
}
series-door = סדרות
series-standing = { $n ->
    [0] עוד אין סדרות
    [one] סדרה אחת
    [two] שתי סדרות
   *[other] { $n } סדרות
}
series-page =
    <b>סדרות</b>
    { $all }

    סדרה חדשה: {"\u2068"}<code>/series מאחורי הקלעים כל יום רביעי 12:00 @noa</code>{"\u2069"}
series-none = עוד אין.
series-entry = { $name } — { $when }
series-one = <b>{ $name }</b> — { $when }
series-next = הבא: { $day }
series-over = אין עוד מועדים.
series-slot-asked = { $day }: נשלחה שאלה אל { $name }, עוד לא הגיע דבר
series-slot-told = { $day }: מוכן, מאת { $name }
series-slot-declined = { $day }: תשובה מאת { $name }: לא הפעם
series-slot-nobody = { $day }: לא היה את מי לשאול
series-slot-posted = { $day }: עלה, מאת { $name }
series-slot-nothing = { $day }: הפעם לא היה מה להראות ({ $name })
series-slot-left-out = { $day }: הגיע משהו מאת { $name } ולא עלה; הסיבה: {"\u2068"}/calendar{"\u2069"}
series-ask-remove = לסיים את הסדרה? גם מה שנשלח למועד הבא יימחק.
series-button-new = חדש: מאחורי הקלעים
series-button-who = לשאול מישהו אחר
series-button-end = סיום
series-button-remove = לסיים
series-button-keep = להשאיר
series-button-back = חזרה
series-removed = הסדרה הסתיימה.
series-unknown = אין סדרה כזאת: { $typed }. לדוגמה: {"\u2068"}<code>/series מאחורי הקלעים כל יום רביעי 12:00 @noa</code>{"\u2069"}
series-who = לא מוכר לי מישהו בקבוצה בשם הזה: { $typed }. הכוונה ל־username@, כמו שטלגרם מציג.
series-name-somebody = את מי לשאול? {"\u2068"}<code>/series מאחורי הקלעים כל יום רביעי 12:00 @noa</code>{"\u2069"}
series-when = כאן כותבים מתי, ותו לא. לדוגמה: { $example }
series-when-quiet = השאלה נשלחת יום קודם, ולכן דרושים יום ושעה.
series-too-many = כבר יש { $most } סדרות. קודם צריך לסיים אחת: {"\u2068"}/series{"\u2069"}
series-must-manage = לא מצוות הניהול: { $name }. אפשר לשאול את צוות הניהול ואת מי שעוזר בסדרות ({"\u2068"}/staff{"\u2069"}).
series-item-nobody = כבר אין את מי לשאול ל״מאחורי הקלעים״. אפשר לבחור מישהו אחר: {"\u2068"}/series{"\u2069"}
series-item-gone = אי אפשר עוד לבקש ״מאחורי הקלעים״ מאת { $name }: עזיבה של הקבוצה או של צוות הניהול. אפשר לבחור מישהו אחר: {"\u2068"}/series{"\u2069"}
series-item-unreached = אי אפשר לבקש ״מאחורי הקלעים״ מאת { $name }: קודם צריך לפתוח איתי צ׳אט פרטי וללחוץ Start. אפשר לבחור מישהו אחר: {"\u2068"}/series{"\u2069"}
series-taken-back = הפוסט הזה נמשך בחזרה.
mydata-series = { $n ->
    [0] סדרות: שאלות ל״מאחורי הקלעים״ מגיעות אליך
    [one] סדרות: פעם אחת הגיעה אליך שאלה ל״מאחורי הקלעים״
    [two] סדרות: פעמיים הגיעה אליך שאלה ל״מאחורי הקלעים״
   *[other] סדרות: { $n } פעמים הגיעה אליך שאלה ל״מאחורי הקלעים״
}

scenes-typed = מאחורי הקלעים
scenes-name = מאחורי הקלעים, { $name }
scenes-name-nobody = מאחורי הקלעים, בלי איש
scenes-title = 🎬 <b>מאחורי הקלעים</b>
scenes-begin = מאחורי הקלעים של { $group }: תמונה או שורה מצוות הניהול, שוב ושוב.
scenes-ask-who = את מי לשאול? מישהו מצוות הניהול, לפי שם או username@.
scenes-ask-when = מתי זה יעלה?
scenes-hint-when = לדוגמה: כל יום רביעי 12:00
scenes-begin-preview =
    מאחורי הקלעים — { $when }
    יום קודם נשלחת שאלה בצ׳אט הפרטי אל { $name }, עם תצוגה של איך שזה ייראה. אם לא מגיע דבר, לא עולה דבר.
scenes-button-begin = להתחיל
scenes-begun = הסדרה התחילה בקבוצה { $group }. מה המצב: {"\u2068"}/series{"\u2069"}
scenes-opening = מאחורי הקלעים של { $group }: זה יעלה { $day }.
scenes-reminder = תזכורת, היחידה: מאחורי הקלעים של { $group } יעלה { $day }, ועוד לא הגיע דבר.
scenes-ask = מה אפשר להראות לקבוצה? תמונה, סרטון או שורה: טיוטה על השולחן, טעות, הנוף מהחלון.
scenes-half-done = עוד יש מה להראות מאחורי הקלעים של { $group }.
scenes-preview = כך זה ייראה בקבוצה { $group }, { $day }.
scenes-button-post = לפרסם
scenes-button-another = משהו אחר
scenes-button-not-now = לא הפעם
scenes-button-give = לשלוח משהו
scenes-ready = תודה! זה יעלה בקבוצה { $group }, { $day }.
scenes-declined = בסדר, הפעם לא יעלה דבר בקבוצה { $group }, { $day }. אם בכל זאת יימצא משהו: {"\u2068"}/series{"\u2069"}
scenes-too-late = המועד עבר, וכרגע אין למה לשלוח.
scenes-not-posted = מה ששלחת לקבוצה { $group } ({ $day }) לא עלה: { $why }.
skip-nothing-shown = הפעם לא היה מה להראות
skip-nobody-asked = לא היה את מי לשאול

# Tips of members.
nudge-tips = טיפים לקבוצה
tips-typed = טיפים
tips-name = טיפים של חברים
tips-title = 💡 <b>טיפ של חברים</b>
tips-by = — { $name }
tips-door = טיפים
tips-offer = בקבוצה { $group } עולה בכל פעם טיפ של חברים. אפשר שתגיע גם אליך שאלה, פעם בשמונה שבועות לכל היותר. { $door }
tips-offer-door = כן או לא
tips-not-glad = טיפים לקבוצה { $group }: בכל פעם מישהו מקבל שאלה, פעם בשמונה שבועות לכל היותר, ותמיד אפשר לענות ״לא הפעם״. מתאים לך?
tips-glad = שאלות על טיפ לקבוצה { $group } יכולות להגיע אליך, פעם בשמונה שבועות לכל היותר.
tips-button-glad = כן, אפשר לשאול
tips-button-rather-not = לא לשאול יותר
tips-opening = טיפ לקבוצה { $group }, שיעלה { $day }: הייתה הסכמה שלך להישאל.
tips-ask = על מה כדאי להמליץ לאחרים? שורה או שתיים, ואפשר עם תמונה.
tips-half-done = עוד לא הסתיים טיפ לקבוצה { $group }.
tips-named-on = ✓ עם השם שלי
tips-named-off = בלי השם שלי
tips-preview-named =
    כך זה ייראה בקבוצה { $group }, והשם שלך למטה: { $name }
    קודם זה עובר דרך צוות הניהול.
tips-preview-unnamed =
    כך זה ייראה בקבוצה { $group }, בלי שם ({ $name } רק לצוות הניהול).
    קודם זה עובר דרך צוות הניהול.
tips-button-send = לשלוח
tips-sent = תודה! צוות הניהול של { $group } יסתכל, ותגיע אליך הודעה מה יצא מזה.
tips-declined = בסדר, לא הפעם בקבוצה { $group }.
tips-item =
    טיפ שיעלה { $day }:
    { $post }
tips-item-nobody = לא היה את מי לשאול על טיפ. חברים מסכימים להישאל בשולחן שלהם, תחת ״טיפים״.
tips-button-post = לפרסם
tips-button-not-this = לא את זה
tips-button-edit = עריכה
tips-button-show = איך זה נראה
tips-approved = זה יעלה { $day }.
tips-turned-down = לא את זה. תישלח על כך הודעה נעימה.
tips-not-this-time = תודה על הטיפ! הפעם צוות הניהול של { $group } לא בחר בו.
tips-edit-in-private = אפשר לשנות בצ׳אט הפרטי.
tips-shown = זה בצ׳אט הפרטי.
tips-too-late = המועד עבר, או שהטיפ נמשך בחזרה.
tips-ask-edit = באילו מילים לפרסם?
tips-preview-edited = כך זה ייראה בקבוצה { $group }.
tips-posted = הטיפ שלך עלה בקבוצה { $group }. תודה!
tips-begin = טיפים של חברים בקבוצה { $group }: בכל פעם כותב טיפ מישהו שהסכים להישאל, ואישור שלכם קודם לפרסום.
tips-begin-preview =
    טיפים של חברים — { $when }
    שלושה ימים קודם נשלחת שאלה למי שהסכים, פעם בשמונה שבועות לכל היותר. האישור שלכם קודם לפרסום.
series-button-new-tips = חדש: טיפים של חברים
series-slot-waits = { $day }: טיפ מאת { $name } מחכה: {"\u2068"}/attention{"\u2069"}
skip-not-approved = לא הגיע אישור בזמן
mydata-tips = טיפים: אפשר לשאול אותך

# A partner's slot.
partner-typed = שותפים
partner-name = שותפים: { $name }
partner-title = 🤝 <b>מהשותפים שלנו: { $name }</b>
partner-incomplete =
    בשורה הבאה כותבים את שם השותף, ומתחתיה מה יעלה:
    <code>/series { $typed }
    טחנת לוי
    קמח בחצי מחיר לכולנו, השבוע</code>
partner-name-too-long = השם ארוך מדי: אפשר עד { $most } תווים.
partner-too-long = הטקסט ארוך מדי: אפשר עד { $most } תווים.
