# Quiet days: what is kept on them, and what becomes of posts that fall inside.
rest-shabbat = שבת
rest-rosh-hashana = ראש השנה
rest-yom-kippur = יום כיפור
rest-sukkot = סוכות
rest-simchat-torah = שמחת תורה
rest-pesach = פסח
rest-shavuot = שבועות
rest-new-year = חופשת ראש השנה האזרחית ברוסיה
rest-defenders-day = יום מגן המולדת
rest-womens-day = יום האישה הבין־לאומי
rest-labour-day = חג האביב והעבודה
rest-victory-day = יום הניצחון
rest-russia-day = יום רוסיה
rest-unity-day = יום האחדות הלאומית
rest-date = תאריך שקט של הקבוצה
rest-hours = שעות שקט שבועיות של הקבוצה
rest-weekday = יום שקט קבוע בשבוע
rest-yom-hashoah = יום הזיכרון לשואה ולגבורה
rest-yom-hazikaron = יום הזיכרון
rest-tisha-bav = תשעה באב
rest-memory-day = יום הזיכרון והאבל ברוסיה
rest-sombre-date = תאריך עצוב של הקבוצה

skip-quiet-day-of = זה היה יום שקט: { $why }
skip-sombre = זה היה יום עצוב
skip-sombre-of = זה היה יום עצוב: { $why }
moved-from = הוזז ממועדו, { $from }: { $why }
touch-moved = הפוסט הבא הוזז ממועדו, { $from }: { $why }
desk-fate-moved = { " " }({ $moved })
desk-lately =
    לא פורסמו לאחרונה:
    { $posts }
desk-lately-entry = { $when }: { $what } — { $why }

settings-days-shabbat = שבת, מלפני השקיעה ביום שישי עד צאת השבת
settings-days-il = חגי ישראל
settings-days-ru = החגים הרשמיים ברוסיה
settings-days-hours = { $from } { $from-time } עד { $until } { $until-time }
settings-days-date = { $day } { $year }
settings-days-sombre = { $date } (יום עצוב: בלי פוסטים עליזים)
settings-days-moves = { $days }. { $moves ->
    [before] פוסט שמועדו ביום כזה עולה לפניו
    [after] פוסט שמועדו ביום כזה עולה בבוקר שאחריו
   *[skip] פוסט שמועדו ביום כזה לא עולה
}
settings-button-days-shabbat = שבת, מכניסתה עד צאתה
settings-button-days-il = חגי ישראל
settings-button-days-ru = חגי רוסיה
settings-button-moves = { $moves ->
    [before] לפני
    [after] אחרי
   *[skip] בלי
}
