// N policies in both languages, as a content folder of gongbu and as one of Hugo: the same words, recombined from
// content/policies (paragraphs that stand beside each other in the two languages stay beside each other), a table of 20
// rows in each. Repeats: the same N makes the same files.
//   node tests/bench/corpus.mjs N FOLDER      makes FOLDER/gongbu and FOLDER/hugo
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

const [count, folder] = [Number(process.argv[2]), process.argv[3]];
const own = new URL('../..', import.meta.url).pathname;

// ---- words to draw from ----
const unlabelled = { zh: /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+．|（[0-9]+）|[①-⑳])/u,
	en: /^(?:[IVXL]+\\?\.|\([IVXL]+\)|[0-9]+\\?\.|\([0-9]+\)|[①-⑳]) */u };
// What a text says of itself or of another by number would be untrue elsewhere.
const bound = /附件|Attachment|第.{1,3}[条项]|〔|《|〈|<|责任单位|[（(][一二三四五六七八九十IVX]+[）)]|```|[①-⑳]/u;

const blocks = (policy, lang) => readFileSync(`${own}/content/policies/${policy}/${lang}.md`, 'utf8')
	.replace(/^---\n.*?\n---\n/s, '').split(/\n\n+/).map(b => b.trim()).filter(b => b !== '' && !b.startsWith('```'));

const paragraphs = [], headings = [];
for (const policy of readdirSync(`${own}/content/policies`).sort()) {
	const [zh, en] = [blocks(policy, 'zh'), blocks(policy, 'en')];
	if (zh.length !== en.length)
		throw new Error(`${policy}: ${zh.length} blocks and ${en.length}`);
	for (const [i, text] of zh.entries()) {
		const level = /^#*/.exec(text)[0].length;
		const pair = { zh: text.slice(level).trim().replace(unlabelled.zh, ''), en: en[i].slice(level).trim().replace(unlabelled.en, '') };
		if ([pair.zh, pair.en].some(text => bound.test(text) || /^[^\p{L}“]/u.test(text)))
			continue;
		if (level === 2)
			headings.push(pair);
		else if (level === 0 && /[。；]$/u.test(pair.zh) && pair.zh.length > 24)
			paragraphs.push(pair);
	}
}

let seed = 20261121; // mulberry32
const random = n => {
	let t = seed = (seed + 0x6d2b79f5) | 0;
	t = Math.imul(t ^ (t >>> 15), t | 1);
	t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
	return ((t ^ (t >>> 14)) >>> 0) % n;
};
const pick = list => list[random(list.length)];

// ---- a policy ----
const han = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const roman = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
const regions = [['hangzhou', '杭州市', 'Hangzhou', '杭'], ['wuyi', '武义县', 'Wuyi County', '武'],
	['shangyu', '绍兴市上虞区', 'Shangyu District, Shaoxing', '虞'], ['hengyang', '衡阳市', 'Hengyang', '衡'],
	['zhejiang', '浙江省', 'Zhejiang Province', '浙'], ['hunan', '湖南省', 'Hunan Province', '湘']];

// { level, zh, en }: level 2 a heading, 0 a paragraph.
function body(bytes) {
	const list = [{ level: 0, ...pick(paragraphs) }];
	let size = 0, section = 0;
	while (size < bytes && section < 10) {
		const heading = pick(headings);
		section++;
		list.push({ level: 2, zh: `${han[section]}、${heading.zh}`, en: `${roman[section]}. ${heading.en}` });
		for (let item = 1; item <= 4 + random(3); item++) {
			const p = pick(paragraphs);
			list.push({ level: 0, zh: `（${han[item]}）${p.zh}`, en: `(${roman[item]}) ${p.en}` });
			size += Buffer.byteLength(p.zh);
			for (let sub = 1, subs = random(3); sub <= subs; sub++) {
				const q = pick(paragraphs);
				list.push({ level: 0, zh: `${sub}．${q.zh}`, en: `${sub}\\. ${q.en}` });
				size += Buffer.byteLength(q.zh);
			}
		}
	}
	return list;
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
	'December'];
