import type { sheet as source } from '../../en/parts/sheet';

export const sheet: Record<keyof typeof source, string> = {
  'sheet.title': '모든 설정',
  'sheet.search': '설정 찾기, 예: “모멘텀”',
  'sheet.found': '설정 {count}개',
  'sheet.none': '“{query}”라는 설정이 없습니다.',
  'option.outputActivation.hint':
    '손실 함수 앞에서 출력에 넣는 비선형 함수입니다. 대부분의 손실 함수에는 필요 없습니다.',
  'option.standardize.hint': '훈련 점의 평균이 0, 표준편차가 1이 되도록 입력마다 옮기고 늘이거나 줄입니다.',
  'option.regularizer.biases.hint': '편향에도 벌점을 매길지 정합니다.',
  'option.shuffle.hint': '에포크마다 점의 순서를 새로 섞을지 정합니다.',
  'option.precision.hint': '숫자의 크기입니다. 64비트는 반올림 오차가 작지만 학습이 느립니다.',
  'option.layers.dropout.hint':
    '스텝마다 층에서 무작위로 끄는 유닛의 비율입니다. 한 유닛이 다른 유닛 하나에만 기대지 않게 합니다.',
  'option.layers.frozen.hint': '고정한 층은 가중치가 변하지 않습니다. 기울기는 계산해서 보여 주지만 적용하지 않습니다.',
  'option.schedule.name.hint': '학습하는 동안 학습률이 어떻게 변하는지 정합니다.',
  'option.schedule.every.hint':
    '학습률에 배율을 곱하는 간격(스텝)입니다. “반비례”에서는 학습률이 절반이 되는 스텝입니다.',
  'option.schedule.factor.hint': '학습률에 곱하는 값입니다.',
  'option.schedule.steps.hint': '코사인이 최솟값에 닿는 스텝입니다.',
  'option.schedule.minimum.hint': '코사인이 끝날 때의 학습률입니다.',
  'option.schedule.warmup.hint': '학습률이 0 근처에서 제 값까지 커지는 동안의 스텝 수입니다. 0이면 쓰지 않습니다.',
  'option.clip.norm.hint': '모든 기울기를 합친 노름의 상한입니다. 이보다 길면 줄입니다. 0이면 쓰지 않습니다.',
  'option.clip.value.hint': '기울기 성분 하나하나의 크기 상한입니다. 0이면 쓰지 않습니다.',
  'hyperparameter.nesterov.hint': '속도 방향으로 미리 가 본 자리에서 기울기를 잽니다.',
  'hyperparameter.beta1.hint': '기울기의 평균이 지난 값을 얼마나 천천히 잊는지 정합니다.',
  'hyperparameter.beta2.hint': '기울기 제곱의 평균이 지난 값을 얼마나 천천히 잊는지 정합니다.',
  'hyperparameter.epsilon.hint': '기울기가 아주 작은 곳에서 나눗셈 값이 치솟지 않게 합니다.',
  'hyperparameter.decay.hint': '기울기 제곱의 평균이 지난 값을 얼마나 천천히 잊는지 정합니다.',
  'hyperparameter.weightDecay.hint': '기울기와 별도로 스텝마다 모든 가중치를 조금씩 줄입니다.',
  'hyperparameter.momentumDecay.hint': '모멘텀이 제 값에 얼마나 빨리 닿는지 정합니다.',
  'layer.units': '유닛 수',
};
