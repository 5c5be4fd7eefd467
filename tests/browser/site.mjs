/* The built site as files: its pages, and a server of it on this machine that knows nothing but files. */
import {readdirSync, readFileSync, statSync} from "node:fs";
import {createServer} from "node:http";
import {extname, join, relative, resolve, sep} from "node:path";
import {gzipSync} from "node:zlib";

const TYPES = {
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
	".svg": "image/svg+xml", ".json": "application/json", ".pdf": "application/pdf", ".txt": "text/plain; charset=utf-8",
	".csv": "text/csv; charset=utf-8", ".xml": "application/xml",
};

/* Every file under a folder, as paths from it, sorted. */
export function files(folder, ending = "") {
	return readdirSync(folder, {recursive: true, withFileTypes: true})
		.filter(entry => entry.isFile() && entry.name.endsWith(ending))
		.map(entry => relative(folder, join(entry.path ?? entry.parentPath, entry.name)).split(sep).join("/"))
		.sort();
}

export const pages = folder => files(folder, ".html");

/* zh/policies/hangzhou-2020-43/index.html is a page of the kind "policy"; zh/rates/index.html one of "rates";
   zh/estimator/embed/index.html is of the kind "embed". */
export function kind(page) {
	const parts = page.split("/");
	if (parts.length === 1)
		return "choose";
	if (parts.length === 2)
		return "home";
	if (parts[1] === "projects" && parts.length > 3)
		return "list";
	if (parts[1] === "rates" && parts.length > 3)
		return parts[2];
	if (parts[1] === "estimator")
		return parts.length > 3 ? parts[2] : parts[1];
	if (parts[1] === "audit" && parts.length > 3)
		return "audit-policy";
	return parts[1] === "policies" && parts.length > 3 ? parts[3] === "index.html" ? "policy" : parts[3] : parts[1];
}

/* One page of each kind and language: the first, as all of a kind come from one template. */
export const samples = folder => pages(folder).filter((path, i, all) =>
	i === all.findIndex(other => kind(other) === kind(path) && other.slice(0, 3) === path.slice(0, 3)));

/* A server as bureaus run one: it zips, and sends `headers` (a function of the file's path) with every file. */
export function serve(folder, headers = () => ({})) {
	const root = resolve(folder);
	const server = createServer((request, response) => {
		let path = join(root, decodeURIComponent(new URL(request.url, "http://site").pathname));
		try {
			if (!path.startsWith(root + sep) && path !== root)
				throw new Error("outside");
			if (statSync(path).isDirectory())
				path = join(path, "index.html");
			const zip = /gzip/.test(request.headers["accept-encoding"] ?? "") && extname(path) !== ".pdf";
			const bytes = readFileSync(path);
			response.writeHead(200, {"content-type": TYPES[extname(path)] ?? "application/octet-stream",
				"cache-control": "max-age=600", ...(zip ? {"content-encoding": "gzip"} : {}), ...headers(path)});
			response.end(zip ? gzipSync(bytes) : bytes);
		} catch {
			response.writeHead(404, {"content-type": "text/plain"});
			response.end("404");
		}
	});
	return new Promise(done => server.listen(0, "127.0.0.1", () =>
		done({root: `http://127.0.0.1:${server.address().port}/`, close: () => server.close()})));
}
