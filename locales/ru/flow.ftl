# Several questions in private, the same for everything that asks so.
flow-half-done = Остались вопросы без ответа. Группа: { $group }
flow-told = Ваш ответ: { $told }
flow-so-far = Сейчас: { $told }
flow-media-told = фото или файл

flow-skip = Пропустить
flow-keep = Оставить
flow-ready = Готово
flow-leave-out = Убрать
flow-back = Назад
flow-stop = Прекратить
flow-publish = Опубликовать
flow-change = Изменить
flow-cancel = Отменить

# What does not fit as an answer: what does.
flow-in-words = Ответьте, пожалуйста, словами, одним сообщением.
flow-too-long = Символов в ответе: { $length }. Помещается до { $most }.
flow-choose = Нажмите, пожалуйста, кнопку или напишите один из вариантов: { $options }
flow-several = Вариантов можно выбрать не больше { $most }. Чтобы выбрать другой, сначала нажмите на один из выбранных.
flow-number = Отправьте, пожалуйста, целое число от { $least } до { $most }.
flow-when = Отправьте, пожалуйста, день и время, без других слов. Например: { $example }
flow-when-once = Здесь нужно одно время: дата и час. Например: { $example }
flow-person = Отправьте, пожалуйста, имя участника группы или имя пользователя с @, как в Telegram.
flow-media = Отправьте, пожалуйста, фото, видео или файл.
flow-photo = Отправьте, пожалуйста, фотографию.
flow-day = Отправьте, пожалуйста, день и месяц, без года. Например: 24 декабря
flow-tag-empty = Тег — это слово или два, с буквами. Например: рожь, хлеб на закваске
flow-tag-long = Для тега это слишком длинно; в теге до { $most } символов: { $tag }
flow-too-many-lines = Каждый ответ — с новой строки, всего не больше { $most }; прочерк — если ответа нет.
flow-use-buttons = Выберите, пожалуйста, с помощью кнопок выше. Прекратить: /cancel
flow-not-in = Это для участников, а в группе { $group } я вас не вижу. Если вы там, напишите в группе любое сообщение и попробуйте снова.
