# Rewards: prizes and coupon codes, who may claim them, and what was given to whom.
room-rewards = הטבות ופרסים
room-rewards-about = פרסים וקודי קופון: אחד לכל אחת ואחד, בלחיצה על כפתור, עם רישום של מה שנמסר ולמי
reward-door-new = הטבה חדשה
reward-door-list = הטבות
reward-door-mine = ההטבות שלי
reward-standing = פתוחות: { $open }, בסך הכול: { $all }
command-reward = הטבה: פרס או קודי קופון
command-rewards = ההטבות שלי והקודים שלהן
help-reward =
    פרס חדש או מאגר של קודי קופון, שלב אחר שלב בצ׳אט הפרטי: {"\u2068"}<code>/reward</code>{"\u2069"}
    אפשר לבחור למי זה מיועד: לכולם, למי שכבר זמן מה בקבוצה, או לזוכים. כל אחד מקבל אחד, ואף אחד לא מקבל קוד של מישהו אחר.
help-rewards =
    מה שקיבלת כאן, והקודים שלך שוב: {"\u2068"}<code>/rewards</code>{"\u2069"}
    לצוות הניהול: כל ההטבות, ומה נמסר למי.
mydata-reward = הטבה שלך, { $title }: { $state }
mydata-reward-code = הטבה שלך, { $title }: { $state }, הקוד: {"\u2068"}<code>{ $code }</code>{"\u2069"}

reward-in-private = הטבה מכינים בצ׳אט הפרטי איתי.
reward-no-group = לא מצאתי קבוצה שלך עם הטבות. אפשר לשלוח את זה בקבוצה.
reward-which-group = לאיזו קבוצה?
reward-which-kind = מה אפשר יהיה לקבל בקבוצה { $group }?
reward-button-prize = פרס
reward-button-codes = קודי קופון
reward-button-new = הטבה חדשה
reward-button-claim = לקבל
reward-button-copy = העתקה
reward-button-fetch = לקבל את הקוד
reward-button-fetch-of = הקוד: { $title }
reward-button-manage = כל ההטבות
reward-button-post = פרסום
reward-button-post-again = פרסום מחדש
reward-button-keep = לשמור להגרלה
reward-button-add = להוסיף קודים
reward-button-close = סגירה
reward-button-given = מה נמסר למי
reward-button-table = טבלה
reward-button-take = לקחת בחזרה
reward-button-again = לתת שוב
reward-button-back = חזרה

reward-opening = הטבה לקבוצה { $group }
reward-ask-title = מה ההטבה? שורה אחת.
reward-hint-title = עשרה אחוזי הנחה במאפייה
reward-ask-about = מה כדאי לדעת עליה? איפה היא תקפה, עד מתי, את מי לשאול.
reward-ask-pieces = כמה יש?
reward-ask-codes = אפשר להדביק כאן את הקודים, קוד בכל שורה. מה שלא נכנס להודעה אחת אפשר להוסיף אחר כך.
reward-hint-codes =
    RYE-2041
    RYE-2042
