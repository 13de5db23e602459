# Regular posts: what the bot says to a group on a schedule.
command-touchpoint = Новый регулярный пост: когда, а строкой ниже — текст
command-touchpoints = Регулярные посты: время, пауза, предпросмотр, удаление

# The library's post: its series and the conversation starter.
touch-library-post = <b>{ $series }</b>

    { $prompt }
series-question = Вопрос для обсуждения
series-help = Взаимопомощь
series-share = Советы и находки
series-win = Маленькие победы и благодарности
series-light = На лёгкой ноте
series-plan = Что впереди
series-tap = Одним словом
series-meet = Знакомимся

touch-about-library = темы для разговора
touch-about-own = «{ $text }»

## A schedule in words
touch-rule = { $dates } в { $time }
touch-every-day = каждый день
touch-every-second-day = через день
touch-every-nth-day = { $n ->
    [one] раз в { $n } день
    [few] раз в { $n } дня
    [many] раз в { $n } дней
   *[other] раз в { $n } дня
}
touch-every-workday = по рабочим дням, с понедельника по пятницу,
touch-every-weekday = { $day ->
    [mon] каждый понедельник
    [tue] каждый вторник
    [wed] каждую среду
    [thu] каждый четверг
    [fri] каждую пятницу
    [sat] каждую субботу
   *[sun] каждое воскресенье
}
touch-every-week = каждую неделю по { $days }
touch-every-second-weekday = раз в две недели по { touch-day-listed }
touch-every-second-week = раз в две недели по { $days }
touch-every-nth-weekday = { $n ->
    [one] раз в { $n } неделю по { touch-day-listed }
    [few] раз в { $n } недели по { touch-day-listed }
    [many] раз в { $n } недель по { touch-day-listed }
   *[other] раз в { $n } недели по { touch-day-listed }
}
touch-every-nth-week = { $n ->
    [one] раз в { $n } неделю по { $days }
    [few] раз в { $n } недели по { $days }
    [many] раз в { $n } недель по { $days }
   *[other] раз в { $n } недели по { $days }
}
touch-day-listed = { $day ->
    [mon] понедельникам
    [tue] вторникам
    [wed] средам
    [thu] четвергам
    [fri] пятницам
    [sat] субботам
   *[sun] воскресеньям
}
touch-days = { $days } и { $last }
touch-month-day = { $every ->
    [1] каждый месяц
    [one] раз в { $every } месяц
    [few] раз в { $every } месяца
    [many] раз в { $every } месяцев
   *[other] раз в { $every } месяца
} { $day } числа{ $short ->
    [yes] {" "}(в коротком месяце — в последний день)
   *[no] {""}
}
touch-date-listed = { $day }
touch-month-days = { $every ->
    [1] каждый месяц
    [one] раз в { $every } месяц
    [few] раз в { $every } месяца
    [many] раз в { $every } месяцев
   *[other] раз в { $every } месяца
} { $days } числа{ $short ->
    [yes] {" "}(в коротком месяце — в последний день)
   *[no] {""}
}
touch-month-even = по чётным числам { touch-of-months }
touch-month-odd = по нечётным числам { touch-of-months }
touch-month-last-day = в последний день { touch-of-months }
touch-month-first-workday = в первый рабочий день { touch-of-months } ({ touch-working-week })
touch-month-last-workday = в последний рабочий день { touch-of-months } ({ touch-working-week })
touch-working-week = { $week ->
    [sun] с воскресенья по четверг
   *[mon] с понедельника по пятницу
}
touch-month-places = { $places } { $day ->
    [mon] понедельник
    [tue] вторник
    [wed] среду
    [thu] четверг
    [fri] пятницу
    [sat] субботу
   *[sun] воскресенье
} { touch-of-months }
touch-place-listed = { $k ->
    [0] { $day ->
        [wed] в последнюю
        [fri] в последнюю
        [sat] в последнюю
        [sun] в последнее
       *[other] в последний
    }
    [1] { $day ->
        [wed] в первую
        [fri] в первую
        [sat] в первую
        [sun] в первое
       *[other] в первый
    }
    [2] { $day ->
        [wed] во вторую
        [fri] во вторую
        [sat] во вторую
        [sun] во второе
       *[other] во второй
    }
    [3] { $day ->
        [wed] в третью
        [fri] в третью
        [sat] в третью
        [sun] в третье
       *[other] в третий
    }
    [4] { $day ->
        [wed] в четвёртую
        [fri] в четвёртую
        [sat] в четвёртую
        [sun] в четвёртое
       *[other] в четвёртый
    }
   *[5] { $day ->
        [wed] в пятую
        [fri] в пятую
        [sat] в пятую
        [sun] в пятое
       *[other] в пятый
    }
}
touch-of-months = каждого { $every ->
    [1] месяца
    [2] второго месяца
    [3] третьего месяца
    [4] четвёртого месяца
    [5] пятого месяца
    [6] шестого месяца
    [7] седьмого месяца
    [8] восьмого месяца
    [9] девятого месяца
    [10] десятого месяца
    [11] одиннадцатого месяца
   *[12] двенадцатого месяца
}
touch-cron = по датам cron <code>{ $dates }</code>
touch-month-nth = { $day ->
    [mon] { $k ->
        [1] в первый
        [2] во второй
        [3] в третий
        [4] в четвёртый
       *[5] в пятый
    } понедельник
    [tue] { $k ->
        [1] в первый
        [2] во второй
        [3] в третий
        [4] в четвёртый
       *[5] в пятый
    } вторник
    [wed] { $k ->
        [1] в первую
        [2] во вторую
        [3] в третью
        [4] в четвёртую
       *[5] в пятую
    } среду
    [thu] { $k ->
        [1] в первый
        [2] во второй
        [3] в третий
        [4] в четвёртый
       *[5] в пятый
    } четверг
    [fri] { $k ->
        [1] в первую
        [2] во вторую
        [3] в третью
        [4] в четвёртую
       *[5] в пятую
    } пятницу
    [sat] { $k ->
        [1] в первую
        [2] во вторую
        [3] в третью
        [4] в четвёртую
       *[5] в пятую
    } субботу
   *[sun] { $k ->
        [1] в первое
        [2] во второе
        [3] в третье
        [4] в четвёртое
       *[5] в пятое
    } воскресенье
} { touch-of-months }{ $k ->
    [5] , где такой день есть,
   *[other] {""}
}
touch-month-last = { $day ->
    [mon] в последний понедельник
    [tue] в последний вторник
    [wed] в последнюю среду
    [thu] в последний четверг
    [fri] в последнюю пятницу
    [sat] в последнюю субботу
   *[sun] в последнее воскресенье
} { touch-of-months }
touch-every-year = каждый год { $day } { month-of-date }{ $leap ->
    [yes] {" "}(в обычный год — 28 февраля)
   *[no] {""}
}
touch-once = один раз, { $day ->
    [mon] в понедельник
    [tue] во вторник
    [wed] в среду
    [thu] в четверг
    [fri] в пятницу
    [sat] в субботу
   *[sun] в воскресенье
}, { $date },

