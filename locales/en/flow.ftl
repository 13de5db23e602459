# Several questions in private, the same for everything that asks so.
flow-half-done = There are still questions open about { $group }.
flow-told = Your answer: { $told }
flow-so-far = So far: { $told }
flow-media-told = a picture or file

flow-skip = Skip
flow-keep = Keep
flow-ready = Done
flow-leave-out = Leave out
flow-back = Back
flow-stop = Stop
flow-publish = Publish
flow-change = Change
flow-cancel = Cancel

# What does not fit as an answer: what does.
flow-in-words = Please answer in words, in one message.
flow-too-long = That's { $length } characters; up to { $most } fit.
flow-choose = Please press a button, or write one of these: { $options }
flow-several = Up to { $most } can be chosen. To choose another one, press one that is chosen, and it no longer is.
flow-number = Please send a whole number from { $least } to { $most }.
flow-when = Please send a day and a time, and nothing else. For example: { $example }
flow-when-once = This happens once. Please send a single date and time. For example: { $example }
flow-person = Please send the name or the @username of someone in the group, as Telegram shows it.
flow-media = Please send a photo, a video or a file.
flow-photo = Please send a photo.
flow-piece = Please send a photo, a video, a file or a line of text.
flow-day = Please send a day and a month, and no year. For example: 24 December
flow-tag-empty = A tag is a word or two with letters. For example: rye, sour dough
flow-tag-long = That's too long for a tag; up to { $most } characters fit: { $tag }
flow-too-many-lines = Each answer has a line of its own, up to { $most } in all; a dash leaves one out.
flow-use-buttons = Please choose with the buttons above. To stop: /cancel
flow-not-in = This is for members, and I don't see you in { $group }. If you're there, write a line in the group and try again.
