/** How the page looks while a picture is taken of it, for the length of one task: nobody sees it. */
export interface Look {
  theme: 'light' | 'dark';
  /** Dark on white, as a printed page. */
  paper: boolean;
}

class Pose {
  /** Null: no picture is being taken. */
  look = $state.raw<Look | null>(null);
}

export const pose = new Pose();
