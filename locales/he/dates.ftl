# Days, months and dates.
weekday = { $day ->
    [mon] יום שני
    [tue] יום שלישי
    [wed] יום רביעי
    [thu] יום חמישי
    [fri] יום שישי
    [sat] שבת
   *[sun] יום ראשון
}
weekday-short = { $day ->
    [mon] ב׳
    [tue] ג׳
    [wed] ד׳
    [thu] ה׳
    [fri] ו׳
    [sat] שבת
   *[sun] א׳
}
month = { $month ->
    [1] ינואר
    [2] פברואר
    [3] מרץ
    [4] אפריל
    [5] מאי
    [6] יוני
    [7] יולי
    [8] אוגוסט
    [9] ספטמבר
    [10] אוקטובר
    [11] נובמבר
   *[12] דצמבר
}
# The month's name inside a date.
month-of-date = { $month ->
    [1] ינואר
    [2] פברואר
    [3] מרץ
    [4] אפריל
    [5] מאי
    [6] יוני
    [7] יולי
    [8] אוגוסט
    [9] ספטמבר
    [10] אוקטובר
    [11] נובמבר
   *[12] דצמבר
}
date-day = { $day } ב{ month-of-date }
date-long = { $day } ב{ month-of-date } { $year }
date-day-time = { $weekday }, { $day } ב{ month-of-date }{ $year-shown ->
    [yes] {" "}{ $year }
   *[no] {""}
}, { $time }
# A time that apps show by the reader's own clock, in place of these words.
date-own-time = { $open }{ $shown }{ $close }
language-en = English
language-he = עברית
language-ru = Русский
