/** The dialog in which work is saved, opened and taken along, or the one in which pictures are taken. */
class FilesDialogState {
  /**
   * Null: both are closed. `file`: one that was dropped on the page. `picture`: the one to begin with, by the id of its row; empty: the
   * first.
   */
  shown = $state.raw<{ file?: File | null; picture?: string } | null>(null);

  open(file: File | null = null): void {
    this.shown = { file };
  }
}

export const filesDialog = new FilesDialogState();

/** True for files that this dialog opens itself; tables of points go to the data dialog. */
export const isWorkOrModel = ({ name }: File): boolean => /\.(json|npz|safetensors|onnx)$/i.test(name);
