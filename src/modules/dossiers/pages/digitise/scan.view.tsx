import { href } from '#platform/route';
import { ErrorSummary, PageHeading, useLocale } from '#ui';
import { messages } from '../../messages.ts';
import { ArrangeForm } from './arrange-form.view.tsx';
import type { ScanProps } from './opened-scan.ts';
import { NothingRead, Proposals } from './proposals.view.tsx';
import { Counting, Done, Failed, OnRecord, Reading } from './scan-states.view.tsx';

/** A paper on its way to a searchable scan, as it stands now and with what a person can do about it. */
export function ScanView(props: ScanProps) {
  const words = messages(useLocale());
  const { dossier } = props.file;
  const back = href('/can-bo/ho-so/:code', { code: dossier.code });
  const { state } = props.digitisation;
  const isToArrange = state === 'arranging' || (state === 'failed' && props.pages.length > 0);
  return (
    <>
      <ErrorSummary errors={props.errors} />
      <PageHeading
        caption={words.digitise.title}
        title={props.paper.name}
        crumbs={[
          { href: '/can-bo', label: words.worklist.title },
          { href: back, label: dossier.code },
        ]}
      />
      {state === 'counting' && <Counting {...props} />}
      {state === 'reading' && <Reading {...props} />}
      {state === 'failed' && <Failed {...props} />}
      {state === 'done' && <Done {...props} />}
      {isToArrange && <ArrangeForm {...props} />}
      {props.proposals.length > 0 && <Proposals {...props} />}
      {props.proposals.length === 0 && state === 'done' && <NothingRead {...props} />}
      <OnRecord {...props} />
    </>
  );
}
