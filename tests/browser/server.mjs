// A plain web server for a built site, as any host would have one.
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';

const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.xml': 'application/xml', '.json': 'application/json', '.webmanifest': 'application/manifest+json', '.txt': 'text/plain' };

/** Serves a folder below a path: the missing page stands at every address without one. Port 0 takes a free one. */
export function serve(folder, base, port = 0) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const file = join(folder, normalize(path.startsWith(`${base}/`) ? path.slice(base.length) : '/none'));
    const found = existsSync(file) && statSync(file).isFile();
    response.writeHead(found ? 200 : 404, { 'content-type': TYPES[found ? extname(file) : '.html'] ?? 'application/octet-stream' });
    response.end(readFileSync(found ? file : join(folder, '404.html')));
  });
  return new Promise((done) => server.listen(port, '127.0.0.1', () => done(server)));
}
