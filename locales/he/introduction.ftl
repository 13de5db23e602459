# Introductions: what is asked, what they are found by, and what managers decide about them.
command-intro = הודעת ההיכרות שלך, או הודעה ראשונה
help-intro =
    הודעת ההיכרות שלך, עם כפתורים לשינוי, להסתרה מהחיפוש ולהסרה: {"\u2068"}<code>/intro</code>{"\u2069"}
    בתגובה להודעה שלך: ההודעה נשמרת כהודעת ההיכרות שלך.
    בלי הודעת היכרות מתחילים אחת, כמו עם {"\u2068"}<code>/introduce</code>{"\u2069"}
command-who = חיפוש אנשים לפי מה שסיפרו
help-who =
    לפי מילה, מקום או שם: {"\u2068"}<code>/who שיפון</code>{"\u2069"}, {"\u2068"}<code>/who חיפה</code>{"\u2069"}
    לפי תגית: {"\u2068"}<code>/who #אפייה</code>{"\u2069"}
    הודעת ההיכרות של מישהו: {"\u2068"}<code>/who @name</code>{"\u2069"}, או {"\u2068"}<code>/who</code>{"\u2069"} בתגובה

    החיפוש מוצא חברי קבוצה שפרסמו הודעת היכרות והסכימו שימצאו אותם; את התשובה רואים רק אצלך.
command-questions = מה שואלים את המצטרפים
help-questions =
    עם כפתורים, בצ׳אט הפרטי: {"\u2068"}<code>/questions</code>{"\u2069"}
    בהודעה אחת, כל שאלה בשורה נפרדת, עד שש שאלות:
    <code>{ help-questions-copy }</code>

    סוגים: טקסט, בחירה, תגיות, מקום, יום הולדת, תמונה. האפשרויות באות אחרי סימן השוויון. חזרה לשאלות הרגילות: {"\u2068"}<code>/questions default</code>{"\u2069"}
help-questions-copy =
    /questions
    טקסט: מה אופים אצלך?
    בחירה, חובה: שיפון או חיטה? = שיפון / חיטה
    תגיות: מה מעניין אותך? = שיפון, דבש
    מקום
desk-door-questions = שאלות היכרות

intro-ask-of = <b>שאלה { $n } מתוך { $of }.</b> { $question }
intro-ask-tags = מה מעניין אותך? כמה תגיות, עם פסיקים ביניהן: שיפון, לחם מחמצת.
intro-ask-place = איפה הבית שלך? מספיק שם של עיר או שכונה.
intro-ask-birthday = מתי יום ההולדת שלך? יום וחודש, למשל 24 בדצמבר. הקבוצה תראה אותו רק באישור שלך, בסוף.
intro-ask-photo = תמונה להודעת ההיכרות?
# On the preview: how it stands now; a press turns it around.
intro-found-on = ✓ אפשר למצוא בחיפוש
intro-found-off = ✗ לא מופיע בחיפוש
intro-birthday-on = ✓ יום ההולדת מוצג
intro-birthday-off = ✗ יום ההולדת לא מוצג

intro-card-tags = <b>תחומי עניין:</b> { $told }
intro-card-place = <b>מקום:</b> { $told }
intro-card-birthday = <b>יום הולדת:</b> { $told }
intro-card-own = <b>{ $question }</b> { $told }
intro-card-by-hand = { $told }

intro-too-long = יש כאן { $over } תווים יותר ממה שנכנס בהודעה אחת. צריך לקצר תשובה.
intro-too-long-for-photo = יש כאן { $over } תווים יותר ממה שנכנס מתחת לתמונה. צריך לקצר תשובה או לוותר על התמונה.
intro-too-many-lines-own =
    עד { $most } שורות, אחת לכל שאלה; קו מפריד במקום תשובה שמדלגים עליה. לפי הסדר:
    { $questions }

intro-mine = הודעת ההיכרות שלך בקבוצה { $group }:
intro-mine-found = חברי הקבוצה מוצאים אותה בחיפוש: {"\u2068"}/who{"\u2069"}
intro-mine-not-found = היא לא מופיעה בחיפוש: {"\u2068"}/who{"\u2069"}
intro-mine-none = עדיין אין הודעת היכרות שלך בקבוצה: { $group }
intro-mine-edit = שינוי
intro-mine-hide = הסתרה מהחיפוש
intro-mine-show = הצגה בחיפוש
intro-mine-take-back = הסרה

# Somebody introduced herself in the group, with its hashtag.
intro-typed = לשמור את ההודעה הזאת כהודעת ההיכרות שלך? היא נשארת במקומה, וחברי הקבוצה ימצאו אותה בחיפוש: {"\u2068"}/who{"\u2069"}
intro-typed-save = שמירה
intro-typed-leave = לא
intro-typed-saved = נשמר כהודעת ההיכרות שלך. לצפייה, לשינוי או להסרה: {"\u2068"}/intro{"\u2069"}
intro-typed-left = בסדר, שום דבר לא נשמר.
intro-typed-gone = ההודעה כבר לא שמורה אצלי. להיכרות: {"\u2068"}/introduce{"\u2069"}
intro-typed-taken-back = הודעת ההיכרות שלך כבר לא שמורה. ההודעה שבקבוצה היא שלך, ואפשר למחוק אותה שם.

