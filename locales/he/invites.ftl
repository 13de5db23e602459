# The room "invites": who brought whom.
room-invites = הזמנות
room-invites-about = קישור אישי לכל חברי הקבוצה, קישורים לקמפיינים, ותודה כשמי שהגיעו בזכותם נשארים
command-invite = קישור אישי להזמנת חברים
help-invite =
    קישור אישי לקבוצה, עם מספר המצטרפים שהגיעו דרכו ונשארו: { "\u2068" }<code>/invite</code>{ "\u2069" }
    צוות הניהול יוצר כך קישור לקמפיין: { "\u2068" }<code>/invite יריד האביב</code>{ "\u2069" }
nudge-invited = תודה על הזמנות
invites-door = קישורים
invites-standing = { $n ->
    [one] מצטרף אחד דרך קישור בשבועיים
    [two] שני מצטרפים דרך קישורים בשבועיים
   *[other] מצטרפים דרך קישורים בשבועיים: { $n }
}
invites-link-own =
    זה הקישור שלך, ומי שבאים דרכו הגיעו בזכותך:
    <code>{ $url }</code>

    { $numbers }
invites-link-campaign =
    <b>{ $name }</b>
    <code>{ $url }</code>

    { $numbers }
invites-link-over =
    כבר לא פעיל: <b>{ $name }</b>

    { $numbers }
invites-numbers = הצטרפו: { $came } · נשארו שבועיים: { $stayed } · ענו לאחרים: { $answered }
invites-entry = קישור { $name }. { $numbers }
invites-entry-over = קישור שכבר לא פעיל: { $name }. { $numbers }
invites-title = מי הגיעו ובאיזה קישור: <b>{ $group }</b>
invites-none = עוד אין קישורים לקבוצה <b>{ $group }</b>. חברי הקבוצה מקבלים קישור אישי בפקודה { "\u2068" }/invite{ "\u2069" } בקבוצה, וקישור לקמפיין יוצרים כך: { "\u2068" }<code>/invite יריד האביב</code>{ "\u2069" }
invites-button-copy = העתקה
invites-button-end = סיום הקישור
invites-button-back = כל הקישורים
invites-unknown = הקישור הזה כבר לא קיים.
invites-too-long = בשם של קישור יש לכל היותר { $most } תווים, וכאן { $length }. לדוגמה: { "\u2068" }<code>/invite יריד האביב</code>{ "\u2069" }
invites-too-many = לקבוצה כבר יש { $most } קישורים לקמפיינים. כדי לסיים חלק מהם: { "\u2068" }/desk{ "\u2069" }
invites-no-right = בשביל זה נחוצה לי הרשאת ניהול ״הוספת משתמשים״. אפשר לתת אותה בהגדרות הקבוצה בטלגרם.
invites-not-made = הקישור לא נוצר. { $why }
invites-as-yourself = הקישור אישי, ולכן את הפקודה שולחים מהחשבון האישי: { "\u2068" }/invite{ "\u2069" }
invites-thanks = תודה! מי שהגיעו לקבוצה { $group } דרך הקישור שלך נשארים וגם עונים לאחרים: { $name }
mydata-came-by = הקישור שדרכו הצטרפת: { $link }
mydata-invited = { $n ->
    [0] יש לך קישור להזמנת חברים
    [one] אדם אחד הצטרף דרך הקישור שלך
    [two] שני אנשים הצטרפו דרך הקישור שלך
   *[other] אנשים שהצטרפו דרך הקישור שלך: { $n }
}
