# What the house itself says: refusals, faults, fallbacks.
fault = Что-то пошло не так на моей стороне. Ошибка записана; попробуйте ещё раз чуть позже.
refuse-group-only = Команда /{ $command } работает в группе. Отправьте её там.
refuse-managers-only = Команда /{ $command } — для тех, кто ведёт группу.
refuse-managers-only-button = Эта кнопка — для тех, кто ведёт группу.
refuse-stale-button = Эта кнопка больше не действует. Начните заново с команды.
refuse-not-yours = Эта кнопка — только для автора запроса.
refuse-gone = Меня больше нет в этой группе.
unknown-command = Такой команды нет. Что я умею: /help
private-fallback = Я помогаю группам. Что я умею: /help
post-unknown = Связь оборвалась во время публикации в группе { $group }, и узнать, появился ли пост, не удалось. Чтобы не опубликовать его дважды, повтора не было.
nothing-to-cancel = Сейчас отменять нечего.
cancelled = Хорошо, на этом остановимся.
whisper-in-group =
    В группе { $group }:
    { $words }
whisper-rather-in-private = Об этом лучше в личном чате.
whisper-open-private = Открыть личный чат
flood-wait = Пришло сразу много команд, поэтому последние остались без ответа. Через минуту их можно отправить снова.
flood-wait-press = Много нажатий подряд. Через минуту кнопки снова будут работать.
