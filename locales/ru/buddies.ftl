# Members who keep newcomers company.
command-buddy = Проводники: к кому обратиться
help-buddy =
    Новым участникам — кто-нибудь, кто здесь давно и рад вопросам. Остальным — возможность стать таким человеком, не больше чем для двоих: <code>/buddy</code>
    Никто никому не достаётся без согласия обоих.

room-buddies = Проводники
room-buddies-about = участники, которые помогают новичкам освоиться, если оба хотят
nudge-buddies = проводники

buddies-door = Проводники
buddies-standing = { $n ->
    [0] пока никто не записался
    [one] { $n } проводник, новичков с проводником: { $pairs }
    [few] { $n } проводника, новичков с проводником: { $pairs }
    [many] { $n } проводников, новичков с проводником: { $pairs }
   *[other] { $n } проводника, новичков с проводником: { $pairs }
}
buddies-volunteer = Новички быстрее осваиваются, когда есть к кому обратиться. Хотите иногда быть таким человеком? Группа: { $group }. Не больше двух новичков, и каждый раз я сначала спрошу.
buddies-button-volunteer = Помогать новичкам
buddies-want = Хотите, чтобы здесь было к кому обратиться? Группа: { $group }. Я спрошу того, кто вам подходит и давно здесь.
buddies-button-want = Хочу проводника
buddies-is-one = Спасибо, что помогаете новичкам. Группа: { $group }. Когда кто-нибудь захочет проводника, я сначала спрошу вас.
buddies-paused = Перерыв: новых новичков не будет. Группа: { $group }
buddies-has = С вами: { $name }
buddies-asked-short = Хочет, чтобы вы помогли освоиться: { $name }
buddies-button-pause = Перерыв
buddies-button-resume = Продолжить
buddies-button-stop = Закончить
buddies-looking = Ищу вам проводника. Группа: { $group }. Как только кто-нибудь согласится, вы узнаете.
buddies-found = У вас есть проводник. Группа: { $group }. Вот кто: { $name }. Начать можно с одной из этих строк:
buddies-button-unwant = Без проводника
buddies-button-another = Другой проводник
buddies-asked = Новичок хочет, чтобы было к кому обратиться. Группа: { $group }. Кто: { $name }. { $shared } Поможете освоиться?
buddies-shared = Общее у вас: { $tags }.
buddies-nothing-shared = Хороший повод узнать, что у вас общего.
buddies-button-yes = Да
buddies-button-not-now = Не сейчас
buddies-wonder = Прошла неделя. Группа: { $group }. Удалось поговорить? Вы и { $name }
buddies-button-talked = Да
buddies-button-not-yet = Пока нет
buddies-button-not-talked = Нет
buddies-offer-another = Хотите другого проводника? Группа: { $group }
buddies-noted = Спасибо, записано
buddies-no-longer = Это уже решено

# In private, with what leads to the page.
buddies-call-asked = { $group }: новичок хочет, чтобы было к кому обратиться, и вы, похоже, подходите друг другу. { $door }
buddies-call-found = { $group }: для вас есть проводник! { $door }
buddies-call-wonder = { $group }: прошла неделя вместе. { $door }
buddies-call-asked-door = Да или не сейчас
buddies-call-found-door = Кто это и с чего начать
buddies-call-wonder-door = Один короткий вопрос

# To be copied and sent by one to the other.
buddies-opening-1 = Привет! Нас познакомили в группе. Как вы сюда попали?
buddies-opening-2 = Привет! Спрашивайте о группе что угодно, правда что угодно.
buddies-opening-3 = Привет! Что вам хотелось бы здесь найти?

mydata-buddy = Помогает новичкам: да
mydata-wants-buddy = Проводник: нужен или уже есть
