# A page for each command, which /help NAME shows: what it does and every form with an example. What is to be copied by a
# button is in help-NAME-copy. (/settings and /staff: settings.ftl.)
help-help =
    Всё, что я умею там, где вы спрашиваете: <code>/help</code>
    Подробно об одной команде: <code>/help poll</code>
help-start = Для чего я здесь, кнопка, чтобы добавить меня в группу, и группы, где вы администратор: <code>/start</code>
help-language =
    С кнопками: <code>/language</code>
    Одним сообщением: <code>/language ru</code>, <code>/language he</code> или <code>/language en</code>

    Это язык нашей с вами переписки. У группы свой язык, его выбирают администраторы.
help-introduce =
    Три коротких вопроса в личном чате: чем вы занимаетесь, с чем можете помочь и что ищете. Любой можно пропустить, и в группе ничего не появится, пока вы не увидите, как это будет выглядеть: <code>/introduce</code>

    Всё сразу, каждый ответ на своей строке; тире вместо ответа — пропуск:
    <code>{ help-introduce-copy }</code>

    Этой же командой рассказ о себе можно изменить или убрать.
help-introduce-copy =
    /introduce
    Пеку хлеб
    Советы по закваске
    Подержанная печь
help-poll =
    Вопрос на первой строке, каждый вариант на своей, от 2 до 12:
    <code>{ help-poll-copy }</code>

    Когда опрос закроется, я объявлю результат. Закрыть раньше — ответом на опрос: <code>/poll close</code>
help-poll-copy =
    /poll Когда встретимся?
    В воскресенье вечером
    Во вторник вечером
help-touchpoint =
    На первой строке — когда, ниже — сам пост:
    <code>{ help-touchpoint-copy }</code>

    Как ещё сказать, когда:
    <code>/touchpoint каждый день в 18:00</code>
    <code>/touchpoint по будням в 9:30</code>
    <code>/touchpoint по понедельникам и четвергам в 10:00</code>
    <code>/touchpoint каждые 2 недели по воскресеньям в 18:00</code>
    <code>/touchpoint каждый месяц 15 числа в 12:00</code>
    <code>/touchpoint каждый месяц в первый понедельник в 10:00</code>
    <code>/touchpoint каждый месяц в последний день в 18:00</code>
    <code>/touchpoint каждый год 8 марта в 10:00</code>
    <code>/touchpoint один раз 24 декабря в 18:00</code>
    <code>/touchpoint завтра в 18:00</code>

    Чтобы изменить третий пост из списка, отправьте его снова с номером: другое время, другой текст ниже или и то и другое:
    <code>/touchpoint 3 каждый понедельник в 12:00</code>

    Все посты — посмотреть, изменить, поставить на паузу, удалить: /touchpoints
help-touchpoint-copy =
    /touchpoint каждый понедельник в 10:00
    Над чем вы работаете на этой неделе?
help-touchpoints =
    Все регулярные посты и когда они выйдут: <code>/touchpoints</code>
    Кнопки открывают каждый из них: предпросмотр, изменение, пропуск ближайшего раза, пауза, удаление.

    Новый пост: <code>/help touchpoint</code>
help-top =
    Активные участники этого месяца и за что им спасибо: <code>/top</code>
    За год: <code>/top year</code>
help-me = Ваше место в этом месяце и за что оно, с кнопкой, чтобы уйти из списков или вернуться. Ответ видите только вы: <code>/me</code>
help-setup = Четыре коротких вопроса в личном чате: язык, часовой пояс, цель, ритм. Там же можно изменить то, что уже выбрано, и узнать, каких прав мне не хватает: <code>/setup</code>
help-status = Ближайшие посты, что пропущено и почему, что не отправлено и каких прав мне не хватает: <code>/status</code>
