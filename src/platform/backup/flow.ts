/** What comes by calls, to be read as a stream; `pause` holds the source back when too much of it waits. */
export interface Flow<T> {
  push(item: T): void;
  /** Ends the stream: when what came before has been read, or at once and with an error. */
  end(error?: Error): void;
  readonly items: AsyncIterable<T>;
}

/** Makes a flow over a source that can be paused. */
export function openFlow<T>(source: { pause(): unknown; resume(): unknown }, most: number): Flow<T> {
  const waiting: T[] = [];
  let ended: { readonly error?: Error | undefined } | undefined;
  let wake = Promise.withResolvers<void>();
  const tell = (): void => {
    wake.resolve();
    wake = Promise.withResolvers();
  };
  async function* items(): AsyncGenerator<T> {
    for (;;) {
      yield* waiting.splice(0);
      source.resume();
      if (ended?.error) throw ended.error;
      if (waiting.length === 0 && ended) return;
      if (waiting.length === 0) await wake.promise;
    }
  }
  return {
    push(item) {
      waiting.push(item);
      if (waiting.length > most) source.pause();
      tell();
    },
    end(error) {
      ended ??= { error };
      tell();
    },
    items: items(),
  };
}
