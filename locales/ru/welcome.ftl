# The welcome in the managers' own words.
command-welcome = Как приветствовать новых участников: текст, картинка, кнопки
help-welcome =
    Приветствие новых участников, с кнопками: <code>/welcome</code>
    Своими словами: <code>/welcome</code> и текст строкой ниже, или всё это подписью к картинке. В тексте вместо <code>{ "{" }имя{ "}" }</code> будут имена новых участников, вместо <code>{ "{" }группа{ "}" }</code> — название группы, вместо <code>{ "{" }правила{ "}" }</code> — ссылка на правила
    Ссылка на кнопке: <code>/welcome https://example.org Наш сайт</code>
    Снова обычными словами: <code>/welcome off</code>
desk-door-welcome = Слова приветствия

welcome-panel =
    <b>Приветствие</b> — { $group }
    { $words }

    { $lines }
welcome-ours = Новых участников встречают обычные слова. Можно написать свои, и даже несколько вариантов: они будут чередоваться.
welcome-own = Новых участников встречают ваши слова: { $words }
welcome-own-several =
    Новых участников встречают ваши слова, по очереди:
    { $items }
welcome-item = { $n }. { $words }
welcome-words = { $words }
welcome-words-photo = { $words } (с картинкой)
welcome-one =
    <b>Слова приветствия</b>

    { $words }
welcome-one-photo =
    <b>Слова приветствия</b>, под картинкой

    { $words }
welcome-button-write = Написать
welcome-button-another = Ещё вариант
welcome-button-preview = Предпросмотр
welcome-button-buttons = Кнопки
welcome-button-change = Изменить
welcome-button-remove = Убрать
welcome-button-ours = Обычные слова
welcome-button-really-ours = Да, обычные слова
welcome-ask-ours = Вернуться к обычным словам? Написанное вами будет удалено.
welcome-removed = Удалено
welcome-gone = Этих слов больше нет. Посмотреть, что есть: /welcome
welcome-too-many = Вариантов уже { $most }. Изменить или убрать один из них: /welcome
welcome-in-private = Предпросмотр и сохранение — в личном чате.
welcome-which-group = Для какой группы?

welcome-ask-words = Как приветствовать новых участников? Напишите так, как это должно выглядеть, можно с выделением и ссылками; можно приложить картинку. Группа: { $group }
welcome-hint-words =
    Вместо <code>{ "{" }имя{ "}" }</code> будут имена, вместо <code>{ "{" }группа{ "}" }</code> — название группы, вместо <code>{ "{" }правила{ "}" }</code> — ссылка на правила. Например:
    <code>Рады видеть вас, { "{" }имя{ "}" }! По четвергам мы печём вместе.</code>
welcome-ask-photo = Нужна ли картинка над текстом? Отправьте её или пропустите.
welcome-only-photo = Здесь нужна картинка, отправленная как фото, а не как файл.
welcome-unknown-slot = Непонятно, что сюда подставить: { $typed }. Вот что известно: вместо <code>{ "{" }имя{ "}" }</code> будут имена новых участников, вместо <code>{ "{" }группа{ "}" }</code> — название группы, вместо <code>{ "{" }правила{ "}" }</code> — ссылка на правила.
welcome-no-rules = У группы пока нет правил, так что ссылаться не на что. Написать их: /rules
welcome-the-rules = правила
welcome-too-long = С длинными именами и большим числом участников сразу выходит длина { $length }, а в сообщение помещается { $most }. Сократите, пожалуйста.
welcome-too-long-for-photo = С длинными именами и большим числом участников сразу выходит длина { $length }, а под картинкой помещается { $most }. Сократите, пожалуйста, или оставьте без картинки.
welcome-preview = Так это будет выглядеть, вместе с кнопками. Группа: { $group }
welcome-preview-below = Так это будет выглядеть
welcome-save = Сохранить
welcome-half-done = Слова приветствия ещё не готовы. Группа: { $group }
welcome-saved = { $n ->
    [one] Сохранено: с этого момента новых участников встречают эти слова. Группа: { $group }
    [few] Сохранено: с этого момента чередуются { $n } варианта приветствия. Группа: { $group }
    [many] Сохранено: с этого момента чередуются { $n } вариантов приветствия. Группа: { $group }
   *[other] Сохранено: с этого момента варианты приветствия чередуются. Группа: { $group }
}
# In a greeting, after the names of the first.
welcome-names-more = { $more ->
    [one] { $names } и ещё { $more-shown } участник
    [few] { $names } и ещё { $more-shown } участника
    [many] { $names } и ещё { $more-shown } участников
   *[other] { $names } и ещё { $more-shown }
}

welcome-button-reading = Только читать
welcome-reading = Приятного чтения! Больше от вас ничего не требуется. Захочется рассказать о себе: /introduce
welcome-reading-sample = От тех, кто нажмёт эту кнопку, ничего не требуется.
mydata-only-reads = Здесь вы выбрали только читать, и больше от вас ничего не требуется.

