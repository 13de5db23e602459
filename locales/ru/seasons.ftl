# Months and seasons: /season, the thanks for a month, the end of a season.
command-season = Текущий сезон и завершённые
help-season =
    Что идёт сейчас, до какого дня, и ваш вклад: <code>/season</code>
    Завершённый сезон: <code>/season 2026-10</code>, или по названию либо номеру: <code>/season Осень</code>

    Для тех, кто ведёт группу:
    Сезон со своими датами: <code>/season 1.9 30.11 Осень</code>
    Другой последний день или сегодня: <code>/season до 15.12</code>, <code>/season конец</code>
    Отмена до первого дня: <code>/season отмена</code>
    Таблицей: <code>/season 2026-10 csv</code>
season-door = Сезон
season-now = <b>Сезон</b> — { $group }
season-runs = { $season }: { $dates }
season-left = { $n ->
    [one] Остался { $n } день, считая сегодняшний.
    [few] Осталось { $n } дня, считая сегодняшний.
    [many] Осталось { $n } дней, считая сегодняшний.
   *[other] Осталось { $n } дня, считая сегодняшний.
}
season-next = В планах: { $season }, { $dates }
season-part = Ваш вклад на сегодня: { $did }
season-no-part = Ваш вклад появится здесь после ближайшего разговора.
season-month = { $month } { $year }
season-dates = с { $first } по { $last }
season-named = { $name }
season-numbered = Сезон { $number }
season-nameless = Сезон без названия
season-archive = <b>{ $season }</b>
season-thanked = Благодарности месяца:
season-empty = Имён не было.
season-nothing-kept = О том времени ничего не сохранилось.
season-unnamed = без имени, по просьбе
season-did = { $did }
season-heading = <b>{ $words }</b>
season-slot = { $slot ->
    [helper] За помощь другим
    [starter] За начатые разговоры
    [newcomer] Новые лица, без которых уже никак
    [steady] За постоянство, неделя за неделей
   *[none] Активные участники
}
season-row-name = {"\u200E"}• { $name }
season-place = {"\u200E"}{ $place }. { $name }{ $why ->
    [yes] {" "}— { $reasons }
   *[no] {""}
}
season-withdrawn = Имён здесь больше нет: об этом попросили. Спасибо остаётся в силе.
season-over = <b>Сезон завершён: { $season }</b>
season-over-close =
    Эта группа — ваша заслуга 💛
    Подробности и прошлые сезоны: /season
season-post-name = итоги сезона { $number }
season-picture = Спасибо за { $month }
season-picture-over = Спасибо: { $season }
season-picture-note = Группа: { $group }

# What those who manage the group do about it.
season-button-earlier = Раньше
season-button-later = Позже
season-button-now = Сейчас
season-button-back = Назад
season-button-new = Новый сезон
season-button-move = Другой последний день
season-button-end = Закончить сегодня
season-button-drop = Отменить сезон
season-button-correct = Исправить благодарности
season-button-table = Таблица
season-button-send = Отправить таблицу
season-button-plan = Запланировать
season-button-move-now = Перенести
season-button-end-now = Да, закончить
season-button-drop-now = Да, отменить
season-button-off = ✕ { $name } — { $slot }
season-button-in = ➕ { $name } — { $slot }
season-ask-dates = Свой сезон. Группа: { $group }. Какие у него первый и последний день?
season-hint-dates = Например: <code>1.9 30.11</code>. От 7 дней до года, с сегодняшнего дня.
season-ask-name = Как он называется?
season-hint-name = Например: Осень
season-ask-until = Какой день будет последним?
season-hint-until = Например: <code>15.12</code>
season-preview =
    { $season } — { $group }
    { $dates }

    { $n ->
        [one] Всего { $n } день.
        [few] Всего { $n } дня.
        [many] Всего { $n } дней.
       *[other] Всего { $n } дня.
    } Через два часа после последнего дня сезон закроется, утром появятся итоги. До первого дня его можно отменить.
season-preview-end = { $season }: { $dates }
season-is-planned = В планах: { $season }, { $dates }. Через два часа после последнего дня сезон закроется, утром появятся итоги. Отменить до начала: <code>/season отмена</code>
season-is-moved = Теперь последний день сезона «{ $season }»: { $last }
season-ends-today = Сегодня последний день: { $season }. Итоги появятся завтра утром.
season-is-dropped = Больше не в планах: { $season }
season-ask-end = Закончить сезон сегодня? Всё, что будет до полуночи, ещё учитывается, итоги появятся завтра утром.
season-ask-drop = Отменить запланированный сезон?
season-correct =
    <b>Благодарности: { $month }</b>
    { $posted ->
        [yes] Они уже в группе. Исправления меняют то же сообщение, заново ничего не публикуется.
       *[no] Сообщения, которое можно изменить, в группе нет. Исправления войдут в пост, если он ещё впереди, и в архив.
    }
    Нажмите на имя, чтобы убрать его (✕) или добавить (➕). Все изменения записаны: /settings log
season-corrected = { $posted ->
    [yes] Исправлено, и в группе тоже.
   *[no] Исправлено.
}
season-corrected-already = Так уже и есть.
season-table = Таблица: { $season }. В ней имена, за что, места и что сделано. Кто просил не включать в списки, того в ней нет.
season-table-sent = Таблица ниже.
season-table-file = { $season } — { $group }
season-table-name = Имя
season-table-board = За что
season-table-place = Место
season-table-did = Что сделано
season-how =
    Нужны первый и последний день. Например: <code>/season 1.9 30.11 Осень</code>
    Завершённый сезон: <code>/season 2026-10</code>
season-wrong-dates = Нужны первый и последний день. Например: <code>1.9 30.11</code>
season-wrong-date = Нужна дата. Например: <code>15.12</code>
season-wrong-order = Последний день раньше первого. Сначала пишется первый: <code>/season 1.9 30.11 Осень</code>
season-wrong-past = Этот день уже прошёл, и сказанное тогда не сосчитать. Подойдёт любой день начиная с сегодняшнего.
season-wrong-short = В сезоне не меньше { $least } дней. Подойдёт последний день позже.
season-wrong-long = В сезоне не больше { $most } дней. Подойдёт последний день раньше.
season-overlaps = Часть этих дней занята другим сезоном: { $season }. Подойдут другие дни.
season-two = Следующий сезон уже в планах: { $season }. Чтобы запланировать другой, сначала отмените этот: <code>/season отмена</code>
season-none-open = Своего сезона, который можно изменить, нет. Запланировать: <code>/season 1.9 30.11 Осень</code>
season-none-runs = Свой сезон сейчас не идёт. Что идёт: /season
season-has-begun = Сезон уже начался, отменить его нельзя. Можно закончить сегодня: <code>/season конец</code>
season-not-over = Это время ещё не закончилось, показывать пока нечего. Что идёт сейчас: /season
season-unknown = Сезона с таким названием нет: { $typed }. Всё, что сохранилось: /season
season-no-group = У нас пока нет общей группы. Команда работает и в самой группе: /season
season-in-the-group = Сезоны планируют в группе или кнопками здесь: /season
