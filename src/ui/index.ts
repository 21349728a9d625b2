export { BackLink } from './back-link.tsx';
export { Button, ButtonGroup, type ButtonProps } from './button.tsx';
export { type Bar, BarChart, type BarChartProps } from './charts/bar-chart.tsx';
export { DonutChart } from './charts/donut-chart.tsx';
export { type Line, LineChart, type LineChartProps } from './charts/line-chart.tsx';
export { Sparkline } from './charts/sparkline.tsx';
export { type StackedBar, StackedBarChart, type StackedBarChartProps } from './charts/stacked-bar-chart.tsx';
export { CheckboxField, type Choice, RadioField, SelectField } from './choice-fields.tsx';
export { DateField, type DateFieldProps, joinDateParts } from './date-field.tsx';
export { Details } from './details.tsx';
export { Empty } from './empty.tsx';
export {
  Busy,
  ExpiredForm,
  Forbidden,
  NotFound,
  Refused,
  TooLarge,
  TooMany,
  Unavailable,
  Unexpected,
} from './error-pages.tsx';
export { ErrorSummary } from './error-summary.tsx';
export { FieldGroup, type FieldProps, fieldId, typedFields } from './field-frame.tsx';
export { Hidden, MoneyField, TextArea, TextField, type TextFieldProps } from './fields.tsx';
export { Figure, type FigureProps, Figures } from './figure.tsx';
export { FileField, type FileFieldProps } from './file-field.tsx';
export { FilterForm, type FilterFormProps } from './filter-form.tsx';
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
export { layOutMap, type MapEntry, type MapLayout, type SpotTone } from './map/lay-out-map.ts';
export { SpotMap } from './map/spot-map.tsx';
export { Mark } from './mark.tsx';
export { markup } from './markup.ts';
export { InsetText, Notice } from './notice.tsx';
export { type Assets, useLocale } from './page-context.ts';
export { type Crumb, PageHeading } from './page-heading.tsx';
export { Pager } from './pager.tsx';
export { ResendForm, type Sent } from './resend-form.tsx';
export { ScanField } from './scan-field.tsx';
export { type Step, Steps } from './steps.tsx';
export { SummaryList, type SummaryRow } from './summary-list.tsx';
export { type Column, Table, type TableProps } from './table.tsx';
export { type Tab, Tabs } from './tabs.tsx';
export { Tag, type Tone, tag } from './tag.tsx';
export { Time, Timeline, type TimelineItem } from './timeline.tsx';
