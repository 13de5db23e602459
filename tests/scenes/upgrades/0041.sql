-- A newcomer in her first weeks, one who has left, what managers changed, and somebody who waits for an answer.
INSERT INTO paths (chat, user_id, began_at, due_at, spoke_at) VALUES (1, 1000004, 1794736006, 1894822406, 1794736100);
INSERT INTO paths (chat, user_id, began_at, left_at) VALUES (1, 1000001, 1794736006, 1794736206);
INSERT INTO path_steps (chat, user_id, step, at, outcome) VALUES (1, 1000004, 'introduce', 1794822406, 'said');
INSERT INTO path_plans (chat, step, is_on, day, words) VALUES (1, 'thanks', 1, 9, '{"text":"Thank you, {name}","marks":[]}');
INSERT INTO first_months (chat, user_id, verdict, at) VALUES (1, 1000001, 'partly', 1797328006);
INSERT INTO unanswered (chat, user_id, message_id, thread, asked_at, later, due_at) VALUES (1, 1000004, 14, 0, 1794736100, 1, 1894743300);
INSERT INTO response_times (chat, day, halves, n) VALUES (1, 20772, 0, 7);
INSERT INTO reactions_refused (chat, until) VALUES (1, 1895340900);
