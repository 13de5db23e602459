//! A message that is not yet in any language.

use std::{borrow::Cow, collections::HashMap, fmt, sync::Arc};

use fluent_templates::{Loader, fluent_bundle::FluentValue, static_loader};
use serde::{Deserialize, Serialize};

use super::{Lang, brought, escape, isolate, names::WORD_JOINER, quoted};

static_loader! {
    static WORDS = {
        locales: "./locales",
        fallback_language: "en",
        // We isolate what members typed ourselves; Fluent's own marks would land inside links.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// Names a message in `locales/`; add its arguments, then [`Line::render`] it for a reader.
#[must_use]
pub fn line(id: &'static str) -> Line {
    Line { id: Cow::Borrowed(id), args: Vec::new() }
}

/// A message by name, with its arguments. The result is Telegram HTML. It can be kept, to be said later in whatever
/// language, unless something in it is [`Line::made`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Line {
    id: Cow<'static, str>,
    args: Vec<(Cow<'static, str>, Arg)>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
enum Arg {
    Number(i64),
    Html(String),
    Plain(String),
    Line(Line),
    #[serde(skip)]
    Made(Made),
}

/// Makes HTML for a reader.
#[derive(Clone)]
struct Made(Arc<dyn Fn(Lang) -> String + Send + Sync>);

impl fmt::Debug for Made {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Made({:?})", (self.0)(Lang::En))
    }
}

impl Line {
    /// A message whose name is data, such as a prompt of the library.
    #[must_use]
    pub fn named(id: String) -> Self {
        Self { id: Cow::Owned(id), args: Vec::new() }
    }

    /// The message's name.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// A number, on which the words may depend (plurals).
    #[must_use]
    pub fn num(self, name: &'static str, value: i64) -> Self {
        self.arg(name, Arg::Number(value))
    }

    /// Something a person typed, or a name, as it may stand among our words ([`quoted`]): escaped, isolated, and leading
    /// nowhere, whatever it looks like.
    #[must_use]
    pub fn text(self, name: &'static str, value: &str) -> Self {
        self.arg(name, Arg::Html(quoted(value)))
    }

    /// As [`Line::text`], but it may lead somewhere: a command or name of ours, words of somebody the group knows.
    #[must_use]
    pub fn live(self, name: &'static str, value: &str) -> Self {
        self.arg(name, Arg::Html(isolate(&escape(value))))
    }

    /// A ready piece of Telegram HTML, such as a list of lines already made for this reader.
    #[must_use]
    pub fn html(self, name: &'static str, value: String) -> Self {
        self.arg(name, Arg::Html(value))
    }

    /// A word that selects a variant, or goes inside `<code>`, a link or a command: escaped, not isolated.
    #[must_use]
    pub fn plain(self, name: &'static str, value: &str) -> Self {
        self.arg(name, Arg::Plain(value.to_owned()))
    }

    /// Another message, in the same language.
    #[must_use]
    pub fn line(self, name: &'static str, value: Self) -> Self {
        self.arg(name, Arg::Line(value))
    }

    /// As [`Line::html`], made once it is known what the reader speaks: lists of days, examples, what begins a week.
    #[must_use]
    pub fn made(self, name: &'static str, make: impl Fn(Lang) -> String + Send + Sync + 'static) -> Self {
        self.arg(name, Arg::Made(Made(Arc::new(make))))
    }

    fn arg(mut self, name: &'static str, value: Arg) -> Self {
        self.args.push((Cow::Borrowed(name), value));
        self
    }

    /// Whether there is such a message.
    #[must_use]
    pub fn is_known(&self) -> bool {
        let args = self.args(Lang::En);
        let compiled_in = WORDS.try_lookup_with_args(Lang::En.identifier(), &self.id, &args);
        compiled_in.is_some() || brought::exists(Lang::En, &self.id)
    }

    /// The message for a reader of `lang`, as Telegram HTML.
    #[must_use]
    pub fn render(&self, lang: Lang) -> String {
        let args = self.args(lang);
        let compiled_in = WORDS.try_lookup_with_args(lang.identifier(), &self.id, &args);
        compiled_in
            .or_else(|| brought::lookup(lang, &self.id, &args))
            .unwrap_or_else(|| WORDS.lookup_with_args(lang.identifier(), &self.id, &args))
    }

    fn args(&self, lang: Lang) -> HashMap<Cow<'static, str>, FluentValue<'static>> {
        self.args.iter().map(|(name, value)| (name.clone(), value.fluent(lang))).collect()
    }

    /// The message where Telegram takes no markup: button labels, poll options, alerts. Nothing leads anywhere there, and
    /// room is short, so what keeps words from it is left out.
    #[must_use]
    pub fn render_plain(&self, lang: Lang) -> String {
        unescape(&self.render(lang)).replace(WORD_JOINER, "")
    }
}

impl Arg {
    fn fluent(&self, lang: Lang) -> FluentValue<'static> {
        match self {
            Self::Number(n) => FluentValue::from(*n),
            Self::Html(html) => FluentValue::from(html.clone()),
            Self::Plain(text) => FluentValue::from(escape(text)),
            Self::Line(line) => FluentValue::from(line.render(lang)),
            Self::Made(made) => FluentValue::from((made.0)(lang)),
        }
    }
}

fn unescape(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Whether a message of this name exists in `lang` itself (not in the fallback language).
#[must_use]
pub fn exists(lang: Lang, id: &str) -> bool {
    WORDS.lookup_single_language::<&str>(lang.identifier(), id, None).is_ok() || brought::exists(lang, id)
}
