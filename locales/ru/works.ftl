# The room "works": what people answer, and what follows from it.
command-works = Что работает: сколько отвечают
help-works =
    Сколько людей отвечает на каждый регулярный пост за сутки — по постам, видам и часам, в доле от тех, кто пишет: <code>/works</code>
    После пяти попыток могу предложить убрать то, на что не отвечают, после шести — час получше. Решение за вами, его можно отменить.
room-works = Что работает
room-works-about = сколько людей отвечает на каждый регулярный пост за сутки, по постам, видам и часам; предложения убрать то, на что не отвечают, и перенести посты на час получше, а решение за вами
works-door = Что работает
works-standing = { $tries ->
    [0] оценивать пока нечего
    [one] оценён { $tries } пост
    [few] оценено { $tries } поста
   *[other] оценено { $tries } постов
}
works-by-posts = По постам
works-by-kinds = По видам
works-by-hours = По часам
works-page =
    <b>Что работает</b> в группе { $group }
    { $by }:
    { $rows }

    В среднем: какая доля тех, кто пишет за неделю, ответила за сутки. Кто управляет группой, в счёт не идёт.
    { $share }
works-row = { $name }: <b>{ $percent }%</b> (ответы: { $answers }, посты: { $tries })
works-more = { $n ->
    [one] … и ещё { $n }
   *[other] … и ещё { $n }
}
works-nothing = Пока ничего: пост оценивается, когда пройдут его сутки.
works-bar = { $percent }% · посты: { $tries }
works-picture-note = { $group }
works-series = Из запаса: { $series }
works-library = Запас тем
works-gone = пост, которого больше нет
works-hour = С { $at }
works-share = Из разговоров за четыре недели участники начали { $percent }%.
works-share-less = Из разговоров за четыре недели участники начали { $percent }%. Чем больше начинают они, тем реже темы из запаса; когда группа замолчит, темы вернутся.
works-share-unknown = Разговоров пока мало, чтобы сказать, кто их начинает.
works-button-decided = Решения
works-button-back = Назад
works-button-undo = Отменить { $n }
works-button-retire = Убрать
works-button-move = Перенести
works-button-keep = Оставить
works-button-as-before = Как раньше
works-button-fine = Всё хорошо
works-propose-retire = { $name }: отвечают мало. За последние попытки ({ $tries }) в среднем ответили { $percent }% из тех, кто пишет, а на остальные посты отвечают { $usual }%. Убрать?
works-propose-move = { $name }: в другой час отвечают чаще (просмотрено постов: { $tries }). Перенести с { $was } на { $becomes }?
works-propose-less = Участники сами начинают { $percent }% разговоров, поэтому темы из запаса выходят реже. Когда группа замолчит, они вернутся.
works-kept = { $kind ->
    [less] Хорошо.
   *[other] Всё остаётся как есть. Ближайшие 90 дней предлагать этого не буду.
}
works-done = { $kind ->
    [retire] Больше не выйдет. Отменить можно в /works.
    [move] Перенесено. Отменить можно в /works.
   *[less] Темы выходят как раньше.
}
works-changed-since = С тех пор что-то изменилось, поэтому ничего не сделано.
works-undone = Отменено.
works-decided =
    <b>Что решено</b>
    { $rows }
works-decided-nothing = Предложений пока не было.
works-decided-numbered = { $n }. { $row }
works-decided-row = { $name }: { $kind ->
    [retire] убрать
    [move] перенести с { $was } на { $becomes }
   *[less] выходить реже
} — { $answer ->
    [done] сделано
    [kept] оставлено как было
    [undone] отменено
   *[none] ждёт вашего решения
}
works-follow = 💬 Ответ на вчерашний вопрос: { $name }. Кто думает так же, а кто иначе?
works-follow-name = Лучший ответ: { $post }
mydata-works = { $n ->
    [one] { $n } пост, на который вы ответили за последние дни; потом остаётся только число ответивших
    [few] { $n } поста, на которые вы ответили за последние дни; потом остаётся только число ответивших
   *[other] { $n } постов, на которые вы ответили за последние дни; потом остаётся только число ответивших
}
skip-nobody-answered = накануне никто не ответил
skip-as-usual = в группе говорят как обычно
skip-unanswered = после прошлого раза никто не ответил
skip-self-sufficient = участники сами начинают разговоры
