import { InputError } from '@backstage/errors';
import { SaxesParser } from 'saxes';
import { Report } from './ReportParser';

/**
 * An element of an XML report, for parsers that trust nothing in it.
 *
 * @remarks
 * Names are local: `zap:alert` is `alert`. What is absent or empty reads as `undefined`. Entities other than the five of XML are refused, as is any
 * declaration of one, so nothing expands and nothing outside is read. An error names the field and never its value.
 * @public
 */
export class XmlNode {
  private readonly children: Element[];

  private constructor(
    private readonly element: Element | undefined,
    private readonly label: string,
    private readonly parent: XmlNode | undefined,
  ) {
    this.children = element?.children ?? [];
  }

  /**
   * The root element.
   *
   * @throws InputError when the report is not well-formed XML, declares entities or is nested too deep
   */
  static root(report: Report): XmlNode {
    const element = parse(report.text);
    return new XmlNode(element, element.name, undefined);
  }

  get isAbsent(): boolean {
    return this.element === undefined;
  }

  /** Local name; empty when the element is absent. */
  get name(): string {
    return this.element?.name ?? '';
  }

  /** The first child of that name; absent when there is none. */
  get(name: string): XmlNode {
    const found = this.children.find(child => child.name === name);
    return new XmlNode(found, name, this);
  }

  /** The children of that name, or all of them. */
  *all(name?: string): Generator<XmlNode> {
    let index = 0;
    for (const child of this.children) {
      if (name !== undefined && child.name !== name) continue;
      yield new XmlNode(child, `${child.name}[${index++}]`, this);
    }
  }

  /** Every element of that name below this one, at any depth, in the order of the report. */
  *descendants(name: string): Generator<XmlNode> {
    for (const child of this.all()) {
      if (child.name === name) yield child;
      yield* child.descendants(name);
    }
  }

  /** An attribute by its local name. */
  attribute(name: string): string | undefined {
    return this.element?.attributes.get(name) || undefined;
  }

  requiredAttribute(name: string): string {
    const value = this.attribute(name);
    if (value === undefined) {
      throw new InputError(
        `${this.field()}@${name} must be a text that is not empty`,
      );
    }
    return value;
  }

  /** The text directly in the element, without the blanks around it. */
  text(): string | undefined {
    return this.element?.text.trim() || undefined;
  }

  requiredText(): string {
    const text = this.text();
    if (text === undefined) throw this.wrong('a text that is not empty');
    return text;
  }

  /** The text of the element as a number. */
  number(): number | undefined {
    const text = this.text();
    if (text === undefined) return undefined;
    const number = Number(text);
    if (!Number.isFinite(number)) throw this.wrong('a number');
    return number;
  }

  /** An error about this element. */
  wrong(accepts: string): InputError {
    return new InputError(
      `${this.field()} must be ${accepts}, and is ${
        this.isAbsent ? 'missing' : 'another element'
      }`,
    );
  }

  /** e.g. `bom/vulnerabilities/vulnerability[3]/id` */
  field(): string {
    const { parent, label } = this;
    return parent === undefined ? label : `${parent.field()}/${label}`;
  }
}

/** Root element of an XML report, from its first characters; `undefined` when they are none of XML's. Never throws. */
export function xmlRoot(
  report: Report,
): { name: string; namespaces: string[] } | undefined {
  const prolog = /^\uFEFF?\s*<(?:[?!]|[A-Za-z_])/;
  const head = report.head.slice(0, longestProlog);
  if (!prolog.test(head)) return undefined;
  const withoutProlog = head
    .replaceAll(/<!--[^]*?-->/g, '')
    .replaceAll(/<\?[^]*?\?>/g, '')
    .replace(/<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>/i, '');
  const tag = /<(?:[\w.-]{1,100}:)?([A-Za-z_][\w.-]{0,100})([^>]{0,4000})/.exec(
    withoutProlog,
  );
  if (!tag) return undefined;
  const namespaces = [
    ...tag[2].matchAll(/xmlns(?::[\w.-]+)?\s*=\s*["']([^"']*)["']/g),
  ].map(([, uri]) => uri);
  return { name: tag[1], namespaces };
}

const longestProlog = 16_384;
const maximumDepth = 256;

interface Element {
  name: string;
  attributes: Map<string, string>;
  children: Element[];
  text: string;
}

function parse(text: string): Element {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: Element[] = [];
  let root: Element | undefined;
  parser.on('error', () => {
    // The parser's own words quote the text around the error.
    throw new InputError(
      `The report is not well-formed XML: line ${parser.line}, column ${parser.column}`,
    );
  });
  parser.on('doctype', doctype => {
    if (/<!ENTITY/i.test(doctype)) {
      throw new InputError(
        'The report declares XML entities, which are not accepted',
      );
    }
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = {
      name: localName(name),
      attributes: attributesOf(attributes),
      children: [],
      text: '',
    };
    if (open.length >= maximumDepth) {
      throw new InputError(
        `The report is nested more than ${maximumDepth} levels deep, which is the limit`,
      );
    }
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const append = (part: string) => {
    const element = open.at(-1);
    if (element) element.text += part;
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.write(text.replace(/^\uFEFF/, '').trimStart()).close();
  if (!root) throw new InputError('The report has no XML element');
  return root;
}

/** By local name. One without prefix goes before others, and declarations of namespaces are none. */
function attributesOf(named: Record<string, string>): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [name, value] of Object.entries(named)) {
    if (name.startsWith('xmlns:')) continue;
    const local = localName(name);
    if (local === name || !attributes.has(local)) attributes.set(local, value);
  }
  return attributes;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
