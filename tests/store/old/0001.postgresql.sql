CREATE TABLE message_log (
	seq INTEGER NOT NULL, 
	direction VARCHAR(3) NOT NULL, 
	peer VARCHAR(300) NOT NULL, 
	number BIGINT, 
	control VARCHAR(80) NOT NULL, 
	application VARCHAR(2) NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	body BYTEA NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	previous VARCHAR(64) NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	PRIMARY KEY (seq)
);
CREATE UNIQUE INDEX message_log_out ON message_log (control, sha256) WHERE direction = 'out';
CREATE INDEX message_log_control ON message_log (control);
CREATE UNIQUE INDEX message_log_in ON message_log (peer, number, sha256) WHERE direction = 'in';
CREATE FUNCTION message_log_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'message_log is append-only'; END $$;
CREATE TRIGGER message_log_no_update BEFORE UPDATE OR DELETE ON message_log
            FOR EACH ROW EXECUTE FUNCTION message_log_refuse();
CREATE TRIGGER message_log_no_truncate BEFORE TRUNCATE ON message_log
            FOR EACH STATEMENT EXECUTE FUNCTION message_log_refuse();
CREATE TABLE message_log_head (
	id INTEGER NOT NULL, 
	count INTEGER NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE filings (
	seq SERIAL NOT NULL, 
	control VARCHAR(21) NOT NULL, 
	peer VARCHAR(300) NOT NULL, 
	sender VARCHAR(9) NOT NULL, 
	application VARCHAR(2) NOT NULL, 
	subject VARCHAR(40) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	body BYTEA NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	attempt INTEGER NOT NULL, 
	tries INTEGER NOT NULL, 
	under_way BOOLEAN NOT NULL, 
	why TEXT NOT NULL, 
	queued VARCHAR(32) NOT NULL, 
	changed VARCHAR(32) NOT NULL, 
	number BIGINT, 
	reply INTEGER, 
	PRIMARY KEY (seq), 
	UNIQUE (control)
);
CREATE INDEX filings_open ON filings (state, subject, seq);
CREATE TABLE filing_decisions (
	seq SERIAL NOT NULL, 
	control VARCHAR(21) NOT NULL, 
	decision VARCHAR(10) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	by VARCHAR(200) NOT NULL, 
	why TEXT NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	PRIMARY KEY (seq)
);
CREATE FUNCTION filing_decisions_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'filing_decisions is append-only'; END $$;
CREATE TRIGGER filing_decisions_no_update BEFORE UPDATE OR DELETE ON filing_decisions
            FOR EACH ROW EXECUTE FUNCTION filing_decisions_refuse();
CREATE TRIGGER filing_decisions_no_truncate BEFORE TRUNCATE ON filing_decisions
            FOR EACH STATEMENT EXECUTE FUNCTION filing_decisions_refuse();
CREATE TABLE reply_matches (
	reply INTEGER NOT NULL, 
	control VARCHAR(21) NOT NULL, 
	said VARCHAR(10) NOT NULL, 
	note TEXT NOT NULL, 
	PRIMARY KEY (reply)
);
CREATE INDEX reply_matches_control ON reply_matches (control);
CREATE FUNCTION reply_matches_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'reply_matches is append-only'; END $$;
CREATE TRIGGER reply_matches_no_update BEFORE UPDATE OR DELETE ON reply_matches
            FOR EACH ROW EXECUTE FUNCTION reply_matches_refuse();
CREATE TRIGGER reply_matches_no_truncate BEFORE TRUNCATE ON reply_matches
            FOR EACH STATEMENT EXECUTE FUNCTION reply_matches_refuse();
CREATE TABLE reply_cursors (
	peer VARCHAR(300) NOT NULL, 
	after BIGINT NOT NULL, 
	PRIMARY KEY (peer)
);
INSERT INTO "filing_decisions" ("seq", "control", "decision", "state", "by", "why", "at") VALUES (1, 'OLD1', 'retry', 'in doubt', 'broker desk', 'asked CBP', '2026-10-05T12:00:00.000000+00:00');
INSERT INTO "filing_decisions" ("seq", "control", "decision", "state", "by", "why", "at") VALUES (2, 'OLD2', 'give up', 'refused', 'broker desk', 'moot: €', '2026-10-05T12:00:00.000000+00:00');
INSERT INTO "filings" ("seq", "control", "peer", "sender", "application", "subject", "sha256", "body", "state", "attempt", "tries", "under_way", "why", "queued", "changed", "number", "reply") VALUES (1, 'OLD0', 'tcp://ace:1#B76', 'B76', 'AE', 'B760', '5049c8fef76ddf9a05574d92d98cd46eb5e6164f7d6882b78719a98155f01905', '\x41ff00', 'accepted', 1, 1, FALSE, '', '2026-10-05T12:00:00.000000+00:00', '2026-10-05T12:00:00.000000+00:00', 0, 6);
INSERT INTO "filings" ("seq", "control", "peer", "sender", "application", "subject", "sha256", "body", "state", "attempt", "tries", "under_way", "why", "queued", "changed", "number", "reply") VALUES (2, 'OLD1', 'tcp://ace:1#B76', 'B76', 'AE', 'B760', '78e93afde1572c17fbdfd8a71c9475c629dfcd5cc379e5822a50672ce5b74336', '\x41ff0041ff00', 'queued', 2, 1, FALSE, '', '2026-10-05T12:00:00.000000+00:00', '2026-10-05T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "filings" ("seq", "control", "peer", "sender", "application", "subject", "sha256", "body", "state", "attempt", "tries", "under_way", "why", "queued", "changed", "number", "reply") VALUES (3, 'OLD2', 'tcp://ace:1#B76', 'B76', 'AE', 'B761', '526618399eee102faa7216544872dee0b81444941815843af1a33b1c5e5b3bd1', '\x41ff0041ff0041ff00', 'given up', 1, 1, FALSE, 'moot: €', '2026-10-05T12:00:00.000000+00:00', '2026-10-05T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "filings" ("seq", "control", "peer", "sender", "application", "subject", "sha256", "body", "state", "attempt", "tries", "under_way", "why", "queued", "changed", "number", "reply") VALUES (4, 'OLD3', 'tcp://ace:1#B76', 'B76', 'AE', 'B761', '95ca7368063b96f984935d2641a7bb63392c0cf175450f6421a1204b08fb1f2a', '\x41ff0041ff0041ff0041ff00', 'sent', 1, 1, FALSE, 'it''s so' || chr(10) || 'and so', '2026-10-05T12:00:00.000000+00:00', '2026-10-05T12:00:00.000000+00:00', 3, NULL);
INSERT INTO "filings" ("seq", "control", "peer", "sender", "application", "subject", "sha256", "body", "state", "attempt", "tries", "under_way", "why", "queued", "changed", "number", "reply") VALUES (5, 'OLD4', 'tcp://ace:1#B76', 'B76', 'AE', 'B762', '63bda7750103c8251bcccbe7a418119876947e980c0395111038fdd6a869245f', '\x41ff0041ff0041ff0041ff0041ff00', 'sent', 1, 1, FALSE, 'it''s so' || chr(10) || 'and so', '2026-10-05T12:00:00.000000+00:00', '2026-10-05T12:00:00.000000+00:00', 4, NULL);
INSERT INTO "filings" ("seq", "control", "peer", "sender", "application", "subject", "sha256", "body", "state", "attempt", "tries", "under_way", "why", "queued", "changed", "number", "reply") VALUES (6, 'OLD5', 'tcp://ace:1#B76', 'B76', 'AE', 'B762', 'd305b0e17bd83faa467cc81315d019c1605e2da5bc71ff35b8512c7558394fc4', '\x41ff0041ff0041ff0041ff0041ff0041ff00', 'queued', 1, 0, FALSE, '', '2026-10-05T12:00:00.000000+00:00', '2026-10-05T12:00:00.000000+00:00', NULL, NULL);
INSERT INTO "message_log" ("seq", "direction", "peer", "number", "control", "application", "at", "body", "sha256", "previous", "hash") VALUES (1, 'out', 'tcp://ace:1#B76', NULL, 'OLD0', 'AE', '2026-10-05T12:00:00.000000+00:00', '\x41ff00', '5049c8fef76ddf9a05574d92d98cd46eb5e6164f7d6882b78719a98155f01905', '0000000000000000000000000000000000000000000000000000000000000000', '8459292f457b580e8051532b1657baecda6b3f2cc2a0cd5f34bcf76e6e64fe66');
INSERT INTO "message_log" ("seq", "direction", "peer", "number", "control", "application", "at", "body", "sha256", "previous", "hash") VALUES (2, 'out', 'tcp://ace:1#B76', NULL, 'OLD1', 'AE', '2026-10-05T12:00:00.000000+00:00', '\x41ff0041ff00', '78e93afde1572c17fbdfd8a71c9475c629dfcd5cc379e5822a50672ce5b74336', '8459292f457b580e8051532b1657baecda6b3f2cc2a0cd5f34bcf76e6e64fe66', 'b3571a6b91632f5e714112cf88cea7c1aadd7b76c005b7a23ff4e1274cb22613');
INSERT INTO "message_log" ("seq", "direction", "peer", "number", "control", "application", "at", "body", "sha256", "previous", "hash") VALUES (3, 'out', 'tcp://ace:1#B76', NULL, 'OLD2', 'AE', '2026-10-05T12:00:00.000000+00:00', '\x41ff0041ff0041ff00', '526618399eee102faa7216544872dee0b81444941815843af1a33b1c5e5b3bd1', 'b3571a6b91632f5e714112cf88cea7c1aadd7b76c005b7a23ff4e1274cb22613', '2734a52b241e2d3a3a75b8affc09cdfaceb33e3f5aad4828bb41af3a4a8b9883');
INSERT INTO "message_log" ("seq", "direction", "peer", "number", "control", "application", "at", "body", "sha256", "previous", "hash") VALUES (4, 'out', 'tcp://ace:1#B76', NULL, 'OLD3', 'AE', '2026-10-05T12:00:00.000000+00:00', '\x41ff0041ff0041ff0041ff00', '95ca7368063b96f984935d2641a7bb63392c0cf175450f6421a1204b08fb1f2a', '2734a52b241e2d3a3a75b8affc09cdfaceb33e3f5aad4828bb41af3a4a8b9883', '95f824692b9cb8134d06b840d8c28746e29fb1f2df7944e74acc8c65a3e991ca');
INSERT INTO "message_log" ("seq", "direction", "peer", "number", "control", "application", "at", "body", "sha256", "previous", "hash") VALUES (5, 'out', 'tcp://ace:1#B76', NULL, 'OLD4', 'AE', '2026-10-05T12:00:00.000000+00:00', '\x41ff0041ff0041ff0041ff0041ff00', '63bda7750103c8251bcccbe7a418119876947e980c0395111038fdd6a869245f', '95f824692b9cb8134d06b840d8c28746e29fb1f2df7944e74acc8c65a3e991ca', 'a5fc63f69f97f2b6845a3e6da7918138f479223aecf54ce6ad1042e74e2feca9');
INSERT INTO "message_log" ("seq", "direction", "peer", "number", "control", "application", "at", "body", "sha256", "previous", "hash") VALUES (6, 'in', 'tcp://ace:1#B76', 1, 'OLD0', 'AX', '2026-10-05T12:00:00.000000+00:00', '\x796573', '8a798890fe93817163b10b5f7bd2ca4d25d84c52739a645a889c173eee7d9d3d', 'a5fc63f69f97f2b6845a3e6da7918138f479223aecf54ce6ad1042e74e2feca9', 'f8a16dbaa7873c98748dc0b0b8b9b849be2086fda8baf7f1377a998f1bb4bda1');
INSERT INTO "message_log" ("seq", "direction", "peer", "number", "control", "application", "at", "body", "sha256", "previous", "hash") VALUES (7, 'in', 'tcp://ace:1#B76', 2, 'nobody', 'AX', '2026-10-05T12:00:00.000000+00:00', '\x77686174', '749ab2c0d06c42ae3b841b79e79875f02b3a042e43c92378cd28bd444c04d284', 'f8a16dbaa7873c98748dc0b0b8b9b849be2086fda8baf7f1377a998f1bb4bda1', 'd12a1fe5716a23edb96338a43b55a4716e06992862d76e4a49416f544a87ac06');
INSERT INTO "message_log_head" ("id", "count", "hash") VALUES (1, 7, 'd12a1fe5716a23edb96338a43b55a4716e06992862d76e4a49416f544a87ac06');
INSERT INTO "reply_cursors" ("peer", "after") VALUES ('tcp://ace:1#B76', 2);
INSERT INTO "reply_matches" ("reply", "control", "said", "note") VALUES (6, 'OLD0', 'accepted', '');
INSERT INTO "reply_matches" ("reply", "control", "said", "note") VALUES (7, '', 'rejected', '');