## Adding one
touch-added =
    <b>Регулярный пост сохранён</b>: { $rule }.
    <blockquote>{ $text }</blockquote>
    { $next }
touch-next = { $n ->
    [one] Следующий раз: { $times }
    [few] Ближайшие даты: { $times }
    [many] Ближайшие даты: { $times }
   *[other] Ближайшие даты: { $times }
}
touch-note-deferred = Тихие часы — { $hours }, поэтому пост выйдет в { $at }. Изменить их можно в /settings.
touch-note-skipped = Места для него не будет: { $day }. Причина: { $limits }. Изменить это можно в /settings.
touch-note-displaces = Из-за него не выйдет другой пост: { $other } ({ $day }). Причина: { $limits }. Изменить это можно в /settings.
touch-note-too-close = Не выйдет: { $day }. Меньше чем за четыре часа до него идёт другой пост. В другое время суток места хватит обоим.
touch-note-displaces-close = Из-за него не выйдет другой пост: { $other } ({ $day }), потому что между постами должно быть не меньше четырёх часов. В другое время суток места хватит обоим.
touch-limits = { $day ->
    [one] в этой группе выходит не больше { $day } поста в день
    [few] в этой группе выходит не больше { $day } постов в день
    [many] в этой группе выходит не больше { $day } постов в день
   *[other] в этой группе выходит не больше { $day } поста в день
} и { $week } в неделю
touch-too-many = { $most ->
    [one] Здесь уже { $most } регулярный пост
    [few] Здесь уже { $most } регулярных поста
    [many] Здесь уже { $most } регулярных постов
   *[other] Здесь уже { $most } регулярного поста
}, больше не помещается. Список: /touchpoints — возможно, какие-то уже не нужны.

