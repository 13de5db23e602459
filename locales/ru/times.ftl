# Finding a time: when it could be, who can then, and when it is.
room-times = Выбор времени
room-times-about = когда удобно большинству? Каждый отвечает в личном чате и видит своё время; лучшие варианты предлагаются
nudge-time = Выбор времени
times-door = Выбор времени
times-door-new = Выбрать время
times-standing = открыто: { $open }, всего: { $all }
command-when = Выбрать время, удобное большинству
help-when =
    Для чего выбирают время и ваши ответы: <code>/when</code>

    Для тех, кто ведёт группу: новое, с новой строки — день и часы:
    <code>/when Вечер хлеба
    пятница 19:00, 20:00
    12.12 18-20</code>
    Или кнопками, в личном чате: /when

    Каждый отвечает в личном чате: да, если надо, нет. Группа видит, сколько человек когда могут.
mydata-times = { $n ->
    [one] Вы ответили, когда вам удобно, для { $n } встречи.
    [few] Вы ответили, когда вам удобно, для { $n } встреч.
    [many] Вы ответили, когда вам удобно, для { $n } встреч.
   *[other] Вы ответили, когда вам удобно, для { $n } встречи.
}
mydata-times-made = { $n ->
    [one] Вы выбирали время для { $n } встречи.
    [few] Вы выбирали время для { $n } встреч.
    [many] Вы выбирали время для { $n } встреч.
   *[other] Вы выбирали время для { $n } встречи.
}

times-how =
    Что планируется? Ниже, с новой строки, день и часы:
    <code>/when Вечер хлеба
    пятница 19:00, 20:00
    12.12 18-20</code>
times-not-understood =
    В этой строке нет дня с часами: { $typed }
    Например: <code>пятница 19:00, 20:00</code> или <code>12.12 18-20</code>
times-two-meanings =
    { $typed }: это { $one } или { $other }?
    С датой всё ясно: <code>12.12 18-20</code>
times-past = Это уже позади: { $typed }
times-too-far = Это больше чем через год: { $typed }
times-too-many = { $n ->
    [one] Здесь { $n } вариант, а можно до { $most }.
    [few] Здесь { $n } варианта, а можно до { $most }.
    [many] Здесь { $n } вариантов, а можно до { $most }.
   *[other] Здесь { $n } варианта, а можно до { $most }.
}
times-most = { $most ->
    [one] Можно не больше { $most } варианта.
    [few] Можно не больше { $most } вариантов.
    [many] Можно не больше { $most } вариантов.
   *[other] Можно не больше { $most } варианта.
}
times-hours-not-understood =
    Это не часы: { $typed }
    Например: <code>18:30, 20:15</code>
times-no-group = Общих групп, где выбирают время, у нас нет. Отправьте это в группе.
times-which-group = Для какой группы?

times-when-length = { $when } ({ $length })
times-hours = { $n ->
    [one] { $n } час
    [few] { $n } часа
    [many] { $n } часов
   *[other] { $n } часа
}
times-minutes = { $n ->
    [one] { $n } минута
    [few] { $n } минуты
    [many] { $n } минут
   *[other] { $n } минуты
}
times-hours-minutes = { $hours } { $minutes }
times-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
    [many] { $n } дней
   *[other] { $n } дня
}
times-counts = ✅ { $yes } · 🟡 { $maybe } · ➖ { $no }
times-label = { $day } { $date }, { $time }
times-marked = { $mark ->
    [yes] ✅
    [maybe] 🟡
    [no] ➖
   *[open] ▫️
} { $label }
times-entry = <b>{ $number }.</b> { $when }{ $counts }{ $state ->
    [best] {" "}⭐
    [over] , уже позади
   *[open] {""}
}
times-no-counts = {""}
times-with-counts = {" "}· { $counts }
times-names = ✅ { $names }
times-lines =
    { $above }
    { $below }
times-title = 📅 <b>{ $title }</b>
times-head-open =
    { $title }
    Когда удобно? Ответы принимаются до: { $until }
times-head-closed =
    { $title }
    Ответы собраны, время выбирается.
times-head-fixed =
    { $title }
    <b>{ $when }</b>
times-takes = Сколько займёт: { $length }
times-answered = { $n ->
    [0] Ответов пока нет.
    [one] Ответил { $n } человек.
    [few] Ответили { $n } человека.
    [many] Ответили { $n } человек.
   *[other] Ответили { $n } человека.
}
times-is-named = Группа видит, кто что ответил.
times-is-anonymous = Анонимно: видно только, сколько человек могут; администраторам — тоже.
times-is-one = Каждый выбирает один вариант.
times-clock = По часам: { $place }. Новые приложения показывают ваше время.
times-row = • { $title } — { $stage ->
    [open] открыто до: { $when }, { $n ->
        [one] { $n } ответ
        [few] { $n } ответа
        [many] { $n } ответов
       *[other] { $n } ответа
    }
    [fixed] { $when }
   *[closed] закрыто, { $n ->
        [one] { $n } ответ
        [few] { $n } ответа
        [many] { $n } ответов
       *[other] { $n } ответа
    }
}
times-list = <b>Выбор времени: { $group }</b>
times-none = Сейчас ничего нет.

