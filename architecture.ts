/** The systems of a commune that stand in this house. One folder each under `src/modules`. */
export type ModuleName =
  | 'organisation'
  | 'identity'
  | 'calendar'
  | 'procedures'
  | 'forms'
  | 'papers'
  | 'signatures'
  | 'digitisation'
  | 'paper-store'
  | 'dossiers'
  | 'payments'
  | 'feedback'
  | 'satisfaction'
  | 'notifications'
  | 'data-rights'
  | 'retention'
  | 'statistics'
  | 'portal'
  | 'indicators';

interface Entry {
  /** What it is in the commune. */
  readonly is: string;
  /** The modules whose `index.ts` and `published_*` views it may use, besides the platform and the shared look. */
  readonly mayUse: readonly ModuleName[];
}

/**
 * THE picture: which module may use which. The import check, the SQL check and the map in the README all read it.
 * What is not listed is forbidden. Change it here, with a sentence saying why; it must stay free of cycles.
 */
export const modules: Readonly<Record<ModuleName, Entry>> = {
  organisation: {
    is: 'Agencies from the centre down to the commune, with their codes, departments, positions and staff.',
    mayUse: [],
  },
  identity: {
    is: 'Who is at the door: signing in, sessions, and the roles a person holds.',
    mayUse: ['organisation'],
  },
  calendar: {
    is: 'Working hours, holidays, and the day a result is promised for.',
    mayUse: [],
  },
  procedures: {
    is: 'The catalogue of procedures: versions, papers, time limits, fees, and how they are made public.',
    mayUse: ['organisation', 'identity', 'calendar'],
  },
  forms: {
    is: 'Electronic forms: what is asked for each procedure, and drafts that wait for their citizen.',
    mayUse: ['identity'],
  },
  papers: {
    is: 'The papers people hand in: taken in, looked through for harm, kept and shown.',
    mayUse: ['identity'],
  },
  // A certificate belongs to somebody of an agency, who comes in through `identity`; what was signed is kept by `papers`.
  signatures: {
    is: 'Signing results with the keys of officers and agencies, and judging any signed PDF.',
    mayUse: ['organisation', 'identity', 'papers'],
  },
  // Apart from `papers`, which keeps what came as it came and knows nothing of pages; it makes something of it. It reads
  // the code of a citizen card by `identity`, and goes round the agencies of `organisation` by night.
  digitisation: {
    is: 'Papers on their way to searchable scans: pages arranged, words recognised, fields proposed.',
    mayUse: ['organisation', 'identity', 'papers'],
  },
  // Apart from `papers`, which knows files and not whose papers they are, and below `dossiers`, which puts in what it hands
  // over and asks what it may be given. It reads from `identity` whose number a signed-in citizen has, and goes round the
  // agencies of `organisation`.
  'paper-store': {
    is: 'The personal paper store: results and digitised papers of a person, for the next dossier.',
    mayUse: ['organisation', 'identity', 'papers'],
  },
  dossiers: {
    is: 'The one-stop counter: intake, settlement and handing over, with every promised day.',
    mayUse: [
      'organisation',
      'identity',
      'calendar',
      'procedures',
      'forms',
      'papers',
      'signatures',
      'digitisation',
      'paper-store',
    ],
  },
  // Above `dossiers`, whose fees it pays by their own action: a dossier knows that it was paid, and nothing of gateways.
  payments: {
    is: 'Fees paid online through a gateway: attempts, what it told, receipts, refunds and daily reconciliation.',
    mayUse: ['organisation', 'identity', 'procedures', 'dossiers'],
  },
  // Limits are counted by the `calendar` of the agency that owes the answer, photos kept by `papers`, and who is signed in
  // finds their name filled in by `identity`. Of a dossier it knows only the code its sender names.
  feedback: {
    is: 'Reflections and recommendations of people: checked, answered, published, their senders protected.',
    mayUse: ['organisation', 'identity', 'calendar', 'papers'],
  },
  // It names agencies, and reads what `procedures`, `dossiers` and `feedback` publish of what it judges; it never learns whose
  // they are.
  satisfaction: {
    is: 'What people say of the settling of their dossier, and what leaders do about it.',
    mayUse: ['organisation', 'procedures', 'dossiers', 'feedback'],
  },
  // It asks `feedback` whom to tell, since no fact names a sender; a letter about a result handed over carries an invitation
  // that `satisfaction` makes.
  notifications: {
    is: 'Telling people what happened to their dossier or feedback, in the application and by e-mail.',
    mayUse: ['identity', 'dossiers', 'feedback', 'satisfaction'],
  },
  // What is a person's lies with many: it asks each what it has of somebody and has each erase its own, so it stands above
  // them. Its clocks are counted by `calendar`, at an agency of `organisation`.
  'data-rights': {
    is: 'What people ask about their own data: seeing, correcting, erasing it, each with its clock.',
    mayUse: [
      'organisation',
      'identity',
      'calendar',
      'forms',
      'papers',
      'paper-store',
      'dossiers',
      'payments',
      'notifications',
    ],
  },
  // What must be kept, and for how long, is one table; what is kept lies with many, each of which lets go of its own when asked.
  // It asks `data-rights` and `feedback` whether a dossier is still asked about.
  retention: {
    is: 'How long each kind of record is kept, what goes by itself, and what two people decide to destroy.',
    mayUse: [
      'organisation',
      'identity',
      'forms',
      'papers',
      'digitisation',
      'paper-store',
      'dossiers',
      'feedback',
      'satisfaction',
      'notifications',
      'data-rights',
    ],
  },
  // It reads the views of those it counts; it needs `organisation` and `procedures` to name what it counted, and
  // `calendar` because lateness is a matter of working hours.
  statistics: {
    is: 'Figures and official reports, of a commune and of all in a province; every figure opens the dossiers behind it.',
    mayUse: ['organisation', 'identity', 'calendar', 'procedures', 'signatures', 'dossiers'],
  },
  // It tells what `dossiers` records and hands the portal sealed results that `papers` keeps, for agencies of `organisation`.
  // Nobody below knows of it: a dossier is settled the same whether it is told or not.
  portal: {
    is: 'Telling the National Public Service Portal of dossiers as they go, and what it took or rejected.',
    mayUse: ['organisation', 'papers', 'dossiers'],
  },
  // It has the periods of `statistics`, so that both mean the same month. It counts by views of those it judges, and what
  // becomes of feedback by its facts: what a past day looked like is told by no row of `feedback`. What the portal took, and
  // what it would reject, `portal` says.
  indicators: {
    is: 'The index of Decision 766: points by recorded events, what would raise them, and what the portal would reject.',
    mayUse: ['organisation', 'procedures', 'dossiers', 'payments', 'feedback', 'satisfaction', 'statistics', 'portal'],
  },
};

