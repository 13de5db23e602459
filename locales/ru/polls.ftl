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