who-as-yourself = התשובה מיועדת לאדם אחד, ולכן צריך לשלוח בשם שלך: {"\u2068"}/who{"\u2069"}
who-found = { $count ->
    [one] נמצאה תוצאה אחת: { $query }
    [two] נמצאו שתי תוצאות: { $query }
   *[other] נמצאו { $count } תוצאות: { $query }
}
who-row = • { $name }: { $about }
who-row-name = • { $name }
who-how =
    מילה, מקום, תגית או שם, לדוגמה:
    {"\u2068"}<code>/who שיפון</code>{"\u2069"}
    {"\u2068"}<code>/who #אפייה</code>{"\u2069"}
    {"\u2068"}<code>/who @name</code>{"\u2069"}
who-nobody = לא נמצאו חברי קבוצה לפי: { $query }. אולי תעזור מילה קצרה יותר, או תגית.
who-not-told = אין הודעת היכרות להציג: { $name }

questions = { $own ->
    [yes] מה שואלים את המצטרפים לקבוצה { $group }, במילים שלכם:
   *[no] מה שואלים את המצטרפים לקבוצה { $group } כל עוד לא בחרתם שאלות משלכם:
}
questions-row = { $must ->
    [yes] { $n }. { $question } ({ $kind }, חובה לענות)
   *[no] { $n }. { $question } ({ $kind })
}
questions-kind = { $kind ->
    [text] טקסט
    [choice] בחירה
    [tags] תגיות
    [place] מקום
    [birthday] יום הולדת
   *[photo] תמונה
}
questions-button-kind = { $kind ->
    [text] כמה מילים
    [choice] בחירה
    [tags] תגיות
    [place] מקום
    [birthday] יום הולדת
   *[photo] תמונה
}
questions-kinds = איזה סוג של תשובה?
questions-hashtags = הודעת היכרות שנכתבה בקבוצה מזוהה לפי: { $hashtags }
questions-hashtags-of-house = הודעת היכרות שנכתבה בקבוצה מזוהה לפי התגיות הרגילות.
questions-options = אפשרויות: { $options }
questions-add = הוספה
questions-button-hashtags = תגיות זיהוי
questions-button-of-house = חזרה לשאלות הרגילות
questions-reword = ניסוח אחר
questions-button-options = אפשרויות
questions-must = חובה לענות
questions-may-skip = אפשר לדלג
questions-up = העלאה
questions-remove = הסרה
questions-back = חזרה
questions-save = שמירה
questions-ask-words = איך לנסח את השאלה? שורה אחת, כפי שחברי הקבוצה יקראו אותה.
questions-ask-options = מה האפשרויות? עם פסיקים ביניהן, או כל אחת בשורה נפרדת.
questions-ask-options-hint = לדוגמה: שיפון, חיטה, שניהם
questions-ask-hashtags = לפי אילו תגיות מזהים הודעות היכרות שנכתבו בקבוצה?
questions-ask-hashtags-hint = לדוגמה: #היכרות #שלום. לחזרה לתגיות הרגילות אפשר לדלג.
questions-saved = { $count ->
    [one] נשמרה שאלה אחת, והיא תישאל מעכשיו: {"\u2068"}/introduce{"\u2069"}
    [two] נשמרו שתי שאלות, והן יישאלו מעכשיו: {"\u2068"}/introduce{"\u2069"}
   *[other] נשמרו { $count } שאלות, והן יישאלו מעכשיו: {"\u2068"}/introduce{"\u2069"}
}
questions-of-house = מעכשיו שוב נשאלות השאלות הרגילות: {"\u2068"}/introduce{"\u2069"}
questions-hashtags-saved = נשמר. מעכשיו הודעות היכרות מזוהות לפי התגיות האלה.
questions-gone = השאלה הזאת כבר לא נשאלת. כל השאלות: {"\u2068"}/questions{"\u2069"}
questions-in-private = מה שואלים את המצטרפים, בצ׳אט הפרטי.
questions-which-group = יש כמה קבוצות בניהולך; צריך לשלוח את זה בקבוצה המתאימה.

questions-too-many = אפשר עד { $most } שאלות. קודם צריך להסיר אחת, או לשלוח את כולן בהודעה אחת: {"\u2068"}/help questions{"\u2069"}
questions-twice = יכולה להיות רק שאלה אחת מהסוג הזה: { $kind }
questions-no-kind =
    שורה מתחילה בסוג השאלה ובנקודתיים, לדוגמה:
    {"\u2068"}<code>טקסט: מה אופים אצלך?</code>{"\u2069"}
    השורה הזאת לא: { $line }
questions-no-words = לשאלה מהסוג הזה צריך ניסוח: { $kind }. לדוגמה: {"\u2068"}<code>טקסט: מה אופים אצלך?</code>{"\u2069"}
questions-long = בשאלה יש עד { $most } תווים: { $words }
questions-few-options = לבחירה צריך לפחות שתי אפשרויות. לדוגמה: {"\u2068"}<code>בחירה: שיפון או חיטה? = שיפון / חיטה</code>{"\u2069"}
questions-many-options = אפשר עד { $most } אפשרויות.
questions-long-option = באפשרות יש עד { $most } תווים: { $option }
questions-no-tag = תגית היא מילה או שתיים, עם אותיות ולא ארוכה מדי. זאת לא תגית: { $option }
questions-nothing = צריך לפחות שאלה אחת. אם לא רוצים שאלות בכלל, אפשר לכבות את החלק הזה: {"\u2068"}/settings{"\u2069"}

room-onboarding-logged = { $deed ->
    [questions] שאלות היכרות: שאלות משלכם
    [usual] שאלות היכרות: השאלות הרגילות
   *[hashtags] תגיות הזיהוי של הודעות היכרות
}
