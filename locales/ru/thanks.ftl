# Thanks from one member to another, and points granted by hand.
room-thanks = Благодарности
room-thanks-about = «спасибо» в ответах засчитывается и получает реакцию, а через /thanks можно сказать, за что
room-thanks-logged = ценности для благодарностей изменены
nudge-thanks = За что вас благодарят
thanks-door = Спасибо мне
thanks-door-values = Ценности
thanks-door-grants = Баллы вручную
thanks-standing = { $n ->
    [0] за неделю нет
    [one] { $n } за неделю
    [few] { $n } за неделю
    [many] { $n } за неделю
   *[other] { $n } за неделю
}
command-thanks = Поблагодарить
command-grant = Начислить баллы вручную
command-grants = Кому и за что начислены баллы
help-thanks =
    Скажите «спасибо» в ответе или поставьте 🙏 под сообщением: это засчитывается, и появляется реакция.
    С причиной, в ответ на сообщение: <code>/thanks за помощь с коробками</code>
    По имени: <code>/thanks @dana за помощь с коробками</code>
    С одной из ценностей группы: <code>/thanks @dana за помощь с коробками #помощь</code>
    За что вас благодарят: <code>/thanks мои</code>. За что благодарили вы: <code>/thanks отправленные</code>
    Отмена в течение пяти минут: <code>/thanks отменить</code>

    Засчитывается одна благодарность в день одному человеку, но не сразу в ответ. Можно и в личном чате.
    Ценности и сколько раз их назвали: <code>/thanks ценности</code>. Те, кто ведёт группу, пишут до пяти, каждую с новой строки.
help-grant =
    Баллы за то, чего мне не видно, например за стенд на ярмарке: <code>/grant @dana 3 за стенд</code>, а в ответ на сообщение <code>/grant 3 за стенд</code>

    Кто, кому и за что начисляет, видно всей группе: <code>/grants</code>. Там же неделю баллы можно отозвать. Сколько их может быть за месяц: <code>/settings grantcap</code> и <code>/settings grantercap</code>
help-grants = Баллы, начисленные вручную, с причинами, сначала новые: <code>/grants</code>
mydata-thanks-received = { $n ->
    [one] Благодарностей вам: { $n }.
    [few] Благодарностей вам: { $n }, от разных людей: { $people }.
    [many] Благодарностей вам: { $n }, от разных людей: { $people }.
   *[other] Благодарностей вам: { $n }, от разных людей: { $people }.
}
mydata-thanks-for = Спасибо вам говорит: { $name }{ $what }
mydata-thanks-given = Ваших благодарностей: { $n }.
mydata-thanks-said = Ваше спасибо: { $name }{ $what }
mydata-grants-received = Баллов, начисленных вам вручную: { $n }.
mydata-grants-given = Баллов, которые вы начислили вручную: { $n }.

thanks-how =
    Кому и за что хочется сказать спасибо?

    В ответ на сообщение: <code>/thanks за помощь с коробками</code>
    По имени: <code>/thanks @dana за помощь с коробками</code>
    Простое «спасибо» в ответе тоже засчитывается.
thanks-whom =
    Кому? Напишите это в ответ на сообщение или начните с имени пользователя:
    <code>/thanks @dana за помощь с коробками</code>
thanks-one-at-a-time = По одному человеку за раз, чтобы каждому было понятно, за что: <code>/thanks @dana за помощь с коробками</code>
thanks-unknown = Никого с таким именем здесь не знаю: { $typed }. Ответьте на нужное сообщение командой <code>/thanks</code> или выберите человека в личном чате.
thanks-to-people = Благодарят людей. За ботом, каналом или именем группы не видно, кто это; по имени так: <code>/thanks @dana за помощь с коробками</code>
thanks-as-yourself = Отправьте /thanks от своего имени, чтобы было понятно, от кого спасибо.
thanks-oneself = Отличная работа! Но засчитывается спасибо другому человеку: <code>/thanks @dana за помощь с коробками</code>
thanks-not-here = Уже не в группе: { $name }. Засчитать здесь не получится.
thanks-today = Сегодня ваше спасибо уже засчитано: { $name }. Одному человеку засчитывается одно в день, завтра можно снова!
thanks-back = Меньше суток назад вам говорит спасибо { $name }, а ответные благодарности не засчитываются. Сказать спасибо в группе можно всегда.
thanks-no-such-value = Такой ценности здесь нет: { $typed }. Есть: { $values }
thanks-value-needs-letters = В названии ценности нужны буквы: { $typed }. Например: <code>Взаимопомощь 🤝</code>
thanks-too-many-values = { $most ->
    [one] Ценностей у группы может быть до { $most }, чтобы их легко было помнить. Уберите лишние.
    [few] Ценностей у группы может быть до { $most }, чтобы их легко было помнить. Уберите лишние.
    [many] Ценностей у группы может быть до { $most }, чтобы их легко было помнить. Уберите лишние.
   *[other] Ценностей у группы может быть до { $most }, чтобы их легко было помнить. Уберите лишние.
}
thanks-in-the-group = По имени это работает в группе. Здесь выберите человека: /thanks
thanks-no-group = Не вижу вас ни в одной группе, где засчитываются благодарности. Отправьте это в группе.
thanks-which-group = В какой группе?
thanks-undone = Отменено, не засчитывается.
thanks-nothing-to-undo = За последние пять минут отменять нечего. Причину можно забрать в любое время: <code>/thanks отправленные</code>
thanks-too-late = Пять минут уже прошло
thanks-gone = Этого больше нет. Начните заново: /thanks
thanks-withdrawn = Причина убрана

