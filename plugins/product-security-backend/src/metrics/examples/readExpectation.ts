import { isScalar } from 'yaml';
import { DefinitionItem } from '../definitions/DefinitionItem';
import {
  ExpectedNumbers,
  Expectation,
  GivenObject,
  objectSetNames,
} from './Example';

/** Reads what an example expects. What is wrong is reported. */
export function readExpectation(
  example: DefinitionItem,
  given: readonly GivenObject[],
): Expectation {
  const item = example.item('expect', [...numberKeys, ...furtherKeys], 'nulls');
  if (!item?.keys().length) {
    if (!example.has('expect') || item?.isMapping) {
      example.report(
        'expect',
        ` expects nothing; accepted in expect are ${[
          ...numberKeys,
          ...furtherKeys,
        ].join(', ')}`,
      );
    }
    return {};
  }
  return {
    ...readNumbers(item),
    ...readParts(item),
    ...readGroups(item),
    ...readObjects(item, given),
  };
}

const valueKeys = ['value', 'numerator', 'denominator'] as const;
const numberKeys = [...valueKeys, 'status'] as const;
const furtherKeys = ['parts', 'groups', 'objects'] as const;
const statuses = ['met', 'missed', 'no-data', 'no-target'] as const;

function readNumbers(item: DefinitionItem): ExpectedNumbers {
  const numbers: ExpectedNumbers = {};
  for (const key of valueKeys) {
    const value = numberOrNull(item, key);
    if (value !== undefined) numbers[key] = value;
  }
  const status = item.oneOf('status', statuses);
  return status === undefined ? numbers : { ...numbers, status };
}

function numberOrNull(
  item: DefinitionItem,
  key: string,
): number | null | undefined {
  const place = item.value(key);
  if (!place) return undefined;
  const value = isScalar(place.node) ? place.node.value : undefined;
  if (value === null) return null;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  item.report(key, `: ${key} must be a number, or null for "no data"`);
  return undefined;
}

function readParts(item: DefinitionItem): Pick<Expectation, 'parts'> {
  const parts = item.item('parts', 'any', 'nulls');
  if (!parts) return {};
  return {
    parts: Object.fromEntries(
      parts.keys().map(name => [name, numberOrNull(parts, name) ?? null]),
    ),
  };
}

function readGroups(item: DefinitionItem): Pick<Expectation, 'groups'> {
  if (!item.has('groups')) return {};
  const groups = item.list('groups').map((place, index) => {
    const group = new DefinitionItem(
      place,
      ['key', ...numberKeys],
      `${item.subject}: group ${index + 1}`,
      'nulls',
    );
    if (group.isMapping && !group.has('key')) {
      group.report('', ' has no key, such as { tier: "1" }');
    }
    const key = group.item('key', 'any');
    return {
      key: Object.fromEntries(
        (key?.keys() ?? []).map(name => [name, key!.text(name) ?? '']),
      ),
      ...readNumbers(group),
    };
  });
  return { groups };
}

function readObjects(
  item: DefinitionItem,
  given: readonly GivenObject[],
): Pick<Expectation, 'objects'> {
  const sets = item.item('objects', objectSetNames);
  if (!sets) return {};
  const ids = given.map(({ id }) => id);
  const objects: Expectation['objects'] = {};
  for (const set of objectSetNames) {
    const named = sets.has(set) ? sets.texts(set) ?? [] : undefined;
    if (!named) continue;
    named.forEach((id, index) => {
      if (ids.includes(id)) return;
      sets.reportElement(
        set,
        index,
        `: ${set} has '${id}', which is not given; there are ${ids
          .slice(0, 20)
          .join(', ')}`,
      );
    });
    objects[set] = named;
  }
  return { objects };
}
