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
greeting-invite = Расскажите немного о себе: три коротких вопроса, любой можно пропустить.
intro-button = Рассказать о себе

intro-opening = Несколько слов о вас для группы: { $group }. Три вопроса, до { $most } символов в каждом ответе, любой можно пропустить. В группе ничего не появится, пока вы не увидите, как это будет выглядеть.
intro-ask-does = <b>1 из 3.</b> Чем вы занимаетесь? Работа, учёба, ремесло, увлечение.
intro-ask-helps = <b>2 из 3.</b> С чем вы можете помочь другим?
intro-ask-seeks = <b>3 из 3.</b> Что вы ищете здесь?
intro-so-far = Сейчас: { $told }
intro-skip = Пропустить
intro-keep = Оставить
intro-leave-out = Убрать
intro-stop = Прекратить

intro-preview = Так это будет выглядеть в группе: { $group }
intro-publish = Опубликовать
intro-change = Изменить
intro-cancel = Отменить

# The introduction itself, in the group's language.
intro-card = <b>Знакомьтесь:</b> { $name }
intro-card-does = <b>Чем занимается:</b> { $told }
intro-card-helps = <b>С чем может помочь:</b> { $told }
intro-card-seeks = <b>Что ищет:</b> { $told }

intro-on-its-way = Скоро появится в группе
intro-published = Ваш рассказ о себе уже в группе: { $group }. Спасибо! Изменить или убрать: /introduce
intro-published-link = Вот он: { $link }
intro-perhaps-published = Связь оборвалась во время публикации в группе { $group }, и узнать, появился ли ваш рассказ, не удалось. Чтобы он не вышел дважды, повторно он не отправлен. Загляните, пожалуйста, в группу; если рассказа там нет: /introduce
intro-not-published = Сейчас опубликовать ваш рассказ не удалось. Группа: { $group }. Всё написанное сохранено; попробуйте ещё раз чуть позже.
# She left out all three questions: an introduction of hers is taken back.
intro-taken-back = Вашего рассказа о себе больше нет в группе: { $group }. Вернуться можно в любое время: /introduce
intro-forgotten = То, что вы рассказали о себе, больше не хранится. Остался ли ваш рассказ в группе { $group }, мне неизвестно; если да, попросите администраторов его убрать.
# In the group, where an introduction too old to be deleted stood.
intro-was-here = Рассказ о себе, который был здесь, убран.
intro-replaced = Новый рассказ о себе: { $name }
intro-nothing = Публиковать нечего, и это нормально: читать — тоже способ участвовать. Вернуться можно в любое время: /introduce
intro-stopped = Хорошо, остановились; ничего не опубликовано. Вернуться можно в любое время: /introduce

intro-in-private = Несколько слов о вас: три коротких вопроса в личном чате.
intro-look-in-private = Здесь можно посмотреть ваш рассказ о себе, прежде чем он появится в группе.
intro-which-group = Для какой группы?
intro-no-group = Общей группы у нас пока нет. Отправьте в группе: /introduce
intro-not-in = Рассказ о себе — для участников, а вас не видно в группе { $group }. Если вы там, напишите в группе любое сообщение и попробуйте снова.
intro-muted = Сейчас вы не можете писать в группе { $group }, поэтому и опубликовать в ней рассказ о себе нельзя. Он останется здесь; обратитесь, пожалуйста, к администраторам группы.
intro-bot-gone = Сейчас я не могу писать в группу: { $group }. Обратитесь, пожалуйста, к её администраторам.
intro-as-yourself = Рассказ о себе — дело личное. Отправьте /introduce от своего имени.
intro-in-words = Ответьте, пожалуйста, словами, одним сообщением. Вопрос можно и пропустить.
intro-too-long = Длина ответа в символах: { $length }, а помещается до { $most }. Одной-двух строк достаточно.
intro-too-many-lines = Вопросов три, поэтому строк — не больше трёх. Например:
    <code>/introduce
    Пеку хлеб
    Советы по закваске
    Подержанная духовка</code>
intro-use-buttons = Выберите, пожалуйста, с помощью кнопок выше. Прекратить: /cancel
