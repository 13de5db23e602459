# /settings and /staff.
command-settings = Настройки: язык, часовой пояс, ритм, тихие часы
command-staff = Помощники администраторов: кто ещё ведёт группу
help-settings =
    Всё сразу, с кнопками, в группе или в нашем личном чате: <code>/settings</code>
    Язык: <code>/settings language ru</code>
    Часовой пояс: <code>/settings zone Москва</code>
    Ритм: <code>/settings rhythm спокойный</code>
    Тихие часы: <code>/settings quiet 22:00-08:00</code> или <code>/settings quiet off</code>
    Цель: <code>/settings goal Печём вместе</code>
    Тихие дни: <code>/settings days сб вс</code>, или праздники: <code>/settings days праздники России накануне</code>
    Предел постов по расписанию, в день и в неделю: <code>/settings posts 1 5</code>
    Вид сообщества: <code>/settings community клиенты</code>
    Ссылки в рассказах о себе: <code>/settings links знакомые</code>; или все, никто
    Новые участники сначала принимают правила: <code>/settings gate кнопка</code>; или слово, открыто
    Что включено: <code>/settings rooms</code>; включить или выключить: <code>/settings polls off</code>
    Где выходят посты (напишите в той теме): <code>/settings recognition сюда</code>
    Последние изменения: <code>/settings log</code>
help-staff =
    Кто помогает: <code>/staff</code>
    Добавить или убрать: <code>/staff @name</code> либо <code>/staff</code> в ответ на сообщение этого человека
    Только с частью дел: <code>/staff @name polls touchpoints</code>; отменить: <code>/staff @name off</code>

settings-ready = { $html }
settings-quote = { $text }
settings-all =
    <b>Настройки</b> — { $group }
    { $lines }

    Чтобы изменить: кнопка ниже или, например, <code>/settings quiet 22:00-08:00</code>
settings-entry = { $name }: { $value }
settings-one =
    <b>{ $entry }</b>
    { $about }

    Одним сообщением: <code>{ $example }</code>
settings-which-group = Какая группа?
settings-goal =
    <b>{ $entry }</b>
    Для чего это сообщество, в одном-двух предложениях.

    Одним сообщением: <code>/settings goal Печём вместе и делимся рецептами</code>; убрать: <code>/settings goal нет</code>
settings-done-goal = Для чего это сообщество: <blockquote>{ $goal }</blockquote>
settings-done-goal-off = Цель сообщества убрана.
settings-name-language = Язык
settings-name-zone = Часовой пояс
settings-name-rhythm = Ритм
settings-name-quiet = Тихие часы
settings-name-days = Тихие дни
settings-name-posts = Посты
settings-name-community = Вид сообщества
settings-name-links = Ссылки
settings-name-staff = Помощники администраторов
settings-name-goal = Цель
settings-name-touchpoint = Регулярный пост
settings-about-language = На этом языке я пишу в группе. В личном чате каждый выбирает свой.
settings-about-zone = По этим часам считаются дни, недели и время публикаций. Можно написать название крупного города.
settings-about-rhythm = Как часто я предлагаю тему для разговора.
settings-about-quiet = В эти часы посты по расписанию не выходят: ни регулярные, ни темы для разговора, ни благодарности.
settings-about-days = В эти дни посты по расписанию не выходят. Кнопка добавляет или убирает. Можно и всё вместе, одним сообщением: <code>/settings days пт шаббат праздники Израиля 31.12 накануне</code>; часы каждой недели: <code>/settings days пт 14:00 - вс 9:00</code>
settings-about-posts = Предел для постов по расписанию: регулярных, тем для разговора, благодарностей. Опросы и ответы не считаются.
settings-about-community = По виду сообщества подбираются темы для разговора.
settings-about-links = Ссылки новых участников бывают рекламой, а то, что публикую я, вызывает доверие. Группа знает тех, кто участвовал здесь в разговоре в три разных дня.
settings-value-zone = { $place }, сейчас { $time }
settings-value-rhythm = { $rhythm ->
    [gentle] спокойный (одна тема для разговора в неделю)
    [steady] ровный (тема для разговора каждый рабочий день)
   *[none] без тем для разговора
}
settings-value-none = нет
settings-value-community-none = не выбран
settings-value-post = { $deed ->
    [left-out] один пост пропущен
    [kept] один пост всё-таки выйдет
    [moved] один пост перенесён
    [welcome-written] новые слова приветствия
    [welcome-changed] слова приветствия изменены
    [welcome-removed] одни слова приветствия убраны
    [welcome-ours] снова обычные слова приветствия
    [welcome-buttons] другие кнопки под приветствием
   *[posted-now] один пост вышел сразу
}
settings-several-line = Эта строка — не настройка: { $line }. Например: <code>zone Москва</code>
settings-value-range = { $range }
settings-value-posts = не больше { $day ->
    [one] { $day } поста
    [few] { $day } постов
    [many] { $day } постов
   *[other] { $day } поста
} в день и { $week } в неделю
settings-value-links = { $links ->
    [known] работают в рассказах о себе у тех, кого группа знает
    [all] работают в рассказах о себе у всех
   *[nobody] в рассказах о себе — только простой текст
}
settings-choice-none = Без них
settings-choice-community-none = Другое
settings-choice-rhythm = { $rhythm ->
    [gentle] Спокойный: раз в неделю
    [steady] Ровный: каждый рабочий день
   *[none] Без тем для разговора
}
settings-choice-posts = { $day } в день, { $week } в неделю
settings-choice-links = { $links ->
    [known] У тех, кого группа знает
    [all] У всех
   *[nobody] Только простой текст
}
settings-choice-zone = { $place }, { $time }
settings-present = { $label } ✓
settings-button-back = Назад
settings-button-staff = Помощники
settings-button-log = Изменения
settings-button-dismiss = Убрать: { $name }

