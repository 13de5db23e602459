# Draws that anybody can compute again.
room-draws = הגרלות
room-draws-about = הגרלות עם קוביות שמוטלות בקבוצה, כך שכולם יכולים לחשב את התוצאה בעצמם
draw-door-new = הגרלה חדשה
draw-door-list = הגרלות
draw-standing = בעיצומן: { $open }, בסך הכול: { $all }
command-draw = הגרלות והכרטיסים שלי
help-draw =
    ההגרלות כאן, עם הכרטיסים שלך: {"\u2068"}<code>/draw</code>{"\u2069"}
    לצוות הניהול, הגרלה חדשה: {"\u2068"}<code>/draw ספר עם הקדשה</code>{"\u2069"}
    כולם יכולים לחשב את התוצאה מחדש: הכללים כתובים בהודעה.
mydata-draws = { $n ->
    [one] השתתפת בהגרלה אחת; זכיות: { $won }.
    [two] השתתפת בשתי הגרלות; זכיות: { $won }.
   *[other] השתתפת ב־{ $n } הגרלות; זכיות: { $won }.
}

draw-in-private = הגרלה מכינים בצ׳אט הפרטי איתי.
draw-no-group = לא מצאתי קבוצה שלך עם הגרלות. אפשר לשלוח את זה בקבוצה.
draw-which-group = לאיזו קבוצה?
draw-opening = הגרלה לקבוצה { $group }
draw-ask-title = במה אפשר לזכות? שורה אחת.
draw-hint-title = ספר עם הקדשה
draw-ask-reward = זו אחת מההטבות האלה? אז הזוכים לוקחים אותה בכפתור, תוך שלושה ימים.
draw-ask-winners = כמה זוכים?
draw-ask-until = עד מתי אפשר להירשם?
draw-hint-until = שישי 18:00
draw-ask-days = כמה ימים צריך להיות בקבוצה? מי שהיו כאן לפניי נחשבים ותיקים.
draw-switch-staff-on = צוות הניהול משתתף ✓
draw-switch-staff-off = צוות הניהול משתתף ✗
draw-until-range = הגרלה פתוחה לעשר דקות לפחות ועד { $days } ימים. לדוגמה: שישי 18:00
draw-no-reward = ההטבה הזאת כבר לא כאן. אפשר לבחור אחרת, או לדלג.
draw-too-few-left = { $free ->
    [one] נשאר ממנה רק אחד, ולכן רק אחד יכול לזכות.
    [two] נשארו ממנה רק שניים, ולכן לא יותר יכולים לזכות.
   *[other] נשארו ממנה רק { $free }, ולכן לא יותר יכולים לזכות.
}
draw-preview-note = עם זה יישלחו לקבוצה { $group } גם הכללים וסוד חתום.
draw-button-open = לפתוח את ההגרלה
draw-button-enter = להשתתף
draw-button-leave = לצאת מההגרלה
draw-button-new = הגרלה חדשה
draw-button-list = כל ההגרלות
draw-button-show = פרסום מחדש
draw-button-cancel = ביטול ההגרלה
draw-button-sum = קובייה { $nth } 🎰 SHA-256 של הרשימה

