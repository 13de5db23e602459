# Welcome and introductions.
command-introduce = היכרות: כמה מילים על עצמך לקבוצה

greeting = { $count ->
    [one] כיף שהצטרפת, { $names }!
    [two] כיף שהצטרפתם, { $names }!
   *[other] כיף שהצטרפתם, { $names }!
}
# A crowd: a few names, then how many more.
greeting-many = { $more ->
    [one] כיף שהצטרפתם, { $names } ועוד אדם אחד!
    [two] כיף שהצטרפתם, { $names } ועוד שני אנשים!
   *[other] כיף שהצטרפתם, { $names } ועוד { $more-shown } אנשים!
}
greeting-goal = מטרת הקבוצה: { $goal }
greeting-invite = { $count ->
    [one] רוצה לספר על עצמך כמה מילים? כמה שאלות קצרות, בצ׳אט הפרטי.
    [two] רוצים לספר על עצמכם כמה מילים? כמה שאלות קצרות, בצ׳אט הפרטי.
   *[other] רוצים לספר על עצמכם כמה מילים? כמה שאלות קצרות, בצ׳אט הפרטי.
}
intro-button = היכרות קצרה

intro-opening = כמה מילים על עצמך, לקבוצה: { $group }. { $count ->
    [one] שאלה אחת
    [two] שתי שאלות
    [3] שלוש שאלות
   *[other] { $count } שאלות
}{ $must ->
    [yes] {""}
   *[no] , ועל כל אחת אפשר לדלג
}; בכל תשובה עד { $most } תווים. שום דבר לא יופיע בקבוצה לפני תצוגה מקדימה ואישור שלך.
intro-ask-does = מה העיסוק שלך? עבודה, לימודים, יצירה, תחביב.
intro-ask-helps = באילו נושאים אפשר להיעזר בך?
intro-ask-seeks = מה היית רוצה למצוא כאן?

intro-preview = תצוגה מקדימה – כך זה ייראה בקבוצה: { $group }

# The introduction itself, in the group's language.
intro-card = <b>נעים להכיר:</b> { $name }
intro-card-does = <b>עיסוק:</b> { $told }
intro-card-helps = <b>אפשר לפנות בנושא:</b> { $told }
intro-card-seeks = <b>רוצה למצוא:</b> { $told }

intro-on-its-way = הודעת ההיכרות בדרך לקבוצה
intro-published = הודעת ההיכרות שלך כבר בקבוצה: { $group }. תודה! לשינוי או להסרה: { "\u2068" }/introduce{ "\u2069" }
intro-published-link = קישור להודעה: { $link }
intro-perhaps-published = החיבור נותק בזמן הפרסום בקבוצה { $group }, ואי אפשר לדעת אם הודעת ההיכרות הגיעה. כדי לא לפרסם פעמיים, היא לא נשלחה שוב. כדאי להציץ בקבוצה, ואם ההודעה חסרה, לשלוח שוב: { "\u2068" }/introduce{ "\u2069" }
intro-not-published = כרגע אי אפשר לפרסם את הודעת ההיכרות בקבוצה: { $group }. שום דבר ממה שכתבת לא אבד; כדאי לנסות שוב עוד מעט.
# She left out all three questions: an introduction of hers is taken back.
intro-taken-back = הודעת ההיכרות שלך כבר לא מופיעה בקבוצה: { $group }. אפשר להתחיל שוב מתי שרוצים: { "\u2068" }/introduce{ "\u2069" }
intro-forgotten = מה שסיפרת על עצמך כבר לא שמור אצלי. לא ידוע לי אם הודעת ההיכרות שלך עדיין מופיעה בקבוצה { $group }; אם כן, אפשר לבקש מצוות הניהול להסיר אותה.
# In the group, where an introduction too old to be deleted stood.
intro-was-here = הודעת ההיכרות שהופיעה כאן הוסרה.
intro-replaced = הודעת היכרות חדשה: { $name }
intro-nothing = אין מה לפרסם, וזה בסדר גמור: גם קריאה היא דרך להשתתף. אפשר להתחיל שוב מתי שרוצים: { "\u2068" }/introduce{ "\u2069" }
intro-half-done = הודעת ההיכרות שלך עדיין לא גמורה. הקבוצה: { $group }

intro-in-private = כמה מילים על עצמך: { $count ->
    [one] שאלה קצרה אחת
    [two] שתי שאלות קצרות
    [3] שלוש שאלות קצרות
   *[other] { $count } שאלות קצרות
}, בצ׳אט פרטי.
intro-look-in-private = כאן אפשר לראות את הודעת ההיכרות לפני שהיא מתפרסמת.
intro-which-group = לאיזו קבוצה?
intro-no-group = עדיין לא מצאתי קבוצה משותפת לנו. אפשר לשלוח בקבוצה עצמה: { "\u2068" }/introduce{ "\u2069" }
intro-muted = כרגע אין לך אפשרות לכתוב בקבוצה { $group }, ולכן גם אי אפשר לפרסם בה את הודעת ההיכרות. היא נשמרת כאן; אפשר לפנות לצוות הניהול.
intro-once-a-day = אפשר לפרסם הודעת היכרות פעם ביום, ושלך כבר פורסמה היום בקבוצה: { $group }. הנוסח החדש נשמר כאן עד מחר.
intro-not-told = טלגרם לא מוסר לי אם הצטרפת לקבוצה { $group }. אם צוות הניהול ייתן לי בה הרשאת ניהול, אפשר יהיה לנסות שוב. מה שכתבת נשמר כאן.
intro-bot-gone = כרגע אין לי אפשרות לפרסם בקבוצה: { $group }. אפשר לפנות לצוות הניהול שלה.
intro-as-yourself = הודעת היכרות היא אישית. צריך לשלוח את הפקודה בשם שלך: { "\u2068" }/introduce{ "\u2069" }
intro-too-many-lines = שלוש שאלות, ולכן עד שלוש שורות. לדוגמה:
    <code>/introduce
    אפיית לחם
    עצות על מחמצת
    תנור יד שנייה</code>

room-onboarding = קבלת פנים
room-onboarding-about = ברכה למצטרפים חדשים והודעות היכרות
