# Главный экран: всё о группе в одном сообщении в личном чате.
command-desk = Всё в одном месте: группы, разделы, ближайшие посты
command-calendar = Что будет опубликовано, день за днём
command-start = Ваши группы и чем я могу помочь
help-desk =
    Всё в одном месте, в нашем личном чате: <code>/desk</code>
help-calendar = Ближайшие 14 дней в нашем личном чате, списком и картинкой. Каждый пост можно посмотреть, перенести, пропустить, опубликовать сразу или изменить: <code>/calendar</code>

frame-back = ‹ На главную
frame-closed = Этот экран закрыт, новый — ниже. Открыть ещё раз: /desk

desk-nothing = { "" }
desk-in-private = Главный экран открывается в нашем личном чате.
desk-calendar-in-private = Календарь — в нашем личном чате.
desk-groups = <b>Группы</b>
desk-no-groups = Общих групп у нас больше нет. Чтобы начать, добавьте меня в группу: /help
desk-groups-named =
    <b>Группы</b>
    С этими буквами в названии: { $typed }
desk-none-named = Нет ваших групп с этими буквами в названии: { $typed }
desk-find = Какая группа? Напишите часть её названия.
desk-group = { $title }{ $managed ->
    [yes] { " " }· управление
   *[no] { "" }
}{ $waiting ->
    [0] { "" }
   *[other] { " " }({ $waiting })
}
desk-group-managed =
    <b>{ $group }</b>
    { $doing }
    { $week }

    { $sections }
desk-doing = Участников: { $members }. За семь дней писали: { $talked } (неделей раньше: { $before })
desk-line-week = Ближайшие семь дней: { $n ->
    [one] { $n } пост
    [few] { $n } поста
    [many] { $n } постов
   *[other] { $n } поста
}, следующий — { $when }
desk-line-week-empty = Ближайшие семь дней: постов нет
desk-section-on = { $name } — включено
desk-section-off = { $name } — выключено
desk-section-standing = { $name } — { $standing }
desk-standing-posts = за семь дней: { $n }
desk-section-label-off = { $name } ○
desk-section =
    <b>{ $group }</b>
    { $entry }

    <i>{ $about }</i>
    { $place }{ $lately }
desk-topic-general = Эти посты выходят в общей теме (General). Чтобы они выходили в другой, напишите там: <code>{ $command }</code>
desk-topic-own = Эти посты выходят в своей теме. Чтобы выбрать другую, напишите в ней: <code>{ $command }</code>
desk-switched-off = Теперь выключено: { $room }
desk-in-general = Теперь эти посты выходят в общей теме (General).
desk-mine =
    <b>{ $group }</b>
    { $goal }
    { $week }

desk-week =
    <b>Календарь на 14 дней</b> — { $group }

    { $posts }
desk-week-empty =
    <b>Календарь на 14 дней</b> — { $group }

    Постов не запланировано. Регулярный пост добавляется в группе: <code>/touchpoint каждый понедельник 10:00</code>, текст — строкой ниже.
desk-week-entry = { $when }: { $what }{ $fate }
desk-week-button = { $day } { $time } · { $what }
desk-post-named = { $what }
desk-fate-posted = { "" }
desk-fate-left-out = { " " }(в этот раз пропускаем)
desk-fate-skipped = { " " }(не выйдет: { $why })
desk-picture = Календарь: { $group }
desk-post =
    <b>{ $group }</b>
    { $entry }
desk-post-gone = Этот пост уже вышел, или его больше нет.
desk-move =
    { $entry }

    Когда вместо этого? Только в этот раз; следующие выйдут как обычно.
    Можно и написать время: <code>18:30</code>, <code>вторник 9:00</code>
desk-move-unknown = Не похоже на время. Вот так: <code>18:30</code>, <code>вторник 9:00</code>, <code>завтра 9:00</code>
desk-move-too-late = К этому времени выйдет уже следующий. Выберите время пораньше.
desk-ask-now =
    <b>{ $group }</b>
    { $entry }

    Опубликовать сейчас? Тогда в своё время этот пост не выйдет.
