// Reads files of the project, in Node and in a page that the bench serves.

/** The bytes at an address: from the disk in Node, from the bench's server in a browser. */
export async function readBytes(url) {
  if (url.protocol === 'file:') return (await import('node:fs/promises')).readFile(url);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

export const readJson = async (url) => JSON.parse(new TextDecoder().decode(await readBytes(url)));

/** The folder that the bench's processes share. */
export const shared = (name) => new URL(`../../build/bench/${name}`, import.meta.url);
