# The welcome in the managers' own words.
command-welcome = ברכה למצטרפים: נוסח, תמונה, כפתורים
help-welcome =
    הברכה למצטרפים, עם כפתורים: { "\u2068" }<code>/welcome</code>{ "\u2069" }
    נוסח משלכם: { "\u2068" }<code>/welcome</code>{ "\u2069" } והטקסט בשורות שמתחת, או שניהם ככיתוב של תמונה. בטקסט, במקום { "\u2068" }<code>{ "{" }שם{ "}" }</code>{ "\u2069" } יופיעו שמות המצטרפים ובמקום { "\u2068" }<code>{ "{" }קבוצה{ "}" }</code>{ "\u2069" } שם הקבוצה; { "\u2068" }<code>{ "{" }כללים{ "}" }</code>{ "\u2069" } מוביל אל הכללים
    קישור על כפתור: { "\u2068" }<code>/welcome https://example.org האתר שלנו</code>{ "\u2069" }
    חזרה לנוסח הרגיל: { "\u2068" }<code>/welcome off</code>{ "\u2069" }
desk-door-welcome = נוסח הברכה

welcome-panel =
    <b>ברכה למצטרפים</b> – { $group }
    { $words }

    { $lines }
welcome-ours = המצטרפים מקבלים את הברכה בנוסח הרגיל. אפשר לכתוב נוסח משלכם, וגם כמה: הם יופיעו בתורות.
welcome-own = המצטרפים מקבלים את הברכה בנוסח שלכם: { $words }
welcome-own-several =
    המצטרפים מקבלים את הברכה בנוסחים שלכם, כל אחד בתורו:
    { $items }
welcome-item = { "\u200F" }{ $n }. { $words }
welcome-words = { $words }
welcome-words-photo = { $words } (עם תמונה)
welcome-one =
    <b>נוסח הברכה</b>

    { $words }
welcome-one-photo =
    <b>נוסח הברכה</b>, מתחת לתמונה

    { $words }
welcome-button-write = כתיבת נוסח
welcome-button-another = נוסח נוסף
welcome-button-preview = תצוגה מקדימה
welcome-button-buttons = כפתורים
welcome-button-change = שינוי
welcome-button-remove = הסרה
welcome-button-ours = הנוסח הרגיל
welcome-button-really-ours = כן, הנוסח הרגיל
welcome-ask-ours = לחזור לנוסח הרגיל? מה שכתבתם יוסר.
welcome-removed = הוסר
welcome-gone = הנוסח הזה כבר לא קיים. לצפייה במה שיש: { "\u2068" }/welcome{ "\u2069" }
welcome-too-many = כבר יש { $most } נוסחים. לשינוי או להסרה: { "\u2068" }/welcome{ "\u2069" }
welcome-in-private = התצוגה המקדימה והשמירה מחכות בצ׳אט הפרטי.
welcome-which-group = לאיזו קבוצה?

welcome-ask-words = איך לקבל את המצטרפים בקבוצה { $group }? אפשר לכתוב בדיוק כפי שזה צריך להיראות, עם הדגשות וקישורים, וגם לצרף תמונה.
welcome-hint-words =
    במקום { "\u2068" }<code>{ "{" }שם{ "}" }</code>{ "\u2069" } יופיעו שמות המצטרפים, ובמקום { "\u2068" }<code>{ "{" }קבוצה{ "}" }</code>{ "\u2069" } שם הקבוצה. במקום { "\u2068" }<code>{ "{" }כללים{ "}" }</code>{ "\u2069" } יופיע קישור לכללים. לדוגמה:
    <code>כיף שהצטרפתם, { "{" }שם{ "}" }! בכל יום חמישי אנחנו אופים יחד.</code>
