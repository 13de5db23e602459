# The room "requests": who asks to be let into the group.
room-requests = בקשות הצטרפות
room-requests-about = מילה חמה למי שרוצים להצטרף, השאלות שלכם והחלטה בלחיצה. בשביל זה נחוצה לי הרשאת ניהול ״הוספת משתמשים״, ובהגדרות הקבוצה בטלגרם צריך להפעיל אישור של חברים חדשים
command-requests = בקשות הצטרפות
help-requests =
    בקשות ההצטרפות הפתוחות, עם התשובות: { "\u2068" }<code>/requests</code>{ "\u2069" }
    כדי לשאול משהו אחר כותבים עד חמש שאלות בשורות שמתחת לפקודה: { "\u2068" }<code>/requests</code>{ "\u2069" }
requests-door-open = בקשות פתוחות
requests-door-questions = שאלות
requests-door-links = קישורים
requests-standing = { $n ->
    [0] אין בקשות פתוחות
    [one] בקשה פתוחה אחת
    [two] שתי בקשות פתוחות
   *[other] בקשות פתוחות: { $n }
}
requests-standing-right = חסרה ההרשאה ״הוספת משתמשים״
room-requests-logged = { $deed ->
    [own] שאלות משלכם
    [usual] השאלות הרגילות
    [none] בלי שאלות
    [at-once] קישור שמכניס מיד
   *[asks] קישור שכבר לא מכניס מיד
}

# To who asks to join.
requests-hello = שלום! ביקשת להצטרף לקבוצה: { $group }. הבקשה הגיעה לצוות הניהול, וההחלטה תגיע לכאן. אולי תהיה להם שאלה, וגם היא תגיע לכאן.
requests-hello-questions = שלום, ותודה על הבקשה להצטרף לקבוצה: { $group }. צוות הניהול רוצה לדעת קצת יותר. אפשר לכתוב את התשובות כאן.
requests-question = שאלה מהקבוצה: { $group }
requests-preview =
    זה מה שיגיע לצוות הניהול של { $group }:

    { $answers }
requests-passed-on = תודה! התשובות הגיעו לצוות הניהול של { $group }. ההחלטה תגיע לכאן.
requests-answered = תודה על התשובות! הדלת נפתחת: { $group }
requests-over-for-her = כבר אין לך בקשה פתוחה להצטרף לקבוצה: { $group }
requests-no-longer-open = הבקשה סגורה, ולכן אין למי להעביר את זה.
requests-half-done = נשארה תשובה לשאלה מהקבוצה: { $group }
requests-asked =
    שאלה מהקבוצה { $group }, מאת { $name }:
    { $words }

    אפשר לכתוב את התשובה כאן.
requests-word-passed-on = הועבר לצוות הניהול של { $group }. אפשר להוסיף.
requests-let-in = כיף שהצטרפת לקבוצה: { $group }
requests-declined = { $reason ->
    [full] הפעם זה לא הסתדר עם הקבוצה { $group }: היא מלאה כרגע. אפשר לבקש שוב בהמשך.
    [fit] הפעם זה לא הסתדר עם הקבוצה { $group }: היא מיועדת לאנשים במצב אחר. תודה על הפנייה.
    [details] הפעם זה לא הסתדר עם הקבוצה { $group }: חסר להם קצת מידע. אפשר לבקש שוב ולספר קצת יותר.
    [own]
        הפעם זה לא הסתדר עם הקבוצה { $group }. מילה מצוות הניהול:
        { $words }
   *[none] הפעם זה לא הסתדר עם הקבוצה { $group }. תודה על הפנייה.
}

# To those who decide.
requests-item = בקשת הצטרפות: { $name }
requests-item-silent = בקשת הצטרפות, עוד בלי תשובות לשאלות: { $name }
requests-item-unreached = בקשת הצטרפות שאי אפשר לכתוב בקשר אליה, ולכן ההחלטה בידיים שלכם: { $name }
requests-item-answered =
    בקשת הצטרפות: { $name }
    { $answers }
requests-item-link =
    { $words }
    קישור: { $link }
