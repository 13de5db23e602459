# Quizzes: questions with right answers, rounds of them, and a season's table.
room-quizzes = Викторины
room-quizzes-about = вопросы с верными ответами, по одному или сериями, с таблицей и жребием, который каждый может проверить
nudge-quiz = О викторинах
quizzes-door-rounds = Раунды викторин
quizzes-door-table = Таблица викторин
quizzes-standing = открыто: { $open }, ждут: { $ready }, задано: { $told }
command-quiz = Вопрос викторины или предложение вопроса
command-quizzes = Таблица викторин
help-quiz =
    Вопрос викторины: сам вопрос, ниже по варианту в строке, <code>*</code> перед каждым верным и в конце, если хочется, <code>!</code> и пояснение:
    <code>/quiz От чего поднимается тесто?
    {"*"} Дрожжи
    Соль
    ! Они живые.</code>

    Вопрос от тех, кто ведёт группу, сразу появляется в группе; в личном чате его сначала видно целиком. От участников это предложение. Фото идёт вместе с вопросом, если это подпись к нему или ответ на своё фото.
    Несколько вопросов подряд: <code>/quiz раунд</code>. Сколько открыт вопрос: <code>/quiz 2ч От чего …</code>
help-quizzes =
    Таблица сезона и ваше место в ней: <code>/quizzes</code>

    Одно очко за каждый полностью верный ответ; скорость ничего не значит. При равенстве решает жребий, и каждый может его проверить. Те, кто ведёт группу, участвуют вне призов. Что такое сезон: <code>/settings сезон месяц</code>, или квартал, год, раунд
mydata-quizzes = { $n ->
    [one] Вы ответили на { $n } вопрос викторин
    [few] Вы ответили на { $n } вопроса викторин
    [many] Вы ответили на { $n } вопросов викторин
   *[other] Вы ответили на { $n } вопроса викторин
}, верно: { $hit }. Очков в таблицах: { $points }.
mydata-quiz = Ваш вопрос для викторины: { $text }
mydata-quizzes-won = { $n ->
    [one] У вас { $n } призовое место в викторинах.
    [few] У вас { $n } призовых места в викторинах.
    [many] У вас { $n } призовых мест в викторинах.
   *[other] У вас { $n } призового места в викторинах.
}

quizzes-how = { $problem ->
    [empty] Викторина начинается с вопроса.
    [few] Нужны хотя бы два варианта, каждый в своей строке.
    [many] Помещается до двенадцати вариантов.
    [no-right] Какой вариант верный? Поставьте перед ним *.
    [long-question] Вопрос слишком длинный: помещается до 300 символов.
    [long-option] В варианте до 100 символов, и пустым он не бывает.
    [long-explanation] Пояснение слишком длинное: помещается до 200 символов.
    [twins] Два варианта одинаковы.
   *[below] Пояснение стоит последним, в одной строке.
} Вот так:
    <code>/quiz От чего поднимается тесто?
    {"*"} Дрожжи
    Соль
    ! Они живые.</code>
quizzes-as-yourself = Отправьте /quiz от своего имени.
quizzes-in-private = Здесь ответ прочтут все: удалять сообщения в этой группе мне нельзя. Отправьте вопрос мне в личный чат.
quizzes-no-group = Общих групп с викторинами у нас нет. Включают их в группе: <code>/settings quizzes on</code>
quizzes-which-group = Для какой группы?
quizzes-photo-only = С вопросом может идти только фото.
quizzes-muted = Сейчас вы не можете писать в группе { $group }, поэтому и предложить вопрос нельзя.
quizzes-too-many = { $most ->
    [one] В день — не больше { $most } вопроса.
    [few] В день — не больше { $most } вопросов.
    [many] В день — не больше { $most } вопросов.
   *[other] В день — не больше { $most } вопроса.
}
quizzes-proposed = Спасибо! Ваш вопрос у тех, кто ведёт группу. Что с ним стало, вы узнаете, если мы знакомы в личном чате.
quizzes-proposed-short = Спасибо, вопрос у тех, кто ведёт группу.
quizzes-proposed-item = { $name } предлагает вопрос для викторины: <b>{ $question }</b>
quizzes-below =
    { $above }
    { $one }
