# What the house itself says: refusals, faults, fallbacks.
fault = משהו השתבש אצלי. התקלה נרשמה; כדאי לנסות שוב עוד מעט.
refuse-group-only = הפקודה { "\u2068" }/{ $command }{ "\u2069" } פועלת רק בקבוצה. אפשר לשלוח אותה שם.
refuse-managers-only = הפקודה { "\u2068" }/{ $command }{ "\u2069" } מיועדת לצוות הניהול של הקבוצה.
refuse-managers-only-button = הכפתור הזה מיועד לצוות הניהול של הקבוצה.
refuse-other-section = זה לא בין התחומים שבהם העזרה שלך כאן. אפשר לפנות למי שעוזרים בכול או למי שיש להם הרשאת ניהול בטלגרם.
refuse-administrators-only = זה שמור למי שיש להם הרשאת ניהול בקבוצה בטלגרם.
refuse-stale-button = הכפתור הזה כבר לא פעיל. אפשר להתחיל מחדש: לשלוח שוב את הפקודה.
refuse-not-yours = הכפתור הזה שייך לבקשה של מישהו אחר.
refuse-not-yours-link = הקישור הזה שייך לבקשה של מישהו אחר.
refuse-gone = אני כבר לא בקבוצה הזאת.
group-not-allowed = אני כאן בשביל קהילות מסוימות, והקבוצה הזאת עדיין לא אחת מהן, ולכן אצא ממנה עכשיו. מספר הקבוצה, למי שמפעילים אותי: { "\u2068" }<code>{ $id }</code>{ "\u2069" }
unknown-command = הפקודה הזאת לא מוכרת לי. מה אפשר לעשות: { "\u2068" }/help{ "\u2069" }
private-fallback = התפקיד שלי הוא לעזור לקבוצות. מה אפשר לעשות: { "\u2068" }/help{ "\u2069" }
post-unknown = החיבור נותק בזמן הפרסום, ואי אפשר לדעת אם הפוסט הגיע. כדי לא לפרסם פעמיים, הוא לא נשלח שוב. כדאי להציץ בקבוצה, ואם הפוסט חסר, לפרסם אותו ידנית.
post-given-up = טלגרם לא הצליח שוב ושוב לפרסם פוסט, והפרסום בוטל. כל השאר נמשך כרגיל. אם הפוסט עדיין נחוץ, אפשר לפרסם אותו ידנית. מה עוד נכשל ולמה, אפשר לראות בקבוצה: { "\u2068" }/status{ "\u2069" }
nothing-to-cancel = אין כרגע מה לבטל.
cancelled = בסדר, עצרנו כאן.
draft-go-on = המשך
draft-gone = כאן כבר אין מה להמשיך.
whisper-in-group =
    בקבוצה { $group }:
    { $words }
whisper-rather-in-private = עדיף לענות על זה בצ׳אט פרטי.
whisper-open-private = לצ׳אט הפרטי
flood-wait = הגיעו הרבה פקודות בבת אחת, ולכן האחרונות נשארו בלי מענה. בעוד דקה אפשר יהיה לשלוח אותן שוב.
flood-wait-press = הרבה לחיצות ברצף. בעוד דקה הכפתורים יפעלו שוב.
refused-with-words =
    { $refusal }

    הטקסט שלך:
    <code>{ $typed }</code>
page-previous = העמוד הקודם
page-following = העמוד הבא
# A question or title, and which page of how many this is.
page-of = { $words } ({ $place })
more-than-fits = ויש עוד, אבל לא הכול נכנס בהודעה אחת.

# Why Telegram does not do it, as a sentence of its own.
refusal-topic-closed = הנושא בפורום סגור. אפשר לפתוח אותו, או לתת לי הרשאה לניהול נושאים.
refusal-topic-gone = הנושא בפורום כבר לא קיים.
refusal-message-gone = ההודעה המקורית כבר לא קיימת.
refusal-may-not-write = אין לי הרשאה לכתוב שם.
refusal-may-not-poll = אין לי הרשאה לפרסם שם סקרים.
refusal-may-not-send-media = אין לי הרשאה לשלוח לשם תמונות וקבצים.
refusal-bad-file = הקובץ כבר לא קיים בטלגרם, או שלא התקבל שם.
refusal-no-right = חסרה לי הרשאה לזה.
refusal-slow-mode = בקבוצה מופעל מצב איטי, ועוד לא הגיע תורי.
refusal-not-there = אני לא בקבוצה.
refusal-group-gone = הקבוצה כבר לא קיימת.
refusal-unreachable = אי אפשר לכתוב בצ׳אט הפרטי: הוא עוד לא נפתח, או שנחסם.
refusal-already-in = כבר בקבוצה.
refusal-request-gone = בקשת ההצטרפות כבר לא קיימת: היא בוטלה, או שההחלטה התקבלה בטלגרם עצמו.
refusal-in-too-many = אי אפשר להוסיף: הגבלת הקבוצות של טלגרם לחשבון אחד מלאה.
refusal-link-gone = הקישור כבר לא פעיל, או שלא אני יצרתי אותו.
refusal-too-long = הטקסט ארוך ממה שטלגרם מאפשר.
refusal-other = טלגרם לא קיבל את זה, והסיבה לא ידועה לי.
refusal-lost = החיבור נותק, ואי אפשר לדעת אם ההודעה הגיעה.

# What keeps me from posting; said once to those who manage, and in /status.
trouble-topic-closed = הנושא הראשי בפורום (General) סגור, ולכן ברכות למצטרפים ופוסטים לא מופיעים בו. אפשר לפתוח אותו, או לתת לי הרשאה לניהול נושאים.
trouble-may-not-write = אין לי הרשאה לכתוב בקבוצה, ולכן ברכות למצטרפים ופוסטים לא מופיעים בה. אפשר לתת לי הרשאה לשלוח הודעות, או הרשאת ניהול בטלגרם.

flood-wait-messages = הגיעו הרבה הודעות בבת אחת, ולכן האחרונות נשארו בלי מענה. בעוד דקה אפשר יהיה לשלוח אותן שוב.

# What the bot does: a room of the house, as its users see it (its name and what it is about: room-NAME, room-NAME-about).
room-is-off = כבוי בקבוצה: { $room }. צוות הניהול יכול להפעיל.
room-is-on = פעיל מעכשיו: { $room }
room-button-on = הפעלה
room-on-typed = פעיל, הפעלה, כן
room-off-typed = כבוי, כיבוי, לא
room-here-typed = כאן, לכאן
room-topic-gone = { $room }: הנושא בפורום נסגר או נמחק, ולכן הפוסטים יגיעו מעכשיו לנושא הראשי (General). לבחירת נושא אחר, יש לכתוב בו: { "\u2068" }<code>{ $command }</code>{ "\u2069" }
once-more = צריך רגע כדי לוודא מי בקבוצה. אפשר לנסות שוב בעוד כמה שניות.
