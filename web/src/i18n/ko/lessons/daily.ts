/** 오늘의 신경망의 말. */
import type { daily as en } from '../../en/lessons/daily';

export const daily: Record<keyof typeof en, string> = {
  'daily.name': '오늘의 신경망 고치기',
  'daily.title': '신경망 고치기: {day}',
  'daily.intro': '하루에 하나씩, 누구에게나 같은 고장 난 신경망이 나옵니다.',
  'daily.open': '{day}번 신경망 열기',
  'daily.mended': '고쳤습니다.',
  'daily.text':
    '이 신경망은 “{data}” 데이터를 배우지 못합니다. 설정을 바꿔서, 처음부터 3,000단계 안에 학습 점의 95 %를 맞히게 하세요.',
  'daily.how': '설정 하나를 바꾸면 한 수입니다. 적을수록 좋습니다.',
  'daily.hint': '“진단” 탭에 엔진이 찾은 것이 나옵니다.',
  'daily.hint.vanishing-gradient': '활성화 함수의 기울기를 보세요. 많아야 ¼인 수를 다섯 번 곱하면 1/1000보다 작습니다.',
  'daily.hint.identical-units': '첫 단계 전에 한 층의 유닛들은 서로 무엇이 다른가요?',
  'daily.hint.rate-too-low': '한 단계에서 가중치가 얼마나 움직이나요?',
  'daily.hint.rate-too-high': '손실이 널뛰고 있나요?',
  'daily.hint.no-nonlinearity': '행렬을 여러 번 곱하면 층이 몇 개인 셈인가요?',
  'daily.hint.dead-units': '유닛들을 영영 0 아래로 밀어낸 한 걸음은 얼마나 컸을까요?',
  'daily.cause.vanishing-gradient': '기울기 소실',
  'daily.cause.identical-units': '똑같은 유닛',
  'daily.cause.rate-too-low': '너무 작은 학습률',
  'daily.cause.rate-too-high': '너무 큰 학습률',
  'daily.cause.no-nonlinearity': '빠진 비선형성',
  'daily.cause.dead-units': '죽은 유닛',
  'daily.line': 'Backflow {day}: {cause} 문제를 {moves}수 만에 고침',
  'daily.line.one': 'Backflow {day}: {cause} 문제를 {moves}수 만에 고침',
  'daily.copy': '이 줄 복사하기',
  'daily.copied': '복사했습니다',
  'daily.uncopied': '브라우저가 복사를 허락하지 않습니다. 줄을 직접 선택하세요.',
  'daily.moves': '수: {moves}',
};
