# Rewards: prizes and coupon codes, who may claim them, and what was given to whom.
room-rewards = Награды
room-rewards-about = призы и промокоды: по одному каждому, по кнопке, с записью о том, что кому выдано
reward-door-new = Новая награда
reward-door-list = Награды
reward-door-mine = Мои награды
reward-standing = Открыто: { $open }, всего: { $all }
command-reward = Награда: приз или промокоды
command-rewards = Мои награды и их коды
help-reward =
    Новый приз или набор промокодов, по шагам в личном чате: <code>/reward</code>
    Вы выбираете, кому это: всем, тем, кто давно в группе, или победителям. Каждому — по одному, и чужой код не достанется никому.
help-rewards =
    Что вы здесь получили, и ваши коды ещё раз: <code>/rewards</code>
    Тем, кто ведёт группу: все награды и то, что кому выдано.
mydata-reward = Ваша награда, { $title }: { $state }
mydata-reward-code = Ваша награда, { $title }: { $state }, код <code>{ $code }</code>

reward-in-private = Награда готовится в личном чате со мной.
reward-no-group = Не вижу вас ни в одной группе с наградами. Отправьте это, пожалуйста, в группе.
reward-which-group = Для какой группы?
reward-which-kind = Что можно будет получить в группе { $group }?
reward-button-prize = Приз
reward-button-codes = Промокоды
reward-button-new = Новая награда
reward-button-claim = Получить
reward-button-copy = Скопировать
reward-button-fetch = Получить код
reward-button-fetch-of = Код: { $title }
reward-button-manage = Все награды
reward-button-post = Опубликовать
reward-button-post-again = Ещё раз в группу
reward-button-keep = Для розыгрыша
reward-button-add = Добавить коды
reward-button-close = Закрыть
reward-button-given = Кому выдано
reward-button-table = Таблица
reward-button-take = Забрать
reward-button-again = Выдать снова
reward-button-back = Назад

reward-opening = Награда для группы { $group }
reward-ask-title = Что это? Одна строка.
reward-hint-title = Скидка 10% в пекарне
reward-ask-about = Что о ней нужно знать? Где действует, до какого числа, кого спросить.
reward-ask-pieces = Сколько их?
reward-ask-codes = Вставьте коды, каждый с новой строки. Что не поместится в одно сообщение, можно добавить позже.
reward-hint-codes =
    RYE-2041
    RYE-2042
reward-ask-more = Вставьте ещё коды, каждый с новой строки.
reward-ask-who = Кому это?
reward-who-everyone = Всем
reward-who-quiz = Победителям викторины
reward-who-draw = Кого выберет розыгрыш
reward-ask-days = Сколько дней нужно быть в группе? Те, кто был здесь до меня, считаются давними участниками.
reward-ask-until = До какого времени можно получить? Иначе 30 дней.
reward-hint-until = пятница 18:00
reward-ask-reason = Почему награду забирают? Это прочтут и получатели.
reward-until-range = Срок — не меньше десяти минут и не больше { $days } дней. Например: пятница 18:00
reward-no-winners = Таких победителей пока нет, насколько мне известно. Выберите, пожалуйста, что-то другое.
reward-code-blank = На строке { $at } ничего нет. Отправьте коды ещё раз, каждый с новой строки и без пустых строк между ними.
reward-code-twice = На строке { $at } тот же код, что и на строке { $first }. Отправьте список ещё раз, каждый код один раз.
reward-code-known = Код на строке { $at } уже есть в наборе. Отправьте, пожалуйста, только новые.
reward-code-long = Код на строке { $at } длиннее, чем копирует кнопка: { $most } символов. Отправьте одни коды, каждый с новой строки.
reward-code-too-many = Всего вышло бы { $n }, а в наборе помещается { $most }. Отправьте меньше или начните другой набор.
reward-too-many = Одновременно открытых наград может быть { $most }. Закройте, пожалуйста, одну: /rewards
reward-is-posted = Опубликовано в группе: { $group }
reward-is-ready-to-draw = Готово: { $title }. Теперь можно открыть розыгрыш: /draw
reward-not-posted = В группу не пришло: { $title }. { $why } Награда сохранена: /rewards
reward-is-below = { $title }: теперь ниже.
reward-adds = { $n ->
    [one] Добавится { $n } код: { $title }
    [few] Добавятся { $n } кода: { $title }
    [many] Добавятся { $n } кодов: { $title }
   *[other] Добавятся { $n } кода: { $title }
}
reward-is-added = Добавлено. Теперь осталось: { $free }, { $title }
reward-takes = Забрать у: { $name }, { $title }. Получатель увидит: { $reason }

reward-title = 🎁 <b>{ $title }</b>
reward-about = { $about }
reward-for = { $who ->
    [winners] Для победителей.
    [draw] Для тех, кого выберет розыгрыш.
   *[everyone] Для всех.
}{ $days ->
    [0] {""}
    [one] {" "}Нужно быть в группе не меньше { $days } дня.
    [few] {" "}Нужно быть в группе не меньше { $days } дней.
    [many] {" "}Нужно быть в группе не меньше { $days } дней.
   *[other] {" "}Нужно быть в группе не меньше { $days } дня.
}
reward-winners = { $n ->
    [one] Получить может { $n } человек.
    [few] Получить могут { $n } человека.
    [many] Получить могут { $n } человек.
   *[other] Получить могут { $n } человека.
}
reward-post-left = Осталось: { $free } из { $all }
reward-post-until = Открыто до: { $until }
reward-post-how = { $kind ->
    [codes] Каждому — по одному. Код придёт в личный чат со мной.
   *[prize] Каждому — по одному. Приз передадут администраторы.
}
reward-post-none-left = Всё разобрали.
reward-post-over = Получить уже нельзя.
reward-stock = Всего: { $all }. Осталось: { $free }, отложено: { $kept }, выдано: { $delivered }.
reward-row = • { $title }: { $open ->
    [yes] осталось { $free } из { $all }
   *[no] закрыто, осталось { $free } из { $all }
}
reward-list = <b>Награды в группе { $group }</b>
    { $rows }
