import type { shell as source } from '../en/shell';

export const shell: Record<keyof typeof source, string> = {
  'app.title': 'Backflow: 신경망이 배우는 모습을 게이트 하나하나까지',
};
