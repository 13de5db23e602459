command-dice = Бросить кубик у всех на виду
command-loaded = Бросить кубик, на котором всегда шесть
command-whose = Выбрать, чья очередь
help-dice = Бросает кубик: <code>/dice</code>
help-loaded = Бросает кубик, на котором шесть: <code>/loaded</code>
help-whose = Показывает, из кого выбирать: <code>/whose</code>
room-dice = Кубики
room-dice-about = кубик и число дня
dice-rolled = На кубике { $eyes ->
    [one] { $eyes } очко
    [few] { $eyes } очка
   *[other] { $eyes } очков
}
dice-of-day = Число дня — пять.
dice-mydata = Бросков кубика: { $n }
dice-whose = Чья очередь?
dice-turn = Очередь: { $name }.
nudge-luck = Счастливые дни
nudge-streak = Ваша серия
dice-door = Чья очередь
dice-standing = { $n ->
    [one] { $n } бросок
    [few] { $n } броска
   *[other] { $n } бросков
}
command-cards = Вытянуть карту
command-shuffle = Перемешать карты
help-cards = Одна карта: <code>/cards</code>
help-shuffle = Перемешать карты: <code>/shuffle</code>
room-cards = Карты
room-cards-about = колода карт
