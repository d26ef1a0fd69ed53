import type { problems as source } from '../../en/data/problems';

export const problems: Record<keyof typeof source, string> = {
  'data.problem.empty': '텍스트가 없습니다.',
  'data.problem.workbook':
    '엑셀 통합 문서는 읽을 수 없습니다. 엑셀에서 시트를 CSV로 저장하거나 칸을 복사해서 여기에 붙여넣으세요.',
  'data.problem.format': '텍스트 표가 아니라 {format} 파일입니다.',
  'data.problem.binary': '텍스트가 아닙니다. {at}번째 바이트가 제어 문자입니다.',
  'data.problem.bytes': '파일 크기가 {size}입니다. {most}까지 읽을 수 있습니다.',
  'data.problem.rows': '행이 {most}개를 넘습니다. 처음 넘는 행은 {line}번째 줄입니다.',
  'data.problem.columns': '{line}번째 줄에 열이 {count}개 있습니다. {most}개까지 읽을 수 있습니다.',
  'data.problem.oneColumn': '{line}번째 줄부터 열이 하나뿐입니다. 예측할 열과 예측에 쓸 열, 적어도 두 개가 필요합니다.',
  'data.problem.noRows': '{line}번째 줄에 열 이름만 있고 행이 없습니다.',
  'data.problem.quote': '{line}번째 줄에서 연 따옴표가 닫히지 않았습니다.',
  'data.problem.unreadable': '파일을 읽지 못했습니다: {message}',
  'data.problem.noInputs': '입력으로 쓸 숫자 열을 하나 이상 고르세요.',
  'data.problem.manyInputs': '입력 열을 {count}개 골랐습니다. {most}개까지 쓸 수 있습니다.',
  'data.problem.manyClasses':
    '“{column}” 열에는 서로 다른 값이 {count}개 있는데, 여기서는 클래스를 {most}개까지 구분합니다. 다른 열을 고르거나 값으로 예측하세요.',
  'data.problem.oneClass': '쓸 수 있는 행의 “{column}” 값이 모두 같습니다. 클래스가 적어도 두 개 필요합니다.',
  'data.problem.fewPoints': '쓸 수 있는 행이 {count}개뿐입니다. 적어도 2개가 필요합니다.',
  'data.fault.missing': '{line}번째 줄, “{column}”: 값이 없음',
  'data.fault.word': '{line}번째 줄, “{column}”: “{text}”: 숫자가 아님',
  'data.fault.infinite': '{line}번째 줄, “{column}”: “{text}”: 유한한 수가 아님',
  'data.fault.long': '{line}번째 줄: 칸이 {text}개로 표의 열보다 많음',
};
