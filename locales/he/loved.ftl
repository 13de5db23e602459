# The room "loved": the most loved post of the week.
command-loved = ההודעות האהובות
help-loved =
    מה אהבו בקבוצה לאחרונה, עם הדרך לשם: { "\u2068" }<code>/loved</code>{ "\u2069" }
    פעם בשבוע מצוינת כאן ההודעה שהכי הרבה אנשים הגיבו לה באימוג׳י; מי שלא ברשימות ({ "\u2068" }/me{ "\u2069" }) לא מצוינים.
    לאסוף אותן בנושא בפורום, נכתב שם בידי צוות הניהול: { "\u2068" }<code>/loved hall</code>{ "\u2069" }, ולהפסיק: { "\u2068" }<code>/loved hall off</code>{ "\u2069" }
    מתי: { "\u2068" }<code>/settings lovedday friday</code>{ "\u2069" } וגם { "\u2068" }<code>/settings lovedhour 10</code>{ "\u2069" }
    להציג גם את המילים הראשונות: { "\u2068" }<code>/settings quoting on</code>{ "\u2069" }
room-loved = ההודעה האהובה
room-loved-about = פעם בשבוע ההודעה שהכי הרבה אנשים הגיבו לה באימוג׳י, אם היו לפחות שלושה וזה יותר מהרגיל; אף שם לא חוזר בתוך ארבעה שבועות
room-loved-logged = { $deed ->
    [hall] נבחר היכל תהילה
   *[nohall] אין עוד היכל תהילה
}
loved-door = ההודעות האהובות
loved-standing = { $n ->
    [0] עוד אין פוסטים
    [one] פוסט אחד עד עכשיו
    [two] שני פוסטים עד עכשיו
   *[other] { $n } פוסטים עד עכשיו
}{ $hall ->
    [there] , עם היכל תהילה
   *[none] { "" }
}
loved-post-name = ההודעה האהובה של השבוע
loved-post =
    <b>ההודעה האהובה של השבוע</b> ❤️
    מאת: { $name }
    { $many }
loved-post-nameless =
    <b>ההודעה האהובה של השבוע</b> ❤️
    { $many }
loved-in-hall =
    מאת: { $name } ❤️
    { $many }
loved-people = { $n ->
    [one] תגובה של אדם אחד
    [two] תגובות של שני אנשים
   *[other] תגובות של { $n } אנשים
}
loved-reactions = { $n ->
    [one] תגובה אחת
    [two] שתי תגובות
   *[other] תגובות: { $n }
}
loved-button-there = אל ההודעה
loved-button = { $day }: { $name }
loved-list =
    <b>מה אהבו לאחרונה</b>
    { $lines }
loved-entry = ב־{ $day }, מאת: { $name } – { $many }
loved-none = עוד לא צוינה כאן הודעה. פעם בשבוע נבדק כאן לאיזו הודעה הגיבו באימוג׳י הכי הרבה אנשים.
loved-unknown = אפשר לכתוב: { "\u2068" }<code>/loved</code>{ "\u2069" }, ובתוך נושא בפורום: { "\u2068" }<code>/loved hall</code>{ "\u2069" } או { "\u2068" }<code>/loved hall off</code>{ "\u2069" }
loved-hall-where = באיזה נושא? יש לכתוב אותה בנושא שבו נאספות ההודעות האהובות: { "\u2068" }<code>/loved hall</code>{ "\u2069" }
loved-hall-chosen = מעכשיו כל הודעה שמצוינת מוצגת פעם נוספת בנושא הזה.
loved-hall-none = הודעות שמצוינות כבר לא מוצגות פעם נוספת.
loved-hall-gone = הנושא שבו נאספו ההודעות האהובות נסגר או נמחק. לבחירת נושא אחר, יש לכתוב שם: { "\u2068" }/loved hall{ "\u2069" }
skip-nothing-loved = לאף הודעה לא היו באותו שבוע מספיק תגובות
mydata-loved = { $n ->
    [one] הודעה אחת שלך הייתה האהובה של השבוע.
    [two] שתי הודעות שלך היו האהובות של השבוע.
   *[other] { $n } הודעות שלך היו האהובות של השבוע.
}
settings-name-lovedday = היום של ההודעה האהובה
settings-about-lovedday = באיזה יום מצוינת כאן ההודעה שהכי אהבו בקבוצה בשבעת הימים שלפניו.
settings-value-lovedday = { $lovedday ->
    [last] יום העבודה האחרון
    [sun] יום ראשון
    [mon] יום שני
    [tue] יום שלישי
    [wed] יום רביעי
    [thu] יום חמישי
    [fri] יום שישי
   *[sat] שבת
}
settings-choice-lovedday = { $lovedday ->
    [last] יום העבודה האחרון
    [sun] יום ראשון
    [mon] יום שני
    [tue] יום שלישי
    [wed] יום רביעי
    [thu] יום חמישי
    [fri] יום שישי
   *[sat] שבת
}
settings-done-lovedday = { $lovedday ->
    [last] ההודעה האהובה מצוינת ביום העבודה האחרון בשבוע.
    [sun] ההודעה האהובה מצוינת בימי ראשון.
    [mon] ההודעה האהובה מצוינת בימי שני.
    [tue] ההודעה האהובה מצוינת בימי שלישי.
    [wed] ההודעה האהובה מצוינת בימי רביעי.
    [thu] ההודעה האהובה מצוינת בימי חמישי.
    [fri] ההודעה האהובה מצוינת בימי שישי.
   *[sat] ההודעה האהובה מצוינת בשבת.
}
settings-unknown-lovedday = להודעה האהובה יש יום בשבוע, אבל נכתב: { $typed }. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }
settings-name-lovedhour = השעה של ההודעה האהובה
settings-about-lovedhour = באיזו שעה באותו יום היא מצוינת.
settings-value-lovedhour = { $lovedhour ->
    [h10] 10:00
    [h12] 12:00
    [h15] 15:00
    [h18] 18:00
   *[h20] 20:00
}
settings-choice-lovedhour = { $lovedhour ->
    [h10] 10:00
    [h12] 12:00
    [h15] 15:00
    [h18] 18:00
   *[h20] 20:00
}
settings-done-lovedhour = { $lovedhour ->
    [h10] ההודעה האהובה מצוינת בשעה 10:00.
    [h12] ההודעה האהובה מצוינת בשעה 12:00.
    [h15] ההודעה האהובה מצוינת בשעה 15:00.
    [h18] ההודעה האהובה מצוינת בשעה 18:00.
   *[h20] ההודעה האהובה מצוינת בשעה 20:00.
}
settings-unknown-lovedhour = ההודעה האהובה יכולה להגיע בשעה 10, 12, 15, 18 או 20, אבל נכתב: { $typed }. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }
settings-name-quoting = המילים הראשונות של ההודעה האהובה
settings-about-quoting = האם רואים גם איך ההודעה מתחילה. הפוסט עונה להודעה, ולכן טלגרם מציגה את מילותיה; שום מילה לא נשמרת.
settings-value-quoting = { $quoting ->
    [on] מוצגות
   *[off] לא מוצגות
}
settings-choice-quoting = { $quoting ->
    [on] להציג
   *[off] לא להציג
}
settings-done-quoting = { $quoting ->
    [on] כשההודעה האהובה מצוינת, רואים איך היא מתחילה.
   *[off] כשההודעה האהובה מצוינת, מילותיה לא מוצגות.
}
settings-unknown-quoting = המילים הראשונות יכולות להיות פעילות או כבויות, אבל נכתב: { $typed }. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }
