import { changesOf, changeText, code, decoded, type Change } from './changes';

/** What is asked: changes, the day they take effect, the day from which days left are counted. */
export interface Question {
  changes: readonly Change[];
  on?: string;
  today?: string;
  planned?: boolean;
  /** Id of the planned change that does not count as given: what is asked is what it does. */
  without?: string;
}

export interface Scenario extends Question {
  name: string;
}

/** Signs that a query may hold stay as they are, so that people can read it. */
export const readable = (text: string): string => text.replace(/%(3A|2C|40|7E)/g, (escape) => decodeURIComponent(escape));

const thing = (screen: string) => (id: string) => `/${screen}/${code(id)}`;

type View = Record<string, string | null | undefined>;

function query(pairs: readonly (readonly [string, string | null | undefined])[]): string {
  const given = pairs.filter((pair): pair is [string, string] => !!pair[1]);
  return given.length ? `?${given.map(([name, value]) => `${name}=${readable(code(value))}`).join('&')}` : '';
}

/** Addresses of the explorer's screens. Ids hold any characters, so each is percent-encoded first. */
export const links = {
  home: () => '/',
  offering: thing('offering'),
  organization: thing('organization'),
  agreement: thing('agreement'),
  person: (id: string, view: View = {}) => `${thing('person')(id)}${query(Object.entries(view))}`,
  relationship: thing('relationship'),
  change: thing('change'),
  ahead: thing('ahead'),
  changes: (view: View = {}) => `/changes${query(Object.entries(view))}`,
  impact: (question: Question, view: View = {}) =>
    `/impact${query([
      ...question.changes.map((change) => ['c', changeText(change)] as const),
      ['on', question.on],
      ['planned', question.planned ? '1' : null],
      ['without', question.without],
      ['today', question.today],
      ...Object.entries(view),
    ])}`,
  compare: (scenarios: readonly Scenario[], view: View = {}) =>
    `/compare${query([...scenarios.map((one) => ['s', scenarioText(one)] as const), ...Object.entries(view)])}`,
  briefing: (id: string, view: View = {}) => `${thing('briefing')(id)}${query(Object.entries(view))}`,
  weakPoints: (view: View = {}) => `/weak-points${query(Object.entries(view))}`,
  network: (view: View) => `/network${query(Object.entries(view))}`,
  due: (view: View = {}) => `/due${query(Object.entries(view))}`,
  offerings: (view: View = {}) => `/offerings${query(Object.entries(view))}`,
  people: (view: View = {}) => `/people${query(Object.entries(view))}`,
  organizations: (view: View = {}) => `/organizations${query(Object.entries(view))}`,
  relationships: (view: View = {}) => `/relationships${query(Object.entries(view))}`,
  trail: (view: View = {}) => `/trail${query(Object.entries(view))}`,
};

/** A planned change as queries tell it. */
interface Planned {
  id: string;
  effectiveOn: string | null;
  changes: { totalCount: number; edges: readonly { action: Change['action']; severity: Change['severity'] | null; until: string | null; node: { id: string } }[] };
}

/** Whether all that it changes is told: a part of it would be another question. */
export const isToldWhole = ({ changes: { totalCount, edges } }: Pick<Planned, 'changes'>): boolean => edges.length === totalCount;

/** What a planned change would do, as a question. */
export function linkToPlanned(planned: Planned, today: string | null = null): string {
  const { id, effectiveOn } = planned;
  return links.impact({ changes: changesIn(planned), without: id, ...(effectiveOn && { on: effectiveOn }), ...(today && { today }) });
}

/** A planned change as one of several ways, to be compared. */
export function scenarioOf({ title, ...planned }: Omit<Planned, 'id'> & { title: string }): Scenario {
  return { name: title, changes: changesIn(planned), ...(planned.effectiveOn && { on: planned.effectiveOn }) };
}

const changesIn = ({ changes: { edges } }: Pick<Planned, 'changes'>): Change[] =>
  edges.map(({ node, action, severity, until }) => ({ offering: node.id, action, ...(severity && { severity }), ...(until && { until }) }));

/** What one change of one offering would do; its loss, unless another action is said. */
export const linkToImpact = (offering: string, action: Change['action'] = 'RETIRE'): string => links.impact({ changes: [{ offering, action }] });

function scenarioText({ name, changes, on }: Scenario): string {
  return `${code(name)}~${changes.map(changeText).join(',')}${on ? `@${code(on)}` : ''}`;
}

/** The question of an address, as `links.impact` writes it. */
export function questionOf(search: URLSearchParams): Question {
  const without = search.get('without');
  const on = search.get('on');
  const today = search.get('today');
  return {
    changes: changesOf(search.getAll('c')),
    ...(on && { on }),
    ...(today && { today }),
    ...(search.has('planned') && { planned: true }),
    ...(without && { without }),
  };
}

/** The scenarios of an address, as `links.compare` writes them. */
export function scenariosOf(search: URLSearchParams): Scenario[] {
  return search.getAll('s').map((text) => {
    const [name = '', rest = ''] = text.split('~');
    const [changes = '', on] = rest.split('@');
    return { name: decoded(name), changes: changesOf(changes.split(',')), ...(on && { on: decoded(on) }) };
  });
}

/** A path with half an escape, as somebody may type it, such that whoever decodes it gets what `decoded` says. */
export function mended(path: string): string {
  return path.split('/').map((segment) => (isWhole(segment) ? segment : segment.replaceAll('%', '%25'))).join('/');
}

function isWhole(segment: string): boolean {
  try {
    decodeURIComponent(segment);
    return true;
  } catch {
    return false;
  }
}

/** The id of `/offering/ID`: all that follows the first segment. */
export function idOf(path: string): string {
  return decoded(path.split('/').slice(2).join('/'));
}

const SCREENS = {
  Offering: links.offering,
  Organization: links.organization,
  Agreement: links.agreement,
  Person: links.person,
  ServiceRelationship: links.relationship,
  Change: links.change,
};

/** Where something of this kind is shown; null for kinds without a screen. */
export function linkTo(kind: string, id: string): string | null {
  return kind in SCREENS ? SCREENS[kind as keyof typeof SCREENS](id) : null;
}
