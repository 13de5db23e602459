# A page for each command, which /help NAME shows: what it does and every form with an example. What is to be copied by a
# button is in help-NAME-copy. (/settings and /staff: settings.ftl.)
help-help =
    כל מה שאפשר לעשות כאן: {"\u2068"}<code>/help</code>{"\u2069"}
    פירוט על פקודה אחת: {"\u2068"}<code>/help poll</code>{"\u2069"}
help-start = הקבוצות שלך, כל מה שאפשר לעשות בכל אחת, וכפתור להוספה לקבוצה: {"\u2068"}<code>/start</code>{"\u2069"}
help-language =
    בעזרת כפתורים: {"\u2068"}<code>/language</code>{"\u2069"}
    בהודעה אחת: {"\u2068"}<code>/language he</code>{"\u2069"}, {"\u2068"}<code>/language ru</code>{"\u2069"} או {"\u2068"}<code>/language en</code>{"\u2069"}

    זו השפה שבה נתכתב. לקבוצה יש שפה משלה, וצוות הניהול קובע אותה.
help-introduce =
    כמה שאלות קצרות בצ׳אט הפרטי, למשל מה העיסוק שלך, במה אפשר להיעזר בך ומה היית רוצה למצוא. שום דבר לא מתפרסם לפני תצוגה מקדימה: {"\u2068"}<code>/introduce</code>{"\u2069"}

    אפשר גם לענות על הכול בבת אחת, כל תשובה בשורה משלה. לדילוג על שאלה כותבים מקף במקום התשובה:
    <code>{ help-introduce-copy }</code>

    לשינוי או להסרה של הודעת ההיכרות: אותה פקודה.
help-introduce-copy =
    /introduce
    אפיית לחם
    עצות על מחמצת
    תנור יד שנייה
help-poll =
    השאלה בשורה הראשונה, ומתחתיה האפשרויות, כל אחת בשורה משלה (לפחות שתיים, לכל היותר 12):
    <code>{ help-poll-copy }</code>

    הסקר פתוח שלושה ימים, ואם רוצים זמן אחר, כותבים אותו לפני השאלה:
    <code>/poll 24h מתי ניפגש?</code>
    <code>/poll יומיים: מתי ניפגש?</code>
    <code>/poll עד יום שישי 18:00: מתי ניפגש?</code>

    התוצאה מתפרסמת כשהסקר נסגר. לסגירה מוקדמת שולחים בתגובה לסקר: {"\u2068"}<code>/poll סגירה</code>{"\u2069"}
help-poll-copy =
    /poll מתי ניפגש?
    ראשון בערב
    שלישי בערב
help-touchpoint =
    בשורה הראשונה כותבים מתי, ובשורות שמתחתיה את הפוסט עצמו:
    <code>{ help-touchpoint-copy }</code>

    עוד דרכים לכתוב מתי:
    <code>/touchpoint כל יום בשעה 18:00</code>
    <code>/touchpoint כל יום עבודה בשעה 9:30</code>
    <code>/touchpoint בימי שני וחמישי בשעה 10:00</code>
    <code>/touchpoint כל שבועיים ביום ראשון בשעה 18:00</code>
    <code>/touchpoint ב-1 וב-15 לחודש בשעה 12:00</code>
    <code>/touchpoint ביום שני הראשון והשלישי בחודש בשעה 10:00</code>
    <code>/touchpoint כל חודש ביום האחרון בשעה 18:00</code>
    <code>/touchpoint כל שנה ב-8 במרץ בשעה 10:00</code>
    <code>/touchpoint ב-24 בדצמבר בשעה 18:00</code>
    <code>/touchpoint מחר בשעה 18:00</code>
    <code>/touchpoint כששקט</code>

    עם תמונה: אפשר לכתוב את הפקודה מתחתיה, או להשיב בה להודעה שלך. מתפרסמת אז ההודעה כמו שהיא, יחד עם התמונה.

    לשינוי הפוסט השלישי ברשימה שולחים את הפקודה עם המספר שלו, ואחריו מועד אחר, טקסט אחר בשורה שמתחת, או שניהם:
    <code>/touchpoint 3 כל יום שני בשעה 12:00</code>

    רשימת הפוסטים, עם תצוגה מקדימה, עריכה, השהיה ומחיקה: {"\u2068"}/touchpoints{"\u2069"}
help-touchpoint-copy =
    /touchpoint כל יום שני בשעה 10:00
    על מה אתם עובדים השבוע?
help-touchpoints =
    כל הפוסטים הקבועים והמועדים הבאים שלהם: {"\u2068"}<code>/touchpoints</code>{"\u2069"}
    הכפתור של כל פוסט מוביל אל תצוגה מקדימה, עריכה, דילוג על הפעם הבאה, השהיה ומחיקה.

    פוסט חדש: {"\u2068"}<code>/help touchpoint</code>{"\u2069"}
help-top =
    פעילי החודש, ובזכות מה: {"\u2068"}<code>/top</code>{"\u2069"}
    פעילי השנה: {"\u2068"}<code>/top year</code>{"\u2069"}
help-me = המקום שלך החודש ומה נספר, וכפתור להסתרה מהרשימות או לחזרה אליהן. התשובה גלויה רק לך: {"\u2068"}<code>/me</code>{"\u2069"}
help-setup = ארבע שאלות קצרות בצ׳אט הפרטי: שפה, אזור זמן, מטרה וקצב. שם אפשר גם לשנות את מה שכבר נקבע ולראות אילו הרשאות חסרות לי: {"\u2068"}<code>/setup</code>{"\u2069"}
help-status = הפוסטים הבאים, על מה דילגתי ולמה, מה לא נשלח ואילו הרשאות חסרות לי: {"\u2068"}<code>/status</code>{"\u2069"}
