/** What learners stumble over, as they ask it; a page each, with the step of a lesson that answers it. */
export interface AskedOften {
  /** Also the name of the page. */
  id: string;
  step: string;
  title: Record<string, string>;
  answer: Record<string, string>;
}

export const QUESTIONS: readonly AskedOften[] = [
  {
    id: 'used-twice',
    step: 'patterns.square',
    title: {
      en: 'Why are gradients added when a variable is used twice?',
      ko: '변수를 두 번 쓰면 왜 기울기를 더하나요?',
    },
    answer: {
      en: 'A nudge of the variable reaches the output along every wire that leaves it, and the changes add up. So each use sends back its own gradient, and the variable gets the sum. Code that writes = instead of += keeps only the last one.',
      ko: '변수를 조금 움직이면 그 변화가 나가는 선마다 출력에 닿아 더해집니다. 그래서 쓰인 곳마다 기울기를 돌려보내고 변수는 그 합을 받습니다. 코드에서 += 대신 =를 쓰면 마지막 것만 남습니다.',
    },
  },
  {
    id: 'order',
    step: 'patterns.order',
    title: {
      en: 'In which order does backpropagation visit the gates?',
      ko: '역전파는 게이트를 어떤 순서로 지나나요?',
    },
    answer: {
      en: 'A gate may send its gradient back only when every gate that uses its result has sent one. That is the reverse of a topological order. Going back earlier uses a gradient that is still incomplete.',
      ko: '게이트는 자기 결과를 쓰는 모든 게이트가 기울기를 보낸 뒤에야 거꾸로 보낼 수 있습니다. 위상 순서를 뒤집은 순서입니다. 더 일찍 보내면 아직 덜 모인 기울기를 쓰게 됩니다.',
    },
  },
  {
    id: 'zero-grad',
    step: 'step.twice',
    title: {
      en: 'Why must gradients be set to zero before each backward pass?',
      ko: '역전파 전에 왜 기울기를 0으로 지워야 하나요?',
    },
    answer: {
      en: 'Because gradients of several uses must be added, backward adds to what is already there. A second backward pass without clearing in between therefore gives twice the gradient.',
      ko: '여러 곳에서 온 기울기를 더해야 하므로 역전파는 이미 있는 값에 더합니다. 그래서 지우지 않고 한 번 더 역전파하면 기울기가 두 배가 됩니다.',
    },
  },
  {
    id: 'sigmoid-slope',
    step: 'sigmoid.one',
    title: {
      en: 'Is the derivative of the sigmoid taken at its input or its output?',
      ko: '시그모이드의 미분은 입력으로 계산하나요, 출력으로 계산하나요?',
    },
    answer: {
      en: 'σ(1 − σ) is written with the output: the forward pass has already computed it. Putting the input z into z(1 − z) is a common mistake.',
      ko: 'σ(1 − σ)의 σ는 출력입니다. 순전파가 이미 계산해 두었습니다. 입력 z를 넣어 z(1 − z)라고 쓰는 것은 흔한 실수입니다.',
    },
  },
  {
    id: 'bias-sum',
    step: 'matrices.bias',
    title: {
      en: 'Why is the gradient of the bias a sum over the batch?',
      ko: '편향의 기울기는 왜 배치에 걸쳐 더하나요?',
    },
    answer: {
      en: 'The same bias is added to every row, so it is used once for each example. Gradients of all uses add up, and the result has the shape of the bias.',
      ko: '같은 편향이 모든 행에 더해지므로 예제마다 한 번씩 쓰입니다. 쓰인 곳의 기울기를 모두 더하면 편향과 같은 형상이 됩니다.',
    },
  },
  {
    id: 'transpose',
    step: 'matrices.formula',
    title: {
      en: 'Which matrix is transposed in the gradient of a matrix product?',
      ko: '행렬곱의 기울기에서는 어느 행렬을 전치하나요?',
    },
    answer: {
      en: 'For Y = X·W it is dW = Xᵀ·dY and dX = dY·Wᵀ. Shapes are a hint, but with square matrices everything fits. The reason is the sum: each entry of W collects from every row where it was used.',
      ko: 'Y = X·W라면 dW = Xᵀ·dY, dX = dY·Wᵀ입니다. 형상이 힌트가 되지만 정사각 행렬이면 무엇이든 맞습니다. 까닭은 합에 있습니다. W의 원소는 자기가 쓰인 모든 행에서 기울기를 모읍니다.',
    },
  },
  {
    id: 'softmax-cross-entropy',
    step: 'loss.why',
    title: {
      en: 'Why is the gradient of softmax with cross-entropy p − y?',
      ko: '소프트맥스와 교차 엔트로피의 기울기는 왜 p − y인가요?',
    },
    answer: {
      en: 'The 1/p of the logarithm and the p of the softmax cancel. What is left is the probability, minus 1 for the right class. It sums to 0, and its size says how wrong the prediction is.',
      ko: '로그의 1/p와 소프트맥스의 p가 지워집니다. 남는 것은 확률이고, 정답 클래스에서는 1을 뺍니다. 합은 0이고, 크기는 예측이 얼마나 틀렸는지를 말합니다.',
    },
  },
  {
    id: 'mean-or-sum',
    step: 'batches.mean',
    title: {
      en: 'Is the gradient of a batch a sum or a mean?',
      ko: '배치의 기울기는 합인가요, 평균인가요?',
    },
    answer: {
      en: 'It is what the loss is. If the loss is a mean over the examples, so is the gradient. A sum points the same way and is larger by the number of examples, which acts like a larger learning rate.',
      ko: '손실을 따라갑니다. 손실이 예제의 평균이면 기울기도 평균입니다. 합은 방향이 같고 예제 수만큼 커서, 학습률을 키운 것과 같습니다.',
    },
  },
  {
    id: 'half-in-l2',
    step: 'loss.half',
    title: {
      en: 'What is the ½ in L2 regularization for?',
      ko: 'L2 규제의 ½은 왜 있나요?',
    },
    answer: {
      en: 'It cancels the 2 of the derivative: ½λw² gives λw, and λw² gives 2λw. Both are in use. A numeric check can’t tell which one was meant, because it compares a loss with its own gradient.',
      ko: '미분에서 나오는 2를 지웁니다. ½λw²의 기울기는 λw, λw²의 기울기는 2λw입니다. 둘 다 쓰입니다. 수치 검사는 손실을 그 손실의 기울기와 견줄 뿐이라, 어느 쪽을 뜻했는지 알 수 없습니다.',
    },
  },
  {
    id: 'early-update',
    step: 'step.early',
    title: {
      en: 'May weights be updated while backpropagation is still running?',
      ko: '역전파가 끝나기 전에 가중치를 갱신해도 되나요?',
    },
    answer: {
      en: 'No. The layers below need the old weights, because the forward pass was computed with them. An update in between mixes two different nets in one gradient.',
      ko: '안 됩니다. 순전파를 옛 가중치로 계산했으므로 아래층도 옛 가중치가 필요합니다. 중간에 갱신하면 한 기울기에 두 신경망이 섞입니다.',
    },
  },
  {
    id: 'activation-slope',
    step: 'activations.two',
    title: {
      en: 'Where does the derivative of the activation go?',
      ko: '활성화 함수의 미분은 어디에 들어가나요?',
    },
    answer: {
      en: 'Back through a layer, the gradient is multiplied entry by entry by the slope of the activation, and then by the weights. Leaving the slope out gives the gradient of a net without that activation.',
      ko: '층을 거꾸로 지날 때 기울기에 활성화 함수의 기울기를 원소마다 곱하고, 그다음 가중치를 곱합니다. 이 기울기를 빼면 그 활성화 함수가 없는 신경망의 기울기가 됩니다.',
    },
  },
  {
    id: 'vanishing',
    step: 'activations.five',
    title: {
      en: 'Why do gradients vanish in deep sigmoid nets?',
      ko: '깊은 시그모이드 신경망에서는 왜 기울기가 사라지나요?',
    },
    answer: {
      en: 'The slope of a sigmoid is at most ¼. Each layer multiplies by such a slope, so little arrives at the first layers. More units in a layer don’t change the slopes.',
      ko: '시그모이드의 기울기는 커야 ¼입니다. 층마다 이런 수를 곱하므로 앞쪽 층에는 거의 남지 않습니다. 층의 유닛을 늘려도 기울기는 그대로입니다.',
    },
  },
  {
    id: 'zero-weights',
    step: 'batches.zero-tanh',
    title: {
      en: 'What happens if all weights start at zero?',
      ko: '가중치를 모두 0에서 시작하면 어떻게 되나요?',
    },
    answer: {
      en: 'Units with equal weights get equal gradients, so they stay equal forever. With tanh and zero weights even less moves: only the bias of the output.',
      ko: '가중치가 같은 유닛은 같은 기울기를 받으므로 언제까지나 같습니다. tanh에 가중치가 모두 0이면 움직이는 것은 출력의 편향뿐입니다.',
    },
  },
  {
    id: 'gradient-descent',
    step: 'step.rate',
    title: {
      en: 'Is backpropagation the same as gradient descent?',
      ko: '역전파와 경사 하강법은 같은 것인가요?',
    },
    answer: {
      en: 'No. Backpropagation finds the gradient; gradient descent uses it to change the weights. Another learning rate changes the step, not the gradient of this step.',
      ko: '아닙니다. 역전파는 기울기를 찾고, 경사 하강법은 그 기울기로 가중치를 바꿉니다. 학습률을 바꾸면 걸음이 달라질 뿐, 이번 스텝의 기울기는 그대로입니다.',
    },
  },
  {
    id: 'kink',
    step: 'checking.kink',
    title: {
      en: 'What is the gradient of relu at 0?',
      ko: '0에서 relu의 기울기는 무엇인가요?',
    },
    answer: {
      en: 'There is no single one: 0, 1 and everything between are allowed, and programs choose by convention. Near a kink, a numeric check may report a difference although nothing is wrong.',
      ko: '하나로 정해지지 않습니다. 0과 1, 그 사이의 수가 모두 가능하고, 프로그램은 관례로 고릅니다. 꺾인 곳 가까이에서는 틀린 것이 없어도 수치 검사가 차이를 알릴 수 있습니다.',
    },
  },
];
