/** The worker that makes a GIF: only wiring. */
import { GifFilm } from './encode';
import type { FromGif, ToGif } from './messages';

interface Scope {
  postMessage(message: FromGif, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToGif>) => void) | null;
}

const scope = self as unknown as Scope;
let film: GifFilm | null = null;

scope.onmessage = ({ data }) => {
  if (data.kind === 'begin') film = new GifFilm(data, data.frames);
  else if (data.kind === 'frame') {
    film?.add(new Uint8ClampedArray(data.pixels), data.ms);
    scope.postMessage({ kind: 'taken' });
  } else if (film) {
    const bytes = film.end((frames) => scope.postMessage({ kind: 'wrote', frames }));
    scope.postMessage({ kind: 'file', bytes }, [bytes.buffer]);
  }
};
