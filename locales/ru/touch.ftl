# The room "touch": somebody whom nobody has addressed for longest.
room-touch = Личное внимание
room-touch-about = каждую неделю трое, к кому дольше всех никто не обращался, и что о них известно, чтобы вы им написали
personal-standing = { $n ->
    [one] написать стоит { $n } человеку
    [few] написать стоит { $n } людям
    [many] написать стоит { $n } людям
   *[other] написать стоит { $n } человека
}
personal-item = Давно никто не обращался сюда: { $name }. { $joined }, { $helped }, { $silent }. Может быть, пара слов от вас?
personal-joined = В группе с этого месяца: { $month } { $year }
personal-joined-before = В группе дольше меня
personal-helped = { $n ->
    [one] ответы: { $n } человеку
    [few] ответы: { $n } людям
    [many] ответы: { $n } людям
   *[other] ответы: { $n } человека
}
personal-silent = { $weeks ->
    [0] последнее сообщение: на днях
    [one] последнее сообщение: { $weeks } неделю назад
    [few] последнее сообщение: { $weeks } недели назад
    [many] последнее сообщение: { $weeks } недель назад
   *[other] последнее сообщение: { $weeks } недели назад
}
personal-never-wrote = пока только читает
personal-button-done = Написали
personal-button-later = Через неделю
personal-button-never = Не сюда
personal-said = { $does ->
    [later] Напомню через неделю.
    [never] Хорошо, больше не предложу.
   *[done] Хорошо, спасибо.
}
mydata-touch = Когда вы последний раз писали и когда к вам обращались, с точностью до дня, чтобы никого не забыть