draw-title = הגרלה 🎰 <b>{ $title }</b>
draw-for = { $winners ->
    [one] אדם אחד זוכה.
    [two] שני אנשים זוכים.
   *[other] מספר הזוכים: { $winners }.
}{ $days ->
    [0] {""}
    [one] {" "}צריך להיות בקבוצה יום אחד לפחות.
    [two] {" "}צריך להיות בקבוצה יומיים לפחות.
   *[other] {" "}צריך להיות בקבוצה { $days } ימים לפחות.
}
draw-without-staff = צוות הניהול לא משתתף.
draw-open-until = פתוח עד: { $until }
draw-stage = { $stage ->
    [listing] נסגר, והרשימה בדרך.
    [throwing] נסגר, והקוביות מוטלות.
    [done] ההגרלה נערכה, והתוצאה בהמשך.
   *[cancelled] בוטל.
}
draw-entered = כרטיסים: { $n }
draw-rules =
    <b>איך מגרילים</b>
    כל כרטיס הוא קוד. בסוף מתפרסמת כאן רשימת הקודים עם ה־SHA-256 שלה, ומתחתיה מוטלות שלוש קוביות. שלוש הקוביות הראשונות שמתחת לרשימה קובעות. סוד, הרשימה והקוביות קובעים את הסדר: הראשונים זוכים, והשאר הם הבאים בתור. אחר כך הסוד מתפרסם, וכולם יכולים לחשב מחדש.
    <b>מה זה לא מוכיח</b>
    שמאחורי כל כרטיס יש אדם: מי שמפעיל את הבוט יכול להוסיף כרטיסים, ולכן כדאי לשים לב למספר. כדאי לחפש ברשימה את הקוד שלך. למי שיש שני חשבונות יש שני כרטיסים. קובייה שנמחקה נשארת ב״פעולות אחרונות״ של המנהלים.
    הגרלה {"\u2068"}<code>{ $code }</code>{"\u2069"}, ה־SHA-256 של הסוד:
    {"\u2068"}<code>{ $commitment }</code>{"\u2069"}
draw-secret =
    הסוד:
    {"\u2068"}<code>{ $secret }</code>{"\u2069"}
draw-secret-lost = אי אפשר לקרוא את הסוד יותר: הטוקן של הבוט הוחלף.
draw-ticket = הכרטיס שלך להגרלה { $title } בקבוצה { $group }: {"\u2068"}<code>{ $ticket }</code>{"\u2069"}. כדאי לשמור אותו: הוא יופיע ברשימה.
draw-entered-now = נרשמת. הכרטיס שלך: {"\u2068"}{ $ticket }{"\u2069"}
draw-entered-already = כבר נרשמת. הכרטיס שלך: {"\u2068"}{ $ticket }{"\u2069"}
draw-left = יצאת מההגרלה הזאת.
draw-gone = ההגרלה הזאת כבר לא כאן. מה שיש: {"\u2068"}/draw{"\u2069"}
draw-is-closed = ההגרלה הזאת נסגרה. האחרות: {"\u2068"}/draw{"\u2069"}
draw-not-staff = בהגרלה הזאת צוות הניהול לא משתתף.
draw-too-new = { $days ->
    [one] זה מיועד למי שבקבוצה יום אחד לפחות. לפי מה שידוע לי הצטרפת אחר כך.
    [two] זה מיועד למי שבקבוצה יומיים לפחות. לפי מה שידוע לי הצטרפת אחר כך.
   *[other] זה מיועד למי שבקבוצה { $days } ימים לפחות. לפי מה שידוע לי הצטרפת אחר כך.
}
draw-too-many = אפשר לערוך עד { $most } הגרלות בו־זמנית. אפשר לחכות לאחת מהן או לבטל אחת: {"\u2068"}/draw{"\u2069"}
draw-is-posted = ההגרלה פתוחה בקבוצה { $group }.
draw-not-posted = ההגרלה לא הגיעה לקבוצה: { $title }. { $why }
draw-is-below = ההגרלה נמצאת עכשיו בהמשך: { $title }
draw-list-of = <b>ההגרלות בקבוצה { $group }</b>
    { $rows }
draw-list-none = כרגע אין הגרלות בקבוצה { $group }.
draw-row = • { $title }: { $stage ->
    [open] פתוח עד { $until }
    [listing] נסגר
    [throwing] הקוביות מוטלות
    [done] נערכה
   *[cancelled] בוטל
}, כרטיסים: { $n }
draw-yours = הכרטיס שלך: {"\u2068"}<code>{ $ticket }</code>{"\u2069"}{ $state ->
    [out] , לא נכלל כשנעשתה הרשימה
    [won] , זכה 🎉
    [passed] , התור עבר הלאה
   *[in] {""}
}
draw-sure-to-cancel = אף אחד לא יזכה, והסוד יתפרסם: { $title }
draw-is-cancelled = בוטל.
draw-looks = הקובייה הזאת נבדקת.

