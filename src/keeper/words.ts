/** What the keeper says to a product it keeps. */
export type ToProduct =
  | {
      readonly word: 'begin';
      /** One line: what was found of a database; nothing when the settings name one elsewhere. */
      readonly found: string | undefined;
      /** Whether another one still has the duties: then they are not to be taken up before `alone`. */
      readonly alone: boolean;
      /** Whether it is to ask before it opens the port; a keeper of an earlier version would not answer. */
      readonly askForPort?: true;
    }
  /** The port is free, or shared with the one before. */
  | { readonly word: 'open' }
  /** The one before has laid down its duties. */
  | { readonly word: 'alone' }
  /** Another one serves: lay down the duties, answer what still comes, and go. */
  | { readonly word: 'leave' };

/** What a product says to its keeper: that it is about to open the port, that it answers, that it has no duties any more. */
export type FromProduct = 'opening' | 'serving' | 'free';
