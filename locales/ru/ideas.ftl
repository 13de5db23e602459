# Ideas: what members would like the group to do, and what came of it.
room-ideas = Идеи
room-ideas-about = участники предлагают идеи, голосуют кнопкой и узнают, что из них вышло
room-ideas-logged = { $deed ->
    [planned] идея в планах
    [done] идея осуществлена
    [declined] идея отклонена
    [why] пояснение к идее
    [merged] идея объединена с другой
    [apart] объединённые идеи разделены
    [told] внесён голос, переданный лично
    [untold] такой голос снят
    [removed] идея удалена
   *[new] идея снова открыта
}
nudge-idea = Новости об идеях
ideas-door = Идеи
ideas-standing = { $n ->
    [one] { $n } идея
    [few] { $n } идеи
    [many] { $n } идей
   *[other] { $n } идеи
}, { $new ->
    [0] ни одна не ждёт
    [one] { $new } новая
    [few] { $new } новые
    [many] { $new } новых
   *[other] { $new } новых
}
command-idea = Предложить идею
command-ideas = Идеи и что из них вышло
help-idea =
    Идея для группы: <code>/idea Обмен хлебом по пятницам</code>

    Если похожая уже есть, сначала вы увидите её и сможете отдать свой голос там. До трёх идей в день; можно и в личном чате.
help-ideas =
    Все идеи, сначала те, у которых больше голосов: <code>/ideas</code>
    Только некоторые: <code>/ideas план</code>, или <code>новые</code>, <code>сделано</code>, <code>отклонено</code>
    Одна из них: <code>/ideas 12</code>

    У каждого один голос за каждую идею, и его можно забрать. Автор и те, кто голосует за идею, узнают, что из неё вышло.
    Для тех, кто ведёт группу: <code>/ideas 12 сделано Купили печь</code> или <code>/ideas 12 дубль 3</code>
mydata-idea = Ваша идея: { $text }
mydata-idea-votes = { $n ->
    [one] Вы голосовали за { $n } идею.
    [few] Вы голосовали за { $n } идеи.
    [many] Вы голосовали за { $n } идей.
   *[other] Вы голосовали за { $n } идеи.
}

ideas-how =
    Напишите идею после команды:
    <code>/idea Обмен хлебом по пятницам</code>
    Все идеи: <code>/ideas</code>
ideas-as-yourself = Отправьте /idea от своего имени, чтобы было ясно, чья это идея.
ideas-no-group = Общих групп с доской идей у нас нет. Отправьте это в группе.
ideas-which-group = Для какой группы?
ideas-in-the-group = По номеру это работает в группе, где номера известны. Здесь: /ideas
ideas-unknown =
    Идеи можно показать по тому, что из них вышло, или одну по номеру:
    <code>/ideas план</code>
    <code>/ideas 12</code>
ideas-no-such = Идеи с таким номером здесь нет: { $number }. Все идеи: /ideas
ideas-gone = Этой идеи на доске больше нет. Остальные: /ideas
ideas-muted = Сейчас вы не можете писать в группе { $group }, поэтому и опубликовать в ней идею нельзя.
ideas-too-many = { $most ->
    [one] В день — не больше { $most } идеи, чтобы каждую успели прочитать.
    [few] В день — не больше { $most } идей, чтобы каждую успели прочитать.
    [many] В день — не больше { $most } идей, чтобы каждую успели прочитать.
   *[other] В день — не больше { $most } идеи, чтобы каждую успели прочитать.
} Следующую можно предложить: { $when }
ideas-not-posted = Ваша идея на доске (/ideas), но опубликовать её в группе сейчас не удалось.
ideas-not-in = Голосуют участники группы { $group }. Если вы в ней, напишите там пару слов и попробуйте ещё раз.
ideas-posted = Опубликовано в группе: { $group }
ideas-similar-below = Похожая идея уже есть; посмотрите ниже.
ideas-ask-text = Что стоило бы сделать в группе { $group }? Одной строкой.
ideas-hint-text = Например: Обмен хлебом по пятницам
ideas-ask-why = Почему так? Одной строкой, для всех.
ideas-hint-why = Например: Зал свободен с марта
ideas-why-saved = Сохранено. Это прочтут автор и те, кто голосует за идею.
ideas-was-here = Идея, которая была здесь, убрана.

