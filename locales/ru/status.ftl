# /status.
command-status = Как у меня дела: ближайшие посты, сбои, недостающие права

status =
    <b>Состояние</b>
    { $parts }
status-since = Последний запуск: { $when } ({ $ago })
status-last = Последнее обновление от Telegram: { $ago }
status-no-update = Последнее обновление от Telegram: ещё не было
status-version = Версия: { $version }
status-waiting = Ждут отправки: { $count }
status-failed = Не отправлено, по сохранившимся записям: { $count }
status-faults = Не выполнено из-за сбоя на моей стороне: { $count }
status-counted = { $here }
status-counted-wider = { $here } (во всех группах: { $everywhere })
status-fault = Причина: сбой на моей стороне. Он записан; подробности есть у владельца бота.
status-refusal = Причина: { $why }
status-rights = { $missing ->
    [enough] Права: есть всё, что нужно.
    [write] Не хватает права: писать в этой группе.
    [administrator] Не хватает прав администратора в Telegram. Без них я не могу отвечать незаметно для других, убирать набранные команды и видеть реакции.
   *[delete] Не хватает права: «Удаление сообщений». Поэтому набранные команды остаются в чате.
}
status-next =
    <b>Ближайшие посты</b>
    { $posts }
status-next-none = Ближайшие посты: пока не запланированы.
status-next-post = { $when } — { $what }
status-held =
    <b>Придержано: реклама уступает место другим постам</b>
    { $posts }
status-skipped =
    <b>Недавно пропущено</b>
    { $posts }
status-skipped-post = { $when } — { $reason }
status-skipped-post-named = { $when } — { $what }: { $reason }
status-reason = причина записана, подробности есть у владельца бота
status-ago-now = меньше минуты назад
status-ago-minutes = { $n ->
    [one] { $n } минуту назад
    [few] { $n } минуты назад
    [many] { $n } минут назад
   *[other] { $n } минуты назад
}
status-ago-hours = { $n ->
    [one] { $n } час назад
    [few] { $n } часа назад
    [many] { $n } часов назад
   *[other] { $n } часа назад
}
status-ago-days = { $n ->
    [one] { $n } день назад
    [few] { $n } дня назад
    [many] { $n } дней назад
   *[other] { $n } дня назад
}
