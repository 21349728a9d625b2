import { ariaOf, FieldFrame, type FieldProps, fieldId } from './field-frame.tsx';

export interface FileFieldProps extends FieldProps {
  /** Types offered first by the browser, `.pdf,image/jpeg`; the server decides. */
  readonly accept?: string | undefined;
  readonly multiple?: boolean | undefined;
  /** Opens the camera of a phone. */
  readonly capture?: boolean | undefined;
}

/** Files to hand in; stands in a `<Form upload>` after its other fields. */
export function FileField(props: FileFieldProps) {
  const { name, accept, multiple, capture, error } = props;
  return (
    <FieldFrame {...props}>
      <input
        class={error ? 'govuk-file-upload govuk-file-upload--error' : 'govuk-file-upload'}
        id={fieldId(name)}
        name={name}
        type="file"
        accept={accept}
        multiple={multiple}
        capture={capture ? 'environment' : undefined}
        {...ariaOf(props)}
      />
    </FieldFrame>
  );
}