reward-ask-more = אפשר להדביק כאן קודים נוספים, קוד בכל שורה.
reward-ask-who = למי זה מיועד?
reward-who-everyone = לכולם
reward-who-quiz = לזוכי החידון האחרון
reward-who-draw = למי שיזכו בהגרלה
reward-ask-days = כמה ימים צריך להיות בקבוצה? מי שהיו כאן לפניי נחשבים ותיקים.
reward-ask-until = עד מתי אפשר לקבל? אם לא כתוב, 30 יום.
reward-hint-until = שישי 18:00
reward-ask-reason = למה זה נלקח בחזרה? את זה יקראו גם בצד השני.
reward-until-range = אפשר לפתוח לעשר דקות לפחות ועד { $days } יום. לדוגמה: שישי 18:00
reward-no-winners = לא ידוע לי על זוכים כאלה עדיין. אפשר לבחור משהו אחר.
reward-code-blank = אין כלום בשורה { $at }. אפשר לשלוח את הקודים שוב, קוד בכל שורה ובלי שורות ריקות ביניהם.
reward-code-twice = הקוד בשורה { $at } הוא כמו בשורה { $first }. אפשר לשלוח את הרשימה שוב, כל קוד פעם אחת.
reward-code-known = הקוד בשורה { $at } כבר במאגר. אפשר לשלוח רק את החדשים.
reward-code-long = הקוד בשורה { $at } ארוך ממה שכפתור יודע להעתיק: { $most } תווים. אפשר לשלוח את הקודים לבד, קוד בכל שורה.
reward-code-too-many = יחד זה { $n } קודים, ובמאגר יש מקום ל־{ $most }. אפשר לשלוח פחות, או לפתוח מאגר נוסף.
reward-too-many = אפשר לפתוח עד { $most } הטבות בו־זמנית. כדאי לסגור אחת קודם: {"\u2068"}/rewards{"\u2069"}
reward-is-posted = פורסם בקבוצה: { $group }
reward-is-ready-to-draw = ההטבה מוכנה: { $title }. עכשיו אפשר לפתוח את ההגרלה: {"\u2068"}/draw{"\u2069"}
reward-not-posted = ההטבה לא הגיעה לקבוצה: { $title }. { $why } היא שמורה: {"\u2068"}/rewards{"\u2069"}
reward-is-below = ההטבה נמצאת עכשיו בהמשך: { $title }
reward-adds = { $n ->
    [one] ייתוסף קוד אחד: { $title }
    [two] ייתוספו שני קודים: { $title }
   *[other] ייתוספו { $n } קודים: { $title }
}
reward-is-added = נוסף. { $free ->
    [one] נשאר אחד: { $title }
    [two] נשארו שניים: { $title }
   *[other] נשארו { $free }: { $title }
}
reward-takes = ההטבה תילקח בחזרה מ־{ $name }: { $title }. הסיבה שתישלח: { $reason }

reward-title = הטבה 🎁 <b>{ $title }</b>
reward-about = { $about }
reward-for = { $who ->
    [winners] למי שזכו.
    [draw] למי שיזכו בהגרלה.
   *[everyone] לכולם כאן.
}{ $days ->
    [0] {""}
    [one] {" "}צריך להיות בקבוצה יום אחד לפחות.
    [two] {" "}צריך להיות בקבוצה יומיים לפחות.
   *[other] {" "}צריך להיות בקבוצה { $days } ימים לפחות.
}
reward-winners = { $n ->
    [one] אדם אחד יכול לקבל אותה.
    [two] שני אנשים יכולים לקבל אותה.
   *[other] { $n } אנשים יכולים לקבל אותה.
}
reward-post-left = נשארו: { $free } מתוך { $all }
reward-post-until = פתוח עד: { $until }
reward-post-how = { $kind ->
    [codes] אחד לכל אחת ואחד. הקוד מגיע בצ׳אט הפרטי איתי.
   *[prize] אחד לכל אחת ואחד. צוות הניהול מוסר אותו.
}
reward-post-none-left = הכול נלקח.
reward-post-over = אי אפשר לקבל את זה יותר.
reward-stock = בסך הכול: { $all }. נשארו: { $free }, שמורים: { $kept }, נמסרו: { $delivered }.
reward-row = • { $title }: { $open ->
    [yes] נשארו { $free } מתוך { $all }
   *[no] סגור, נשארו { $free } מתוך { $all }
}
reward-list = <b>ההטבות בקבוצה { $group }</b>
    { $rows }
reward-list-none = אין עדיין הטבות בקבוצה { $group }.
reward-mine = <b>ההטבות שלך בקבוצה { $group }</b>
    { $rows }
reward-mine-none = כרגע אין לך הטבות בקבוצה { $group }.
reward-mine-row = • { $title }: { $state ->
    [reserved] { $kind ->
        [codes] שמור לך ל־24 שעות
       *[prize] צוות הניהול ימסור
    }
    [sending] בדרך
    [delivered] { $kind ->
        [codes] בצ׳אט הפרטי איתי
       *[prize] נמסר
    }
   *[released] כבר לא שלך
}
reward-state = { $state ->
    [reserved] שמור
    [sending] בדרך
    [delivered] נמסר
   *[released] שוחרר
}
reward-given = <b>{ $title }</b>
    { $rows }
