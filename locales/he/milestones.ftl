# The room "milestones": what comes once a year.
command-milestones = ימי הולדת ותאריכים שנתיים
help-milestones =
    התאריכים השנתיים של הקבוצה וימי ההולדת הקרובים: { "\u2068" }<code>/milestones</code>{ "\u2069" }
    תאריך חדש, לועזי או עברי, ובשורה שמתחת מה לפרסם: { "\u2068" }<code>/milestones 24 בדצמבר</code>{ "\u2069" } או { "\u2068" }<code>/milestones ט״ו בשבט</code>{ "\u2069" }
    יום ההולדת של הקבוצה: { "\u2068" }<code>/milestones יום הולדת 12.3.2019</code>{ "\u2069" }
    בלי ציון השנים בקבוצה: { "\u2068" }<code>/settings anniversaries off</code>{ "\u2069" }
room-milestones = תאריכים שנתיים
room-milestones-about = ימי הולדת של מי שבחרו להציג אותם, שנים בקבוצה פעם בשבוע, יום ההולדת של הקבוצה ותאריכים משלכם; פוסט אחד כזה ביום לכל היותר
room-milestones-logged = { $deed ->
    [added] נוסף תאריך שנתי
   *[removed] הוסר תאריך שנתי
}
milestones-door = תאריכים שנתיים
milestones-standing = { $own ->
    [0] אין תאריכים משלכם
    [one] תאריך אחד משלכם
    [two] שני תאריכים משלכם
   *[other] { $own } תאריכים משלכם
}, { $birthdays ->
    [0] אין ימי הולדת מוצגים
    [one] יום הולדת מוצג אחד
    [two] שני ימי הולדת מוצגים
   *[other] { $birthdays } ימי הולדת מוצגים
}
milestones-name = ברכות, { $date }
milestones-birthday = { $n ->
    [one] 🎂 מזל טוב ליום ההולדת: { $names }!
    [two] 🎂 מזל טוב לימי ההולדת: { $names }!
   *[other] 🎂 מזל טוב לימי ההולדת: { $names }!
}
milestones-group = { $years ->
    [0] 🎈 יום הולדת לקבוצה שלנו!
    [one] 🎈 יום הולדת לקבוצה שלנו: שנה ביחד!
    [two] 🎈 יום הולדת לקבוצה שלנו: שנתיים ביחד!
   *[other] 🎈 יום הולדת לקבוצה שלנו: { $years } שנים ביחד!
}
milestones-anniversaries =
    🎉 השבוע בקבוצה שלנו:
    { $years }
milestones-years = { $years ->
    [one] שנה איתנו: { $names }
    [two] שנתיים איתנו: { $names }
   *[other] { $years } שנים איתנו: { $names }
}
milestones-own = { $text }
milestones-named = <b>{ $name }</b>
milestones-more = { $more ->
    [one] { $names } ועוד מישהו
    [two] { $names } ועוד שני אנשים
   *[other] { $names } ועוד { $more } אנשים
}
milestones-page =
    <b>תאריכים שנתיים</b>
    { $own }

    <b>ימי הולדת ב־30 הימים הקרובים</b>
    { $birthdays }

    תאריך חדש, ובשורה שמתחת מה לפרסם: { "\u2068" }<code>/milestones 24 בדצמבר</code>{ "\u2069" } או { "\u2068" }<code>/milestones ט״ו בשבט</code>{ "\u2069" }. יום ההולדת של הקבוצה: { "\u2068" }<code>/milestones יום הולדת 12.3.2019</code>{ "\u2069" }
milestones-entry = { $day }: { $what } (הבא: { $next })
milestones-of-group = יום ההולדת של הקבוצה
milestones-no-words = בלי טקסט
milestones-words = { $text }
milestones-never = אף פעם
milestones-none = אין עדיין.
milestones-no-birthdays = אין ימי הולדת שאפשר להציג.
milestones-coming = { $day }: { $name }
milestones-button-remove = הסרה: { $day }
milestones-removed = הוסר.
milestones-unknown = היום הזה בשנה לא מוכר לי: { $typed }. לדוגמה: { "\u2068" }<code>/milestones 24 בדצמבר</code>{ "\u2069" }, { "\u2068" }<code>/milestones ט״ו בשבט</code>{ "\u2069" }, { "\u2068" }<code>/milestones יום הולדת 12.3.2019</code>{ "\u2069" }
milestones-no-text =
    מה לפרסם ביום כזה? יש לכתוב את זה בשורה שמתחת:
    { "\u2068" }<code>/milestones { $typed }
    היום הכי יפה בשנה!</code>{ "\u2069" }
milestones-too-long = הטקסט ארוך מדי לפוסט כזה: { $most } תווים לכל היותר.
milestones-too-many = יש כבר { $most } תאריכים, ויותר מזה אי אפשר. קודם צריך להסיר אחד: { "\u2068" }/milestones{ "\u2069" }
skip-together = ברכה אחרת מאותו יום כללה את זה
settings-name-anniversaries = שנים בקבוצה
settings-about-anniversaries = פעם בשבוע, ביום העבודה הראשון, מצוינים כאן מי שמלאו להם שנים בקבוצה. מי שלא ברשימות ({ "\u2068" }/me{ "\u2069" }) לא מצוינים.
settings-value-anniversaries = { $anniversaries ->
    [on] מצוינות פעם בשבוע
   *[off] לא מצוינות
}
settings-choice-anniversaries = { $anniversaries ->
    [on] פעם בשבוע
   *[off] לא לציין
}
settings-done-anniversaries = { $anniversaries ->
    [on] פעם בשבוע יצוינו כאן מי שמלאו להם שנים בקבוצה.
   *[off] שנים בקבוצה לא יצוינו.
}
settings-unknown-anniversaries = ציון השנים בקבוצה יכול להיות פעיל או כבוי, אבל נכתב: { $typed }. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }
hebrew-date = { $day } ב{ $month ->
    [M01] תשרי
    [M02] חשוון
    [M03] כסלו
    [M04] טבת
    [M05] שבט
    [M05L] אדר א׳
    [M06] אדר
    [M07] ניסן
    [M08] אייר
    [M09] סיוון
    [M10] תמוז
    [M11] אב
   *[M12] אלול
}
