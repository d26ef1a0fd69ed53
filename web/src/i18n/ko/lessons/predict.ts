/** 기울기 맞히기의 말. */
import type { predict as en } from '../../en/lessons/predict';

export const predict: Record<keyof typeof en, string> = {
  'predict.found': '기울기 {all}개 중 {done}개를 찾았습니다.',
  'predict.how': '그림의 칸에 적고 Enter를 누르면 확인합니다. 자리가 없는 칸은 차례가 되면 나옵니다.',
  'predict.done': '기울기 {all}개를 모두 찾았습니다.',
  'predict.none': '이 그래프에는 물어볼 기울기가 없습니다.',
  'predict.tooLarge': '기울기가 너무 많아서 물어볼 수 없습니다. 식을 줄이거나 게이트를 접으세요.',
  'predict.one': '다음 것 보기',
  'predict.all': '답 모두 보기',
  'predict.again': '다시 풀기',
  'predict.hint.first': '게이트에 도착한 것에 그 게이트의 기울기를 곱하세요.',
  'predict.hint.second': '게이트의 기울기는 그림의 값에서 나옵니다. ×에서는 다른 쪽 입력이고, +에서는 1입니다.',
  'predict.hint.third': '여러 번 쓰인 수에서는 쓰인 곳마다 온 기울기를 모두 더합니다.',
};
