# The pulse: one question a month, and how things go.
room-pulse = Пульс
room-pulse-about = один анонимный вопрос в месяц, на который отвечают одним нажатием, и потом он же снова: видно, как идут дела
command-pulse = Вопрос месяца и как идут дела
help-pulse =
    Как меняются ответы на вопрос месяца: <code>/pulse</code>
    Во второй вторник каждого месяца группа получает один вопрос: чувствуют ли люди себя своими, слышат ли их, есть ли польза, посоветовали бы они группу. Ответ — одно нажатие, анонимно. Чтобы начать: <code>/settings pulse on</code>
pulse-door = Пульс
pulse-post-name = Вопрос месяца
pulse-asks-belonging = Насколько вы чувствуете, что вы здесь среди своих?
pulse-asks-heard = Когда вы здесь пишете, слышат ли вас?
pulse-asks-useful = Много ли пользы вам от этой группы?
pulse-asks-recommend = Посоветовали бы вы эту группу знакомым?
pulse-name-belonging = Свои люди
pulse-name-heard = Слышат ли
pulse-name-useful = Польза
pulse-name-recommend = Советуют ли
pulse-page =
    <b>Пульс</b> группы { $group }
    { $rows }

    Один вопрос в месяц, анонимно. Итог показывается, если ответили не меньше пяти человек.
pulse-row-none = { $topic }: пока ничего
pulse-row-first = { $topic }: <b>{ $mean }</b> из { $most }
pulse-row = { $how ->
    [up] { $topic }: <b>{ $mean }</b> из { $most }, в прошлый раз { $before }, стало выше
    [down] { $topic }: <b>{ $mean }</b> из { $most }, в прошлый раз { $before }, стало ниже
   *[same] { $topic }: <b>{ $mean }</b> из { $most }, как в прошлый раз
}
pulse-of = { $most ->
    [10] От 0 до 10
    [one] От 1 до { $most }
    [few] От 1 до { $most }
    [many] От 1 до { $most }
   *[other] От 1 до { $most }
}
pulse-topic =
    <b>{ $question }</b>
    { $of }
pulse-round = { $day }: <b>{ $mean }</b>, ответов: { $n }
pulse-round-few = { $day }: меньше пяти ответов
pulse-no-rounds = Пока показать нечего.
pulse-button-look = Для группы
pulse-told =
    💬 <b>{ $question }</b>
    В среднем <b>{ $mean }</b> из { $most }, ответов: { $n }. Спасибо!
pulse-told-again =
    💬 <b>{ $question }</b>
    В среднем <b>{ $mean }</b> из { $most }, { $how ->
        [up] в прошлый раз { $before }, стало выше
        [down] в прошлый раз { $before }, стало ниже
       *[same] как в прошлый раз
    }; ответов: { $n }. Спасибо!
pulse-is-in = ✓ Ответ принят запечатанным. Другое нажатие изменит его, пока вопрос открыт.
