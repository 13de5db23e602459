# Recognition: /top, /me and the thanks for a month.
command-top = Кто активен, кто помогает, кто здесь недавно
command-why = Из чего складывается моё место, вижу только я
command-boards = Какие списки есть и что учитывается
command-me = Моё место в этом месяце, вижу только я

top-title-month = <b>Активные участники месяца</b> — { $month }
top-title-year = <b>Активные участники года</b> — { $year }
top-row = {"\u200E"}{ $place }. { $name }{ $why ->
    [yes] {" "}— { $reasons }
   *[no] {""}
}
top-more = …и другие на том же месте
top-managers = А из тех, кто ведёт группу: { $names }
top-empty-month = Список этого месяца пока пуст. Его откроет любой разговор.
top-empty-year = Список этого года пока пуст. Его откроет любой разговор.
top-which = Такого списка нет. Напишите, о чём он и за какой срок, или что-то одно. Например: <code>/top помощь год</code>
top = { $list }
top-title = <b>{ $board }</b> — { $span }
top-span-week = эта неделя
top-span-month = { $month }
top-span-season = этот сезон
top-span-season-named = { $name }
top-span-year = { $year }
board-name = { $board ->
    [helpers] Помощь другим
    [starters] Начатые разговоры
    [steady] Постоянство
    [newcomers] Новые и активные участники
   *[active] Активные участники
}
top-button-board = { $board ->
    [helpers] Помощь
    [starters] Разговоры
    [steady] Постоянство
    [newcomers] Новички
   *[active] Активные
}
top-button-span = { $span ->
    [week] Неделя
    [season] Сезон
    [year] Год
   *[month] Месяц
}
top-no-ranking = Без определённого порядка:
top-row-no-place = {"\u200E"}• { $name }{ $why ->
    [yes] {" "}— { $reasons }
   *[no] {""}
}
top-empty = { $board ->
    [helpers] Здесь пока никого. Список откроет ответ на чей-нибудь вопрос.
    [starters] Здесь пока никого. Список откроет вопрос, на который кто-нибудь отзовётся.
    [steady] Здесь пока никого. Список заполнится сам, неделя за неделей.
    [newcomers] Здесь пока никого. В списке те, кто с нами не больше 60 дней.
   *[active] Список пока пуст. Его откроет любой разговор.
}

# What somebody is thanked for.
reason-answered = { $n ->
    [one] ответы { $grouped } участнику
    [few] ответы { $grouped } участникам
    [many] ответы { $grouped } участникам
   *[other] ответы { $grouped } участника
}
reason-replies = { $n ->
    [one] отклики от { $grouped } участника
    [few] отклики от { $grouped } участников
    [many] отклики от { $grouped } участников
   *[other] отклики от { $grouped } участника
}
reason-reactions = { $n ->
    [one] { $grouped } реакция на сообщения
    [few] { $grouped } реакции на сообщения
    [many] { $grouped } реакций на сообщения
   *[other] { $grouped } реакции на сообщения
}
reason-days = { $n ->
    [one] { $grouped } день в разговоре
    [few] { $grouped } дня в разговоре
    [many] { $grouped } дней в разговоре
   *[other] { $grouped } дня в разговоре
}
reason-turns = { $n ->
    [one] { $grouped } реплика
    [few] { $grouped } реплики
    [many] { $grouped } реплик
   *[other] { $grouped } реплики
}
reason-thanks = { $n ->
    [one] спасибо от { $grouped } участника
    [few] спасибо от { $grouped } участников
    [many] спасибо от { $grouped } участников
   *[other] спасибо от { $grouped } участника
}
reason-starts = { $n ->
    [one] { $grouped } начатый разговор
    [few] { $grouped } начатых разговора
    [many] { $grouped } начатых разговоров
   *[other] { $grouped } начатого разговора
}
reason-weeks = { $n ->
    [one] { $grouped } активная неделя
    [few] { $grouped } активные недели
    [many] { $grouped } активных недель
   *[other] { $grouped } активной недели
}
list-comma = { $first }, { $then }
name-alone = { $name }