## When something is missing. Then comes the right form, with her own words.
touch-refused =
    { $problem }
    Например: { $example }
touch-your-text = Текст поста
touch-problem-empty = Напишите, когда и что публиковать; текст — строкой ниже.
touch-problem-order = Сначала время, а текст — строкой ниже.
touch-problem-no-text = Не хватает текста. Он пишется строкой ниже.
touch-problem-long = { $over ->
    [one] Текст длиннее, чем можно, на { $over } символ; помещается до { $most }.
    [few] Текст длиннее, чем можно, на { $over } символа; помещается до { $most }.
    [many] Текст длиннее, чем можно, на { $over } символов; помещается до { $most }.
   *[other] Текст длиннее, чем можно, на { $over } символа; помещается до { $most }.
}
touch-problem-no-rule = Отсюда непонятно, когда и как часто: { $word }
touch-problem-too-often = Пост выходит не чаще раза в день: { $word }
touch-problem-which-days = Не сказано, в какие дни: { $word }
touch-problem-two = Это два поста, у каждого своё время: { $word }
touch-problem-two-meanings = { $word } — это { $first } или { $second }? Напишите дату.
touch-problem-cron = Для cron это непонятно: { $word }
touch-problem-unsupported = Так повторять посты нельзя: { $word }
touch-problem-not-understood = Одно место непонятно: { $word }
touch-problem-after-time = Текст пишется строкой ниже, под временем. После времени непонятно: { $word }
touch-problem-missing-time = Не хватает времени.
touch-problem-bad-time = Такое время мне незнакомо: { $word }
touch-problem-missing-day = Не хватает дня.
touch-problem-unknown-day = Такой день мне незнаком: { $word }
touch-problem-day-out-of-range = Ни в одном месяце нет { $day }-го числа.
touch-problem-missing-date = Не хватает даты.
touch-problem-bad-date = Это не дата: { $word }
touch-problem-unknown-month = Такой месяц мне незнаком: { $word }
touch-problem-past = Это время уже прошло: { $date }.
touch-problem-quiet-hours = Это время попадает в тихие часы ({ $hours }), и пост не вышел бы никогда. Выберите другое время или измените тихие часы в /settings.
touch-problem-quiet-day = Это тихий день, в который ничего не публикуется. Выберите другой день или измените тихие дни в /settings.

## The list and the panel of each
touch-none = Регулярных постов пока нет. Добавить можно так: <code>/touchpoint каждый понедельник 10:00</code>, а строкой ниже — текст. Ритм тем для разговора меняется в /settings.
touch-list =
    <b>Регулярные посты</b>

    { $items }
touch-item =
    { "\u200E" }<b>{ $n }.</b> { $about }: { $rule }
    { $state }
touch-panel-own =
    <b>Регулярный пост</b>: { $rule }
    <blockquote>{ $text }</blockquote>
    { $state }
    Вид: { $purpose }{ $pieces }
touch-panel-library =
    <b>Темы для разговора</b>: { $rule }
    Каждый раз новая, из нашей подборки. Ритм меняется в /settings.
    { $why }
    { $state }
touch-library-kind = { $kind ->
    [customers] Темы подобраны для клиентов, как указано в /settings: каждая вторая — специально для них.
    [interest] Темы подобраны для общего увлечения, как указано в /settings: каждая вторая — специально для него.
    [team] Темы подобраны для рабочей команды, как указано в /settings: каждая вторая — специально для неё.
    [support] Темы подобраны для взаимной поддержки, как указано в /settings: каждая вторая — специально для неё, а тем об успехах и планах нет.
   *[none] Темы подойдут любой группе. Укажите в /settings, что это за сообщество, и каждая вторая будет специально для него.
}
touch-library-goal = Для чего эта группа: { $goal }
touch-paused = На паузе.
touch-over = Больше не выйдет.
touch-held-quiet-day = Выйти не может: все его дни — тихие. Изменить их можно в /settings.
touch-held-quiet-hours = Выйти не может: его время попадает в тихие часы ({ $hours }). Изменить их можно в /settings.
touch-no-room = Места для него не будет: { $day }
touch-too-close = Не выйдет: { $day }. Меньше чем за четыре часа до него идёт другой пост.
touch-no-room-soon = В ближайшие недели не выйдет: его место занимают другие посты. Сколько постов выходит в группе, можно изменить в /settings.
touch-too-close-soon = В ближайшие недели не выйдет: каждый раз меньше чем за четыре часа до него идёт другой пост. В другое время суток места хватит обоим.
touch-left-out = Этот раз пропускаем: { $day }
touch-last-skip = Прошлый раз пропущен ({ $day }): { $why }.
touch-ask-delete =
    Удалить этот регулярный пост?
    { "\u200E" }{ $about }: { $rule }
