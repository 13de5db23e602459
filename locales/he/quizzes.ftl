# Quizzes: questions with right answers, rounds of them, and a season's table.
room-quizzes = חידונים
room-quizzes-about = שאלות עם תשובות נכונות, אחת אחת או בסבבים, עם טבלה והגרלה שכל אחד יכול לבדוק
nudge-quiz = על חידונים
quizzes-door-rounds = סבבי חידון
quizzes-door-table = טבלת החידונים
quizzes-standing = פתוחות: { $open }, ממתינות: { $ready }, נשאלו: { $told }
command-quiz = שאלת חידון, או הצעה לשאלה
command-quizzes = טבלת החידונים
help-quiz =
    שאלת חידון: השאלה, מתחתיה אפשרות בכל שורה, {"\u2068"}<code>*</code>{"\u2069"} לפני כל תשובה נכונה, ובסוף, אם רוצים, {"\u2068"}<code>!</code>{"\u2069"} והסבר:
    <code>/quiz מה מתפיח בצק?
    {"*"} שמרים
    מלח
    ! הם חיים.</code>

    מצוות הניהול השאלה נשאלת מיד בקבוצה; בצ׳אט הפרטי רואים אותה קודם. מחברי הקבוצה זו הצעה. תמונה מצטרפת אם זה הכיתוב שלה, או תגובה לתמונה שלך.
    כמה שאלות לאורך זמן: {"\u2068"}<code>/quiz סבב</code>{"\u2069"}. כמה זמן שאלה פתוחה: {"\u2068"}<code>/quiz 2h מה …</code>{"\u2069"}
help-quizzes =
    טבלת העונה והמקום שלך בה: {"\u2068"}<code>/quizzes</code>{"\u2069"}

    נקודה לכל שאלה שנענתה נכון במדויק; למהירות אין משמעות. תיקו מוכרע בהגרלה, וכל אחד יכול לבדוק אותה. צוות הניהול משתתף מחוץ לפרסים. מהי עונה: {"\u2068"}<code>/settings עונה חודש</code>{"\u2069"}, או רבעון, שנה, סבב
mydata-quizzes = { $n ->
    [one] ענית על שאלת חידון אחת
    [two] ענית על שתי שאלות חידון
   *[other] ענית על { $n } שאלות חידון
}, נכון: { $hit }. נקודות בטבלאות: { $points }.
mydata-quiz = שאלת חידון שלך: { $text }
mydata-quizzes-won = { $n ->
    [one] זכית במקום אחד בחידונים.
    [two] זכית בשני מקומות בחידונים.
   *[other] זכית ב־{ $n } מקומות בחידונים.
}

quizzes-how = { $problem ->
    [empty] חידון מתחיל בשאלה.
    [few] צריך לפחות שתי אפשרויות, כל אחת בשורה משלה.
    [many] יש מקום לעד שתים עשרה אפשרויות.
    [no-right] איזו אפשרות נכונה? שמים לפניה *.
    [long-question] השאלה ארוכה מדי: אפשר עד 300 תווים.
    [long-option] באפשרות יש עד 100 תווים, והיא אף פעם לא ריקה.
    [long-explanation] ההסבר ארוך מדי: אפשר עד 200 תווים.
    [twins] שתי אפשרויות אומרות אותו דבר.
   *[below] ההסבר בא אחרון, בשורה אחת.
} כך:
    <code>/quiz מה מתפיח בצק?
    {"*"} שמרים
    מלח
    ! הם חיים.</code>
quizzes-as-yourself = צריך לשלוח בשם שלך: {"\u2068"}/quiz{"\u2069"}
quizzes-in-private = כאן כולם יקראו את התשובה, כי אין לי הרשאה למחוק הודעות בקבוצה. אפשר לשלוח אליי בצ׳אט הפרטי.
quizzes-no-group = אין לנו קבוצה משותפת עם חידונים. מפעילים אותם בקבוצה: {"\u2068"}<code>/settings quizzes on</code>{"\u2069"}
quizzes-which-group = לאיזו קבוצה?
quizzes-photo-only = לשאלה אפשר לצרף רק תמונה.
quizzes-muted = כרגע אין לך אפשרות לכתוב בקבוצה { $group }, ולכן גם אי אפשר להציע שאלה.
quizzes-too-many = { $most ->
    [one] שאלה אחת ביום היא המקסימום.
    [two] שתי שאלות ביום הן המקסימום.
   *[other] { $most } שאלות ביום הן המקסימום, כדי שכל שאלה תיבדק.
}
quizzes-proposed = תודה! השאלה שלך אצל צוות הניהול. מה יצא ממנה יגיע אליך אם כבר פתחת איתי צ׳אט פרטי.
quizzes-proposed-short = תודה, השאלה אצל צוות הניהול.
quizzes-proposed-item = הצעה לשאלת חידון מאת { $name }: <b>{ $question }</b>
quizzes-below =
    { $above }
    { $one }
