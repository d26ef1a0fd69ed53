/** The dialog in which pictures of the page are taken. */
class PictureDialogState {
  /** Null: closed. `picture`: the one to begin with, by the id of its row. */
  shown = $state.raw<{ picture: string } | null>(null);
  /** A film is being made: the run on the page is not the person's own until it ends. */
  filming = false;

  open(picture = ''): void {
    this.shown = { picture };
  }
}

export const pictureDialog = new PictureDialogState();
