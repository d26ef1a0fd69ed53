/** The dialog in which work is saved, opened and taken along. */
class FilesDialogState {
  /** Null: closed. `file`: one that was dropped on the page. */
  shown = $state.raw<{ file: File | null } | null>(null);

  open(file: File | null = null): void {
    this.shown = { file };
  }
}

export const filesDialog = new FilesDialogState();

/** True for files that this dialog opens itself; tables of points go to the data dialog. */
export const isWorkOrModel = ({ name }: File): boolean => /\.(json|npz|safetensors|onnx)$/i.test(name);