quizzes-option-right = ✅ { $option }
quizzes-option = ▫️ { $option }
quizzes-button-use = לקבל
quizzes-button-decline = לדחות
quizzes-decided = { $how ->
    [used] שאלת החידון שלך בקבוצה { $group } התקבלה: { $question } התשובה כבר ידועה לך, ולכן שלך לא תיספר.
   *[declined] שאלת החידון שלך בקבוצה { $group } לא התקבלה הפעם: { $question }
}
quizzes-declined = נדחתה.
quizzes-gone = זה כבר לא קיים.

quizzes-not-posted = השאלה לא פורסמה בקבוצה. { $why } היא ממתינה בין השאלות: {"\u2068"}<code>/quiz סבב</code>{"\u2069"}
quizzes-lost = החיבור נותק בזמן פרסום שאלת החידון { $question }, ואי אפשר לדעת אם היא הגיעה. כדאי להסתכל בקבוצה.
quizzes-result = { $question } 🧩
quizzes-right = { $n ->
    [one] נכון: { $options }
    [two] נכון, שתיהן יחד: { $options }
   *[other] נכון, כולן יחד: { $options }
}
quizzes-explanation = <i>{ $why }</i>
quizzes-nobody-answered = הפעם אף אחד לא ענה.
quizzes-hits = { $n ->
    [one] תשובות נכונות: { $hit } מתוך אחת.
    [two] תשובות נכונות: { $hit } מתוך שתיים.
   *[other] תשובות נכונות: { $hit } מתוך { $n }.
} הטבלה: {"\u2068"}/quizzes{"\u2069"}
quizzes-apart = { $n ->
    [one] תשובה אחת לא נספרת: מערוץ, מניהול אנונימי, ממי שמחוץ לקבוצה או מחיבור השאלה.
    [two] שתי תשובות לא נספרות: מערוצים, מניהול אנונימי, ממי שמחוץ לקבוצה או מחיבור השאלה.
   *[other] { $n } תשובות לא נספרות: מערוצים, מניהול אנונימי, ממי שמחוץ לקבוצה או מחיבור השאלה.
}

