# The room "works": what people answer, and what follows from it.
command-works = מה עובד: כמה עונים לפוסטים
help-works =
    כמה אנשים עונים לכל פוסט קבוע תוך יממה, לפי פוסט, סוג ושעה, מתוך מי שכותבים בקבוצה: { "\u2068" }<code>/works</code>{ "\u2069" }
    אחרי חמישה ניסיונות אפשר שתעלה הצעה להפסיק פוסט שלא עונים לו, ואחרי שישה הצעה לשעה טובה יותר. ההחלטה שלכם, ואפשר לבטל אותה.
room-works = מה עובד
room-works-about = כמה אנשים עונים לכל פוסט קבוע תוך יממה, לפי פוסט, סוג ושעה; הצעות להפסיק פוסטים שלא עונים להם ולהזיז פוסטים לשעות טובות יותר, וההחלטה שלכם
works-door = מה עובד
works-standing = { $tries ->
    [0] עוד אין פוסטים לבחון
    [one] פוסט אחד נבחן
    [two] שני פוסטים נבחנו
   *[other] { $tries } פוסטים נבחנו
}
works-by-posts = לפי פוסט
works-by-kinds = לפי סוג
works-by-hours = לפי שעה
works-page =
    <b>מה עובד</b> בקבוצה { $group }
    { $by }:
    { $rows }

    בממוצע, כמה מתוך מי שכותבים בשבוע ענו תוך יממה. צוות הניהול לא נספר.
    { $share }
works-row = { $name }: <b>{ $percent }%</b> (תשובות: { $answers }, פוסטים: { $tries })
works-more = { $n ->
    [one] … ועוד אחד
    [two] … ועוד שניים
   *[other] … ועוד { $n }
}
works-nothing = עוד אין מה להראות: פוסט נבחן אחרי שעברה יממה.
works-bar = { $percent }% · פוסטים: { $tries }
works-picture-note = { $group }
works-series = מהמאגר: { $series }
works-library = המאגר
works-gone = פוסט שכבר לא קיים
works-hour = החל משעה { $at }
works-share = מתוך השיחות בארבעה שבועות, החברים התחילו { $percent }%.
works-share-less = מתוך השיחות בארבעה שבועות, החברים התחילו { $percent }%. ככל שהם מתחילים יותר, המאגר מפרסם פחות; כשמשתתק, הוא חוזר.
works-share-unknown = עוד אין מספיק שיחות כדי לדעת מי מתחיל אותן.
works-button-decided = החלטות
works-button-back = חזרה
works-button-undo = ביטול { $n }
works-button-retire = להפסיק
works-button-move = להזיז
works-button-keep = להשאיר
works-button-as-before = לפרסם כמו קודם
works-button-fine = בסדר גמור
works-propose-retire = { $name }: מעט אנשים עונים. ב־{ $tries } הפעמים האחרונות ענו בממוצע { $percent }% ממי שכותבים, ולפוסטים האחרים עונים { $usual }%. להפסיק?
works-propose-move = { $name }: בשעה אחרת עונים יותר (פוסטים שנבדקו: { $tries }). להזיז משעה { $was } לשעה { $becomes }?
works-propose-less = החברים מתחילים בעצמם { $percent }% מהשיחות, ולכן המאגר מפרסם פחות. כשהקבוצה תשתתק, הוא יחזור.
works-kept = { $kind ->
    [less] בסדר גמור.
   *[other] נשאר כמו שהיה. ההצעה הזאת לא תעלה שוב 90 יום.
}
works-done = { $kind ->
    [retire] לא יתפרסם יותר. אפשר לבטל: { "\u2068" }/works{ "\u2069" }
    [move] הועבר. אפשר לבטל: { "\u2068" }/works{ "\u2069" }
   *[less] המאגר מפרסם כמו קודם.
}
works-changed-since = מאז משהו השתנה, ולכן לא נעשה דבר.
works-undone = בוטל.
works-decided =
    <b>מה הוחלט</b>
    { $rows }
works-decided-nothing = עוד לא הועלו הצעות.
works-decided-numbered = { $n }. { $row }
works-decided-row = { $name }: { $kind ->
    [retire] להפסיק
    [move] להזיז משעה { $was } לשעה { $becomes }
   *[less] לפרסם פחות
} — { $answer ->
    [done] בוצע
    [kept] נשאר כמו שהיה
    [undone] בוטל
   *[none] בהמתנה להחלטה
}
works-follow = 💬 תשובה לשאלה של אתמול, מאת { $name }. מי מסכימים, ומי רואים את זה אחרת?
works-follow-name = התשובה הטובה ביותר: { $post }
mydata-works = { $n ->
    [one] פוסט אחד שענית לו בימים האחרונים; אחר כך נשאר רק מספר העונים
    [two] שני פוסטים שענית להם בימים האחרונים; אחר כך נשאר רק מספר העונים
   *[other] { $n } פוסטים שענית להם בימים האחרונים; אחר כך נשאר רק מספר העונים
}
skip-nobody-answered = איש לא ענה ביום שלפני
skip-as-usual = בקבוצה מדברים כרגיל
skip-unanswered = איש לא ענה מאז הפעם הקודמת
skip-self-sufficient = החברים מתחילים שיחות בעצמם
