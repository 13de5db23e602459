# Recognition: /top, /me and the thanks for a month.
command-top = Активные участники месяца или года
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
top-which = Список бывает за месяц или за год. Например: <code>/top год</code>

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

room-recognition = Благодарности
room-recognition-about = активные участники, а раз в месяц — спасибо им