const titles = [['职业技能培训补贴', 'Vocational Skills Training Subsidies'], ['就业创业扶持', 'Support for Employment and Entrepreneurship'],
	['企业新型学徒制培训', 'New-Type Enterprise Apprenticeship Training'], ['项目制培训', 'Project-Based Training']];
const jobs = [['焊工', 'Welder'], ['电工', 'Electrician'], ['养老护理员', 'Elderly care worker'], ['保育员', 'Nursery worker'],
	['中式烹调师', 'Chinese cook'], ['茶艺师', 'Tea artist'], ['汽车维修工', 'Motor vehicle repairer'], ['美容师', 'Beautician'],
	['制图员', 'Draughtsman'], ['车工', 'Turner']];
const grades = [['初级工', 'Junior worker'], ['中级工', 'Intermediate worker']];
const columns = [['序号', 'No.'], ['职业', 'Occupation'], ['等级', 'Level'], ['补贴标准（元）', 'Subsidy standard (yuan)']];

function policy(i) {
	const [region, zh, en, letter] = regions[i % regions.length], [titleZh, titleEn] = titles[i % titles.length];
	const year = 2016 + i % 10, month = 1 + (i * 5) % 12, day = 1 + (i * 7) % 28, two = n => String(n).padStart(2, '0');
	const rows = [];
	for (let r = 0; r < 20; r++) {
		const [job, grade, yuan] = [jobs[r % 10], grades[Math.floor(r / 10)], 100 * (6 + random(20))];
		rows.push({ zh: [r + 1, job[0], grade[0], yuan], en: [r + 1, job[1], grade[1], yuan] });
	}
	return { id: `p-${String(i).padStart(5, '0')}`, region, number: `${letter}人社发〔${year}〕${i + 1}号`, rows,
		written: `${year}-${two(month)}-${two(day)}`, posted: '2026-11-21', draft: false,
		regions: { zh, en }, title: { zh: `${zh}${titleZh}办法`, en: `Measures of ${en} for ${titleEn}` },
		issuer: { zh: `${zh}人力资源和社会保障局`, en: `${en} Human Resources and Social Security Bureau` },
		addressees: { zh: '各有关单位', en: 'All units concerned' },
		summary: { zh: `规定${zh}${titleZh}的对象、条件和标准。`, en: `Sets out who may receive ${titleEn} in ${en}, on what conditions and how much.` },
		day: { zh: `${year}年${month}月${day}日`, en: `${day} ${months[month - 1]} ${year}` },
		effect: { zh: `本办法自${year}年${month}月${day}日起施行。`, en: `These measures take effect on ${day} ${months[month - 1]} ${year}.` },
		table: { zh: '补贴标准表', en: 'Table of subsidy standards' },
		body: body(4000 + random(17000)) };
}

// ---- for gongbu ----
const csv = rows => rows.map(row => row.join(',') + '\n').join('');
const quoted = text => JSON.stringify(text);

