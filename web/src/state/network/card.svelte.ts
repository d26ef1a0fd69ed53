/** How the open card is shown: as a sheet of one of three heights on a narrow screen, or over the stage of a wide one. */

/** `peek`: the equation alone. */
export const SHEET_HEIGHTS = ['peek', 'half', 'full'] as const;
export type SheetHeight = (typeof SHEET_HEIGHTS)[number];

export class CardPlace {
  height = $state<SheetHeight>('half');
  /** It lies over the stage. */
  large = $state(false);
  /** The focus follows the card to its other place. */
  followed = false;

  /** Lays the card over the stage, or back into its column. */
  move(): void {
    this.followed = true;
    this.large = !this.large;
  }
}
