/* N applications under 附件5, the same each time:  node rows.mjs N  →  CSV, headed by the form's ids */
const BODIES = ["杭州市第一技师学院", "浙江省安全工程学校", "钱江职业培训中心", "萧山高级技工学校", "余杭区职工培训基地"];
const TRADES = ["焊工", "电工", "叉车司机", "数控车工", "养老护理员", "美容师", "中式烹调师"];
const HEAD = ["applicant", "organiser", "project", "content", "assessment", "certificate", "trainees", "days", "cost",
	"standard", "contact", "phone"];

const row = i => {
	const body = BODIES[i % 5], trade = TRADES[i % 7], days = 3 + i % 18;
	return [body, body, `第${i + 1}届${trade}技能竞赛`, `${trade}安全操作规程与实操训练，共${days * 8}学时`, "理论考试与实操考核",
		`${trade}职业技能等级证书`, `${20 + i % 60}`, `${days}`, `${days * 100}元/人`, "500元/人", "王建国", `0571-8700${1000 + i}`];
};

console.log(HEAD.join());
for (let i = 0; i < Number(process.argv[2]); i++)
	console.log(row(i).join());
