import type { flow as source } from '../en/flow';

export const flow: Record<keyof typeof source, string> = {
  'wires.label': '선',
  'wires.weight': '가중치',
  'wires.gradient': '기울기',
  'wires.update': '갱신',
  'wires.weight.key': '굵을수록 큰 값 · 점선은 음수',
  'wires.gradient.key': '마지막 갱신의 기울기, 10⁻⁸~1 로그 눈금 · 점선은 음수',
  'wires.update.key': '마지막 갱신에서 더해진 값, 기울기와 같은 눈금 · 점선은 감소',
  'stage.loss.gate': '손실 게이트: 손실 {loss}, 기울기 {gradient}',
  'flow.gradient': '기울기 흐름: ∂L/∂W의 RMS',
  'flow.gradient.hint':
    '모든 훈련 점의 손실로 구한 기울기 성분의 제곱평균제곱근(RMS)입니다. 층의 크기가 달라도 비교할 수 있습니다.',
  'flow.gradient.label': '층별 기울기, 성분의 제곱평균제곱근. {layers}',
  'flow.relative': '마지막 갱신: ‖Δw‖ / ‖w‖, 색칠한 곳이 보통',
  'flow.relative.hint':
    '마지막 갱신에서 층의 가중치가 제 크기에 비해 얼마나 움직였는지 나타냅니다. 보통 10⁻⁴에서 10⁻² 사이입니다.',
  'flow.relative.label': '마지막 갱신에서 층별 가중치의 상대적인 변화. {layers}',
  'flow.switch': '상대값',
  'flow.sample': '예 {count}개로 계산',
};
