/** Keeps the work while it trains, and offers that of the last visit. Fetched after the page has started. */
import { t } from '../../i18n/index.svelte';
import { locale } from '../../i18n/index.svelte';
import type { App } from '../network/app.svelte';
import { filming } from '../pictures/filming';
import { LastWork } from './last-work';
import { offer } from './offer.svelte';

/** `hash`: the address that the page was opened with. `resumed`: the page has already taken up its last run. */
export async function keepLast(app: App, hash: string, resumed: boolean): Promise<void> {
  await locale.need('files').catch(() => undefined);
  const last = new LastWork(app, () => app.status.say(() => t('files.blocked'), 'warning'));
  if (!resumed) offer.work = await last.offer(hash);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && !filming.on) void last.see(app.run.step, true);
  });
  $effect.root(() => {
    $effect(() => {
      const { checkpoint } = app.run;
      if (checkpoint && !filming.on) void last.see(checkpoint.step);
    });
  });
}
