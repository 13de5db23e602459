# Pictures beside words: the switch.

room-pictures = Pictures
room-pictures-about = charts above poll results and above /me; without them, words only
