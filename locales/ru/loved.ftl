# The room "loved": the most loved post of the week.
command-loved = Любимые сообщения
help-loved =
    Что в последнее время понравилось группе, и как туда попасть: <code>/loved</code>
    Раз в неделю называю сообщение, на которое откликнулось больше всего людей; кто скрыт из списков (/me), назван не будет.
    Собирать их в теме — пишут там те, кто ведёт группу: <code>/loved hall</code>, и больше не собирать: <code>/loved hall off</code>
    Когда: <code>/settings lovedday friday</code> и <code>/settings lovedhour 10</code>
    Показывать и первые слова: <code>/settings quoting on</code>
room-loved = Любимое сообщение
room-loved-about = раз в неделю сообщение, на которое откликнулось больше всего людей, если их хотя бы трое и это больше обычного; одно имя не звучит дважды за четыре недели
room-loved-logged = { $deed ->
    [hall] выбран зал славы
   *[nohall] зала славы больше нет
}
loved-door = Любимые сообщения
loved-standing = { $n ->
    [0] постов пока нет
    [one] { $n } пост
    [few] { $n } поста
    [many] { $n } постов
   *[other] { $n } поста
}{ $hall ->
    [there] , есть зал славы
   *[none] { "" }
}
loved-post-name = Любимое сообщение недели
loved-post =
    <b>Любимое сообщение недели</b> ❤️
    Автор: { $name }
    { $many }
loved-post-nameless =
    <b>Любимое сообщение недели</b> ❤️
    { $many }
loved-in-hall =
    Автор: { $name } ❤️
    { $many }
loved-people = { $n ->
    [one] Откликнулся { $n } человек
    [few] Откликнулись { $n } человека
    [many] Откликнулись { $n } человек
   *[other] Откликнулось { $n } человека
}
loved-reactions = { $n ->
    [one] { $n } реакция
    [few] { $n } реакции
    [many] { $n } реакций
   *[other] { $n } реакции
}
loved-button-there = К сообщению
loved-button = { $day }: { $name }
loved-list =
    <b>Что понравилось в последнее время</b>
    { $lines }
loved-entry = { $day }: { $name }. { $many }
loved-none = Здесь пока ничего не названо. Раз в неделю ищу сообщение, на которое откликнулось больше всего людей.
loved-unknown = Понимаю <code>/loved</code>, а в теме <code>/loved hall</code> или <code>/loved hall off</code>.
loved-hall-where = В какой теме? Напишите там, где собирать любимые сообщения: <code>/loved hall</code>
loved-hall-chosen = Теперь каждое названное сообщение ещё раз показывается в этой теме.
loved-hall-none = Названные сообщения больше не показываются второй раз.
loved-hall-gone = Тема, в которой собирались любимые сообщения, закрыта или удалена. Чтобы выбрать другую, напишите там: /loved hall
skip-nothing-loved = на той неделе ни одно сообщение не набрало достаточно реакций
mydata-loved = { $n ->
    [one] { $n } ваше сообщение стало любимым за неделю.
    [few] { $n } ваших сообщения стали любимыми за неделю.
    [many] { $n } ваших сообщений стали любимыми за неделю.
   *[other] { $n } вашего сообщения стали любимыми за неделю.
}
settings-name-lovedday = День любимого сообщения
settings-about-lovedday = В какой день называю сообщение, которое больше всего понравилось группе за семь дней до него.
settings-value-lovedday = { $lovedday ->
    [last] последний рабочий день
    [sun] воскресенье
    [mon] понедельник
    [tue] вторник
    [wed] среда
    [thu] четверг
    [fri] пятница
   *[sat] суббота
}
settings-choice-lovedday = { $lovedday ->
    [last] Последний рабочий день
    [sun] Воскресенье
    [mon] Понедельник
    [tue] Вторник
    [wed] Среда
    [thu] Четверг
    [fri] Пятница
   *[sat] Суббота
}
settings-done-lovedday = { $lovedday ->
    [last] Любимое сообщение называю в последний рабочий день недели.
    [sun] Любимое сообщение называю по воскресеньям.
    [mon] Любимое сообщение называю по понедельникам.
    [tue] Любимое сообщение называю по вторникам.
    [wed] Любимое сообщение называю по средам.
    [thu] Любимое сообщение называю по четвергам.
    [fri] Любимое сообщение называю по пятницам.
   *[sat] Любимое сообщение называю по субботам.
}
settings-unknown-lovedday = У любимого сообщения есть день недели, а здесь: { $typed }. Например: <code>{ $meant }</code>
settings-name-lovedhour = Час любимого сообщения
settings-about-lovedhour = В какое время того дня называю его.
settings-value-lovedhour = { $lovedhour ->
    [h10] 10:00
    [h12] 12:00
    [h15] 15:00
    [h18] 18:00
   *[h20] 20:00
}
settings-choice-lovedhour = { $lovedhour ->
    [h10] 10:00
    [h12] 12:00
    [h15] 15:00
    [h18] 18:00
   *[h20] 20:00
}
settings-done-lovedhour = { $lovedhour ->
    [h10] Любимое сообщение называю в 10:00.
    [h12] Любимое сообщение называю в 12:00.
    [h15] Любимое сообщение называю в 15:00.
    [h18] Любимое сообщение называю в 18:00.
   *[h20] Любимое сообщение называю в 20:00.
}
settings-unknown-lovedhour = Любимое сообщение может выйти в 10, 12, 15, 18 или 20 часов, а здесь: { $typed }. Например: <code>{ $meant }</code>
settings-name-quoting = Первые слова любимого сообщения
settings-about-quoting = Видно ли, как сообщение начинается. Для этого пост отвечает на него, и Telegram показывает его слова; сам текст не сохраняется.
settings-value-quoting = { $quoting ->
    [on] видны
   *[off] не видны
}
settings-choice-quoting = { $quoting ->
    [on] Показывать
   *[off] Не показывать
}
settings-done-quoting = { $quoting ->
    [on] Когда любимое сообщение названо, видно, как оно начинается.
   *[off] Когда любимое сообщение названо, слов из него не видно.
}
settings-unknown-quoting = Первые слова можно показывать (on) или нет (off), а здесь: { $typed }. Например: <code>{ $meant }</code>
