import { JsonNode } from '../../JsonNode';
import { readSarifRule, SarifRule } from './SarifRule';
import { SarifTaxa } from './SarifTaxa';

/**
 * The rules of a run: those of the tool's driver and of its extensions.
 */
export class SarifRules {
  readonly #driver: Component;
  readonly #extensions: Component[] = [];
  /** By invocation, the levels that its configuration gave to rules. */
  readonly #overrides: Array<Map<SarifRule, string>> = [];

  constructor(run: JsonNode, taxa: SarifTaxa) {
    this.#driver = new Component(run.get('tool').get('driver'), taxa);
    for (const extension of run.get('tool').get('extensions').items()) {
      this.#extensions.push(new Component(extension, taxa));
    }
    for (const invocation of run.get('invocations').items()) {
      const levels = new Map<SarifRule, string>();
      const overrides = invocation.get('ruleConfigurationOverrides');
      for (const override of overrides.items()) {
        const level = override.get('configuration').get('level').text();
        const rule = this.#resolve(override.get('descriptor'));
        if (rule && level !== undefined) levels.set(rule, level);
      }
      this.#overrides.push(levels);
    }
  }

  /** Every rule the report describes. */
  *all(): Generator<SarifRule> {
    for (const component of [this.#driver, ...this.#extensions]) {
      yield* component.rules;
    }
  }

  /** The id a result has, and its rule where the report describes it. */
  find(result: JsonNode): { id: string; rule: SarifRule | undefined } {
    const reference = result.get('rule');
    const id = result.get('ruleId').text() ?? reference.get('id').text();
    const rule = this.#resolve(
      reference,
      id,
      result.get('ruleIndex').number() ?? reference.get('index').number(),
    );
    return {
      id:
        id ??
        rule?.id ??
        result.get('message').get('id').text() ??
        'unspecified',
      rule,
    };
  }

  /** The level that the invocation of a result gave to its rule. */
  overriddenLevel(
    result: JsonNode,
    rule: SarifRule | undefined,
  ): string | undefined {
    if (!rule) return undefined;
    const named =
      result.get('provenance').get('invocationIndex').number() ?? -1;
    const only = this.#overrides.length === 1 ? 0 : -1;
    return this.#overrides[named >= 0 ? named : only]?.get(rule);
  }

  #resolve(
    reference: JsonNode,
    id = reference.get('id').text(),
    index = reference.get('index').number(),
  ): SarifRule | undefined {
    const component = this.#component(reference.get('toolComponent'));
    const indexed = component.rules[index ?? -1];
    // An index that contradicts the id is a slip of the tool; the id is what people see.
    if (indexed && (id === undefined || isWithin(id, indexed.id))) {
      return indexed;
    }
    if (id === undefined) return undefined;
    for (const each of [component, this.#driver, ...this.#extensions]) {
      const found = each.byId(id);
      if (found) return found;
    }
    return undefined;
  }

  #component(reference: JsonNode): Component {
    const index = reference.get('index').number() ?? -1;
    const guid = reference.get('guid').text();
    const name = reference.get('name').text();
    return (
      this.#extensions[index] ??
      this.#extensions.find(
        each =>
          (guid !== undefined && each.guid === guid) ||
          (name !== undefined && each.name === name),
      ) ??
      this.#driver
    );
  }
}

class Component {
  readonly name: string | undefined;
  readonly guid: string | undefined;
  readonly rules: SarifRule[] = [];
  readonly #byId = new Map<string, SarifRule>();

  constructor(node: JsonNode, taxa: SarifTaxa) {
    this.name = node.get('name').text();
    this.guid = node.get('guid').text();
    for (const descriptor of node.get('rules').items()) {
      const rule = readSarifRule(descriptor, taxa);
      this.rules.push(rule);
      if (rule.id !== undefined && !this.#byId.has(rule.id)) {
        this.#byId.set(rule.id, rule);
      }
    }
  }

  /** The rule of an id, else of the id it is a part of: `CA1000/1` is the first case of `CA1000`. */
  byId(id: string): SarifRule | undefined {
    let name = id;
    for (;;) {
      const found = this.#byId.get(name);
      const slash = name.lastIndexOf('/');
      if (found || slash <= 0) return found;
      name = name.slice(0, slash);
    }
  }
}

function isWithin(id: string, ruleId: string | undefined): boolean {
  return ruleId === undefined || id === ruleId || id.startsWith(`${ruleId}/`);
}
