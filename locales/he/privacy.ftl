# The room "privacy": /mydata and /forgetme.
command-mydata = מה ידוע לי עליך, לפי קבוצות
command-forgetme = מחיקת כל מה שידוע לי עליך, או קבוצה אחת בלבד
help-mydata =
    כל מה שידוע לי עליך, קבוצה אחר קבוצה, רק בצ׳אט הפרטי שלנו: {"\u2068"}<code>/mydata</code>{"\u2069"}
    כפתור מתחת להודעה נותן את הכול כקובץ {"\u2068"}JSON{"\u2069"}, לקריאה בתוכנה.
help-forgetme =
    מה יימחק, ושאלה אחת לפני כן: {"\u2068"}<code>/forgetme</code>{"\u2069"}
    אפשר למחוק הכול, או קבוצה אחת בלבד.

mydata =
    <b>מה ידוע לי עליך</b>

    { $parts }
mydata-private = בלי קשר לקבוצה מסוימת
mydata-nothing = שום דבר, חוץ מזה שכתבת לי עכשיו.
mydata-group = <b>{ $group }</b>
mydata-name = שם: { $name }
mydata-username = שם משתמש: { $username }
mydata-language = השפה שבחרת איתי: { $language ->
    [he] עברית
    [ru] רוסית
   *[en] אנגלית
}
mydata-started = הצ׳אט הזה נפתח בתאריך { $date }
mydata-joined = הצטרפת בתאריך { $date }
mydata-here-before = השם שלך מוכר לי כאן; את ההצטרפות לא ראיתי
mydata-left = עזבת בתאריך { $date }
mydata-out = כבר לא בקבוצה
mydata-manages = חלק מצוות הניהול של הקבוצה
mydata-helps = עזרה בניהול הקבוצה
mydata-hidden = ביקשת לא להופיע ברשימות
mydata-introduction-tags = תחומי העניין שלך: { $tags }
mydata-introduction-told =
    הודעת ההיכרות שלך:
    { $told }
mydata-days = ימים שבהם כתבת, לפי הספירה: { $n }
mydata-answered = אנשים שענית להם, כל חודש מחדש: { $n }
mydata-reactions = תגובות אימוג׳י להודעות שלך: { $n }
mydata-thanked = חודשים שעליהם נאמרה לך תודה: { $n }
mydata-votes = סקרים שבהם הצבעת: { $n }
mydata-polls = סקרים שפתחת: { $n }
mydata-posts = פוסטים קבועים שכתבת: { $n }
mydata-changes = הגדרות ששינית: { $n }
mydata-not-kept = מה שכתבת בקבוצות לא נשמר אצלי, רק העובדה שכתבת.
mydata-button-json = כקובץ JSON
mydata-button-forget = מחיקה
mydata-file = כל מה שידוע לי עליך, לקריאה בתוכנה. מה שארוך במיוחד מופיע רק כמספר, ואת כולו אפשר לקבל ממי שמפעיל אותי.

forgetme =
    <b>למחוק את כל מה שידוע לי עליך?</b>

    קבוצות שבהן השם שלך מוכר לי: { $groups }

    מה יימחק: השם ושם המשתמש, השפה שבחרת, הודעות היכרות, הצבעות, כל מה שהתחלת לכתוב, והתודות שקיבלת.
    מה יישאר, בלי השם שלך: מספרים שנספרו לקבוצה, בלי לדעת של מי, וסקרים ופוסטים קבועים שהכנת בשבילה.
    הודעות ההיכרות שלך יוסרו מהקבוצות. כל השאר שכתבת שם נמצא בטלגרם, ואין לי דרך להסיר אותו. עזרה בניהול של קבוצה תסתיים גם היא.

    כל עוד יש לנו קבוצה משותפת, מהרגע שיקרה בה משהו מצדך נכיר מחדש, מההתחלה; ומי מנהל את הקבוצה, טלגרם מספרת לי שוב.

    כל מה שידוע לי: {"\u2068"}/mydata{"\u2069"}
forgetme-groups = { $groups }
forgetme-no-groups = אין
forgetme-button-all = מחיקת הכול
forgetme-button-one = קבוצה אחת בלבד
forgetme-button-no = בלי למחוק
forgetme-which = באיזו קבוצה למחוק? לחיצה אחת, וזה נעשה.
forgetme-under-way = המחיקה התחילה. כשתסתיים, תגיע הודעה אחרונה.
forgetme-done = נמחק. לא ידוע לי עליך דבר. אם תגיע ממך הודעה נוספת, נתחיל מההתחלה.
forgetme-group-done = נמחק. לא ידוע לי עליך דבר בקבוצה: { $group }
forgetme-kept = טוב, הכול נשאר כמו שהיה.

privacy-in-private = זה רק בינינו. בצ׳אט הפרטי:
privacy-as-yourself = הודעה בשם הקבוצה או בשם ערוץ מגיעה בלי שם. אפשר לשלוח את הפקודה בשמך שלך.
former-member = מי שהיה בקבוצה
