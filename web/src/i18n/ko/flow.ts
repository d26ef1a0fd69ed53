import type { flow as source } from '../en/flow';

export const flow: Record<keyof typeof source, string> = {
  'wires.label': '선',
  'wires.weight': '가중치',
  'wires.gradient': '기울기',
  'wires.weight.key': '굵을수록 큰 값 · 점선은 음수',
  'wires.gradient.key': '마지막 갱신의 기울기, 10⁻⁸~1 로그 눈금 · 점선은 음수',
  'stage.loss.gate': '손실 게이트: 손실 {loss}, 기울기 {gradient}',
};
