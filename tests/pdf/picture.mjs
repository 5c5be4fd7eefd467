/* A page as a picture in shades of gray, drawn by poppler, MuPDF or pdf.js. */
import {execFileSync} from "node:child_process";
import {canvas, open} from "./pdfjs.mjs";

const DPI = 144;

/* The picture of a portable graymap. */
function graymap(bytes) {
	const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString("latin1", 0, 64));
	return {width: Number(head[1]), height: Number(head[2]), pixels: bytes.subarray(head[0].length)};
}

function gray(rgba, width, height) {
	const pixels = Buffer.alloc(width * height);
	for (let i = 0; i < pixels.length; i++)
		pixels[i] = rgba[i * 4 + 1];
	return {width, height, pixels};
}

async function pdfjsDraw(path) {
	const document = await open(path), page = await document.getPage(1), viewport = page.getViewport({scale: DPI / 72});
	const width = Math.round(viewport.width), height = Math.round(viewport.height), sheet = canvas.createCanvas(width, height);
	await page.render({canvasContext: sheet.getContext("2d"), viewport, annotationMode: 1}).promise;
	await document.destroy();
	return gray(sheet.getContext("2d").getImageData(0, 0, width, height).data, width, height);
}

const run = (...command) =>
	graymap(execFileSync(command[0], command.slice(1), {maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"]}));
export const readers = {
	poppler: async path => run("pdftoppm", "-r", String(DPI), "-gray", "-singlefile", path),
	MuPDF: async path => run("mutool", "draw", "-q", "-r", String(DPI), "-c", "gray", "-F", "pgm", "-o", "-", path, "1"),
	"pdf.js": pdfjsDraw,
};

/* The picture of a screen: `sheet` is where the page is on it, in pixels. */
export async function screen(png, sheet) {
	const image = await canvas.loadImage(png), on = canvas.createCanvas(image.width, image.height).getContext("2d");
	on.drawImage(image, 0, 0);
	const picture = gray(on.getImageData(0, 0, image.width, image.height).data, image.width, image.height);
	return {...picture, left: sheet.x, top: sheet.y, scale: sheet.width / 595.275591};
}

/* How many pixels in a box (points from the sheet's top left) are clearly dark. */
export function dark({pixels, width, left = 0, top = 0, scale = DPI / 72}, [x0, y0, x1, y1]) {
	const across = v => Math.round(left + v * scale), down = v => Math.round(top + v * scale);
	let n = 0;
	for (let y = down(y0); y < down(y1); y++)
		for (let x = across(x0); x < across(x1); x++)
			if (pixels[y * width + x] < 150)
				n++;
	return n;
}
