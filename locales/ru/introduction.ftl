# Introductions: what is asked, what they are found by, and what managers decide about them.
command-intro = Ваш рассказ о себе, или первый
help-intro =
    Показать ваш рассказ о себе, с кнопками «Изменить», «Скрыть» и «Убрать»: <code>/intro</code>
    В ответ на своё сообщение: сохранить его как рассказ о себе.
    Если рассказа ещё нет, начать его, как <code>/introduce</code>.
command-who = Найти людей по их рассказам о себе
help-who =
    По слову, месту или имени: <code>/who рожь</code>, <code>/who Хайфа</code>
    По тегу: <code>/who #выпечка</code>
    Чей-то рассказ о себе: <code>/who @name</code> или <code>/who</code> в ответ на сообщение

    Находятся участники, которые рассказали о себе и не против, чтобы их находили; ответ видите только вы.
command-questions = О чём спрашивают новых участников
help-questions =
    С кнопками, в личном чате: <code>/questions</code>
    Одним сообщением, каждый вопрос с новой строки, до шести вопросов:
    <code>{ help-questions-copy }</code>

    Виды: текст, выбор, теги, место, день рождения, фото. Варианты — после «=». Вернуть обычные вопросы: <code>/questions default</code>
help-questions-copy =
    /questions
    текст: Что вы печёте?
    выбор, обязательно: Рожь или пшеница? = рожь / пшеница
    теги: Что вам интересно? = рожь, мёд
    место
desk-door-questions = Вопросы о себе

intro-ask-of = <b>{ $n } из { $of }.</b> { $question }
intro-ask-tags = Что вам интересно? Несколько тегов через запятую: рожь, хлеб на закваске.
intro-ask-place = Где вы живёте? Достаточно города или района.
intro-ask-birthday = Когда у вас день рождения? День и месяц, например 24 декабря. Группа увидит его, только если вы разрешите в конце.
intro-ask-photo = Фотография к рассказу о себе?
# On the preview: how it stands now; a press turns it around.
intro-found-on = ✓ Находится по /who
intro-found-off = ✗ Не находится по /who
intro-birthday-on = ✓ День рождения виден
intro-birthday-off = ✗ День рождения не виден

intro-card-tags = <b>Интересы:</b> { $told }
intro-card-place = <b>Место:</b> { $told }
intro-card-birthday = <b>День рождения:</b> { $told }
intro-card-own = <b>{ $question }</b> { $told }
intro-card-by-hand = { $told }

intro-too-long = Это длиннее одного сообщения, лишних символов: { $over }. Сократите, пожалуйста, один из ответов.
intro-too-long-for-photo = Под фотографией столько не поместится, лишних символов: { $over }. Сократите один из ответов или уберите фотографию.
intro-too-many-lines-own =
    Строк — не больше { $most }, по одной на вопрос; прочерк — если ответа нет. По порядку:
    { $questions }

intro-mine = Ваш рассказ о себе в группе { $group }:
intro-mine-found = Участники находят его по /who.
intro-mine-not-found = По /who его не находят.
intro-mine-none = Вашего рассказа о себе пока нет. Группа: { $group }
intro-mine-edit = Изменить
intro-mine-hide = Скрыть от /who
intro-mine-show = Показывать по /who
intro-mine-take-back = Убрать

# Somebody introduced herself in the group, with its hashtag.
intro-typed = Сохранить это сообщение как ваш рассказ о себе? Оно останется на месте, и участники найдут его по /who.
intro-typed-save = Сохранить
intro-typed-leave = Нет
intro-typed-saved = Сохранено как ваш рассказ о себе. Посмотреть, изменить или убрать: /intro
intro-typed-left = Хорошо, ничего не сохранено.
intro-typed-gone = Это сообщение уже не хранится. Рассказать о себе: /introduce
intro-typed-taken-back = Ваш рассказ о себе больше не хранится. Сообщение в группе — ваше, и удалить его можно там.

who-as-yourself = Ответ предназначен одному человеку. Отправьте /who от своего имени.
who-found = { $count ->
    [one] { $query }: { $count } участник
    [few] { $query }: { $count } участника
    [many] { $query }: { $count } участников
   *[other] { $query }: { $count } участника
}
who-row = • { $name }: { $about }
who-row-name = • { $name }
who-how =
    Слово, место, тег или имя, например:
    <code>/who рожь</code>
    <code>/who #выпечка</code>
    <code>/who @name</code>