ideas-head = 💡 <b>Идея { $number }</b>
ideas-head-of = 💡 <b>Идея { $number }</b> · { $name }
ideas-head-new = 💡 <b>Идея</b> · { $name }
ideas-text = { $text }
ideas-state = { $state ->
    [planned] <b>В планах</b>
    [done] <b>Сделано</b>
    [declined] <b>Отклонено</b>
   *[new] <b>Открыто</b>
}
ideas-state-why = { $state }: { $why }
ideas-is-same = То же, что идея { $number }; голоса считаются там.
ideas-votes = { $n ->
    [one] { $n } голос, предложено { $date }
    [few] { $n } голоса, предложено { $date }
    [many] { $n } голосов, предложено { $date }
   *[other] { $n } голоса, предложено { $date }
}
ideas-told-votes = { $n ->
    [one] Из них передан администраторам лично { $n } голос.
    [few] Из них переданы администраторам лично { $n } голоса.
    [many] Из них переданы администраторам лично { $n } голосов.
   *[other] Из них переданы администраторам лично { $n } голоса.
}
ideas-with = Считаются вместе с ней: { $numbers }
ideas-entry = <b>{ $number }.</b> { $text } · { $n ->
    [one] { $n } голос
    [few] { $n } голоса
    [many] { $n } голосов
   *[other] { $n } голоса
}{ $state ->
    [planned] , в планах
    [done] , сделано
    [declined] , отклонено
   *[new] {""}
}
ideas-label = { $number }. { $text }
ideas-board = <b>Идеи в группе { $group }</b>{ $state ->
    [new] : новые
    [planned] : в планах
    [done] : сделано
    [declined] : отклонено
   *[all] {""}
}
ideas-none = Пока нет. Предложить: /idea Обмен хлебом по пятницам
ideas-preview =
    { $draft }

    Опубликовать это в группе { $group }?
ideas-similar =
    { $draft }

    Похожее уже есть:
    { $ideas }

    Ваша — та же? Тогда ваш голос будет там.

ideas-button-vote = 👍 { $n }
ideas-button-vote-here = Голосовать
ideas-button-withdraw = Забрать голос
ideas-button-take-back = Убрать идею
ideas-button-board = Все идеи
ideas-button-other = Идея { $number }
ideas-button-manage = Управлять
ideas-button-filter = { $state ->
    [new] Новые
    [planned] В планах
    [done] Сделано
    [declined] Отклонено
   *[all] Все
}
ideas-button-write = Предложить идею
ideas-button-same = Та же, что { $number }: мой голос там
ideas-button-post = Опубликовать
ideas-button-another = Это другая: опубликовать
ideas-button-state = { $state ->
    [planned] В планах
    [done] Сделано
    [declined] Отклонить
   *[new] Открыть снова
}
ideas-button-why = Пояснить почему
ideas-button-merge = То же, что …
ideas-button-told = Голос лично
ideas-button-remove = Удалить
ideas-button-remove-yes = Удалить совсем
ideas-button-back = Назад
ideas-button-apart = Не та же: отменить
ideas-button-save = Сохранить
ideas-button-month-look = Предпросмотр
ideas-button-month-post = Опубликовать
ideas-button-month-skip = Не сейчас

