//! What an administrator may do.

use serde_json::{Map, Value};
use std::collections::BTreeSet;

macro_rules! rights {
    ($($name:ident $wire:literal $doc:literal;)*) => {
        /// One administrator right.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Right {
            $(#[doc = $doc] $name,)*
        }

        impl Right {
            /// Every right there is.
            pub const ALL: &[Right] = &[$(Right::$name),*];

            /// The name of the field in the Bot API.
            #[must_use]
            pub fn wire(self) -> &'static str {
                match self {
                    $(Right::$name => $wire,)*
                }
            }
        }
    };
}

rights! {
    ManageChat "can_manage_chat" "Always held by an administrator.";
    DeleteMessages "can_delete_messages" "Delete anybody's messages.";
    ManageVideoChats "can_manage_video_chats" "Manage video chats.";
    RestrictMembers "can_restrict_members" "Ban and restrict.";
    PromoteMembers "can_promote_members" "Make administrators.";
    ChangeInfo "can_change_info" "Change title and photo.";
    InviteUsers "can_invite_users" "Invite, and decide on join requests.";
    PostStories "can_post_stories" "Post stories.";
    EditStories "can_edit_stories" "Edit stories.";
    DeleteStories "can_delete_stories" "Delete stories.";
    PinMessages "can_pin_messages" "Pin messages.";
    ManageTopics "can_manage_topics" "Manage forum topics.";
    ManageTags "can_manage_tags" "Set members' tags.";
    SendWelcomeMessages "can_send_welcome_messages" "Send welcome messages.";
}

/// A set of administrator rights; `can_manage_chat` is always part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rights(BTreeSet<Right>);

impl Rights {
    /// Everything.
    #[must_use]
    pub fn all() -> Self {
        Self(Right::ALL.iter().copied().collect())
    }

    /// An administrator in name only.
    #[must_use]
    pub fn none() -> Self {
        Self::of(&[])
    }

    /// Just these.
    #[must_use]
    pub fn of(rights: &[Right]) -> Self {
        Self(rights.iter().copied().chain([Right::ManageChat]).collect())
    }

    /// All of them but this one.
    #[must_use]
    pub fn without(mut self, right: Right) -> Self {
        self.0.remove(&right);
        self
    }

    /// Whether this right is held.
    #[must_use]
    pub fn has(&self, right: Right) -> bool {
        self.0.contains(&right)
    }

    /// The rights a request names as true.
    pub(crate) fn from_params(params: &Map<String, Value>) -> Self {
        let named = |right: &&Right| params.get(right.wire()) == Some(&Value::Bool(true));
        let named: Vec<_> = Right::ALL.iter().filter(named).copied().collect();
        Self::of(&named)
    }

    /// Adds one Boolean field for each right.
    pub(crate) fn write(&self, into: &mut Map<String, Value>) {
        for right in Right::ALL {
            into.insert(right.wire().to_owned(), Value::Bool(self.has(*right)));
        }
    }
}
