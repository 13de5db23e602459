# What the house itself says: refusals, faults, fallbacks.
fault = משהו השתבש אצלי. התקלה נרשמה; כדאי לנסות שוב עוד מעט.
refuse-group-only = הפקודה { "\u2068" }/{ $command }{ "\u2069" } פועלת בקבוצה. צריך לשלוח אותה שם.
refuse-managers-only = הפקודה { "\u2068" }/{ $command }{ "\u2069" } מיועדת לצוות הניהול של הקבוצה.
refuse-managers-only-button = הכפתור הזה מיועד לצוות הניהול של הקבוצה.
refuse-stale-button = הכפתור הזה כבר לא פעיל. אפשר להתחיל שוב מהפקודה.
refuse-not-yours = הכפתור הזה לא מיועד לך.
refuse-gone = אני כבר לא בקבוצה הזאת.
unknown-command = הפקודה הזאת לא מוכרת לי. מה אפשר לעשות: { "\u2068" }/help{ "\u2069" }
private-fallback = התפקיד שלי הוא לעזור לקבוצות. מה אפשר לעשות: { "\u2068" }/help{ "\u2069" }
post-unknown = החיבור נותק בזמן הפרסום בקבוצה { $group }, ואי אפשר לדעת אם הפוסט הגיע. כדי לא לפרסם פעמיים, הוא לא נשלח שוב. כדאי להציץ בקבוצה, ואם הפוסט חסר, לפרסם אותו ידנית.
nothing-to-cancel = אין כרגע מה לבטל.
cancelled = בסדר, עצרנו כאן.
whisper-in-group =
    בקבוצה { $group }:
    { $words }
whisper-rather-in-private = עדיף לענות על זה בצ׳אט פרטי.
whisper-open-private = לצ׳אט הפרטי
flood-wait = הגיעו הרבה פקודות בבת אחת, ולכן האחרונות נשארו בלי מענה. בעוד דקה אפשר לשלוח אותן שוב.
flood-wait-press = הרבה לחיצות ברצף. בעוד דקה הכפתורים יפעלו שוב.
flood-wait-messages = הגיעו הרבה הודעות בבת אחת, ולכן האחרונות נשארו בלי מענה. בעוד דקה אפשר לשלוח אותן שוב.
