# The room "touch": somebody whom nobody has addressed for longest.
room-touch = תשומת לב אישית
room-touch-about = בכל שבוע שלושה אנשים שהכי הרבה זמן לא פנו אליהם, ומה שידוע עליהם, כדי שתכתבו להם
personal-standing = { $n ->
    [one] אדם אחד לכתוב לו
    [two] שני אנשים לכתוב להם
   *[other] { $n } אנשים לכתוב להם
}
personal-item = כבר זמן מה אין פנייה ל: { $name }. { $joined }, { $helped }, { $silent }. אולי כמה מילים מכם?
personal-joined = הצטרפות: { $month } { $year }
personal-joined-before = ותק: עוד מלפניי
personal-helped = { $n ->
    [one] תשובות לאחרים: אדם אחד
    [two] תשובות לאחרים: שני אנשים
   *[other] תשובות לאחרים: { $n } אנשים
}
personal-silent = { $weeks ->
    [0] הודעה אחרונה: בימים האחרונים
    [one] הודעה אחרונה: לפני שבוע
    [two] הודעה אחרונה: לפני שבועיים
   *[other] הודעה אחרונה: לפני { $weeks } שבועות
}
personal-never-wrote = עד עכשיו רק קריאה
personal-button-done = נכתב
personal-button-later = בעוד שבוע
personal-button-never = לא האדם הזה
personal-said = { $does ->
    [later] בעוד שבוע תגיע תזכורת.
    [never] בסדר, לא יוצע שוב.
   *[done] טוב לדעת, תודה.
}
mydata-touch = מתי לאחרונה כתבת ומתי לאחרונה פנו אליך, בדיוק של יום, כדי שאף אחד לא יישכח
