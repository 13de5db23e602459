### Conversation starters the bot posts in a group by itself.
### Same ids in every language; the idea is shared, the words are each language's own.
### One to three short sentences, ending with an open question or one easy action.
### True on any day of the week or month. Plain text, one line each, no placeholders.

## question: a theme to talk about

prompt-question-01 = What do you do differently now than a year ago? What brought you to change it?
prompt-question-02 = Suppose a friend starts in our field tomorrow. What should come first, and what can wait?
prompt-question-03 = Which popular piece of advice in our field just doesn't work for you? What do you do instead?
prompt-question-04 = What took you longer to learn than it should have? Tell the story and save someone the detour.
prompt-question-05 = How do you know that something is good enough and it's time to stop?
prompt-question-06 = The answer may already be here in the group. Which topic in our field would you like to understand better?

## help: ask for advice or offer it

prompt-help-01 = Sometimes two lines are enough to get moving again. Where are you stuck right now?
prompt-help-02 = What can people here come to you about? Name one topic you're glad to help with.
prompt-help-03 = Torn between two options? Describe both and ask what others would choose, and why.
prompt-help-04 = Looking for a professional, a supplier, a tool or a place? Write what exactly you need and by when.
prompt-help-05 = A good question is easily lost in a busy chat. Scroll up a little, find one without an answer and add what you know.
prompt-help-06 = Working on a text, a picture or an idea that needs fresh eyes? Post a small part of it and say what kind of feedback would help.

## share: a tip, a link, a tool, a look behind the scenes

prompt-share-01 = Which tool do you use every week? What would be hard to do without it?
prompt-share-02 = A look behind the scenes: post a photo of the place where it all happens for you. No tidying up first 📷
prompt-share-03 = What have you read, watched or heard lately that was worth the time? Share a link and one sentence about why.
prompt-share-04 = What small trick saves you time? Describe it so that others can try it today.
prompt-share-05 = Unfinished things are welcome here too. What are you working on, and what's the next step?
prompt-share-06 = What do you always check before you begin? Share one line from your checklist.

## win: small victories, thanks to somebody

prompt-win-01 = Small things count too. What went well for you in the past week?
prompt-win-02 = Who made the past week easier for you? Write them a thank-you here and say what it was for.
prompt-win-03 = What finally came off your list after being put off again and again? How does it feel?
prompt-win-04 = Tried something that was suggested here? Tell us what came of it, even if not all of it worked.
prompt-win-05 = What did you do lately for the first time? How was it?
prompt-win-06 = Which message here has been useful to you lately? Reply to it and write how it helped.

## light: light, funny, human

prompt-light-01 = Sum up the past week in three emoji, no words. Then try to guess someone else's.
prompt-light-02 = A cat, a houseplant, an old kettle: who keeps you company in your corner? Introduce them with a photo 🪴
prompt-light-03 = What's the oddest thing on your desk or in your bag right now? Show it or describe it.
prompt-light-04 = Which typo or autocorrect has made you laugh the most? And what was it meant to say?
prompt-light-05 = Music, silence or the hum of a café: what helps you concentrate? If there's one piece you always return to, name it.
prompt-light-06 = Ten free minutes have just turned up. What do you do with them?

## plan: what's ahead this week or month

prompt-plan-01 = Which one thing, once done, would make the coming week a good one?
prompt-plan-02 = What's ahead for you in the coming month that others here would like to know about?
prompt-plan-03 = Some things are easier together. What are you planning, and who is missing to make it happen?
prompt-plan-04 = What can be put off in the coming week, or dropped altogether? Name one thing.
prompt-plan-05 = What would you like to happen here in the coming month: a get-together, a talk, something made together? Suggest one idea.
prompt-plan-06 = What would you like to learn or try in the coming month? Write it here and see who'd take the first step with you.
