# Polls: /poll, what is in the way of one, and its result.
command-poll = Опрос: вопрос здесь, ниже по варианту в строке
# What people may type after /poll to close a poll early; separated by commas, lower case.
poll-close-words = закрыть, завершить, стоп, конец

poll-example-question = Когда встретимся?
poll-example-1 = В воскресенье вечером
poll-example-2 = Во вторник вечером
# Put where her own options are missing.
poll-filler-1 = Первый вариант
poll-filler-2 = Второй вариант
poll-filler-3 = Третий вариант

poll-how =
    Опрос — это вопрос, а под ним по одному варианту в строке. Например:
    <code>{ $form }</code>
poll-no-options =
    Не хватает вариантов: нужно хотя бы два, каждый с новой строки. Например:
    <code>{ $form }</code>
poll-one-option =
    Из одного варианта выбирать не из чего. Например:
    <code>{ $form }</code>
poll-one-line =
    Каждый вариант пишется с новой строки. Вот так:
    <code>{ $form }</code>
poll-too-many =
    В опросе помещается до { $most } вариантов, а здесь на { $over } больше. С первыми { $most }:
    <code>{ $form }</code>
poll-long-question =
    Вопрос длиннее, чем можно, на { $over ->
        [one] { $over } символ
        [few] { $over } символа
        [many] { $over } символов
       *[other] { $over } символа
    }; помещается до { $most }. Например:
    <code>{ $form }</code>
poll-long-option =
    Вариант { $nth } ({ $start }) длиннее, чем можно, на { $over ->
        [one] { $over } символ
        [few] { $over } символа
        [many] { $over } символов
       *[other] { $over } символа
    }; помещается до { $most }. Например:
    <code>{ $form }</code>
poll-twins =
    Один вариант повторяется: { $option }
    Без повтора:
    <code>{ $form }</code>

poll-no-right =
    Пока у меня нет права публиковать опросы в этой группе. Когда оно появится, опрос можно отправить снова:
    <code>{ $form }</code>
poll-not-posted =
    Опрос не опубликован. { $why }
    Чтобы отправить снова:
    <code>{ $form }</code>
poll-unsure = Связь оборвалась во время публикации опроса, и узнать, появился ли он, не удалось. Если опрос в группе, его итоги появятся как обычно; если нет, отправьте его ещё раз.

poll-gone = Этого опроса в группе больше нет, поэтому и результата нет.
poll-none-open = Моих открытых опросов в группе сейчас нет.
poll-close-which = Какой опрос закрыть? Отправьте ответом на него: {"\u2068"}<code>/poll закрыть</code>{"\u2069"}

poll-result = Итоги опроса: <b>{ $question }</b>
# Two lines: the option, and its bar with percentage and votes.
poll-option =
    {"\u200E"}{ $label }
    {"\u200E"}{ $bar } { $percent } · { $votes }
# In the picture: what is at the end of a bar, and what is above them all.
poll-bar = { $votes } · { $percent }
poll-picture = { $question }
poll-best = Больше всего голосов: { $option }
poll-tie = Поровну: { $options }
poll-wide-tie = { $n ->
    [one] Первое место делит { $n } вариант.
    [few] Первое место делят { $n } варианта.
    [many] Первое место делят { $n } вариантов.
   *[other] Первое место делят { $n } варианта.
}
poll-voters = { $n ->
    [one] Проголосовал { $shown } человек.
    [few] Проголосовали { $shown } человека.
    [many] Проголосовало { $shown } человек.
   *[other] Проголосовали { $shown } человека.
}
poll-thanks = Спасибо за участие 🙏
poll-no-votes = В этот раз голосов не было, а вопрос остаётся. Что скажете вы? Напишите прямо здесь.

# How long a poll is open. What may be typed before the question, separated by commas, lower case.
poll-length-minutes = мин, минута, минуту, минуты, минут
poll-length-hours = ч, час, часа, часов
poll-length-days = д, день, дня, дней, сутки, суток
poll-length-weeks = нед, неделя, неделю, недели, недель
poll-length-two-minutes = две-минуты
poll-length-two-hours = два-часа
poll-length-two-days = двое-суток
poll-length-two-weeks = две-недели
poll-length-for = на
poll-length-until = до
poll-length-range = Опрос может быть открыт от 5 минут до 30 дней. Например, с вариантами строками ниже: <code>/poll 24ч { poll-example-question }</code>
poll-open-until = Закроется: { $when }