reward-list-none = Наград пока нет в группе { $group }.
reward-mine = <b>Ваши награды в группе { $group }</b>
    { $rows }
reward-mine-none = Сейчас у вас нет наград в группе { $group }.
reward-mine-row = • { $title }: { $state ->
    [reserved] { $kind ->
        [codes] отложено для вас на 24 часа
       *[prize] передадут администраторы
    }
    [sending] в пути
    [delivered] { $kind ->
        [codes] в личном чате со мной
       *[prize] передано
    }
   *[released] больше не ваше
}
reward-state = { $state ->
    [reserved] отложено
    [sending] в пути
    [delivered] выдано
   *[released] снова свободно
}
reward-given = <b>{ $title }</b>
    { $rows }
reward-given-none = Пока не выдано никому: { $title }
reward-given-row = • { $whose }{ $code }: { $state ->
    [reserved] отложено
    [sending] в пути
    [delivered] выдано
   *[released] снова свободно
}, { $when }
reward-whose = { $name }
reward-somebody = кто-то
reward-masked = {" "}…<code>{ $tail }</code>
reward-no-code = {""}
reward-claim = { $whose }{ $code }
reward-ledger = • { $when }: { $event ->
    [reserved] отложено
    [delivered] выдано
   *[released] снова свободно
}{ $why }
reward-no-why = {""}
reward-why = { $why ->
    [late] , срок получения прошёл
    [left] , выход из группы
    [cannot] , передать не получилось
    [taken] , забрали
    [off] , награды выключены
    [forgotten] , по просьбе забыть
    [unsure] , насколько известно
   *[other] {""}
}
reward-reason = Причина: { $reason }
reward-kept-until = Отложено до: { $until }
reward-table = Кому что выдано: { $title }
reward-table-who = Кому
reward-table-code = Код
reward-table-state = Состояние
reward-table-since = С
reward-table-reason = Причина
reward-sure-to-close = Больше никто не сможет это получить: { $title }

reward-became-sent = Ваш код — в личном чате со мной.
reward-became-kept = Это ваше на 24 часа: код придёт по кнопке в сообщении ниже.
reward-became-by-hand = Это ваше. Передадут администраторы.
reward-became-has = У вас уже есть.
reward-is-kept = { $title }: для вас отложено на 24 часа. Код придёт в личный чат со мной.
reward-code =
    { $title }, группа { $group }:
    <code>{ $code }</code>
reward-gone = Этого уже нет. Что есть: /rewards
reward-over = Получить уже нельзя: { $title }. Что у вас есть: /rewards
reward-none-left = Всё разобрали: { $title }. Если что-то вернётся, кнопка появится снова.
reward-not-winner = Это для победителей: { $title }. Будет и следующий раз.
reward-too-late = Срок получения прошёл: { $title }
reward-too-new = { $days ->
    [one] Это для тех, кто в группе не меньше { $days } дня. Насколько мне известно, вы пришли позже; администраторы могут помочь.
    [few] Это для тех, кто в группе не меньше { $days } дней. Насколько мне известно, вы пришли позже; администраторы могут помочь.
    [many] Это для тех, кто в группе не меньше { $days } дней. Насколько мне известно, вы пришли позже; администраторы могут помочь.
   *[other] Это для тех, кто в группе не меньше { $days } дня. Насколько мне известно, вы пришли позже; администраторы могут помочь.
}
reward-was-taken-back = Вашу награду забрали. Выдать снова могут те, кто ведёт группу.
reward-unreadable = Коды сейчас не прочитать: { $title }. Администраторы знают; спросите их, пожалуйста.
reward-on-its-way = Как раз сейчас это в пути. Попробуйте через несколько минут.
reward-is-settled = Это уже решено. Как обстоят дела: /rewards
reward-nobody = Этот человек попросил его забыть, выдать некому.
reward-has-one = У этого человека уже есть награда.
reward-is-closed = Закрыто.
reward-is-given-again = Выдано снова.
reward-is-sent-below = Смотрите ниже.
reward-is-handed = Записано, что передано; получатель узнает.
reward-is-released = Записано; получатель узнает.
reward-item-prize = Приз ждёт: { $name }, { $title }
reward-item-hand = Передано
reward-item-cannot = Не получится
reward-item-unreadable = Коды не прочитать: { $title }. Токен бота с тех пор заменили. Закройте, пожалуйста, этот набор и начните новый с кодами, которые не выданы.
reward-told-handed = Записано, что передано: { $title }, группа { $group }. Если до вас не дошло, спросите там администраторов.
reward-told-cannot = Передать не получится: { $title }, группа { $group }. Подробнее расскажут там администраторы.
reward-told-taken = Забрали: { $title }, группа { $group }. Причина: { $reason }
