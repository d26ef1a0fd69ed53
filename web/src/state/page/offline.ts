/** Keeps the page for visits without a network. Fetched after the page has started. */

/** What a browser's service workers look like to it. */
export type Container = Pick<ServiceWorkerContainer, 'register' | 'controller'>;

/**
 * Has the service worker keep all files. A new version waits until no tab of the present one is open; `waits` is called when there
 * is one. A browser that keeps nothing (a private window, full storage) is no trouble: the page works from the network.
 */
export async function keepOffline(container: Container | undefined, address: string, waits: () => void): Promise<void> {
  const registration = await container?.register(address).catch(() => undefined);
  if (!registration) return;
  if (registration.waiting) waits();
  registration.addEventListener('updatefound', () => {
    const next = registration.installing;
    next?.addEventListener('statechange', () => {
      // Without a controller, this is the first version.
      if (next.state === 'installed' && container?.controller) waits();
    });
  });
}
