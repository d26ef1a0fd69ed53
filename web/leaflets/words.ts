/** The words around the static pages' texts. */
import type { Locale } from '../src/i18n/languages';

export interface PageWords {
  lesson: string;
  step: string;
  steps: string;
  all: string;
  from: string;
  title: string;
  intro: string;
  lessons: string;
  questions: string;
  back: string;
}

export const WORDS: Record<Locale, PageWords> & Record<string, PageWords | undefined> = {
  en: {
    lesson: 'Open this lesson',
    step: 'Try it yourself',
    steps: 'The steps',
    all: 'All lessons and questions',
    from: 'From the lesson:',
    title: 'Backpropagation, done instead of read',
    intro:
      'Short lessons on backpropagation. Each step asks before it tells, and every number comes from a real engine in your browser.',
    lessons: 'Lessons',
    questions: 'Questions that learners ask',
    back: 'Backflow',
  },
  ko: {
    lesson: '이 수업 열기',
    step: '직접 해 보기',
    steps: '단계',
    all: '모든 수업과 질문',
    from: '이 질문을 다루는 수업:',
    title: '읽지 말고 해 보는 역전파',
    intro:
      '역전파를 배우는 짧은 수업입니다. 단계마다 답을 말하기 전에 먼저 묻고, 모든 수는 브라우저 안의 진짜 엔진이 계산합니다.',
    lessons: '수업',
    questions: '배우는 사람들이 묻는 것',
    back: 'Backflow',
  },
};