quizzes-option-right = ✅ { $option }
quizzes-option = ▫️ { $option }
quizzes-button-use = Взять
quizzes-button-decline = Отклонить
quizzes-decided = { $how ->
    [used] Ваш вопрос для викторины в группе { $group } взяли: { $question } Ответ вы знаете, поэтому ваш не считается.
   *[declined] Ваш вопрос для викторины в группе { $group } в этот раз не взяли: { $question }
}
quizzes-declined = Отклонено.
quizzes-gone = Этого больше нет.

quizzes-not-posted = Вопроса в группе нет. { $why } Он ждёт среди вопросов: <code>/quiz раунд</code>
quizzes-lost = Связь прервалась во время отправки вопроса викторины: { $question } Дошёл ли он, узнать не удалось. Загляните в группу.
quizzes-result = 🧩 { $question }
quizzes-right = { $n ->
    [one] Верно: { $options }
    [few] Верно всё вместе: { $options }
    [many] Верно всё вместе: { $options }
   *[other] Верно всё вместе: { $options }
}
quizzes-explanation = <i>{ $why }</i>
quizzes-nobody-answered = В этот раз никто не ответил.
quizzes-hits = { $n ->
    [one] Верно: { $hit } из { $n } ответа.
    [few] Верно: { $hit } из { $n } ответов.
    [many] Верно: { $hit } из { $n } ответов.
   *[other] Верно: { $hit } из { $n } ответа.
} Таблица: /quizzes
quizzes-apart = { $n ->
    [one] Не считается { $n } ответ: от канала, анонимного администратора, человека не из группы или автора вопроса.
    [few] Не считаются { $n } ответа: от каналов, анонимных администраторов, людей не из группы или автора вопроса.
    [many] Не считаются { $n } ответов: от каналов, анонимных администраторов, людей не из группы или автора вопроса.
   *[other] Не считаются { $n } ответа: от каналов, анонимных администраторов, людей не из группы или автора вопроса.
}

