/** The help about the Network room. */
import { t } from '../../i18n/index.svelte';
import { settingName } from '../../state/network/messages';
import { SETTING_NAMES, SETTINGS } from '../../state/network/settings';
import { RUN_SHORTCUTS } from '../../state/network/shortcuts';
import { keyTable, ofShortcuts, said, type Help } from '../../state/page/help';
import { PAGE_SHORTCUTS } from '../../state/page/shortcuts';

/** The help in the current language. */
export function networkHelp(): Help {
  const actions = said(ofShortcuts([...RUN_SHORTCUTS, ...PAGE_SHORTCUTS]));
  const settings = SETTING_NAMES.map((name) => ({
    marks: [SETTINGS[name].shortcut],
    name: settingName(name),
    text: t(`setting.${name}.hint`),
  }));
  return {
    intro: [t('help.intro')],
    how: [t('help.ask')],
    tables: [keyTable('help.actions', actions), keyTable('help.settings', settings)],
  };
}
