# Series, continued: ask me anything.
nudge-guest = Приглашения в гости
guest-typed = вопросы гостю
guest-name = Вопросы гостю: { $name }
guest-announcement-name = { $post } (анонс)
guest-door = Вопросы гостю
guest-title = 🎤 <b>Можно спросить о чём угодно: { $name }</b>
guest-announcement = Когда: { $day }. Сколько: { $length }. Вопросы собираем заранее: присылайте свои в личном чате и голосуйте за чужие. В назначенный час выйдут самые интересные, не больше десяти.
guest-button-ask = Задать вопрос
guest-length-30 = полчаса
guest-length-60 = час
guest-length-120 = два часа
guest-length-1440 = целый день
guest-answers-below = Ответы будут здесь, под этим сообщением.
guest-question = { $n }. { $text }
guest-answer = Ответ
guest-here = здесь
guest-no-answers = { $n ->
    [one] Пришёл { $n } вопрос. Ответить ещё можно здесь.
    [few] Пришло { $n } вопроса. Ответить ещё можно здесь.
    [many] Пришло { $n } вопросов. Ответить ещё можно здесь.
   *[other] Пришло { $n } вопроса. Ответить ещё можно здесь.
}
guest-answered-somehow = { $n ->
    [one] Пришёл { $n } вопрос. Ответы начинаются { $door }. Спасибо, { $name }!
    [few] Пришло { $n } вопроса. Ответы начинаются { $door }. Спасибо, { $name }!
    [many] Пришло { $n } вопросов. Ответы начинаются { $door }. Спасибо, { $name }!
   *[other] Пришло { $n } вопроса. Ответы начинаются { $door }. Спасибо, { $name }!
}
guest-over = { $n ->
    [one] Пришёл { $n } вопрос, с ответом: { $answered }. Спасибо, { $name }!
    [few] Пришло { $n } вопроса, с ответом: { $answered }. Спасибо, { $name }!
    [many] Пришло { $n } вопросов, с ответом: { $answered }. Спасибо, { $name }!
   *[other] Пришло { $n } вопроса, с ответом: { $answered }. Спасибо, { $name }!
}
guest-called-off = 🎤 На этот раз встречи с вопросами не будет: { $name }
guest-your-turn = Вопросы к вам уже в группе { $group }. Отвечайте на тот пост и начинайте с номера вопроса: «3. Потому что…». Так каждый ответ легко найти.
guest-pass-on = Вопросы вышли в группе { $group }, на них отвечает { $name }. Передавайте ответы, отвечая на тот пост, и начинайте с номера вопроса: «3. Потому что…».
guest-not-posted = Вопросы гостю ({ $name }) в группе { $group } не состоялись: { $why }.
guest-not-wanted = Вопросов гостю в группе { $group } всё-таки не будет. Спасибо за готовность!
guest-item-unsure = { $name } пока не отвечает на приглашение в гости, а пора объявлять. Как дела: /series
guest-item-gone = Гость больше не в группе: { $name }. Как дела: /series
guest-item-declined = Ответ на приглашение в гости — нет: { $name }. Позвать другого: /series
guest-item-silent = Ответов на вопросы гостю пока нет: { $name }
guest-once = Гость приходит один раз, нужны дата и время. Например: <code>/series вопросы гостю завтра 19:00 @dana</code>
guest-too-soon = Слишком скоро или уже прошло: нужен хотя бы час.
guest-quiet = Это тихие часы или тихий день, тогда ничего не выходит. Выберите другое время.
guest-not-in = Не в группе: { $name }. Имя гостя со стороны пишут словами.
guest-unreached = Пригласить не получится ({ $name }): сначала нужно открыть личный чат со мной и нажать Start.
guest-incomplete =
    Кто гость? Участник по @username или имя со стороны на следующей строке, а под ним — кто это:
    <code>/series вопросы гостю завтра 19:00
    Леви Коэн
    Мелет муку в старом порту</code>
guest-name-too-long = Имя слишком длинное: не больше { $most } символов.
guest-about-too-long = Строчка о госте слишком длинная: не больше { $most } символов.
guest-ask-whom = Кто в группе { $group } будет гостем?
guest-button-outsider = Кто-то со стороны
guest-begin = Вопросы гостю в группе { $group }: вопросы собираем заранее, а ответы звучат в группе.
guest-ask-name = Как зовут гостя?
guest-ask-when = Когда начало?
guest-hint-when = Например: 1 декабря 19:00
guest-ask-length = Сколько это продлится?
guest-ask-about = Кто этот гость, одной строчкой? Её прочтёт группа.
guest-begin-preview =
    Вопросы гостю: { $name }, { $day }, { $length }
    Сначала приглашение в личном чате получит { $name }. За три дня выйдет анонс, и участники пришлют вопросы; любой можно убрать. В свой час это выйдет, даже если лимит на день исчерпан.
