# Pictures beside words: the switch.

room-pictures = תמונות
room-pictures-about = תרשימים מעל תוצאות הסקרים ומעל התשובה ל־{"\u2068"}/me{"\u2069"}; בלעדיהם, רק מילים
