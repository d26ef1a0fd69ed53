/** Reads tasks of the page's main thread from a Chromium trace. */

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  args: { name?: string };
  /** Microseconds by the clock, and on the processor. */
  dur?: number;
  tdur?: number;
}

/** A task may have no processor time, and a trace does not write zeros. */
const NOTHING = 5;

/**
 * Milliseconds of each task, in processor time and by the clock, from a trace of the category `toplevel`. Uses the main thread with
 * the most tasks, which is the page's and not that of one of the browser's pages.
 */
export function mainTasks(trace: Buffer): { own: number[]; clock: number[] } {
  const { traceEvents: events } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const tasks = mains.map(({ pid, tid }) =>
    events.filter(
      (one) => one.pid === pid && one.tid === tid && one.ph === 'X' && one.name === 'ThreadControllerImpl::RunTask',
    ),
  );
  const most = tasks.sort((a, b) => b.length - a.length)[0] ?? [];
  return {
    own: most.map(({ dur, tdur }) => (tdur ?? (dur !== undefined && dur <= NOTHING ? 0 : NaN)) / 1000),
    clock: most.map(({ dur }) => (dur ?? NaN) / 1000),
  };
}