ideas-voted = Ваш голос учтён.
ideas-withdrawn = Ваш голос снят.
ideas-taken-back = Вашей идеи на доске больше нет.
ideas-not-taken-back = За неё уже голосуют другие, поэтому она остаётся на доске.
ideas-put = { $state ->
    [planned] В планах. Те, кто за неё голосует, узнают через несколько минут.
    [done] Сделано. Те, кто за неё голосует, узнают через несколько минут.
    [declined] Отклонено. Те, кто за неё голосует, узнают через несколько минут.
   *[new] Снова открыто. Те, кто за неё голосует, узнают через несколько минут.
}
ideas-merged = Её голоса теперь считаются за идею { $number }. Отменить можно семь дней.
ideas-apart = Идея снова сама по себе, со своими голосами.
ideas-entered = Внесено, с пометкой «лично».
ideas-not-entered = Голос, переданный лично, снят.
ideas-voted-herself = Этот голос отдан кнопкой, и забрать его может только тот, чей он.
ideas-removed = Удалено.
ideas-is-merged = Это то же, что другая идея, и решается там. Чтобы изменить эту, сначала отмените объединение.
ideas-is-itself = Эти две идеи уже одна.
ideas-too-late = Разделить объединённое можно семь дней, и они прошли.
ideas-ways = Что вышло из идеи { $number }?
ideas-which-same =
    Какая идея та же, что { $number }? Её голоса будут считаться там.
    { $text }
ideas-who-told = { $n ->
    [0] Кто лично поддерживает идею { $number }? Второе нажатие отменяет.
    [one] Кто лично поддерживает идею { $number }? Внесён { $n } голос; второе нажатие отменяет.
    [few] Кто лично поддерживает идею { $number }? Внесены { $n } голоса; второе нажатие отменяет.
    [many] Кто лично поддерживает идею { $number }? Внесено { $n } голосов; второе нажатие отменяет.
   *[other] Кто лично поддерживает идею { $number }? Внесено { $n } голоса; второе нажатие отменяет.
}
ideas-ask-remove = { $n ->
    [one] Удалить идею { $number } совсем? За неё { $n } голос. { $text }
    [few] Удалить идею { $number } совсем? За неё { $n } голоса. { $text }
    [many] Удалить идею { $number } совсем? За неё { $n } голосов. { $text }
   *[other] Удалить идею { $number } совсем? За неё { $n } голоса. { $text }
}

ideas-news =
    { $state ->
        [planned] В группе { $group } запланирована ваша идея или та, за которую вы голосовали.
        [done] В группе { $group } осуществлена ваша идея или та, за которую вы голосовали.
        [declined] В группе { $group } отклонена ваша идея или та, за которую вы голосовали.
       *[new] В группе { $group } снова открыта ваша идея или та, за которую вы голосовали.
    }
    { $text }{ $why }
ideas-news-same =
    В группе { $group } ваша идея или та, за которую вы голосовали, — то же, что идея { $other }; ваш голос теперь там.
    { $text }
    Другая: { $same }
ideas-no-why = {""}
ideas-why = {"\u000A"}Почему: { $why }

ideas-month-name = { $month } { $year }
ideas-month-item = { $n ->
    [one] { $month }: что-то вышло из { $n } идеи. Об этом можно рассказать группе.
    [few] { $month }: что-то вышло из { $n } идей. Об этом можно рассказать группе.
    [many] { $month }: что-то вышло из { $n } идей. Об этом можно рассказать группе.
   *[other] { $month }: что-то вышло из { $n } идеи. Об этом можно рассказать группе.
}
ideas-month = 💡 <b>Вы сказали, мы сделали</b> · { $month }
ideas-month-part = { $state ->
    [done] <b>Сделано</b>
    [planned] <b>В планах</b>
   *[declined] <b>Не сейчас</b>
}
ideas-month-entry = { $n ->
    [one] • { $text } ({ $n } голос)
    [few] • { $text } ({ $n } голоса)
    [many] • { $text } ({ $n } голосов)
   *[other] • { $text } ({ $n } голоса)
}
ideas-month-why = { $entry } — { $why }
ideas-month-more = { $n ->
    [one] … и ещё { $n }
    [few] … и ещё { $n }
    [many] … и ещё { $n }
   *[other] … и ещё { $n }
}
ideas-month-end = Что дальше? /idea
ideas-month-nothing = В том месяце из идей ничего не вышло, публиковать нечего.
ideas-month-below = Ниже — ровно то, что увидит группа.
ideas-month-posts = Это выйдет постом по расписанию, как только найдётся место. Когда: /calendar
ideas-month-skipped = Не опубликовано.
ideas-post-name = Вы сказали, мы сделали: { $month }
skip-no-ideas = в том месяце из идей так ничего и не вышло