me = { $lines }
me-group = Группа: { $group }
me-place = <b>Ваше место в этом месяце: { $place }</b>
me-not-yet = Ваше место появится здесь после ближайшего разговора в этом месяце.
me-apart = Те, кто ведёт группу, названы отдельно, без мест.
me-hidden = Вас нет в списках и в благодарностях месяца. Подсчёт продолжается — на случай, если вы вернётесь.
me-why = Что учтено: { $reasons }
me-neighbours = Рядом с вами:
me-row = {"\u200E"}{ $place }. { $name }
me-row-self = <b>{"\u200E"}{ $place }. { $name }</b>
me-far = { $places ->
    [one] Вы в списке этого месяца, дальше первого { $places } места.
    [few] Вы в списке этого месяца, дальше первых { $places } мест.
    [many] Вы в списке этого месяца, дальше первых { $places } мест.
   *[other] Вы в списке этого месяца, дальше первых { $places } места.
}
me-near = Рядом с вами: { $names }
me-no-ranking = В списках этой группы нет мест.
me-board = { $board }: { $place }-е место
me-button-why = Почему?
me-button-back = Назад
why-title = <b>Из чего складывается ваш месяц</b>
why-title-of = Из чего складывается месяц: { $name }
why-place = Место: { $place }
why-nothing = В этом месяце пока нечего учитывать.
why-days = { $n ->
    [one] { $grouped } день в разговоре: { $points }
    [few] { $grouped } дня в разговоре: { $points }
    [many] { $grouped } дней в разговоре: { $points }
   *[other] { $grouped } дня в разговоре: { $points }
}
why-repliers = { $n ->
    [one] Отклики от { $grouped } участника: { $points }
    [few] Отклики от { $grouped } участников: { $points }
    [many] Отклики от { $grouped } участников: { $points }
   *[other] Отклики от { $grouped } участника: { $points }
}
why-answered = { $n ->
    [one] Ответы { $grouped } участнику: { $points }
    [few] Ответы { $grouped } участникам: { $points }
    [many] Ответы { $grouped } участникам: { $points }
   *[other] Ответы { $grouped } участника: { $points }
}
why-reactions = { $n ->
    [one] { $grouped } реакция на сообщения: { $points }
    [few] { $grouped } реакции на сообщения: { $points }
    [many] { $grouped } реакций на сообщения: { $points }
   *[other] { $grouped } реакции на сообщения: { $points }
}
why-thanks = { $n ->
    [one] Спасибо от { $grouped } участника: { $points }
    [few] Спасибо от { $grouped } участников: { $points }
    [many] Спасибо от { $grouped } участников: { $points }
   *[other] Спасибо от { $grouped } участника: { $points }
}
why-granted = Добавлено администраторами: { $points }
why-total = <b>Вместе: { $points }</b>. По этому числу составлен список.
why-company = { $n ->
    [0] Всё, кроме добавленного администраторами, учитывается на { $eighths }/8: откликов пока нет; полностью — когда отклики придут от шести участников.
    [one] Всё, кроме добавленного администраторами, учитывается на { $eighths }/8: отклики пока от { $n } участника; полностью — когда они придут от шести.
    [few] Всё, кроме добавленного администраторами, учитывается на { $eighths }/8: отклики пока от { $n } участников; полностью — когда они придут от шести.
    [many] Всё, кроме добавленного администраторами, учитывается на { $eighths }/8: отклики пока от { $n } участников; полностью — когда они придут от шести.
   *[other] Всё, кроме добавленного администраторами, учитывается на { $eighths }/8: отклики пока от { $n } участника; полностью — когда они придут от шести.
}
why-unheard = Разговор учитывается полностью, пока на него отзываются, а сверх того — на десятую часть.
why-how = Отклик того, кому отвечают и другие, весит больше, чем отклики двоих, которые отвечают только друг другу.
# The picture above it: bars of days, one for each month.
me-picture = Ваши последние полгода
me-picture-note = Дни в разговоре. Группа: { $group }
me-hide = Убрать из списков
me-show = Вернуть в списки
me-hidden-now = Вас больше нет в списках.
me-shown-now = Вы снова в списках.
me-which = В какой группе?
me-no-groups = У нас пока нет общей группы. Команда работает и в самой группе: /me
me-not-in = Вас больше нет в этой группе.
me-as-yourself = Когда вы пишете от имени группы или канала, не видно, кто вы. Отправьте от своего имени: /me

season-name = благодарность за { $month }
season-title = <b>Спасибо активным участникам месяца</b> — { $month }
season-row = {"\u200E"}• { $name } — { $reasons }
season-resting = Тоже среди активных (благодарность была месяцем раньше): { $names }
season-close =
    Эта группа — ваша заслуга 💛
    Ваше место и выход из списков: /me

skip-nobody = пока некого назвать