export const moduleNames = Object.keys(modules) as readonly ModuleName[];

export const mayUse = Object.fromEntries(moduleNames.map((name) => [name, modules[name].mayUse])) as Readonly<
  Record<ModuleName, readonly ModuleName[]>
>;

/** The parts of the house, from the ground up; the first pattern that fits a path says where it belongs. */
export const layers = [
  { name: 'reference', path: /^reference\//, mayUse: [], is: 'dated, sourced facts as data' },
  { name: 'platform', path: /^src\/platform\//, mayUse: [], is: 'machinery that knows nothing of government' },
  { name: 'look', path: /^src\/ui\//, mayUse: ['platform'], is: 'the shared look' },
  {
    name: 'module',
    path: /^src\/modules\/[^/]+\//,
    mayUse: ['reference', 'platform', 'look'],
    is: 'one system of the commune',
  },
  { name: 'check', path: /^src\/checks\//, mayUse: ['picture'], is: 'what keeps the house' },
  { name: 'simulator', path: /^simulators\//, mayUse: ['platform'], is: 'a stand-in for a system outside' },
  {
    name: 'root',
    path: /^src\//,
    mayUse: ['reference', 'platform', 'look', 'module', 'simulator', 'picture'],
    is: 'puts the parts together, and starts the stand-ins for a demonstration',
  },
  {
    name: 'test',
    path: /^test\//,
    mayUse: ['reference', 'platform', 'look', 'module', 'root', 'simulator'],
    is: 'journeys across modules over a named cast',
  },
  {
    name: 'bench',
    path: /^bench\//,
    mayUse: ['reference', 'platform', 'look', 'module', 'root', 'simulator', 'test', 'picture'],
    is: 'measured work',
  },
  {
    name: 'trust',
    path: /^trust\//,
    mayUse: ['reference', 'platform', 'look', 'module', 'root', 'simulator', 'test'],
    is: 'promises, and harnesses that try to break them',
  },
  { name: 'picture', path: /^(architecture|distribution)\.ts$/, mayUse: [], is: 'this file, and where tables lie' },
] as const satisfies readonly { name: string; path: RegExp; mayUse: readonly string[]; is: string }[];

export type Layer = (typeof layers)[number];

/** What the test beside a file may use in addition to what the file may use. */
export const testsMayAlsoUse: readonly Layer['name'][] = ['test', 'simulator', 'root'];

/** The PostgreSQL schema that a module owns. */
export const schemaOf = (name: ModuleName): string => name.replaceAll('-', '_');

/** The map of the modules as a Markdown table, as the README shows it. */
export function moduleMap(): string {
  const rows = moduleNames.map((name) => `| [${name}](src/modules/${name}) | ${modules[name].is} | ${uses(name)} |`);
  return ['| module | what it is in the commune | may use |', '|---|---|---|', ...rows].join('\n');
}

const uses = (name: ModuleName): string => mayUse[name].join(', ') || '–';
