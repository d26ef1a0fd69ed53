/**
 * Errors and notes of exports and imports, by reason and by id. English sentences come with them from the package; notes are looked up
 * as errors are.
 */
export const exportErrors = {
  'error.unknown-format': '{kind}: ‘{format}’ 형식이 없습니다. 있는 형식: {known}',
  'error.gate-not-translatable': '‘{gate}’ 게이트는 {format} 형식으로 쓸 수 없습니다',
  'error.feature-gate':
    '직접 쓴 특징 ‘{feature}’: {format} 형식으로 쓸 수 없습니다. 성분별로 계산되지 않는 ‘{gate}’ 게이트가 들어 있습니다',
  'error.option-not-translatable': '{option} ‘{value}’: {format} 형식으로 쓸 수 없습니다',
  'error.no-derivative':
    '이 값에서는 ‘{gate}’ 게이트의 도함수가 없거나 유한하지 않아서 다른 프로그램이 NaN을 냅니다. 다른 값을 고르세요',
  'error.not-finite': '‘{name}’ 값이 유한하지 않아 증명할 것이 없습니다. 다른 값을 고르세요',
  'error.no-training-data': '트레이너에 증명에 쓸 훈련 예제가 없습니다',
  'error.name-taken': '‘{name}’: 파일 이름이 될 수 없습니다. 영문자, 숫자, -, _ 를 쓰세요',
  'error.file-empty': '{file}: 빈 파일입니다',
  'error.file-truncated': '{file}: 파일이 중간에 끝납니다. 빠진 것: {what}',
  'error.file-foreign': '{file}: 형식이 다릅니다. 필요한 것: {what}',
  'error.file-damaged': '{file}: 손상된 파일입니다. {what}',
  'error.file-kind': '{file}: 아는 형식이 아닙니다. .npz, .safetensors, .onnx 파일을 여세요',
  'error.file-too-large': '{file}: {size}바이트입니다. 한도는 {limit}바이트입니다',
  'error.not-finite-parameter': '매개변수 ‘{name}’에 유한하지 않은 성분이 있습니다',
  'error.no-layers': '{file}: 층이 될 만한 행렬이 없습니다',
  'error.tensor-type': '텐서 ‘{name}’의 자료형 {type}: 읽을 수 없습니다',
  'error.tensor-rank': '텐서 ‘{name}’의 축이 {rank}개입니다. 층은 행렬과 벡터로 이루어집니다',
  'error.tensor-name': '텐서 ‘{name}’: 어느 층의 것인지 알 수 없습니다',
  'error.layer-bias': '{layer}번 층: 편향 ‘{name}’의 성분이 {length}개인데 가중치의 유닛은 {units}개입니다',
  'error.layer-missing': '{layer}번 층: ‘{name}’ 항목이 없습니다',
  'error.layer-inputs': '{layer}번 층: ‘{name}’의 입력은 {inputs}개인데 앞 층의 유닛은 {units}개입니다',
  'error.onnx-operator': '{layer}번 층: 연산자 ‘{operator}’: 단순한 신경망의 연산자가 아닙니다',
  'error.onnx-attribute': '{layer}번 층: ‘{operator}’의 {attribute} = {value}: 단순한 신경망에 없는 설정입니다',
} as const;