room-polls = Опросы
room-polls-about = вопросы группе, а потом и результаты

# Polls in private: what is asked, the switches on the preview, where it goes.
command-polls = Опросы: открытые, прошлые, будущие
help-polls =
    Открытые и прошлые опросы, повторяющиеся и шаблоны: <code>/polls</code>. Опрос можно закрыть раньше, повторить, а в личном чате получить таблицей.
    Новый опрос со всеми настройками: <code>/poll</code> в личном чате.
nudge-poll = Конец опросов
poll-door-new = Новый опрос
poll-door-list = Опросы
poll-door-plans = Будущие опросы
poll-standing = Открытых: { $open }, всего: { $all }
poll-which-group = Опросы какой группы?
poll-flow-opening = Опрос для группы { $group }
poll-flow-words = Какой вопрос? Варианты пишутся под ним, по одному в строке.
poll-flow-words-hint = Когда встретимся?
    В воскресенье вечером
    Во вторник вечером
poll-flow-open = Как долго он открыт? Если пропустить, три дня.
poll-flow-open-hint = Например: 24 часа, 2 недели, до пятницы 18:00
poll-flow-open-how = От 5 минут до 30 дней, например: 24 часа, 2 недели, до пятницы 18:00
poll-flow-when = Когда опубликовать? Если пропустить, сразу.
poll-flow-when-hint = Например: завтра 10:00, каждый понедельник 10:00
poll-flow-quorum = Сколько человек должно проголосовать хотя бы? Если не важно, можно пропустить.
poll-flow-name = Как назвать шаблон?
poll-switch-anonymous-on = Анонимно ✓
poll-switch-anonymous-off = Анонимно ✗
poll-switch-several-on = Несколько ✓
poll-switch-several-off = Несколько ✗
poll-switch-fixed-on = Без замены ✓
poll-switch-fixed-off = Без замены ✗
poll-switch-shuffled-on = Вперемешку ✓
poll-switch-shuffled-off = Вперемешку ✗
poll-switch-hidden-on = Итог в конце ✓
poll-switch-hidden-off = Итог в конце ✗
poll-switch-adding-on = Дополнять ✓
poll-switch-adding-off = Дополнять ✗
poll-switch-silent-on = Без звука ✓
poll-switch-silent-off = Без звука ✗
poll-switch-reminds-on = Напомнить ✓
poll-switch-reminds-off = Напомнить ✗
poll-switch-template-on = Шаблон ✓
poll-switch-template-off = Шаблон ✗
poll-button-post = Опубликовать
poll-button-schedule = Запланировать
poll-button-template = Сохранить
poll-trait-named = с именами
poll-trait-anonymous = анонимно
poll-trait-several = несколько ответов
poll-trait-fixed = голос не изменить
poll-trait-shuffled = варианты вперемешку
poll-trait-hidden = итоги видны в конце
poll-trait-adding = участники добавляют варианты
poll-trait-silent = без звука
poll-trait-reminds = напоминание тем, кто не голосовал
poll-trait-quorum = хотя бы { $wanted } чел.
poll-clash-adding = В анонимном опросе варианты добавлять нельзя. Отключите что-то одно.
poll-clash-reminds = В анонимном опросе неизвестно, кто не голосовал, поэтому напомнить некому. Отключите что-то одно.
poll-not-when-quiet = Опросу нужны день и время, например: каждый понедельник 10:00
poll-too-many-kept = Будущих опросов и шаблонов помещается { $most }. Сначала уберите один: /polls
poll-preview =
    Опрос для группы { $group }
    <b>{ $question }</b>
    { $options }

    { $traits }
    { $open }
    { $when }
poll-listed = • { $option }
poll-preview-now = Появится, как только вы подтвердите.
poll-preview-when = Когда: { $rule }
poll-preview-open = { $hours ->
    [one] Открыт { $hours } час
    [few] Открыт { $hours } часа
    [many] Открыт { $hours } часов
   *[other] Открыт { $hours } часа
}
poll-is-posted = Опрос уже на пути в группу { $group }.
poll-is-planned = Запланирован для группы { $group }: { $rule }. Он считается постом и виден в календаре.
poll-is-template = Сохранён как шаблон группы { $group }: /polls
poll-name-preview = Название шаблона: { $name }
poll-name-kept = Теперь шаблон называется { $name }.
poll-skipped = Запланированный опрос не вышел: { $poll }. { $why } Он сохранён как шаблон.

