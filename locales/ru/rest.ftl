# Quiet days: what is kept on them, and what becomes of posts that fall inside.
rest-shabbat = шаббат
rest-rosh-hashana = Рош ха-Шана
rest-yom-kippur = Йом-Кипур
rest-sukkot = Суккот
rest-simchat-torah = Симхат Тора
rest-pesach = Песах
rest-shavuot = Шавуот
rest-new-year = новогодние каникулы
rest-defenders-day = День защитника Отечества
rest-womens-day = Международный женский день
rest-labour-day = Праздник Весны и Труда
rest-victory-day = День Победы
rest-russia-day = День России
rest-unity-day = День народного единства
rest-date = тихая дата группы
rest-hours = тихие часы группы в течение недели
rest-weekday = тихий день недели
rest-yom-hashoah = День Катастрофы и героизма
rest-yom-hazikaron = День памяти павших в Израиле
rest-tisha-bav = Девятое ава
rest-memory-day = День памяти и скорби
rest-sombre-date = день траура в группе

skip-quiet-day-of = это был тихий день: { $why }
skip-sombre = это был день траура
skip-sombre-of = это был день траура: { $why }
moved-from = перенос, по расписанию { $from }: { $why }
touch-moved = Следующий перенесён, по расписанию { $from }: { $why }
desk-fate-moved = { " " }({ $moved })
desk-lately =
    Не вышли в последнее время:
    { $posts }
desk-lately-entry = { $when }: { $what } — { $why }

settings-days-shabbat = шаббат, от заката в пятницу до исхода субботы
settings-days-il = праздники Израиля
settings-days-ru = праздничные дни России
settings-days-hours = { $from } { $from-time } – { $until } { $until-time }
settings-days-date = { $day } { $year } года
settings-days-sombre = { $date } (день траура: ничего весёлого)
settings-days-moves = { $days }. { $moves ->
    [before] Посты таких дней выходят накануне
    [after] Посты таких дней выходят на следующее утро
   *[skip] Посты таких дней не выходят
}
settings-button-days-shabbat = Шаббат
settings-button-days-il = Праздники Израиля
settings-button-days-ru = Праздники России
settings-button-moves = { $moves ->
    [before] Накануне
    [after] После
   *[skip] Без них
}
