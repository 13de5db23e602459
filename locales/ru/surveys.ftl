# Surveys: several questions, answered in private.
room-surveys = Анкеты
room-surveys-about = несколько вопросов, на которые отвечают в личном чате и, если нужно, анонимно; итоги приходят диаграммами, таблицей и цитатами
nudge-survey = Анкеты, которые скоро закроются
survey-door-new = Новая анкета
survey-door-list = Анкеты
survey-standing = Открыто: { $open }, всего: { $all }
command-survey = Анкета: несколько вопросов, ответы в личном чате
command-surveys = Анкеты и их итоги
help-survey =
    В личном чате <code>/survey</code> спросит всё по порядку: название, вопросы, срок. Или всё одним сообщением:
    <code>/survey Как у нас дела?
    Нравится ли вам здесь?
    1-5

    На какие вечера вы бы пришли?
    {"[]"} Хлеб
    {"[]"} Торты

    Чего не хватает?</code>

    Строки под вопросом — варианты ответа; если перед ними стоит <code>[]</code>, можно выбрать несколько; <code>1-5</code> или <code>0-10</code> — шкала; если под вопросом ничего нет, отвечают своими словами.
    Перед публикацией вы увидите всё целиком.
help-surveys =
    Все анкеты и их итоги: <code>/surveys</code>. Анкету можно закрыть раньше срока, провести снова или удалить; одной кнопкой сводка публикуется в группе.
    Итоги анонимной анкеты приходят, когда она закроется, если ответили не меньше пяти человек.
mydata-survey =
    Ваши ответы на анкету: { $title }
    { $answers }
mydata-survey-answer = { $question } — { $answer }
mydata-survey-anonymous = Вы ответили на анонимную анкету; ответы хранятся без вашего имени: { $title }

survey-in-private = Анкета составляется в личном чате со мной.
survey-which-group = Для какой группы?
survey-button-answer = Ответить в личном чате
survey-button-begin = Начать
survey-button-go-on = Продолжить
survey-button-change = Изменить ответы
survey-button-send = Отправить
survey-button-yes = Да
survey-button-no = Нет
survey-button-post = Опубликовать
survey-button-results = Итоги
survey-button-summary = Сводка
survey-button-close = Закрыть сейчас
survey-button-again = Провести снова
survey-button-remove = Удалить
survey-button-back = Назад
survey-button-new = Новая анкета
survey-button-written = Словами: { $n }
survey-button-pictures = Диаграммы
survey-button-table = Таблица
survey-button-tell = В группу

survey-post =
    📋 <b>{ $title }</b>
    { $questions ->
        [one] { $questions } вопрос
        [few] { $questions } вопроса
        [many] { $questions } вопросов
       *[other] { $questions } вопроса
    }, { $minutes ->
        [one] около { $minutes } минуты
        [few] около { $minutes } минут
        [many] около { $minutes } минут
       *[other] около { $minutes } минуты
    }. { $who }
    Ответить можно до этого времени: { $until }

    Ответов пока: { $n }
survey-post-pulse =
    💬 <b>{ $title }</b>
    Один вопрос, одно нажатие. { $who }
    Ответить можно до этого времени: { $until }

    Ответов пока: { $n }
survey-post-over =
    📋 <b>{ $title }</b>
    Время вышло. Спасибо всем за ответы!

    Ответов: { $n }
survey-post-pulse-over =
    💬 <b>{ $title }</b>
    Время вышло. Спасибо всем за ответы!

    Ответов: { $n }
survey-anonymous = Анонимно.
survey-named = Те, кто ведёт группу, видят, кто что ответил.
survey-start =
    <b>{ $title }</b>
    { $group } · { $questions ->
        [one] { $questions } вопрос
        [few] { $questions } вопроса
        [many] { $questions } вопросов
       *[other] { $questions } вопроса
    }, { $minutes ->
        [one] около { $minutes } минуты
        [few] около { $minutes } минут
        [many] около { $minutes } минут
       *[other] около { $minutes } минуты
    }
    Ответить можно до этого времени: { $until }

    { $promise }
survey-promise =
    🔒 <b>Анонимно.</b> Пока анкета открыта, ваши ответы лежат запечатанными, и их можно изменить. Потом все ответы открываются разом, без имён, и больше ничто не связывает их с вами; останется известно только то, что вы участвовали. Если ответят меньше { $fewest } человек, ничего не откроется; то же с каждым вопросом, на который ответов меньше { $fewest }. Написанное вами может появиться в группе как цитата, без вашего имени.
    Ваши ответы здесь не повторяются. Сам Telegram этот чат по-прежнему видит.
survey-is-named = Те, кто ведёт группу, увидят ваши ответы с именем. Пока анкета открыта, их можно изменить. Написанное вами может появиться в группе как цитата, без вашего имени.
survey-has-answered = Вы уже ответили. Если ответить заново, засчитаются новые ответы.
survey-question =
    { $title } · { $n }/{ $of }

    <b>{ $question }</b>