settings-done-language = { $language ->
    [he] Теперь я пишу в группе на иврите.
    [ru] Теперь я пишу в группе по-русски.
   *[en] Теперь я пишу в группе по-английски.
}
settings-done-zone = Часы группы: { $place }. Сейчас там { $time }.
settings-done-rhythm = { $rhythm ->
    [gentle] Спокойный ритм: одна тема для разговора в неделю.
    [steady] Ровный ритм: тема для разговора каждый рабочий день.
   *[none] Тем для разговора больше не будет.
}
settings-done-quiet = Тихие часы: { $value }. В это время посты по расписанию не выходят.
settings-done-quiet-off = Тихих часов нет: посты по расписанию выходят в любое время суток.
settings-done-days = Тихие дни: { $value }. В это время посты по расписанию не выходят.
settings-done-days-off = Тихих дней нет: посты по расписанию выходят в любой день недели.
settings-done-posts = Теперь по расписанию выходит { $value }.
settings-done-community = { $community ->
    [customers] Теперь темы для разговора — для клиентов.
    [interest] Теперь темы для разговора — об общем увлечении.
    [team] Теперь темы для разговора — для коллег.
    [support] Теперь темы для разговора — только бережные.
   *[none] Теперь темы для разговора — те, что подходят любому сообществу.
}

settings-done-links = { $links ->
    [known] Ссылки и упоминания в рассказах о себе работают у тех, кто участвовал здесь в разговоре в три разных дня.
    [all] Ссылки и упоминания в рассказах о себе работают у всех.
   *[nobody] Ссылки и упоминания в рассказах о себе остаются простым текстом.
}

settings-unknown = Такой настройки нет: { $typed }. Есть язык, часовой пояс, ритм, тихие часы, тихие дни, посты, вид сообщества, ссылки, приём, согласие с правилами и цель. Например: <code>/settings тихие часы 22-8</code>. С кнопками: /settings
settings-unknown-meant = Это здесь непонятно: { $typed }. Возможно: <code>{ $meant }</code>
settings-unknown-language = Этого языка я пока не знаю: { $typed }. Есть русский, иврит и английский. Например: <code>{ $meant }</code>
settings-unknown-zone = Такой часовой пояс мне незнаком: { $typed }. Напишите крупный город, например: <code>{ $meant }</code>
settings-unknown-rhythm = Такого ритма нет: { $typed }. Есть спокойный, ровный и «нет». Например: <code>{ $meant }</code>
settings-unknown-quiet = У тихих часов есть начало и конец, а отсюда непонятно, какие: { $typed }. Например: <code>{ $meant }</code>
settings-unknown-days = Не знаю таких дней: { $typed }. Например: <code>{ $meant }</code>
settings-unknown-posts = Нужны два числа: сколько постов в день (до { $most-day }) и в неделю (до { $most-week }). Вы написали: { $typed }. Например: <code>{ $meant }</code>
settings-unknown-community = Такой вид сообщества мне незнаком: { $typed }. Есть клиенты, увлечение, коллеги, поддержка. Например: <code>{ $meant }</code>

