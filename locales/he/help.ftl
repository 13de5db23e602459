# /help, /start, /language.
command-help = מה אפשר לעשות כאן
command-language = באיזו שפה לכתוב לך

help-entry = { $about } – { $command }
help-goal = מטרת הקבוצה: { $goal }
help-group =
    <b>מה אפשר לעשות כאן</b>
    { $commands }
help-group-manager =
    <b>לצוות הניהול</b>
    { $manager-commands }

    <b>לכולם</b>
    { $commands }

    פירוט על פקודה אחת: { "\u2068" }<code>/help settings</code>{ "\u2069" }
help-page =
    { $entry }

    { $page }

    { $who }
help-audience = { $who ->
    [group] בקבוצה, לכולם.
    [managers] בקבוצה, לצוות הניהול ולעוזרים.
    [both] בקבוצה ובצ׳אט הפרטי שלנו, לכולם.
    [managers-both] בקבוצה ובצ׳אט הפרטי שלנו, לצוות הניהול ולעוזרים.
   *[private] בצ׳אט הפרטי שלנו.
}
help-button-copy = העתקת הדוגמה
help-unknown = אין פקודה בשם { $typed }. כל הפקודות: { "\u2068" }/help{ "\u2069" }
help-unknown-nearest = אין פקודה בשם { $typed }. אולי הכוונה: { $nearest }

help-opening =
    עוד זוג ידיים למי שמנהלים קבוצה 👋
    התפקיד שלי: לקבל את פני המצטרפים, להציע נושאים לשיחה, לערוך סקרים ולהגיד תודה למי שעוזרים. בלי להציף: בדרך כלל לא יותר מפוסט אחד ביום, ובלילה שקט.

    אפשר להוסיף אותי לקבוצה; ההכנה לוקחת שתי דקות.
help-private =
    <b>כאן, בצ׳אט הפרטי</b>
    { $commands }

    הפקודות של הקבוצה מוצגות בקבוצה עצמה: { "\u2068" }/help{ "\u2069" }
help-groups = { $count ->
    [one] הקבוצה שבניהולך: { $groups }
   *[other] הקבוצות שבניהולך: { $groups }
}
help-groups-more = { $more ->
    [one] הקבוצות שבניהולך: { $groups } ועוד אחת
    [two] הקבוצות שבניהולך: { $groups } ועוד שתיים
   *[other] הקבוצות שבניהולך: { $groups } ועוד { $more }
}
help-stale-link = הקישור הזה כבר לא פעיל. אולי יש בקבוצה קישור חדש יותר.
help-button-add = הוספה לקבוצה

help-language-question = באיזו שפה לכתוב לך? אפשר גם בהודעה אחת: { "\u2068" }<code>/language he</code>{ "\u2069" }
help-language-chosen = מעכשיו נתכתב בעברית.
help-language-unknown = השפה { $typed } עדיין לא מוכרת לי. לדוגמה: { "\u2068" }<code>/language he</code>{ "\u2069" }, { "\u2068" }<code>/language ru</code>{ "\u2069" } או { "\u2068" }<code>/language en</code>{ "\u2069" }
help-language-private = הפקודה { "\u2068" }/language{ "\u2069" } מיועדת לצ׳אט הפרטי שלנו. לשינוי שפת הקבוצה: { "\u2068" }<code>/settings language he</code>{ "\u2069" }
help-language-member = השפה שבה נתכתב נקבעת בצ׳אט הפרטי שלנו. את שפת הקבוצה קובע צוות הניהול שלה.
help-picture = כך נראית קבוצה איתי: מקבלים פנים חדשות, מצביעים, ויודעים מה צפוי.
