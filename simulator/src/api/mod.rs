//! The methods a bot may call, by name.

mod access;
mod delete;
mod edit;
mod ephemeral;
mod info;
mod join;
pub(crate) mod media;
mod members;
mod react;
mod send;

use crate::error::{Answer, refuse};
use crate::files::Medium;
use crate::params::Params;
use crate::world::World;
use serde_json::{Map, Value, json};

impl World {
    /// Carries out one request that fits the description. getUpdates is the server's own affair.
    pub fn call(&mut self, method: &str, params: &Map<String, Value>) -> Answer {
        let p = &Params(params);
        match method {
            "getMe" => Ok(self.me()),
            "logOut" | "close" => Ok(json!(true)),
            "setWebhook" => self.set_webhook(p),
            "deleteWebhook" => Ok(self.delete_webhook(p)),
            "getWebhookInfo" => Ok(self.webhook_info()),
            "sendMessage" => self.send_message(p),
            "sendPhoto" => self.send_media(p, Medium::Photo),
            "sendVideo" => self.send_media(p, Medium::Video),
            "sendAnimation" => self.send_media(p, Medium::Animation),
            "sendAudio" => self.send_media(p, Medium::Audio),
            "sendDocument" => self.send_media(p, Medium::Document),
            "sendMediaGroup" => self.send_media_group(p),
            "editMessageMedia" => self.edit_media(p),
            "editMessageCaption" => self.edit_caption(p),
            "getFile" => self.get_file(p.str("file_id").unwrap_or("")),
            "sendPoll" => self.send_poll(p),
            "sendDice" => self.send_dice(p),
            "forwardMessage" => self.forward_message(p),
            "copyMessage" => self.copy_message(p),
            "sendChatAction" => self.send_chat_action(p),
            "stopPoll" => self.stop_poll(p),
            "editMessageText" => self.edit_text(p),
            "editMessageReplyMarkup" => self.edit_markup(p),
            "editEphemeralMessageText" => self.edit_ephemeral(p, true),
            "editEphemeralMessageCaption" => self.edit_ephemeral_caption(p),
            "editEphemeralMessageReplyMarkup" => self.edit_ephemeral(p, false),
            "deleteEphemeralMessage" => self.delete_ephemeral(p),
            "deleteMessage" => self.delete_message(p),
            "deleteMessages" => self.delete_messages(p),
            "answerCallbackQuery" => self.answer_callback(p),
            "setMessageReaction" => self.set_reaction(p),
            "pinChatMessage" => self.pin(p),
            "unpinChatMessage" => self.unpin(p),
            "unpinAllChatMessages" => self.unpin_all(p),
            "getChat" => self.get_chat(p),
            "getChatMember" => self.get_chat_member(p),
            "getChatAdministrators" => self.get_chat_administrators(p),
            "getChatMemberCount" => self.get_chat_member_count(p),
            "leaveChat" => self.leave_chat(p),
            "banChatMember" => self.ban(p),
            "unbanChatMember" => self.unban(p),
            "restrictChatMember" => self.restrict(p),
            "promoteChatMember" => self.promote(p),
            "setChatMemberTag" => self.set_tag(p),
            "approveChatJoinRequest" => self.decide_join_request(p, true),
            "declineChatJoinRequest" => self.decide_join_request(p, false),
            "answerChatJoinRequestQuery" => self.answer_join_query(p),
            "createChatInviteLink" => self.create_link(p),
            "revokeChatInviteLink" => self.revoke_link(p),
            "setMyCommands" => self.set_my_commands(p),
            "getMyCommands" => self.get_my_commands(p),
            "deleteMyCommands" => self.delete_my_commands(p),
            "setMyName" | "setMyDescription" | "setMyShortDescription" => self.set_profile_text(method, p),
            "getMyName" | "getMyDescription" | "getMyShortDescription" => self.get_profile_text(method, p),
            "setChatMenuButton" => Ok(json!(true)),
            "getChatMenuButton" => Ok(json!({"type": "default"})),
            _ => Err(refuse("method not simulated")),
        }
    }
}