export const exportNotes = {
  'error.note.weights': '가중치는 Backflow와 NumPy에서처럼 [입력, 유닛] 모양이고, 층은 X @ W + b입니다.',
  'error.note.transposed':
    'Backflow의 가중치는 [입력, 유닛]이고 nn.Linear의 가중치는 [유닛, 입력]이므로 여기서 전치합니다.',
  'error.note.squared_error':
    'Backflow의 제곱 오차는 ½(출력 − 목표)²을 출력에 대해 더하고 배치에 대해 평균합니다. nn.MSELoss에는 ½이 없고 모든 성분을 평균합니다.',
  'error.note.absolute_error':
    '절대 오차는 출력에 대해 더하고 배치에 대해 평균합니다. nn.L1Loss는 모든 성분을 평균합니다.',
  'error.note.huber':
    '후버 손실(δ = 1)은 출력에 대해 더하고 배치에 대해 평균합니다. nn.HuberLoss는 모든 성분을 평균합니다.',
  'error.note.binary_cross_entropy':
    '교차 엔트로피는 출력에 대해 더하고 배치에 대해 평균합니다. nn.BCEWithLogitsLoss는 모든 성분을 평균합니다.',
  'error.note.binary_hinge': '힌지는 점수를 −1이나 +1인 목표와 비교하고, 꺾이는 점에서는 아무것도 넘기지 않습니다.',
  'error.note.hinge':
    'Backflow의 힌지는 틀린 클래스를 모두 더합니다. nn.MultiMarginLoss는 클래스 수로 나누기도 합니다.',
  'error.note.l2':
    'L2는 손실에 들어가는 ½ · 비율 · Σ W²이므로 최적화기가 보는 그래디언트의 일부입니다. 최적화기의 가중치 감쇠가 아닙니다.',
  'error.note.l1': 'L1은 비율 · Σ |W|이고 0에서의 그래디언트는 0입니다.',
  'error.note.biases': '벌점에 편향도 들어갑니다.',
  'error.note.weightsOnly': '벌점은 가중치에만 매깁니다.',
  'error.note.maxout':
    'maxout 유닛의 합이 같으면 첫 번째 합이 그래디언트를 모두 받습니다. torch.maximum과 jnp.maximum은 나누어 줍니다.',
  'error.note.dropout':
    '드롭아웃은 뒤집힌 방식이라 남은 유닛에 1 / (1 − 비율)을 곱합니다. 증명과 예측은 드롭아웃 없이 계산합니다.',
  'error.note.nadam': '버전 2 이전의 PyTorch는 foreach를 켜지 않으면 모멘텀을 곱에 두 번 넣으므로 foreach를 켭니다.',
  'error.note.frozen': '얼린 층에도 그래디언트가 있고 증명에 들어가지만 훈련하지는 않습니다.',
  'error.note.mistake': '이 훈련에서 Backflow는 일부러 실수를 합니다. 이 파일의 그래디언트는 올바릅니다.',
  'error.note.optimizerState': '최적화기는 Backflow에서 멈춘 곳부터 이어집니다. 쌓인 것이 이 파일에 있습니다.',
  'error.note.stateUnproved':
    '최적화기의 상태를 증명하는 갱신이 이 파일에 없습니다. 다음 갱신이 float32의 반올림에 좌우되거나 유한하지 않기 때문입니다.',
  'error.note.stateArrays':
    '최적화기의 상태도 같은 파일에 있습니다: optimizer.<slot>.<parameter>, optimizer.updates, 그리고 Nadam이면 모멘텀의 곱.',
  'error.note.stateFile':
    '최적화기의 상태는 따로 저장한 파일에 있습니다: <slot>.<name>, updates, 그리고 Nadam이면 모멘텀의 곱.',
  'error.note.order': '배치와 드롭아웃을 뽑는 난수 생성기가 Backflow와 다르므로 이어지는 훈련은 다른 배치로 합니다.',
  'error.note.onnx':
    'ONNX: opset 17, IR 8, float32입니다. 실행기들이 float64 계산을 거의 지원하지 않기 때문입니다. 함께 저장한 프로그램에는 onnxruntime이 필요합니다.',
  'error.note.state':
    '이름이 PyTorch로 내보낸 것과 같으므로 net.load_state_dict(load_file(‘net.safetensors’))로 읽을 수 있습니다.',
  'error.note.jax':
    '이 파일은 실행해 보지 않았습니다. 내보내기를 시험할 때 JAX가 없었습니다. 한 번 실행해서 증명이 맞는지 확인하세요.',
  'error.note.proof': '기대하는 손실과 그래디언트는 Backflow가 예제마다 따로 계산한 값의 평균입니다.',
  'error.note.graphProof': '그래디언트는 출력의 모든 성분을 더한 값의 그래디언트입니다.',
  'error.note.tie':
    'max나 min의 값이 같으면 첫 번째 성분이 그래디언트를 모두 받습니다. torch.maximum, torch.amax, jnp.max는 나누어 줍니다.',
  'error.note.power': '밑이 양수가 아니면 거듭제곱은 지수에 0을 넘깁니다. torch.pow는 NaN을 냅니다.',
  'error.note.norm': '노름의 0에서의 그래디언트는 0입니다. jnp.linalg.norm은 NaN을 냅니다.',
  'error.note.standardize': '특징마다 훈련 점의 평균과 모표준편차로 표준화합니다.',
  'error.note.step': '학습률 일정은 Backflow에서 한 갱신까지 셉니다.',
} as const;
