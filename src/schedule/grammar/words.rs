//! Every word the grammar knows, in English, Russian and Hebrew, and what it may mean.
//!
//! A word may mean several things (Hebrew "second" is also Monday, Russian "of the day" is also
//! "p.m."); the parser asks for the meaning it can use. Spellings are as the tokeniser leaves them:
//! lower case, е for ё, no vowel points, `'` for geresh.

use chrono::Weekday::{self, Fri, Mon, Sat, Sun, Thu, Tue, Wed};

use crate::words::distance;

/// A meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Every,
    Other,
    Once,
    One,
    Number(u8),
    Day,
    Days,
    Week,
    TwoWeeks,
    Month,
    Year,
    Daily,
    Weekly,
    Biweekly,
    Monthly,
    Yearly,
    Workday,
    Weekday(Weekday),
    /// "Mondays": alone it already means every week.
    Weekdays(Weekday),
    /// A bare Hebrew letter: a day only after the word for day.
    DayLetter(Weekday),
    /// Stands before its noun.
    Ordinal(u8),
    /// Stands after its noun, as in Hebrew.
    OrdinalAfter(u8),
    Last,
    MonthName(u8),
    Today,
    Tomorrow,
    AfterTomorrow,
    And,
    From,
    To,
    /// Russian "по": on such days in general.
    Per,
    /// The ending of a written number: 31st, 31-го.
    Suffix,
    /// "Date of the month" after a number.
    DayOf,
    Hours,
    Minutes,
    /// "Every morning" is every day; which half of the clock the time is in.
    PartOfDay(Part),
    /// "Evenings": alone it already means every day.
    PartsOfDay(Part),
    /// Right after a time: "pm", "in the evening".
    Part(Part),
    Noon,
    Midnight,
    After,
    Towards,
    Filler,
    /// Takes something away from a rule: "except".
    Except,
    /// "Starting": from when on.
    Starting,
    Or,
    Not,
    /// Part of a zone's name.
    Zone,
    /// "Hour" as a length of time.
    Hour,
    TwoHours,
    HalfAnHour,
    TwoDays,
    TwoMonths,
    HalfYear,
    Quarter,
    Hourly,
    Quarterly,
    /// "Twice", "дважды": so many times in the week or month that follows.
    Twice(u8),
    /// "Times" after a number.
    Times,
    Weekend,
    /// "End (of the month)".
    End,
    /// Hebrew "סוף": with the week after it, the weekend.
    WeekEnd,
    /// "Beginning (of the month)".
    Start,
    Middle,
    /// "Next Monday".
    Next,
    /// "This Monday", "the coming one".
    This,
    /// "In (two hours)".
    In,
    /// Russian "через": with a day or a week alone, every other one.
    Through,
    Cron,
    /// "Часу": one o'clock.
    OneOClock,
    /// "עשרה" after "אחת": eleven.
    Teen,
    Even,
    Odd,
    /// "Bi-" of "bi-weekly", "אי" of "אי-זוגי".
    Bi,
    Un,
    /// "Yes", "no" in "יום כן יום לא".
    Yes,
    /// "Half (past nine)", "חצי (שעה)".
    Half,
    /// A quarter of an hour.
    QuarterHour,
    Past,
    OClock,
    /// Russian "(в половине) десятого": the hour that is under way, 1 to 12.
    HourUnderWay(u8),
    /// Russian "полдесятого" is half past this hour.
    HalfPast(u8),
    /// Minutes that people say after an hour: "nine thirty".
    MinutesSaid(u8),
    /// "מוצאי", before the Sabbath or alone: Saturday evening.
    SaturdayNight,
    /// "ערב" before the Sabbath: Friday.
    Eve,
    /// "ליל" before the Sabbath: Friday night.
    NightBefore,
}

/// A part of the day. What is said of hours before noon means them in the part said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Am,
    Pm,
    Morning,
    Afternoon,
    Evening,
    Night,
}

impl Part {
    /// The hour of the day an hour means in it; [`None`] where people would not agree.
    pub(super) const fn hour(self, hour: u32) -> Option<u32> {
        match (self, hour) {
            (Self::Am | Self::Morning, 13..) | (Self::Afternoon, 0 | 8..=10) | (Self::Evening, 12) => None,
            (Self::Am | Self::Night, 12) => Some(0),
            (Self::Pm, 0..12) | (Self::Afternoon, 1..=7) | (Self::Evening, 1..12) | (Self::Night, 6..12) => {
                Some(hour + 12)
            }
            _ => Some(hour),
        }
    }
}

/// Prefixes that Hebrew writes together with the next word: and, in, to, the, as, from, that.
const PREFIXES: &str = "ובלהכמש";

