/* pdf.js, the reader in Firefox, on files of this machine. */
import {createRequire} from "node:module";
import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";

const tools = fileURLToPath(new URL("../browser/node_modules/", import.meta.url));
export const canvas = createRequire(import.meta.url)(`${tools}canvas`);
globalThis.Path2D = canvas.Path2D;
export const pdfjs = await import(`${tools}pdfjs-dist/legacy/build/pdf.mjs`);

export const open = path => pdfjs.getDocument({
	data: new Uint8Array(readFileSync(path)), verbosity: 0, cMapPacked: true, cMapUrl: `${tools}pdfjs-dist/cmaps/`,
	standardFontDataUrl: `${tools}pdfjs-dist/standard_fonts/`,
}).promise;

/* The text of all pages in the order it is drawn. */
export async function textOf(document) {
	let text = "";
	for (let n = 1; n <= document.numPages; n++)
		text += (await (await document.getPage(n)).getTextContent()).items.map(item => item.str ?? "").join("");
	return text;
}