reward-given-none = אף אחד עוד לא לקח: { $title }
reward-given-row = • { $whose }{ $code }: { $state ->
    [reserved] שמור
    [sending] בדרך
    [delivered] נמסר
   *[released] שוחרר
}, { $when }
reward-whose = { $name }
reward-somebody = מישהו
reward-masked = {" "}{"\u2068"}…<code>{ $tail }</code>{"\u2069"}
reward-no-code = {""}
reward-claim = { $whose }{ $code }
reward-ledger = • { $when }: { $event ->
    [reserved] נשמר
    [delivered] נמסר
   *[released] שוחרר
}{ $why }
reward-no-why = {""}
reward-why = { $why ->
    [late] , הזמן לקבל עבר
    [left] , בעקבות עזיבת הקבוצה
    [cannot] , אי אפשר היה למסור
    [taken] , נלקח בחזרה
    [off] , ההטבות כובו
    [forgotten] , לפי בקשה להישכח
    [unsure] , ככל הידוע
   *[other] {""}
}
reward-reason = הסיבה: { $reason }
reward-kept-until = שמור עד: { $until }
reward-table = מה נמסר למי: { $title }
reward-table-who = למי
reward-table-code = קוד
reward-table-state = מצב
reward-table-since = ממתי
reward-table-reason = סיבה
reward-sure-to-close = אף אחד לא יוכל לקבל את זה יותר: { $title }

reward-became-sent = הקוד שלך בצ׳אט הפרטי איתי.
reward-became-kept = זה שלך ל־24 שעות. הקוד מגיע בלחיצה על הכפתור שבהודעה למטה.
reward-became-by-hand = זה שלך. צוות הניהול ימסור.
reward-became-has = כבר קיבלת.
reward-is-kept = שמור לך אחד ל־24 שעות: { $title }. הקוד מגיע בצ׳אט הפרטי איתי.
reward-code =
    הקוד שלך: { $title }, מהקבוצה { $group }
    {"\u2068"}<code>{ $code }</code>{"\u2069"}
reward-gone = זה כבר לא כאן. מה שיש: {"\u2068"}/rewards{"\u2069"}
reward-over = אי אפשר לקבל את זה יותר: { $title }. מה ששלך: {"\u2068"}/rewards{"\u2069"}
reward-none-left = הכול נלקח: { $title }. אם משהו יוחזר, הכפתור יחזור.
reward-not-winner = ההטבה הזאת מיועדת לזוכים: { $title }. תהיה עוד הזדמנות.
reward-too-late = הזמן לקבל עבר: { $title }
reward-too-new = { $days ->
    [one] זה מיועד למי שבקבוצה יום אחד לפחות. לפי מה שידוע לי הצטרפת אחר כך; צוות הניהול יכול לעזור.
    [two] זה מיועד למי שבקבוצה יומיים לפחות. לפי מה שידוע לי הצטרפת אחר כך; צוות הניהול יכול לעזור.
   *[other] זה מיועד למי שבקבוצה { $days } ימים לפחות. לפי מה שידוע לי הצטרפת אחר כך; צוות הניהול יכול לעזור.
}
reward-was-taken-back = ההטבה שלך נלקחה בחזרה. צוות הניהול יכול לתת שוב.
reward-unreadable = אי אפשר לקרוא כרגע את הקודים: { $title }. צוות הניהול יודע, ואפשר לשאול שם.
reward-on-its-way = זה בדרך ברגע זה. אפשר לנסות שוב בעוד כמה דקות.
reward-is-settled = זה כבר הוחלט. המצב: {"\u2068"}/rewards{"\u2069"}
reward-nobody = זה שייך למישהו שביקש להישכח, ולכן אין למי לתת.
reward-has-one = כבר ניתנה הטבה כזאת.
reward-is-closed = נסגר.
reward-is-given-again = ניתן שוב.
reward-is-sent-below = הנה, למטה.
reward-is-handed = נרשם שנמסר, ונשלחה על כך הודעה.
reward-is-released = נרשם, ונשלחה על כך הודעה.
reward-item-prize = בקשה לקבלת פרס: { $name }, { $title }
reward-item-hand = נמסר
reward-item-cannot = אי אפשר
reward-item-unreadable = אי אפשר לקרוא את הקודים: { $title }. הטוקן של הבוט הוחלף מאז. כדאי לסגור ולפתוח מאגר חדש עם הקודים שלא נמסרו.
reward-told-handed = נרשם שנמסר: { $title }, מהקבוצה { $group }. אם זה לא הגיע אליך, אפשר לפנות שם לצוות הניהול.
reward-told-cannot = אי אפשר למסור: { $title }, מהקבוצה { $group }. צוות הניהול שם יכול לספר למה.
reward-told-taken = נלקח בחזרה: { $title }, מהקבוצה { $group }. הסיבה: { $reason }
