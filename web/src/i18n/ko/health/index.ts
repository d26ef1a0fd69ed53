/** Words of the tab Health: findings, their remedies, and the gallery of broken nets. */
import type { words as source } from '../../en/health';

export const words: Record<keyof typeof source, string> = {
  'health.waiting': '엔진이 아직 신경망을 진단하지 않았습니다.',
  'health.sound': '이 신경망의 학습을 막는 것이 없습니다.',
  'health.sound.detail': '{step}번째 스텝에서 알려진 문제 {count}가지를 살폈습니다.',
  'health.at': '{step}번째 스텝에서 진단한 결과입니다.',
  'health.why': '왜?',
  'health.problem': '문제',
  'health.hint': '참고',
  'health.layer': '{layer}층',
  'health.layers': '{layers}층',
  'health.others': '{places}도 마찬가지입니다.',
  'health.place': '{layer}층({figure})',
  'health.remedies': '해 볼 만한 방법',
  'health.remedy.restart': '같은 데이터와 시드로 0번째 스텝부터 다시 시작합니다. 실행 취소하면 이 신경망이 돌아옵니다.',
  'health.remedy.live': '학습을 이어 갑니다.',
  'health.set': '{name}: {value}',
  'health.set.layers': '층: {value}',
  'health.set.data': '클래스의 크기가 비슷해질 때까지 드문 예제를 반복하기',
  'health.compare': '처방 전과 후',
  'health.before': '전',
  'health.after': '지금',
  'health.test-loss': '시험 손실',
  'health.test-accuracy': '시험 정확도',
  'health.undo': '되돌리기',
  'health.done': '그대로 두기',

  'finding.vanishing-gradient': '기울기가 거꾸로 흐르면서 사라집니다',
  'finding.vanishing-gradient.text':
    '∂L/∂W 성분의 RMS가 {largestLayer}층에서는 {largest}인데 1층에서는 {first}입니다. {drop}분의 1로 줄었습니다. 활성화 함수는 거꾸로 흐르는 기울기에 자신의 기울기를 곱하는데, 시그모이드라면 많아야 ¼입니다. 층의 가중치도 그 크기만큼 곱해집니다. 그래서 앞쪽 층은 거의 배우지 못합니다.',
  'finding.exploding-gradient': '기울기가 매우 큽니다',
  'finding.exploding-gradient.text':
    '{layer}층 가중치의 기울기는 노름이 {norm}인데, 가중치 자체는 {weightNorm}입니다. 층마다 받은 것보다 큰 기울기를 거꾸로 흘려보내므로, 한 번의 갱신이 가중치를 최솟값 너머로 멀리 던집니다.',
  'finding.dead-units': '죽은 유닛이 있습니다',
  'finding.dead-units.text':
    '{layer}층 유닛의 {share}가 모든 훈련 예제에서 0을 내고 국소 기울기도 0입니다. 이 유닛으로는 기울기가 거꾸로 흐르지 않으므로 되살아나지 못합니다. 지나치게 큰 갱신 뒤에 흔히 생깁니다.',
  'finding.saturated-units': '포화된 유닛이 있습니다',
  'finding.saturated-units.text':
    '{layer}층 유닛의 {share}가 거의 모든 예제에서 활성화 함수의 평평한 곳에 있습니다. 국소 기울기가 최댓값의 1 %에도 미치지 못해서 기울기를 거의 전하지 못합니다.',
  'finding.identical-units': '한 층의 유닛이 모두 똑같습니다',
  'finding.identical-units.text':
    '{layer}층의 유닛 {units}개는 가중치가 같습니다. 그래서 같은 기울기를 받고 언제까지나 똑같이 움직입니다. 층 전체가 유닛 하나처럼 일합니다. 처음 가중치를 무작위로 정하면 달라집니다.',
  'finding.rate-too-high': '학습률이 너무 큽니다',
  'finding.rate-too-high.text':
    '학습률 {learningRate}에서 마지막 갱신이 가중치를 그 크기의 {updateRatio}배만큼 바꾸었습니다. 0.0001에서 0.01 사이가 알맞습니다. 손실은 첫 갱신 전에 {firstLoss}였고 지금은 {loss}입니다.',
  'finding.rate-too-low': '학습률이 너무 작습니다',
  'finding.rate-too-low.text':
    '학습률 {learningRate}에서 마지막 갱신이 가중치를 그 크기의 {updateRatio}배만 바꾸었습니다. 0.0001에서 0.01 사이가 알맞습니다. 배우기는 하지만 너무 느립니다.',
  'finding.unscaled-inputs': '입력의 크기가 서로 크게 다릅니다',
  'finding.unscaled-inputs.text':
    '가장 큰 입력의 RMS는 {largest}, 가장 작은 입력은 {least}입니다. 학습률 하나로 둘을 맞출 수 없고, 큰 입력은 유닛을 포화시킵니다. 표준화하면 모든 입력의 평균이 0, 표준편차가 1이 됩니다.',
  'finding.no-nonlinearity': '은닉층이 하는 일이 없습니다',
  'finding.no-nonlinearity.text':
    '사이에 활성화 함수가 없으면 가중치 {layers}층을 곱해도 행렬 하나일 뿐입니다. 이 신경망은 직선 경계만 그릴 수 있습니다.',
  'finding.underfitting': '데이터에 비해 신경망이 작습니다',
  'finding.underfitting.text':
    '{steps}스텝 뒤에도 손실이 {loss}이고, 이를 설명할 다른 문제는 없습니다. 은닉 유닛 {units}개로는 데이터에 필요한 만큼 경계를 구부리지 못할 수 있습니다.',
  'finding.overfitting': '훈련 점을 외우고 있습니다',
  'finding.overfitting.text':
    '손실이 훈련 점에서는 {loss}인데 시험 점에서는 {testLoss}입니다. 몇 개 안 되는 점의 잡음까지 따라가고 있습니다.',
  'finding.class-imbalance': '드문 클래스를 포기했습니다',
  'finding.class-imbalance.text':
    '클래스 {class}는 예제의 {share}뿐이고, 신경망은 그중 {recall}를 찾아냅니다. 흔한 클래스라고만 답해도 전체의 {accuracy}를 맞히므로 더 잘할 까닭이 별로 없습니다.',

  'routine.title': '오래 학습하기 전에: 엔지니어의 점검 순서',
  'routine.run': '점검하기',
  'routine.waiting': '엔진이 이 신경망의 사본으로 시험하고 있습니다 …',
  'routine.start': '처음 손실: {loss}',
  'routine.start.guess':
    '클래스 {classes}개를 찍으면 손실이 ln {classes} = {guess}입니다. 이보다 훨씬 크다면 처음 가중치가 너무 큰 것입니다.',
  'routine.start.values': '이 손실 함수에는 찍을 때의 손실이 정해져 있지 않습니다.',
  'routine.heart': '점 {points}개 외우기: {steps}스텝 뒤 손실 {loss}',
  'routine.heart.why': '점 몇 개도 외우지 못하는 신경망은 많은 점을 배우지 못합니다.',
  'routine.check': '기울기 검사: 좋음 {good}개, 판단할 수 없음 {lost}개, 틀리거나 의심스러움 {other}개',
  'routine.check.many': '매개변수가 너무 많아 하나씩 검사하지 않습니다. 게이트 탭에서 게이트마다 검사할 수 있습니다.',
  'routine.check.why': '손실의 수치 미분으로 역전파를 확인합니다.',
  'routine.train': '이제 학습하고 여기를 다시 보세요.',
  'routine.yes': '좋음',
  'routine.no': '살펴보기',
  'routine.failed': '엔진이 점검하지 못했습니다: {reason}',

  'gallery.title': '고쳐 볼 망가진 신경망',
  'gallery.intro':
    '내 학습에서 보이는 증상을 고르세요. 신경망이 준비되어 학습을 시작합니다. 무엇이 문제인지 여기서 읽고 고쳐 보세요.',
  'gallery.symptom.stuck': '처음부터 멈춰 있음',
  'gallery.symptom.wild': 'NaN이 나오거나 손실이 널뜀',
  'gallery.symptom.poor': '찍기보다 낫지만 더 나아지지 않음',
  'gallery.symptom.test': '훈련은 좋은데 시험이 나쁨',
  'gallery.symptom.rare': '거의 다 맞지만 한 클래스를 찾지 못함',
  'gallery.net.vanishing-gradient': '시그모이드 여섯 층',
  'gallery.net.identical-units': '모든 가중치가 0에서 시작',
  'gallery.net.dead-units': '첫 갱신이 큰 ReLU',
  'gallery.net.saturated-units': '평평한 끝으로 밀려난 tanh',
  'gallery.net.unscaled-inputs': '밀리미터와 그램으로 잰 펭귄',
  'gallery.net.rate-too-low': '학습률 0.00003',
  'gallery.net.rate-too-high': '학습률 30',
  'gallery.net.exploding-gradient': '넓은 여섯 층, 균등 분포 가중치',
  'gallery.net.no-nonlinearity': '활성화 함수가 없는 세 층',
  'gallery.net.underfitting': '고리에 유닛 두 개',
  'gallery.net.overfitting': '잡음 낀 점 30개에 유닛 64 + 64개',
  'gallery.net.class-imbalance': '예제 24개 중 하나만 둘째 클래스',

  'mistakes.title': '일부러 저지른 실수',
  'mistakes.intro':
    '실제 프로그램에 있었던 실수를 역방향 계산에 넣은 채 신경망이 훈련합니다. 수치 검사로 틀린 게이트를 찾아보세요. 손실로 판단하지 마세요. 기울기가 틀려도 신경망은 배우고, 더 빨리 배울 때도 있습니다.',
  'mistake.on': '일부러 저지른 실수',
  'mistake.headline': '일부러 저지른 실수: {mistake}',
  'mistake.riddle.headline': '역전파 어딘가가 틀렸습니다',
  'mistake.riddle.which': '어떤 실수인가요?',
  'mistake.riddle.no': '이 실수가 아닙니다. 검사 결과와 맞지 않습니다.',
  'mistake.find': '찾아보기',
  'mistake.loss':
    '{step}단계의 손실은 {loss}입니다. 손실은 기울기가 맞는지 알려 주지 않습니다. 수치 검사만이 알려 줍니다.',
  'mistake.check': '기울기 검사',
  'mistake.check.good': '{step}단계에서 모든 매개변수의 값 {count}개가 손실의 차분과 일치합니다.',
  'mistake.check.wrong': '{step}단계에서 손실의 차분과 어긋나는 기울기: {names}',
  'mistake.check.failed': '엔진이 검사하지 못했습니다: {reason}',
  'mistake.entry': '값',
  'mistake.analytic': '기울기',
  'mistake.numeric': '차분',
  'mistake.suspects': '스스로의 계산이 틀린 게이트:',
  'mistake.suspect.local': '{gate}: {found}을(를) 넘겨주었지만 상류 기울기 × 자신의 기울기는 {expected}입니다.',
  'mistake.suspect.sum': '{gate}: 기울기가 {found}이지만 쓰인 곳에서 돌아온 값의 합은 {expected}입니다.',
  'mistake.mend': '고치고 계속 훈련하기',
  'mistake.overwrite': '갈림길에서 덮어쓰기',
  'mistake.overwrite.text':
    '가중치 하나를 층과 정칙화 항에서 두 번 씁니다. 나중에 도착한 기울기를 더하지 않고 앞의 것을 덮어씁니다(+= 대신 =).',
  'mistake.not-cleared': '기울기를 지우지 않음',
  'mistake.not-cleared.text':
    'zero_grad()를 잊은 것처럼, 역방향 계산을 할 때마다 앞선 모든 단계의 기울기에 더합니다. 갱신이 점점 커집니다.',
  'mistake.missing-derivative': '활성화 함수의 기울기를 빠뜨림',
  'mistake.missing-derivative.text':
    '은닉층이 기울기를 그대로 넘겨줍니다. 1 − tanh² 같은 활성화 함수의 인수가 빠졌습니다.',
  'mistake.missing-transpose': '전치를 빠뜨림',
  'mistake.missing-transpose.text':
    '2층이 dY Wᵀ 대신 dY W를 넘겨줍니다. 행렬이 정사각형이라 형상이 맞아 아무 오류도 나지 않습니다.',
  'mistake.early-update': '갱신이 너무 이름',
  'mistake.early-update.text':
    '기울기가 지나가기 전에 층마다 가중치를 바꿉니다. 그래서 아래층은 새 가중치를 거친 기울기를 받습니다.',
  'mistake.sum-for-mean': '평균 대신 합',
  'mistake.sum-for-mean.text':
    '예제들의 기울기를 평균 내지 않고 더합니다. 배치가 10이면 방향은 맞고 학습률이 열 배인 것과 같습니다.',
  'mistake.double-penalty': '정칙화를 두 번 셈',
  'mistake.double-penalty.text':
    '벌점의 기울기를 두 번 더합니다. 손실에 L2 항이 있는데 최적화기도 가중치를 줄일 때 생깁니다.',
};