draw-list =
    הגרלה 🎰 <b>{ $title }</b>: ההרשמה נסגרה. { $n ->
        [one] יש כרטיס אחד, והוא בקובץ הזה.
        [two] יש שני כרטיסים, והם בקובץ הזה.
       *[other] יש { $n } כרטיסים, והם בקובץ הזה.
    } כדאי לחפש את שלך.
    הסכום שלה, SHA-256: {"\u2068"}<code>{ $sum }</code>{"\u2069"}
    שלוש קוביות יוטלו בתגובה להודעה הזאת.
draw-nobody =
    הגרלה 🎰 <b>{ $title }</b>: אף אחד לא השתתף, ולכן אין מה להגריל. הסוד היה:
    {"\u2068"}<code>{ $secret }</code>{"\u2069"}
draw-drawn = הגרלה 🎰 <b>{ $title }</b>: יש תוצאה! 🎉
draw-winner = • כרטיס {"\u2068"}<code>{ $ticket }</code>{"\u2069"}
draw-winner-named = • כרטיס {"\u2068"}<code>{ $ticket }</code>{"\u2069"} – { $name }
draw-passed = כרטיס {"\u2068"}<code>{ $ticket }</code>{"\u2069"} כבר לא בקבוצה, והתור עבר הלאה.
draw-nobody-left = לא נשאר מי שיכול לזכות.
draw-fewer = לא היו עוד כרטיסים.
draw-claim-until = כדאי לקבל עד { $until }, אחרת התור עובר הלאה.
draw-how =
    קוביות: {"\u2066"}{ $dice }{"\u2069"}
    הסוד: {"\u2068"}<code>{ $secret }</code>{"\u2069"}
    הזרע: {"\u2068"}<code>{ $seed }</code>{"\u2069"}
draw-proof = כל מה שצריך כדי לחשב את ההגרלה מחדש: { $title }. בתוכנה של Kehila עצמה: {"\u2068"}<code>kehila verify-draw</code>{"\u2069"} עם הקובץ הזה.
draw-instead = הגרלה 🎰 <b>{ $title }</b>: הבאים בתור.
draw-late = כרטיס {"\u2068"}<code>{ $ticket }</code>{"\u2069"}: לא נלקח בזמן, והתור עבר הלאה.
draw-told = זכית בקבוצה { $group }: { $title } 🎉 הכרטיס שלך: {"\u2068"}<code>{ $ticket }</code>{"\u2069"}. צוות הניהול שם ייצור קשר.
draw-told-claim = זכית בקבוצה { $group }: { $title } 🎉 הכרטיס שלך: {"\u2068"}<code>{ $ticket }</code>{"\u2069"}. כדי לקבל צריך ללחוץ על הכפתור שמתחת לתוצאה בקבוצה, עד { $until }.
draw-cancelled =
    הגרלה 🎰 <b>{ $title }</b>: { $why ->
        [lost] אי אפשר לערוך את ההגרלה, כי אי אפשר לקרוא את הסוד שלה.
       *[manager] ההגרלה בוטלה.
    }
    { $secret }
draw-list-lost = לא ידוע לי אם הרשימה הגיעה.
draw-throw-lost = לא ידוע לי אם הקובייה הוטלה. אם יש אחת מתחת לרשימה, אפשר להגיב עליה והיא תיחשב: {"\u2068"}/draw{"\u2069"}
draw-item-stuck = ההגרלה ממתינה: { $title }. { $why } אם אין שם כלום, אפשר להמשיך.
draw-item-again = להמשיך
draw-goes-on = ממשיכים.
draw-goes-on-already = זה כבר המשיך.
draw-thrown-again = קובייה { $nth } 🎰 לא נמצאת מתחת לרשימה, לפי { $name }, ולכן היא מוטלת שוב. אם בכל זאת תופיע, זו שלמעלה קובעת.