quizzes-month = { $month } { $year }
quizzes-quarter = רבעון { $quarter } של { $year }
quizzes-year = { $year }
quizzes-of-round = { $round }
quizzes-a-round = סבב מאז { $date }
quizzes-begins = מתחילה עונה חדשה: { $season }. תיקו מוכרע בהגרלה; ה־SHA-256 של המפתח: { $commitment }
quizzes-begins-prize = { $begins } הפרסים: { $prize }
quizzes-table = { $table }
quizzes-table-title = <b>טבלת החידונים</b> · { $season }
quizzes-until = עד סוף { $date }
quizzes-table-empty = עדיין אין נקודות.
quizzes-entry = { $place }. { $name } · { $points } מתוך { $answered }
quizzes-entry-staff = { $entry } · מחוץ לפרסים
quizzes-hers = המקום שלך: { $place }, נכון { $points } מתוך { $answered }
quizzes-commitment = תיקו מוכרע בהגרלה. ה־SHA-256 של המפתח: {"\u2068"}<code>{ $commitment }</code>{"\u2069"}
quizzes-seed = המפתח: {"\u2068"}<code>{ $seed }</code>{"\u2069"}, ה־SHA-256 שלו: {"\u2068"}<code>{ $commitment }</code>{"\u2069"}
quizzes-no-season = עדיין לא היו חידונים בקבוצה { $group }.
quizzes-seasons = <b>עונות החידון</b> בקבוצה { $group }
quizzes-winners = <b>חידון</b> 🏆 · { $season }
quizzes-name = { $name }
quizzes-former = מי שהיו כאן בעבר
quizzes-won = { $place ->
    [1] 🥇 { $who }
    [2] 🥈 { $who }
    [3] 🥉 { $who }
   *[other] { $place }. { $who }
} · { $points ->
    [one] נקודה אחת
    [two] שתי נקודות
   *[other] { $points } נקודות
}
quizzes-won-prize = { $won } — { $prize }
quizzes-won-given = { $won } ✓
quizzes-prize = { $place ->
    [1] 🥇 { $prize }
    [2] 🥈 { $prize }
    [3] 🥉 { $prize }
   *[other] { $place }. { $prize }
}
quizzes-to-give = לתת את הפרס: { $name } — { $prize } (חידון)
quizzes-is-given = הפרס ניתן. כל הכבוד!
quizzes-drawn = במקרה של תיקו ההגרלה הכריעה, וכל אחד יכול לבדוק אותה. ה־SHA-256 הנמוך ביותר של ״מפתח:מספר״ ראשון:
quizzes-equals = { $n ->
    [one] עם נקודה אחת:
    [two] עם שתי נקודות:
   *[other] עם { $n } נקודות:
}
quizzes-drawn-more = { $n ->
    [one] … ועוד אחת: {"\u2068"}/quizzes{"\u2069"}
    [two] … ועוד שתיים: {"\u2068"}/quizzes{"\u2069"}
   *[other] … ועוד { $n }: {"\u2068"}/quizzes{"\u2069"}
}
quizzes-lot = { $name } · { $user } · {"\u2068"}<code>{ $ticket }…</code>{"\u2069"}
quizzes-staff-apart = צוות הניהול ומי שעוזרים כאן משתתפים מחוץ לפרסים.
quizzes-draw = { $draw }
quizzes-draw-title = <b>ההגרלה</b>: בין מי שיש להם אותו מספר נקודות, ה־SHA-256 הנמוך ביותר של ״מפתח:מספר״ ראשון
quizzes-draw-how =
    כך בודקים (המפתח נלקח כטקסט, כל 64 התווים):
    {"\u2068"}<code>printf %s SEED | sha256sum</code>{"\u2069"}
    {"\u2068"}<code>printf %s SEED:NUMBER | sha256sum</code>{"\u2069"}
    במקום {"\u2068"}SEED{"\u2069"} המפתח, במקום {"\u2068"}NUMBER{"\u2069"} המספר

quizzes-flow-opening = שאלת חידון לקבוצה { $group }
quizzes-flow-words = מה השאלה? מתחתיה אפשרות בכל שורה, * לפני כל תשובה נכונה, בסוף ! והסבר. אפשר לצרף תמונה.
quizzes-flow-words-hint = מה מתפיח בצק?
    {"*"} שמרים
    מלח
    ! הם חיים.
quizzes-flow-open = כמה זמן היא פתוחה? בלי תשובה: יממה.
quizzes-switch-later-on = לשמור לסבב ✓
quizzes-switch-later-off = לשמור לסבב ✗
quizzes-preview =
    שאלת חידון לקבוצה { $group }
    <b>{ $question }</b>
quizzes-for-round = לסבב { $round }
quizzes-open = פתוחה { $length }
quizzes-length = { $one }, { $other }
quizzes-days = { $n ->
    [one] יום אחד
    [two] יומיים
   *[other] { $n } ימים
}
quizzes-hours = { $n ->
    [one] שעה אחת
    [two] שעתיים
   *[other] { $n } שעות
}
quizzes-minutes = { $n ->
    [one] דקה אחת
    [two] שתי דקות
   *[other] { $n } דקות
}
quizzes-question =
    <b>{ $question }</b>
quizzes-with-picture = עם תמונה
quizzes-by-member = הוצעה בקבוצה
quizzes-button-ask = לשאול עכשיו
quizzes-button-add = להוסיף
quizzes-button-save = לשמור
quizzes-is-asked = השאלה בדרך לקבוצה { $group }.
quizzes-is-saved = נשמר.
quizzes-is-kept = נשמרה. אפשר לשאול אותה או לצרף לסבב: {"\u2068"}/quiz סבב{"\u2069"}
quizzes-is-added = { $n ->
    [one] בסבב { $round } יש עכשיו שאלה אחת.
    [two] בסבב { $round } יש עכשיו שתי שאלות.
   *[other] בסבב { $round } יש עכשיו { $n } שאלות.
}