touch-deleted =
    Регулярный пост удалён и больше не выйдет.
    { "\u200E" }{ $about }: { $rule }
touch-gone = Такого регулярного поста уже нет. Список: /touchpoints
touch-edit-half-done = Изменение регулярного поста ещё не закончено. Группа: { $group }
touch-preview = Так он будет выглядеть.
touch-preview-version = { $language ->
    [he] Так это будет выглядеть, на иврите: версию выбирает язык группы.
    [ru] Так это будет выглядеть, по-русски: версию выбирает язык группы.
   *[en] Так это будет выглядеть, по-английски: версию выбирает язык группы.
}
touch-preview-in-private = Так он будет выглядеть: отправлено в наш личный чат.
touch-once-skipped = Разовый пост не вышел: { $why }. Его текст сохранился в /touchpoints.
touch-topic-gone = Тема форума, куда выходил регулярный пост, закрыта или удалена. Теперь он выходит в General.

touch-button-preview = Предпросмотр
touch-button-undo = Отменить
touch-button-pause = Пауза
touch-button-resume = Возобновить
touch-button-leave-out = Пропустить раз
touch-button-keep-in = Не пропускать
touch-button-delete = Удалить
touch-button-keep = Оставить
touch-button-back = Назад
touch-button-list = Все регулярные посты
## Why a post was skipped
skip-too-late = его время давно прошло
skip-missed = в это время был перерыв в моей работе
skip-cannot-write = у меня не было права писать в группе
skip-quiet-day = это был тихий день
skip-quiet-hours = это были тихие часы
skip-budget = для новых постов не осталось места
skip-too-close = меньше чем за четыре часа до него вышел другой пост
skip-not-in-time = вовремя связаться с Telegram не удалось
skip-lively = разговор в группе не прерывался
skip-by-hand = пропустить попросили администраторы
skip-paused = администраторы поставили его на паузу или изменили
skip-restored = возможно, пост уже вышел до восстановления из резервной копии
skip-refused = Telegram его не принял

skip-topic-closed = тема General закрыта

## The latest changes, in /settings log
touch-numbered = { $n }. { $about }
touch-log = { $name } — { $done }
touch-log-gone = поста больше нет
touch-log-gone-rule = поста больше нет ({ $rule })
touch-log-added = добавлено: { $rule }
touch-log-moved = { $was } → { $is }
touch-log-deed = { $deed ->
    [paused] пауза
    [resumed] пауза снята
    [skipped] ближайший раз пропускается
    [kept] ближайший раз всё-таки выйдет
    [text] новый текст
    [picture] другая картинка или файл
    [content] другое содержание
    [once] другое содержание на один раз
    [usual] всё-таки обычное содержание
    [pinned] теперь закрепляется
    [unpinned] больше не закрепляется
    [shown] показывается перед выходом
    [unshown] больше не показывается перед выходом
    [follows] возврат к лучшему ответу
    [alone] без возврата к лучшему ответу
   *[deleted] удалено
}

## Saved, but there is no room
touch-added-no-room =
    <b>Сохранено, но пока для поста нет места</b>: { $rule }.
    <blockquote>{ $text }</blockquote>
    { $next }
touch-added-later =
    <b>Сохранено, но для первого раза места нет</b>: { $rule }.
    <blockquote>{ $text }</blockquote>
    { $next }
touch-added-once-no-room =
    <b>Сохранено, но пока для поста нет места</b>: { $rule }.
    <blockquote>{ $text }</blockquote>
    { $next }
    Опубликовать всё равно?
touch-button-anyway = Всё равно опубликовать
touch-button-room = Разрешить: { $day } в день, { $week } в неделю

