/** Words of saving, opening and taking along. */
import type { words as source } from '../../en/files';
import { exportErrors, exportNotes } from './exports';

const said: Record<keyof typeof source, string> = {
  'files.title': '저장하고 열고 가져가기',
  'files.work': '지금 그대로: 설정, 직접 만든 데이터, 훈련된 신경망과 최적화기의 상태, 곡선.',
  'files.work.gates': '식과 모든 값, 열려 있는 것 전부.',
  'files.save': '파일로 저장',
  'files.worksheet': '학습지 …',
  'files.picture': '그림으로 …',
  'files.open': '파일 열기 …',
  'files.open.kinds':
    '저장한 파일, .npz·.safetensors·.onnx 신경망, 점들의 표(.csv)를 열 수 있습니다. 페이지에 끌어다 놓아도 됩니다.',
  'files.saved': '{name} 파일을 저장했습니다.',
  'files.nothing': '아직 저장할 것이 없습니다.',
  'files.opened': '{name} 파일을 열었습니다. 되돌리면 앞의 내용이 돌아옵니다.',
  'files.large': '{name} 파일은 이 페이지의 파일이라기에는 너무 큽니다.',
  'files.refused': '엔진이 파일의 내용을 받아들이지 않았습니다: {reason} 바뀐 것은 없습니다.',
  'files.problem.not-json': 'JSON이 아니므로 이 페이지의 파일이 아닙니다. 바뀐 것은 없습니다.',
  'files.problem.foreign': 'JSON이지만 이 페이지가 저장한 파일이 아닙니다. 바뀐 것은 없습니다.',
  'files.problem.newer': '더 새로운 Backflow가 저장한 버전 {version} 파일입니다. 바뀐 것은 없습니다.',
  'files.problem.damaged': '파일이 손상되었거나 잘렸습니다. 바뀐 것은 없습니다.',
  'files.problem.altered': '저장한 뒤에 내용이 바뀐 파일입니다. 바뀐 것은 없습니다.',
  'files.formats': '다른 프로그램에서 쓸 신경망',
  'files.formats.proof':
    '프로그램마다 증명이 들어 있습니다. 배치 하나를 Backflow와 똑같이 계산하고, 가장 큰 차이를 출력하거나 실패합니다.',
  'files.formats.graph': '다른 프로그램에서 쓸 그래프',
  'files.formats.graph.proof':
    '실행되는 프로그램에는 증명이 들어 있습니다. 출력과 그래디언트를 다시 계산해서 가장 큰 차이를 출력하거나 실패합니다.',
  'files.format.net.numpy': 'NumPy, 밑바닥부터',
  'files.format.net.npz': 'NumPy 배열',
  'files.format.graph.numpy': 'NumPy, 역방향까지',
  'files.tables': '수를 표로(CSV)',
  'files.table.weights': '가중치',
  'files.table.data': '데이터',
  'files.table.predictions': '예측',
  'files.table.curve': '곡선',
  'files.taken': '저장함: {names}',
  'files.model.ends':
    '{name}: 입력 {given}개, 출력 {made}개입니다. 이 신경망은 입력 {inputs}개, 출력 {outputs}개입니다. 맞는 데이터와 입력을 고르세요.',
  'files.model.layers': '{name}: 너무 큽니다. 신경망은 층 × 유닛이 {most}까지입니다.',
  'files.model.taken': '{name}: 은닉층 {layers}개와 모든 수를 신경망에 넣었습니다.',
  'files.last.title': '하던 곳에서 계속할까요?',
  'files.last.text': '지난 방문의 신경망이 {step}스텝에서 이 브라우저에 남아 있습니다.',
  'files.last.continue': '계속하기',
  'files.last.leave': '나중에',
  'files.blocked': '브라우저가 이 페이지의 내용을 보관하지 않으므로 닫으면 신경망이 사라집니다. 파일로 저장하세요.',
};

export const words = { ...said, ...exportErrors, ...exportNotes };
