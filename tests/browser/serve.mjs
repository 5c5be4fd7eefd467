/* A plain static server as bureaus run one: gzip, the headers of the site's own nginx file where it has one. */
import {createServer} from "node:http";
import {readFile} from "node:fs/promises";
import {extname, join, normalize} from "node:path";
import {gzipSync} from "node:zlib";

const TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml", ".json": "application/json; charset=utf-8", ".pdf": "application/pdf", ".csv": "text/csv; charset=utf-8",
	".xml": "application/xml; charset=utf-8", ".txt": "text/plain; charset=utf-8"};

/* {url, close}: the folder at http://127.0.0.1:PORT/. */
export async function serve(folder, headers = {}) {
	const server = createServer(async (request, response) => {
		const path = normalize(decodeURIComponent(new URL(request.url, "http://a/").pathname));
		const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
		const bytes = await readFile(file).catch(() => null);
		if (bytes === null) {
			response.writeHead(404, {"content-type": "text/plain"}).end("not found");
			return;
		}
		const zip = /gzip/.test(request.headers["accept-encoding"] ?? "") && extname(file) !== ".pdf";
		response.writeHead(200, {...headers, "content-type": TYPES[extname(file)] ?? "application/octet-stream",
			"cache-control": "max-age=600", ...(zip ? {"content-encoding": "gzip"} : {})});
		response.end(zip ? gzipSync(bytes) : bytes);
	});
	await new Promise(ready => server.listen(0, "127.0.0.1", ready));
	return {url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close()};
}
