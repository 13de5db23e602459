# The room "milestones": what comes once a year.
command-milestones = Дни рождения и ежегодные даты
help-milestones =
    Ежегодные даты группы и ближайшие дни рождения: <code>/milestones</code>
    Новая дата, по любому из двух календарей, а строкой ниже — что опубликовать: <code>/milestones 24 декабря</code> или <code>/milestones 14 адара</code>
    День рождения группы: <code>/milestones день рождения 12.3.2019</code>
    Не называть тех, у кого годовщина в группе: <code>/settings anniversaries off</code>
room-milestones = Ежегодные даты
room-milestones-about = дни рождения тех, кто разрешил их показывать, годы в группе раз в неделю, день рождения группы и ваши даты; не больше одного такого поста в день
room-milestones-logged = { $deed ->
    [added] добавлена ежегодная дата
   *[removed] убрана ежегодная дата
}
milestones-door = Ежегодные даты
milestones-standing = { $own ->
    [0] своих дат нет
    [one] { $own } своя дата
    [few] { $own } свои даты
    [many] { $own } своих дат
   *[other] { $own } своей даты
}, { $birthdays ->
    [0] дней рождения не видно
    [one] виден { $birthdays } день рождения
    [few] видно { $birthdays } дня рождения
    [many] видно { $birthdays } дней рождения
   *[other] видно { $birthdays } дня рождения
}
milestones-name = Поздравления, { $date }
milestones-birthday = { $n ->
    [one] 🎂 С днём рождения! { $names }
    [few] 🎂 С днём рождения всех именинников! { $names }
    [many] 🎂 С днём рождения всех именинников! { $names }
   *[other] 🎂 С днём рождения всех именинников! { $names }
}
milestones-group = { $years ->
    [0] 🎈 Сегодня праздник у всех нас: день рождения группы!
    [one] 🎈 День рождения группы: мы вместе { $years } год!
    [few] 🎈 День рождения группы: мы вместе { $years } года!
    [many] 🎈 День рождения группы: мы вместе { $years } лет!
   *[other] 🎈 День рождения группы: мы вместе { $years } года!
}
milestones-anniversaries =
    🎉 На этой неделе в группе:
    { $years }
milestones-years = { $years ->
    [one] { $years } год с нами: { $names }
    [few] { $years } года с нами: { $names }
    [many] { $years } лет с нами: { $names }
   *[other] { $years } года с нами: { $names }
}
milestones-own = { $text }
milestones-named = <b>{ $name }</b>
milestones-more = { $names } и ещё { $more }
milestones-page =
    <b>Ежегодные даты</b>
    { $own }

    <b>Дни рождения в ближайшие 30 дней</b>
    { $birthdays }

    Новая дата, а строкой ниже — что опубликовать: <code>/milestones 24 декабря</code> или <code>/milestones 14 адара</code>. День рождения группы: <code>/milestones день рождения 12.3.2019</code>
milestones-entry = { $day }: { $what } (в следующий раз: { $next })
milestones-of-group = день рождения группы
milestones-no-words = без текста
milestones-words = { $text }
milestones-never = никогда
milestones-none = Пока нет.
milestones-no-birthdays = Таких, которые можно показать, нет.
milestones-coming = { $day }: { $name }
milestones-button-remove = Убрать: { $day }
milestones-removed = Дата убрана.
milestones-unknown = Не знаю такого дня в году: { $typed }. Например: <code>/milestones 24 декабря</code>, <code>/milestones 14 адара</code>, <code>/milestones день рождения 12.3.2019</code>
milestones-no-text =
    Что опубликовать в этот день? Напишите строкой ниже:
    <code>/milestones { $typed }
    Наш любимый день в году!</code>
milestones-too-long = Для такого поста текст слишком длинный: не больше { $most } символов.
milestones-too-many = Дат уже { $most }, больше нельзя. Сначала уберите одну: /milestones
skip-together = об этом сказано в другом поздравлении того же дня
settings-name-anniversaries = Годы в группе
settings-about-anniversaries = Раз в неделю, в первый рабочий день, называю тех, у кого годовщина в группе. Кто скрыт из списков (/me), назван не будет.
settings-value-anniversaries = { $anniversaries ->
    [on] отмечаются раз в неделю
   *[off] не отмечаются
}
settings-choice-anniversaries = { $anniversaries ->
    [on] Раз в неделю
   *[off] Не отмечать
}
settings-done-anniversaries = { $anniversaries ->
    [on] Раз в неделю назову тех, у кого годовщина в группе.
   *[off] Годовщины в группе больше не отмечаются.
}
settings-unknown-anniversaries = Годы в группе можно отмечать (on) или нет (off), а здесь: { $typed }. Например: <code>{ $meant }</code>
hebrew-date = { $day } { $month ->
    [M01] тишрея
    [M02] хешвана
    [M03] кислева
    [M04] тевета
    [M05] швата
    [M05L] адара I
    [M06] адара
    [M07] нисана
    [M08] ияра
    [M09] сивана
    [M10] таммуза
    [M11] ава
   *[M12] элула
}