welcome-buttons =
    <b>Кнопки под приветствием</b>
    Нажатие добавляет кнопку или убирает её.

    { $link }
welcome-link-none = Ссылки пока нет.
welcome-link = Ссылка: { $label } — { $address }
welcome-button-link = Добавить ссылку
welcome-button-link-change = Изменить ссылку
welcome-button-link-remove = Убрать ссылку
welcome-ask-address = Куда должна вести кнопка? Отправьте адрес, который начинается с <code>https://</code>
welcome-ask-label = Что написать на кнопке? До 30 символов.
welcome-bad-address = Сюда кнопка вести не может: { $typed }. Нужен полный адрес, например: <code>https://example.org/recipes</code>
welcome-link-preview =
    Под приветствием появится кнопка: { $label }
    Куда ведёт: { $address }
    Группа: { $group }
welcome-link-half-done = Ссылка под приветствием ещё не готова. Группа: { $group }
welcome-link-saved = Сохранено: ссылка появится со следующего приветствия. Группа: { $group }

welcome-setting =
    <b>{ $entry }</b>
    { $about }
settings-name-delay = Ожидание
settings-about-delay = Сколько ждать после прихода нового участника, чтобы на всех было одно приветствие.
settings-value-delay = { $delay ->
    [soon] полминуты
    [minutes-2] 2 минуты
   *[minutes-10] 10 минут
}
settings-choice-delay = { $delay ->
    [soon] Полминуты
    [minutes-2] 2 минуты
   *[minutes-10] 10 минут
}
settings-done-delay = { $delay ->
    [soon] С этого момента приветствие приходит через полминуты.
    [minutes-2] С этого момента приветствие приходит через 2 минуты.
   *[minutes-10] С этого момента приветствие приходит через 10 минут.
}
settings-unknown-delay = Ожидание перед приветствием может быть soon, 2 или 10, а не таким: { $typed }. Например: <code>{ $meant }</code>
settings-name-cleanup = Уборка
settings-about-cleanup = Когда приветствие исчезает. Telegram позволяет удалить его в течение двух дней.
settings-value-cleanup = { $cleanup ->
    [hour] через час или когда придёт следующее
    [day] через день или когда придёт следующее
    [next] когда придёт следующее, самое позднее через два дня
   *[stays] приветствия остаются
}
settings-choice-cleanup = { $cleanup ->
    [hour] Через час
    [day] Через день
    [next] Когда придёт следующее
   *[stays] Приветствия остаются
}
settings-done-cleanup = { $cleanup ->
    [hour] С этого момента приветствие исчезает через час или когда придёт следующее.
    [day] С этого момента приветствие исчезает через день или когда придёт следующее.
    [next] С этого момента приветствие исчезает, когда придёт следующее, самое позднее через два дня.
   *[stays] С этого момента приветствия остаются.
}
settings-unknown-cleanup = Приветствие может исчезать через час (hour) или день (day), когда придёт следующее (next), или оставаться (stays), а вы написали: { $typed }. Например: <code>{ $meant }</code>
settings-name-greeting = Кто видит
settings-about-greeting = Все видят, кто к ним присоединился, и могут ответить. Или каждый новый участник видит своё приветствие один на один, а в группе тихо; но Telegram не обещает, что такое сообщение дойдёт. Если новых больше десяти сразу или так показать нельзя, приветствие видят все.
settings-value-greeting = { $greeting ->
    [alone] только новые участники
   *[shared] все
}
settings-choice-greeting = { $greeting ->
    [alone] Только новые участники
   *[shared] Все
}
settings-done-greeting = { $greeting ->
    [alone] С этого момента приветствие видят только сами новые участники. Где так нельзя, его видят все.
   *[shared] С этого момента приветствие видят все.
}
settings-unknown-greeting = Приветствие могут видеть все (shared) или только новые участники (alone), а вы написали: { $typed }. Например: <code>{ $meant }</code>
settings-name-service = Вступления и уход
settings-about-service = Собственные строки Telegram в группе о том, кто вступил и кто ушёл. Чтобы убирать их, мне нужно право удалять сообщения.
settings-value-service = { $service ->
    [joined] строки о вступлении убираются
    [left] строки об уходе убираются
    [both] строки о вступлении и об уходе убираются
   *[keep] строки Telegram остаются
}
settings-choice-service = { $service ->
    [joined] Убирать о вступлении
    [left] Убирать об уходе
    [both] Убирать те и другие
   *[keep] Оставлять
}
settings-done-service = { $service ->
    [joined] С этого момента строки Telegram о вступлении убираются там, где у меня есть право удалять.
    [left] С этого момента строки Telegram об уходе убираются там, где у меня есть право удалять.
    [both] С этого момента строки Telegram о вступлении и об уходе убираются там, где у меня есть право удалять.
   *[keep] С этого момента строки Telegram о вступлении и об уходе остаются.
}
settings-unknown-service = Собственные строки Telegram можно оставлять (keep) или убирать: о вступлении (joined), об уходе (left), те и другие (both); а вы написали: { $typed }. Например: <code>{ $meant }</code>
