/** Errors about gates, graphs and their values: rows of core/error/graph.hpp and general.hpp. */
export const graphErrors = {
  'error.product-of-scalar':
    '[{gate}] 벡터나 행렬이 필요한데 {a} @ {b} 형상이 들어왔습니다. 스칼라를 곱할 때는 *를 씁니다',
  'error.product-axes':
    '[{gate}] {a} @ {b} 형상이 서로 맞지 않습니다. 앞의 마지막 축({columns})과 뒤의 첫 축({rows})이 같아야 합니다',
  'error.bias-shape': '[{gate}] 셋째 입력의 형상 {bias}: 곱의 형상 {product}에 맞지 않습니다',
  'error.labels-shape':
    '[{gate}] 점수 [K]에는 레이블 하나, 점수 [batch, K]에는 레이블 [batch]가 필요합니다. 들어온 형상은 점수 {scores}, 레이블 {labels}입니다',
  'error.shapes-differ': '[{gate}] 두 형상이 같아야 하는데 {a}, {b}입니다',
  'error.shapes-do-not-fit': '[{gate}] {a}, {b} 두 형상이 맞지 않습니다. 축의 길이가 같거나 한쪽이 1이어야 합니다',
  'error.needs-axes': '[{gate}] 벡터나 행렬이 필요한데 스칼라가 들어왔습니다',
  'error.axis-of-vector': '[{gate}] 벡터 {shape}: 축이 하나뿐이므로 {axis} 대신 0이나 -1을 씁니다',
  'error.axis-of-matrix':
    '[{gate}] 행렬 {shape}: 축은 0과 1이고 마지막 축은 -1로도 쓸 수 있습니다. {axis}번 축은 없습니다',
  'error.two-indices': '[{gate}] 번호 두 개로는 행렬의 원소를 고르는데 {shape} 형상이 들어왔습니다',
  'error.index-outside':
    '[{gate}] {shape} 형상의 {axis}번 축은 길이가 {size}이므로 번호는 {first}에서 {last}까지입니다. {index}번은 없습니다',
  'error.concat-shapes':
    '[{gate}] {a}, {b} 두 형상은 이어 붙일 수 없습니다. 스칼라와 벡터끼리, 또는 행의 수가 같은 행렬끼리 이어 붙입니다',
  'error.label-not-class': '[{gate}] 레이블은 0에서 {most}까지의 클래스 번호여야 하는데 {label}입니다',
  'error.result-too-large': '[{gate}] 결과 {shape}의 원소가 100,000,000개를 넘습니다',
  'error.graph-too-large': '이 그래프에는 메모리가 {megabytes} MB 필요한데 그만큼 쓸 수 없습니다',

  'error.unknown-node-name': '‘{name}’: 이런 이름의 노드가 없습니다',
  'error.unknown-node-id': '번호가 {id}인 노드는 없습니다',
  'error.unknown-slot': '{slot}번 입력 자리는 없습니다. 이 노드의 입력 자리는 0번부터 {last}번까지입니다',
  'error.leaf-has-no-slots': '{slot}번 입력 자리는 없습니다. 이 노드는 입력이거나 상수입니다',
  'error.unknown-entry': '형상 {shape}에는 {index}번 원소가 없습니다',
  'error.paths-too-large': '이 값에서 출발하는 경로 위에 국소 기울기가 5,000,000개가 넘게 있습니다',
  'error.no-single-local':
    '[{gate}] 슬롯 {slot}의 성분마다 하나로 정해지는 국소 기울기가 없습니다. 야코비 행렬을 보세요',
  'error.jacobian-too-large': '이 야코비 행렬은 {outputs} × {inputs}칸으로, 보여 줄 수 있는 1,000,000칸을 넘습니다',
  'error.tangent-too-large': '이 탄젠트를 보내려면 야코비 행렬의 원소가 500,000,000개 넘게 필요합니다',
  'error.check-too-large': '모든 입력을 수치로 검사하면 너무 오래 걸립니다. 노드 하나를 골라 주세요',
  'error.check-step': '수치 검사의 간격은 0보다 큰 수여야 합니다',

  'error.gate-has-no-parts': '{id}번 노드의 ‘{gate}’ 게이트는 더 나눌 수 없습니다',
  'error.leaf-has-no-parts': '{id}번 노드는 입력이거나 상수라서 나눌 수 없습니다',
  'error.not-expanded': '{id}번 노드는 펼친 게이트의 일부가 아닙니다',

  'error.input-empty': '입력 ‘{name}’: 비어 있습니다',
  'error.target-not-share': '[{gate}] 목표값은 0과 1 사이여야 하는데 ‘{name}’의 {index}번 원소가 그렇지 않습니다',
  'error.target-not-sign': '[{gate}] 목표값은 -1이나 1이어야 하는데 ‘{name}’의 {index}번 원소가 그렇지 않습니다',
  'error.input-not-finite': '입력 ‘{name}’: 모두 유한한 수여야 하는데 {index}번 원소가 그렇지 않습니다',
  'error.input-shape-fixed': '입력 ‘{name}’: 학습 중인 그래프의 입력이라 형상 {shape} 그대로여야 하는데 {given}입니다',
  'error.no-such-input': '‘{name}’: 이런 입력이 없습니다',
  'error.upstream-not-finite': '상류 기울기는 모두 유한한 수여야 하는데 {index}번 원소가 그렇지 않습니다',
  'error.upstream-shape': '상류 기울기의 형상이 출력과 같아야 합니다. 출력은 {shape}, 들어온 것은 {given}입니다',
  'error.tangent-not-finite': '탄젠트는 모두 유한한 수여야 하는데 {index}번 원소가 그렇지 않습니다',
  'error.tangent-shape': '탄젠트의 형상이 노드와 같아야 합니다. 노드는 {shape}, 들어온 것은 {given}입니다',
  'error.mistake-at-leaf': '국소 기울기를 틀리게 할 수 있는 것은 게이트뿐입니다. 이 노드는 입력이거나 상수입니다',
  'error.values-stale': '마지막 forward() 뒤에 입력이 바뀌었습니다. 먼저 forward()를 부르세요',
  'error.no-gradients': '아직 기울기가 없습니다. 먼저 backward()를 부르세요',
  'error.no-tangents': '이 값에는 아직 탄젠트가 없습니다. 먼저 tangents()를 부르세요',

  'error.no-such-graph': '이미 버린 그래프입니다. 새로 만들어 주세요',
  'error.no-such-trainer': '이미 버린 트레이너입니다. 새로 만들어 주세요',
  'error.list-too-long': '목록의 원소가 엔진이 받을 수 있는 것보다 많습니다',
  'error.side-not-whole': '형상의 각 변은 정수여야 합니다',
  'error.too-many-sides': '형상의 변은 두 개까지입니다',
  'error.tensor-unfilled': '텐서의 수가 형상 {shape}에 맞게 있어야 합니다',
  'error.out-of-memory': '메모리가 모자라 할 수 없습니다',
  'error.internal': 'Backflow 안에서 문제가 생겼습니다: {what}',
  'error.no-gate-row': '게이트 표에 ‘{name}’ 항목이 없습니다',
  'error.no-range-row': '‘{name}’: 범위가 정해져 있지 않습니다',
  'error.no-rule-for-examples': '[{gate}] 예제를 나란히 놓고 계산하는 규칙이 없습니다',
} as const;