/// Meanings and their spellings, separated by blanks.
const TABLE: &[(Word, &str)] = &[
    (Word::Every, "every each каждый каждая каждое каждую каждые каждого каждой каждом כל מדי מידי"),
    (Word::Other, "other alternate alternating"),
    (Word::Once, "once раз разово однажды единожды однократно פעם פעמי אחת time"),
    (Word::One, "one один одна אחת חד just only"),
    (Word::Number(1), "one один одну אחד אחת"),
    (Word::Number(2), "two два две двух שתי שתיים שתים"),
    (Word::Number(3), "three три трех שלושה שלוש"),
    (Word::Number(4), "four четыре четырех ארבעה ארבע"),
    (Word::Number(5), "five пять пяти חמישה חמש"),
    (Word::Number(6), "six шесть шести שישה שש"),
    (Word::Number(7), "seven семь семи שבעה שבע"),
    (Word::Number(8), "eight восемь восьми שמונה"),
    (Word::Number(9), "nine девять девяти תשעה תשע"),
    (Word::Number(10), "ten десять десяти עשרה עשר"),
    (Word::Number(11), "eleven одиннадцать одиннадцати"),
    (Word::Number(12), "twelve двенадцать двенадцати"),
    (Word::MinutesSaid(15), "fifteen пятнадцать пятнадцати"),
    (Word::MinutesSaid(20), "twenty двадцать двадцати עשרים"),
    (Word::MinutesSaid(30), "thirty тридцать שלושים"),
    (Word::MinutesSaid(40), "forty сорок ארבעים"),
    (Word::HourUnderWay(1), "первого"),
    (Word::HourUnderWay(2), "второго"),
    (Word::HourUnderWay(3), "третьего"),
    (Word::HourUnderWay(4), "четвертого"),
    (Word::HourUnderWay(5), "пятого"),
    (Word::HourUnderWay(6), "шестого"),
    (Word::HourUnderWay(7), "седьмого"),
    (Word::HourUnderWay(8), "восьмого"),
    (Word::HourUnderWay(9), "девятого"),
    (Word::HourUnderWay(10), "десятого"),
    (Word::HourUnderWay(11), "одиннадцатого"),
    (Word::HourUnderWay(12), "двенадцатого"),
    (Word::HalfPast(12), "полпервого"),
    (Word::HalfPast(1), "полвторого"),
    (Word::HalfPast(2), "полтретьего"),
    (Word::HalfPast(3), "полчетвертого"),
    (Word::HalfPast(4), "полпятого"),
    (Word::HalfPast(5), "полшестого"),
    (Word::HalfPast(6), "полседьмого"),
    (Word::HalfPast(7), "полвосьмого"),
    (Word::HalfPast(8), "полдевятого"),
    (Word::HalfPast(9), "полдесятого"),
    (Word::HalfPast(10), "полодиннадцатого"),
    (Word::HalfPast(11), "полдвенадцатого"),
    (Word::Half, "half половина половине половину пол חצי"),
    (Word::QuarterHour, "quarter четверть четверти רבע"),
    (Word::Past, "past"),
    (Word::OClock, "o'clock oclock"),
    (Word::Hour, "hour hours час часа часов שעה שעות"),
    (Word::TwoHours, "שעתיים"),
    (Word::HalfAnHour, "полчаса"),
    (Word::TwoDays, "יומיים"),
    (Word::TwoMonths, "חודשיים"),
    (Word::HalfYear, "полгода полугодие"),
    (Word::Quarter, "quarter quarters квартал квартала רבעון רבעונים"),
    (Word::Quarterly, "quarterly ежеквартально רבעוני רבעונית"),
    (Word::Hourly, "hourly ежечасно שעתי"),
    (Word::Twice(2), "twice дважды פעמיים"),
    (Word::Twice(3), "thrice трижды"),
    (Word::Times, "times раза раз פעמים"),
    (Word::Weekend, "weekend weekends выходной выходные выходным выходных סופש סופ\"ש סופ'ש"),
    (Word::End, "end конец конце концу סוף סופו"),
    (Word::WeekEnd, "סוף סופי"),
    (Word::Start, "start beginning начало начале начала תחילת תחילתו תחילה ראשית"),
    (Word::Middle, "middle середина середине середины אמצע"),
    (Word::Next, "next следующий следующую следующее следующей הבא הבאה"),
    (Word::This, "this coming upcoming этот эту это ближайший ближайшую ближайшее הזה הזאת הקרוב הקרובה"),
    (Word::In, "in через בעוד עוד"),
    (Word::Even, "even четным четные זוגיים זוגי"),
    (Word::Odd, "odd нечетным нечетные"),
    (Word::Bi, "bi"),
    (Word::Un, "אי"),
    (Word::Through, "через"),
    (Word::Cron, "cron"),
    (Word::OneOClock, "час"),
    (Word::Teen, "עשרה"),
    (Word::Yes, "כן"),
    (Word::SaturdayNight, "מוצש מוצ\"ש מוצ'ש מוצאי צאת"),
    (Word::Eve, "ערב ערבי בערב"),
    (Word::NightBefore, "ליל לילות בליל"),
    (Word::Day, "day день дня дню יום"),
    (Word::Days, "days дни дней дням днями ימי ימים"),
    (Word::Week, "week weeks неделя недели неделю недель неделе שבוע שבועות"),
    (Word::TwoWeeks, "fortnight שבועיים"),
    (Word::Month, "month months месяц месяца месяцы месяцев месяце חודש חודשים"),
    (Word::Year, "year years год года году лет г שנה שנים"),
    (Word::Daily, "daily everyday ежедневно ежедневный יומי יומית"),
    (Word::Weekly, "weekly еженедельно еженедельный שבועי שבועית"),
    (Word::Biweekly, "biweekly fortnightly"),
    (Word::Monthly, "monthly ежемесячно ежемесячный חודשי חודשית"),
    (Word::Yearly, "yearly annually annual ежегодно ежегодный שנתי שנתית"),
    (
        Word::Workday,
        "weekday weekdays workday workdays working business будни будням будний будние \
         будних будня рабочий рабочие рабочим рабочих חול עבודה עסקים",
    ),
    (Word::Weekday(Mon), "monday mon понедельник понедельника пн пнд שני ב'"),
    (Word::Weekday(Tue), "tuesday tue tues вторник вторника вт שלישי ג'"),
    (Word::Weekday(Wed), "wednesday wed среда среду среды ср רביעי ד'"),
    (Word::Weekday(Thu), "thursday thu thur thurs четверг четверга чт חמישי ה'"),
    (Word::Weekday(Fri), "friday fri пятница пятницу пятницы пт שישי ששי ו'"),
    (Word::Weekday(Sat), "saturday sat суббота субботу субботы сб שבת ש'"),
    (Word::Weekday(Sun), "sunday sun воскресенье воскресение воскресенья вс вск ראשון א'"),
    (Word::Weekdays(Mon), "mondays понедельники понедельникам"),
    (Word::Weekdays(Tue), "tuesdays вторники вторникам"),
    (Word::Weekdays(Wed), "wednesdays средам"),
    (Word::Weekdays(Thu), "thursdays четверги четвергам"),
    (Word::Weekdays(Fri), "fridays пятницам"),
    (Word::Weekdays(Sat), "saturdays субботам שבתות"),
    (Word::Weekdays(Sun), "sundays воскресеньям воскресениям"),
    (Word::DayLetter(Sun), "א"),
    (Word::DayLetter(Mon), "ב"),
    (Word::DayLetter(Tue), "ג"),
    (Word::DayLetter(Wed), "ד"),
    (Word::DayLetter(Thu), "ה"),
    (Word::DayLetter(Fri), "ו"),
    (Word::DayLetter(Sat), "ש"),
    (Word::Ordinal(1), "first первый первая первую первое первого первой"),
    (Word::Ordinal(2), "second второй вторая вторую второе второго"),
    (Word::Ordinal(3), "third третий третья третью третье третьего третьей"),
    (Word::Ordinal(4), "fourth четвертый четвертая четвертую четвертое четвертого четвертой"),
    (Word::Ordinal(5), "fifth пятый пятая пятую пятое пятого пятой"),
    (Word::OrdinalAfter(1), "ראשון ראשונה"),
    (Word::OrdinalAfter(2), "שני שנייה שניה"),
    (Word::OrdinalAfter(3), "שלישי שלישית"),
    (Word::OrdinalAfter(4), "רביעי רביעית"),
    (Word::OrdinalAfter(5), "חמישי חמישית"),
    (Word::Last, "last последний последняя последнюю последнее последнего последней אחרון אחרונה"),
    (Word::MonthName(1), "january jan январь января январе янв ינואר"),
    (Word::MonthName(2), "february feb февраль февраля феврале фев פברואר"),
    (Word::MonthName(3), "march mar март марта марте мар מרץ מרס"),
    (Word::MonthName(4), "april apr апрель апреля апреле апр אפריל"),
    (Word::MonthName(5), "may май мая мае מאי"),
    (Word::MonthName(6), "june jun июнь июня июне июн יוני"),
    (Word::MonthName(7), "july jul июль июля июле июл יולי"),
    (Word::MonthName(8), "august aug август августа августе авг אוגוסט"),
    (Word::MonthName(9), "september sep sept сентябрь сентября сентябре сен сент ספטמבר"),
    (Word::MonthName(10), "october oct октябрь октября октябре окт אוקטובר"),
    (Word::MonthName(11), "november nov ноябрь ноября ноябре ноя нояб נובמבר"),
    (Word::MonthName(12), "december dec декабрь декабря декабре дек דצמבר"),
    (Word::Today, "today сегодня היום"),
    (Word::Tomorrow, "tomorrow завтра מחר"),
    (Word::AfterTomorrow, "послезавтра מחרתיים"),
    (Word::And, "and и"),
    (Word::From, "from с со מהשעה"),
    (Word::To, "to through till until до עד"),
    (Word::Per, "по"),
    (Word::Suffix, "st nd rd th го ого его е ое й ый м ье"),
    (Word::DayOf, "dates числа число числу числам чисел תאריכים"),
    (Word::Hours, "h часов час часа ч"),
    (Word::Minutes, "minutes minute min минут минуты минута минуту мин דקות דקה"),
    (Word::PartOfDay(Part::Morning), "morning утро утром בוקר"),
    (Word::PartOfDay(Part::Afternoon), "afternoon днем"),
    (Word::PartOfDay(Part::Evening), "evening вечер вечером ערב"),
    (Word::PartOfDay(Part::Night), "night ночь ночью לילה"),
    (Word::PartsOfDay(Part::Morning), "mornings утрам בקרים"),
    (Word::PartsOfDay(Part::Afternoon), "afternoons"),
    (Word::PartsOfDay(Part::Evening), "evenings вечерам ערבים"),
    (Word::PartsOfDay(Part::Night), "nights ночам לילות"),
    (Word::Noon, "noon midday полдень צהריים צהרים בצהריים בצהרים"),
    (Word::Midnight, "midnight полночь полночи полуночи полночью חצות"),
    (Word::After, "after אחר אחרי"),
    (Word::Towards, "לפנות"),
    (Word::Part(Part::Am), "am a.m утра בבוקר"),
    (Word::Part(Part::Pm), "pm p.m"),
    (Word::Part(Part::Afternoon), "дня בצהריים בצהרים אחה\"צ אחה'צ אחהצ"),
    (Word::Part(Part::Evening), "вечера בערב"),
    (Word::Part(Part::Night), "ночи בלילה"),
    (
        Word::Except,
        "except excepting excluding besides but without кроме исключая исключением без חוץ למעט מלבד פרט ללא",
    ),
    (Word::Starting, "starting beginning since начиная החל"),
    (Word::Or, "or also plus или также плюс או גם"),
    (Word::Not, "not не לא"),
    (
        Word::Zone,
        "utc gmt est edt et cst cdt ct mst mdt pst pdt pt cet cest eet eest msk ist idt bst timezone \
         мск московское московскому московского времени время שעון",
    ),
    (Word::Filler, "at on the in of a an date в во на בשעה בשעות של בתאריך תאריך"),
];

