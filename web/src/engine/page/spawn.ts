/** Starts workers under the page's Trusted Types policy, which allows only their addresses as script addresses. */
import workerUrl from '../worker/worker?worker&url';
import type { WorkerLike } from './client';
import { watchLife } from '../protocol/life';

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

function sameOrigin(url: string): string {
  const resolved = new URL(url, document.baseURI);
  if (resolved.origin !== location.origin) throw new TypeError(`refused script address ${resolved.href}`);
  return resolved.href;
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
const policy = factory?.createPolicy('backflow', { createScriptURL: sameOrigin });

/** Returns a script's address as the page's policy allows it. Throws for one of another site. */
export const scriptAddress = (url: string): string =>
  policy ? (policy.createScriptURL(url) as string) : sameOrigin(url);

/** Starts one of the page's workers at its bundled address. */
export function spawnWorker(url: string, name: string): Worker {
  const worker = new Worker(scriptAddress(url), { type: 'module', name });
  watchLife(worker);
  return worker;
}

export function spawnEngine(): WorkerLike {
  return spawnWorker(workerUrl, 'backflow-engine');
}