survey-one-of = { $n }/{ $of }: <b>{ $option }</b>
survey-numbered = { $n }. { $option }
survey-hint-several = Можно выбрать несколько.
survey-hint-five = 1 — совсем нет, 5 — очень
survey-hint-ten = 0 — совсем нет, 10 — очень
survey-hint-words = Напишите ответ здесь, одним сообщением.
survey-so-far = Пока: { $answer }
survey-how-words = Здесь отвечают словами, одним сообщением; помещается символов: { $most }
survey-how-buttons = Здесь выбирают кнопками.
survey-how-several = Здесь выбирают кнопками или присылают номера вариантов, например: 1, 3
survey-none-of-them = ничего из этого
survey-end =
    { $title }

    Это был последний вопрос. Отправить ответы?
survey-end-anonymous =
    { $title }

    Это был последний вопрос. Отправить ответы? Они останутся запечатанными, пока анкета не закроется.
survey-thanks =
    <b>{ $title }</b>

    Спасибо, ответы приняты. Изменить их можно до этого времени: { $until }
survey-thanks-anonymous =
    <b>{ $title }</b>

    Спасибо, ответы приняты запечатанными. Изменить их можно до этого времени: { $until }. Потом они откроются без вашего имени.
survey-reminder =
    В группе { $group } ещё можно ответить на анкету: { $title }
    Срок: { $until }. Это займёт { $minutes ->
        [one] около { $minutes } минуты
        [few] около { $minutes } минут
        [many] около { $minutes } минут
       *[other] около { $minutes } минуты
    }. { $door }
survey-half-done = Ваши ответы на анкету ещё не отправлены: { $title }
survey-gone = Эта анкета удалена.
survey-over = Время вышло, ответить уже нельзя: { $title }
survey-too-new = { $days ->
    [one] Это для тех, кто в группе не меньше { $days } дня: { $group }
    [few] Это для тех, кто в группе не меньше { $days } дней: { $group }
    [many] Это для тех, кто в группе не меньше { $days } дней: { $group }
   *[other] Это для тех, кто в группе не меньше { $days } дня: { $group }
}
survey-empty = Пока нет ни одного ответа. Кнопка «Назад» вернёт к вопросам.
survey-was-here = Эта анкета удалена: { $title }

# Making one.
survey-opening = Анкета для группы { $group }
survey-ask-title = Как назвать анкету? Название увидит вся группа.
survey-hint-title = Например: Как у нас дела?
survey-ask-questions = О чём спросить? Между вопросами — пустая строка.
survey-hint-questions =
    Варианты пишутся под вопросом; если перед ними [], можно выбрать несколько; 1-5 или 0-10 — шкала; если под вопросом ничего нет, отвечают словами. Например:

    Нравится ли вам здесь?
    1-5

    На какие вечера вы бы пришли?
    {"[]"} Хлеб
    {"[]"} Торты

    Чего не хватает?
survey-ask-until = До какого времени можно отвечать? Если пропустить: неделю.
survey-hint-until = Например: завтра 18:00, 24 декабря 18:00
survey-ask-days = Сколько дней нужно пробыть в группе, чтобы ответить? Если пропустить: отвечают все.
survey-switch-anonymous = Анонимно ✓
survey-switch-named = С именами ✓
survey-switch-reminds-on = Напомнить ✓
survey-switch-reminds-off = Напомнить ✗
survey-until-range = { $days ->
    [one] Анкета может быть открыта от пяти минут до { $days } дня.
    [few] Анкета может быть открыта от пяти минут до { $days } дней.
    [many] Анкета может быть открыта от пяти минут до { $days } дней. Например: завтра 18:00, 24 декабря 18:00
   *[other] Анкета может быть открыта от пяти минут до { $days } дня.
}
survey-is-posted = Анкета на пути в группу { $group }.
survey-how =
    Не хватает вопросов. Например:

    Нравится ли вам здесь?
    1-5

    Чего не хватает?
survey-too-many = { $most ->
    [one] Помещается { $most } вопрос.
    [few] Помещается { $most } вопроса.
    [many] Помещается { $most } вопросов; чем их меньше, тем больше ответов.
   *[other] Помещается { $most } вопроса.
}
survey-long-question = Вопрос слишком длинный, помещается символов: { $most }. Вот он: { $words }
survey-long-option = Вариант слишком длинный, помещается символов: { $most }. Вот он: { $words }
survey-options = Вариантов у вопроса может быть от { $least } до { $most }, каждый с новой строки; или 1-5, или 0-10, или ничего: { $words }
survey-mixed = Либо перед всеми вариантами стоит [], либо ни перед одним: { $words }
survey-twins = Вариант встречается дважды: { $words }
survey-kind-one = одно из: { $options }
survey-kind-several = несколько из: { $options }
survey-kind-five = от 1 до 5
survey-kind-ten = от 0 до 10
survey-kind-words = своими словами
survey-preview-question =
    { $n }. <b>{ $question }</b>
    { $kind }
