# Pictures beside words: the switch.

room-pictures = Картинки
room-pictures-about = графики над итогами опросов и над ответом на /me; без них — только слова
