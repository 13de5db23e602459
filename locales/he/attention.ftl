# The room "attention": what waits for those who manage groups.
command-attention = מה מחכה לטיפולך
help-attention =
    מה מחכה לטיפולך בקבוצות שבניהולך, בעזרת כפתורים: {"\u2068"}<code>/attention</code>{"\u2069"}
    רק מה שדחוף מיד, והשאר פעם ביום: {"\u2068"}<code>/attention דחוף</code>{"\u2069"}
    הכול מיד: {"\u2068"}<code>/attention הכול</code>{"\u2069"}
    בלי הודעות, רק ברשימה: {"\u2068"}<code>/attention כלום</code>{"\u2069"}
    השעה של ההודעה היומית: {"\u2068"}<code>/attention 18:30</code>{"\u2069"}
attention-door-list = מה מחכה
attention-door-wishes = מתי לכתוב לי
attention-in-private = מה שמחכה לטיפולך בקבוצה הזאת נמצא בצ׳אט הפרטי:
attention-title = { $n ->
    [one] <b>דבר אחד מחכה לטיפולך</b>
    [two] <b>שני דברים מחכים לטיפולך</b>
   *[other] <b>{ $n } דברים מחכים לטיפולך</b>
}
attention-nothing = אין דבר שמחכה לטיפולך.
attention-item =
    <b>{ $group }</b>, מאז { $since }
    { $words }
attention-item-state =
    { $item }
    <i>{ $state }</i>
attention-numbered = { $n }. { $item }
attention-mine = בטיפול: { $name }
attention-later = נדחה עד { $when }.
attention-done = ✓ טופל: { $name }
attention-over = ✓ הסתדר, אין צורך לעשות דבר.
attention-done-already = זה כבר טופל.
attention-button-number = { $open ->
    [yes] •{ $n }•
   *[no] { $n }
}
attention-button-mine = אצלי
attention-button-release = לא אצלי
attention-button-tomorrow = מחר
attention-button-done = טופל
attention-button-wishes = מתי לכתוב לי
attention-button-back = חזרה
attention-button-list = מה מחכה לטיפולי
attention-button-duties = תורנות
attention-wishes = { $how ->
    [all] כשמשהו בקבוצות שלך דורש טיפול, ההודעה מגיעה מיד.
    [desk] כשמשהו בקבוצות שלך דורש טיפול, לא נשלחת הודעה. הכול מחכה ברשימה, ואפשר להציץ בה מתי שנוח.
   *[urgent] כשמשהו דחוף בקבוצות שלך דורש טיפול, ההודעה מגיעה מיד. כל השאר מגיע פעם ביום, בשעה { $time }, בהודעה אחת.
}
attention-button-how = { $how ->
    [all] הכול מיד
    [desk] בלי הודעות, רק ברשימה
   *[urgent] דחוף מיד, והשאר פעם ביום
}
attention-button-hour = { $hour }:00
attention-duties =
    <b>תורנות</b>
    מי שרוצה מצטרף לתורנות: שבוע לכל אחד, החל מיום שני. אז ההודעות מגיעות רק למי שבתורנות השבוע, וכל השאר רואים הכול ברשימה.
    {""}
attention-duty = { $group }: השבוע { $name }
attention-duty-all = { $group }: אין תורנות, וההודעות מגיעות לכולם
attention-button-join = הצטרפות: { $group }
attention-button-leave = יציאה: { $group }
attention-which = איך לכתוב לך? למשל: {"\u2068"}<code>/attention דחוף</code>{"\u2069"}. אפשר גם {"\u2068"}<code>/attention הכול</code>{"\u2069"}, {"\u2068"}<code>/attention כלום</code>{"\u2069"} או שעה: {"\u2068"}<code>/attention 18:30</code>{"\u2069"}.
mydata-attention = מתי לכתוב לך על מה שדורש טיפול בקבוצות שלך
mydata-duty = השתתפות בתורנות של צוות הניהול
item-unknown = יש משהו שכדאי לבדוק. איך הדברים עומדים, אפשר לראות בקבוצה: {"\u2068"}/status{"\u2069"}

# What waits for those who manage a group, and what they do about it.
post-unknown-named = החיבור נותק בזמן הפרסום: { $post }. אי אפשר לדעת אם הפוסט הגיע, וכדי לא לפרסם פעמיים הוא לא נשלח שוב. כדאי להציץ בקבוצה.
poll-lost = החיבור נותק בזמן פרסום הסקר { $question }. אי אפשר לדעת אם הוא הגיע. כדאי להציץ בקבוצה.
item-button-there = זה שם
item-button-again = לפרסם שוב
item-button-general = שיישאר ב־General
item-is-there = מצוין, אז הכול בסדר.
item-posted-again = מתפרסם שוב.
item-cannot-again = כבר אי אפשר לפרסם את זה שוב.
item-stays-in-general = בסדר, נשאר ב־General.
item-quarantine = משהו שקרה בקבוצה לא טופל, והוא שמור אצלי. מי שמפעיל אותי יכול לראות במה מדובר: {"\u2068"}<code>kehila quarantine</code>{"\u2069"}. כל השאר נמשך כרגיל.
item-content-low = עוד מעט ייגמרו פותחי השיחה שהקבוצה עוד לא קיבלה: נשאר בערך לשבוע, ואחר כך הישנים יחזרו. אם עדיף משהו חדש, אפשר להוסיף פוסטים משלך: {"\u2068"}/touchpoint{"\u2069"}
item-posts-low = הפוסט האחרון שתוכנן לקבוצה יתפרסם בשבוע הקרוב. להוספת פוסטים: {"\u2068"}/touchpoint{"\u2069"}
