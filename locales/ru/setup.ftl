# Getting a group ready: language, time zone, goal, rhythm, rights.
command-setup = Подготовить группу: язык, часовой пояс, цель, ритм

setup-invite = Администраторам: чтобы подготовить группу, хватит двух минут в личном чате со мной. А пока действуют настройки по умолчанию.
setup-invite-button = Настройка

setup-in-private = Настройка продолжается в нашем личном чате.
setup-half-done = Настройка ещё не закончена. Группа: { $group }

setup-heading = Группа: <b>{ $group }</b>
setup-opening = Здравствуйте! Четыре коротких вопроса — и группа готова. Ответить можно и потом: настройки по умолчанию уже действуют.
setup-ask-language = На каком языке говорить с группой?
setup-ask-zone = В каком часовом поясе группа? Выберите город или напишите другой, например: <code>{ $city }</code>
setup-ask-zone-city = Тбилиси
setup-ask-goal = Для чего это сообщество? Выберите, что ближе всего, и напишите своими словами, в одном-двух предложениях: кого оно объединяет и что люди дают друг другу.
setup-goal-now = Сейчас: <blockquote>{ $goal }</blockquote>
setup-community = { $community ->
    [customers] Клиенты
    [interest] Общее увлечение
    [team] Коллеги
   *[support] Взаимная поддержка
}
setup-ask-rhythm = Как часто публиковать тему для разговора?

setup-back = Назад
setup-skip = Пропустить
setup-remove = Удалить
setup-current = { $label } ✓
setup-place = { $place }
setup-zone-choice = { $place }, { $time }
setup-rhythm-choice = { $rhythm ->
    [gentle] Спокойный: раз в неделю
    [steady] Ровный: каждый рабочий день
   *[none] Без тем для разговора
}
setup-setting = { $setting ->
    [language] Язык
    [zone] Часовой пояс
    [goal] Цель
   *[rhythm] Ритм
}

setup-is-language = Язык: { $language }
setup-is-zone = Часовой пояс: { $place }, сейчас { $time }
setup-is-goal = Для чего сообщество: <blockquote>{ $goal }</blockquote>
setup-no-goal = Для чего сообщество: пока не записано
setup-is-community =
    Вид сообщества: { $community }
    { $goal }
setup-is-rhythm = Ритм: { $rhythm ->
    [gentle] спокойный, одна тема для разговора в неделю
    [steady] ровный, тема для разговора каждый рабочий день
   *[none] без тем для разговора
}
setup-next = <b>Что будет дальше</b>
setup-next-post = Следующий пост: { $when } — { $what }
setup-next-welcome = Приветствие новых участников: уже работает
setup-next-thanks = Спасибо активным участникам месяца: { $date }
setup-again = Изменить что-нибудь позже: { $command } в группе.

setup-missing = { $right ->
    [write] <b>Не хватает одного права:</b> писать в группе. Без него я ничего не могу опубликовать.
    [administrator] <b>Не хватает одного:</b> прав администратора в Telegram. Без них я вижу не все сообщения и не всех, кто вступает в группу, не вижу реакций и не могу сказать что-то одному человеку так, чтобы не читала вся группа.
   *[delete] <b>Не хватает одного права:</b> «Удаление сообщений». Без него команды и старые приветствия остаются в чате.
}
setup-where = { $right ->
    [delete] Где включить: название группы → Изменить → Администраторы → { $bot } → Удаление сообщений. Сообщать мне не нужно: я это увижу.
   *[other] Где включить: название группы → Изменить → Администраторы → Добавить администратора → { $bot }. Сообщать мне не нужно: я это увижу.
}
setup-gained = { $right ->
    [write] <b>Спасибо!</b> Теперь я могу писать в группе.
    [administrator] <b>Спасибо!</b> Права администратора получены: теперь я вижу все сообщения, реакции и новых участников и могу ответить одному человеку незаметно для остальных.
   *[delete] <b>Спасибо!</b> Теперь я могу удалять сообщения: команды и старые приветствия больше не остаются в чате.
}
setup-lost =
    Одно из моих прав отключено.
    { $missing }
setup-missing-where =
    { $what }
    { $where }
setup-button-look-again = Проверить ещё раз
setup-looking-again = Проверяю. Если право есть, всё уладится через мгновение.

setup-stands-alone = Я спрашиваю по шагам, поэтому после команды ничего писать не нужно. Например: <code>{ $form }</code>
setup-zone-unknown = Такой часовой пояс мне незнаком: { $typed }
setup-zone-several = Здесь несколько часовых поясов: { $typed }. По времени какого города?
setup-zone-form = Напишите крупный город, например: <code>{ $example }</code>
setup-zone-nearest = Может быть, этот?
setup-goal-too-long = Символов в тексте: { $count }. Помещается до { $most }; пришлите, пожалуйста, текст покороче. Ничего не изменилось.
setup-text-only = Ответьте текстом или нажмите кнопку выше.
setup-which-group = Какая группа?

city-jerusalem = Иерусалим
city-moscow = Москва
city-kyiv = Киев
city-london = Лондон
city-new-york = Нью-Йорк
city-berlin = Берлин
city-paris = Париж
city-kaliningrad = Калининград
city-minsk = Минск
city-istanbul = Стамбул
city-tbilisi = Тбилиси
city-yerevan = Ереван
city-dubai = Дубай
city-almaty = Алматы
city-yekaterinburg = Екатеринбург
city-novosibirsk = Новосибирск
city-kolkata = Калькутта
city-sydney = Сидней
city-chicago = Чикаго
city-denver = Денвер
city-los-angeles = Лос-Анджелес
city-toronto = Торонто

setup-yes = Да
setup-preset-asked = Только по просьбе
setup-proposal =
    <b>{ $name }</b>
    { $lines }

    Ничего не изменится, пока вы не нажмёте «Да», и всё можно изменить потом: <code>/settings rooms</code>
setup-proposal-on = Включено: { $rooms }
setup-proposal-off = Выключено: { $rooms }
setup-proposal-prompts = { $preset ->
    [customers] Темы для разговора: возможности, сомнения, отзывы, вопросы знатокам
    [interest] Темы для разговора: вопросы новичков, показ своего, неудачи, встречи
    [team] Темы для разговора: что мешает, решения, передача дел, спасибо соседям
    [support] Темы для разговора: только бережные
   *[asked] Темы для разговора: без них
}
setup-proposal-own-posts = Постов ожидается: только те, что вы поставите в расписание сами
setup-proposal-posts = { $posts ->
    [one] Постов ожидается: { $posts } в неделю, кроме тех, что вы поставите в расписание сами
    [few] Постов ожидается: { $posts } в неделю, кроме тех, что вы поставите в расписание сами
    [many] Постов ожидается: { $posts } в неделю, кроме тех, что вы поставите в расписание сами
   *[other] Постов ожидается: { $posts } в неделю, кроме тех, что вы поставите в расписание сами
}
setup-proposal-thanks = Раз в месяц: спасибо активным участникам
