### Conversation starters the bot posts in a group by itself, each with its series: prompt-SERIES-NN for every group,
### prompt-KIND-SERIES-NN for a kind of community (customers, interest, team, support). Which are too lively for support
### groups, and which need earlier messages, features/touchpoints/library.rs says.
### Same ids in every language; the idea is shared, the words are each language's own.
### One to three short sentences, ending with an open question or one easy action. They come at ten in the morning.
### True on any day of the week or month. Plain text, one line each, no placeholders.

## question: a theme to talk about

prompt-question-01 = What do you do differently now than a year ago? What made you change?
prompt-question-02 = A friend is about to start with what you've been doing for years. What should come first, and what can wait?
prompt-question-03 = Which popular piece of advice just doesn't work for you? What do you do instead?
prompt-question-04 = What took you longer to learn than it should have? Tell the story and save someone the detour.
prompt-question-05 = What used to look complicated and is simple for you now? What made the difference?
prompt-question-06 = The answer may already be here in the group. Which topic would you like to understand better?
prompt-question-07 = What do people usually get wrong about what you do? What is it really like?
prompt-question-08 = Which rule have you broken and been glad you did? What came of it?
prompt-question-09 = What's worth spending a little more on, and what isn't? One example of each will do.
prompt-question-10 = What would you like to be asked more often? And what would you answer?
prompt-question-11 = What does a really good conversation need: time, quiet, the right question? What else?
prompt-question-12 = What should change here? Name one thing to begin, to stop or to do differently.

## help: ask for advice or offer it

prompt-help-01 = Sometimes two lines are enough to get moving again. Where are you stuck right now?
prompt-help-02 = What can people here come to you about? Name one topic you're glad to help with.
prompt-help-03 = Torn between two options? Describe both and ask what others would choose, and why.
prompt-help-04 = Looking for a professional, a supplier, a tool or a place? Write what exactly you need and by when.
prompt-help-05 = A good question is easily lost in a busy chat. Scroll up a little, find one without an answer and add what you know.
prompt-help-06 = Working on a text, a picture or an idea that needs fresh eyes? Post a small part of it and say what kind of feedback would help.
prompt-help-07 = What do you own that somebody here could use: a book, a tool, a leftover? Write what you'd lend or give away.
prompt-help-08 = Ten minutes with an expert of your choice: what would you ask? Try the question here first.
prompt-help-09 = What do you do often and would like to do faster or better? Write it here; somebody may know a way.
prompt-help-10 = What kind of help is hardest to ask for? And what kind do you like to give?

## share: a tip, a link, a tool, a look behind the scenes

prompt-share-01 = Which tool do you use every week? What would be hard to do without it?
prompt-share-02 = A look behind the scenes: post a photo of the place where it all happens for you. No tidying up first 📷
prompt-share-03 = What have you read, watched or heard lately that was worth the time? Share a link and one sentence about why.
prompt-share-04 = What small trick saves you time? Describe it so that others can try it today.
prompt-share-05 = Unfinished things are welcome here too. What are you working on, and what's the next step?
prompt-share-06 = What do you always check before you begin? Share one line from your checklist.
prompt-share-07 = Which place do you like to show to others? Say what's there and what to look at first.
prompt-share-08 = Which channel, podcast or website do you really open? Post the link and say who it's for.
prompt-share-09 = Which sentence or piece of advice has stayed with you for years? Where did it come from?
prompt-share-10 = What do you keep within reach while you're busy? Show it or name it.
prompt-share-11 = What have you made or mended with your own hands? A photo says it best 📷
prompt-share-12 = What have you stopped using, and what took its place?

## win: small victories, thanks to somebody

prompt-win-01 = Small things count too. What went well for you in the past week?
prompt-win-02 = Who made the past week easier for you? Write them a thank-you here and say what it was for.
prompt-win-03 = What finally came off your list after being put off again and again? What got it done?
prompt-win-04 = Tried something that was suggested here? Tell the others what came of it, even if not all of it worked.
prompt-win-05 = What did you do lately for the first time? How was it?
prompt-win-06 = Which message here has been useful to you lately? Reply to it and write how it helped.
prompt-win-07 = Whose work makes yours possible, though hardly anyone sees it? Say thank you for it here.
prompt-win-08 = What turned out easier than you'd feared? What helped?
prompt-win-09 = Which mistake turned out useful in the end? What came of it?

## light: light, funny, human

