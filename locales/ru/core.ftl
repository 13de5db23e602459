# What the house itself says: refusals, faults, fallbacks.
fault = Что-то пошло не так на моей стороне. Ошибка записана; попробуйте ещё раз чуть позже.
refuse-group-only = Команда /{ $command } работает в группе. Отправьте её там.
refuse-managers-only = Команда /{ $command } — для тех, кто ведёт группу.
refuse-managers-only-button = Эта кнопка — для тех, кто ведёт группу.
refuse-other-section = Это не из того, с чем вы здесь помогаете. Обратитесь к администраторам группы или к тем, кто помогает во всём.
refuse-administrators-only = Это могут только администраторы группы в Telegram.
refuse-stale-button = Эта кнопка больше не работает. Отправьте команду ещё раз.
refuse-not-yours = Эта кнопка — для того, кто отправил команду.
refuse-not-yours-link = Эта ссылка — для того, кто отправил команду.
refuse-gone = Меня больше нет в этой группе.
group-not-allowed = Я помогаю определённым сообществам, и этой группы среди них пока нет, поэтому сейчас я выйду. Номер группы для владельца бота: <code>{ $id }</code>
unknown-command = Такой команды нет. Что я умею: /help
private-fallback = Я помогаю группам. Что я умею: /help
post-unknown = Связь оборвалась во время публикации, и узнать, появился ли пост, не удалось. Чтобы он не вышел дважды, второй раз я его не отправляю. Загляните, пожалуйста, в группу; если поста нет, опубликуйте его вручную.
post-given-up = Telegram раз за разом не смог опубликовать пост, и публикация отменена. Всё остальное идёт как обычно. Если пост ещё нужен, опубликуйте его вручную. Что ещё не удалось и почему, покажет в группе команда /status.
nothing-to-cancel = Сейчас отменять нечего.
cancelled = Хорошо, на этом остановимся.
draft-go-on = Продолжить
draft-gone = Здесь продолжать уже нечего.
whisper-in-group =
    В группе { $group }:
    { $words }
whisper-rather-in-private = Об этом лучше в личном чате.
whisper-open-private = Открыть личный чат
flood-wait = Пришло сразу много команд, поэтому последние остались без ответа. Через минуту их можно отправить снова.
flood-wait-press = Много нажатий подряд. Через минуту кнопки снова заработают.
refused-with-words =
    { $refusal }

    Ваш текст:
    <code>{ $typed }</code>
page-previous = Предыдущие
page-following = Следующие
# A question or title, and which page of how many this is.
page-of = { $words } ({ $place })
more-than-fits = …и ещё: всё в одно сообщение не помещается.

# Why Telegram does not do it, as a sentence of its own.
refusal-topic-closed = Тема форума закрыта. Откройте её или дайте мне право «Управление темами».
refusal-topic-gone = Этой темы форума больше нет.
refusal-message-gone = Сообщения, к которому это относится, больше нет.
refusal-may-not-write = У меня нет права там писать.
refusal-may-not-poll = У меня нет права публиковать там опросы.
refusal-may-not-send-media = У меня нет права отправлять туда фото и файлы.
refusal-bad-file = Этого файла в Telegram больше нет, или он не подошёл.
refusal-no-right = Для этого мне не хватает прав.
refusal-slow-mode = В группе включён медленный режим, и моя очередь ещё не подошла.
refusal-not-there = Меня нет в этой группе.
refusal-group-gone = Этой группы больше нет.
refusal-unreachable = Написать этому человеку нельзя: личный чат со мной ещё не начат или закрыт.
refusal-already-in = Этот человек уже в группе.
refusal-request-gone = Заявки больше нет: её отозвали или решили прямо в Telegram.
refusal-in-too-many = Добавить нельзя: этот человек уже состоит в предельном для Telegram числе групп.
refusal-link-gone = Ссылка больше не действует или создана не мной.
refusal-too-long = Текст длиннее, чем позволяет Telegram.
refusal-other = Telegram этого не принимает, и причина мне неизвестна.
refusal-lost = Связь оборвалась, и узнать, дошло ли сообщение, не удалось.

# What keeps me from posting; said once to those who manage, and in /status.
trouble-topic-closed = Тема General закрыта, поэтому приветствия и посты не появляются. Откройте её или дайте мне право «Управление темами».
trouble-may-not-write = У меня нет права писать в группе, поэтому приветствия и посты не появляются. Разрешите мне отправлять сообщения или сделайте меня администратором в Telegram.

flood-wait-messages = Пришло сразу много сообщений, поэтому последние остались без ответа. Через минуту их можно отправить снова.

# What the bot does: a room of the house, as its users see it (its name and what it is about: room-NAME, room-NAME-about).
room-is-off = В группе выключено: { $room }. Включить могут те, кто ведёт группу.
room-is-on = Теперь включено: { $room }
room-button-on = Включить
room-on-typed = вкл, включить, включено, да
room-off-typed = выкл, выключить, выключено, нет
room-here-typed = сюда, здесь, тут
room-topic-gone = { $room }: тема закрыта или удалена, поэтому посты теперь выходят в общей теме (General). Чтобы выбрать другую, напишите в ней: <code>{ $command }</code>
once-more = Уточняю, есть ли вы в группе. Повторите, пожалуйста, через несколько секунд.
