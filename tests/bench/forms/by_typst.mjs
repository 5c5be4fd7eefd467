/* Typst, one process:  node by_typst.mjs FONTS ROWS.csv DIR  →  DIR/0.pdf, DIR/1.pdf … */
import {readFileSync, writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {NodeCompiler} from "@myriaddreamin/typst-ts-node-compiler";

const [fonts, csv, out] = process.argv.slice(2), here = fileURLToPath(new URL(".", import.meta.url));
const [head, ...rows] = readFileSync(csv, "utf8").trim().split("\n").map(line => line.split(","));
const compiler = NodeCompiler.create({workspace: here, fontArgs: [{fontPaths: [fonts]}]});

rows.forEach((row, i) => {
	const inputs = Object.fromEntries(head.map((key, k) => [key, row[k]]));
	writeFileSync(`${out}/${i}.pdf`, compiler.pdf({mainFilePath: `${here}form.typ`, inputs}, {pdfStandard: "a-2a"}));
	compiler.evictCache(10);
});
