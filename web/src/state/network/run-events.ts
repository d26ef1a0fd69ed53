/** What a run reports to its owner. */
import type { DeathCause } from '../../engine/page/client';
import type { EngineError } from '../../engine/protocol/errors';
import type { Frame, Progress } from '../../engine/protocol/messages';

export interface RunEvents {
  /** The run stopped by itself at its goal. */
  reached(frame: Frame): void;
  /** Reports the progress of a starting worker. */
  progress(progress: Progress): void;
  /** The worker is lost, and another one is starting. */
  restarting(cause: DeathCause): void;
  /** A new worker took over at this step. */
  restarted(cause: DeathCause, step: number): void;
  failed(error: EngineError): void;
}
