/** Errors about a text: rows of core/error/text.hpp. */
export const textErrors = {
  'error.not-utf8': '이 자리의 글자가 올바른 UTF-8이 아닙니다',
  'error.invisible-character': '보이지 않는 문자 {character}: 식에서 아무 뜻이 없으니 지워 주세요',
  'error.strange-character': '‘{character}’ 문자는 식에서 아무 뜻이 없습니다',
  'error.lookalike-character': '‘{character}’ 문자는 식에서 아무 뜻이 없습니다. 대신 {instead}(으)로 적습니다',
  'error.latex': '{command}: LaTeX 표기는 읽지 못합니다. 연산자와 게이트로 적어 주세요',
  'error.literal-too-large': '{literal}: 너무 큰 수입니다. 가장 큰 수는 약 1.8e308입니다',

  'error.nothing-to-compute': '계산할 것이 없습니다. f = x * y처럼 대입을 적어 보세요',
  'error.expected-name': '여기에는 ‘{token}’ 대신 이름이 와야 합니다. 한 줄은 ‘이름 = 식’ 꼴입니다',
  'error.expected-equals': '여기에는 ‘{token}’ 대신 ‘=’가 와야 합니다. 한 줄은 f = x * y처럼 ‘이름 = 식’ 꼴입니다',
  'error.expected-equals-at-end': '‘=’가 와야 할 자리에서 줄이 끝났습니다. 한 줄은 f = x * y처럼 ‘이름 = 식’ 꼴입니다',
  'error.expected-value': '여기에는 ‘{token}’ 대신 수나 이름, ‘(’가 와야 합니다',
  'error.expected-value-at-end': '수나 이름, ‘(’가 와야 할 자리에서 줄이 끝났습니다',
  'error.expected-operator': '여기에는 ‘{token}’ 대신 연산자가 와야 합니다. 곱은 *로 적습니다',
  'error.expected-transpose': '‘.’ 뒤에는 ‘{token}’ 대신 T가 와야 합니다. 전치는 .T로 적습니다',
  'error.expected-transpose-at-end': '‘.’ 뒤에 T가 와야 하는데 줄이 끝났습니다. 전치는 .T로 적습니다',
  'error.equals-in-expression': '‘=’는 식 안에 올 수 없습니다. 대입은 한 줄에 하나씩 적습니다',
  'error.equals-in-parenthesis': '‘=’는 식 안에 올 수 없습니다. {line}행 {column}열의 ‘(’가 닫히지 않았습니다',
  'error.equals-in-call': '‘=’는 식 안에 올 수 없습니다. {line}행 {column}열의 {gate} 호출이 닫히지 않았습니다',
  'error.parenthesis-not-closed': '여기에 ‘)’가 와야 합니다. {line}행 {column}열의 ‘(’가 닫히지 않았습니다',
  'error.call-not-closed': '여기에 ‘)’가 와야 합니다. {line}행 {column}열의 {gate} 호출이 닫히지 않았습니다',
  'error.closes-nothing': '이 ‘)’에는 짝이 되는 ‘(’가 없습니다',
  'error.bracket-closes-nothing': '이 ‘]’에는 짝이 되는 ‘[’가 없습니다',
  'error.comma-outside-call': '쉼표는 게이트의 인수나 목록의 수를 나눌 때만 씁니다',
  'error.nested-too-deep': '여기서 식이 {limit}겹보다 깊이 겹쳤습니다. 일부를 따로 한 줄로 떼어 이름을 붙여 주세요',

  'error.comparison-chain': '비교는 이어서 쓸 수 없습니다. a < b and b < c처럼 and로 이어 주세요',
  'error.not-in-operand': '여기서는 not에 괄호가 필요합니다. 2 * (not a)처럼 적습니다',
  'error.bars': '‘|’ 기호는 식에서 아무 뜻이 없습니다. 대신 {gate}(x) 꼴로 적습니다',
  'error.dot-operator':
    '‘.{operator}’ 기호는 식에서 아무 뜻이 없습니다. 점 없이 {operator} 기호만 써도 원소끼리 계산합니다',
  'error.middle-dot': '{a}, {b} 사이의 ‘·’는 *일 수도 @일 수도 있습니다. 벡터의 곱은 @로 적습니다',

  'error.list-entry':
    '대괄호 안의 목록에는 ‘{token}’ 대신 수가 와야 합니다. 값을 이어 붙이려면 concat(a, b)처럼 적습니다',
  'error.list-entry-at-end': '수가 와야 할 자리에서 줄이 끝났습니다',
  'error.list-continues': '여기에는 ‘{token}’ 대신 쉼표나 ‘]’가 와야 합니다',
  'error.list-continues-at-end': '쉼표나 ‘]’가 와야 할 자리에서 줄이 끝났습니다',
  'error.list-ragged': '행마다 수의 개수가 같아야 하는데 {first}개인 행과 {length}개인 행이 있습니다',
  'error.index': '번호는 x[0]이나 X[1, 0]처럼 정수로 적습니다. ‘{token}’: 정수가 아닙니다',
  'error.index-at-end': '번호가 와야 할 자리에서 줄이 끝났습니다',
  'error.slice': '범위로는 잘라 낼 수 없습니다. X[0]은 행 하나, X.T[0]은 열 하나입니다',
  'error.argument-not-literal': '‘{gate}’ 게이트의 마지막 인수는 0이나 -1처럼 직접 적은 정수여야 합니다',
  'error.keyword': '게이트를 부를 때 ‘{name} =’ 꼴은 쓰지 않습니다. sum(X, 0)처럼 값만 적어 주세요',
  'error.method': '‘{gate}’ 게이트는 값 앞에 적습니다: {gate}(x)',
  'error.elsewhere-probability':
    '{name} 함수는 확률을 받습니다. 여기의 binary_cross_entropy(z, t)는 시그모이드를 거치기 전의 로짓 z를 받습니다',
  'error.elsewhere-along-axis':
    '‘{name}’의 두 번째 인수로 수를 주면 축을 따라 계산하라는 뜻이 됩니다. 여기서 그 게이트의 이름은 ‘{gate}’입니다',

  'error.gate-assigned': '‘{name}’: 게이트의 이름이라 값을 대입할 수 없습니다',
  'error.gate-as-variable': '‘{name}’: 게이트의 이름입니다. {name}(x)처럼 인수를 괄호 안에 적습니다',
  'error.assigned-twice': '‘{name}’: {line}행에서 이미 대입한 이름입니다',
  'error.read-before-assigned': '‘{name}’: 대입하기 전에 {line}행에서 읽었습니다. 먼저 대입하거나 다른 이름을 쓰세요',

  'error.calls-assigned':
    '‘{name}’: 이 식에서 값을 대입한 이름이라 게이트로 부를 수 없습니다(괄호와의 곱은 {name} * (…)로 적습니다)',
  'error.unknown-gate': '‘{name}’ 게이트는 없습니다(괄호와의 곱은 {name} * (…)로 적습니다)',
  'error.unknown-gate-near':
    '‘{name}’ 게이트는 없습니다. 가장 비슷한 이름은 ‘{gate}’입니다(괄호와의 곱은 {name} * (…)로 적습니다)',
  'error.gate-has-other-name': '‘{name}’ 게이트는 없습니다. 여기서 쓰는 이름은 ‘{gate}’입니다',
  'error.gate-is-expression': '‘{name}’ 게이트는 없습니다. 대신 이렇게 적습니다: {expression}',
  'error.takes-one': '‘{gate}’ 게이트의 인수는 1개인데 {given}개를 적었습니다',
  'error.takes-exactly': '‘{gate}’ 게이트의 인수는 {count}개인데 {given}개를 적었습니다',
  'error.takes-either': '‘{gate}’ 게이트의 인수는 {least}개나 {most}개인데 {given}개를 적었습니다',
  'error.takes-between': '‘{gate}’ 게이트의 인수는 {least}개에서 {most}개까지인데 {given}개를 적었습니다',
  'error.takes-at-least': '‘{gate}’ 게이트의 인수는 {least}개 이상이어야 하는데 {given}개를 적었습니다',

  'error.text-too-large': '여기까지만 해도 게이트와 수, 입력이 모두 합쳐 250,000개를 넘습니다',
  'error.no-value': '‘{name}’: 여기서 읽지만 값이 없습니다',
  'error.value-for-result': '‘{name}’: 식으로 계산하는 값이라 따로 값을 줄 수 없습니다',
  'error.value-not-read': '‘{name}’: 값을 주었지만 식에서 읽지 않습니다',
} as const;
