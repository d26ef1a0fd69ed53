/** 교사용 말: 링크, 수업안, 학습지, 확인증. */
import type { words as en } from '../../en/teach';

export const words: Record<keyof typeof en, string> = {
  'teach.intro':
    '모든 수업과 단계에는 링크가 있고, 화면에 띄울 QR 코드도 있습니다. 수업 위쪽의 “공유”를 누르세요. 계정은 필요 없고, 서버로 보내는 것도 없습니다.',
  'teach.share': '이 단계 공유',
  'teach.link': '링크',
  'teach.link.what': '링크가 여는 것',
  'teach.link.step': '이 단계',
  'teach.link.lesson': '수업 전체',
  'teach.link.hidden': '“답 보기”를 누를 때까지 답 숨기기',
  'teach.link.seed': '지금 보이는 수 그대로입니다(시드 {seed}).',
  'teach.link.copy': '링크 복사',
  'teach.link.copied': '링크를 복사했습니다.',
  'teach.link.byHand': '브라우저가 복사를 허락하지 않았습니다. 링크를 선택해 직접 복사하세요.',
  'teach.link.qr': '링크의 QR 코드',
  'teach.language': '언어',
  'teach.language.own': '읽는 사람의 언어',

  'teach.plan': '50분 수업안',
  'teach.plan.time': '분',
  'teach.plan.what': '활동',
  'teach.plan.who': '누가',
  'teach.plan.screen': '다 함께, 화면을 보며',
  'teach.plan.alone.who': '혼자 또는 둘이서',
  'teach.plan.vote': '그래프와 작은 변화: 답을 보기 전에 손을 들어 정합니다',
  'teach.plan.back': '출력의 1에서 첫 입력까지, 게이트 하나씩 거꾸로',
  'teach.plan.alone': '도움 없이 끝까지 거꾸로, 그다음 부호가 틀린 게이트를 찾아 고치기',
  'teach.plan.patterns': '세 가지 패턴: +는 나눠 주고, ×는 맞바꾸고, max는 하나를 고릅니다',
  'teach.plan.forks': '갈림길: 기울기는 더해지고, 게이트는 자기를 쓰는 모두를 기다립니다',
  'teach.plan.why': '왜 배우나: 깊은 시그모이드 망이 거의 배우지 못하는 까닭',
  'teach.plan.end': '강의의 예제를 혼자 풀고 확인증 내기',
};
