# Several questions in private, the same for everything that asks so.
flow-half-done = עוד נשארו שאלות פתוחות. הקבוצה: { $group }
flow-told = התשובה שלך: { $told }
flow-so-far = התשובה עד עכשיו: { $told }
flow-media-told = תמונה או קובץ

flow-skip = דילוג
flow-keep = להשאיר
flow-ready = סיום
flow-leave-out = להסיר
flow-back = חזרה
flow-stop = עצירה
flow-publish = פרסום
flow-change = שינוי
flow-cancel = ביטול

# What does not fit as an answer: what does.
flow-in-words = כאן עונים במילים, בהודעה אחת.
flow-too-long = בתשובה יש { $length } תווים, ויש מקום לעד { $most }.
flow-choose = אפשר ללחוץ על כפתור, או לכתוב אחת מהאפשרויות: { $options }
flow-several = אפשר לבחור עד { $most }. כדי לבחור אפשרות אחרת, לוחצים קודם על אחת מאלה שנבחרו.
flow-number = כאן עונים במספר שלם, מ־{ $least } עד { $most }.
flow-when = כאן עונים ביום ובשעה, בלי מילים נוספות. לדוגמה: { $example }
flow-when-once = כאן מתאים מועד אחד בלבד: תאריך ושעה. לדוגמה: { $example }
flow-person = כאן עונים בשם או בשם המשתמש (עם @) של מישהו מחברי הקבוצה, כפי שהוא מופיע בטלגרם.
flow-media = כאן עונים בתמונה, בסרטון או בקובץ.
flow-photo = צריך לשלוח תמונה.
flow-piece = אפשר לשלוח תמונה, סרטון, קובץ או שורת טקסט.
flow-day = צריך לשלוח יום וחודש, בלי שנה. לדוגמה: 24 בדצמבר
flow-tag-empty = תגית היא מילה או שתיים, עם אותיות. לדוגמה: שיפון, לחם מחמצת
flow-tag-long = זה ארוך מדי לתגית; בתגית יש עד { $most } תווים: { $tag }
flow-too-many-lines = כל תשובה בשורה משלה, ועד { $most } בסך הכול; מקף במקום תשובה משמיט אותה.
flow-use-buttons = כאן ממשיכים בעזרת הכפתורים שלמעלה. לעצירה: { "\u2068" }/cancel{ "\u2069" }
flow-not-in = זה מיועד לחברי הקבוצה, ולא מצאתי אותך בקבוצה { $group }. אם הצטרפת אליה, כדאי לכתוב בה שורה ולנסות שוב.
