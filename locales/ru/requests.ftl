# The room "requests": who asks to be let into the group.
room-requests = Заявки
room-requests-about = доброе слово тем, кто просится в группу, ваши вопросы и решение в одно нажатие. Для этого мне нужны права администратора с правом «Добавление участников», а в настройках группы в Telegram — одобрение новых участников
command-requests = Заявки на вступление
help-requests =
    Открытые заявки на вступление с ответами: <code>/requests</code>
    Чтобы спрашивать о другом: <code>/requests</code>, до пяти вопросов, каждый с новой строки
requests-door-open = Открытые заявки
requests-door-questions = Вопросы
requests-door-links = Ссылки
requests-standing = { $n ->
    [0] никто не ждёт
    [one] { $n } открытая
    [few] { $n } открытые
    [many] { $n } открытых
   *[other] { $n } открытой
}
requests-standing-right = не хватает права «Добавление участников»
room-requests-logged = { $deed ->
    [own] свои вопросы
    [usual] обычные вопросы
    [none] без вопросов
    [at-once] по ссылке входят сразу
   *[asks] по ссылке больше не входят сразу
}

# To who asks to join.
requests-hello = Здравствуйте! Заявка на вступление принята: { $group }. Она у администраторов группы, и решение придёт сюда. Если у них будут вопросы, они тоже придут сюда.
requests-hello-questions = Здравствуйте и спасибо за заявку: { $group }. Администраторы группы хотели бы узнать немного больше. Ответы можно написать прямо здесь.
requests-question = Вопрос из группы: { $group }
requests-preview =
    Это увидят администраторы группы { $group }:

    { $answers }
requests-passed-on = Спасибо! Ответы у администраторов группы: { $group }. Решение придёт сюда.
requests-answered = Спасибо за ответы! Дверь открывается: { $group }
requests-over-for-her = Открытой заявки на вступление у вас больше нет: { $group }
requests-no-longer-open = Заявка закрыта, передать это уже некому.
requests-half-done = Остался ответ на вопрос из группы: { $group }
requests-asked =
    Вопрос из группы { $group }, от { $name }:
    { $words }

    Ответ можно написать прямо здесь.
requests-word-passed-on = Передано администраторам группы: { $group }. Можно дополнить.
requests-let-in = Хорошо, что вы в группе: { $group }
requests-declined = { $reason ->
    [full] На этот раз не получилось: { $group }. Группа сейчас заполнена, позже можно попроситься снова.
    [fit] На этот раз не получилось: { $group }. Группа для людей в другой ситуации. Спасибо за интерес.
    [details] На этот раз не получилось: { $group }. О вас пока известно слишком мало. Можно попроситься снова и рассказать немного больше.
    [own]
        На этот раз не получилось: { $group }. Слово от администраторов:
        { $words }
   *[none] На этот раз не получилось: { $group }. Спасибо за интерес.
}

# To those who decide.
requests-item = Заявка на вступление: { $name }
requests-item-silent = Заявка на вступление, пока без ответов на вопросы: { $name }
requests-item-unreached = Заявка на вступление, написать по ней нельзя, решать вам: { $name }
requests-item-answered =
    Заявка на вступление: { $name }
    { $answers }
requests-item-link =
    { $words }
    Ссылка: { $link }
requests-item-crowd = { $n ->
    [one] { $n } открытая заявка на вступление
    [few] { $n } открытые заявки на вступление
    [many] { $n } открытых заявок на вступление
   *[other] { $n } открытой заявки на вступление
}
requests-item-right = Заявки включены, но мне они не видны: нужны права администратора с правом «Добавление участников». Оно в настройках группы в Telegram, в списке администраторов.
requests-button-approve = Одобрить
requests-button-decline = Отклонить
requests-button-more = Спросить ещё
requests-button-look = Подробнее
requests-button-all = Все заявки
requests-button-back = Назад
requests-button-send = Отправить
requests-button-save = Сохранить
requests-button-write = Написать вопросы
requests-button-usual = Обычные вопросы
requests-button-no-questions = Без вопросов
requests-button-own-reason = Своими словами
requests-button-reason = { $reason ->
    [full] Группа заполнена
    [fit] Группа для других
    [details] Мало сведений
   *[none] Без причины
}
requests-button-link = { $at_once ->
    [yes] ✓ { $name }
   *[no] { $name }
}
requests-below = Это ниже.
requests-title = { $n ->
    [0] Никто не ждёт: <b>{ $group }</b>
    [one] { $n } открытая заявка: <b>{ $group }</b>
    [few] { $n } открытые заявки: <b>{ $group }</b>
    [many] { $n } открытых заявок: <b>{ $group }</b>
   *[other] { $n } открытой заявки: <b>{ $group }</b>
}
requests-entry = { $name }, { $since } — { $state }
requests-state = { $state ->
    [asking] вопросы отправлены
    [unreached] написать нельзя
    [deciding] решается
   *[waiting] ждёт вас
}
requests-look =
    Заявка в группу { $group }: <b>{ $name }</b>
    Получена: { $since }