requests-item-crowd = { $n ->
    [one] בקשת הצטרפות פתוחה אחת
    [two] שתי בקשות הצטרפות פתוחות
   *[other] בקשות הצטרפות פתוחות: { $n }
}
requests-item-right = בקשות ההצטרפות מופעלות, אבל הן לא מגיעות אליי: חסרה לי הרשאת ניהול ״הוספת משתמשים״. אפשר לתת אותה בהגדרות הקבוצה בטלגרם, ברשימת המנהלים.
requests-button-approve = אישור
requests-button-decline = דחייה
requests-button-more = עוד שאלה
requests-button-look = פרטים
requests-button-all = כל הבקשות
requests-button-back = חזרה
requests-button-send = שליחה
requests-button-save = שמירה
requests-button-write = כתיבת שאלות
requests-button-usual = השאלות הרגילות
requests-button-no-questions = בלי שאלות
requests-button-own-reason = במילים שלי
requests-button-reason = { $reason ->
    [full] הקבוצה מלאה
    [fit] הקבוצה מיועדת לאחרים
    [details] חסר מידע
   *[none] בלי סיבה
}
requests-button-link = { $at_once ->
    [yes] ✓ { $name }
   *[no] { $name }
}
requests-below = הנה, למטה.
requests-title = { $n ->
    [0] אין בקשות הצטרפות פתוחות: <b>{ $group }</b>
    [one] בקשה פתוחה אחת: <b>{ $group }</b>
    [two] שתי בקשות פתוחות: <b>{ $group }</b>
   *[other] בקשות פתוחות ({ $n }): <b>{ $group }</b>
}
requests-entry = מאת { $name }, { $since } – { $state }
requests-state = { $state ->
    [asking] השאלות נשלחו
    [unreached] אי אפשר לכתוב
    [deciding] בטיפול
   *[waiting] בהמתנה לכם
}
requests-look =
    בקשה להצטרף לקבוצה { $group }: <b>{ $name }</b>
    מאז: { $since }
requests-look-link = קישור: { $link }
requests-look-bio = מהפרופיל: { $bio }
requests-look-state = <i>{ $state }</i>
requests-answer =
    <i>{ $question }</i>
    { $answer }
requests-no-answer = —
requests-said = מאת { $name }: { $words }
requests-why = מה לכתוב בתשובה? הבקשה של: { $name }
requests-why-unreached = אי אפשר לכתוב בצ׳אט הפרטי, ולכן הסיבה נשמרת רק אצלכם: { $name }
requests-unknown = הבקשה הזאת כבר לא קיימת.
requests-no-right = בשביל זה חסרה לי ההרשאה ״הוספת משתמשים״. אפשר לתת אותה בהגדרות הקבוצה בטלגרם, ברשימת המנהלים.
requests-letting-in = הדלת נפתחת: { $name }
requests-declining = הבקשה נדחית: { $name }
requests-was-in = כבר בקבוצה { $group }, ההחלטה התקבלה בטלגרם עצמו: { $name }
requests-was-gone = הבקשה להצטרף לקבוצה { $group } כבר לא קיימת: היא בוטלה, או שההחלטה התקבלה בטלגרם עצמו. הבקשה הייתה של: { $name }
requests-not-done = עדיין בהמתנה בקבוצה { $group }: { $name }. { $why }
requests-outcome = { $decision ->
    [approved] כבר אושר, ההחלטה של { $manager }: { $name }
   *[declined] כבר נדחה, ההחלטה של { $manager }: { $name }
}
requests-outcome-nobody = { $decision ->
    [approved] כבר בקבוצה: { $name }
   *[declined] כבר נדחה: { $name }
}
requests-outcome-gone = הבקשה כבר לא קיימת: { $name }
requests-ask-more = מה עוד כדאי לדעת? השאלה תועבר בצ׳אט הפרטי, בשמך, והתשובה תגיע לכאן.
requests-preview-more =
    אל { $name }:
    { $words }