thanks-ask-whom = Кому в группе { $group } сказать спасибо?
thanks-ask-reason = За что? Одной строки хватит: «за помощь с коробками».
thanks-ask-value = Какую ценность группы это показывает?
thanks-ask-new-value = Что для группы важно? Одно-два слова.
thanks-hint-new-value = Например: Взаимопомощь 🤝
thanks-preview = Спасибо: { $name }{ $what }
thanks-done = Засчитано в группе { $group }. Спасибо от вас: { $name }. Пять минут это можно отменить: <code>/thanks отменить</code>
thanks-value-preview = Ценность группы: { $value }
thanks-value-saved = Теперь у группы есть ценность: { $value }
thanks-button-say = Сказать спасибо
thanks-button-save = Сохранить
thanks-button-write = Выбрать человека
thanks-button-mine = Полученные
thanks-button-given = Сказанные
thanks-button-values = Ценности
thanks-button-undo = Отменить
thanks-button-withdraw = Забрать { $number }
thanks-button-keep = Изменить ценности
thanks-button-drop = Убрать: { $value }
thanks-button-add = Добавить ценность
thanks-button-retract-some = Отозвать баллы
thanks-button-retract = Отозвать { $points }: { $name }

thanks-name = { $name }
thanks-former = кто-то из бывших участников
thanks-unlisted = кто-то, кого нет в списках
thanks-what-none = {""}
thanks-what-reason = {" "}— { $reason }
thanks-what-value = {" "}({ $value })
thanks-what-both = {" "}— { $reason } ({ $value })
thanks-said = Засчитано. Спасибо от вас: { $name }{ $what }
thanks-mine = { $n ->
    [0] Засчитанных благодарностей вам в группе { $group } пока нет. Они появятся здесь, с причинами, если их назовут.
    [one] Благодарностей вам в группе { $group }: { $n }
    [few] Благодарностей вам в группе { $group }: { $n }, от разных людей: { $people }
    [many] Благодарностей вам в группе { $group }: { $n }, от разных людей: { $people }
   *[other] Благодарностей вам в группе { $group }: { $n }, от разных людей: { $people }
}
thanks-given = { $n ->
    [0] Ваших засчитанных благодарностей в группе { $group } пока нет. Как это делается: /thanks
   *[other] Ваших благодарностей в группе { $group }: { $n }.
} { $explained ->
    [0] {""}
   *[other] С причиной:
}
thanks-entry = { $date }: { $name }{ $what }
thanks-entry-given = { $number }. { $date }: { $name }{ $what }
thanks-values = Что важно для группы { $group } и сколько раз это назвали в благодарностях за месяц:
thanks-no-values = Ценностей для благодарностей в группе { $group } пока нет.
thanks-value-entry = { $value }: { $n }
thanks-values-how =
    До пяти, в группе, каждая с новой строки:
    <code>/thanks ценности
    Взаимопомощь 🤝
    Смелость</code>

thanks-told = { $n ->
    [one] Вам говорят спасибо 🙏
    [few] Вам говорят спасибо, { $n } раза 🙏
    [many] Вам говорят спасибо, { $n } раз 🙏
   *[other] Вам говорят спасибо, { $n } раза 🙏
}
thanks-told-entry = { $name }, группа { $group }{ $what }
thanks-told-more = { $n ->
    [one] И ещё { $n } раз.
    [few] И ещё { $n } раза.
    [many] И ещё { $n } раз.
   *[other] И ещё { $n } раза.
}
thanks-told-end = Всё вместе: <code>/thanks мои</code>

thanks-grants = { $n ->
    [0] В группе { $group } вручную баллы не начислялись.
   *[other] Начислено вручную в группе { $group }:
}
thanks-grant-entry = { $date }: { $points }, кому: { $name }, от кого: { $granter } — { $reason }
thanks-grant-taken = <s>{ $entry }</s> (отозвано: { $by })
thanks-grant-how =
    Кому, сколько баллов и за что? Например:
    <code>/grant @dana 3 за стенд</code>
