# The room "newcomers": somebody's first weeks in a group.
room-newcomers = Первые недели
room-newcomers-about = первые недели новых участников: несколько коротких сообщений, которые видны только им, и никто не остаётся без ответа
nudge-first-weeks = первые недели

# In private, above what is said about a group.
newcomers-about =
    <b>{ $group }</b>
    { $words }
newcomers-introduce = Хорошо, что вы здесь, { $name }. Если хочется, расскажите немного о себе: отвечать легче тому, кого хоть чуть-чуть знаешь. Несколько коротких вопросов, любой можно пропустить.
newcomers-question = На этой неделе в группе открытый вопрос, и было бы интересно узнать, что думаете вы, { $name }: { $link }
newcomers-shared = { $n ->
    [one] В группе есть ещё { $n } человек с таким же интересом, { $name }. Чтобы начать, хватит приветствия. Это { $tag }: { $names }
    [few] В группе есть ещё { $n } человека с таким же интересом, { $name }. Чтобы начать, хватит приветствия. Это { $tag }: { $names }
    [many] В группе есть ещё { $n } человек с таким же интересом, { $name }. Чтобы начать, хватит приветствия. Это { $tag }: { $names }
   *[other] В группе есть ещё { $n } человека с таким же интересом, { $name }. Чтобы начать, хватит приветствия. Это { $tag }: { $names }
}
newcomers-thanks = Спасибо за участие, { $name }. Что ещё здесь есть: <code>/desk</code> покажет всё ваше, а <code>/quiet</code> — сколько мне вам писать.
newcomers-month = Вы в группе уже месяц, { $name }. Один вопрос: оправдались ли ваши ожидания? Группа: { $group }
newcomers-button-stop = Больше не присылать
newcomers-stopped = Хорошо, таких сообщений больше не будет. Чтобы вернуть их: /quiet
newcomers-verdict = { $verdict ->
    [yes] Да
    [partly] Отчасти
   *[no] Нет
}
newcomers-verdict-said = { $verdict ->
    [yes] Приятно слышать, спасибо. Есть что-то, о чём стоит знать администраторам? Они прочитают это, только если вы отправите.
    [partly] Спасибо. Что сделало бы группу лучше? Администраторы прочитают это, только если вы отправите.
   *[no] Спасибо за прямоту. Чего не хватает? Администраторы прочитают это, только если вы отправите.
}
newcomers-button-tell = Написать администраторам
newcomers-button-enough = Это всё
newcomers-enough = Спасибо, это помогает.
newcomers-tell-opening = Для администраторов группы: { $group }. Перед отправкой всё можно будет посмотреть.
newcomers-tell-ask = О чём им стоит знать? Хватит нескольких слов.
newcomers-tell-preview =
    Это прочитают администраторы группы: { $group }

    { $told }
newcomers-tell-send = Отправить администраторам
newcomers-tell-sent = Отправлено администраторам. Спасибо.
newcomers-told = После месяца в группе пишет { $name }: { $words }
newcomers-unanswered = На первое сообщение в группе ещё никто не ответил. Новые участники: { $name }
newcomers-unanswered-link = На первое сообщение в группе ещё никто не ответил. Новые участники: { $name }. Сообщение здесь: { $link }
mydata-newcomers = Когда вы пришли и как прошли первые недели: что я вам писал, когда вы впервые написали и получили ответ
mydata-first-month = { $verdict ->
    [yes] Что вы сказали через месяц: ожидания оправдались
    [partly] Что вы сказали через месяц: ожидания оправдались отчасти
   *[no] Что вы сказали через месяц: ожидания не оправдались
}

# What managers see.
command-newcomers = Как идут дела у новых участников
help-newcomers =
    Как далеко продвинулись те, кто вступил за последние 30 дней: <code>/newcomers</code>
    По неделям, по ссылкам-приглашениям: <code>/newcomers недели</code>, <code>/newcomers ссылки</code>
    Кто ждёт ответа: <code>/newcomers ждут</code>

    Что новые участники читают в первые недели, и видно это только им: <code>/newcomers шаги</code>
    Шаг выключить или перенести на другой день: <code>/newcomers thanks off</code>, <code>/newcomers thanks 10</code>
    Своими словами:
    <code>/newcomers thanks
    {"{"}name{"}"}, хорошо, что вы с нами</code>