function gongbu(p, dir) {
	mkdirSync(`${dir}/tables`, { recursive: true });
	for (const lang of ['zh', 'en']) {
		const front = [`title: ${quoted(p.title[lang])}`];
		if (lang === 'zh')
			front.push(`region: ${p.region}`, `number: ${p.number}`, 'kind: notice', 'topics: [vocational-training]',
				`written: ${p.written}`, `posted: ${p.posted}`, `effective: ${p.written}`);
		front.push('issuers:', `- ${p.issuer[lang]}`, `addressees: ${p.addressees[lang]}`, `summary: ${quoted(p.summary[lang])}`);
		const text = [`---\n${front.join('\n')}\n---`, p.number, `# ${p.title[lang]}`,
			`${p.addressees[lang]}${lang === 'zh' ? '：' : ':'}`,
			...p.body.map(b => (b.level > 0 ? '#'.repeat(b.level) + ' ' : '') + b[lang]),
			p.effect[lang], lang === 'zh' ? `附件：${p.table.zh}` : `Attachment: ${p.table.en}`, p.issuer[lang], p.day[lang],
			lang === 'zh' ? `# 附件: ${p.table.zh}` : `# Attachment: ${p.table.en}`, '```table standards\n```'];
		writeFileSync(`${dir}/${lang}.md`, text.join('\n\n') + '\n');
	}
	writeFileSync(`${dir}/tables/standards.csv`, csv([columns.map(c => c[0]), ...p.rows.map(r => r.zh)]));
	writeFileSync(`${dir}/tables/standards.en.csv`, csv([columns.map(c => c[1]), ...p.rows.map(r => r.en)]));
	writeFileSync(`${dir}/tables/standards.yaml`, tableYaml);
}
const tableYaml = `columns:
- {id: number, label: {zh: 序号, en: No.}, type: ordinal}
- {id: occupation, label: {zh: 职业, en: Occupation}, type: text}
- {id: level, label: {zh: 等级, en: Level}, type: text}
- {id: subsidy, label: {zh: 补贴标准（元）, en: Subsidy standard (yuan)}, type: count}
`;

// ---- for Hugo ----
const pipe = row => `| ${row.join(' | ')} |\n`;

function hugo(p, dir) {
	for (const lang of ['zh', 'en']) {
		const front = { title: p.title[lang], date: p.written, region: p.region, region_name: p.regions[lang], number: p.number,
			written: p.written, posted: p.posted, issuers: [p.issuer[lang]], addressees: p.addressees[lang],
			summary_text: p.summary[lang], slug: p.id, topics: ['vocational-training'] };
		const table = pipe(columns.map(c => c[lang === 'zh' ? 0 : 1])) + pipe(columns.map(() => '---')) +
			p.rows.map(r => pipe(r[lang])).join('');
		const text = [JSON.stringify(front, null, 1), p.number, `${p.addressees[lang]}${lang === 'zh' ? '：' : ':'}`,
			...p.body.map(b => (b.level > 0 ? '#'.repeat(b.level) + ' ' : '') + b[lang]),
			p.effect[lang], lang === 'zh' ? `附件：${p.table.zh}` : `Attachment: ${p.table.en}`, p.issuer[lang], p.day[lang],
			lang === 'zh' ? `## 附件: ${p.table.zh}` : `## Attachment: ${p.table.en}`, table];
		writeFileSync(`${dir}/${p.id}.${lang}.md`, text.join('\n\n') + '\n');
	}
}

// The questions without the sentences that other policies say of them.
const facts = readFileSync(`${own}/content/facts.yaml`, 'utf8').replace(/^ +says:\n(?: +-? ?(?:policy|clause|quote|quote-en|part):.*\n)+/gm, '');

mkdirSync(`${folder}/gongbu/content/policies`, { recursive: true });
// No policy here has a doubt that content/ambiguities.yaml lists.
for (const name of readdirSync(`${own}/content`).filter(n => n.endsWith('.yaml') && n !== 'ambiguities.yaml'))
	cpSync(`${own}/content/${name}`, `${folder}/gongbu/content/${name}`);
writeFileSync(`${folder}/gongbu/content/facts.yaml`, facts);
writeFileSync(`${folder}/gongbu/content/site.yaml`, readFileSync(`${own}/content/site.yaml`, 'utf8') + 'base-url: https://example.org/\n');
for (const name of ['templates', 'assets'])
	cpSync(`${own}/${name}`, `${folder}/gongbu/${name}`, { recursive: true });
cpSync(`${own}/tests/bench/hugo`, `${folder}/hugo`, { recursive: true });
cpSync(`${own}/assets`, `${folder}/hugo/static/assets`, { recursive: true });
mkdirSync(`${folder}/hugo/content/policies`, { recursive: true });
for (let i = 0; i < count; i++) {
	const p = policy(i);
	gongbu(p, `${folder}/gongbu/content/policies/${p.id}`);
	hugo(p, `${folder}/hugo/content/policies`);
}