/// Everything a spelling may mean; nothing for a word the grammar does not know.
pub(super) fn meanings(spelling: &str) -> Vec<Word> {
    TABLE.iter().filter(|(_, spellings)| spellings.split(' ').any(|s| s == spelling)).map(|(word, _)| *word).collect()
}

/// Takes the prefixes off a Hebrew word that is only known without them.
pub(super) fn split_prefixes(spelling: &str) -> Option<(Vec<Word>, Vec<Word>)> {
    let mut prefixes = Vec::new();
    let mut rest = spelling;
    // "And in the …" is as long as it gets.
    for _ in 0..3 {
        let first = rest.chars().next()?;
        prefixes.push(prefix(first)?);
        rest = rest.get(first.len_utf8()..)?;
        let known = meanings(rest);
        // A day's letter takes one prefix ("on D"); behind two it is the end of some other word.
        let is_letter = known.iter().any(|word| matches!(word, Word::DayLetter(_)));
        if !(known.is_empty() || is_letter && prefixes.len() > 1) {
            return Some((prefixes, known));
        }
    }
    None
}

/// What a letter means that is written together with the next word.
pub(super) fn prefix(letter: char) -> Option<Word> {
    if !PREFIXES.contains(letter) {
        return None;
    }
    if letter == 'ו' { Some(Word::And) } else { Some(Word::Filler) }
}

/// The meaning `pick` wants whose spelling is nearest to a mistyped word: one letter off in a short
/// word, two in a long one.
pub(super) fn nearest<T>(typed: &str, pick: impl Fn(Word) -> Option<T>) -> Option<T> {
    let length = typed.chars().count();
    // An arbitrary text is not a slip of the finger.
    if !(4..=14).contains(&length) {
        return None;
    }
    let allowed = if length < 6 { 1 } else { 2 };
    TABLE
        .iter()
        .filter_map(|(word, spellings)| Some((pick(*word)?, spellings)))
        .flat_map(|(value, spellings)| {
            let distance = spellings.split(' ').filter(|s| s.chars().count() > 3).map(|s| distance(typed, s)).min();
            distance.map(|d| (d, value))
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, value)| value)
}