requests-more-sent = נשלח. התשובה תגיע לכאן: { $name }
requests-not-reached = אי אפשר לכתוב בצ׳אט הפרטי אל { $name }, וההחלטה בקבוצה { $group } בידיים שלכם: { "\u2068" }/attention{ "\u2069" }
requests-ask-reason = מה לכתוב? כמה מילים טובות מספיקות.
requests-preview-reason =
    הבקשה תידחה, וזו ההודעה אל { $name }:
    { $words }

# What is asked.
requests-usual-first = כמה מילים להיכרות: במה העיסוק שלך, ואיך הגעת לקבוצה?
requests-usual-second = { $community ->
    [customers] באיזה מוצר או שירות יש לך שימוש, או רצון להתנסות?
    [interest] מה מושך אותך בתחום, וכמה זמן כבר?
    [team] מאיזה צוות הגעת, ובמה העבודה שלך?
    [support] מה יעזור לך יותר מכול כאן?
   *[any] מה היית רוצה למצוא כאן?
}
requests-questions-usual =
    מי שרוצים להצטרף לקבוצה { $group } מקבלים את השאלות:
    { $questions }

    אלה השאלות הרגילות.
requests-questions-own =
    מי שרוצים להצטרף לקבוצה { $group } מקבלים את השאלות:
    { $questions }
requests-questions-none = מי שרוצים להצטרף לקבוצה { $group } לא מקבלים שאלות, רק שלום, וההחלטה שלכם.
requests-questions-saved = מעכשיו אלה השאלות למי שרוצים להצטרף לקבוצה: { $group }
requests-ask-question = מה הדבר הראשון שחשוב לדעת על מי שרוצים להצטרף לקבוצה? { $group }
requests-hint-question = לדוגמה: ״מה אופים אצלך בבית?״ אפשר עד חמש שאלות, וכשיש פחות – יותר אנשים עונים.
requests-ask-question-next = ומה עוד?
requests-preview-questions =
    מי שרוצים להצטרף לקבוצה { $group } יקבלו את השאלות:
    { $questions }
requests-too-many-questions = אפשר לכל היותר { $most } שאלות, וכשיש פחות – יותר אנשים עונים. לדוגמה, שתי שורות מתחת לפקודה: { "\u2068" }<code>/requests</code>{ "\u2069" }

# Links by which people come in at once.
requests-links = הקישורים שבהם הגיעו בקשות הצטרפות לקבוצה { $group }. לחיצה על קישור – ומי שבאים דרכו נכנסים מיד; עוד לחיצה – וההחלטה שוב שלכם.
requests-no-links = עוד לא הגיעה בקשה להצטרף לקבוצה { $group } בקישור שיש לו שם. כשתגיע, אפשר יהיה לקבוע כאן שמי שבאים דרכו נכנסים מיד.

# The setting.
settings-name-admission = צירוף
settings-about-admission = מי מכניס את מי שרוצים להצטרף: ההחלטה שלכם, או כניסה אחרי תשובה על כל השאלות.
settings-value-admission = { $admission ->
    [answered] כניסה למי שענו על כל השאלות
   *[ask] ההחלטה שלכם על כל בקשה
}
settings-choice-admission = { $admission ->
    [answered] אחרי כל התשובות
   *[ask] ההחלטה שלנו
}
settings-done-admission = { $admission ->
    [answered] מעכשיו מי שרוצים להצטרף ועונים על כל השאלות נכנסים מיד.
   *[ask] מעכשיו ההחלטה על כל בקשת הצטרפות שלכם.
}
settings-unknown-admission = לצירוף יש שתי אפשרויות: שאלה או תשובות. האפשרות הזאת לא מוכרת לי: { $typed }. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }
mydata-request = בקשת הצטרפות, { $date }: { $state ->
    [approved] אושרה
    [declined] נדחתה
    [gone] בוטלה, או שההחלטה התקבלה בטלגרם עצמו
    [over] כבר לא פתוחה
   *[waiting] פתוחה
}
mydata-request-answer = לשאלה { $question } – { $answer }
item-forgotten = מה שהיה כאן נשכח.
