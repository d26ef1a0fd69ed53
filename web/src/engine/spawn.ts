/** Starts the worker under the page's Trusted Types policy: its address is the only script address the page ever makes. */
import workerUrl from './worker?worker&url';
import type { WorkerLike } from './client';

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

export function spawnEngine(): WorkerLike {
  const address = policy ? (policy.createScriptURL(workerUrl) as string) : sameOrigin(workerUrl);
  return new Worker(address, { type: 'module', name: 'backflow-engine' });
}