survey-for-all = Для всех в группе.
survey-for-days = { $days ->
    [one] Для тех, кто в группе не меньше { $days } дня.
    [few] Для тех, кто в группе не меньше { $days } дней.
    [many] Для тех, кто в группе не меньше { $days } дней.
   *[other] Для тех, кто в группе не меньше { $days } дня.
}
survey-reminds = Некоторым из активных, от кого нет ответа, придёт одно напоминание.
survey-reminds-nobody = Без напоминания.
survey-preview =
    Выше — пост для группы { $group }. В личном чате будут такие вопросы:
    <b>{ $title }</b>
    { $who }
    Ответить можно до этого времени: { $until }
    { $whom } { $reminds }

    { $questions }
survey-not-posted = Анкета не опубликована. { $why } Она сохранена: /surveys
survey-not-told = Сводка не опубликована. { $why }

# Those there are, and what came of them.
survey-list =
    <b>Анкеты</b> в группе { $group }
    { $rows }
survey-list-none = В группе { $group } пока нет анкет.
survey-row-open =
    { $title }
    Открыта, срок: { $when } · ответов: { $n }
survey-row-over =
    { $title }
    Закрыта · ответов: { $n }
survey-row-dropped =
    { $title }
    Не опубликована
survey-is-dropped = До группы она не дошла. Кнопка «Провести снова» опубликует её сейчас.
survey-results-later = Итоги анонимной анкеты приходят, когда она закроется, все сразу: иначе после каждого ответа было бы видно, чей он. Нужно, чтобы ответили хотя бы { $fewest } человек.
survey-too-few = Ответили меньше { $fewest } человек. Анкета анонимная, поэтому ничего не открыто, и ответов больше нет.
survey-item-closed = { $n ->
    [0] На анкету никто не ответил: { $title }
    [one] Анкета закрыта, { $n } ответ: { $title }
    [few] Анкета закрыта, { $n } ответа: { $title }
    [many] Анкета закрыта, { $n } ответов: { $title }
   *[other] Анкета закрыта, { $n } ответа: { $title }
}
survey-item-too-few = { $n ->
    [0] На анонимную анкету никто не ответил: { $title }
    [one] На анонимную анкету пришёл { $n } ответ; если их меньше { $fewest }, ничего не показывается: { $title }
    [few] На анонимную анкету пришло { $n } ответа; если их меньше { $fewest }, ничего не показывается: { $title }
    [many] На анонимную анкету пришло { $n } ответов; если их меньше { $fewest }, ничего не показывается: { $title }
   *[other] На анонимную анкету пришло { $n } ответа; если их меньше { $fewest }, ничего не показывается: { $title }
}
survey-results =
    <b>{ $title }</b>
    Сколько людей ответило: { $n }
survey-results-question = { $n }. <b>{ $question }</b>
survey-option = { $option }: { $percent } ({ $n })
survey-mean = В среднем { $mean } из { $most }, ответов: { $n }
survey-nobody = Ответов нет
survey-few = Ответов меньше { $fewest }, поэтому они не показаны
survey-written = Ответов словами: { $n }
survey-parts = В группе меньше 30 дней: { $new } · дольше: { $others }
survey-answered = Ответов: { $n }
survey-bar = { $n } · { $percent }
survey-picture = { $question }
survey-written-to = <b>{ $question }</b>
survey-quote = { $n }. «{ $words }»
survey-quote-of = { $n }. { $name }: «{ $words }»
survey-only-private = Итоги показываются только в личном чате.
survey-sure-to-close = { $n ->
    [0] Ответов пока нет.
    [one] Пока { $n } ответ.
    [few] Пока { $n } ответа.
    [many] Пока { $n } ответов.
   *[other] Пока { $n } ответа.
} Анкета анонимная: если ответов меньше { $fewest }, ничего не открывается, и они пропадают. Всё равно закрыть?
survey-sure-to-remove = Удалить анкету вместе со всеми ответами? { $title }
survey-is-closed = Закрыто.
survey-is-removed = Удалено.
survey-is-below = Смотрите ниже.
survey-no-pictures = На все вопросы отвечали словами, рисовать нечего.
survey-export = { $title }
survey-table-question = Вопрос
survey-table-answer = Ответ
survey-table-count = Сколько
survey-table-name = Имя
survey-summary-note = Это прочитает группа { $group }. Цитаты — те, что вы отметили среди ответов словами; имён в них нет.
survey-summary-long = Это слишком длинно для одного сообщения. Если цитат будет меньше, поместится.
survey-is-told = Сводка на пути в группу.
survey-told-already = Сводка уже в группе.
survey-summary =
    📋 <b>Что получилось: { $title }</b>
    Сколько людей ответило: { $n }
survey-summary-question = <b>{ $question }</b>
survey-option-short = { $option }: { $percent }
survey-mean-short = В среднем { $mean } из { $most }
survey-said = «{ $words }»
survey-summary-thanks = Спасибо всем за ответы 🙏
