# The room "badges": firsts and milestones, told to whoever they belong to.
command-badges = Ваши значки
help-badges =
    Ваши значки и что может быть дальше: <code>/badges</code>
    Значки того, кто их показывает, — в ответ на его сообщение: <code>/badges</code>
    Ваши значки видите только вы, пока не решите иначе. В группе они не объявляются.
    Тег для тех, кто больше всех помогает за месяц: <code>/settings helpertag on</code>
room-badges = Значки
room-badges-about = первые шаги и вехи — первый ответ, ответы десяти людям; о них узнаёт только тот, кому они достались, по реакции или в личном чате, в группе ничего не объявляется
nudge-badges = Новые значки
badges-door = Мои значки
badges-standing = { $badges ->
    [0] пока ни одного
    [one] { $badges } значок
    [few] { $badges } значка
    [many] { $badges } значков
   *[other] { $badges } значка
}{ $people ->
    [0] { "" }
    [one] , у { $people } человека
    [few] , у { $people } человек
    [many] , у { $people } человек
   *[other] , у { $people } человека
}
badges-mine =
    <b>Ваши значки</b> — { $group }
    { $badges }
badges-none = В этой группе у вас пока нет значков: { $group }. Они приходят сами, например за первый ответ кому-то.
badges-of-day =
    { $day }
    { $badges }
badges-entry = <b>{ $name }</b>: { $for }
badges-next = Что ещё может быть, без спешки: { $names }
badges-are-kept = Их видите только вы.
badges-are-shown = Их видит тот, кто ответит на ваше сообщение: /badges
badges-button-show = Показывать другим
badges-button-keep = Оставить для себя
badges-shown-now = Теперь их могут увидеть другие.
badges-kept-now = Теперь их видите только вы.
badges-theirs =
    <b>Значки</b>: { $name }
    { $badges }
badges-not-shown = Значков здесь не видно: { $name }
badges-news = { $n ->
    [one] Новый значок в группе
    [few] Новые значки в группе
    [many] Новые значки в группе
   *[other] Новые значки в группе
}: { $group } 🏅
    { $badges }

    Все значки: /badges
badges-as-yourself = Значки бывают у человека. Чтобы увидеть свои, напишите от своего имени.
badges-no-groups = Общей группы со значками у нас нет. Включают их те, кто ведёт группу: <code>/settings badges on</code>
badges-which = Ваши значки в какой группе?
badges-not-in = Значки есть только у участников группы.
badges-tag = { $month ->
    [1] Опора января
    [2] Опора февраля
    [3] Опора марта
    [4] Опора апреля
    [5] Опора мая
    [6] Опора июня
    [7] Опора июля
    [8] Опора августа
    [9] Опора сентября
    [10] Опора октября
    [11] Опора ноября
   *[12] Опора декабря
}
badges-tag-no-right = Для этого нужно право управлять тегами участников. Дайте его боту в списке администраторов группы и попробуйте ещё раз.
badges-tag-refused = Telegram не даёт боту ставить теги участникам. Дайте ему это право в списке администраторов группы или выключите тег: /settings helpertag off
mydata-badge = Значок: { $name }
settings-name-helpertag = Тег за помощь
settings-about-helpertag = У того, кто больше всех помогает за месяц, весь следующий месяц рядом с именем стоит тег. Тег, выбранный самостоятельно, остаётся.
settings-value-helpertag = { $helpertag ->
    [on] ставится
   *[off] не ставится
}
settings-choice-helpertag = { $helpertag ->
    [on] Ставить
   *[off] Без тега
}
settings-done-helpertag = { $helpertag ->
    [on] У того, кто больше всех помогает за месяц, весь следующий месяц будет тег.
   *[off] Теги не ставятся.
}
settings-unknown-helpertag = Тег можно включить (on) или выключить (off), а здесь: { $typed }. Например: <code>{ $meant }</code>
badge-name-introduced = Знакомство
badge-for-introduced = вы рассказали группе о себе.
badge-name-answer = Первый ответ
badge-for-answer = вы впервые кому-то ответили.
badge-name-answers-ten = Ответы десяти людям
badge-for-answers-ten = вы ответили уже десяти разным людям.
badge-name-answers-fifty = Ответы пятидесяти людям
badge-for-answers-fifty = вы ответили уже пятидесяти разным людям.
badge-name-answers-hundred = Ответы ста людям
badge-for-answers-hundred = вы ответили уже ста разным людям.
badge-name-thanked = Первое спасибо
badge-for-thanked = вас поблагодарили за сообщение.
badge-name-begun = Начало разговора
badge-for-begun = вы начали разговор, и его подхватили.
badge-name-weeks-four = Четыре недели
badge-for-weeks-four = вы участвовали в разговоре в четыре разные недели.
badge-name-weeks-twelve = Двенадцать недель
badge-for-weeks-twelve = вы участвовали в разговоре в двенадцать разных недель.
badge-name-weeks-half = Полгода недель
badge-for-weeks-half = вы участвовали в разговоре в двадцать шесть разных недель.
badge-name-weeks-year = Год недель
badge-for-weeks-year = вы участвовали в разговоре в пятьдесят две разные недели.
badge-name-helper-month = Помощь месяца
badge-for-helper-month = за один месяц мало кто помог большему числу людей.
badge-name-quiz-season = Победа в викторинах
badge-for-quiz-season = вы победили в сезоне викторин.
badge-name-loved-week = Любимое за неделю
badge-for-loved-week = ваше сообщение стало любимым за неделю.
badge-name-year-here = Год здесь
badge-for-year-here = вы в группе уже год.
