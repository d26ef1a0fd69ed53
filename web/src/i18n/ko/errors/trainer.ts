/** Errors about a trainer: rows of core/error/trainer.hpp. */
export const trainerErrors = {
  'error.unknown-dataset': '‘{name}’: 없는 데이터셋입니다. 쓸 수 있는 것: {names}',
  'error.unknown-feature': '‘{name}’: 없는 특성입니다. 쓸 수 있는 것: {names}',
  'error.unknown-activation': '‘{name}’: 없는 활성화 함수입니다. 쓸 수 있는 것: {names}',
  'error.unknown-loss': '‘{name}’: 없는 손실 함수입니다. 쓸 수 있는 것: {names}',
  'error.unknown-optimizer': '‘{name}’: 없는 옵티마이저입니다. 쓸 수 있는 것: {names}',
  'error.unknown-regularizer': '‘{name}’: 없는 규제입니다. 쓸 수 있는 것: {names}',
  'error.unknown-initializer': '‘{name}’: 없는 초기화 방법입니다. 쓸 수 있는 것: {names}',
  'error.unknown-parameter': '‘{name}’: 없는 매개변수입니다',
  'error.unknown-option': '{option}: 없는 옵션입니다',
  'error.option-fixed': '{option}: 트레이너가 있는 동안에는 바꿀 수 없습니다. 트레이너를 새로 만들어 주세요',

  'error.option-not-number': '{option}: 수여야 합니다',
  'error.option-not-finite': '{option}: 유한한 수여야 합니다',
  'error.option-not-whole': '{option}: 정수여야 하는데 {value}입니다',
  'error.option-out-of-range': '{option}: {low}에서 {high} 사이여야 하는데 {value}입니다',
  'error.option-not-name': '{option}: 이름이어야 합니다',
  'error.option-not-true-or-false': '{option}: 참이나 거짓이어야 합니다',
  'error.option-not-numbers': '{option}: 수의 목록이어야 합니다',
  'error.option-not-names': '{option}: 이름의 목록이어야 합니다',
  'error.option-not-labels': '{option}: 클래스 번호의 목록이어야 합니다',
  'error.option-not-rows': '{option}: 예제마다 한 행씩 있는 행렬이어야 합니다',
  'error.option-not-batch-size': '{option}: 수이거나 ‘all’이어야 합니다',
  'error.option-not-precision': '{option}: ‘float32’나 ‘float64’여야 합니다',

  'error.data-empty': '데이터에 점이 없습니다',
  'error.points-empty': 'data.points: 비어 있습니다',
  'error.points-without-labels': 'data.points에는 data.labels나 data.targets 가운데 하나가 필요합니다',
  'error.rows-differ': '{option}: 점은 {count}개인데 {given}행입니다',
  'error.entry-not-finite': '{option}: 모두 유한한 수여야 하는데 {index}번 원소가 그렇지 않습니다',
  'error.cell-not-finite': '{option}: 모두 유한한 수여야 하는데 {row}행 {column}열이 그렇지 않습니다(0부터 셉니다)',
  'error.label-too-large': 'data.labels: {most}까지만 쓸 수 있는데 {label} 값이 있습니다',
  'error.class-without-examples':
    'data.labels: 번호는 0부터 셉니다. 가장 큰 번호가 {highest}인데 클래스 {missing}에는 예제가 없습니다. 일부러 그런 것이면 data.classes를 정해 주세요',
  'error.targets-not-shares':
    'data.targets: ‘{loss}’ 손실의 목표값은 0과 1 사이여야 하는데 {row}행 {column}열이 그렇지 않습니다',
  'error.targets-not-signs':
    'data.targets: ‘{loss}’ 손실의 목표값은 -1이나 1이어야 하는데 {row}행 {column}열이 그렇지 않습니다',
  'error.name-and-points': 'data: name과 points 가운데 하나만 쓸 수 있습니다',
  'error.option-of-datasets': '‘{option}’: 데이터셋에만 쓰는 옵션입니다. data.points는 있는 그대로 쓰입니다',
  'error.labels-not-classes': 'data.labels: 0에서 {most}까지의 클래스 번호여야 하는데 {index}번 원소가 그렇지 않습니다',
  'error.dataset-classes':
    '‘{name}’ 데이터셋에는 클래스가 {classes}개인 것이 없습니다. data.classes에 쓸 수 있는 수: {offered}',
  'error.dataset-not-loaded':
    '‘{name}’ 데이터셋을 아직 가져오지 않았습니다. dataset(‘{name}’)을 먼저 불러 주세요',
  'error.dataset-rows': '‘{name}’ 데이터셋의 행이 아닙니다',
  'error.loss-needs-classes':
    '손실 함수 ‘{loss}’에는 클래스가 필요한데 ‘{name}’ 데이터셋에는 목표값이 있습니다. squared-error가 맞습니다',
  'error.no-features': '입력 특성이 하나 이상 필요합니다',
  'error.feature-column': '‘{name}’: 그런 열은 없습니다. 특성에는 x와 y를 쓸 수 있습니다',
  'error.feature-numbered-column':
    '‘{name}’: 그런 열은 없습니다. 특성에는 x1, x2 …를 열의 수인 {columns}까지 쓸 수 있습니다',
  'error.feature-not-number': '특성 ‘{name}’: 수 하나여야 하는데 형상이 {shape}입니다',
  'error.feature-not-finite': '특성 ‘{name}’: 점 {point}에서 유한한 수가 아닙니다',
  'error.loss-needs-labels':
    '손실 함수 ‘{loss}’에는 data.labels가 필요합니다. data.targets에는 squared-error가 맞습니다',
  'error.empty-batch': '배치에는 예제가 하나 이상 있어야 합니다',

  'error.step-count': '갱신 횟수는 0 이상의 정수여야 합니다',
  'error.boundary-cells': '결정 지도의 칸은 1개 이상 1,000,000개 이하여야 합니다',
  'error.boundary-ends': '결정 지도의 양 끝은 유한한 수여야 합니다',
  'error.boundary-columns': '결정 지도의 열은 하나이거나 서로 다른 두 개여야 합니다',
  'error.boundary-column': '{column}번 열은 없습니다. 열 번호는 0에서 {last}까지입니다',
  'error.boundary-at': '‘at’: 열 {columns}개마다 수가 하나씩 필요한데 {given}개입니다',
  'error.points-shape': '점의 형상은 [n, {columns}] 꼴이어야 하는데 {given}입니다',
  'error.parameter-size': '{name}: 형상 {shape}, 수 {count}개인데 {given}개를 주었습니다',
  'error.unknown-example': '{index}번 훈련 예제는 없습니다. 예제는 0번부터 모두 {count}개입니다',

  'error.state-foreign': 'Backflow 트레이너의 저장된 상태가 아닙니다',
  'error.state-format': '저장된 상태의 형식 ‘{format}’: 이 버전의 Backflow에서 읽을 수 없습니다',
  'error.state-cut-short': '저장된 상태가 맞지 않습니다. 끝이 잘렸습니다',
  'error.state-too-long': '저장된 상태가 맞지 않습니다. 너무 깁니다',
  'error.state-precision': '저장된 상태가 맞지 않습니다. 정밀도가 다릅니다',
  'error.state-layers': '저장된 상태가 맞지 않습니다. 층의 크기가 다릅니다',
  'error.state-optimizer': '저장된 상태가 맞지 않습니다. 옵티마이저가 다릅니다',
  'error.state-data': '저장된 상태가 맞지 않습니다. 데이터가 다릅니다',
  'error.state-random': '저장된 상태가 망가졌습니다. 난수 생성기가 모두 0입니다',
} as const;
