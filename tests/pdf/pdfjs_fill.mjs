import {writeFileSync} from "node:fs";
import {open} from "./pdfjs.mjs";

/* Fills the fields named and saves, as Firefox does; a value is a text, or true for a box to tick. */
export async function fill(from, to, values) {
	const document = await open(from), page = await document.getPage(1);
	for (const {id, fieldName} of await page.getAnnotations())
		if (values[fieldName] !== undefined)
			document.annotationStorage.setValue(id, {value: values[fieldName]});
	writeFileSync(to, await document.saveDocument());
	await document.destroy();
}
