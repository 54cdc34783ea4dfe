BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0013');
CREATE TABLE authorisations (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	person TEXT NOT NULL, 
	broker TEXT NOT NULL, 
	since VARCHAR(10), 
	"before" VARCHAR(10), 
	paper TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE bonds (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	principal TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	activity TEXT NOT NULL, 
	number TEXT NOT NULL, 
	surety TEXT NOT NULL, 
	surety_name TEXT NOT NULL, 
	agent TEXT NOT NULL, 
	amount_cents BIGINT, 
	executed VARCHAR(10), 
	effective VARCHAR(10), 
	terminations TEXT NOT NULL, 
	riders TEXT NOT NULL, 
	users TEXT NOT NULL, 
	secures TEXT NOT NULL, 
	insufficient_on VARCHAR(10), 
	written_by_firm BOOLEAN, 
	document TEXT NOT NULL, 
	remarks TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE client_names (
	tenant VARCHAR(40) NOT NULL, 
	client VARCHAR(40) NOT NULL, 
	sought VARCHAR(60) NOT NULL, 
	PRIMARY KEY (tenant, client, sought)
);
CREATE TABLE clients (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	alternate_names TEXT NOT NULL, 
	company_type TEXT NOT NULL, 
	number_kind TEXT NOT NULL, 
	number TEXT NOT NULL, 
	parent_name TEXT NOT NULL, 
	mailing TEXT NOT NULL, 
	physical TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	email TEXT NOT NULL, 
	website TEXT NOT NULL, 
	contacts TEXT NOT NULL, 
	uses TEXT NOT NULL, 
	shipments_a_year BIGINT, 
	programs TEXT NOT NULL, 
	business TEXT NOT NULL, 
	naics TEXT NOT NULL, 
	duns TEXT NOT NULL, 
	filer_code TEXT NOT NULL, 
	established TEXT NOT NULL, 
	incorporated_in TEXT NOT NULL, 
	incorporation_number TEXT NOT NULL, 
	bank TEXT NOT NULL, 
	officers TEXT NOT NULL, 
	related TEXT NOT NULL, 
	filed_5106 TEXT NOT NULL, 
	cbp_status TEXT NOT NULL, 
	cbp_status_on VARCHAR(10), 
	last_used VARCHAR(10), 
	duty_payer TEXT NOT NULL, 
	payer_unit TEXT NOT NULL, 
	monthly_statement BOOLEAN, 
	terms_days BIGINT, 
	credit_limit_cents BIGINT, 
	instructions TEXT NOT NULL, 
	active BOOLEAN NOT NULL, 
	office TEXT NOT NULL, 
	account_owner TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE decisions (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	subject_kind TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	manner TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	roles TEXT NOT NULL, 
	licence TEXT NOT NULL, 
	why TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	over TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE employees (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	person TEXT NOT NULL, 
	title TEXT NOT NULL, 
	office TEXT NOT NULL, 
	hired VARCHAR(10), 
	"left" VARCHAR(10), 
	supervisor TEXT NOT NULL, 
	officer_since VARCHAR(10), 
	officer_until VARCHAR(10), 
	hire_told VARCHAR(10), 
	leave_told VARCHAR(10), 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE entry_reviews (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	subject_kind TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	client TEXT NOT NULL, 
	demands TEXT NOT NULL, 
	asked_by TEXT NOT NULL, 
	asked VARCHAR(32) NOT NULL, 
	of_person TEXT NOT NULL, 
	of_role TEXT NOT NULL, 
	of_team TEXT NOT NULL, 
	lines TEXT NOT NULL, 
	question TEXT NOT NULL, 
	due VARCHAR(32), 
	risk_cents BIGINT, 
	state TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	given_by TEXT NOT NULL, 
	given VARCHAR(32), 
	roles TEXT NOT NULL, 
	licence TEXT NOT NULL, 
	person_client TEXT NOT NULL, 
	seal TEXT NOT NULL, 
	feedback TEXT NOT NULL, 
	note TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE event_heads (
	tenant VARCHAR(40) NOT NULL, 
	count INTEGER NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	PRIMARY KEY (tenant)
);
INSERT INTO "event_heads" VALUES('harbour',10,'1d856597c2b6f6870e1b3ad56507891102496c4274e0f209ce8836d47f6ed7d2');
INSERT INTO "event_heads" VALUES('inland',10,'03389c5821b0bc723a2c10783be4c6f423959ca822ffa4f6db8969cc33acd71e');
CREATE TABLE events (
	tenant VARCHAR(40) NOT NULL, 
	seq INTEGER NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	"by" TEXT NOT NULL, 
	action VARCHAR(40) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	why TEXT NOT NULL, 
	"before" TEXT NOT NULL, 
	"after" TEXT NOT NULL, 
	salt VARCHAR(32) NOT NULL, 
	content VARCHAR(64) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	previous VARCHAR(64) NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	PRIMARY KEY (tenant, seq)
);
INSERT INTO "events" VALUES('harbour',1,'2026-11-22T12:00:00.000000+00:00','p1','add','transmission','t1',1,'first','{}','{"application":"AE","computed":"Zahnräder, 齿轮 €","control":"harbour0","file":"e0","licence":"=L1","purpose":"summary","sent_at":"2026-11-22T12:00:00.000000+00:00","sent_by":"p1","sha256":"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"}','0316491920bd743cf2ef7716b5babdfc','a0818d32b81162d8bf08a3270bd2adc92f0a1e206093f318370196008db85487','dab20fdcab6780abf441b0c97369140f744c48a827944ac2e3092b5af813223d','dee246a8dfa700245fa86b638941652549dd14ea1bcc42d6c427c85b9764b39b','f1bbe779003f59861dbe88f9cac7a76ab94b3e8bbcb2c0e4a663a90b41fe5b85');
INSERT INTO "events" VALUES('harbour',2,'2026-11-22T12:00:00.000000+00:00','p1','add','transmission','t2',1,'first','{}','{"application":"AE","computed":"Zahnräder, 齿轮 €","control":"harbour1","file":"e1","licence":"=L1","purpose":"summary","sent_at":"2026-11-22T12:00:01.000000+00:00","sent_by":"p1","sha256":"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"}','d0c37d9409552fdc4b658c91570a2714','b105cf650e148e8b081165a3c98584e9cde363cb0e85bd1ec49e4d7eee786132','707bbdf3b458fa879ec72e108ae913075349531f98a1694987ecce51a08925c3','f1bbe779003f59861dbe88f9cac7a76ab94b3e8bbcb2c0e4a663a90b41fe5b85','f722c4b62fd4d4b2b0cf8b461f8ca089c2aa8d24155e0fac00e335c2678d72fa');
INSERT INTO "events" VALUES('harbour',3,'2026-11-22T12:00:00.000000+00:00','p1','add','transmission','t3',1,'first','{}','{"application":"AE","computed":"Zahnräder, 齿轮 €","control":"harbour2","file":"e2","licence":"=L1","purpose":"summary","sent_at":"2026-11-22T12:00:02.000000+00:00","sent_by":"p1","sha256":"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"}','b3e30492f4f4270917f10be2e19de316','2816b4afb8c0e6352aee5d4b6e39168630982e328c5cfb2ada7d5312b6c44f4f','c5cdac43ce465c8036aa084cbdf3a63b28514636c4bab4b67df89efbe85f6cb1','f722c4b62fd4d4b2b0cf8b461f8ca089c2aa8d24155e0fac00e335c2678d72fa','fbbbf7fe8f125669d86c5d23d95c0052509050e83929c036eee2ffc4449df693');
INSERT INTO "events" VALUES('harbour',4,'2026-11-22T12:00:00.000000+00:00','p1','add','transmission','t4',1,'first','','','','4e1493ce13ba2add14212379a05b1223b7a31abf5657c4d5452b6c9a3ce50f20','252caefd4d40d72f420acc18189b6179ea3e5aa4cef4a35b9f836122489c67dc','fbbbf7fe8f125669d86c5d23d95c0052509050e83929c036eee2ffc4449df693','90b68330358a49fecf5832ae37be214b15227922670254a78d8e46594ab0cdb2');
INSERT INTO "events" VALUES('harbour',5,'2026-11-22T12:00:00.000000+00:00','p1','add','transmission','t5',1,'first','{}','{"application":"AE","computed":"Zahnräder, 齿轮 €","control":"harbour4","file":"e4","licence":"=L1","purpose":"summary","sent_at":"2026-11-22T12:00:04.000000+00:00","sent_by":"p1","sha256":"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"}','6257997347c47fa984d62d633342c6ef','6909173141aa30c1dfb60376ee0527963b9a73ca6a57b43d3184951dd646d792','d391c53d075639983ba4ca371f589938649ffcbc8a5b24e8c8260dd97298c00a','90b68330358a49fecf5832ae37be214b15227922670254a78d8e46594ab0cdb2','f96eb73a87086ba39ef17271ad0ed3abe6905630116ecd7bbb67ac74364607f7');
INSERT INTO "events" VALUES('harbour',6,'2026-11-22T12:00:00.000000+00:00','p1','add','reply','r6',1,'first','{}','{"application":"AX","came_at":"2026-11-22T12:00:00.000000+00:00","control":"0","file":"e1","message":2,"note":"first\nsecond","outcome":"accepted"}','fdd8c5c02eddfc7bb9002a29778bd821','b9609c26d2cb48d6a709854eb1bd89489a2247108e534dad3b6050496595de1d','c5f23a2873ceeb1e58e9b04582ac3d5c816b1608f36dffe8bb655408e15da7a1','f96eb73a87086ba39ef17271ad0ed3abe6905630116ecd7bbb67ac74364607f7','064bbd620e48fb57fff9c8ac2fff928b51da99e56be692f9e11310239e725979');
INSERT INTO "events" VALUES('harbour',7,'2026-11-22T13:00:00.000000+00:00','p2','change','transmission','t1',2,'settled','{"control":"harbour0","file":"e0","sent_at":"2026-11-22T12:00:00.000000+00:00"}','{"control":"harbour99","file":"e99","sent_at":"2026-11-22T12:01:39.000000+00:00"}','406f8daad989a2e8cc439d6f16d01743','d731bad0bb512a0c624761b6d98424f8b39570d9f50b7df8b8223b42b0503909','9685a94a033e606c25449cae1e4de9e93625910fef7b383aebef03b5a1ebaae4','064bbd620e48fb57fff9c8ac2fff928b51da99e56be692f9e11310239e725979','d9a984c81f23e18b8c25084e763b6d2c742188bd2680f3d27860e7fbbecc71a6');
INSERT INTO "events" VALUES('harbour',8,'2026-11-22T13:00:00.000000+00:00','p2','shown','transmission','t2',0,'settled','{}','{"to":"p2"}','7b6857e1e98a3fb5fb5c0ed8db46c77a','d01c486d5a6a99b642e9b78f0ff3aa7a2f647b291a6310ea3137ef3ea9ea950f','','d9a984c81f23e18b8c25084e763b6d2c742188bd2680f3d27860e7fbbecc71a6','bf2336ea55a85da19df0785323322a4c45c0433601aa525c0201e6ddc4a44741');
INSERT INTO "events" VALUES('harbour',9,'2026-11-22T13:00:00.000000+00:00','p2','remove','transmission','t3',2,'settled','{"application":"AE","computed":"Zahnräder, 齿轮 €","control":"harbour2","edition":"","file":"e2","findings":0,"licence":"=L1","purpose":"summary","sent_at":"2026-11-22T12:00:02.000000+00:00","sent_by":"p1","sha256":"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff","state":"queued"}','{}','951521ea09fb93a91951c6d31b363524','6205fb17f28206f4795ef6644ef0a5fc4f38866da59b02182a6e215b0c32d731','','bf2336ea55a85da19df0785323322a4c45c0433601aa525c0201e6ddc4a44741','f3a2da78b4af59f184cb35cfaa2ea40f9aac5cfa06a6e1da030e30b1adcd1b76');
INSERT INTO "events" VALUES('harbour',10,'2026-11-22T13:00:00.000000+00:00','p2','erase','transmission','t4',2,'settled','{}','{}','d4ec52f5a306345e867f03a696c34bf2','9dd231b3a51b2ec8643785e098d8756e21438cf02689369c22b4d8bdb81da658','','f3a2da78b4af59f184cb35cfaa2ea40f9aac5cfa06a6e1da030e30b1adcd1b76','1d856597c2b6f6870e1b3ad56507891102496c4274e0f209ce8836d47f6ed7d2');
INSERT INTO "events" VALUES('inland',1,'2026-11-22T12:00:00.000000+00:00','p1','add','transmission','t1',1,'first','{}','{"application":"AE","computed":"Zahnräder, 齿轮 €","control":"inland0","file":"e0","licence":"=L1","purpose":"summary","sent_at":"2026-11-22T12:00:00.000000+00:00","sent_by":"p1","sha256":"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"}','e20cef30eaec774c743191b30958bf81','3d6de1850e3e51eec7fb779a78a7273914d5de6150c47620a7fa743582466d4e','60578aec50ae2d5e9d82aa80cee4d72d43ac1ee480e18cd2caee67b7cce3935b','808e0118f51ae7cff38fd906964d9d74980aa28f5de91a4974defdbdcf5bb8ff','94e15941e56281cda3cfbbd88b4ad5b793dd46812958482e3f1b9cdd0244e58f');
INSERT INTO "events" VALUES('inland',2,'2026-11-22T12:00:00.000000+00:00','p1','add','transmission','t2',1,'first','{}','{"application":"AE","computed":"Zahnräder, 齿轮 €","control":"inland1","file":"e1","licence":"=L1","purpose":"summary","sent_at":"2026-11-22T12:00:01.000000+00:00","sent_by":"p1","sha256":"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"}','9925a44e69d79fb4d5565501df544186','13baea09f6f4c0b3a2f248424b6f46798800a796009ca4e332276872198970f7','ea37f6b630777ce42ae66c1e039d7e07899c99b86a345dd48b586e48a215dc29','94e15941e56281cda3cfbbd88b4ad5b793dd46812958482e3f1b9cdd0244e58f','23cb90d9703d93ee36c717b45be4571636f2ef18fdbacf5f10ac5bf3f784834a');
INSERT INTO "events" VALUES('inland',3,'2026-11-22T12:00:00.000000+00:00','p1','add','transmission','t3',1,'first','{}','{"application":"AE","computed":"Zahnräder, 齿轮 €","control":"inland2","file":"e2","licence":"=L1","purpose":"summary","sent_at":"2026-11-22T12:00:02.000000+00:00","sent_by":"p1","sha256":"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"}','9c8816f315a84af39a44c1d37ffc7fca','dc194473acc435f3f6dc91e88e2a3c9e40784abd17c280b3ae1ee831d93fb13c','5204a2aebb172e13ac3ff3aae406940a9ee91f024d4b3fd9a1526d2ca30bd5b0','23cb90d9703d93ee36c717b45be4571636f2ef18fdbacf5f10ac5bf3f784834a','0b631fbeb398d852cc035a3a34ad5a2d07be412a96ae4073df6ee7ea786d7dbf');
INSERT INTO "events" VALUES('inland',4,'2026-11-22T12:00:00.000000+00:00','p1','add','transmission','t4',1,'first','','','','04ff87b1165873f5e066e18e734e5b9e3f554d00684db9176c2f6eef295d735d','534db962eac53bb664de30d72ff63f4f79cd2a6ae619e2a5bb55ff7ba635f5ed','0b631fbeb398d852cc035a3a34ad5a2d07be412a96ae4073df6ee7ea786d7dbf','fff180550e7aac2b58a35fe8f46ab639531adb868ccd00e7f5f7147d029b527a');
INSERT INTO "events" VALUES('inland',5,'2026-11-22T12:00:00.000000+00:00','p1','add','transmission','t5',1,'first','{}','{"application":"AE","computed":"Zahnräder, 齿轮 €","control":"inland4","file":"e4","licence":"=L1","purpose":"summary","sent_at":"2026-11-22T12:00:04.000000+00:00","sent_by":"p1","sha256":"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"}','65e4216a6f96fc6cbc788c1d455ded84','32fa0ceb792f1ad1a833e0dd019ce91ca2581b4f78918e4afa078c7b8a26eb43','b22200eb51d0d9347b86f2ffbb32730783a58d05a64e1eb1080442b1a26ea143','fff180550e7aac2b58a35fe8f46ab639531adb868ccd00e7f5f7147d029b527a','2597ed5b42515eeea5ed7d90ceabcbaf18b92f904170783651785823a2bada16');
INSERT INTO "events" VALUES('inland',6,'2026-11-22T12:00:00.000000+00:00','p1','add','reply','r6',1,'first','{}','{"application":"AX","came_at":"2026-11-22T12:00:00.000000+00:00","control":"0","file":"e1","message":2,"note":"first\nsecond","outcome":"accepted"}','4aa44c2f67b0b41d43f10cadfb964485','7d5dccad5f5eb0cbd1c340ffe5f551f1abac551c14b5dc3c3de0a7b63de5f467','212a736642cec778ce399e1468f8f4c83c78d5e0a9a9061e072f66bcc1a5bcad','2597ed5b42515eeea5ed7d90ceabcbaf18b92f904170783651785823a2bada16','44cd45c122b38812f0d85eb3f5aaa76084df7139bd105ac440d899419fc1453e');
INSERT INTO "events" VALUES('inland',7,'2026-11-22T13:00:00.000000+00:00','p2','change','transmission','t1',2,'settled','{"control":"inland0","file":"e0","sent_at":"2026-11-22T12:00:00.000000+00:00"}','{"control":"inland99","file":"e99","sent_at":"2026-11-22T12:01:39.000000+00:00"}','a1cef2004e63341bf3dd439fd49a9b7d','420b7890163327febbd6b99e487cc5cd111b449d7c8c37b1ca5256a4f05d9f73','4f2dc3a14d3ac7e65d51c1e704c74b3248d17159846a020fff3b8204b9732c1c','44cd45c122b38812f0d85eb3f5aaa76084df7139bd105ac440d899419fc1453e','216a5ff120ddf84347ac4f08e7af1cf3b08160d4674507da843f75722a2e4910');
INSERT INTO "events" VALUES('inland',8,'2026-11-22T13:00:00.000000+00:00','p2','shown','transmission','t2',0,'settled','{}','{"to":"p2"}','11a89cd528e92159ab83e7a99894dc2b','ada54de3a5f59eedc1cc5f07e8d70a069e915a5f69de4619cf7ac95cb48790ab','','216a5ff120ddf84347ac4f08e7af1cf3b08160d4674507da843f75722a2e4910','d38305efc15bb95ca11ee391bcdd1cf2421b1c212ca7ec4e4def9888755cfa0d');
INSERT INTO "events" VALUES('inland',9,'2026-11-22T13:00:00.000000+00:00','p2','remove','transmission','t3',2,'settled','{"application":"AE","computed":"Zahnräder, 齿轮 €","control":"inland2","edition":"","file":"e2","findings":0,"licence":"=L1","purpose":"summary","sent_at":"2026-11-22T12:00:02.000000+00:00","sent_by":"p1","sha256":"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff","state":"queued"}','{}','15b67eeaebfc33c942c3e4cf269f054a','5cbc9acc57ae5efb77769b0a5258f0eeba77de7ed36d7ae606a9e5118dfb21ce','','d38305efc15bb95ca11ee391bcdd1cf2421b1c212ca7ec4e4def9888755cfa0d','5988fd041ffb80d301d493d74f09573539ddc49ebee3632d708180a2239f0ea7');
INSERT INTO "events" VALUES('inland',10,'2026-11-22T13:00:00.000000+00:00','p2','erase','transmission','t4',2,'settled','{}','{}','260f7f52fdcf41ab69570e632d0c2dca','17ece885974abf4935db06f09b2f5074a1b0ccd9c8e8418a62d20ad92704a08f','','5988fd041ffb80d301d493d74f09573539ddc49ebee3632d708180a2239f0ea7','03389c5821b0bc723a2c10783be4c6f423959ca822ffa4f6db8969cc33acd71e');
CREATE TABLE file_lines (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	file TEXT NOT NULL, 
	number BIGINT NOT NULL, 
	line TEXT NOT NULL, 
	hts TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	description TEXT NOT NULL, 
	value BIGINT NOT NULL, 
	product TEXT NOT NULL, 
	product_version BIGINT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE file_references (
	tenant VARCHAR(40) NOT NULL, 
	file VARCHAR(40) NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	sought VARCHAR(60) NOT NULL, 
	client VARCHAR(40) NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (tenant, file, kind, sought)
);
CREATE TABLE files (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	client TEXT NOT NULL, 
	heading TEXT NOT NULL, 
	reference TEXT, 
	filer TEXT NOT NULL, 
	number TEXT, 
	type TEXT NOT NULL, 
	port TEXT NOT NULL, 
	mode TEXT NOT NULL, 
	importer TEXT NOT NULL, 
	writer TEXT NOT NULL, 
	team TEXT NOT NULL, 
	state TEXT NOT NULL, 
	tracks TEXT NOT NULL, 
	days TEXT NOT NULL, 
	lines BIGINT NOT NULL, 
	value BIGINT, 
	duty_cents BIGINT, 
	taxes_cents BIGINT, 
	fees_cents BIGINT, 
	total_cents BIGINT, 
	fatal BIGINT, 
	edition TEXT NOT NULL, 
	computed TEXT NOT NULL, 
	statement TEXT NOT NULL, 
	approved TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE filing_decisions (
	seq INTEGER NOT NULL, 
	control VARCHAR(21) NOT NULL, 
	decision VARCHAR(10) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	"by" VARCHAR(200) NOT NULL, 
	why TEXT NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	PRIMARY KEY (seq)
);
INSERT INTO "filing_decisions" VALUES(1,'C1','retry','in doubt','n','asked','2026-11-22T12:00:00.000000+00:00');
INSERT INTO "filing_decisions" VALUES(2,'C2','give up','refused','n','moot','2026-11-22T12:00:00.000000+00:00');
CREATE TABLE filing_log (
	seq INTEGER NOT NULL, 
	what VARCHAR(10) NOT NULL, 
	"key" VARCHAR(21) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	previous VARCHAR(64) NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	PRIMARY KEY (seq)
);
INSERT INTO "filing_log" VALUES(1,'filing','C0','8562d5d8c9ad51cbe7878149997950f768bca819ae10b09d82e40b4da2002154','0000000000000000000000000000000000000000000000000000000000000000','13947acdef57ee53a9ce99dd823f84eaeecbc2422ec59b20cd799293d10ab302');
INSERT INTO "filing_log" VALUES(2,'filing','C0','f51aeb3c79eaedc0e27933be04a36638d802ef0fc70e0b7a5b1ef1e66a1a03d0','13947acdef57ee53a9ce99dd823f84eaeecbc2422ec59b20cd799293d10ab302','49d611c7368521784eff1a4ef754215cfa562482a54f90714001321807859c7a');
INSERT INTO "filing_log" VALUES(3,'filing','C0','4ebed5dd4cb77e2e56e7dfc1b6be98ad6d24fe3a8c92131d06f69fb095b0559a','49d611c7368521784eff1a4ef754215cfa562482a54f90714001321807859c7a','902fd9e11ee560d30b0918bf739d220b6aed3b604feeed68e4ddd91d239b540c');
INSERT INTO "filing_log" VALUES(4,'filing','C1','3ee1a17b5c436d1d79767ec0b49198668672b908f0f136ca06e6311f65e7cb31','902fd9e11ee560d30b0918bf739d220b6aed3b604feeed68e4ddd91d239b540c','835a25df05311deb2ae02e17a228b777b6b741ed65e1970c36f748e0d0f2c44f');
INSERT INTO "filing_log" VALUES(5,'filing','C1','f82f0480db9673423d3be246cac4ef7d24f8f880bf150d21c613abef4f5f1266','835a25df05311deb2ae02e17a228b777b6b741ed65e1970c36f748e0d0f2c44f','091adddc9392be678be372c05804b809ba59dd887d1f822140894a8f17b98664');
INSERT INTO "filing_log" VALUES(6,'filing','C1','1cbc54512dfd37ec2e58ffd073aefa6efe449818de7e22a90b0f0b9c5450a7d1','091adddc9392be678be372c05804b809ba59dd887d1f822140894a8f17b98664','1abfeb96d21848ea9bf876667faa1ea757af4b09dc3229507f60613d72686de8');
INSERT INTO "filing_log" VALUES(7,'filing','C2','99992f4dc2ee7b0dd2f2b7782bbfd95bd0c90985bf3286dac940b916043c874e','1abfeb96d21848ea9bf876667faa1ea757af4b09dc3229507f60613d72686de8','4e7b3943084c0c4dd1cf83263fc054a8d5a54e19c97b69c5fa3bdbe9dceeb7b6');
INSERT INTO "filing_log" VALUES(8,'filing','C2','8714a1fabcba4375a3846def5a7b969457d83b53d8cec75ce96596b3089baf08','4e7b3943084c0c4dd1cf83263fc054a8d5a54e19c97b69c5fa3bdbe9dceeb7b6','ecaa202fb0f69c66987bbc262f9ebdbf44ca01139135781d7a94608ee583d61b');
INSERT INTO "filing_log" VALUES(9,'filing','C2','2f93f51012aacb09e71058953b21807c8e507f0e0398ce7a8a573a13904c279f','ecaa202fb0f69c66987bbc262f9ebdbf44ca01139135781d7a94608ee583d61b','7372bf3a2d80f368bc981ebe13d01e28a39fb02695e1969af71cb3ec707933a5');
INSERT INTO "filing_log" VALUES(10,'filing','C3','f5503ef8dbf47946d1c4e18d3892ccd43e2ae559c47507b3fee292eb69a61c4b','7372bf3a2d80f368bc981ebe13d01e28a39fb02695e1969af71cb3ec707933a5','1e8ed45103ce6995f04fc2e40f29de1a2464d5558cc0f9ed37433ff8709bb8c8');
INSERT INTO "filing_log" VALUES(11,'filing','C3','85cd4f6c97fb37d1afc3148596366c922eddb5b26d31f68c0aad5ef4eb1ca4bc','1e8ed45103ce6995f04fc2e40f29de1a2464d5558cc0f9ed37433ff8709bb8c8','0ee6d3c65259bae2be7e35980728e932ad3ad35eeb413625a226b541c9ad229e');
INSERT INTO "filing_log" VALUES(12,'filing','C3','95cf269b69e3c5d17f19cf020ccf65d25acbf47a5bccba5f7faf4368983fc2e7','0ee6d3c65259bae2be7e35980728e932ad3ad35eeb413625a226b541c9ad229e','e7785cceb80fc98012a2091d594b5dc162b2d7c289bbadeaddab9798677be181');
INSERT INTO "filing_log" VALUES(13,'filing','C4','2f11add70b6da5351195cc71d91a0b4ddea3ecc1f7b2b71fef4faa81c281cf00','e7785cceb80fc98012a2091d594b5dc162b2d7c289bbadeaddab9798677be181','79c725e07c3e86e841e13078f66f5831e98a96194dfbf614979e95f58ae52663');
INSERT INTO "filing_log" VALUES(14,'filing','C4','6d649756d2564ae3bdebf4b59c977443005844d3f7c5e75b56b3f26579d86b27','79c725e07c3e86e841e13078f66f5831e98a96194dfbf614979e95f58ae52663','cea0c67e3612751ee424c819331acfc694410850b0feb6f0f1dc151a5b633053');
INSERT INTO "filing_log" VALUES(15,'filing','C4','3a520d113cf18e258459f50c4240bac2249768e3f749dff352ec650e676b89c1','cea0c67e3612751ee424c819331acfc694410850b0feb6f0f1dc151a5b633053','dc000307c90de3d8eac0296fb5bb093288b83c2efb3bf39ee6a00d7e4f700a00');
INSERT INTO "filing_log" VALUES(16,'filing','C0','4345c64d3a3956e718b4e1de5f0617caa11a45b353c26ff11258933e192cd007','dc000307c90de3d8eac0296fb5bb093288b83c2efb3bf39ee6a00d7e4f700a00','b257452c00498026a9f63bf346654c04c648f1235b676e93ff50291a857d3dba');
INSERT INTO "filing_log" VALUES(17,'match','6','ac474509a2e15c9c9e4be5b8049707f58fdffc860a55375e6a0496449b2530a0','b257452c00498026a9f63bf346654c04c648f1235b676e93ff50291a857d3dba','fb4ece2fc8ce3cdef7ff1038b6131c2cd5ef318391d134ccb445d31a20098ee3');
INSERT INTO "filing_log" VALUES(18,'match','7','dde55c9726a2ed5d67f12b3a994102b2d959a22cc609d8ec288bd6344ae8b84f','fb4ece2fc8ce3cdef7ff1038b6131c2cd5ef318391d134ccb445d31a20098ee3','46ac70993eaec9ad6ad36f7a66218d1a076a5e734c8b07dfb2d12a0fa392618c');
INSERT INTO "filing_log" VALUES(19,'decision','1','024f46f19f530851175f46bc7efd287ab719947e1388fa0e7696aea520dc54e8','46ac70993eaec9ad6ad36f7a66218d1a076a5e734c8b07dfb2d12a0fa392618c','7a82ca793060c7258a0d52276f66b77e2a916ee6f7160d0f77743ec19e8a312e');
INSERT INTO "filing_log" VALUES(20,'filing','C1','576b99082b318f3c0977146ecf30972e45100920e7e361043d8e836b1b79c235','7a82ca793060c7258a0d52276f66b77e2a916ee6f7160d0f77743ec19e8a312e','0ec48335609b84711c94053e488806adea2fe817a4c8ecc97efd55be53cd1d9d');
INSERT INTO "filing_log" VALUES(21,'filing','C2','c2cb15ee65d6c927c7b6c63092a33f3a290b31676b4b6ad067f0630d95c8cbe8','0ec48335609b84711c94053e488806adea2fe817a4c8ecc97efd55be53cd1d9d','11a656d876e163cea693a91e24eb52c7cc52ed62e07f2e52f6a90c40c608b6d0');
INSERT INTO "filing_log" VALUES(22,'decision','2','daf4cb2a2f65635fcbeec63efdfb7b9254d64dc581bc51ca54d1405e097aed15','11a656d876e163cea693a91e24eb52c7cc52ed62e07f2e52f6a90c40c608b6d0','b993a10d1c90e8cccbf0a7e8c371b45210a75f9b9bdcb71fcae553da2a7ff043');
CREATE TABLE filing_log_head (
	id INTEGER NOT NULL, 
	count INTEGER NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "filing_log_head" VALUES(1,22,'b993a10d1c90e8cccbf0a7e8c371b45210a75f9b9bdcb71fcae553da2a7ff043');
CREATE TABLE filings (
	seq INTEGER NOT NULL, 
	control VARCHAR(21) NOT NULL, 
	peer VARCHAR(300) NOT NULL, 
	sender VARCHAR(9) NOT NULL, 
	application VARCHAR(2) NOT NULL, 
	subject VARCHAR(40) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	body BLOB NOT NULL, 
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
INSERT INTO "filings" VALUES(1,'C0','tcp://ace:1#B76','B76','AE','B760','e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',X'','accepted',1,1,0,'','2026-11-22T12:00:00.000000+00:00','2026-11-22T12:00:00.000000+00:00',0,6);
INSERT INTO "filings" VALUES(2,'C1','tcp://ace:1#B76','B76','AE','B760','f8348e0b1df00833cbbbd08f07abdecc10c0efb78829d7828c62a7f36d0cc549',X'000102030405060708','queued',2,1,0,'','2026-11-22T12:00:00.000000+00:00','2026-11-22T12:00:00.000000+00:00',1,NULL);
INSERT INTO "filings" VALUES(3,'C2','tcp://ace:1#B76','B76','AE','B761','7a096cc12702bcfa647ee070d4f3ba4c2d1d715b484b55b825d0edba6545803b',X'000102030405060708090A0B0C0D0E0F1011','given up',1,1,0,'moot','2026-11-22T12:00:00.000000+00:00','2026-11-22T12:00:00.000000+00:00',2,NULL);
INSERT INTO "filings" VALUES(4,'C3','tcp://ace:1#B76','B76','AE','B761','d78750726155a89c9131d0ecf2704b973b8710865bf9e831845de4f2dcbc19da',X'','sent',1,1,0,'','2026-11-22T12:00:00.000000+00:00','2026-11-22T12:00:00.000000+00:00',3,NULL);
INSERT INTO "filings" VALUES(5,'C4','tcp://ace:1#B76','B76','AE','B762','5d7e2d9b1dcbc85e7c890036a2cf2f9fe7b66554f2df08cec6aa9c0a25c99c21',X'000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F20212223','in doubt',1,1,0,'','2026-11-22T12:00:00.000000+00:00','2026-11-22T12:00:00.000000+00:00',4,NULL);
CREATE TABLE firms (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	form TEXT NOT NULL, 
	filer_codes TEXT NOT NULL, 
	importer_numbers TEXT NOT NULL, 
	address TEXT NOT NULL, 
	address_changed VARCHAR(10), 
	address_told VARCHAR(10), 
	point_of_contact TEXT NOT NULL, 
	recordkeeper TEXT NOT NULL, 
	payment_notice TEXT NOT NULL, 
	review_every_days BIGINT, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE happenings (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	file TEXT NOT NULL, 
	name TEXT NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	mark TEXT NOT NULL, 
	event TEXT NOT NULL, 
	effect TEXT NOT NULL, 
	said TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE holds (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	file TEXT NOT NULL, 
	client TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	agency TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	placed VARCHAR(32) NOT NULL, 
	code TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	"where" TEXT NOT NULL, 
	team TEXT NOT NULL, 
	person TEXT NOT NULL, 
	contacts TEXT NOT NULL, 
	steps_done TEXT NOT NULL, 
	released VARCHAR(32), 
	released_by TEXT NOT NULL, 
	over BOOLEAN NOT NULL, 
	mark TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE idempotency_keys (
	tenant VARCHAR(40) NOT NULL, 
	person VARCHAR(40) NOT NULL, 
	"key" VARCHAR(255) NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	status INTEGER NOT NULL, 
	headers TEXT NOT NULL, 
	body BLOB NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	PRIMARY KEY (tenant, person, "key")
);
CREATE TABLE intake (
	id INTEGER NOT NULL, 
	"after" INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE legal_holds (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	reach TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	placed_by TEXT NOT NULL, 
	placed_on VARCHAR(10) NOT NULL, 
	subject TEXT NOT NULL, 
	note TEXT NOT NULL, 
	lifted_by TEXT NOT NULL, 
	lifted_on VARCHAR(10), 
	lifted_why TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE licences (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	employee TEXT NOT NULL, 
	issued VARCHAR(10), 
	changes TEXT NOT NULL, 
	reports TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE logins (
	login VARCHAR(200) NOT NULL, 
	tenant VARCHAR(40) NOT NULL, 
	person VARCHAR(40) NOT NULL, 
	password TEXT NOT NULL, 
	good_until VARCHAR(32), 
	secret TEXT NOT NULL, 
	last_step BIGINT NOT NULL, 
	begun TEXT NOT NULL, 
	changed VARCHAR(32) NOT NULL, 
	PRIMARY KEY (login)
);
CREATE TABLE message_log (
	seq INTEGER NOT NULL, 
	direction VARCHAR(3) NOT NULL, 
	peer VARCHAR(300) NOT NULL, 
	number BIGINT, 
	control VARCHAR(80) NOT NULL, 
	application VARCHAR(2) NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	body BLOB NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	previous VARCHAR(64) NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	PRIMARY KEY (seq)
);
INSERT INTO "message_log" VALUES(1,'out','tcp://ace:1#B76',NULL,'C0','AE','2026-11-22T12:00:00.000000+00:00',X'','e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','0000000000000000000000000000000000000000000000000000000000000000','a049fadfd3b28b1d9460acdc146d4e1cf38098b954ce8b75b200df8d91b68cca');
INSERT INTO "message_log" VALUES(2,'out','tcp://ace:1#B76',NULL,'C1','AE','2026-11-22T12:00:00.000000+00:00',X'000102030405060708','f8348e0b1df00833cbbbd08f07abdecc10c0efb78829d7828c62a7f36d0cc549','a049fadfd3b28b1d9460acdc146d4e1cf38098b954ce8b75b200df8d91b68cca','819c3e62be99e5ac8458aae3f63a7dfc58ea62dad7dcf8445f377c9b4364acb7');
INSERT INTO "message_log" VALUES(3,'out','tcp://ace:1#B76',NULL,'C2','AE','2026-11-22T12:00:00.000000+00:00',X'000102030405060708090A0B0C0D0E0F1011','7a096cc12702bcfa647ee070d4f3ba4c2d1d715b484b55b825d0edba6545803b','819c3e62be99e5ac8458aae3f63a7dfc58ea62dad7dcf8445f377c9b4364acb7','568acb33322182c062c379a16e1d08a35b98f6d834614384ef286f26ff4a3d65');
INSERT INTO "message_log" VALUES(4,'out','tcp://ace:1#B76',NULL,'C3','AE','2026-11-22T12:00:00.000000+00:00',X'','d78750726155a89c9131d0ecf2704b973b8710865bf9e831845de4f2dcbc19da','568acb33322182c062c379a16e1d08a35b98f6d834614384ef286f26ff4a3d65','5481acea94b5a003b290ed9e0c91173a3cbcaaa61a2ef094d08834c582d65bc0');
INSERT INTO "message_log" VALUES(5,'out','tcp://ace:1#B76',NULL,'C4','AE','2026-11-22T12:00:00.000000+00:00',X'000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F20212223','5d7e2d9b1dcbc85e7c890036a2cf2f9fe7b66554f2df08cec6aa9c0a25c99c21','5481acea94b5a003b290ed9e0c91173a3cbcaaa61a2ef094d08834c582d65bc0','9c6a4c50f7a726623c960ce5665168c2c55330e39b956aa7496b8412dfc2c82f');
INSERT INTO "message_log" VALUES(6,'in','tcp://ace:1#B76',1,'C0','AX','2026-11-22T12:00:00.000000+00:00',X'796573','8a798890fe93817163b10b5f7bd2ca4d25d84c52739a645a889c173eee7d9d3d','9c6a4c50f7a726623c960ce5665168c2c55330e39b956aa7496b8412dfc2c82f','298f0a0f6f7782c7a8a3fbddae43808ffb51a7f044742cf40aaf2eadcc712b88');
INSERT INTO "message_log" VALUES(7,'in','tcp://ace:1#B76',2,'nobody','AX','2026-11-22T12:00:00.000000+00:00',X'FF00','ea5dbf9596d187e9500f23e9a680109475341cf4e81f7e043f7d97152c10772f','298f0a0f6f7782c7a8a3fbddae43808ffb51a7f044742cf40aaf2eadcc712b88','fccace4a2aceb0f8276c095a58895c395e7bfc1fd3e4a6ec80cb34ed0df585c2');
INSERT INTO "message_log" VALUES(8,'off','tcp://ace:1#B76',NULL,'C3','AE','2026-11-22T12:00:00.000000+00:00',X'7B226279223A20227033222C20226D657373616765223A20342C2022746F6C64223A202230373734383530373532323433376539356637666638353738393633623764613637366531623664653739363364336163356461373039663934323363666538222C2022776879223A202270617374206974732074696D65227D','39f814990b13d83efff3a86fdbd8ed08bddb8c778e265eb811bd66b6b7fc362f','fccace4a2aceb0f8276c095a58895c395e7bfc1fd3e4a6ec80cb34ed0df585c2','86392fcebcf8b6419f05475880a020fcb850e0f8491bd72eeb978b422ba3b445');
CREATE TABLE message_log_head (
	id INTEGER NOT NULL, 
	count INTEGER NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "message_log_head" VALUES(1,8,'86392fcebcf8b6419f05475880a020fcb850e0f8491bd72eeb978b422ba3b445');
CREATE TABLE other_duties (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	client TEXT NOT NULL, 
	day VARCHAR(10) NOT NULL, 
	cents BIGINT NOT NULL, 
	source TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE papers (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	file TEXT NOT NULL, 
	client TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	why TEXT NOT NULL, 
	cite TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	whom TEXT NOT NULL, 
	state TEXT NOT NULL, 
	document TEXT NOT NULL, 
	received VARCHAR(32), 
	waived_by TEXT NOT NULL, 
	waived_why TEXT NOT NULL, 
	asked TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE people (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	login TEXT NOT NULL, 
	name TEXT NOT NULL, 
	roles TEXT NOT NULL, 
	licence TEXT NOT NULL, 
	licensed_from VARCHAR(10), 
	licensed_before VARCHAR(10), 
	team TEXT NOT NULL, 
	client TEXT NOT NULL, 
	supervisor TEXT NOT NULL, 
	active BOOLEAN NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE permits (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	issued VARCHAR(10), 
	changes TEXT NOT NULL, 
	qualifiers TEXT NOT NULL, 
	fees_paid TEXT NOT NULL, 
	supervision_plan TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE policies (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	demands TEXT NOT NULL, 
	since VARCHAR(10), 
	"before" VARCHAR(10), 
	clients TEXT NOT NULL, 
	entry_types TEXT NOT NULL, 
	entry_over_cents BIGINT, 
	numbers TEXT NOT NULL, 
	origins TEXT NOT NULL, 
	programs TEXT NOT NULL, 
	adcvd BOOLEAN, 
	line_over_cents BIGINT, 
	new_product BOOLEAN, 
	new_manufacturer BOOLEAN, 
	confidence_under BIGINT, 
	every BIGINT NOT NULL, 
	active BOOLEAN NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE powers (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	client TEXT NOT NULL, 
	grantor TEXT NOT NULL, 
	resident BOOLEAN, 
	form TEXT NOT NULL, 
	granted_to TEXT NOT NULL, 
	executed VARCHAR(10), 
	effective VARCHAR(10), 
	expires VARCHAR(10), 
	center_received VARCHAR(10), 
	signer TEXT NOT NULL, 
	capacity TEXT NOT NULL, 
	proof TEXT NOT NULL, 
	state_qualified BOOLEAN, 
	accepts_service BOOLEAN, 
	partners TEXT NOT NULL, 
	all_partners_named BOOLEAN, 
	agreement_attached BOOLEAN, 
	membership_changed VARCHAR(10), 
	unlimited BOOLEAN, 
	businesses TEXT NOT NULL, 
	all_ports BOOLEAN, 
	ports TEXT NOT NULL, 
	may_delegate BOOLEAN, 
	delegations TEXT NOT NULL, 
	direct BOOLEAN, 
	affirmed VARCHAR(10), 
	notice_attached BOOLEAN, 
	notice_given VARCHAR(10), 
	revocations TEXT NOT NULL, 
	document TEXT NOT NULL, 
	remarks TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE products (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	client TEXT NOT NULL, 
	sku TEXT NOT NULL, 
	description TEXT NOT NULL, 
	material TEXT NOT NULL, 
	hts TEXT NOT NULL, 
	decided_on VARCHAR(10), 
	edition TEXT NOT NULL, 
	share BIGINT, 
	set_indicator TEXT NOT NULL, 
	origins TEXT NOT NULL, 
	unit_value TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	conversions TEXT NOT NULL, 
	components TEXT NOT NULL, 
	facts TEXT NOT NULL, 
	cases TEXT NOT NULL, 
	programs TEXT NOT NULL, 
	agencies TEXT NOT NULL, 
	rulings TEXT NOT NULL, 
	category TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	review_by VARCHAR(10), 
	standing TEXT NOT NULL, 
	approved_by TEXT NOT NULL, 
	approved_on VARCHAR(10), 
	restricted TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE proposals (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	subject_kind TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	path TEXT NOT NULL, 
	value TEXT NOT NULL, 
	"before" TEXT NOT NULL, 
	provenance TEXT NOT NULL, 
	status TEXT NOT NULL, 
	decision TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE recovery_codes (
	hash VARCHAR(64) NOT NULL, 
	tenant VARCHAR(40) NOT NULL, 
	person VARCHAR(40) NOT NULL, 
	used VARCHAR(32), 
	PRIMARY KEY (hash)
);
CREATE TABLE replies (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	file TEXT NOT NULL, 
	message BIGINT NOT NULL, 
	control TEXT NOT NULL, 
	application TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	came_at VARCHAR(32) NOT NULL, 
	note TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
INSERT INTO "replies" VALUES('harbour','r6',1,'e1',2,'0','AX','accepted','2026-11-22T12:00:00.000000+00:00','first
second','2026-11-22T12:00:00.000000+00:00','2026-11-22T12:00:00.000000+00:00','p1');
INSERT INTO "replies" VALUES('inland','r6',1,'e1',2,'0','AX','accepted','2026-11-22T12:00:00.000000+00:00','first
second','2026-11-22T12:00:00.000000+00:00','2026-11-22T12:00:00.000000+00:00','p1');
CREATE TABLE reply_cursors (
	peer VARCHAR(300) NOT NULL, 
	"after" BIGINT NOT NULL, 
	PRIMARY KEY (peer)
);
INSERT INTO "reply_cursors" VALUES('tcp://ace:1#B76',2);
CREATE TABLE reply_matches (
	reply INTEGER NOT NULL, 
	control VARCHAR(21) NOT NULL, 
	said VARCHAR(10) NOT NULL, 
	note TEXT NOT NULL, 
	PRIMARY KEY (reply)
);
INSERT INTO "reply_matches" VALUES(6,'C0','accepted','');
INSERT INTO "reply_matches" VALUES(7,'','rejected','');
CREATE TABLE retention_facts (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	file TEXT NOT NULL, 
	marks TEXT NOT NULL, 
	days TEXT NOT NULL, 
	words TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE reviews (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	employee TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	day VARCHAR(10) NOT NULL, 
	minutes BIGINT NOT NULL, 
	looked_at TEXT NOT NULL, 
	found TEXT NOT NULL, 
	told_employee BOOLEAN NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE secret_numbers (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	client TEXT NOT NULL, 
	shown TEXT NOT NULL, 
	fingerprint TEXT NOT NULL, 
	sealed TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE sessions (
	hash VARCHAR(64) NOT NULL, 
	tenant VARCHAR(40) NOT NULL, 
	person VARCHAR(40) NOT NULL, 
	started VARCHAR(32) NOT NULL, 
	seen VARCHAR(32) NOT NULL, 
	address VARCHAR(100) NOT NULL, 
	proof VARCHAR(40) NOT NULL, 
	narrow BOOLEAN NOT NULL, 
	ended VARCHAR(32), 
	PRIMARY KEY (hash)
);
CREATE TABLE shipments (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	client TEXT NOT NULL, 
	content TEXT NOT NULL, 
	file TEXT NOT NULL, 
	name TEXT NOT NULL, 
	way TEXT NOT NULL, 
	papers BIGINT NOT NULL, 
	fatal BIGINT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE storage_tariffs (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	charge TEXT NOT NULL, 
	issuer TEXT NOT NULL, 
	port TEXT NOT NULL, 
	starts TEXT NOT NULL, 
	free_days BIGINT NOT NULL, 
	free TEXT NOT NULL, 
	charged TEXT NOT NULL, 
	first_day_counts BOOLEAN NOT NULL, 
	holidays_count BOOLEAN NOT NULL, 
	tiers TEXT NOT NULL, 
	since VARCHAR(10), 
	"before" VARCHAR(10), 
	source TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE tasks (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	file TEXT NOT NULL, 
	client TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	task TEXT NOT NULL, 
	due VARCHAR(10), 
	due_at VARCHAR(32), 
	stake_cents BIGINT, 
	daily_cents BIGINT NOT NULL, 
	weight BIGINT NOT NULL, 
	person TEXT NOT NULL, 
	team TEXT NOT NULL, 
	role TEXT NOT NULL, 
	status TEXT NOT NULL, 
	entry TEXT NOT NULL, 
	cite TEXT NOT NULL, 
	consequence TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	rule_version TEXT NOT NULL, 
	started TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	ended_at VARCHAR(32), 
	ended_by TEXT NOT NULL, 
	why TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE tenants (
	tenant VARCHAR(40) NOT NULL, 
	name TEXT NOT NULL, 
	since VARCHAR(32) NOT NULL, 
	PRIMARY KEY (tenant)
);
INSERT INTO "tenants" VALUES('harbour','The firm harbour','2026-11-22T12:00:00.000000+00:00');
INSERT INTO "tenants" VALUES('inland','The firm inland','2026-11-22T12:00:00.000000+00:00');
CREATE TABLE tokens (
	hash VARCHAR(64) NOT NULL, 
	tenant VARCHAR(40) NOT NULL, 
	person VARCHAR(40) NOT NULL, 
	name TEXT NOT NULL, 
	scopes TEXT NOT NULL, 
	created VARCHAR(32) NOT NULL, 
	expires VARCHAR(32) NOT NULL, 
	used VARCHAR(32), 
	revoked VARCHAR(32), 
	PRIMARY KEY (hash)
);
CREATE TABLE transmissions (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	file TEXT NOT NULL, 
	control TEXT NOT NULL, 
	application TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	sent_by TEXT NOT NULL, 
	licence TEXT NOT NULL, 
	sent_at VARCHAR(32) NOT NULL, 
	sha256 TEXT NOT NULL, 
	edition TEXT NOT NULL, 
	computed TEXT NOT NULL, 
	state TEXT NOT NULL, 
	findings BIGINT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
INSERT INTO "transmissions" VALUES('harbour','t1',2,'e99','harbour99','AE','summary','p1','=L1','2026-11-22T12:01:39.000000+00:00','ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','','Zahnräder, 齿轮 €','queued',0,'2026-11-22T12:00:00.000000+00:00','2026-11-22T13:00:00.000000+00:00','p2');
INSERT INTO "transmissions" VALUES('harbour','t2',1,'e1','harbour1','AE','summary','p1','=L1','2026-11-22T12:00:01.000000+00:00','ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','','Zahnräder, 齿轮 €','queued',0,'2026-11-22T12:00:00.000000+00:00','2026-11-22T12:00:00.000000+00:00','p1');
INSERT INTO "transmissions" VALUES('harbour','t5',1,'e4','harbour4','AE','summary','p1','=L1','2026-11-22T12:00:04.000000+00:00','ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','','Zahnräder, 齿轮 €','queued',0,'2026-11-22T12:00:00.000000+00:00','2026-11-22T12:00:00.000000+00:00','p1');
INSERT INTO "transmissions" VALUES('inland','t1',2,'e99','inland99','AE','summary','p1','=L1','2026-11-22T12:01:39.000000+00:00','ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','','Zahnräder, 齿轮 €','queued',0,'2026-11-22T12:00:00.000000+00:00','2026-11-22T13:00:00.000000+00:00','p2');
INSERT INTO "transmissions" VALUES('inland','t2',1,'e1','inland1','AE','summary','p1','=L1','2026-11-22T12:00:01.000000+00:00','ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','','Zahnräder, 齿轮 €','queued',0,'2026-11-22T12:00:00.000000+00:00','2026-11-22T12:00:00.000000+00:00','p1');
INSERT INTO "transmissions" VALUES('inland','t5',1,'e4','inland4','AE','summary','p1','=L1','2026-11-22T12:00:04.000000+00:00','ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','','Zahnräder, 齿轮 €','queued',0,'2026-11-22T12:00:00.000000+00:00','2026-11-22T12:00:00.000000+00:00','p1');
CREATE TABLE webhook_deliveries (
	tenant VARCHAR(40) NOT NULL, 
	webhook VARCHAR(40) NOT NULL, 
	seq INTEGER NOT NULL, 
	event VARCHAR(100) NOT NULL, 
	body TEXT NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	tries INTEGER NOT NULL, 
	since VARCHAR(32) NOT NULL, 
	next VARCHAR(32) NOT NULL, 
	status INTEGER NOT NULL, 
	said TEXT NOT NULL, 
	changed VARCHAR(32) NOT NULL, 
	PRIMARY KEY (tenant, webhook, seq)
);
CREATE TABLE webhook_marks (
	tenant VARCHAR(40) NOT NULL, 
	webhook VARCHAR(40) NOT NULL, 
	seq INTEGER NOT NULL, 
	PRIMARY KEY (tenant, webhook)
);
CREATE TABLE webhook_secrets (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	webhook TEXT NOT NULL, 
	sealed TEXT NOT NULL, 
	"before" VARCHAR(32), 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE webhooks (
	tenant VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	url TEXT NOT NULL, 
	events TEXT NOT NULL, 
	active BOOLEAN NOT NULL, 
	words TEXT NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	changed_at VARCHAR(32) NOT NULL, 
	changed_by TEXT NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE UNIQUE INDEX message_log_out ON message_log (control, sha256) WHERE direction = 'out';
CREATE UNIQUE INDEX message_log_in ON message_log (peer, number, sha256) WHERE direction = 'in';
CREATE INDEX message_log_control ON message_log (control);
CREATE INDEX filings_open ON filings (state, subject, seq);
CREATE INDEX reply_matches_control ON reply_matches (control);
CREATE TRIGGER filing_decisions_no_update BEFORE UPDATE ON filing_decisions 
            BEGIN SELECT RAISE(ABORT, 'filing_decisions is append-only'); END;
CREATE TRIGGER filing_decisions_no_delete BEFORE DELETE ON filing_decisions 
            BEGIN SELECT RAISE(ABORT, 'filing_decisions is append-only'); END;
CREATE TRIGGER reply_matches_no_update BEFORE UPDATE ON reply_matches 
            BEGIN SELECT RAISE(ABORT, 'reply_matches is append-only'); END;
CREATE TRIGGER reply_matches_no_delete BEFORE DELETE ON reply_matches 
            BEGIN SELECT RAISE(ABORT, 'reply_matches is append-only'); END;
CREATE INDEX events_of ON events (tenant, kind, id, seq);
CREATE TRIGGER events_no_update BEFORE UPDATE ON events WHEN NOT (NEW."tenant" IS OLD."tenant" AND NEW."seq" IS OLD."seq" AND NEW."at" IS OLD."at" AND NEW."by" IS OLD."by" AND NEW."action" IS OLD."action" AND NEW."kind" IS OLD."kind" AND NEW."id" IS OLD."id" AND NEW."version" IS OLD."version" AND NEW."why" IS OLD."why" AND NEW."content" IS OLD."content" AND NEW."digest" IS OLD."digest" AND NEW."previous" IS OLD."previous" AND NEW."hash" IS OLD."hash" AND length(NEW."before") = 0 AND length(NEW."after") = 0 AND length(NEW."salt") = 0)
            BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events 
            BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
CREATE INDEX file_lines_hts ON file_lines (tenant, hts);
CREATE UNIQUE INDEX file_lines_one_file_number ON file_lines (tenant, file, number);
CREATE INDEX file_lines_product ON file_lines (tenant, product);
CREATE INDEX files_client_created_at ON files (tenant, client, created_at);
CREATE INDEX files_created_at ON files (tenant, created_at);
CREATE INDEX files_statement ON files (statement);
CREATE INDEX files_number ON files (filer, number);
CREATE UNIQUE INDEX files_one_filer_number ON files (tenant, filer, number);
CREATE UNIQUE INDEX files_one_reference ON files (tenant, reference);
CREATE INDEX files_state_created_at ON files (tenant, state, created_at);
CREATE INDEX files_writer_created_at ON files (tenant, writer, created_at);
CREATE INDEX happenings_file_mark ON happenings (tenant, file, mark);
CREATE INDEX replies_control ON replies (tenant, control);
CREATE UNIQUE INDEX replies_one_file_message ON replies (tenant, file, message);
CREATE INDEX transmissions_control ON transmissions (control);
CREATE INDEX transmissions_file_sent_at ON transmissions (tenant, file, sent_at);
CREATE UNIQUE INDEX transmissions_one_control ON transmissions (tenant, control);
CREATE UNIQUE INDEX logins_person ON logins (tenant, person);
CREATE UNIQUE INDEX people_one_login ON people (tenant, login);
CREATE INDEX people_team ON people (tenant, team);
CREATE INDEX recovery_codes_person ON recovery_codes (tenant, person);
CREATE INDEX sessions_person ON sessions (tenant, person);
CREATE INDEX tokens_person ON tokens (tenant, person);
CREATE INDEX idempotency_keys_at ON idempotency_keys (tenant, at);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (state, next);
CREATE INDEX webhook_secrets_webhook ON webhook_secrets (tenant, webhook);
CREATE INDEX bonds_principal ON bonds (tenant, principal);
CREATE INDEX client_names_sought ON client_names (tenant, sought);
CREATE INDEX clients_name ON clients (tenant, name);
CREATE INDEX clients_number ON clients (tenant, number);
CREATE INDEX employees_name ON employees (tenant, name);
CREATE UNIQUE INDEX licences_one_number ON licences (tenant, number);
CREATE INDEX other_duties_client_day ON other_duties (tenant, client, day);
CREATE UNIQUE INDEX permits_one_number ON permits (tenant, number);
CREATE INDEX powers_client ON powers (tenant, client);
CREATE INDEX reviews_employee_day ON reviews (tenant, employee, day);
CREATE INDEX secret_numbers_fingerprint ON secret_numbers (tenant, fingerprint);
CREATE UNIQUE INDEX secret_numbers_one_client ON secret_numbers (tenant, client);
CREATE INDEX filing_log_of ON filing_log (what, "key", seq);
CREATE TRIGGER filing_log_no_update BEFORE UPDATE ON filing_log 
            BEGIN SELECT RAISE(ABORT, 'filing_log is append-only'); END;
CREATE TRIGGER filing_log_no_delete BEFORE DELETE ON filing_log 
            BEGIN SELECT RAISE(ABORT, 'filing_log is append-only'); END;
CREATE TRIGGER message_log_no_update BEFORE UPDATE ON message_log WHEN NOT (NEW."seq" IS OLD."seq" AND NEW."direction" IS OLD."direction" AND NEW."peer" IS OLD."peer" AND NEW."number" IS OLD."number" AND NEW."control" IS OLD."control" AND NEW."application" IS OLD."application" AND NEW."at" IS OLD."at" AND NEW."sha256" IS OLD."sha256" AND NEW."previous" IS OLD."previous" AND NEW."hash" IS OLD."hash" AND length(NEW."body") = 0)
            BEGIN SELECT RAISE(ABORT, 'message_log is append-only'); END;
CREATE TRIGGER message_log_no_delete BEFORE DELETE ON message_log 
            BEGIN SELECT RAISE(ABORT, 'message_log is append-only'); END;
CREATE INDEX products_client_created_at ON products (tenant, client, created_at);
CREATE INDEX products_created_at ON products (tenant, created_at);
CREATE INDEX products_hts ON products (tenant, hts);
CREATE UNIQUE INDEX products_one_client_sku ON products (tenant, client, sku);
CREATE INDEX authorisations_person ON authorisations (tenant, person);
CREATE INDEX decisions_subject_created_at ON decisions (tenant, subject, created_at);
CREATE INDEX entry_reviews_state_client ON entry_reviews (tenant, state, client);
CREATE INDEX entry_reviews_state_due ON entry_reviews (tenant, state, due);
CREATE INDEX entry_reviews_state_risk_cents ON entry_reviews (tenant, state, risk_cents);
CREATE INDEX entry_reviews_subject_created_at ON entry_reviews (tenant, subject, created_at);
CREATE INDEX proposals_status_created_at ON proposals (tenant, status, created_at);
CREATE INDEX proposals_subject_status ON proposals (tenant, subject, status);
CREATE INDEX shipments_created_at ON shipments (tenant, created_at);
CREATE INDEX shipments_file ON shipments (tenant, file);
CREATE UNIQUE INDEX shipments_one_client_content ON shipments (tenant, client, content);
CREATE INDEX holds_client_placed ON holds (tenant, client, placed);
CREATE INDEX holds_file ON holds (tenant, file);
CREATE INDEX holds_over_placed ON holds (tenant, over, placed);
CREATE INDEX holds_placed ON holds (tenant, placed);
CREATE INDEX papers_client_state ON papers (tenant, client, state);
CREATE INDEX papers_file ON papers (tenant, file);
CREATE INDEX storage_tariffs_issuer_charge ON storage_tariffs (tenant, issuer, charge);
CREATE INDEX tasks_by_day ON tasks (tenant, status, due_at, weight DESC, id, kind, role);
CREATE INDEX tasks_by_weight ON tasks (tenant, weight DESC, due_at, id, kind, role) WHERE status = 'open';
CREATE INDEX tasks_of_client ON tasks (tenant, client, status, due_at, weight DESC, id);
CREATE INDEX tasks_of_person ON tasks (tenant, person, status, due_at, weight DESC, id);
CREATE INDEX tasks_of_team ON tasks (tenant, team, status, due_at, weight DESC, id);
CREATE UNIQUE INDEX tasks_one_file_kind_subject ON tasks (tenant, file, kind, subject);
CREATE INDEX legal_holds_subject ON legal_holds (tenant, subject);
CREATE UNIQUE INDEX retention_facts_one_file ON retention_facts (tenant, file);
CREATE INDEX file_references_sought_file_client ON file_references (tenant, sought, file, client);
COMMIT;
