/*
 * Prints the situations of hangzhou.jsonl or regions.jsonl, always the same: every training with every answer that
 * matters to it, one below, at and above each bound, days before and after the document, questions left open, and facts
 * that are wrong.
 *   node tests/estimate/situations.mjs > tests/estimate/hangzhou.jsonl
 *   node tests/estimate/situations.mjs regions > tests/estimate/regions.jsonl
 */
const print = facts => console.log(typeof facts === "string" ? facts : JSON.stringify(facts));
const base = {region: "hangzhou", date: "2021-03-01"};
const situation = facts => print({...base, ...facts});

/* Every combination of the values given for each fact; undefined leaves a fact open. */
function combine(choices, facts = {}) {
	const [fact, ...rest] = Object.keys(choices).filter(name => !(name in facts));
	if (fact === undefined) {
		situation(Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)));
		return;
	}
	for (const value of choices[fact])
		combine(choices, {...facts, [fact]: value});
}

const uplift = {friction: [undefined, false, true], "approved-before": [undefined, true]};
const levels = ["special", "special-junior", "level-5", "level-4", "level-3", "level-2", "level-1"];
const groups = ["registered-low-income", "employment-difficulty", "zero-employment-family", "school-leaver-low-income",
	"school-leaver-rural", "poor-worker", "none"];

function hangzhou() {
	/* 四（二） other project-based training: 20 days */
	combine({program: ["project"], days: [undefined, 0, 1, 19, 20, 21, 1000000], ...uplift});
	/* 三（二） certificates */
	combine({program: ["certificate", "skill-level"], level: [undefined, ...levels], friction: [undefined, true],
		"approved-before": [undefined, true]});
	/* 四（二） special operation: 650 yuan */
	combine({program: ["special-operation"], "filed-standard": [undefined, "0", "649.99", "650", "650.01", "999999999.99"],
		friction: [undefined, true], "approved-before": [true]});
	/* 四（二） competition */
	combine({program: ["competition"], "theory-passed": [undefined, true, false], "skill-passed": [undefined, true, false]});
	/* 四（一） living allowance */
	combine({program: ["none"], group: [undefined, ...groups], "other-document": [undefined, "0.01", "350.5"]});
	/* set by other documents, and fixed amounts */
	combine({program: ["apprentice-employee", "insured-upgrade"], "other-document": [undefined, "5000"], group: ["none"]});
	combine({program: ["startup-online", "startup-simulation"], group: [undefined, "none"]});
	/* trainings of other regions */
	for (const program of ["special-skill", "elite", "free-training", "online-platform", "startup-syb"])
		situation({program, group: "none"});
	/* the document's days */
	for (const date of ["1900-01-01", "1999-12-31", "2000-02-29", "2020-06-30", "2020-07-01", "2021-12-31", "2022-01-01",
		"2024-02-29", "2099-12-31"])
		for (const facts of [{program: "project", days: 12, friction: "no", group: "none"}, {program: "certificate",
			level: "special-junior"}, {}])
			print({...base, ...facts, date});
	/* nothing answered, and everything that Hangzhou never asks */
	situation({});
	situation({class: "a", cert: "completion", stage: "new", place: "in-province", hours: 12, "hours-per-day": 4, months: 3,
		years: 2, persons: 100, "contract-years": 1, cost: "1200.00", shortfall: "1", "insurance-paid": "2",
		"approved-fee": "3", "catalogue-rate": "4", stipend: "5", filed: true, relocated: false});
	/* the same facts written otherwise */
	situation({program: "project", days: "0012", friction: "no", group: "none"});
	print('\t{ "group" : "none" , "days":12,"friction":"yes" ,"program":"project","date":"2021-03-01","region":"hangzhou" } ');
	situation({program: "special-operation", "filed-standard": 600.5});

	/* mistakes */
	for (const wrong of [{region: "beijing"}, {region: 1}, {date: "2021-02-29"}, {date: "2021-3-1"}, {date: "1899-12-31"},
		{date: "2100-01-01"}, {date: 20210301}, {program: "dance"}, {program: "项目制"}, {level: ""}, {days: -1}, {days: "-1"},
		{days: 1.5}, {days: 1000001}, {days: "12天"}, {days: true}, {days: null}, {days: [12]}, {days: {n: 12}},
		{cost: "1000000000"}, {cost: "-0.01"}, {cost: "1.005"}, {cost: ".5"}, {cost: "5."}, {cost: "1,200"}, {friction: "maybe"},
		{friction: 1}, {friction: "true"}, {dags: 12}, {"da\"ys": 12}, {"天数": 12}])
		situation(wrong);
	for (const line of ["", "{", "{}", "[]", "null", '{"region":"hangzhou"}', '{"date":"2021-03-01"}',
		'{"region":"hangzhou","region":"hangzhou"}', '{"region":"hangzhou","date":"2021-03-01",}', "{'region':'hangzhou'}",
		'{"region":"hangzhou","date":"2021-03-01"} x', '{"region":"hangzhou","date":"2021-03-01","days":012}',
		'{"region":"hangzhou","date":"2021-03-01","days":1e1}', '{"region":"hang\\u007ahou","date":"2021-03-01"}',
		'{"region":"hangzhou"', '{"region" "hangzhou"}', '{"region":hangzhou}'])
		print(line);
}