settings-unknown-links = Для ссылок в рассказах о себе есть три варианта: знакомые, все, никто. Среди них нет: { $typed }. Например: <code>{ $meant }</code>

settings-staff =
    <b>Помощники администраторов</b>: { $names }

    Добавить или убрать: <code>/staff @name</code> либо /staff в ответ на сообщение этого человека. Помощников выбирают администраторы группы в Telegram.
settings-helper = { $name }
settings-helper-left = { $name } (сейчас не в группе)
settings-helpers-more = { $more ->
    [one] { $names } и ещё { $more } человек
    [few] { $names } и ещё { $more } человека
    [many] { $names } и ещё { $more } человек
   *[other] { $names } и ещё { $more } человека
}
settings-staff-added = Теперь среди помощников администраторов: { $name }. Повторная команда это отменит.
settings-staff-removed = Больше не среди помощников администраторов: { $name }
settings-staff-admin-already = Права администратора в Telegram уже есть: { $name }
settings-staff-not-here = Сейчас не в группе: { $name }. Помощники — это участники группы.
settings-staff-unknown = Это имя мне здесь ещё не встречалось: { $typed }. Отправьте /staff в ответ на сообщение этого человека.
settings-staff-one = По одному имени за раз: <code>/staff { $example }</code>
settings-staff-sections = Теперь помогает только с этим: { $sections } ({ $name }). Отменить: <code>/staff @name off</code>
settings-staff-no-section = Здесь нет раздела { $typed }. Помогать можно с этим: { $sections }. Например: <code>{ $example }</code>, а без раздела — во всём.
settings-helper-of = { $name } ({ $sections })
settings-log-staff-sections = { $name } помогает с этим: { $sections }
staff-everything-typed = всё, все, во всём
settings-hers =
    <b>Настройки</b> — { $group }
    { $lines }
settings-hers-none = { $group }: в том, с чем вы помогаете, настраивать нечего. Последние изменения: <code>/settings log</code>
settings-helper-page =
    <b>{ $name }</b> помогает: { $sections }

    Кнопка добавляет или убирает. Одним сообщением: <code>/staff @name polls touchpoints</code>
settings-button-everything = Во всём

settings-log =
    <b>Последние изменения</b>
    { $lines }
settings-log-empty = Изменений ещё не было.
settings-log-entry = { $when }, { $by } — { $setting }: { $value }
settings-log-anonymous = от имени группы
settings-log-staff = { $what ->
    [added] теперь помогает: { $name }
   *[removed] больше не помогает: { $name }
}
settings-log-from = { $was } → { $is }

settings-rooms =
    <b>Что включено</b> — { $group }
    { $lines }

    Кнопка включает или выключает. Выключенное молчит, а его команды уходят из меню; сохранённое не теряется. Одним сообщением: <code>/settings polls off</code>
settings-room-entry = { $name } — { $about }
settings-room = { $state ->
    [on] { $name } ✓
   *[off] { $name } ✗
}
settings-rooms-typed = что включено
settings-button-owns = Другие настройки
settings-button-rooms = Что включено
settings-value-switch = { $state ->
    [on] включено
    [topic] в отдельной теме
    [general] в общей теме (General)
   *[off] выключено
}
settings-done-room = { $state ->
    [on] Теперь включено: { $room }. Пропущенное за это время навёрстывать не буду.
   *[off] Теперь выключено: { $room }. Начатое завершено, сохранённое не теряется.
}
settings-done-topic = { $place ->
    [topic] Теперь эти посты выходят в этой теме: { $room }
   *[general] Теперь эти посты выходят в общей теме (General): { $room }
}
settings-unknown-room = Это можно включить или выключить: { $room }. Например: <code>{ $meant }</code>
settings-button-undo = Отменить: { $setting }
settings-undone = Как было — { $setting }: { $value }
settings-changed-since = С тех пор это снова изменили, поэтому возвращать здесь нечего. Последние изменения: /settings log
