# Quiet days: what is kept on them, and what becomes of posts that fall inside.
rest-shabbat = Shabbat
rest-rosh-hashana = Rosh Hashanah
rest-yom-kippur = Yom Kippur
rest-sukkot = Sukkot
rest-simchat-torah = Simchat Torah
rest-pesach = Passover
rest-shavuot = Shavuot
rest-new-year = New Year holidays
rest-defenders-day = Defender of the Fatherland Day
rest-womens-day = International Women's Day
rest-labour-day = Spring and Labour Day
rest-victory-day = Victory Day
rest-russia-day = Russia Day
rest-unity-day = National Unity Day
rest-date = one of the group's own quiet dates
rest-hours = the group's own quiet hours of the week
rest-weekday = a quiet day of the week
rest-yom-hashoah = Holocaust Remembrance Day
rest-yom-hazikaron = Memorial Day
rest-tisha-bav = Tisha B'Av
rest-memory-day = Day of Memory and Sorrow
rest-sombre-date = one of the group's own sombre dates

skip-quiet-day-of = it was a quiet day: { $why }
skip-sombre = it was a sombre day
skip-sombre-of = it was a sombre day: { $why }
moved-from = moved from { $from }: { $why }
touch-moved = Next one moved from { $from }: { $why }
desk-fate-moved = { " " }({ $moved })
desk-lately =
    Lately not posted:
    { $posts }
desk-lately-entry = { $when }: { $what } — { $why }

settings-days-shabbat = Shabbat from before sunset on Friday till nightfall on Saturday
settings-days-il = the holidays of Israel
settings-days-ru = the public holidays of Russia
settings-days-hours = { $from } { $from-time } – { $until } { $until-time }
settings-days-date = { $day } { $year }
settings-days-sombre = { $date } (sombre: nothing cheerful)
settings-days-moves = { $days }. { $moves ->
    [before] A post of such a day comes before it
    [after] A post of such a day comes the morning after
   *[skip] A post of such a day is left out
}
settings-button-days-shabbat = Shabbat
settings-button-days-il = Israel's holidays
settings-button-days-ru = Russia's holidays
settings-button-moves = { $moves ->
    [before] Before
    [after] After
   *[skip] Left out
}
