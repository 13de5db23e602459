# A page for each command, which /help NAME shows: what it does and every form with an example. What is to be copied by a
# button is in help-NAME-copy. (/settings and /staff: settings.ftl.)
help-help =
    Everything I can do in the place where you ask: <code>/help</code>
    One command in detail: <code>/help poll</code>
help-start = Your groups, everything you can do in each, and a button that adds me to another: <code>/start</code>
help-language =
    With buttons: <code>/language</code>
    In one message: <code>/language en</code>, <code>/language he</code> or <code>/language ru</code>

    It's the language between the two of us. The group has its own, which its managers set.
help-introduce =
    A few short questions in private, such as what you do, what you can help with, what you're looking for. You see the result before it goes to the group: <code>/introduce</code>

    All at once, with each answer on a line of its own; a dash skips one:
    <code>{ help-introduce-copy }</code>

    The same command changes an introduction or takes it back.
help-introduce-copy =
    /introduce
    I bake bread
    Sourdough advice
    A used oven
help-poll =
    The question goes on the first line, each option on a line of its own, 2 to 12 of them:
    <code>{ help-poll-copy }</code>

    It's open for three days, or for as long as you say before the question:
    <code>/poll 24h When shall we meet?</code>
    <code>/poll 2 days: When shall we meet?</code>
    <code>/poll until friday 18:00: When shall we meet?</code>

    I announce the result when the poll closes. To close one sooner, as a reply to it: <code>/poll close</code>
help-poll-copy =
    /poll When shall we meet?
    Sunday evening
    Tuesday evening
help-touchpoint =
    The first line says when, the lines below are the post:
    <code>{ help-touchpoint-copy }</code>

    Other ways to say when:
    <code>/touchpoint every day 18:00</code>
    <code>/touchpoint weekdays 9:30</code>
    <code>/touchpoint every monday and thursday 10:00</code>
    <code>/touchpoint every 2 weeks on sunday 18:00</code>
    <code>/touchpoint monthly on the 1st and 15th 12:00</code>
    <code>/touchpoint monthly on the first and third monday 10:00</code>
    <code>/touchpoint monthly on the last day 18:00</code>
    <code>/touchpoint yearly on 8 march 10:00</code>
    <code>/touchpoint 24 december 18:00</code>
    <code>/touchpoint tomorrow 18:00</code>
    <code>/touchpoint when quiet</code>

    With a picture: send the command under it, or answer a message of yours with it. What you answer is what is posted, picture included.

    To change the third of /touchpoints, send it again with its number: another time, another text below, or both:
    <code>/touchpoint 3 monday 12:00</code>

    All there are, to preview, edit, pause or delete: /touchpoints
help-touchpoint-copy =
    /touchpoint every monday 10:00
    What are you working on this week?
help-touchpoints =
    All regular posts with their next times: <code>/touchpoints</code>
    The buttons below open each of them: to preview it, edit it, skip its next time, pause it or delete it.

    A new one: <code>/help touchpoint</code>
help-top =
    The most active of this month, and what for: <code>/top</code>
    Of this year: <code>/top year</code>
help-me = Your place this month, and what for, with a button to leave the lists or to come back. Nobody else sees it: <code>/me</code>
help-setup = Four short questions in private: language, time zone, purpose, rhythm. What's already set can be changed there, and I name the rights I lack: <code>/setup</code>
help-status = The next posts, what was skipped and why, what couldn't be sent, and the rights I lack: <code>/status</code>
