# Polls: /poll, what is in the way of one, and its result.
command-poll = סקר: השאלה כאן, ומתחתיה אפשרות בכל שורה
# What people may type after /poll to close a poll early; separated by commas.
poll-close-words = סגירה, לסגור, סיום, סגור

poll-example-question = מתי ניפגש?
poll-example-1 = יום ראשון בערב
poll-example-2 = יום שלישי בערב
# Put where her own options are missing.
poll-filler-1 = אפשרות ראשונה
poll-filler-2 = אפשרות שנייה
poll-filler-3 = אפשרות שלישית

poll-how =
    סקר הוא שאלה, ומתחתיה אפשרות אחת בכל שורה. לדוגמה:
    <code>{ $form }</code>
poll-no-options =
    חסרות אפשרויות: לפחות שתיים, כל אחת בשורה משלה. לדוגמה:
    <code>{ $form }</code>
poll-one-option =
    עם אפשרות אחת אין בין מה לבחור. לדוגמה:
    <code>{ $form }</code>
poll-one-line =
    כל אפשרות נכתבת בשורה משלה. כך:
    <code>{ $form }</code>
poll-too-many =
    בסקר יש מקום לעד { $most } אפשרויות, וכאן { $over ->
        [one] יש אחת יותר
        [two] יש שתיים יותר
       *[other] יש { $over } יותר
    }. כך זה עם { $most } הראשונות:
    <code>{ $form }</code>
poll-long-question =
    השאלה ארוכה מדי { $over ->
        [one] בתו אחד
        [two] בשני תווים
       *[other] ב־{ $over } תווים
    }; אפשר עד { $most } תווים. לדוגמה:
    <code>{ $form }</code>
poll-long-option =
    אפשרות { $nth } ({ $start }) ארוכה מדי { $over ->
        [one] בתו אחד
        [two] בשני תווים
       *[other] ב־{ $over } תווים
    }; אפשר עד { $most } תווים. לדוגמה:
    <code>{ $form }</code>
poll-twins =
    אפשרות אחת מופיעה פעמיים: { $option }
    בלי הכפילות:
    <code>{ $form }</code>

poll-no-right =
    עדיין אין לי הרשאה לפרסם סקרים בקבוצה הזאת. כשתהיה לי, אפשר יהיה לשלוח שוב:
    <code>{ $form }</code>
poll-not-posted =
    הסקר לא פורסם. { $why }
    אפשר לשלוח שוב:
    <code>{ $form }</code>
poll-unsure = החיבור נותק בזמן פרסום הסקר, ואי אפשר לדעת אם הוא הופיע. אם הסקר בקבוצה, התוצאה תפורסם כרגיל; אם לא, אפשר לשלוח אותו שוב.

poll-gone = הסקר הזה כבר לא בקבוצה, ולכן אין לו תוצאה.
poll-none-open = אין כרגע בקבוצה סקר פתוח שפרסמתי.
poll-close-which = איזה סקר לסגור? שולחים בתגובה אליו: {"\u2068"}<code>/poll סגירה</code>{"\u2069"}

poll-result = תוצאות הסקר: <b>{ $question }</b>
# Two lines: the option, and its bar with percentage and votes. RLM first: they may hold no Hebrew letter.
poll-option =
    {"\u200F"}{ $label }
    {"\u200F"}{ $bar } { $percent } · { $votes }
# In the picture: what is at the end of a bar, and what is above them all.
poll-bar = { $votes } · { $percent }
poll-picture = { $question }
poll-best = הכי הרבה קולות: { $option }
poll-tie = תיקו: { $options }
poll-wide-tie = את המקום הראשון חולקות { $n } אפשרויות.
poll-voters = { $n ->
    [one] הצביע אדם אחד.
    [two] הצביעו שני אנשים.
   *[other] הצביעו { $shown } אנשים.
}
poll-thanks = תודה על ההשתתפות 🙏
poll-no-votes = הפעם לא התקבלו קולות, והשאלה עדיין פתוחה. מה דעתכם? מוזמנים לכתוב כאן.

# How long a poll is open. What may be typed before the question, separated by commas, lower case.
poll-length-minutes = דקה, דקות
poll-length-hours = שעה, שעות
poll-length-days = יום, ימים, יממה
poll-length-weeks = שבוע, שבועות
poll-length-two-minutes = שתי־דקות
poll-length-two-hours = שעתיים
poll-length-two-days = יומיים
poll-length-two-weeks = שבועיים
poll-length-for = למשך, במשך
poll-length-until = עד
poll-length-range = סקר יכול להיות פתוח מ־5 דקות ועד 30 יום. לדוגמה, כשהאפשרויות בשורות שמתחת: { "\u2068" }<code>/poll 24h { poll-example-question }</code>{ "\u2069" }
poll-open-until = הסקר פתוח עד { $when }

room-polls = סקרים
room-polls-about = שאלות לקבוצה, ובסוף גם התוצאות
