# Welcome and introductions.
command-introduce = Рассказать группе о себе

greeting = Добро пожаловать, { $names }!
# A crowd: a few names, then how many more.
greeting-many = { $more ->
    [one] Добро пожаловать, { $names } и ещё { $more-shown } человек!
    [few] Добро пожаловать, { $names } и ещё { $more-shown } человека!
    [many] Добро пожаловать, { $names } и ещё { $more-shown } человек!
   *[other] Добро пожаловать, { $names } и ещё { $more-shown } человека!
}
greeting-goal = Для чего эта группа: { $goal }
greeting-invite = Расскажите немного о себе: несколько коротких вопросов в личном чате.
intro-button = Рассказать о себе

intro-opening = Несколько слов о вас для группы: { $group }. { $count ->
    [3] Три вопроса
    [one] { $count } вопрос
    [few] { $count } вопроса
    [many] { $count } вопросов
   *[other] { $count } вопроса
}{ $must ->
    [yes] {""}
   *[no] , любой можно пропустить
}; в каждом ответе — до { $most } символов. В группе ничего не появится, пока вы не увидите, как это будет выглядеть.
intro-ask-does = Чем вы занимаетесь? Работа, учёба, ремесло, увлечение.
intro-ask-helps = С чем вы можете помочь другим?
intro-ask-seeks = Что вы ищете здесь?

intro-preview = Так это будет выглядеть в группе: { $group }

# The introduction itself, in the group's language.
intro-card = <b>Знакомьтесь:</b> { $name }
intro-card-does = <b>Чем занимается:</b> { $told }
intro-card-helps = <b>С чем может помочь:</b> { $told }
intro-card-seeks = <b>Что ищет:</b> { $told }

intro-on-its-way = Скоро появится в группе
intro-published = Ваш рассказ о себе уже в группе: { $group }. Спасибо! Изменить или убрать: /introduce
intro-published-link = Вот он: { $link }
intro-perhaps-published = Связь оборвалась во время публикации в группе { $group }, и узнать, появился ли ваш рассказ, не удалось. Чтобы он не вышел дважды, второй раз я его не отправляю. Загляните, пожалуйста, в группу; если рассказа там нет: /introduce
intro-not-published = Опубликовать ваш рассказ пока не удалось. Группа: { $group }. Всё написанное сохранено; попробуйте ещё раз чуть позже.
# She left out all three questions: an introduction of hers is taken back.
intro-taken-back = Вашего рассказа о себе больше нет в группе: { $group }. Вернуться можно в любое время: /introduce
intro-forgotten = То, что вы рассказали о себе, больше не хранится. Остался ли ваш рассказ в группе { $group }, мне неизвестно; если да, попросите администраторов его убрать.
# In the group, where an introduction too old to be deleted stood.
intro-was-here = Рассказ о себе, который был здесь, убран.
intro-replaced = Новый рассказ о себе: { $name }
intro-nothing = Публиковать нечего, и это нормально: читать — тоже способ участвовать. Вернуться можно в любое время: /introduce
intro-half-done = Ваш рассказ о себе ещё не закончен. Группа: { $group }

intro-in-private = Несколько слов о вас: { $count ->
    [3] три коротких вопроса
    [one] { $count } короткий вопрос
    [few] { $count } коротких вопроса
    [many] { $count } коротких вопросов
   *[other] { $count } коротких вопроса
} в личном чате.
intro-look-in-private = Здесь можно посмотреть ваш рассказ о себе, прежде чем он появится в группе.
intro-which-group = Для какой группы?
intro-no-group = Общей группы у нас пока нет. Отправьте в группе: /introduce
intro-muted = Сейчас вы не можете писать в группе { $group }, поэтому и опубликовать в ней рассказ о себе нельзя. Он останется здесь; обратитесь, пожалуйста, к администраторам группы.
intro-once-a-day = Рассказ о себе можно публиковать раз в день, а сегодня ваш уже вышел. Группа: { $group }. До завтра он подождёт здесь.
intro-not-told = Telegram не сообщает мне, состоите ли вы в группе { $group }: для этого нужны права администратора. Их могут дать мне те, кто ведёт группу; после этого попробуйте снова. Написанное останется здесь.
intro-bot-gone = Сейчас я не могу писать в группу: { $group }. Обратитесь, пожалуйста, к её администраторам.
intro-as-yourself = Рассказ о себе — дело личное. Отправьте /introduce от своего имени.
intro-too-many-lines = Вопросов три, поэтому строк — не больше трёх. Например:
    <code>/introduce
    Пеку хлеб
    Советы по закваске
    Подержанную духовку</code>

room-onboarding = Приветствие
room-onboarding-about = приветствие новых участников и рассказы о себе
