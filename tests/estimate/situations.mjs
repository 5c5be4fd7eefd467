/*
 * Prints the situations of hangzhou.jsonl, always the same: every training with every answer that matters to it, one
 * below, at and above each bound, days before and after the document, questions left open, and facts that are wrong.
 *   node tests/estimate/situations.mjs > tests/estimate/hangzhou.jsonl
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
