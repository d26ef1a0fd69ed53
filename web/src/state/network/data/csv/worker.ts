/** The worker that reads CSV files: only wiring. A large file must not block the page. */
import { holdLock, type Holds } from '../../../../engine/protocol/life';
import { answerReader } from './answers';
import type { FromReader, ToReader } from './messages';

interface WorkerScope {
  postMessage(message: FromReader | Holds, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToReader>) => void) | null;
}

const scope = self as unknown as WorkerScope;
const answer = answerReader((message, transfer) => scope.postMessage(message, transfer));
scope.onmessage = ({ data }) => void answer(data);

holdLock((lock) => scope.postMessage({ lock }));