/* The trainings of the other regions, and the days of their documents. */
function regions() {
	const all = [undefined, "special", "special-junior", "special-senior", "level-5", "level-4", "level-3", "level-2", "level-1"];
	const at = (region, choices) => combine({region: [region], ...choices});
	const yes = [undefined, true, false], free = {group: ["none"]};

	/* Wuyi */
	at("wuyi", {program: ["certificate"], level: all, friction: yes, "key-industry": yes});
	at("wuyi", {program: ["project"], hours: [undefined, 0, 11, 12, 13, 39, 40, 41, 1000000], persons: [undefined, 81], friction: yes});
	at("wuyi", {program: ["apprentice-employee"], cert: [undefined, "completion", "completion-level-5", "completion-level-4",
		"completion-level-3"], years: [undefined, 0, 1, 2, 3]});
	at("wuyi", {program: ["apprentice-student"], stipend: [undefined, "0", "2999.99", "3000", "3000.01"]});
	at("wuyi", {program: ["special-operation"], cost: [undefined, "0", "499.99", "500", "500.01"], "approved-fee": [undefined, "500"]});
	at("wuyi", {program: ["online-project"], hours: [undefined, 0, 20, 41]});
	at("wuyi", {program: ["online-in-house"], "hours-per-day": [undefined, 3, 4, 5], days: [undefined, 0, 1, 5, 6, 7],
		persons: [undefined, 0, 1, 99, 100, 101]});
	at("wuyi", {program: ["online-platform"], cost: [undefined, "0", "0.20", "100.01", "50526.31", "50526.32", "60000"],
		persons: [undefined, 1, 33, 50, 99, 100, 101]});

	/* Shangyu */
	at("shangyu", {program: ["certificate"], class: [undefined, "a", "b", "c", "d"], level: all, friction: [undefined, true, false], ...free});
	at("shangyu", {program: ["post-upgrade"], level: all, friction: yes, "public-base": yes, ...free});
	at("shangyu", {program: ["skill-level", "special-skill"], level: all, friction: yes, ...free});
	at("shangyu", {program: ["project"], class: [undefined, "a", "d"], level: all, cost: [undefined, "0", "1749.99", "1750", "1750.01"], ...free});
	at("shangyu", {program: ["safety-general"], class: [undefined, "b", "d"], level: all, ...free});
	at("shangyu", {program: ["special-operation"], stage: [undefined, "new", "renewal"], group: [undefined, "none"]});
	at("shangyu", {program: ["elite"], place: [undefined, "in-province", "out-of-province"], ...free});
	at("shangyu", {program: ["veteran", "chief-technician"], months: [undefined, 0, 2, 3, 4, 35, 36, 37], ...free});
	at("shangyu", {program: ["apprentice-employee"], years: [undefined, 0, 1, 2, 3], cost: [undefined, "5999.99", "6000", "6000.01", "12000.01"]});
	at("shangyu", {program: ["apprentice-student"], years: [undefined, 0, 1, 2], stipend: [undefined, "2999.99", "3000", "3000.01"]});
	at("shangyu", {program: ["graduate-recruit"], years: [undefined, 0, 1, 2, 3], ...free});
	at("shangyu", {program: ["evaluation", "insured-upgrade", "high-skill-funding", "skill-promotion"], level: all, ...free});
	at("shangyu", {program: ["hardship"], shortfall: [undefined, "999.99", "1000", "1000.01"], "insurance-paid": [undefined, "1000"]});
	at("shangyu", {program: ["startup-rural-leader"], hours: [undefined, 15, 16, 17, 47, 48, 49], ...free});
	at("shangyu", {program: ["dual-certificate", "startup-return", "workplace-drill", "competition", "startup-intro",
		"startup-awareness", "startup-syb", "apprentice-modern", "free-training"], group: [undefined, "none"]});
	at("shangyu", {program: ["none"], group: [undefined, ...groups], days: [undefined, 0, 1, 1000000]});

	/* Hengyang */
	at("hengyang", {program: ["free-training"], filed: yes, "catalogue-rate": [undefined, "0", "1234.56"], ...free});
	at("hengyang", {program: ["post-upgrade"], "contract-years": [undefined, 0, 1, 2], filed: [undefined, true, false], "poor-park": yes,
		relocated: yes, "catalogue-rate": [undefined, "0.01", "1000"], ...free});
	at("hengyang", {program: ["hardship"], level: all, filed: yes, ...free});
	at("hengyang", {program: ["special-operation"], hours: [undefined, 0, 1, 59, 60, 61, 1000000], filed: yes, ...free});
	at("hengyang", {program: ["none"], group: [undefined, ...groups], days: [undefined, 0, 1, 30], filed: [undefined, false]});

	for (const region of ["wuyi", "shangyu", "hengyang"])
		for (const date of ["1900-01-01", "2019-08-29", "2019-08-30", "2019-10-28", "2019-10-29", "2020-01-29", "2020-01-30",
			"2021-12-31", "2022-01-01", "2022-04-28", "2022-04-29", "2099-12-31"])
			for (const facts of [{}, {program: "certificate", class: "a", level: "level-3", friction: true},
				{program: "special-operation", hours: 10, filed: true, stage: "new", cost: "5", "approved-fee": "4"}])
				print({...facts, region, date});
}

(process.argv[2] === "regions" ? regions : hangzhou)();
