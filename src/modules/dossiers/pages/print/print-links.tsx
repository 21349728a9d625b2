import { href } from '#platform/route';
import { Button, ButtonGroup, useLocale } from '#ui';
import { printMessages } from '../../print-messages.ts';
import { type Print, type PrintForm, printHref } from './prints.ts';

const keysOf: Readonly<Record<PrintForm, string>> = {
  'intake-slip': 'p',
  'supplement-request': 'b',
  refusal: 'r',
  apology: 'x',
  'stop-notice': 'd',
  'process-control': 'k',
};

/** A quiet row of the papers that can be printed; of several of one form, the key opens the last. */
export function PrintLinks({
  prints,
  code,
  reader,
  result,
}: {
  prints: readonly Print[];
  code: string;
  reader: 'staff' | 'citizen';
  /** The result among them, if it can be printed. */
  result?: 'draft' | 'paper' | undefined;
}) {
  const locale = useLocale();
  if (prints.length === 0 && !result) return null;
  const last = (print: Print) => prints.findLast(({ form }) => form === print.form) === print;
  return (
    <section aria-label={printMessages(locale).heading}>
      <ButtonGroup>
        {prints.map((print) => (
          <Button
            kind="quiet"
            href={printHref(print, code, reader)}
            keys={reader === 'staff' && last(print) ? keysOf[print.form] : undefined}
          >
            {print.label(locale)}
          </Button>
        ))}
        {result && (
          <Button kind="quiet" href={href('/can-bo/ho-so/:code/in/ket-qua.pdf', { code })} keys="q">
            {printMessages(locale).result[result]}
          </Button>
        )}
      </ButtonGroup>
    </section>
  );
}
