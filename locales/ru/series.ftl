# The room "series": ready-made series of posts, each time from somebody.
command-series = Готовые серии постов
help-series =
    Серии группы и что с ближайшими выпусками: <code>/series</code>
    За кулисами: фото или строчка от того, кто ведёт группу: <code>/series за кулисами каждую среду 12:00 @noa</code>
    Накануне приходит вопрос в личном чате, и видно, как это будет выглядеть. Если ничего нет, ничего и не выходит.
room-series = Серии
room-series-about = посты, которые приходят от людей: для рубрики «За кулисами» администратора накануне просят прислать фото или строчку
room-series-logged = { $deed ->
    [added] начата серия
    [changed] в серии теперь спрашивают другого человека
   *[removed] серия закончена
}
series-door = Серии
series-standing = { $n ->
    [0] серий пока нет
    [one] { $n } серия
    [few] { $n } серии
    [many] { $n } серий
   *[other] { $n } серии
}
series-page =
    <b>Серии</b>
    { $all }

    Новая: <code>/series за кулисами каждую среду 12:00 @noa</code>
series-none = Пока нет.
series-entry = { $name } — { $when }
series-one = <b>{ $name }</b> — { $when }
series-next = Следующий выпуск: { $day }
series-over = Больше выпусков не будет.
series-slot-asked = { $day }: вопрос отправлен ({ $name }), ответа пока нет
series-slot-told = { $day }: готово, от { $name }
series-slot-declined = { $day }: { $name } — «не в этот раз»
series-slot-nobody = { $day }: спросить было некого
series-slot-posted = { $day }: вышло, от { $name }
series-slot-nothing = { $day }: на этот раз показать было нечего ({ $name })
series-slot-left-out = { $day }: от { $name } кое-что пришло, но не вышло; почему — в /calendar
series-ask-remove = Закончить серию? То, что прислали к следующему разу, пропадёт.
series-button-new = Новая: за кулисами
series-button-who = Спрашивать другого
series-button-end = Закончить
series-button-remove = Да, закончить
series-button-keep = Оставить
series-button-back = Назад
series-removed = Серия закончена.
series-unknown = Такой серии нет: { $typed }. Например: <code>/series за кулисами каждую среду 12:00 @noa</code>
series-who = Не знаю никого в группе с таким именем: { $typed }. Нужен @username, как его показывает Telegram.
series-name-somebody = Кого спрашивать? <code>/series за кулисами каждую среду 12:00 @noa</code>
series-when = Здесь нужно только время. Например: { $example }
series-when-quiet = Вопрос задают накануне, поэтому нужны день и время.
series-too-many = Серий уже { $most }. Сначала закончите одну: /series
series-must-manage = { $name } не ведёт группу. Спрашивать можно администраторов и тех, кто помогает с сериями (/staff).
series-item-nobody = Для рубрики «За кулисами» больше некого спросить. Выбрать другого человека: /series
series-item-gone = { $name } больше нельзя спросить для рубрики «За кулисами»: выход из группы или из числа тех, кто её ведёт. Выбрать другого человека: /series
series-item-unreached = { $name } нельзя спросить для рубрики «За кулисами»: сначала нужно открыть личный чат со мной и нажать Start. Выбрать другого человека: /series
series-taken-back = Этот пост отозван.
mydata-series = { $n ->
    [0] Серии: вопросы для рубрики «За кулисами» приходят вам
    [one] Серии: вам { $n } раз приходил вопрос для рубрики «За кулисами»
    [few] Серии: вам { $n } раза приходил вопрос для рубрики «За кулисами»
    [many] Серии: вам { $n } раз приходил вопрос для рубрики «За кулисами»
   *[other] Серии: вам { $n } раза приходил вопрос для рубрики «За кулисами»
}

scenes-typed = за кулисами
scenes-name = За кулисами, { $name }
scenes-name-nobody = За кулисами, никого
scenes-title = 🎬 <b>За кулисами</b>
scenes-begin = За кулисами группы { $group }: фото или строчка от того, кто её ведёт, снова и снова.
scenes-ask-who = Кого спрашивать? Того, кто ведёт группу: по имени или @username.
scenes-ask-when = Когда публиковать?
scenes-hint-when = Например: каждую среду 12:00
scenes-begin-preview =
    За кулисами — { $when }
    Накануне вопрос в личном чате получит { $name } и увидит, как это будет выглядеть. Если ничего нет, ничего и не выходит.