prompt-light-01 = Sum up the past week in three emoji, no words. Then try to guess someone else's.
prompt-light-02 = A cat, a houseplant, an old kettle: who keeps you company in your corner? Introduce them with a photo 🪴
prompt-light-03 = What's the oddest thing on your desk or in your bag right now? Show it or describe it.
prompt-light-04 = Which typo or autocorrect has made you laugh the most? And what was it meant to say?
prompt-light-05 = Music, silence or the hum of a café: what helps you concentrate? If there's one piece you always return to, name it.
prompt-light-06 = Ten minutes have suddenly come free. What do you do with them?
prompt-light-07 = What's the best name you've come across for a pet, a boat or a home network?
prompt-light-08 = Tea, coffee or something else: what gets your morning going, and how does it have to be made?
prompt-light-09 = Which thing has been with you the longest? What has it been through?
prompt-light-10 = What can you see from your window right now? Post a photo without waiting for a pretty moment 🪟

## plan: what's ahead this week or month

prompt-plan-01 = Which one thing, once done, would make the coming week a good one?
prompt-plan-02 = What's ahead for you in the coming month that others here would like to know about?
prompt-plan-03 = Some things are easier together. What are you planning, and who is missing to make it happen?
prompt-plan-04 = What can be put off in the coming week, or dropped altogether? Name one thing.
prompt-plan-05 = What would you like to happen here in the coming month: a get-together, a talk, something made together? Suggest one idea.
prompt-plan-06 = What would you like to learn or try in the coming month? Write it here and see who'd take the first step with you.
prompt-plan-07 = What would you like more time for in the coming month? What could make room for it?
prompt-plan-08 = Which topic should this group take up next? Propose one, and put a reaction on one that interests you.
prompt-plan-09 = What are you looking forward to in the coming weeks? Small things count.

## tap: one word or one emoji is an answer, for those who mostly read

prompt-tap-01 = Which emoji is your morning? One is enough.
prompt-tap-02 = Which one word would you choose for the past week?
prompt-tap-03 = Planning ahead or deciding as you go: which is more like you? One word is enough.
prompt-tap-04 = Reading, listening or trying it out: how do you learn best? One word is enough.
prompt-tap-05 = What should there be more of here: questions, stories, photos, ideas? One word is enough.
prompt-tap-06 = Where are you reading this? The name of the place is enough.
prompt-tap-07 = Morning, midday or evening: when do things come easiest to you? One word is enough.
prompt-tap-08 = Which season suits you best? One word or one emoji is enough.
prompt-tap-09 = What was on your breakfast table, or what should have been? One word or one photo is enough.

## meet: getting to know each other, also for those who are new

prompt-meet-01 = For those who are new, and those who've never said: what brought you to this group?
prompt-meet-02 = What should a newcomer to this group know? And if you're new yourself: what would you like to ask?
prompt-meet-03 = How would you introduce yourself in one sentence, without mentioning work?
prompt-meet-04 = What do you do when nobody needs anything from you?
prompt-meet-05 = Which language, craft or skill of yours would surprise those who know you only from here?
prompt-meet-06 = Reading, answering or asking: what comes most easily to you in a group? And what helps you to write?

## customers: opportunities and referrals, dilemmas, feedback, questions for experts

prompt-customers-question-01 = What are you deciding right now: which to choose, when to begin, what to leave out? Describe it in two lines.
prompt-customers-question-02 = What settled it the last time you bought something that mattered: the price, a recommendation, a trial?
prompt-customers-question-03 = Which question would you put to an expert? Write it here, so that whoever knows can answer.
prompt-customers-help-01 = Who are you looking for: clients, a supplier, a partner? Say it in one line that others can pass on.
prompt-customers-help-02 = Which opportunity have you come across that suits somebody else better? Pass it on here.
prompt-customers-help-03 = Whose work would you recommend with a clear conscience? Write what they did for you.
prompt-customers-share-01 = What do you use differently from the way it was meant? Describe how.
prompt-customers-share-02 = What's missing, or gets in the way, in something you use? The more exactly you put it, the more it helps.
prompt-customers-share-03 = Which result would you like to show? Say what you'd do differently next time.
prompt-customers-win-01 = What worked out lately thanks to a good tip? Say what the tip was.
prompt-customers-plan-01 = What are you planning to buy, replace or begin in the coming month? Ask those who've already done it.
prompt-customers-plan-02 = What should be offered, explained or improved next? Name the one thing that would help you most.

## interest: beginners' questions, show and tell, failures, swaps, meet-ups

