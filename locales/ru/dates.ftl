# Days, months and dates.
weekday = { $day ->
    [mon] понедельник
    [tue] вторник
    [wed] среда
    [thu] четверг
    [fri] пятница
    [sat] суббота
   *[sun] воскресенье
}
weekday-short = { $day ->
    [mon] пн
    [tue] вт
    [wed] ср
    [thu] чт
    [fri] пт
    [sat] сб
   *[sun] вс
}
month = { $month ->
    [1] январь
    [2] февраль
    [3] март
    [4] апрель
    [5] май
    [6] июнь
    [7] июль
    [8] август
    [9] сентябрь
    [10] октябрь
    [11] ноябрь
   *[12] декабрь
}
# The month's name inside a date.
month-of-date = { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
}
date-day = { $day } { month-of-date }
date-long = { $day } { month-of-date } { $year } года
date-day-time = { $weekday }, { $day } { month-of-date }{ $year-shown ->
    [yes] {" "}{ $year }
   *[no] {""}
}, { $time }
# A time that apps show by the reader's own clock, in place of these words.
date-own-time = { $open }{ $shown }{ $close }
language-en = English
language-he = עברית
language-ru = Русский