desk-door-boards = Списки и подсчёт
boards-page =
    <b>Списки группы: { $group }</b>
    Включены: { $lists }
    { $uncounted ->
        [0] Учитывается всё, что сказано в группе.
        [one] Не учитывается { $uncounted } тема форума.
        [few] Не учитываются { $uncounted } темы форума.
        [many] Не учитываются { $uncounted } тем форума.
       *[other] Не учитывается { $uncounted } темы форума.
    }

    Кнопка включает или выключает список. Чтобы не учитывать тему, отправьте в ней <code>/boards</code>.
    Списки без мест: <code>/settings ranking off</code>
    Что важнее: <code>/settings weights</code>
boards-button-board = { $board ->
    [helpers] Помощь
    [starters] Разговоры
    [steady] Постоянство
   *[newcomers] Новички
}{ $on ->
    [yes] {" "}✓
   *[no] {""}
}
boards-button-topic-off = Не учитывать эту тему
boards-button-here-on = Снова учитывать эту тему
boards-button-topic-on = Снова учитывать тему { $topic }
boards-button-general-on = Снова учитывать General
boards-button-check = Необычное
check-title = <b>Необычное</b> — { $group } — { $month }
check-exchanges = <b>Двое часто отвечают друг другу</b>
check-exchange = {"\u200E"}• { $first } — { $second }, ответов в каждую сторону: { $there } и { $back }
check-quietly = <b>Реакции в основном от тех, кто ничего не пишет</b>
check-quiet = {"\u200E"}• { $name } — реакции поставили: { $reactors }, из них ничего не пишут: { $silent }
check-unheards = <b>Сказано много, ответов почти нет</b>
check-unheard = {"\u200E"}• { $name } — { $turns ->
    [one] { $turns } реплика
    [few] { $turns } реплики
    [many] { $turns } реплик
   *[other] { $turns } реплики
} за { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}, { $repliers ->
    [0] без откликов
    [one] отклики от { $repliers } участника
    [few] отклики от { $repliers } участников
    [many] отклики от { $repliers } участников
   *[other] отклики от { $repliers } участника
}
check-note = Это числа, а не приговор: у каждого может быть хорошая причина. Такой обмен и так весит мало, и больше из этого ничего не следует. Имя показывает, из чего складывается место.
check-nothing = В этом месяце ничего необычного.

settings-name-ranking = Места в списках
settings-about-ranking = С местами в <code>/top</code> видно, кто первый. Без мест названо, кто что делает, без порядка; благодарности месяца остаются.
settings-value-ranking = { $ranking ->
    [on] показаны
   *[off] не показаны
}
settings-choice-ranking = { $ranking ->
    [on] С местами
   *[off] Без мест
}
settings-done-ranking = { $ranking ->
    [on] В списках есть места.
   *[off] В списках нет мест: названо, кто что делает.
}
settings-unknown-ranking = Места в списках бывают включены (on) или выключены (off), а здесь: { $typed }. Например: <code>{ $meant }</code>
settings-name-weights = Что учитывается
settings-about-weights = Что сколько весит среди активных участников: разговор, ответы, реакции и благодарности вместе; прежде всего ответы, а разговор на четверть; или всё, кроме реакций.
settings-value-weights = { $weights ->
    [answers] прежде всего ответы
    [words] без реакций
   *[together] всё вместе
}
settings-choice-weights = { $weights ->
    [answers] Прежде всего ответы
    [words] Без реакций
   *[together] Всё вместе
}
settings-done-weights = { $weights ->
    [answers] Среди активных участников больше всего весят ответы.
    [words] Среди активных участников реакции не учитываются.
   *[together] Разговор, ответы, реакции и благодарности учитываются вместе.
}
settings-unknown-weights = Можно выбрать together, answers или words, а здесь: { $typed }. Например: <code>{ $meant }</code>
room-recognition-logged = { $deed ->
    [season-planned] запланирован сезон
    [season-moved] перенесён конец сезона
    [season-ended] сезон закончен раньше
    [season-dropped] сезон убран из планов
    [thanks-in] имя добавлено в благодарности месяца
    [thanks-off] имя убрано из благодарностей месяца
    [board-on] включён список
    [board-off] выключен список
    [topic-on] тема снова учитывается
   *[topic-off] тема больше не учитывается
}
help-why = Из чего складывается ваше место в этом месяце, часть за частью. Видите только вы: <code>/why</code>
help-boards =
    Какие списки есть, в каких темах ничего не учитывается и что в подсчёте необычно: <code>/boards</code>
    Списки без мест: <code>/settings ranking off</code>

room-recognition = Признание
# What it is typed by as well, as it was called once.
room-recognition-typed = благодарности
room-recognition-about = активные участники, а раз в месяц — спасибо им
