// The site on a server with faults that a test switches on and off: /faulty/NAME/ is the page, /control/NAME sets the fault (`do` is
// 404, 503, down, hold or ok; `files` is a pattern) and answers with the files requested since.

/** By name: the fault, the files it affects, held responses, and requested files. */
const sites = new Map();

function siteOf(name) {
  if (!sites.has(name)) sites.set(name, { fault: 'ok', files: /$^/, held: [], asked: [] });
  return sites.get(name);
}

/** Answers a request below /faulty/ or /control/; `serve` sends a file of the site. Returns false for other requests. */
export function serveFaulty(url, response, serve) {
  const [, kind, name, wanted] = /^\/(faulty|control)\/([^/]+)(?:\/(.*))?$/.exec(url.pathname) ?? [];
  if (!kind) return false;
  const site = siteOf(name);
  if (kind === 'control') control(site, url.searchParams, response);
  else answer(site, wanted || 'index.html', response, serve);
  return true;
}

function control(site, orders, response) {
  if (orders.has('do')) {
    site.fault = orders.get('do');
    site.files = new RegExp(orders.get('files') ?? '');
    // Held responses are sent, unless they must still be held.
    for (const { file, go } of site.held.splice(0))
      if (holds(site, file)) site.held.push({ file, go });
      else go();
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(site.asked.splice(0)));
}

const holds = (site, file) => site.fault === 'hold' && site.files.test(file);

function answer(site, file, response, serve) {
  site.asked.push(file);
  if (!site.files.test(file)) return serve(file);
  if (site.fault === 'hold') return site.held.push({ file, go: () => serve(file) });
  if (site.fault === 'down') return response.destroy();
  if (site.fault === 'ok') return serve(file);
  response.writeHead(Number(site.fault), { 'content-type': 'text/plain' });
  return response.end('out of order');
}