desk-preview = Вот так это будет выглядеть.
desk-preview-unknown = Что здесь будет написано, пока неизвестно.
desk-left-out = В этот раз пропускаем. Следующие выйдут как обычно.
desk-kept = Пост всё-таки выйдет.
desk-moved = Перенесено: { $when }
desk-posted-now = Отправляю в группу.
desk-cannot-write = Писать в группе мне нельзя. Чего не хватает: /status в группе

desk-button-week = Календарь
desk-button-mine = Моё
desk-button-managed = Управление
desk-button-groups = Все группы
desk-button-find = Найти по названию
desk-button-back = Назад
desk-button-draw = Картинкой
desk-button-preview = Предпросмотр
desk-button-leave-out = Пропустить
desk-button-keep = Не пропускать
desk-button-move = Перенести
desk-button-now = Сейчас
desk-button-now-yes = Опубликовать
desk-button-edit = Открыть и изменить
desk-button-general = В общую тему
desk-button-on = Включить
desk-button-off = Выключить

desk-button-waiting = { $n ->
    [0] Вас ничего не ждёт
   *[other] Ждёт вас: { $n }
}
desk-button-copy = Другим группам
desk-button-compare = Сравнить
desk-button-apply = Применить
desk-button-text = Текстом
desk-button-copy-text = Копировать
desk-copy =
    <b>{ $group }</b>
    В каких ещё группах сделать такие же настройки? Ничего не изменится, пока вы не увидите разницу.
desk-copy-none =
    <b>{ $group }</b>
    Других групп, где вы управляете и есть я, пока нет. Настройки можно сохранить текстом и вставить в группу с другим ботом.
desk-copy-group = { $title }{ $chosen ->
    [yes] { " " }✓
   *[no] { "" }
}
desk-copy-difference = { $title } — { $setting }: { $was } → { $is }
desk-copy-more = { $n ->
    [one] … и ещё { $n }
    [few] … и ещё { $n }
    [many] … и ещё { $n }
   *[other] … и ещё { $n }
}
desk-copy-differences =
    <b>Как в группе: { $group }</b>

    { $lines }
desk-copy-same = В этих группах уже такие же настройки.
desk-copy-done = { $n ->
    [one] Теперь такие же настройки в { $n } группе.
    [few] Теперь такие же настройки в { $n } группах.
    [many] Теперь такие же настройки в { $n } группах.
   *[other] Теперь такие же настройки в { $n } группы.
}
desk-copy-only = Только: { $setting }
desk-copy-done-one = { $setting }: { $n ->
    [one] теперь так же ещё в { $n } группе.
    [few] теперь так же ещё в { $n } группах.
    [many] теперь так же ещё в { $n } группах.
   *[other] теперь так же ещё в { $n } группы.
}
desk-copy-text =
    <b>{ $group }</b>
    Если администратор отправит этот текст в группу, настройки там станут такими же:
    { $text }

desk-door-settings = Все настройки
desk-door-staff = Помощники
desk-door-log = Изменения
desk-door-posts = Регулярные
desk-door-status = Открыть
desk-door-introduction = Моё знакомство
desk-door-place = Место и спасибо
desk-door-quiet = Потише
desk-door-data = Мои данные
desk-door-language = Язык

room-status = Состояние
room-status-about = Как идут дела: что ждёт отправки, что не вышло, чего не хватает.
room-settings = Настройки
room-settings-about = Язык, часы, тихое время, ограничения, помощники и кто что менял.
desk-button-this-one = Изменить только этот раз
desk-fate-when-quiet = { " " }(только когда тихо)
desk-week-entry-quiet = Только когда тихо: { $what }
desk-week-button-quiet = Когда тихо · { $what }

## Thirty days ahead
desk-button-rehearsal = На 30 дней
desk-rehearsal =
    <b>Репетиция, 30 дней</b> — { $group }
    С нынешними настройками; просмотр ничего не публикует и не меняет.

    { $posts }
desk-rehearsal-empty =
    <b>Репетиция, 30 дней</b> — { $group }

    Ничего не было бы опубликовано.
desk-rehearsal-entry = { $fate } · { $what }
desk-rehearsal-two = { $entry }
    <i>Если в группе беседуют:</i> { $amid }
desk-rehearsal-posted = { $when }
desk-rehearsal-moved = { $when } ({ $moved })
desk-rehearsal-left = <s>{ $when }</s> { $why }