## Changing one
touch-edit-how =
    Чтобы изменить пост, отправьте эту команду с другим временем, с другим текстом или с тем и другим. Без текста ниже меняется только время, без времени после номера — только текст.
    { $form }

    В личном чате можно и без команды.
touch-edit-ask =
    Что изменить? Отправьте новый текст, новое время или новое время с текстом строкой ниже. Сейчас: { $rule }

    { $text }
touch-edit-preview =
    <b>Так будет</b>: { $rule }
    <blockquote>{ $text }</blockquote>
    { $next }
touch-edit-library = Темы для разговора берутся из нашей подборки. Как часто: <code>/settings rhythm</code>
touch-edit-words = Отправьте, пожалуйста, словами: новый текст или новое время.
touch-no-number = Регулярного поста с номером { $n } нет. Все посты: /touchpoints
touch-button-edit = Изменить
touch-button-save = Сохранить
touch-button-leave = Оставить как было

room-touchpoints = Регулярные посты
room-touchpoints-about = ваши посты по расписанию и темы для разговора

## With a picture or file
touch-words = { $text }
touch-with = { $kind ->
    [photo] с фото
    [video] с видео
    [animation] с анимацией
    [audio] с музыкой
    [album] с альбомом
   *[document] с файлом
}
touch-about-own-media = «{ $text }», { touch-with }
touch-about-media = { $kind ->
    [photo] фото без текста
    [video] видео без текста
    [animation] анимация без текста
    [audio] музыка без текста
    [album] альбом без текста
   *[document] файл без текста
}
touch-media-above =
    { $text }
    ({ touch-with })
touch-media-alone = ({ touch-about-media })
touch-note-no-picture = Выйдет только текст, без того, под чем он стоит. Публиковать можно фото, видео, анимации, музыку и файлы.
touch-note-album = Из альбома выйдет только эта часть.
touch-problem-kind = Это опубликовать нельзя. Можно текст, фото, видео, анимации, музыку и файлы.
touch-problem-not-own = Так можно опубликовать только своё сообщение. Ответьте на своё или напишите текст строкой ниже.
touch-problem-long-caption = { $over ->
    [one] Текст длиннее, чем можно, на { $over } символ: под картинкой или файлом помещается до { $most }.
    [few] Текст длиннее, чем можно, на { $over } символа: под картинкой или файлом помещается до { $most }.
    [many] Текст длиннее, чем можно, на { $over } символов: под картинкой или файлом помещается до { $most }.
   *[other] Текст длиннее, чем можно, на { $over } символа: под картинкой или файлом помещается до { $most }.
}
touch-picture-gone = Картинки или файла регулярного поста больше нет в Telegram. { $words ->
    [yes] Теперь выходит только его текст
   *[no] Текста у него нет, поэтому он не вышел
}. Новую картинку можно отправить кнопкой «Изменить» в /touchpoints.
touch-part-gone = Одной из картинок или файлов в альбоме регулярного поста больше нет в Telegram. Теперь остальные выходят без неё; сам пост — в /touchpoints.
touch-picture-not-allowed = У меня нет права отправлять картинки и файлы. { $words ->
    [yes] Текст регулярного поста вышел без них.
   *[no] Регулярный пост без текста не вышел.
}

## Для чего он
touch-purpose = { $purpose ->
    [question] вопрос
    [value] полезное
    [recognition] благодарность
    [scenes] за кулисами
    [fun] для настроения
    [invitation] приглашение
   *[promotion] реклама
}
touch-purpose-ask =
    Что это за пост? { $about }

    Рекламы — не больше одного поста из пяти за четыре недели, и никогда два подряд.
touch-button-purpose = Вид
touch-button-purpose-of = { $chosen ->
    [yes] { "✓ " }
   *[no] { "" }
}{ $purpose ->
    [question] Вопрос
    [value] Полезное
    [recognition] Благодарность
    [scenes] За кулисами
    [fun] Для настроения
    [invitation] Приглашение
   *[promotion] Реклама
}
touch-log-purpose = вид: { $purpose }
touch-promotion-held = Не выйдет ({ $day }): { $why }.
touch-promotion-soon = В ближайшие недели не выйдет: рекламы — не больше одного поста из пяти, и никогда два подряд. Когда выйдет больше постов других видов, место найдётся.
skip-promotion-again = предыдущий пост тоже был рекламой
skip-promotion-share = рекламы — не больше одного поста из пяти за четыре недели

