# The room "badges": firsts and milestones, told to whoever they belong to.
command-badges = התגים שלך
help-badges =
    התגים שלך, ומה עוד יכול להגיע: { "\u2068" }<code>/badges</code>{ "\u2069" }
    תגים של מי שמציגים אותם, בתשובה להודעה שלהם: { "\u2068" }<code>/badges</code>{ "\u2069" }
    רק לך רואים את התגים שלך, אלא אם בחרת אחרת. הם אף פעם לא מתפרסמים.
    תווית למי שעזרו הכי הרבה בחודש: { "\u2068" }<code>/settings helpertag on</code>{ "\u2069" }
room-badges = תגים
room-badges-about = פעמים ראשונות ואבני דרך, כמו תשובה ראשונה או עשרה אנשים שקיבלו תשובה; רק מי שקיבלו תג שומעים על כך, באימוג׳י או בצ׳אט פרטי, ושום דבר לא מתפרסם
nudge-badges = תגים חדשים
badges-door = התגים שלי
badges-standing = { $badges ->
    [0] עוד לא ניתנו תגים
    [one] תג אחד
    [two] שני תגים
   *[other] { $badges } תגים
}{ $people ->
    [0] { "" }
    [one] , אצל אדם אחד
    [two] , אצל שני אנשים
   *[other] , אצל { $people } אנשים
}
badges-mine =
    <b>התגים שלך</b> – { $group }
    { $badges }
badges-none = עוד אין לך תגים בקבוצה: { $group }. הם מגיעים מעצמם, למשל על תשובה ראשונה למישהו.
badges-of-day =
    בתאריך { $day }:
    { $badges }
badges-entry = <b>{ $name }</b>: { $for }
badges-next = עוד יכולים להגיע, בלי לחץ: { $names }
badges-are-kept = רק לך רואים אותם.
badges-are-shown = אפשר לראות אותם בתשובה להודעה שלך: { "\u2068" }/badges{ "\u2069" }
badges-button-show = להציג לאחרים
badges-button-keep = לשמור לעצמי
badges-shown-now = עכשיו גם אחרים יכולים לראות אותם.
badges-kept-now = עכשיו הם גלויים רק לך.
badges-theirs =
    <b>תגים</b>: { $name }
    { $badges }
badges-not-shown = אין כאן תגים להציג: { $name }
badges-news = { $n ->
    [one] תג חדש בקבוצה { $group }:
   *[other] תגים חדשים בקבוצה { $group }:
} 🏅
    { $badges }

    כל התגים: { "\u2068" }/badges{ "\u2069" }
badges-as-yourself = תגים שייכים לאדם. כדי לראות אותם יש לכתוב בשם עצמך.
badges-no-groups = אין קבוצה משותפת שיש בה תגים. צוות הניהול של קבוצה מפעיל אותם כך: { "\u2068" }<code>/settings badges on</code>{ "\u2069" }
badges-which = התגים שלך באיזו קבוצה?
badges-not-in = תגים בקבוצה יש רק לחברי הקבוצה.
badges-tag = { $month ->
    [1] יד עוזרת ינואר
    [2] יד עוזרת פברואר
    [3] יד עוזרת מרץ
    [4] יד עוזרת אפריל
    [5] יד עוזרת מאי
    [6] יד עוזרת יוני
    [7] יד עוזרת יולי
    [8] יד עוזרת אוגוסט
    [9] יד עוזרת ספטמבר
    [10] יד עוזרת אוקטובר
    [11] יד עוזרת נובמבר
   *[12] יד עוזרת דצמבר
}
badges-tag-no-right = לשם כך דרושה לבוט הרשאה לנהל תוויות של חברים. אפשר לתת אותה ברשימת המנהלים של הקבוצה ולנסות שוב.
badges-tag-refused = טלגרם לא מאפשרת לבוט לקבוע תוויות של חברים. אפשר לתת לו את ההרשאה ברשימת המנהלים של הקבוצה, או לכבות את התווית: { "\u2068" }/settings helpertag off{ "\u2069" }
mydata-badge = תג: { $name }
settings-name-helpertag = תווית ״יד עוזרת״
settings-about-helpertag = מי שעזרו הכי הרבה בחודש מקבלים תווית ליד השם לאורך החודש הבא. תווית שנבחרה באופן אישי נשארת.
settings-value-helpertag = { $helpertag ->
    [on] ניתנת
   *[off] לא ניתנת
}
settings-choice-helpertag = { $helpertag ->
    [on] לתת תווית
   *[off] בלי תווית
}
settings-done-helpertag = { $helpertag ->
    [on] מי שעזרו הכי הרבה בחודש יקבלו תווית לאורך החודש הבא.
   *[off] לא ניתנות תוויות.
}
settings-unknown-helpertag = התווית יכולה להיות פעילה או כבויה, אבל נכתב: { $typed }. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }
badge-name-introduced = היכרות
badge-for-introduced = שלחת הודעת היכרות לקבוצה.
badge-name-answer = תשובה ראשונה
badge-for-answer = ענית למישהו בפעם הראשונה.
badge-name-answers-ten = תשובות לעשרה אנשים
badge-for-answers-ten = עשרה אנשים שונים כבר קיבלו ממך תשובה.
badge-name-answers-fifty = תשובות לחמישים אנשים
badge-for-answers-fifty = חמישים אנשים שונים כבר קיבלו ממך תשובה.
badge-name-answers-hundred = תשובות למאה אנשים
badge-for-answers-hundred = מאה אנשים שונים כבר קיבלו ממך תשובה.
badge-name-thanked = תודה ראשונה
badge-for-thanked = הודו לך על הודעה.
badge-name-begun = שיחה שהתחילה
badge-for-begun = התחלת שיחה שאחרים הצטרפו אליה.
badge-name-weeks-four = ארבעה שבועות
badge-for-weeks-four = השתתפת בארבעה שבועות שונים.
badge-name-weeks-twelve = שנים־עשר שבועות
badge-for-weeks-twelve = השתתפת בשנים־עשר שבועות שונים.
badge-name-weeks-half = חצי שנה של שבועות
badge-for-weeks-half = השתתפת בעשרים ושישה שבועות שונים.
badge-name-weeks-year = שנה של שבועות
badge-for-weeks-year = השתתפת בחמישים ושניים שבועות שונים.
badge-name-helper-month = יד עוזרת של החודש
badge-for-helper-month = בחודש אחד כמעט אף אחד לא עזר ליותר אנשים.
badge-name-quiz-season = ניצחון בחידונים
badge-for-quiz-season = ניצחת בעונת חידונים.
badge-name-loved-week = האהובה של השבוע
badge-for-loved-week = הודעה שלך הייתה האהובה של השבוע.
badge-name-year-here = שנה כאן
badge-for-year-here = עברה שנה מאז שהצטרפת לקבוצה.
