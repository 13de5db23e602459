# Interest lists: people who share a tag can be asked at once.
room-interests = רשימות עניין
room-interests-about = אפשר לשאול יחד את מי שמתעניינים באותו דבר
desk-door-interests = רשימות עניין
nudge-interest = שאלות לרשימות שלי
interests-standing = { $count ->
    [one] רשימה אחת
    [two] שתי רשימות
   *[other] { $count } רשימות
}
command-ask = שאלה למי שמתעניינים באותו דבר
help-ask =
    שאלה למי שברשימה: {"\u2068"}<code>/ask #שיפון למי יש מחמצת?</code>{"\u2069"}
    הרשימות שלך, ואיך שואלים אותך: {"\u2068"}<code>/ask</code>{"\u2069"}

    בכל פעם שואלים עד חמישה אנשים, לפי התור, ורק את מי שהסכימו. אפשר לשאול כל רשימה פעם ביום, ולכל אחד יש עד שתי שאלות ביום.
mydata-interests = רשימות העניין שלך: { $tags }

interests = רשימות עניין בקבוצה { $group }. כל לחיצה משנה איך שואלים אותך: בכלל לא, באזכור בקבוצה או בצ׳אט הפרטי. לכל היותר פעם ביום ושלוש פעמים בשבוע.
interests-none = עדיין אין רשימות עניין בקבוצה { $group }. הן מתחילות בתגיות שבהודעת ההיכרות: {"\u2068"}/introduce{"\u2069"}
interests-list = { $how ->
    [mention] ✓ #{ $tag }: באזכור
    [private] ✓ #{ $tag }: בצ׳אט הפרטי
   *[off] #{ $tag }: כבוי
}
interests-ask = שאלה לרשימה
interests-invitation = מי ישאל אותי על זה?

ask-how =
    רשימה עם סולמית, ואז השאלה:
    {"\u2068"}<code>/ask #שיפון למי יש מחמצת?</code>{"\u2069"}
    אילו רשימות יש: {"\u2068"}<code>/ask</code>{"\u2069"}
ask-as-yourself = כדי שיידעו למי לענות, צריך לשלוח בשם שלך: {"\u2068"}/ask{"\u2069"}
ask-in-the-group = יש לנו כמה קבוצות משותפות; צריך לשלוח את זה בקבוצה המתאימה.
ask-no-lists = עדיין אין כאן אף אחד ברשימות עניין. כדי להתחיל רשימה: {"\u2068"}/ask{"\u2069"}
ask-unknown = אין כאן רשימה כזאת: { $tag }. הקרובות ביותר: { $near }
ask-list-rests = הרשימה { $tag } נשאלה לא מזמן. אפשר לשאול אותה שוב: { $when }
ask-too-often = שאלת פעמיים ביממה האחרונה. אפשר לשאול שוב: { $when }
ask-nobody-now = כל מי שברשימה { $tag } נשאלו לא מזמן, או שאין בה אף אחד חוץ ממך. אפשר לנסות שוב מחר, או לשאול את כל הקבוצה.
ask-muted = כרגע אין לך אפשרות לכתוב בקבוצה { $group }, ולכן גם אי אפשר לפרסם בה את השאלה.
ask-not-posted = כרגע אי אפשר לפרסם את השאלה. היא לא נספרה; כדאי לנסות שוב עוד מעט.
ask-which-list = לאיזו רשימה?
ask-which-question = מה השאלה? בשורה אחת.
ask-publish = לשאול
ask-asked = השאלה נשאלה בקבוצה: { $group }
ask-post = שאלה מאת { $asker } למי שמתעניינים ב־{ $tag }:
ask-post-names = למשל: { $names }
ask-me-too = גם אותי אפשר לשאול
ask-told = בקבוצה { $group } יש שאלה בנושא { $tag }.
ask-was-here = השאלה שהופיעה כאן הוסרה.