requests-look-link = Ссылка: { $link }
requests-look-bio = О себе: { $bio }
requests-look-state = <i>{ $state }</i>
requests-answer =
    <i>{ $question }</i>
    { $answer }
requests-no-answer = —
requests-said = { $name }: { $words }
requests-why = Что написать в ответ? Заявка: { $name }
requests-why-unreached = Написать нельзя, причина останется только у вас: { $name }
requests-unknown = Этой заявки больше нет.
requests-no-right = Для этого мне не хватает права «Добавление участников». Оно в настройках группы в Telegram, в списке администраторов.
requests-letting-in = Дверь открывается: { $name }
requests-declining = Заявка отклоняется: { $name }
requests-was-in = Уже в группе { $group }, решено прямо в Telegram: { $name }
requests-was-gone = Заявки в группу { $group } больше нет: её отозвали или решили прямо в Telegram. Это была заявка: { $name }
requests-not-done = Всё ещё ждёт, группа { $group }: { $name }. { $why }
requests-outcome = { $decision ->
    [approved] Уже одобрено, решение: { $manager }. Заявка: { $name }
   *[declined] Уже отклонено, решение: { $manager }. Заявка: { $name }
}
requests-outcome-nobody = { $decision ->
    [approved] Уже в группе: { $name }
   *[declined] Уже отклонено: { $name }
}
requests-outcome-gone = Заявки больше нет: { $name }
requests-ask-more = Что ещё хотелось бы узнать? Вопрос придёт в личный чат от вашего имени, а ответ — сюда.
requests-preview-more =
    Кому: { $name }
    { $words }
requests-more-sent = Отправлено. Ответ придёт сюда: { $name }
requests-not-reached = Написать нельзя: { $name }. Группа { $group }, решать вам: /attention
requests-ask-reason = Что написать? Нескольких добрых слов достаточно.
requests-preview-reason =
    Заявка будет отклонена с таким сообщением, кому: { $name }
    { $words }

# What is asked.
requests-usual-first = В двух словах: кто вы и откуда узнали о группе?
requests-usual-second = { $community ->
    [customers] Чем вы пользуетесь или хотели бы пользоваться?
    [interest] Чем вас привлекает эта тема и давно ли вы ею увлечены?
    [team] Из какой вы команды и над чем работаете?
    [support] Что здесь помогло бы вам больше всего?
   *[any] Что вы надеетесь здесь найти?
}
requests-questions-usual =
    Вот о чём я спрашиваю тех, кто просится в группу { $group }:
    { $questions }

    Это обычные вопросы.
requests-questions-own =
    Вот о чём я спрашиваю тех, кто просится в группу { $group }:
    { $questions }
requests-questions-none = Тех, кто просится в группу { $group }, я ни о чём не спрашиваю: здороваюсь, а решаете вы.
requests-questions-saved = Теперь эти вопросы получат все, кто просится в группу: { $group }
requests-ask-question = Что в первую очередь хотелось бы узнать о тех, кто просится в группу? { $group }
requests-hint-question = Например: «Что вы печёте?» Можно до пяти вопросов; чем их меньше, тем чаще отвечают.
requests-ask-question-next = А что ещё?
requests-preview-questions =
    Вот о чём я буду спрашивать тех, кто просится в группу { $group }:
    { $questions }
requests-too-many-questions = Вопросов может быть не больше { $most }; чем их меньше, тем чаще отвечают. Например: <code>/requests</code> и два вопроса, каждый с новой строки.

# Links by which people come in at once.
requests-links = Ссылки, по которым просились в группу { $group }. Нажмите на ссылку, чтобы по ней входили сразу; ещё раз — чтобы снова решать самим.
requests-no-links = По ссылке с названием в группу { $group } ещё не просились. Когда такая заявка придёт, здесь можно будет выбрать, чтобы по ссылке входили сразу.

# The setting.
settings-name-admission = Приём
settings-about-admission = Кого впускать по заявке: решаете вы, или входят все, у кого есть ответы на все вопросы.
settings-value-admission = { $admission ->
    [answered] входят все, у кого есть ответы на все вопросы
   *[ask] каждую заявку решаете вы
}
settings-choice-admission = { $admission ->
    [answered] После всех ответов
   *[ask] Решаем мы
}
settings-done-admission = { $admission ->
    [answered] Теперь с ответами на все вопросы входят сразу.
   *[ask] Теперь каждую заявку решаете вы.
}
settings-unknown-admission = Для приёма есть два варианта: вопрос и ответы. Среди них нет: { $typed }. Например: <code>{ $meant }</code>
mydata-request = Заявка на вступление, { $date }: { $state ->
    [approved] одобрена
    [declined] отклонена
    [gone] отозвана или решена прямо в Telegram
    [over] больше не открыта
   *[waiting] открыта
}
mydata-request-answer = { $question } — { $answer }
item-forgotten = То, что здесь было, забыто.