thanks-grant-why = Причину видят все, поэтому она нужна: <code>/grant @dana 3 за стенд</code>
thanks-grant-as-yourself = Отправьте /grant от своего имени: в журнале видно, кто и что начисляет.
thanks-grant-oneself = Баллы начисляют другим. Вам их может начислить кто-то ещё из администраторов.
thanks-grant-own = Ваши баллы отзывает кто-то ещё из администраторов.
thanks-grant-not-here = Уже не в группе: { $name }.
thanks-grant-cap = { $left ->
    [0] { $name }: за этот месяц начислено всё, что можно, — { $most }. Снова в следующем месяце, а изменить можно так: <code>/settings grantcap</code>
   *[other] { $name }: в этом месяце можно начислить ещё { $left }, всего { $most }. Изменить: <code>/settings grantcap</code>
}
thanks-granter-cap = { $left ->
    [0] За этот месяц вы начислили всё, что можно одному администратору, — { $most }. Продолжить может кто-то другой.
   *[other] В этом месяце вы можете начислить ещё { $left }, всего { $most }.
}
thanks-granted =
    Начислено { $points }: { $name } — { $reason }
    Осталось на месяц: { $for_her } для этого человека, { $from_you } от вас. Видно всем: /grants
thanks-grant-too-late = Баллы отзывают в течение недели, а эти начислены раньше.
thanks-retracted = Отозвано, в журнале это видно

settings-name-hearing = Слышать спасибо
settings-about-hearing = Засчитывать ли «спасибо» в ответах и 🙏 под сообщениями или только /thanks.
settings-value-hearing = { $hearing ->
    [on] в ответах и реакциях
   *[off] только /thanks
}
settings-choice-hearing = { $hearing ->
    [on] И в ответах
   *[off] Только /thanks
}
settings-done-hearing = { $hearing ->
    [on] Теперь «спасибо» в ответе и 🙏 под сообщением засчитываются.
   *[off] Теперь засчитывается только /thanks.
}
settings-unknown-hearing = Слышать спасибо можно (on) или нет (off), а здесь: { $typed }. Например: <code>{ $meant }</code>
settings-name-reaction = Реакция на спасибо
settings-about-reaction = Что появляется под засчитанной благодарностью. Если группа такую реакцию не принимает, ничего.
settings-value-reaction = { $reaction ->
    [hands] 🙏
    [heart] ❤
    [thumb] 👍
    [clap] 👏
   *[nothing] нет
}
settings-choice-reaction = { $reaction ->
    [hands] 🙏
    [heart] ❤
    [thumb] 👍
    [clap] 👏
   *[nothing] Без реакции
}
settings-done-reaction = { $reaction ->
    [hands] Теперь засчитанные благодарности получают 🙏.
    [heart] Теперь засчитанные благодарности получают ❤.
    [thumb] Теперь засчитанные благодарности получают 👍.
    [clap] Теперь засчитанные благодарности получают 👏.
   *[nothing] Теперь реакции на благодарности не будет.
}
settings-unknown-reaction = Реакция на спасибо может быть 🙏, ❤, 👍, 👏 или ничего, а не такой: { $typed }. Например: <code>{ $meant }</code>
settings-name-grantcap = Баллы одному участнику
settings-about-grantcap = Сколько баллов одному участнику можно начислить вручную за месяц, от всех администраторов вместе.
settings-value-grantcap = { $grantcap ->
    [points-5] до 5 в месяц
    [points-10] до 10 в месяц
    [points-20] до 20 в месяц
   *[points-50] до 50 в месяц
}
settings-choice-grantcap = { $grantcap ->
    [points-5] 5 в месяц
    [points-10] 10 в месяц
    [points-20] 20 в месяц
   *[points-50] 50 в месяц
}
settings-done-grantcap = { $grantcap ->
    [points-5] Одному участнику можно начислить до 5 баллов в месяц.
    [points-10] Одному участнику можно начислить до 10 баллов в месяц.
    [points-20] Одному участнику можно начислить до 20 баллов в месяц.
   *[points-50] Одному участнику можно начислить до 50 баллов в месяц.
}
settings-unknown-grantcap = Баллы одному участнику: 5, 10, 20 или 50 в месяц, а здесь: { $typed }. Например: <code>{ $meant }</code>
settings-name-grantercap = Баллы от одного администратора
settings-about-grantercap = Сколько баллов один администратор может начислить вручную за месяц.
settings-value-grantercap = { $grantercap ->
    [points-10] до 10 в месяц
    [points-20] до 20 в месяц
    [points-50] до 50 в месяц
   *[points-100] до 100 в месяц
}
settings-choice-grantercap = { $grantercap ->
    [points-10] 10 в месяц
    [points-20] 20 в месяц
    [points-50] 50 в месяц
   *[points-100] 100 в месяц
}
settings-done-grantercap = { $grantercap ->
    [points-10] Один администратор может начислить до 10 баллов в месяц.
    [points-20] Один администратор может начислить до 20 баллов в месяц.
    [points-50] Один администратор может начислить до 50 баллов в месяц.
   *[points-100] Один администратор может начислить до 100 баллов в месяц.
}
settings-unknown-grantercap = Баллы от одного администратора: 10, 20, 50 или 100 в месяц, а здесь: { $typed }. Например: <code>{ $meant }</code>
