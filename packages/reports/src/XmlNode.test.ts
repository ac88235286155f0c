import { builtInParsers } from './parsers';
import { readReport } from './readReport';
import { XmlNode, xmlRoot } from './XmlNode';

const reportOf = (text: string) => readReport(Buffer.from(text));
const root = (text: string) => XmlNode.root(reportOf(text));

describe('XmlNode', () => {
  it('reads elements and attributes by their local names', () => {
    const node = root(
      '<?xml version="1.0"?><!-- x --><z:a xmlns:z="urn:z" z:id="1"><z:b>one</z:b><c/><b>two</b></z:a>',
    );
    expect(node.name).toBe('a');
    expect(node.attribute('id')).toBe('1');
    expect([...node.all('b')].map(each => each.text())).toEqual(['one', 'two']);
    expect(node.get('c').text()).toBeUndefined();
    expect(node.get('d').isAbsent).toBe(true);
    expect(node.get('d').get('e').text()).toBeUndefined();
  });

  it('takes an attribute without prefix before others, and no namespace for one', () => {
    const node = root(
      '<a xmlns:version="urn:v" x:version="1" version="2" y:version="3" y:id="4"/>',
    );
    expect(node.attribute('version')).toBe('2');
    expect(node.attribute('id')).toBe('4');
    expect(root('<a xmlns:version="urn:v"/>').attribute('version')).toBe(
      undefined,
    );
  });

  it('joins text and CDATA, in which nothing is markup', () => {
    const node = root('<a> 1 &lt; <![CDATA[2 </a> &amp;]]> &#51;</a>');
    expect(node.text()).toBe('1 < 2 </a> &amp; 3');
  });

  it('keeps names of prototypes apart from prototypes', () => {
    const node = root(
      '<a __proto__="1" constructor="2"><__proto__ admin="1">x</__proto__><toString/></a>',
    );
    expect(node.attribute('__proto__')).toBe('1');
    expect(node.attribute('constructor')).toBe('2');
    expect(node.attribute('hasOwnProperty')).toBeUndefined();
    expect(node.get('__proto__').text()).toBe('x');
    expect(node.get('valueOf').isAbsent).toBe(true);
    expect(({} as { admin?: string }).admin).toBeUndefined();
  });

  it('reads past the document type that Burp writes', () => {
    const report = reportOf(`<?xml version="1.0"?>
      <!DOCTYPE issues [
      <!ELEMENT issues (issue*)>
      <!ATTLIST issues burpVersion CDATA "">
      <!ELEMENT issue (serialNumber, type, host, remediationBackground?)>
      <!ATTLIST host ip CDATA "">
      ]>
      <issues burpVersion="2026.1"><issue><type>1</type></issue></issues>`);
    expect(xmlRoot(report)).toEqual({ name: 'issues', namespaces: [] });
    expect(XmlNode.root(report).get('issue').get('type').text()).toBe('1');
  });

  it.each([
    '<!DOCTYPE a [<!ENTITY x "hunter2">]><a>&x;</a>',
    '<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><a/>',
    '<!DOCTYPE a [<!ELEMENT a ANY><!entity x SYSTEM "http://evil.example">]><a/>',
  ])('refuses declarations of entities: %s', text => {
    expect(() => root(text)).toThrow(
      'The report declares XML entities, which are not accepted',
    );
  });

  it.each([
    ['an unknown entity', '<a>&hunter2;</a>'],
    ['an element that is not closed', '<a>\n<hunter2></a>'],
    ['an attribute twice', '<a hunter2="1" hunter2="2"/>'],
    ['no quotes', '<a b=hunter2/>'],
    ['text behind', '<a/>hunter2'],
    ['an end in the middle', '<a>hunter2'],
    ['no XML at all', 'hunter2'],
    ['a second root', '<a/><hunter2/>'],
  ])('refuses %s, names the place and quotes nothing', (_, text) => {
    expect(() => root(text)).toThrow(
      /^The report is not well-formed XML: line \d+, column \d+$/,
    );
  });

  it('refuses what is nested too deep, and has no trouble with what is wide', () => {
    const nested = (depth: number) =>
      '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect([...root(nested(256)).descendants('a')]).toHaveLength(255);
    expect(() => root(nested(257))).toThrow(
      'The report is nested more than 256 levels deep, which is the limit',
    );
    expect(() => root('<a>'.repeat(1_000_000))).toThrow('256 levels');
    const wide = root(`<a>${'<b i="1"/>'.repeat(50_000)}</a>`);
    expect([...wide.descendants('b')]).toHaveLength(50_000);
  });

  it('names the field that is wrong', () => {
    const node = root('<a><b><c>x</c></b><b/></a>');
    const [first, second] = [...node.all('b')];
    expect(() => first.get('c').number()).toThrow(
      'a/b[0]/c must be a number, and is another element',
    );
    expect(() => second.get('c').requiredText()).toThrow(
      'a/b[1]/c must be a text that is not empty, and is missing',
    );
    expect(() => second.requiredAttribute('id')).toThrow(
      'a/b[1]@id must be a text that is not empty',
    );
  });
});

describe('xmlRoot', () => {
  it('finds the root behind what may come before it', () => {
    expect(
      xmlRoot(
        reportOf(
          '\uFEFF <?xml version="1.0"?><?pi <no>?><!-- <no/> --><x:bom xmlns:x="urn:x" xmlns=\'urn:y\'>',
        ),
      ),
    ).toEqual({ name: 'bom', namespaces: ['urn:x', 'urn:y'] });
    expect(xmlRoot(reportOf('{"a": "<b>"}'))).toBeUndefined();
    expect(xmlRoot(reportOf(''))).toBeUndefined();
  });

  it.each(['<!--', '<?', '<!DOCTYPE [', '<a xmlns:', '< ', '<!DOCTYPE a '])(
    'takes no long time for %s without end, for any parser that asks',
    start => {
      const report = reportOf(start.repeat(100_000));
      const begun = performance.now();
      for (const parser of builtInParsers) parser.detect(report);
      expect(performance.now() - begun).toBeLessThan(5_000);
    },
  );
});
