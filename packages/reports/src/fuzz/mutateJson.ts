import { hostileJson, hostileKeys, hostileTexts } from './hostileValues';
import { SeededRandom } from './SeededRandom';

/**
 * A JSON text with one to three of its places changed: another type, another value, another or no key, twice the same key, far too many
 * items. `undefined` when the text is not JSON.
 */
export function mutateJson(
  text: string,
  random: SeededRandom,
): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const draft: Draft = { root: { value }, raw: [], random };
  const changes = 1 + random.below(3);
  for (let change = 0; change < changes; change++) {
    random.pick(mutations)(pickPlace(draft), draft);
  }
  return written(draft);
}

interface Draft {
  root: { value: unknown };
  /** JSON that stands in the place of a text that names it. */
  raw: string[];
  random: SeededRandom;
}

/** A property or an item: `holder[key]`. */
interface Place {
  holder: any;
  key: string | number;
}

type Mutation = (place: Place, draft: Draft) => void;

const mutations: Mutation[] = [
  ({ holder, key }, { random }) => {
    holder[key] = random.pick(hostileTexts);
  },
  ({ holder, key }, draft) => {
    holder[key] = rawText(draft, draft.random.pick(hostileJson));
  },
  ({ holder, key }, { random }) => {
    holder[key] = random.pick([null, true, 0, -1, 1.5, [], {}, [null], [[]]]);
  },
  ({ holder, key }) => {
    holder[key] = retyped(holder[key]);
  },
  ({ holder, key }) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
  ({ holder, key }, { random }) => {
    if (Array.isArray(holder)) return;
    const renamed = random.pick(hostileKeys);
    // An assignment to `__proto__` would be none.
    Object.defineProperty(holder, renamed, {
      value: holder[key],
      enumerable: true,
      configurable: true,
      writable: true,
    });
    if (renamed !== key) delete holder[key];
  },
  ({ holder, key }, draft) => {
    const other = pickPlace(draft);
    holder[key] = copied(other.holder[other.key]);
  },
  ({ holder, key }, draft) => {
    const item = JSON.stringify(holder[key]) ?? 'null';
    const times = Math.min(20_000, Math.ceil(1_000_000 / item.length));
    holder[key] = rawText(draft, `[${Array(times).fill(item).join()}]`);
  },
  ({ holder, key }, draft) => {
    const again = JSON.stringify(holder[key]) ?? 'null';
    const name = JSON.stringify(String(key));
    holder[key] = rawText(draft, `{${name}:1,${name}:${again}}`);
  },
];

/** A place at some depth, each step down being likely, so that those of deep reports are reached too. */
function pickPlace({ root, random }: Draft): Place {
  let place: Place = { holder: root, key: 'value' };
  for (;;) {
    const value = place.holder[place.key];
    if (typeof value !== 'object' || value === null) return place;
    const keys = Object.keys(value);
    if (keys.length === 0 || random.next() < 0.05) return place;
    place = { holder: value, key: random.pick(keys) };
  }
}

function retyped(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? { ...value } : '[]';
  switch (typeof value) {
    case 'string':
      return value !== '' && Number.isFinite(Number(value))
        ? Number(value)
        : { value };
    case 'number':
      return String(value);
    case 'boolean':
      return Number(value);
    default:
      return [value];
  }
}

function copied(value: unknown): unknown {
  return value === undefined ? null : structuredClone(value);
}

function rawText(draft: Draft, json: string): string {
  draft.raw.push(json);
  return `raw json ${draft.raw.length - 1}`;
}

function written({ root, raw }: Draft): string {
  const text = JSON.stringify(root.value) ?? 'null';
  return text.replace(/"raw json (\d+)"(:?)/g, (whole, index, colon) =>
    colon === ':' ? whole : raw[Number(index)] ?? whole,
  );
}