guest-begin-preview-outside =
    Вопросы гостю: { $name }, { $day }, { $length }
    За три дня выйдет анонс, и участники пришлют вопросы; любой можно убрать. В свой час это выйдет, даже если лимит на день исчерпан, а ответы передаёте вы, отвечая на тот пост.
guest-set-up = Назначено в группе { $group }. Как дела: /series
guest-set-up-asked = Назначено в группе { $group }; приглашение уходит в личный чат, и вы узнаете ответ. Как дела: /series
guest-invitation = Администраторы группы { $group } зовут вас в гости, отвечать на вопросы: { $day }. { $door }
guest-invited =
    В группе { $group } хотят расспросить вас обо всём: { $day }, { $length }.
    Участники заранее присылают вопросы и голосуют за них. В назначенный час выйдет не больше десяти, и вы отвечаете в группе. Согласны?
guest-agreed = Вы в гостях у группы { $group }: { $day }, { $length }. В это время придёт ссылка на вопросы.
guest-declined = Хорошо. Администраторы группы { $group } узнают, что не получается.
guest-has-been = Вопросы гостю в группе { $group } уже начались или позади.
guest-button-come = Да, с радостью
guest-button-rather-not = Лучше нет
guest-button-cannot = Всё-таки не получится
guest-comes = Ответ на приглашение в гости группы { $group } — да: { $name }
guest-state-invited = Приглашение отправлено: { $name }, { $day }, { $length }. Ответа пока нет.
guest-state-agreed = Согласие есть: { $name }, { $day }, { $length }. Анонса пока не было. Вопросов: { $n }
guest-state-announced = Согласие есть: { $name }, { $day }, { $length }. Анонс вышел. Вопросов: { $n }
guest-state-declined = Ответ на приглашение — нет: { $name }
guest-state-posted = Вопросы вышли в группе: { $name }. Всего: { $n }
guest-state-over = Уже позади: { $name }. Вопросов: { $n }
guest-button-questions = Вопросы
guest-nobody = Сейчас в группе { $group } гостя нет.
guest-question-gone = Этого вопроса больше нет.
guest-voted = Ваш голос учтён
guest-withdrawn = Голос отозван
guest-question-removed = Ваш вопрос гостю группы { $group } убран администраторами: { $text }
guest-struck = Вопрос убран
guest-closed = Вопросы больше не принимаются: уже началось или не состоится.
guest-muted = Сейчас вам нельзя писать в группе { $group }, поэтому и спросить нельзя.
guest-enough = Ваших вопросов уже { $most }. Можно голосовать за чужие или убрать свой.
guest-full = Вопросов уже очень много. Проголосуйте за один из них.
guest-questions = Вопросы: { $name }, { $day }. Нажимайте на те, ответ на которые вам интересен; ещё раз — и голос отозван.
guest-questions-closed = Вопросы: { $name }
guest-entry = { $votes ->
    [one] { $n }. { $text } — { $votes } голос
    [few] { $n }. { $text } — { $votes } голоса
    [many] { $n }. { $text } — { $votes } голосов
   *[other] { $n }. { $text } — { $votes } голоса
}
guest-no-questions-yet = Вопросов пока нет.
guest-button-vote = ▲ { $n }. { $text }
guest-button-voted = ✓ { $n }. { $text }
guest-button-strike = Убрать вопрос
guest-button-struck = ✕ { $text }
guest-strike = Какой вопрос убрать?
guest-ask-question = Что вам интересно узнать? Одной строчкой. Кто спросил, не видно.
guest-half-done = Вопрос гостю группы { $group } ещё не дописан.
guest-question-preview = Кому: { $name }. Вопрос: { $text }
guest-asked = Спасибо! Ваш вопрос уже среди других. На них отвечает { $name }
skip-guest-unsure = согласия гостя не было
skip-guest-gone = гостя не было в группе
skip-no-questions = вопросов к гостю не было
series-button-new-guest = Новая: вопросы гостю
mydata-guest-question = Ваш вопрос гостю: { $text }
mydata-guest-votes = Вопросы гостям, за которые вы голосовали: { $n }
mydata-guest = Вас приглашали в гости, или вы гость
