/** The package's judge of answers, which is fetched with the first question. */
export type { Judgement } from 'backflow/answers';

export const fetchAnswers = () => import('backflow/answers');
