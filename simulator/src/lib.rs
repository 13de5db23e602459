//! A strict simulated Telegram Bot API spoken over real HTTP.
