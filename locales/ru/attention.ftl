# The room "attention": what waits for those who manage groups.
command-attention = Что ждёт вашего решения
help-attention =
    Что ждёт вашего решения в группах, которые вы ведёте, с кнопками: <code>/attention</code>
    Писать сразу только о срочном, об остальном раз в день: <code>/attention срочное</code>
    Писать сразу обо всём: <code>/attention всё</code>
    Не писать, только список: <code>/attention ничего</code>
    Время ежедневного сообщения: <code>/attention 18:30</code>
attention-door-list = Что ждёт
attention-door-wishes = Когда писать
attention-in-private = Всё, что ждёт вашего решения в этой группе, — в личном чате:
attention-title = { $n ->
    [one] <b>Вашего решения ждёт { $n } дело</b>
    [few] <b>Вашего решения ждут { $n } дела</b>
   *[many] <b>Вашего решения ждут { $n } дел</b>
}
attention-nothing = Ничего не ждёт вашего решения.
attention-item =
    <b>{ $group }</b>, { $since }
    { $words }
attention-item-state =
    { $item }
    <i>{ $state }</i>
attention-numbered = { $n }. { $item }
attention-mine = Этим занимается { $name }.
attention-later = Отложено: { $when }.
attention-done = ✓ Готово: { $name }
attention-over = ✓ Всё уладилось, делать ничего не нужно.
attention-done-already = Это уже улажено.
attention-button-number = { $open ->
    [yes] •{ $n }•
   *[no] { $n }
}
attention-button-mine = Беру
attention-button-release = Не беру
attention-button-tomorrow = Завтра
attention-button-done = Готово
attention-button-wishes = Когда мне писать
attention-button-back = Назад
attention-button-list = Что ждёт меня
attention-button-duties = Дежурства
attention-wishes = { $how ->
    [all] Когда что-то в ваших группах требует внимания, я пишу сразу.
    [desk] Когда что-то в ваших группах требует внимания, я не пишу. Всё ждёт в списке, и заглянуть в него можно, когда удобно.
   *[urgent] О срочном в ваших группах я пишу сразу. Обо всём остальном — раз в день, в { $time }, одним сообщением.
}
attention-button-how = { $how ->
    [all] Сразу обо всём
    [desk] Не писать, есть список
   *[urgent] Срочное сразу, прочее раз в день
}
attention-button-hour = { $hour }:00
attention-duties =
    <b>Дежурства</b>
    Кто хочет, дежурит по очереди: по неделе, с понедельника. Тогда я пишу только тому, чья сейчас неделя, а остальные видят всё в списке.
    {""}
attention-duty = { $group }: на этой неделе { $name }
attention-duty-all = { $group }: дежурств нет, я пишу всем
attention-button-join = Дежурить: { $group }
attention-button-leave = Не дежурить: { $group }
attention-which = Как вам писать? Например: <code>/attention срочное</code>. Можно и <code>/attention всё</code>, <code>/attention ничего</code> или время: <code>/attention 18:30</code>.
mydata-attention = Когда вам писать о том, что требует внимания в ваших группах
mydata-duty = Вы дежурите по очереди с теми, кто тоже ведёт группу
item-unknown = Что-то требует внимания. Как обстоят дела, покажет в группе команда /status.

# What waits for those who manage a group, and what they do about it.
post-unknown-named = Связь оборвалась во время публикации: { $post }. Узнать, появился ли пост, не удалось, и, чтобы он не вышел дважды, второй раз я его не отправляю. Загляните, пожалуйста, в группу.
poll-lost = Связь оборвалась, когда публиковался опрос { $question }. Узнать, появился ли он, не удалось. Загляните, пожалуйста, в группу.
item-button-there = Всё на месте
item-button-again = Отправить снова
item-button-general = Пусть остаётся в General
item-is-there = Хорошо, тогда всё в порядке.
item-posted-again = Публикую снова.
item-cannot-again = Опубликовать это снова уже нельзя.
item-stays-in-general = Хорошо, всё остаётся в General.
item-quarantine = Одно из событий в группе не удалось обработать, я его храню. Что это, увидит тот, кто меня запускает, командой <code>kehila quarantine</code>. Всё остальное идёт как обычно.
item-content-low = Заканчиваются темы для разговора, которых в группе ещё не было: хватит примерно на неделю, потом пойдут по второму кругу. Если хочется нового, добавьте свои посты: /touchpoint
item-posts-low = Последний запланированный пост выйдет в ближайшую неделю. Добавить новые: /touchpoint
