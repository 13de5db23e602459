# The room "invites": who brought whom.
room-invites = Приглашения
room-invites-about = личная ссылка для каждого участника, ссылки для кампаний и спасибо, когда приглашённые остаются
command-invite = Личная ссылка-приглашение
help-invite =
    Личная ссылка в группу и сколько людей по ней пришли и остались: <code>/invite</code>
    Администраторы создают ссылку для кампании: <code>/invite Весенняя ярмарка</code>
nudge-invited = Спасибо за новичков
invites-door = Ссылки
invites-standing = { $n ->
    [one] { $n } новый участник по ссылкам за две недели
    [few] { $n } новых участника по ссылкам за две недели
    [many] { $n } новых участников по ссылкам за две недели
   *[other] { $n } нового участника по ссылкам за две недели
}
invites-link-own =
    Это ваша ссылка. Кто приходит по ней, приходит благодаря вам:
    <code>{ $url }</code>

    { $numbers }
invites-link-campaign =
    <b>{ $name }</b>
    <code>{ $url }</code>

    { $numbers }
invites-link-over =
    <b>{ $name }</b>, больше не действует

    { $numbers }
invites-numbers = Пришли: { $came } · остались на две недели: { $stayed } · отвечали другим: { $answered }
invites-entry = { $name }. { $numbers }
invites-entry-over = { $name } (больше не действует). { $numbers }
invites-title = Кто по какой ссылке: <b>{ $group }</b>
invites-none = Ссылок пока нет: <b>{ $group }</b>. Участники получают личную командой /invite в группе, а ссылка для кампании создаётся так: <code>/invite Весенняя ярмарка</code>
invites-button-copy = Скопировать
invites-button-end = Отключить ссылку
invites-button-back = Все ссылки
invites-unknown = Этой ссылки больше нет.
invites-too-long = В названии ссылки не больше символов, чем { $most }, а здесь { $length }. Например: <code>/invite Весенняя ярмарка</code>
invites-too-many = Ссылок для кампаний уже { $most }. Часть можно отключить: /desk
invites-no-right = Для этого мне нужны права администратора с правом «Добавление участников». Оно в настройках группы в Telegram.
invites-not-made = Создать ссылку не удалось. { $why }
invites-as-yourself = Ссылка личная, поэтому отправьте команду от своего имени: /invite
invites-thanks = Спасибо! По вашей ссылке в группу { $group } приходят те, кто остаётся и отвечает другим: { $name }
mydata-came-by = Ссылка, по которой вы пришли: { $link }
mydata-invited = { $n ->
    [0] У вас есть личная ссылка-приглашение
    [one] { $n } человек по вашей ссылке
    [few] { $n } человека по вашей ссылке
    [many] { $n } человек по вашей ссылке
   *[other] { $n } человека по вашей ссылке
}