quizzes-month = { $month } { $year }
quizzes-quarter = квартал { $quarter }, { $year }
quizzes-year = { $year }
quizzes-of-round = { $round }
quizzes-a-round = раунд, начатый { $date }
quizzes-begins = Начинается новый сезон: { $season }. При равенстве решает жребий; SHA-256 ключа: { $commitment }
quizzes-begins-prize = { $begins } Призы: { $prize }
quizzes-table = { $table }
quizzes-table-title = <b>Таблица викторин</b> · { $season }
quizzes-until = До конца дня { $date }
quizzes-table-empty = Очков пока нет.
quizzes-entry = { $place }. { $name } · { $points } из { $answered }
quizzes-entry-staff = { $entry } · вне призов
quizzes-hers = Вы: место { $place }, верно { $points } из { $answered }
quizzes-commitment = При равенстве решает жребий. SHA-256 ключа: <code>{ $commitment }</code>
quizzes-seed = Ключ: <code>{ $seed }</code>, его SHA-256: <code>{ $commitment }</code>
quizzes-no-season = В группе { $group } викторин пока не было.
quizzes-seasons = <b>Сезоны викторин</b> в группе { $group }
quizzes-winners = 🏆 <b>Викторина</b> · { $season }
quizzes-name = { $name }
quizzes-former = кто-то из бывших участников
quizzes-won = { $place ->
    [1] 🥇 { $who }
    [2] 🥈 { $who }
    [3] 🥉 { $who }
   *[other] { $place }. { $who }
} · { $points ->
    [one] { $points } очко
    [few] { $points } очка
    [many] { $points } очков
   *[other] { $points } очка
}
quizzes-won-prize = { $won } — { $prize }
quizzes-won-given = { $won } ✓
quizzes-prize = { $place ->
    [1] 🥇 { $prize }
    [2] 🥈 { $prize }
    [3] 🥉 { $prize }
   *[other] { $place }. { $prize }
}
quizzes-to-give = Вручить приз: { $name } — { $prize } (викторина)
quizzes-is-given = Вручено. Отлично!
quizzes-drawn = При равенстве очков решил жребий; проверить его может каждый. Выше тот, у кого SHA-256 от «ключ:номер» меньше:
quizzes-equals = { $n ->
    [one] У кого { $n } очко:
    [few] У кого { $n } очка:
    [many] У кого { $n } очков:
   *[other] У кого { $n } очка:
}
quizzes-drawn-more = { $n ->
    [one] … и ещё { $n }: /quizzes
    [few] … и ещё { $n }: /quizzes
    [many] … и ещё { $n }: /quizzes
   *[other] … и ещё { $n }: /quizzes
}
quizzes-lot = { $name } · { $user } · <code>{ $ticket }…</code>
quizzes-staff-apart = Те, кто ведёт группу или помогает здесь, участвуют вне призов.
quizzes-draw = { $draw }
quizzes-draw-title = <b>Жребий</b>: при равных очках выше тот, у кого SHA-256 от «ключ:номер» меньше
quizzes-draw-how =
    Как проверить (ключ берётся как текст, все 64 цифры):
    <code>printf %s КЛЮЧ | sha256sum</code>
    <code>printf %s КЛЮЧ:НОМЕР | sha256sum</code>

quizzes-flow-opening = Вопрос викторины для группы { $group }
quizzes-flow-words = Какой вопрос? Ниже по варианту в строке, * перед каждым верным, в конце ! и пояснение. Можно приложить фото.
quizzes-flow-words-hint = От чего поднимается тесто?
    {"*"} Дрожжи
    Соль
    ! Они живые.
quizzes-flow-open = Сколько он открыт? Если пропустить, то сутки.
quizzes-switch-later-on = Отложить для раунда ✓
quizzes-switch-later-off = Отложить для раунда ✗
quizzes-preview =
    Вопрос викторины для группы { $group }
    <b>{ $question }</b>
quizzes-for-round = Для раунда { $round }
quizzes-open = Открыт { $length }
quizzes-length = { $one } { $other }
quizzes-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
    [many] { $n } дней
   *[other] { $n } дня
}
quizzes-hours = { $n ->
    [one] { $n } час
    [few] { $n } часа
    [many] { $n } часов
   *[other] { $n } часа
}
quizzes-minutes = { $n ->
    [one] { $n } минуту
    [few] { $n } минуты
    [many] { $n } минут
   *[other] { $n } минуты
}
quizzes-question =
    <b>{ $question }</b>
quizzes-with-picture = С фотографией
quizzes-by-member = Предложен участником
quizzes-button-ask = Задать сейчас
quizzes-button-add = Добавить
quizzes-button-save = Сохранить
quizzes-is-asked = Вопрос уже на пути в группу { $group }.
quizzes-is-saved = Сохранено.
quizzes-is-kept = Отложено. Его можно задать или взять в раунд: /quiz раунд
quizzes-is-added = { $n ->
    [one] В раунде { $round } теперь { $n } вопрос.
    [few] В раунде { $round } теперь { $n } вопроса.
    [many] В раунде { $round } теперь { $n } вопросов.
   *[other] В раунде { $round } теперь { $n } вопроса.
}

