/* Gives a printed form fields that are right in every way: one to type in, one to tick. Seeds break them. */
const look = (content, resources = {}) => ({stream: {data: Buffer.from(content).toString("base64"),
	dict: {"/Type": "/XObject", "/Subtype": "/Form", "/BBox": [0, 0, 100, 20], "/Resources": resources}}});

export function withFields(pdf) {
	const page = pdf.pages[0], structure = pdf.get(pdf.root["/StructTreeRoot"]);
	const cells = [...pdf.all()].filter(([, o]) => o?.["/S"] === "/TD" && typeof o["/K"] === "number")
		.sort(([, a], [, b]) => a["/K"] - b["/K"]).slice(0, 2);
	const font = Object.values(pdf.get(pdf.at(page.dict, "/Resources", "/Font")))[0];
	const common = {"/Type": "/Annot", "/Subtype": "/Widget", "/F": 4, "/P": page.reference};
	const fields = [
		{...common, "/FT": "/Tx", "/T": "u:typed", "/TU": "u:书写 to type", "/Rect": [200, 500, 300, 520],
			"/DA": "u:/Typed 12 Tf 0 g", "/AP": {"/N": pdf.add(look("/Tx BMC EMC"))}},
		{...common, "/FT": "/Btn", "/T": "u:ticked", "/TU": "u:勾选 to tick", "/Rect": [200, 450, 220, 470], "/AS": "/Off",
			"/AP": {"/N": {"/Off": pdf.add(look("")), "/Yes": pdf.add(look("0 G 2 2 m 9 9 l S"))}}},
	].map(value => pdf.add({value}));
	const numbers = pdf.at(structure, "/ParentTree", "/Nums");
	fields.forEach((field, i) => {
		const key = Math.max(...numbers.filter((_, at) => at % 2 === 0)) + 1, [reference, cell] = cells[i];
		const element = pdf.add({value: {"/Type": "/StructElem", "/S": "/Form", "/P": reference,
			"/K": {"/Type": "/OBJR", "/Obj": field, "/Pg": page.reference}}});
		cell["/K"] = [cell["/K"], element];
		pdf.get(field)["/StructParent"] = key;
		numbers.push(key, element);
		structure["/ParentTreeNextKey"] = key + 1;
	});
	page.dict["/Annots"] = fields;
	pdf.root["/AcroForm"] = {"/Fields": [...fields], "/DA": "u:/Typed 12 Tf 0 g", "/DR": {"/Font": {"/Typed": font}}};
}
