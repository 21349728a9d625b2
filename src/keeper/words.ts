/** What the keeper says to a product it keeps. */
export type ToProduct =
  | {
      readonly word: 'begin';
      /** One line: what was found of a database; nothing when the settings name one elsewhere. */
      readonly found: string | undefined;
      /** Whether another one still has the duties: then they are not to be taken up before `alone`. */
      readonly alone: boolean;
    }
  /** The one before has laid down its duties. */
  | { readonly word: 'alone' }
  /** Another one serves: lay down the duties, answer what still comes, and go. */
  | { readonly word: 'leave' };

/** What a product says to its keeper: that it answers, and that it has no duties any more. */
export type FromProduct = 'serving' | 'free';
