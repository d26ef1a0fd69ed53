/** 연습의 말. */
import type { drill as en } from '../../en/lessons/drill';

export const drill: Record<keyof typeof en, string> = {
  'drill.name': '연습',
  'drill.intro': '매번 새 그래프가 나오고, 기울기를 한두 개 구합니다. 틀리면 어떤 실수인지 이름으로 알려 줍니다.',
  'drill.title': '연습: {level}',
  'drill.level.scalars': '스칼라',
  'drill.level.patterns': '패턴',
  'drill.level.vectors': '벡터',
  'drill.level.matrices': '행렬',
  'drill.level.nets': '신경망',
  'drill.text.scalars': '모든 수를 한 번씩만 씁니다. 게이트를 하나씩 거슬러 가며 상류 × 국소를 구하세요.',
  'drill.text.patterns': '같은 수를 여러 번 쓸 수 있습니다. 쓰인 곳마다 온 기울기를 모두 더합니다.',
  'drill.text.vectors': '기울기의 형상은 변수의 형상과 같습니다. 원소마다 수가 하나씩 있습니다.',
  'drill.text.matrices': '기울기의 형상은 변수의 형상과 같습니다. 행과 열의 수도 같습니다.',
  'drill.text.nets': '작은 신경망의 가중치와 손실입니다. 세 자리까지만 맞으면 됩니다.',
  'drill.ask': '{names} 값을 구하세요.',
  'drill.after': '이제 그림에 모든 기울기가 나옵니다.',
  'drill.hint.first': '출력에서 시작해, 지나는 게이트마다 무엇이 도착하는지 적어 보세요.',
  'drill.hint.second':
    '게이트마다 도착한 것에 그 게이트의 기울기를 곱하세요. 기울기는 그림에 있는 값에서 구합니다. 두 번 쓰인 수에서는 더합니다.',
  'drill.streak': '연속 정답: {now}. 최고 기록: {best}.',
  'drill.best': '최고 연속 정답: {best}',
};
