# Members who keep newcomers company.
command-buddy = ליווי: מישהו לפנות אליו
help-buddy =
    למצטרפים חדשים: חבר קבוצה ותיק שאפשר לשאול אותו הכול. לוותיקים: ליווי של מצטרפים, שניים לכל היותר: {"\u2068"}<code>/buddy</code>{"\u2069"}
    אין ליווי בלי הסכמה של שני הצדדים.

room-buddies = ליווי
room-buddies-about = ותיקים שמלווים מצטרפים חדשים, כששני הצדדים רוצים
nudge-buddies = ליווי מצטרפים

buddies-door = ליווי
buddies-standing = { $n ->
    [0] עוד אין מלווים
    [one] מלווים: 1, מצטרפים בליווי: { $pairs }
    [two] מלווים: 2, מצטרפים בליווי: { $pairs }
   *[other] מלווים: { $n }, מצטרפים בליווי: { $pairs }
}
buddies-volunteer = מצטרפים חדשים מרגישים בבית מהר יותר כשיש למי לפנות. רוצה ללוות מדי פעם, בקבוצה { $group }? שני מצטרפים לכל היותר, ובכל פעם תגיע שאלה.
buddies-button-volunteer = ליווי מצטרפים
buddies-want = רוצה שיהיה לך בקבוצה { $group } למי לפנות, מבין הוותיקים? אפשר למצוא מי שמתאים.
buddies-button-want = אשמח לליווי
buddies-is-one = תודה על ליווי המצטרפים בקבוצה { $group }. כשיבקשו ליווי, תגיע קודם שאלה.
buddies-paused = הליווי בהפסקה בקבוצה: { $group }. לא יגיעו בקשות חדשות.
buddies-has = בליווי שלך: { $name }
buddies-asked-short = בקשה לליווי שלך: { $name }
buddies-button-pause = הפסקה
buddies-button-resume = חזרה לליווי
buddies-button-stop = סיום
buddies-looking = החיפוש אחר ליווי בשבילך נמשך בקבוצה: { $group }. כשתהיה הסכמה, תגיע הודעה.
buddies-found = יש לך ליווי בקבוצה { $group }: { $name }. להתחלה אפשר להיעזר באחת השורות האלה:
buddies-button-unwant = בלי ליווי
buddies-button-another = ליווי אחר
buddies-asked = בקשה לליווי בקבוצה { $group }: { $name }. { $shared } מתאים לך?
buddies-shared = משותף לשניכם: { $tags }.
buddies-nothing-shared = הזדמנות טובה לגלות מה משותף.
buddies-button-yes = כן
buddies-button-not-now = לא עכשיו
buddies-wonder = עבר שבוע בקבוצה { $group }. יצא לכם לדבר, לך ול: { $name }?
buddies-button-talked = כן
buddies-button-not-yet = עוד לא
buddies-button-not-talked = לא
buddies-offer-another = רוצה ליווי אחר בקבוצה { $group }?
buddies-noted = תודה, נרשם
buddies-no-longer = זה כבר הוסדר

# In private, with what leads to the page.
buddies-call-asked = הקבוצה { $group }: יש בקשה לליווי, ואולי זה מתאים לך. { $door }
buddies-call-found = הקבוצה { $group }: נמצא לך ליווי! { $door }
buddies-call-wonder = הקבוצה { $group }: עבר שבוע של ליווי. { $door }
buddies-call-asked-door = כן או לא עכשיו
buddies-call-found-door = מי זה, וכמה שורות להתחלה
buddies-call-wonder-door = שאלה אחת קצרה

# To be copied and sent by one to the other.
buddies-opening-1 = היי! קישרו בינינו בקבוצה. איך הגעת אליה?
buddies-opening-2 = היי! אפשר לשאול אותי הכול על הקבוצה, באמת הכול.
buddies-opening-3 = היי! מה היית רוצה למצוא כאן?

mydata-buddy = ליווי של מצטרפים: כן
mydata-wants-buddy = ליווי משלך: ביקשת, או שכבר יש