who-nobody = Никого не нашлось: { $query }. Может помочь слово покороче или тег.
who-not-told = Рассказа о себе, который можно показать, нет: { $name }

questions = { $own ->
    [yes] О чём спрашивают новых участников группы { $group }, вашими словами:
   *[no] О чём спрашивают новых участников группы { $group }, пока вы не выбрали своих вопросов:
}
questions-row = { $must ->
    [yes] { $n }. { $question } ({ $kind }, обязательный)
   *[no] { $n }. { $question } ({ $kind })
}
questions-kind = { $kind ->
    [text] текст
    [choice] выбор
    [tags] теги
    [place] место
    [birthday] день рождения
   *[photo] фото
}
questions-button-kind = { $kind ->
    [text] Несколько слов
    [choice] Выбор
    [tags] Теги
    [place] Место
    [birthday] День рождения
   *[photo] Фотография
}
questions-kinds = Каким будет ответ?
questions-hashtags = Рассказ, написанный прямо в группе, узнаётся по хештегам: { $hashtags }
questions-hashtags-of-house = Рассказ, написанный прямо в группе, узнаётся по обычным хештегам.
questions-options = Варианты: { $options }
questions-add = Добавить
questions-button-hashtags = Хештеги
questions-button-of-house = Вернуть обычные вопросы
questions-reword = Другие слова
questions-button-options = Варианты
questions-must = Обязательный
questions-may-skip = Можно пропустить
questions-up = Выше
questions-remove = Убрать
questions-back = Назад
questions-save = Сохранить
questions-ask-words = Как звучит вопрос? Одной строкой, как его прочтут участники.
questions-ask-options = Какие варианты? Через запятую или каждый с новой строки.
questions-ask-options-hint = Например: рожь, пшеница, обе
questions-ask-hashtags = По каким хештегам узнавать рассказы, написанные прямо в группе?
questions-ask-hashtags-hint = Например: #знакомство #привет. Чтобы вернуть обычные, пропустите.
questions-saved = { $count ->
    [one] Сохранено: { $count } вопрос. Теперь спрашивают так: /introduce
    [few] Сохранено: { $count } вопроса. Теперь спрашивают так: /introduce
    [many] Сохранено: { $count } вопросов. Теперь спрашивают так: /introduce
   *[other] Сохранено: { $count } вопроса. Теперь спрашивают так: /introduce
}
questions-of-house = Снова обычные вопросы: /introduce
questions-hashtags-saved = Сохранено. Теперь рассказы узнаются по этим хештегам.
questions-gone = Этого вопроса больше нет. Все вопросы: /questions
questions-in-private = О чём спрашивают новых участников — в личном чате.
questions-which-group = Вы ведёте несколько групп; отправьте это в той группе, о которой речь.

questions-too-many = Вопросов — не больше { $most }. Сначала уберите один или отправьте все одним сообщением: /help questions
questions-twice = Вопрос такого вида может быть только один: { $kind }
questions-no-kind =
    Строка начинается с вида вопроса и двоеточия, например:
    <code>текст: Что вы печёте?</code>
    А эта — нет: { $line }
questions-no-words = Вопросу такого вида нужны слова: { $kind }. Например: <code>текст: Что вы печёте?</code>
questions-long = В вопросе — до { $most } символов: { $words }
questions-few-options = Для выбора нужны хотя бы два варианта. Например: <code>выбор: Рожь или пшеница? = рожь / пшеница</code>
questions-many-options = Вариантов — не больше { $most }.
questions-long-option = В варианте — до { $most } символов: { $option }
questions-no-tag = Тег — это слово или два, с буквами и не слишком длинные. Это не тег: { $option }
questions-nothing = Нужен хотя бы один вопрос. Если вопросы не нужны совсем, выключите раздел: /settings

room-onboarding-logged = { $deed ->
    [questions] вопросы новым участникам: свои
    [usual] вопросы новым участникам: обычные
   *[hashtags] хештеги рассказов о себе
}