times-mine = <b>{ $title }</b> · { $group }
times-mine-how = Когда вы можете? Нажатие меняет вариант: да ✅, если надо 🟡, нет ➖. Что осталось без ответа, считается как «нет».
times-mine-how-one = Какой вариант удобнее всего? Нажатие меняет его: да ✅, если надо 🟡, нет ➖; «да» может быть только одно. Что осталось без ответа, считается как «нет».
times-mine-entry = { $mark ->
    [yes] ✅
    [maybe] 🟡
    [no] ➖
   *[open] ▫️
} <b>{ $number }.</b> { $when }
times-saved = Сохранено. Пока ответы принимаются, это можно изменить.
times-is-closed = Закрыто: ответы больше не принимаются.
times-gone = Этого больше нет. Остальное: /when
times-who = <b>{ $title }</b>: кто когда может
times-who-entry = <b>{ $number }.</b> { $when }
times-who-names = { $mark ->
    [yes] ✅
    [maybe] 🟡
   *[no] ➖
} { $names }
times-not-fixed = Время ещё не выбрано. Как обстоят дела: /when
times-file =
    { $title }
    { $when }
    Откройте файл, чтобы добавить это в календарь.

times-ask-title = Что планируется в группе { $group }? Одной строкой; ниже, если хотите, с новой строки — день и часы.
times-hint-title =
    Вечер хлеба
    пятница 19:00, 20:00
    12.12 18-20
times-title-preview = <b>{ $title }</b>{ $n ->
    [0] {""}
    [one] , { $n } вариант
    [few] , { $n } варианта
    [many] , { $n } вариантов
   *[other] , { $n } варианта
}
times-ask-hours = В какие часы? Если их несколько — через запятую.
times-hint-hours = Например: 18:30, 20:15
times-hours-preview = { $hours }
times-below = Продолжение ниже.
times-days-how =
    <b>{ $title }</b>
    В какие дни? Нажатие на день недели выбирает их все.
    { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }, { $n ->
        [one] { $n } вариант
        [few] { $n } варианта
        [many] { $n } вариантов
       *[other] { $n } варианта
    } (можно до { $most }).
times-hours-how =
    <b>{ $title }</b>
    В какие часы?
    { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }, { $n ->
        [one] { $n } вариант
        [few] { $n } варианта
        [many] { $n } вариантов
       *[other] { $n } варианта
    } (можно до { $most }).
times-preview =
    Так это увидит группа { $group }:

    { $post }
times-switch-named = Имена видны
times-switch-anonymous = Имена скрыты
times-switch-several = Несколько ✓
times-switch-one = Только один ✓
times-switch-reminds = Напомнить ✓
times-switch-reminds-not = Напомнить ✗
times-switch-open = Открыто: { $time }
times-switch-length = Займёт: { $time }
times-switch-length-none = Сколько займёт: не указано
times-no-slots = Ещё нет ни одного варианта: сначала дни и часы.
times-too-many-open = { $most ->
    [one] Одновременно может быть открыто не больше { $most }. Сначала выберите время: /when
    [few] Одновременно может быть открыто не больше { $most }. Сначала выберите время для одной из встреч: /when
    [many] Одновременно может быть открыто не больше { $most }. Сначала выберите время для одной из встреч: /when
   *[other] Одновременно может быть открыто не больше { $most }. Сначала выберите время для одной из встреч: /when
}
times-all-past = Все варианты уже позади. Новые: /when
times-is-posted = Это уже в группе. Как обстоят дела: /when
times-posted = Опубликовано в группе: { $group }
times-discarded = Удалено.
times-not-posted =
    В группе это не появилось: { $title }. { $why }
    Черновик сохранён: /when
times-asked-below = { $title }: вопрос задан ещё раз, ниже.

times-closed =
    { $title }: { $n ->
        [0] время вышло, ответов нет.
        [one] время вышло, { $n } ответ. Когда это будет?
        [few] время вышло, { $n } ответа. Когда это будет?
        [many] время вышло, { $n } ответов. Когда это будет?
       *[other] время вышло, { $n } ответа. Когда это будет?
    }
    { $best }
times-closed-none = Из оставшихся вариантов не подходит ни один. Можно спросить ещё раз или начать заново: /when
times-proposed = { $number }. { $when } · { $counts }
times-best =
    Лучшие варианты:
    { $best }
times-item-first = Выбрать первый
times-item-second = Выбрать второй
times-item-third = Выбрать третий
times-item-again = Спросить ещё раз
times-fixed = Выбрано. Все, кто ответил, узнают об этом через две минуты.
times-fixed-already = Время уже выбрано. Как обстоят дела: /when
times-not-changed = Изменить уже нельзя: прошла неделя, менялось трижды или это уже началось.
times-is-past = Этот вариант уже позади. Другие: /when
times-choose = Когда это будет?
times-choose-another = На какое время перенести?
times-decided =
    📅 <b>{ $title }</b> — время выбрано:
    <b>{ $when }</b>
times-decided-anew =
    📅 <b>{ $title }</b> — теперь в другое время:
    <b>{ $when }</b>
times-told =
    { $title } в группе { $group } — время выбрано:
    <b>{ $when }</b>
    { $door }
times-told-anew =
    { $title } в группе { $group } — теперь в другое время:
    <b>{ $when }</b>
    { $door }
times-reminder =
    { $title } в группе { $group }: когда вы можете?
    Ответы принимаются до: { $until }
    { $door }
times-door-file = Добавить в календарь
times-door-answer = К вариантам

times-button-mine = Когда я могу
times-button-file = В мой календарь
times-button-list = Все
times-button-who = Кто когда может
times-button-manage = Управление
times-button-save = Сохранить
times-button-rest = Остальные: да
times-button-back = Назад
times-button-new = Выбрать время
times-button-draft = Мой черновик
times-button-days = Дни
times-button-hours = Часы
times-button-title = Название
times-button-type = Ввести часы
times-button-preview = Предпросмотр
times-button-next = Дальше
times-button-discard = Удалить
times-button-post = Опубликовать
times-button-fix = Выбрать: { $label }
times-button-choose = Другие варианты
times-button-close = Закрыть сейчас
times-button-again = Спросить снова
times-button-another = Выбрать другое
times-button-show = Показать снова