## Что он говорит
touch-button-content = Содержание
touch-button-add-content = Добавить
touch-button-in-turn = По порядку
touch-button-shuffled = Вперемешку
touch-button-remove = Убрать
touch-button-done = Готово
touch-pieces = Содержание: { $n ->
    [one] { $n } запись
    [few] { $n } записи
   *[many] { $n } записей
}, ещё не выходило: { $left }
touch-content-list =
    <b>Содержание</b>: { $about }
    { $items }

    { $order ->
        [one] Выходит каждый раз. Если добавить вторую запись, каждый раз будет выходить одна из них, и ни одна не повторится 90 дней.
        [shuffled] Каждый раз выходит одна, вперемешку, и ни одна не повторяется 90 дней.
       *[turn] Каждый раз выходит одна, по порядку, и ни одна не повторяется 90 дней.
    }
touch-piece-item = { "\u200E" }<b>{ $n }.</b> { $text } · { $used }
touch-piece-above = { $text } ({ touch-with })
touch-piece-used = выходило: { $day }
touch-piece-unused = ещё не выходило
touch-piece =
    <blockquote>{ $text }</blockquote>
    { $used }
touch-piece-removed = Убрано: { $text }
touch-piece-gone = Этой записи больше нет.
touch-piece-only = Она единственная. Сначала добавьте другую или удалите пост.
touch-piece-taken-back = Не добавлено. Пришлите следующее или нажмите «Готово».
touch-piece-added = Добавлено, всего теперь { $n }. Пришлите следующее или нажмите «Готово».
touch-pool-full = Больше в одном посте не бывает: { $most }. Сначала уберите что-нибудь.
touch-add-in-private = Содержание добавляют в нашем личном чате.
touch-add-ask =
    Пришлите или перешлите мне, что должен говорить этот пост: тексты, фото, видео, файлы, альбомы, сколько угодно. Потом нажмите «Готово». { $about }

    Что я подставляю: <code>{"{день недели}"}</code>, <code>{"{месяц}"}</code>, <code>{"{группа}"}</code>, <code>{"{участник недели}"}</code>
    Версии для разных языков: над каждой строчка <code>[ru]</code>, <code>[he]</code> или <code>[en]</code>.
touch-unknown-slot = Не знаю, что такое { $typed }. Что я подставляю: <code>{"{день недели}"}</code>, <code>{"{месяц}"}</code>, <code>{"{группа}"}</code>, <code>{"{участник недели}"}</code>
touch-edit-pool = В этом посте несколько записей. Добавить и убрать их можно в «Содержании», а здесь меняется только время.
touch-edit-ask-time = Какое новое время? До сих пор: { $rule }. Что он говорит, видно в «Содержании».
touch-preview-nothing = Сейчас ему нечего сказать: { $why }.
touch-dry = Публиковать нечего до { $day }: за последние 90 дней вышло всё его содержание. Добавьте ещё в «Содержании», и он продолжится.
touch-dry-nobody = Публиковать пока нечего: в содержании говорится об участнике недели, а его нет.
skip-content = за последние 90 дней вышло всё его содержание
skip-no-member = не было участника недели, чтобы его назвать
item-pool-low = У регулярного поста содержания меньше чем на неделю: { $about }. Добавить можно в /touchpoints, в «Содержании»; иначе он встанет на паузу.

## Закрепление, показ заранее и один другой раз
touch-button-pin = Закреплять
touch-button-pin-not = Не закреплять
touch-button-show = Показывать мне
touch-button-show-not = Не показывать
touch-pins = Когда пост выходит, он закрепляется, а предыдущий открепляется.
touch-pins-no-right = Пост должен закрепляться, но права «Закрепление сообщений» в этой группе у меня пока нет. До тех пор он выходит без закрепления.
touch-shown-to = За полчаса до выхода пост показывается в личном чате: { $name }.
touch-shown-to-unreached = За полчаса до выхода пост должен показываться в личном чате, но такого чата со мной ещё нет: { $name }.
touch-show-start = Откройте личный чат со мной и нажмите «Старт», чтобы пост можно было там показать.
touch-pin-failed = Регулярный пост не удалось закрепить: { $about }. { $why } Сам пост вышел.
touch-one =
    <b>Только этот раз</b>: { $about }
    { $day }

    { $says }