prompt-interest-question-01 = Which beginner's question have you never dared to ask? Ask it here; you won't be the only one who wonders.
prompt-interest-question-02 = How did it all begin for you: a person, a present, pure chance?
prompt-interest-question-03 = What do even experienced people disagree about? What do you think, and why?
prompt-interest-help-01 = What just won't work out for you? Show it or describe it; somebody may know the trick.
prompt-interest-help-02 = What could you swap: a book, some gear, an hour of your time? Write what you offer and what you're looking for.
prompt-interest-share-01 = What's the latest thing you've made, found or finished? Post a photo and one sentence about it 📷
prompt-interest-share-02 = Which failure of yours makes a good story by now? What did it teach you?
prompt-interest-share-03 = What in your kit can a beginner do without? And what should they get first?
prompt-interest-light-01 = What do people who don't share this passion never understand about it?
prompt-interest-plan-01 = Where could people from here meet, and what could they do there together? Suggest a place.
prompt-interest-plan-02 = What do you want to try next? Write it here and see who's trying the same.
prompt-interest-plan-03 = Which challenge could this group take on together in the coming month? Suggest one that beginners can join.

## team: blockers, decisions, handovers, thanks across teams

prompt-team-question-01 = Which decision is still open? Write who can make it, and by when it's needed.
prompt-team-question-02 = Which meeting, report or step could be shorter? What would be lost?
prompt-team-question-03 = What was decided lately that not everybody has heard of? One line is enough.
prompt-team-help-01 = What's holding up your work right now, and who could clear the way?
prompt-team-help-02 = What are you handing over or taking over in the coming week? What does the other side need to know?
prompt-team-help-03 = Where would a second pair of eyes help you in the coming week? Say what with, and when.
prompt-team-share-01 = Which shortcut, template or document should everybody here know? Post the link.
prompt-team-share-02 = What did you learn lately from a customer or a colleague that others could use?
prompt-team-win-01 = Who from another team made your work easier lately? Thank them here and say what for.
prompt-team-win-02 = What was finished lately and deserves to be known? Say who had a hand in it.
prompt-team-plan-01 = What matters most to you in the coming week, and what could get in its way?
prompt-team-plan-02 = When will you be away or hard to reach in the coming weeks? Write who to turn to instead.

## support: gentle ones

prompt-support-question-01 = What do you wish people understood without your having to explain it?
prompt-support-question-02 = What does a good enough day look like for you?
prompt-support-question-03 = What do you tell yourself when things get hard? A line from a song counts too.
prompt-support-question-04 = Which words came at the right moment? You needn't say whose they were.
prompt-support-question-05 = What's better left unsaid to someone who's having a hard time? And what's good to hear instead?
prompt-support-question-06 = How do you notice that it's time for a rest? What gives it away?
prompt-support-question-07 = How can you tell that somebody is really listening?
prompt-support-question-08 = What would you like this group to be: a place to ask, to listen, to be quiet together?
prompt-support-help-01 = Which question have you been carrying around? One line is enough; someone here may know it too.
prompt-support-help-02 = Which kind of answer does you the most good: advice, somebody's own story, or a simple “I'm here”?
prompt-support-help-03 = What could others here do for you in the coming week? Small things count.
prompt-support-help-04 = What did somebody do for you once that you'd like to pass on?
prompt-support-help-05 = What's easier for you in company? Write it here; somebody may join you.
prompt-support-help-06 = What have you found out about asking for help?
prompt-support-help-07 = Which form, office or phone call was simpler than it looked? Describe how it's done.
prompt-support-help-08 = What can people here write to you about, so that they're not alone with it?
prompt-support-share-01 = What calms you when your head is full? Name one thing, however small.
prompt-support-share-02 = Which music, which text or which picture does you good? Share it if you like.
prompt-support-share-03 = Where do you go to catch your breath? Describe the place or post a photo.
prompt-support-share-04 = Which small habit carries you through the day?
prompt-support-share-05 = Which book, podcast or page would you give to somebody at the beginning of the road?
prompt-support-share-06 = What do you do just for yourself, without purpose or hurry?
prompt-support-share-07 = Which smell, taste or sound makes you feel at home?
prompt-support-share-08 = What helps you to begin the day? One thing that sometimes works is worth sharing.
prompt-support-plan-01 = What would do you good in the coming week? Write down one thing, for yourself.
prompt-support-plan-02 = What would you like to talk about here in the coming weeks? Propose a topic; somebody else may begin it.
prompt-support-plan-03 = Which small step is enough for now?
prompt-support-plan-04 = What can you lean on in the coming week: a person, a place, a habit?