quizzes-flow-round = Раунд викторины для группы { $group }
quizzes-flow-name = Как назвать раунд?
quizzes-flow-name-hint = Например: Хлеб, от поля до печи
quizzes-flow-when = Когда задавать вопрос?
quizzes-flow-when-hint = Например: каждый день 12:00, каждый вторник 19:00
quizzes-when-again = Раунду нужны день и час, которые повторяются, например: каждый вторник 19:00
quizzes-flow-prize = Что можно выиграть? По строке на место, до пяти.
quizzes-flow-prize-hint = Например: Буханка ржаного
quizzes-spec =
    <b>{ $round }</b>
    Когда: { $when }
quizzes-round-saved = Сохранено.
quizzes-prize-saved = Сохранено. Приз указан в таблице: /quizzes
quizzes-rounds =
    <b>Раунды викторин</b> в группе { $group }
    { $rows }
quizzes-no-rounds = Пока ни одного.
quizzes-round-row = { $state ->
    [draft] ▫️
    [running] ▶️
   *[over] ✔️
} { $round }: задано { $asked } из { $n }
quizzes-round = { $round }
quizzes-round-state = { $state ->
    [draft] Ещё не начат.
    [running] Идёт.
   *[over] Закончен.
}
quizzes-next = Следующий вопрос: { $when }
quizzes-round-empty = Вопросов пока нет.
quizzes-question-row = { $place }. { $question }{ $state ->
    [open] {" "}· открыт
    [told] {" "}· задан
    [dropped] {" "}· без итога
    [posting] {" "}· в пути
   *[ready] {""}
}
quizzes-round-is-over = { $round }: раунд закончен. Начните другой: /quiz раунд
quizzes-too-many-questions = В раунде помещается вопросов: { $most }.
quizzes-too-many-rounds = Раундов может быть не больше { $most }. Сначала закончите один: /quiz раунд
quizzes-no-questions = Сначала нужен хотя бы один вопрос.
quizzes-started = Раунд идёт. Вопросы есть в календаре.
quizzes-ask-stop = Закончить раунд { $round } сейчас? Вопросы, которые не успели задать, останутся.
quizzes-stopped = Закончен.
quizzes-removed = Убрано.
quizzes-pool = { $n ->
    [0] Вне раундов вопросы не ждут.
    [one] Вне раундов ждёт { $n } вопрос.
    [few] Вне раундов ждут { $n } вопроса.
    [many] Вне раундов ждут { $n } вопросов.
   *[other] Вне раундов ждут { $n } вопроса.
}
quizzes-post = Викторина: { $round }
quizzes-post-winners = Победители викторины: { $season }
quizzes-button-rounds = Раунды
quizzes-button-table = Таблица
quizzes-button-draw = Жребий
quizzes-button-seasons = Сезоны
quizzes-button-prize = Приз
quizzes-button-new-round = Новый раунд
quizzes-button-pool = Вопросы: { $n }
quizzes-button-add-question = Ещё вопрос
quizzes-button-change = Изменить
quizzes-button-start = Начать
quizzes-button-stop = Закончить
quizzes-button-stop-yes = Закончить
quizzes-button-remove = Убрать
quizzes-button-up = Раньше
quizzes-button-down = Позже
quizzes-button-into = В раунд: { $round }
quizzes-button-given = Готово
quizzes-button-back = Назад
skip-no-question = в раунде не осталось вопросов
skip-no-winner = назвать было некого

settings-name-season = Сезон викторин
settings-about-season = За какое время складываются очки викторин. В конце называются победители.
settings-value-season = { $season ->
    [month] месяц
    [quarter] квартал
    [year] год
   *[round] каждый раунд
}
settings-choice-season = { $season ->
    [month] Месяц
    [quarter] Квартал
    [year] Год
   *[round] Каждый раунд
}
settings-done-season = { $season ->
    [month] Теперь очки викторин складываются за месяц.
    [quarter] Теперь очки викторин складываются за квартал.
    [year] Теперь очки викторин складываются за год.
   *[round] Теперь очки викторин складываются за каждый раунд.
}
settings-unknown-season = Сезон викторин — это месяц, квартал, год или раунд; { $typed } не подходит. Например: <code>{ $meant }</code>
