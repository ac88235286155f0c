import { JsonNode } from '../../JsonNode';
import { separateVulnerabilities } from '../../separateVulnerabilities';

/**
 * The `identifiers` of a vulnerability, in which its rule, the ids it goes by and its weaknesses stand side by side, the primary one first.
 */
export class GitlabIdentifiers {
  /** The id of the tool's rule; that of a weakness where the tool has none of its own. */
  readonly rule: string;
  /** What the tool calls the rule. */
  readonly name: string | undefined;
  /** The vulnerabilities it is about, each as the ids it goes by; the rule when it has none. Only a bulletin is about several. */
  readonly vulnerabilities: string[][];
  /** e.g. `CWE-79` */
  readonly cwe: string[] = [];

  /** Throws an `InputError` when there is nothing that names the vulnerability. */
  constructor(vulnerability: JsonNode) {
    const own: Identifier[] = [];
    const weaknesses: Identifier[] = [];
    for (const item of vulnerability.get('identifiers').items()) {
      const identifier = identifierOf(item);
      const isWeakness = classifications.has(identifier.type);
      (isWeakness ? weaknesses : own).push(identifier);
      if (identifier.type === 'cwe') this.cwe.push(weaknessOf(identifier));
    }
    const [primary] = [...own, ...weaknesses];
    this.name = primary?.name;
    this.rule =
      ruleOf(primary) ??
      vulnerability.get('name').text() ??
      vulnerability.get('identifiers').at(0).get('value').requiredText();
    const [first = this.rule, ...others] = own
      .map(vulnerabilityIdOf)
      .filter(id => id !== undefined);
    this.vulnerabilities = separateVulnerabilities(first, others);
  }
}

interface Identifier {
  type: string;
  name: string | undefined;
  value: string | undefined;
}

/** Types that sort vulnerabilities and name none. */
const classifications = new Set(['cwe', 'owasp', 'capec', 'wasc']);

function identifierOf(item: JsonNode): Identifier {
  const value = item.get('value');
  return {
    type: item.get('type').text()?.toLocaleLowerCase('en-US') ?? '',
    name: item.get('name').text(),
    // The number of a weakness is sometimes written as one.
    value: typeof value.value === 'number' ? `${value.value}` : value.text(),
  };
}

/** NodeJsScan has its message for a value and its rule for a name. */
function ruleOf(identifier: Identifier | undefined): string | undefined {
  if (!identifier) return undefined;
  if (identifier.type === 'cwe') return weaknessOf(identifier);
  const { name, value } = identifier;
  const isMessage = value === undefined || /\s/.test(value);
  return isMessage && name !== undefined && !/\s/.test(name) ? name : value;
}

/** The value of `gemnasium` is a bare UUID, which its name says whose it is. */
function vulnerabilityIdOf(identifier: Identifier): string | undefined {
  const { type, name, value } = identifier;
  return type === 'gemnasium' ? name ?? value : value ?? name;
}

function weaknessOf({ name, value }: Identifier): string {
  const number = [value, name]
    .map(text => /^(?:CWE-)?(\d{1,6})$/i.exec(text?.trim() ?? '')?.[1])
    .find(each => each !== undefined);
  return number === undefined ? name ?? value ?? 'CWE' : `CWE-${number}`;
}
