# Days, months and dates.
weekday = { $day ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
}
weekday-short = { $day ->
    [mon] Mon
    [tue] Tue
    [wed] Wed
    [thu] Thu
    [fri] Fri
    [sat] Sat
   *[sun] Sun
}
month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
date-day = { $day } { month-of-date }
date-long = { $day } { month-of-date } { $year }
date-day-time = { $weekday } { $day } { month-of-date }{ $year-shown ->
    [yes] {" "}{ $year }
   *[no] {""}
}, { $time }
# The month's name inside a date; other languages decline it.
month-of-date = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
# A time that apps show by the reader's own clock, in place of these words.
date-own-time = { $open }{ $shown }{ $close }
language-en = English
language-he = עברית
language-ru = Русский