welcome-ask-photo = לצרף תמונה מעל הטקסט? אפשר לשלוח אותה, או לדלג.
welcome-only-photo = כאן צריך תמונה שנשלחת כתמונה, לא כקובץ.
welcome-unknown-slot = לא ידוע לי מה לכתוב כאן: { $typed }. אלה מוכרים לי: במקום { "\u2068" }<code>{ "{" }שם{ "}" }</code>{ "\u2069" } יופיעו שמות המצטרפים, ובמקום { "\u2068" }<code>{ "{" }קבוצה{ "}" }</code>{ "\u2069" } שם הקבוצה, ובמקום { "\u2068" }<code>{ "{" }כללים{ "}" }</code>{ "\u2069" } קישור לכללים.
welcome-no-rules = עדיין אין לקבוצה כללים, ולכן אין לאן להוביל. לכתיבה: { "\u2068" }/rules{ "\u2069" }
welcome-the-rules = הכללים
welcome-too-long = עם שמות ארוכים ומצטרפים רבים בבת אחת יוצאים { $length } תווים, ובהודעה יש מקום ל־{ $most }. צריך לקצר קצת.
welcome-too-long-for-photo = עם שמות ארוכים ומצטרפים רבים בבת אחת יוצאים { $length } תווים, ומתחת לתמונה יש מקום ל־{ $most }. צריך לקצר קצת, או לוותר על התמונה.
welcome-preview = תצוגה מקדימה – כך זה ייראה, יחד עם הכפתורים, בקבוצה: { $group }
welcome-preview-below = כך זה ייראה
welcome-save = שמירה
welcome-half-done = נוסח הברכה עדיין לא גמור. הקבוצה: { $group }
welcome-saved = { $n ->
    [one] נשמר: מעכשיו זה נוסח הברכה למצטרפים. הקבוצה: { $group }
    [two] נשמר: מעכשיו שני נוסחי ברכה מופיעים בתורות. הקבוצה: { $group }
   *[other] נשמר: מעכשיו { $n } נוסחי ברכה מופיעים בתורות. הקבוצה: { $group }
}
# In a greeting, after the names of the first.
welcome-names-more = { $more ->
    [one] { $names } ועוד אדם אחד
    [two] { $names } ועוד שני אנשים
   *[other] { $names } ועוד { $more-shown } אנשים
}

welcome-button-reading = רק לקרוא
welcome-reading = קריאה נעימה! לא יהיו כאן בקשות נוספות ממך. כשיתחשק לספר על עצמך: { "\u2068" }/introduce{ "\u2069" }
welcome-reading-sample = מי שיבחרו בכפתור הזה לא יקבלו בקשות נוספות.
mydata-only-reads = בחרת כאן רק לקרוא, ולכן אין בקשות נוספות ממך.

welcome-buttons =
    <b>הכפתורים שמתחת לברכה</b>
    לחיצה מוסיפה כפתור או מסירה אותו.

    { $link }
welcome-link-none = עדיין אין קישור.
welcome-link = הקישור: { $label } – { $address }
welcome-button-link = הוספת קישור
welcome-button-link-change = שינוי הקישור
welcome-button-link-remove = הסרת הקישור
welcome-ask-address = לאן הכפתור יוביל? צריך לשלוח כתובת שמתחילה כך: { "\u2068" }<code>https://</code>{ "\u2069" }
welcome-ask-label = מה יהיה כתוב על הכפתור? עד 30 תווים.
welcome-bad-address = לכאן כפתור לא יכול להוביל: { $typed }. צריך כתובת מלאה, לדוגמה: { "\u2068" }<code>https://example.org/recipes</code>{ "\u2069" }
welcome-link-preview =
    מתחת לברכה בקבוצה { $group } יופיע הכפתור: { $label }
    הוא יוביל אל: { $address }
welcome-link-half-done = הקישור שמתחת לברכה עדיין לא גמור. הקבוצה: { $group }
welcome-link-saved = נשמר: הקישור יופיע החל מהברכה הבאה. הקבוצה: { $group }

welcome-setting =
    <b>{ $entry }</b>
    { $about }
