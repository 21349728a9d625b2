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
}: {
  prints: readonly Print[];
  code: string;
  reader: 'staff' | 'citizen';
}) {
  const locale = useLocale();
  if (prints.length === 0) return null;
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
      </ButtonGroup>
    </section>
  );
}
