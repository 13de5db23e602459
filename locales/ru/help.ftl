# /help, /start, /language.
command-help = Что я умею здесь
command-language = Язык, на котором я вам пишу

help-entry = { $command } — { $about }
help-goal = Для чего эта группа: { $goal }
help-group =
    <b>Что я умею здесь</b>
    { $commands }
help-group-manager =
    <b>Для администраторов</b>
    { $manager-commands }

    <b>Для всех</b>
    { $commands }

    Подробнее об одной команде: <code>/help settings</code>
help-page =
    { $entry }

    { $page }

    { $who }
help-audience = { $who ->
    [group] В группе, для всех.
    [managers] В группе, для администраторов и их помощников.
    [both] В группе и в нашем личном чате, для всех.
    [managers-both] В группе и в нашем личном чате, для администраторов и их помощников.
   *[private] В нашем личном чате.
}
help-button-copy = Скопировать пример
help-unknown = Команды { $typed } нет. Все команды: /help
help-unknown-nearest = Команды { $typed } нет. Возможно: { $nearest }

help-opening =
    Ещё одна пара рук для тех, кто ведёт группу 👋
    Я встречаю новых участников, предлагаю темы для разговора, провожу опросы и благодарю тех, кто помогает. Негромко: обычно не больше одного поста в день, а ночью — ни одного.

    Добавьте меня в группу: на настройку хватит двух минут.
help-private =
    <b>Здесь, в личном чате</b>
    { $commands }

    Что работает в группе, покажет /help там.
help-groups = { $count ->
    [1] Группа, где вы администратор: { $groups }
   *[other] Группы, где вы администратор: { $groups }
}
help-groups-more = { $more ->
    [one] Группы, где вы администратор: { $groups } и ещё { $more }
    [few] Группы, где вы администратор: { $groups } и ещё { $more }
    [many] Группы, где вы администратор: { $groups } и ещё { $more }
   *[other] Группы, где вы администратор: { $groups } и ещё { $more }
}
help-stale-link = Эта ссылка больше не действует. Возможно, в группе есть новая.
help-button-add = Добавить в группу

help-language-question = На каком языке вам писать? Можно одним сообщением: <code>/language ru</code>
help-language-chosen = Теперь я пишу вам по-русски.
help-language-unknown = Этого языка я пока не знаю: { $typed }. Например: <code>/language ru</code>, <code>/language he</code> или <code>/language en</code>
help-language-private = Команда /language — для личного чата. Язык группы: <code>/settings language ru</code>
help-language-member = Язык нашей с вами переписки выбирают в личном чате. Язык группы выбирают те, кто её ведёт.
help-picture = Так выглядит группа со мной: новых встречают, люди голосуют, и видно, что будет дальше.