# Lists.
poll-list =
    <b>Опросы</b> в группе { $group }
    { $rows }
poll-list-none = В группе { $group } опросов пока не было.
poll-row-open = { $question }
    открыт, до { $when } · голосовали: { $voters }
poll-row-over = { $question }
    { $when } · голосовали: { $voters } · { $how }
poll-row-no-votes = голосов не было
poll-button-new = Новый опрос
poll-button-plans = Будущие
poll-button-list = Все опросы
poll-button-repeat = Повторить
poll-button-close = Закрыть сейчас
poll-button-export = Таблицей
poll-button-missing = Не голосовали
poll-button-tie = Решить ничью
poll-button-back = Назад
poll-button-use = Использовать
poll-button-change = Изменить
poll-button-rename = Назвать
poll-button-remove = Убрать
poll-is-closing = Закрывается, итоги сейчас будут.
poll-is-exported = Таблица ниже.
poll-is-removed = Убрано.
poll-plan-gone = Этого уже нет.
poll-plans =
    <b>Будущие опросы и шаблоны</b> в группе { $group }
    { $rows }
poll-plans-none = В группе { $group } ничего не запланировано, шаблонов тоже нет.
poll-plans-no-rounds = Пока ни одного раза
poll-name = { $name }
poll-plan-row = ⏱ { $name }: { $rule }
poll-template-row = ▫️ { $name }
poll-plan-next = В следующий раз: { $when }
poll-round = { $when }: { $best } ({ $percent }), голосовали: { $voters }
poll-missing =
    { $question }
    { $n ->
        [one] { $n } человек писал в последние две недели и ещё не голосовал:
        [few] { $n } человека писали в последние две недели и ещё не голосовали:
        [many] { $n } человек писали в последние две недели и ещё не голосовали:
       *[other] { $n } человека писали в последние две недели и ещё не голосовали:
    }
    { $names }
poll-missing-private = Это видно только в личном чате, и не для анонимных опросов.
poll-export = Опрос { $question } таблицей
poll-table-question = Вопрос
poll-table-option = Вариант
poll-table-votes = Голоса
poll-table-name = Имя
poll-table-chose = Выбор
poll-option-forgotten = (удалено)

# Results, and what follows.
poll-trend = { $how ->
    [up] Снова { $option }: { $percent }, больше, чем { $before } в прошлый раз
    [down] Снова { $option }: { $percent }, меньше, чем { $before } в прошлый раз
    [same] Снова { $option }: { $percent }, как и в прошлый раз
   *[other] На этот раз { $option }: { $percent }, в прошлый раз { $before }
}
poll-trend-new = На этот раз { $option }: { $percent }, в прошлый раз такого варианта не было
poll-trend-picture = Доля голосов по разам, %
poll-quorum-reached = Нужно голосов: { $wanted }. Набралось: { $voters }.
poll-quorum-missed = Нужно голосов: { $wanted }. Пока есть: { $voters }.
poll-difference = Голосов по счёту Телеграма: { $counted }. До меня дошло: { $came }.
poll-tie-decide = { $question }
    Поровну. Можно решить решающим голосом; в группе будет написано, чей он.
poll-decided = Решено решающим голосом: { $option }
poll-cast-already = Решать больше нечего.
poll-is-cast = Сообщено группе.
poll-cast = Выбран вариант: <b>{ $option }</b>. Решающий голос: { $name }.
poll-reminder =
    Опрос в группе { $group } скоро закроется, а вашего голоса в нём ещё нет: { $question }
    Открыт до: { $when }
poll-follow = Опрос { $question } закончился три дня назад. Что будет дальше? Группе интересно.
poll-follow-write = Рассказать группе
poll-follow-leave = Рассказать нечего
poll-follow-left = Хорошо.
poll-follow-asked = Вопрос ниже.
poll-follow-ask = Что будет по итогам? Ваши слова появятся под результатом.
poll-follow-said = Что дальше по опросу { $question }
    { $words }
poll-follow-told = Опубликовано под итогами в группе { $group }.
