# The room "invites": who brought whom.
room-invites = Invitations
room-invites-about = a link of their own for members, links for campaigns, and thanks when somebody they brought has stayed
command-invite = Your link to invite people
help-invite =
    Your own link into the group, with how many came by it and stayed: <code>/invite</code>
    Managers make a link for a campaign: <code>/invite Spring fair</code>
nudge-invited = Thanks for bringing people
invites-door = Links
invites-standing = { $n ->
    [one] 1 came by a link in two weeks
   *[other] { $n } came by links in two weeks
}
invites-link-own =
    This is your link. Whoever comes by it is your guest:
    <code>{ $url }</code>

    { $numbers }
invites-link-campaign =
    <b>{ $name }</b>
    <code>{ $url }</code>

    { $numbers }
invites-link-over =
    <b>{ $name }</b>, no longer works

    { $numbers }
invites-numbers = Joined: { $came } · stayed two weeks: { $stayed } · answered somebody: { $answered }
invites-entry = { $name }. { $numbers }
invites-entry-over = { $name } (no longer works). { $numbers }
invites-title = <b>{ $group }</b>: who came by which link
invites-none = <b>{ $group }</b>: there are no links yet. Members get their own with /invite in the group, and you make one for a campaign like this: <code>/invite Spring fair</code>
invites-button-copy = Copy
invites-button-end = End this link
invites-button-back = All links
invites-unknown = That link isn't there any more.
invites-too-long = A link's name has at most { $most } characters, and this one has { $length }. For example: <code>/invite Spring fair</code>
invites-too-many = The group has { $most } links for campaigns already. To end some: /desk
invites-no-right = For that I need to be an administrator with the right “Add members”. It's in the group's settings in Telegram.
invites-not-made = The link couldn't be made. { $why }
invites-as-yourself = The link is made out to a person, so please send this as yourself: /invite
invites-thanks = { $name } came to { $group } by your link, has stayed, and answers others. Thank you for bringing people who fit!
mydata-came-by = The link you came by: { $link }
mydata-invited = { $n ->
    [0] You have a link to invite people
    [one] One person came by your link
   *[other] { $n } people came by your link
}