newcomers-which = Непонятно, что показать. Например: <code>/newcomers недели</code>, <code>/newcomers шаги</code> или <code>/newcomers thanks off</code>
newcomers-door = Как у них дела
newcomers-door-steps = Первые недели
newcomers-standing = { $joined ->
    [one] { $joined } новый участник за 30 дней
    [few] { $joined } новых участника за 30 дней
    [many] { $joined } новых участников за 30 дней
   *[other] { $joined } нового участника за 30 дней
}
newcomers-standing-waiting = { $joined ->
    [one] { $joined } новый участник за 30 дней, ждут ответа: { $waiting }
    [few] { $joined } новых участника за 30 дней, ждут ответа: { $waiting }
    [many] { $joined } новых участников за 30 дней, ждут ответа: { $waiting }
   *[other] { $joined } нового участника за 30 дней, ждут ответа: { $waiting }
}
newcomers-title = <b>Новые участники за последние 30 дней: { $group }</b>
newcomers-title-weeks = <b>Новые участники по неделям: { $group }</b>
newcomers-title-links = <b>Новые участники по ссылкам: { $group }</b>
newcomers-title-waiting = { $hours ->
    [one] <b>Ждут ответа: { $group }</b>
        Вас зову через { $hours } дневной час: столько здесь обычно ждут ответа.
    [few] <b>Ждут ответа: { $group }</b>
        Вас зову через { $hours } дневных часа: столько здесь обычно ждут ответа.
    [many] <b>Ждут ответа: { $group }</b>
        Вас зову через { $hours } дневных часов: столько здесь обычно ждут ответа.
   *[other] <b>Ждут ответа: { $group }</b>
        Вас зову через { $hours } дневного часа: столько здесь обычно ждут ответа.
}
newcomers-nobody = Никого.
newcomers-place = { $place ->
    [joined] Вступили
    [greeted] Получили приветствие
    [introduced] Рассказали о себе
    [spoke] Написали в группе
    [answered] Получили ответ
   *[stayed] Активны на 2-й неделе
}
newcomers-row = { $place ->
    [joined] Вступили: { $came }
    [greeted] Получили приветствие: { $came }
    [introduced] Рассказали о себе: { $came }
    [spoke] Написали в группе: { $came }
    [answered] Получили ответ: { $came }
   *[stayed] Активны на второй неделе: { $came }
}
newcomers-row-did = { $place ->
    [joined] Вступили: { $came }
    [greeted] Получили приветствие: { $came } (точно: { $did })
    [introduced] Рассказали о себе: { $came } (точно: { $did })
    [spoke] Написали в группе: { $came } (точно: { $did })
    [answered] Получили ответ: { $came } (точно: { $did })
   *[stayed] Активны на второй неделе: { $came }
}
newcomers-how-read = <i>В каждой строке те, кто дошёл досюда или дальше. У вступивших в последние дни вторая неделя ещё впереди.</i>
newcomers-verdicts = Через месяц: оправдались ли ожидания? Да: { $yes }, отчасти: { $partly }, нет: { $no }
newcomers-wait = { $n ->
    [one] Ждёт ответа: { $n } новый участник.
    [few] Ждут ответа: { $n } новых участника.
    [many] Ждут ответа: { $n } новых участников.
   *[other] Ждут ответа: { $n } нового участника.
}
newcomers-numbers =
    { $of }
    вступили: { $joined }, приветствие: { $greeted }, рассказ о себе: { $introduced }, написали: { $spoke }, ответ: { $answered }, активны на второй неделе: { $stayed }
newcomers-week = <b>Неделя с { $date }</b>
newcomers-link = <b>{ $name }</b>
newcomers-no-link = <b>Без ссылки, или она неизвестна</b>
newcomers-waits = { $name }, с этого времени: { $since }
newcomers-waits-link = { $name }, с этого времени: { $since }. Сообщение: { $link }
newcomers-unseen = <i>Где у меня нет прав администратора и включён режим приватности, Telegram показывает мне только команды и ответы мне; тогда не видно, кто писал и кто отвечал. Удаление сообщения мне не видно никогда.</i>
newcomers-picture = Как далеко доходят новые участники
newcomers-picture-note = { $group }, последние 30 дней
newcomers-button-weeks = По неделям
newcomers-button-links = По ссылкам
newcomers-button-waiting = Кто ждёт
newcomers-button-steps = Первые недели
newcomers-button-back = Назад
newcomers-button-on = Включить
newcomers-button-off = Выключить
newcomers-button-earlier = Днём раньше
newcomers-button-later = Днём позже
newcomers-button-own = Своими словами
newcomers-button-ours = Обычные слова
newcomers-steps =
    <b>Первые недели: { $group }</b>
    Каждый шаг приходит один раз, только если в нём тогда есть смысл, и видно его только новому участнику.

    { $rows }
newcomers-step-line = { $state ->
    [off] { $step }: выключено
   *[on] { $words ->
        [own] День { $day }: { $step }, вашими словами
       *[ours] День { $day }: { $step }
    }
}
newcomers-step-label = { $state ->
    [off] { $step } ✗
   *[on] { $step } ✓
}
newcomers-step =
    <b>Первые недели: { $group }</b>
    { $how }
    { $about }

    { $says }
newcomers-step-introduce = знакомство
newcomers-step-company = компания
newcomers-step-thanks = спасибо
newcomers-step-month = через месяц
newcomers-step-introduce-about = Для тех, кто ещё не рассказал о себе, с кнопкой для этого.
newcomers-step-company-about = Для тех, кто рассказал о себе и ещё ничего не написал: у кого такой же интерес, а если никого нет — открытый вопрос этой недели. Без того и другого ничего не приходит.
newcomers-step-thanks-about = Для тех, кто писал в группе: спасибо и что ещё здесь есть.
newcomers-step-month-about = Для всех: один вопрос с кнопками. Вам видно, сколько кто ответил; слова приходят к вам, только если их отправят.
newcomers-own-in-private = Здесь видно, как это будет выглядеть, до того как сохранить:
newcomers-own-opening = Ваши слова для шага: { $step }. Группа: { $group }
newcomers-own-ask = Что прочитают новые участники?
newcomers-own-hint = Вместо <code>{"{"}name{"}"}</code> будет имя участника, вместо <code>{"{"}group{"}"}</code> — название группы. Например: Хорошо, что вы здесь, {"{"}name{"}"}!
newcomers-own-preview =
    Так это увидят новые участники группы: { $group }

    { $words }
newcomers-own-save = Сохранить
newcomers-own-saved = Сохранено. Теперь новые участники читают ваши слова на шаге: { $step }
newcomers-own-unknown = Подставить можно только <code>{"{"}name{"}"}</code> и <code>{"{"}group{"}"}</code>, а это неизвестно: { $name }
newcomers-changed = { $state ->
    [off] { $step }: выключено
   *[on] { $words ->
        [own] { $step }: день { $day }, своими словами
       *[ours] { $step }: день { $day }
    }
}
settings-name-newcomers-step = первые недели
