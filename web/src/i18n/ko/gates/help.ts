import type { gatesHelp as source } from '../../en/gates/help';

/** Words of the help about the Gates room. */
export const gatesHelp: Record<keyof typeof source, string> = {
  'help.gates.intro':
    '어떤 함수든 적어 보세요. 계산 그래프가 나타나고, 그 안에서 게이트마다 역전파가 일어납니다. 선 위의 값은 오른쪽으로, 선 아래의 기울기는 거꾸로 흐릅니다. 게이트는 자신의 국소 기울기만 알면 됩니다. 상류 × 국소 = 하류.',
  'help.gates.patterns':
    '눈여겨볼 패턴: 덧셈은 기울기를 똑같이 나눠 주고, 곱셈은 두 값을 맞바꾸고, 최댓값은 통과한 입력으로 기울기를 보냅니다. 한 값이 여러 갈래로 나뉜 곳(복사 게이트)에서는 기울기를 더합니다.',
  'help.gates.how.write':
    '함수를 직접 적거나 예제에서 고르세요. 입력마다 칸이 생기고, 수를 바꾸는 동안 모두 다시 계산됩니다.',
  'help.gates.how.choose':
    '게이트를 누르면 식과 대입한 수, 되돌려 보내는 기울기, 패턴을 볼 수 있습니다. 야코비 행렬, 수치 검사, 순방향 모드는 그 위의 탭에 있습니다.',
  'help.gates.how.sweep': '재생하거나 게이트를 하나씩 넘겨 보세요. 먼저 순방향으로, 이어서 출력에서 역방향으로 갑니다.',
  'help.gates.how.predict':
    '“맞혀 보기”는 기울기를 모두 가리고 역방향 차례대로 물어봅니다. 틀리면 어떤 실수인지 이름으로 알려 줍니다.',
  'help.gates.how.share': '모든 상태가 주소에 담깁니다. 주소를 복사하면 보고 있는 그대로 나눌 수 있습니다.',

  'help.gates.sweep': '재생',
  'help.gates.graph': '그래프에서',
  'help.gates.graph.right': '선을 따라 그 값을 쓰는 게이트로',
  'help.gates.graph.left': '선을 거슬러 게이트의 입력으로',
  'help.gates.graph.aside': '위나 아래의 게이트로',
  'help.gates.graph.ends': '첫 입력으로, 출력으로',
  'help.gates.graph.zoom': '확대와 축소. Ctrl을 누른 채 휠을 돌리거나 두 손가락을 써도 됩니다',
  'help.gates.fields': '수를 적는 칸에서',
  'help.gates.fields.step': '한 단계 올리거나 내리기. 수를 옆으로 끌어도 됩니다',
  'help.gates.fields.shift': '화살표 키나 끌기와 함께: 열 단계씩',
  'help.gates.fields.alt': '화살표 키나 끌기와 함께: 10분의 1 단계씩',
  'help.gates.fields.done': '적은 것을 적용하기, 취소하기',
  'help.gates.history': '식과 값 (Mac에서는 Ctrl 대신 ⌘)',
  'help.gates.fix': '식의 오류에 제안된 대로 고치기',
  'help.gates.everywhere': '어느 방에서나',

  'help.gates.language': '식을 적는 법',
  'help.gates.written': '적는 법',
  'help.gates.means': '뜻',
  'help.gates.line': '이름 = 식',
  'help.gates.line.means': '모든 줄의 꼴입니다. 마지막 줄이 출력이고, 읽기만 하고 대입하지 않은 이름은 입력입니다.',
  'help.gates.arithmetic': '원소마다 계산합니다. 작은 쪽은 크기에 맞게 되풀이됩니다(브로드캐스팅).',
  'help.gates.power': '거듭제곱. 빼기 부호보다 먼저 묶입니다. -x ^ 2는 -(x ^ 2)입니다.',
  'help.gates.product': '행렬과 벡터의 곱입니다.',
  'help.gates.transpose': '전치입니다.',
  'help.gates.compare':
    '참이면 1, 거짓이면 0입니다. 기울기는 지나가지 않습니다. 비교를 이을 때는 a < b and b < c처럼 and를 씁니다.',
  'help.gates.where': 'c가 참(0이 아닌 수)인 곳은 a, 나머지는 b입니다.',
  'help.gates.call': '이름으로 쓰는 게이트입니다. 편집기가 이름을 완성해 줍니다.',
  'help.gates.axis': '축을 따라 계산합니다. 0이면 열마다, 1이나 -1이면 행마다 결과가 하나씩 나옵니다.',
  'help.gates.pick': '원소 하나나 행렬의 행 하나입니다. 번호는 0부터 세고, -1은 마지막입니다.',
  'help.gates.list': '정해진 수로 된 벡터나 행렬입니다. concat은 값을 이어 붙입니다.',
  'help.gates.constants': '2.718…과 3.142…입니다. 식에서 그 이름에 대입하거나 입력으로 쓰면 더는 상수가 아닙니다.',
  'help.gates.loss':
    '점수 s와 레이블 y의 손실입니다. 레이블은 0부터 센 정답 클래스의 번호이고, 배치라면 예제마다 점수 한 행과 레이블 하나입니다.',
  'help.gates.pasted':
    'Python이나 책, 다른 프로그램에서 붙여 넣은 식도 뜻이 분명하면 그대로 읽습니다. 그렇지 않으면 오류에 고치는 방법이 나옵니다.',
  'help.gates.comment': '# 설명',
  'help.gates.comment.means': '줄 끝까지 주석입니다.',
};