scenes-button-begin = Начать
scenes-begun = Серия начата в группе { $group }. Как дела: /series
scenes-opening = За кулисами группы { $group }: выйдет { $day }.
scenes-reminder = Напоминание, единственное: «За кулисами» группы { $group } выйдет { $day }, а пока ничего нет.
scenes-ask = Что показать группе? Фото, видео или строчку: черновик на столе, ошибку, вид из окна.
scenes-half-done = Ещё не показано, что за кулисами группы { $group }.
scenes-preview = Так это увидят в группе { $group } { $day }.
scenes-button-post = Опубликовать
scenes-button-another = Другое
scenes-button-not-now = Не в этот раз
scenes-button-give = Прислать что-нибудь
scenes-ready = Спасибо! Это выйдет в группе { $group } { $day }.
scenes-declined = Хорошо, на этот раз в группе { $group } ничего не выйдет ({ $day }). Если что-нибудь всё же найдётся: /series
scenes-too-late = Время прошло, сейчас присылать не для чего.
scenes-not-posted = То, что вы прислали для группы { $group } ({ $day }), не вышло: { $why }.
skip-nothing-shown = на этот раз показать было нечего
skip-nobody-asked = спросить было некого

# Tips of members.
nudge-tips = Советы для группы
tips-typed = советы
tips-name = Советы участников
tips-title = 💡 <b>Совет участника</b>
tips-by = — { $name }
tips-door = Советы
tips-offer = В группе { $group } участники делятся советами, каждый раз кто-то один. Можно иногда спрашивать и вас, не чаще раза в восемь недель. { $door }
tips-offer-door = Да или нет
tips-not-glad = Советы для группы { $group }: каждый раз спрашивают кого-то одного, не чаще раза в восемь недель, и всегда можно ответить «не в этот раз». Спрашивать вас?
tips-glad = Вас можно спрашивать о совете для группы { $group }, не чаще раза в восемь недель.
tips-button-glad = Да, спрашивайте
tips-button-rather-not = Больше не спрашивать
tips-opening = Совет для группы { $group }, выйдет { $day }: вы согласились, чтобы вас спрашивали.
tips-ask = Что вы посоветуете остальным? Строчку-другую, можно с фото.
tips-half-done = Совет для группы { $group } ещё не дописан.
tips-named-on = ✓ С моим именем
tips-named-off = Без моего имени
tips-preview-named =
    Так это увидят в группе { $group }, внизу будет ваше имя: { $name }
    Сначала посмотрят администраторы.
tips-preview-unnamed =
    Так это увидят в группе { $group }, без имени ({ $name } — только для администраторов).
    Сначала посмотрят администраторы.
tips-button-send = Отправить
tips-sent = Спасибо! Администраторы группы { $group } посмотрят, и вы узнаете, чем кончилось.
tips-declined = Хорошо, не в этот раз ({ $group }).
tips-item =
    Совет, выйдет { $day }:
    { $post }
tips-item-nobody = Спросить о совете было некого. Участники соглашаются на своём экране /desk, раздел «Советы».
tips-button-post = Опубликовать
tips-button-not-this = Не этот
tips-button-edit = Изменить
tips-button-show = Показать
tips-approved = Это выйдет { $day }.
tips-turned-down = Не этот. Автор узнает об этом вежливо.
tips-not-this-time = Спасибо за совет! На этот раз администраторы группы { $group } выбрали не его.
tips-edit-in-private = Изменить можно в личном чате.
tips-shown = Он в личном чате.
tips-too-late = Время прошло, или совет отозван.
tips-ask-edit = Какими словами опубликовать?
tips-preview-edited = Так это увидят в группе { $group }.
tips-posted = Ваш совет вышел в группе { $group }. Спасибо!
tips-begin = Советы участников группы { $group }: каждый раз пишет тот, кто согласился, а вы сначала смотрите.
tips-begin-preview =
    Советы участников — { $when }
    За три дня спрашивают того, кто согласился, не чаще раза в восемь недель. Вы смотрите до публикации.
series-button-new-tips = Новая: советы
series-slot-waits = { $day }: совет ({ $name }) ждёт в /attention
skip-not-approved = вовремя никто не одобрил
mydata-tips = Советы: вас можно спрашивать

# A partner's slot.
partner-typed = партнёр
partner-name = Партнёр: { $name }
partner-title = 🤝 <b>От нашего партнёра: { $name }</b>
partner-incomplete =
    На следующей строке — имя партнёра, под ним то, что выйдет:
    <code>/series { $typed }
    Мельница Леви
    Мука за полцены для всех нас, на этой неделе</code>
partner-name-too-long = Имя партнёра слишком длинное: не больше { $most } символов.
partner-too-long = Текст слишком длинный: не больше { $most } символов.
