export { Button, ButtonGroup, type ButtonProps } from './button.tsx';
export { CheckboxField, type Choice, RadioField, SelectField } from './choice-fields.tsx';
export { DateField, type DateFieldProps, joinDateParts } from './date-field.tsx';
export { Empty } from './empty.tsx';
export { ErrorSummary } from './error-summary.tsx';
export { FieldGroup, type FieldProps, fieldId, typedFields } from './field-frame.tsx';
export { Hidden, MoneyField, TextArea, TextField, type TextFieldProps } from './fields.tsx';
export { FileField, type FileFieldProps } from './file-field.tsx';
export { Form, type FormProps } from './form.tsx';
export {
  dateOf,
  dateTimeOf,
  fileSizeOf,
  longDateOf,
  type Moment,
  maskIdentity,
  moneyOf,
  numberOf,
  percentOf,
  timeOfDay,
  weekdayOf,
  workingTimeOf,
} from './format.ts';
export type { NavItem, SignedIn } from './header.tsx';
export { Island } from './island.tsx';
export { Kbd } from './kbd.tsx';
export { Page, type PageProps, renderPage } from './layout.tsx';
export { Mark } from './mark.tsx';
export { InsetText, Notice } from './notice.tsx';
export { type Assets, useLocale } from './page-context.ts';
export { type Crumb, PageHeading } from './page-heading.tsx';
export { Pager } from './pager.tsx';
export { type Column, Table, type TableProps } from './table.tsx';
