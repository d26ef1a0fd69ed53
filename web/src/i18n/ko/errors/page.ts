/** Errors of the page's side of the engine: rows of engine/protocol/reasons.ts. */
export const pageErrors = {
  'error.no-webassembly':
    '이 브라우저에는 WebAssembly가 없거나 꺼져 있습니다. Backflow의 엔진은 WebAssembly 프로그램이라 최신 Chrome, Edge, Firefox, Safari에서 실행됩니다',
  'error.no-simd':
    '이 브라우저의 WebAssembly에는 엔진이 쓰는 SIMD 명령이 없습니다. Chrome과 Edge 91, Firefox 89, Safari 16.4부터 지원합니다',
  'error.no-worker':
    '이 브라우저에서는 워커를 시작할 수 없습니다. 엔진은 페이지가 멈추지 않도록 워커에서 실행됩니다. 최신 브라우저에서 열어 주세요',
  'error.wasm-missing': '엔진 파일을 받지 못했습니다: {url} ({cause}). 서버에 파일이 없거나 연결이 끊겼을 수 있습니다',
  'error.wasm-broken':
    '엔진 파일이 손상되었거나 WebAssembly가 아닙니다: {url} ({cause}). 다시 불러오면 나아질 수 있습니다',

  'error.engine-replaced': '엔진을 다시 시작했습니다',
  'error.engine-reviving': '엔진을 다시 시작하는 중입니다',
  'error.engine-not-running': '엔진이 실행되고 있지 않습니다',
  'error.engine-silent': '엔진이 응답하지 않았습니다',
  'error.engine-crashed': '워커가 알린 오류는 “{what}”입니다',
  'error.script-unloaded': '워커의 스크립트를 받거나 읽을 수 없었습니다',
  'error.message-unreadable': '엔진의 메시지를 읽을 수 없었습니다',
  'error.page-closing': '페이지를 닫는 중입니다',
  'error.deadline': '엔진이 제때 답하지 않았습니다({request}). 지금 보이는 것은 이전 결과입니다',

  'error.not-loaded': '엔진을 아직 불러오지 않았습니다',
  'error.no-node': '그래프에 {name} 노드가 없습니다',
  'error.no-slot': '게이트 {name}의 입력 {slot}에는 그런 수가 없습니다',
  'error.no-trainer': '아직 트레이너가 없습니다',
  'error.no-graph': '아직 그래프가 없습니다',
  'error.no-entry': '신경망에 {name}의 {index}번째 성분이 없습니다',
  'error.too-long': '식이 {length}자로, 읽을 수 있는 {most}자를 넘습니다',
  'error.too-many-gates': '식의 게이트가 {count}개로, 보여 줄 수 있는 {most}개를 넘습니다',
} as const;
