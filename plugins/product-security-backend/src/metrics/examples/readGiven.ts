import { DefinitionItem, Place } from '../definitions/DefinitionItem';
import { Source } from '../sources/Source';
import { GivenObject } from './Example';
import { GivenField, givenFields } from './givenFields';
import { readGivenValue } from './readGivenValue';

/** Reads what an example has given, by source. What is wrong is reported. */
export function readGiven(
  example: DefinitionItem,
  asOf: number,
  sources: ReadonlyMap<string, Source>,
): GivenObject[] {
  const bySource = example.item('given', [...sources.keys()]);
  const objects: GivenObject[] = [];
  const reader = new GivenReader(asOf);
  for (const name of bySource?.keys() ?? []) {
    const source = sources.get(name)!;
    for (const place of bySource!.list(name)) {
      if (objects.length === mostObjects) {
        example.report('given', ` has more than ${mostObjects} objects`);
        return objects;
      }
      objects.push(reader.read(source, place, bySource!.subject));
    }
  }
  return objects;
}

const mostObjects = 500;

/** Reads object by object, as the attributes of an application have to agree. */
class GivenReader {
  readonly #counts = new Map<string, number>();
  readonly #ids = new Set<string>();
  /** Names of applications by what the objects that do not name one say of them. */
  readonly #unnamed = new Map<string, string>();
  readonly #said = new Map<string, unknown>();

  constructor(private readonly asOf: number) {}

  read(source: Source, place: Place, subject: string): GivenObject {
    const count = (this.#counts.get(source.objectType) ?? 0) + 1;
    this.#counts.set(source.objectType, count);
    const fields = givenFields(source);
    const named = `${subject}: ${source.name} ${count}`;
    const item = new DefinitionItem(
      place,
      ['id', ...Object.keys(source.fields)],
      named,
    );
    const object: GivenObject = {
      source,
      id: item.text('id') ?? `${source.objectType}-${count}`,
      application: '',
      columns: {},
      segment: {},
      lists: {},
    };
    if (this.#ids.has(`${source.table}/${object.id}`)) {
      item.report('id', `: id '${object.id}' is there twice`);
    }
    this.#ids.add(`${source.table}/${object.id}`);
    for (const name of item.keys()) {
      const field = fields.get(name);
      if (field) this.#put(object, item, name, field);
      else if (name !== 'id') {
        item.reportKey(
          name,
          `: ${name} is worked out and cannot be given; there are ${[
            'id',
            ...fields.keys(),
          ].join(', ')}`,
        );
      }
    }
    object.application = this.#applicationOf(object);
    this.#checkAgreement(object, item);
    return object;
  }

  #put(
    object: GivenObject,
    item: DefinitionItem,
    name: string,
    field: GivenField,
  ): void {
    const value = readGivenValue(item, name, field, this.asOf);
    if (value === undefined) return;
    if (field.table === 'list') object.lists[field.column] = value as string[];
    else {
      const columns = field.table === 'fact' ? object.columns : object.segment;
      columns[field.column] = Array.isArray(value) ? value.join(',') : value;
    }
  }

  /** An object that names no application has one with those that say the same of theirs; an application or a repository has one of its own. */
  #applicationOf({ source, id, segment, lists }: GivenObject): string {
    if (typeof segment.application === 'string') return segment.application;
    if (['applications', 'repositories'].includes(source.name)) return id;
    const key = JSON.stringify([
      Object.entries(segment).sort(([a], [b]) => (a < b ? -1 : 1)),
      lists,
    ]);
    const known =
      this.#unnamed.get(key) ?? `application-${this.#unnamed.size + 1}`;
    this.#unnamed.set(key, known);
    return known;
  }

  #checkAgreement(object: GivenObject, item: DefinitionItem): void {
    const { application, segment, lists } = object;
    for (const [column, value] of Object.entries({ ...segment, ...lists })) {
      const key = `${application}/${column}`;
      const before = this.#said.get(key);
      if (before !== undefined && String(before) !== String(value)) {
        item.report(
          '',
          ` says ${column} ${value} of the application ${application}, of which ${before} was said before`,
        );
      }
      this.#said.set(key, value);
    }
  }
}
