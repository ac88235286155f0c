import {
  MetricChange,
  MetricChangeItem,
  MetricChangeReason,
  MetricNumbers,
  MetricObject,
} from '@prodsec/backstage-plugin-product-security-common';

/** A number of the made-up company with the objects that it is made of. */
export interface AcmeNumber {
  numbers: MetricNumbers;
  numerator: MetricObject[];
  denominator: MetricObject[];
}

type Told = Pick<MetricChange, 'difference' | 'items' | 'reasons' | 'groups'>;

/** What moved a number of the made-up company, by the rules that the API documents. */
export function acmeChange(
  metric: string,
  before: AcmeNumber,
  after: AcmeNumber,
  segment: string | undefined,
): Told {
  const difference =
    before.numbers.value === null || after.numbers.value === null
      ? null
      : after.numbers.value - before.numbers.value;
  const items =
    metric === 'critical_age'
      ? rankOf(difference)
      : itemsOf(metric, before, after, segment);
  items.sort(
    (a, b) => Math.abs(b.contribution ?? 0) - Math.abs(a.contribution ?? 0),
  );
  return {
    difference,
    items,
    reasons: totals(items, item => item.reason).map(([reason, total]) => ({
      reason: reason as MetricChangeReason,
      ...total,
    })),
    groups: segment
      ? totals(items, item => item.key[segment] ?? '').map(([key, total]) => ({
          key: key ? { [segment]: key } : ({} as Record<string, string>),
          ...total,
        }))
      : [],
  };
}

function itemsOf(
  metric: string,
  before: AcmeNumber,
  after: AcmeNumber,
  segment: string | undefined,
): MetricChangeItem[] {
  const sides = [before, after].map(side => sideOf(metric, side));
  const ids = new Set(sides.flatMap(side => [...side.keys()]));
  return [...ids].flatMap(id => {
    const [then, now] = sides.map(side => side.get(id));
    const numerator = (now?.above ?? 0) - (then?.above ?? 0);
    const denominator = Number(now !== undefined) - Number(then !== undefined);
    if (numerator === 0 && denominator === 0) return [];
    const { object } = (now ?? then)!;
    const key = segment ? object.fields[segment] : undefined;
    const known = before.numbers.value !== null && after.numbers.value !== null;
    return [
      {
        type: object.type,
        id: object.id,
        title: object.title,
        application: object.application,
        reason: reasonOf(metric, object, then !== undefined, now !== undefined),
        key: segment ? { [segment]: String(key ?? 'none') } : ({} as {}),
        changes: changesOf(then?.object, now?.object),
        numerator,
        denominator: before.numbers.denominator === null ? null : denominator,
        contribution: known
          ? contributionOf(numerator, denominator, before, after)
          : null,
      },
    ];
  });
}

/** What each object adds above the line. */
function sideOf(metric: string, side: AcmeNumber) {
  const counted = new Set(side.numerator.map(({ id }) => id));
  const isSum = metric === 'risk_weighted_backlog' || metric === 'mttr';
  return new Map(
    side.denominator.map(object => [
      object.id,
      {
        object,
        above: isSum
          ? object.contribution ?? 0
          : Number(counted.has(object.id)),
      },
    ]),
  );
}

/** Each side of n / d moves while the other stands in the middle of its two values. */
function contributionOf(
  numerator: number,
  denominator: number,
  before: AcmeNumber,
  after: AcmeNumber,
): number {
  const [d0, d1] = [before, after].map(({ numbers }) => numbers.denominator);
  if (d0 === null || d1 === null) return numerator;
  const n0 = before.numbers.numerator ?? 0;
  const n1 = after.numbers.numerator ?? 0;
  return (
    (numerator * (1 / d0 + 1 / d1)) / 2 -
    (denominator * (n0 + n1)) / (2 * d0 * d1)
  );
}

function reasonOf(
  metric: string,
  object: MetricObject,
  then: boolean,
  now: boolean,
): MetricChangeReason {
  if (metric === 'mttr') return now ? 'verified' : 'left-window';
  if (then && now)
    return metric === 'ownership_completeness' ? 'ownership' : 'controls';
  if (object.type === 'application') return now ? 'came' : 'went';
  return now ? 'new' : 'closed';
}

function changesOf(
  then: MetricObject | undefined,
  now: MetricObject | undefined,
): MetricChangeItem['changes'] {
  if (!then || !now || then.reason === now.reason) return {};
  const of = ({ reason }: MetricObject) =>
    reason?.replace('Missing: ', '').split(', ') ?? [];
  return { missingControls: { from: of(then), to: of(now) } };
}

function rankOf(difference: number | null): MetricChangeItem[] {
  return difference === null || difference === 0
    ? []
    : [
        {
          type: 'rank',
          id: 'rank',
          title: 'The median of those that stayed',
          application: null,
          reason: 'rank',
          key: {},
          changes: {},
          numerator: null,
          denominator: null,
          contribution: difference,
        },
      ];
}

function totals(
  items: MetricChangeItem[],
  keyOf: (item: MetricChangeItem) => string,
) {
  const byKey = new Map<string, MetricChangeItem[]>();
  for (const item of items) {
    const key = keyOf(item);
    byKey.set(key, [...(byKey.get(key) ?? []), item]);
  }
  const sum = (values: (number | null)[]) =>
    values.includes(null)
      ? null
      : values.reduce<number>((total, value) => total + (value ?? 0), 0);
  return [...byKey]
    .map(
      ([key, group]) =>
        [
          key,
          {
            items: group.length,
            contribution: sum(group.map(item => item.contribution)),
            numerator: sum(group.map(item => item.numerator)),
            denominator: sum(group.map(item => item.denominator)),
          },
        ] as const,
    )
    .sort(
      ([, a], [, b]) =>
        Math.abs(b.contribution ?? 0) - Math.abs(a.contribution ?? 0),
    );
}
