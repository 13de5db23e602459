# The room "quiet": how much the bot may write to somebody unasked.
command-quiet = כמה לכתוב לך בלי שביקשת
help-quiet =
    כמה אפשר לכתוב לך כאן בלי שביקשת, בעזרת כפתורים: {"\u2068"}<code>/quiet</code>{"\u2069"}
    בהודעה אחת: {"\u2068"}<code>/quiet פחות</code>{"\u2069"}, {"\u2068"}<code>/quiet כלום</code>{"\u2069"} או {"\u2068"}<code>/quiet רגיל</code>{"\u2069"}

    תשובות מגיעות תמיד, וגם מה שצוות הניהול צריך לדעת על הקבוצה.
quiet =
    { $now }

    אף פעם לא בלילה, ולא על קבוצה שעזבת. תשובות מגיעות תמיד, וגם מה שצוות הניהול צריך לדעת על הקבוצה.
quiet-now = { $much ->
    [none] בלי שביקשת, לא תגיע ממני אף הודעה.
    [fewer] בלי שביקשת, תגיע ממני לכל היותר הודעה אחת בשבוע.
   *[usual] בלי שביקשת, יגיעו ממני לכל היותר שתי הודעות בשבוע, מכל הקבוצות יחד.
}
quiet-button = { $much ->
    [none] כלום
    [fewer] פחות
   *[usual] כרגיל
}
quiet-kind-off = הפסקה: { $kind }
quiet-kind-on = חידוש: { $kind }
quiet-which = כמה? למשל: {"\u2068"}<code>/quiet פחות</code>{"\u2069"}. אפשר גם {"\u2068"}<code>/quiet כלום</code>{"\u2069"} או {"\u2068"}<code>/quiet רגיל</code>{"\u2069"}.
quiet-in-private = כמה לכתוב לך, זה רק בינינו. בצ׳אט הפרטי:
nudge-less = פחות הודעות כאלה, או בכלל לא: {"\u2068"}/quiet{"\u2069"}