quizzes-flow-round = סבב שאלות חידון לקבוצה { $group }
quizzes-flow-name = איך ייקרא הסבב?
quizzes-flow-name-hint = למשל: לחם, מהשדה לתנור
quizzes-flow-when = מתי לשאול שאלה?
quizzes-flow-when-hint = למשל: כל יום 12:00, כל יום שלישי 19:00
quizzes-when-again = לסבב צריך יום ושעה שחוזרים, למשל: כל יום שלישי 19:00
quizzes-flow-prize = במה אפשר לזכות? שורה לכל מקום, עד חמישה.
quizzes-flow-prize-hint = למשל: כיכר שיפון
quizzes-spec =
    <b>{ $round }</b>
    מתי: { $when }
quizzes-round-saved = נשמר.
quizzes-prize-saved = נשמר. הפרס מופיע בטבלה: {"\u2068"}/quizzes{"\u2069"}
quizzes-rounds =
    <b>סבבי חידון</b> בקבוצה { $group }
    { $rows }
quizzes-no-rounds = עדיין אין.
quizzes-round-row = { $state ->
    [draft] ▫️
    [running] ▶️
   *[over] ✔️
} { $round }: נשאלו { $asked } מתוך { $n }
quizzes-round = { $round }
quizzes-round-state = { $state ->
    [draft] עדיין לא התחיל.
    [running] הסבב פועל.
   *[over] הסתיים.
}
quizzes-next = השאלה הבאה: { $when }
quizzes-round-empty = עדיין אין שאלות.
quizzes-question-row = { $place }. { $question }{ $state ->
    [open] {" "}· פתוחה
    [told] {" "}· נשאלה
    [dropped] {" "}· בלי תוצאה
    [posting] {" "}· בדרך
   *[ready] {""}
}
quizzes-round-is-over = הסבב { $round } הסתיים. אפשר לפתוח אחר: {"\u2068"}/quiz סבב{"\u2069"}
quizzes-too-many-questions = בסבב יש מקום ל־{ $most } שאלות.
quizzes-too-many-rounds = יש מקום ל־{ $most } סבבים. קודם צריך לסיים אחד: {"\u2068"}/quiz סבב{"\u2069"}
quizzes-no-questions = קודם צריך לפחות שאלה אחת.
quizzes-started = הסבב פועל. השאלות מופיעות בלוח.
quizzes-ask-stop = לסיים עכשיו את הסבב { $round }? שאלות שלא נשאלו יישמרו.
quizzes-stopped = הסתיים.
quizzes-removed = הוסר.
quizzes-pool = { $n ->
    [0] אין שאלות שממתינות מחוץ לסבבים.
    [one] שאלה אחת ממתינה מחוץ לסבבים.
    [two] שתי שאלות ממתינות מחוץ לסבבים.
   *[other] { $n } שאלות ממתינות מחוץ לסבבים.
}
quizzes-post = חידון: { $round }
quizzes-post-winners = מי שזכו בחידון: { $season }
quizzes-button-rounds = סבבים
quizzes-button-table = טבלה
quizzes-button-draw = ההגרלה
quizzes-button-seasons = עונות
quizzes-button-prize = פרס
quizzes-button-new-round = סבב חדש
quizzes-button-pool = שאלות: { $n }
quizzes-button-add-question = עוד שאלה
quizzes-button-change = לשנות
quizzes-button-start = להתחיל
quizzes-button-stop = לסיים
quizzes-button-stop-yes = לסיים
quizzes-button-remove = להסיר
quizzes-button-up = מוקדם יותר
quizzes-button-down = מאוחר יותר
quizzes-button-into = לסבב: { $round }
quizzes-button-given = בוצע
quizzes-button-back = חזרה
skip-no-question = לא נשארו שאלות בסבב
skip-no-winner = לא היה את מי להזכיר

settings-name-season = עונת חידונים
settings-about-season = לאיזה פרק זמן נספרות יחד נקודות החידונים. בסופו מפרסמים מי זכו.
settings-value-season = { $season ->
    [month] חודש
    [quarter] רבעון
    [year] שנה
   *[round] כל סבב
}
settings-choice-season = { $season ->
    [month] חודש
    [quarter] רבעון
    [year] שנה
   *[round] כל סבב
}
settings-done-season = { $season ->
    [month] מעכשיו נקודות החידונים נספרות לחודש.
    [quarter] מעכשיו נקודות החידונים נספרות לרבעון.
    [year] מעכשיו נקודות החידונים נספרות לשנה.
   *[round] מעכשיו נקודות החידונים נספרות לכל סבב.
}
settings-unknown-season = עונת חידונים היא חודש, רבעון, שנה או סבב; { $typed } לא מתאים. לדוגמה: {"\u2068"}<code>{ $meant }</code>{"\u2069"}