touch-one-usual = Текст обычный.
touch-one-other =
    Только в этот раз выйдет:
    <blockquote>{ $text }</blockquote>
touch-button-say = Изменить только этот раз
touch-button-usual = Вернуть обычный
touch-button-go = Выпустить
touch-button-skip = Пропустить
touch-one-in-private = Это делается в нашем личном чате.
touch-one-ask =
    Что сказать только в этот раз? Отправьте текст, картинку или файл, с текстом или без. { $about }
    { $day }

    Потом всё продолжится как обычно, и содержание не тратится.
touch-one-saved =
    <b>Сохранено только на этот раз</b>: { $day }
    <blockquote>{ $text }</blockquote>
touch-one-gone = Этот раз уже вышел, перенесён или изменён. Что дальше: /calendar
touch-one-picture = Картинку или файл, которые регулярный пост должен был показать один раз, опубликовать не удалось. Если был текст, он вышел без них.
touch-soon = Это выйдет в группе { $group }: { $day }. Если не ответить, пост выйдет.
touch-soon-goes = Пост выйдет: { $day }. { $about }
touch-soon-skipped = Этот раз пропускаем: { $about }

## Вид и свободное место словами
touch-kind-in-panel = Вид поста, который уже есть, меняется кнопкой «Вид» в /touchpoints.
touch-problem-unknown-kind = Такой вид поста мне незнаком: { $word }. Бывают: вопрос, полезное, благодарность, за кулисами, для настроения, приглашение, реклама.
touch-problem-no-slot = В ближайшие 14 дней свободного места нет: каждый день занят или тихий. Выберите время или разрешите больше постов в /settings.
touch-note-free-slot = Это ближайшее свободное место; все другие посты остаются как есть.
## Only when it is quiet, less where it is lively, and the day after
touch-when-quiet = только когда в группе тихо
touch-when-quiet-next = { $hours ->
    [one] Выйдет, когда { $hours } час бодрствования никто не пишет, что для этой группы необычно; без ответов — всё реже.
    [few] Выйдет, когда { $hours } часа бодрствования никто не пишет, что для этой группы необычно; без ответов — всё реже.
   *[other] Выйдет, когда { $hours } часов бодрствования никто не пишет, что для этой группы необычно; без ответов — всё реже.
}
touch-follows-up = На следующий день возвращаюсь к лучшему ответу.
touch-button-follow-on = Продолжить
touch-button-follow-off = Не продолжать
touch-button-when-quiet = Когда тихо
touch-log-retired = серия «{ $series }» убрана
touch-log-restored = серия «{ $series }» возвращена
settings-name-stepback = Уступать место
settings-about-stepback = Чем больше разговоров начинают сами участники, тем реже выходят темы из запаса. Когда группа замолкает, они выходят как раньше.
settings-value-stepback = { $stepback ->
    [on] реже, если участники начинают сами
   *[off] всегда одинаково
}
settings-choice-stepback = { $stepback ->
    [on] Реже
   *[off] По плану
}
settings-done-stepback = { $stepback ->
    [on] Чем больше разговоров начинают участники, тем реже выходят темы из запаса.
   *[off] Темы из запаса выходят по плану, сколько бы участники ни говорили.
}
settings-unknown-stepback = Уступать место можно (on) или нет (off), а здесь: { $typed }. Например: <code>{ $meant }</code>

## Прежде чем пост сохранён
touch-twice =
    <b>Ещё не сохранено</b>: { $rule }.
    <blockquote>{ $text }</blockquote>
    { $doubts }
    Всё равно сохранить?
touch-twice-text = То же самое говорит другой пост: { $other }
touch-twice-near = С разницей меньше часа выходит другой пост: { $other } ({ $day })
touch-twice-dropped =
    Пост не сохранён:
    <blockquote>{ $text }</blockquote>
touch-twice-time = Когда ему выйти вместо этого? Отправьте время. Сейчас: { $rule }
touch-twice-how =
    Отправьте эту команду с другим временем:
    { $form }

    В личном чате можно и без команды.
touch-twice-half-done = Новый регулярный пост ещё не сохранён. Группа: { $group }
touch-button-save-anyway = Всё равно сохранить
touch-button-other-time = Изменить время
touch-button-drop = Отмена