settings-name-delay = זמן המתנה
settings-about-delay = כמה זמן לחכות אחרי הצטרפות, כדי שמי שמצטרפים יחד יקבלו ברכה אחת משותפת.
settings-value-delay = { $delay ->
    [soon] חצי דקה
    [minutes-2] שתי דקות
   *[minutes-10] 10 דקות
}
settings-choice-delay = { $delay ->
    [soon] חצי דקה
    [minutes-2] שתי דקות
   *[minutes-10] 10 דקות
}
settings-done-delay = { $delay ->
    [soon] מעכשיו הברכה למצטרפים מגיעה אחרי חצי דקה.
    [minutes-2] מעכשיו הברכה למצטרפים מגיעה אחרי שתי דקות.
   *[minutes-10] מעכשיו הברכה למצטרפים מגיעה אחרי 10 דקות.
}
settings-unknown-delay = אפשר לבחור זמן המתנה לברכה: soon, 2 או 10, ולא: { $typed }. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }
settings-name-cleanup = ניקוי
settings-about-cleanup = מתי הברכה נמחקת. בטלגרם אפשר למחוק אותה במשך יומיים.
settings-value-cleanup = { $cleanup ->
    [hour] אחרי שעה, או כשמגיעה הברכה הבאה
    [day] אחרי יום, או כשמגיעה הברכה הבאה
    [next] כשמגיעה הברכה הבאה, לכל היותר אחרי יומיים
   *[stays] הברכות נשארות
}
settings-choice-cleanup = { $cleanup ->
    [hour] אחרי שעה
    [day] אחרי יום
    [next] כשמגיעה הבאה
   *[stays] הברכות נשארות
}
settings-done-cleanup = { $cleanup ->
    [hour] מעכשיו הברכה נמחקת אחרי שעה, או כשמגיעה הברכה הבאה.
    [day] מעכשיו הברכה נמחקת אחרי יום, או כשמגיעה הברכה הבאה.
    [next] מעכשיו הברכה נמחקת כשמגיעה הברכה הבאה, לכל היותר אחרי יומיים.
   *[stays] מעכשיו הברכות נשארות.
}
settings-unknown-cleanup = ברכה יכולה להימחק אחרי שעה (hour) או יום (day), כשמגיעה הבאה (next), או להישאר (stays), ולא: { $typed }. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }
settings-name-greeting = מי רואים
settings-about-greeting = כולם רואים מי הצטרפו ויכולים להגיב. אפשר גם שרק המצטרפים יראו את הברכה שלהם והקבוצה תישאר שקטה, אבל בטלגרם לא מבטיחים שהודעה כזאת תגיע. מעל עשרה בבת אחת, ומי שאי אפשר להראות להם לבד, מקבלים ברכה לעיני כולם.
settings-value-greeting = { $greeting ->
    [alone] רק המצטרפים
   *[shared] כולם
}
settings-choice-greeting = { $greeting ->
    [alone] רק המצטרפים
   *[shared] כולם
}
settings-done-greeting = { $greeting ->
    [alone] מעכשיו רק המצטרפים רואים את הברכה שלהם. כשזה לא אפשרי, כולם רואים אותה.
   *[shared] מעכשיו כולם רואים את הברכה.
}
settings-unknown-greeting = אפשר שכולם יראו את הברכה (shared) או רק המצטרפים (alone), ולא: { $typed }. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }
settings-name-service = הצטרפות ועזיבה
settings-about-service = ההודעות של טלגרם עצמה על הצטרפות ועל עזיבה. כדי להסיר אותן נדרשת לי הרשאה למחיקת הודעות.
settings-value-service = { $service ->
    [joined] ההודעות על הצטרפות מוסרות
    [left] ההודעות על עזיבה מוסרות
    [both] ההודעות על הצטרפות ועל עזיבה מוסרות
   *[keep] ההודעות של טלגרם נשארות
}
settings-choice-service = { $service ->
    [joined] הסרת הצטרפויות
    [left] הסרת עזיבות
    [both] הסרת שתיהן
   *[keep] להשאיר
}
settings-done-service = { $service ->
    [joined] מעכשיו ההודעות של טלגרם על הצטרפות מוסרות, כשיש לי הרשאה למחוק.
    [left] מעכשיו ההודעות של טלגרם על עזיבה מוסרות, כשיש לי הרשאה למחוק.
    [both] מעכשיו ההודעות של טלגרם על הצטרפות ועל עזיבה מוסרות, כשיש לי הרשאה למחוק.
   *[keep] מעכשיו ההודעות של טלגרם על הצטרפות ועל עזיבה נשארות.
}
settings-unknown-service = להודעות של טלגרם יש ארבע אפשרויות: להשאיר (keep), להסיר הצטרפות (joined), עזיבה (left) או שתיהן (both), ולא: { $typed }. לדוגמה: { "\u2068" }<code>{ $meant }</code>{ "\u2069" }
