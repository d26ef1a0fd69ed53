/** Words of the notices about the address and about a run that stopped. */
import type { words as source } from '../../en/notices';

export const words: Record<keyof typeof source, string> = {
  'stopped.diverged.title': '{step}번째 스텝에서 학습이 발산했습니다',
  'stopped.diverged.text':
    '손실이 {loss}까지 커졌습니다. 갱신할 때마다 최솟값을 직전보다 더 멀리 지나쳐 값이 한없이 커진 것입니다. 학습률이 너무 크면 이렇게 됩니다.',
  'stopped.diverged.advice':
    '학습률을 낮춰 보세요. 층이나 유닛을 줄이거나 relu 대신 tanh를 쓰거나 손실 함수를 바꾸는 것도 도움이 됩니다.',
  'stopped.back': '마지막 정상 상태로 돌아가기 ({step}번째 스텝)',
  'stopped.lower': '학습률 × 0.1로 다시',
  'problems.title': '주소에 쓰지 못한 부분이 있습니다',
  'problems.unknown': '“{key}” ({value}): 이 페이지에 없는 설정이라 쓰지 않았습니다.',
  'problems.unknown.bare': '“{key}”: 이 페이지에 없는 설정이라 쓰지 않았습니다.',
  'problems.own-away': '“{value}” 데이터는 링크가 아니라 링크를 만든 브라우저에 있습니다. 대신 데이터셋을 보여 줍니다.',
  'problems.own-broken': '주소에 담긴 점들이 손상되었습니다. 대신 데이터셋을 보여 줍니다.',
  'problems.twice': '“{key}” 설정이 두 번 나와 뒤의 “{value}” 값은 쓰지 않았습니다.',
  'problems.version': '주소가 버전 {value}입니다. 이 페이지는 버전 1만 알아서 읽을 수 있는 만큼만 읽었습니다.',
  'problems.refused': '“{key}” = “{value}”: {why} 기본값을 그대로 씁니다.',
  'problems.more': '그 밖에 {count}개가 더 있습니다.',
  'rejected.title': '엔진이 이 설정을 받아들이지 않았습니다',
  'rejected.text': '{message} 하던 학습을 그대로 계속합니다.',
  'problems.state': '링크에 담긴 신경망을 읽을 수 없어 처음부터 시작합니다.',
};
