import { readReport } from '../readReport';
import { veracodeParser } from './veracode';

const reportOf = (text: string) => readReport(Buffer.from(text));
const read = (value: unknown) => reportOf(JSON.stringify(value));
const parseText = (text: string) => {
  const parsed = veracodeParser.parse(reportOf(text));
  return { ...parsed, results: [...parsed.results] };
};
const parse = (value: unknown) => parseText(JSON.stringify(value));

const staticFlaw = (more = 'remediation_status="Open"') =>
  `<flaw severity="5" categoryname="SQL Injection" issueid="18" module="shop.war" type="java.sql.Statement.execute" description="text"
    cweid="89" mitigation_status="none" sourcefile="Store.java" line="279" sourcefilepath="org/acme/" scope="org.acme.Store"
    functionprototype="void load(String)" functionrelativelocation="80" ${more} />`;
const xml = (flaws: string, components = '') => `<?xml version="1.0"?>
<detailedreport xmlns="https://www.veracode.com/schema/reports/export/1.0" app_name="shop">
  <static-analysis rating="B"/>
  <severity level="5"/>
  <severity level="4"><category categoryname="SQL Injection"><cwe cweid="89">
    <description><text text="d"/></description>${flaws}
  </cwe></category></severity>
  <software_composition_analysis third_party_components="${
    components === '' ? 0 : 1
  }"><vulnerable_components>${components}</vulnerable_components></software_composition_analysis>
</detailedreport>`;

const component = (attributes: string, mitigation = 'false') =>
  `<component ${attributes}><file_paths><file_path value="shop.war#zip:lib.jar"/></file_paths><vulnerabilities>
    <vulnerability cve_id="CVE-2022-41852" severity="4" cwe_id="CWE-470" mitigation="${mitigation}"/></vulnerabilities></component>`;

const status = { status: 'OPEN', resolution: 'UNRESOLVED' };
const apiFinding = {
  issue_id: 22,
  scan_type: 'STATIC',
  finding_status: status,
  finding_details: {
    severity: 3,
    cwe: { id: 117, name: 'Log Injection' },
    file_path: 'org/acme/Log.java',
    file_line_number: 12,
    finding_category: { id: 21, name: 'CRLF Injection' },
    attack_vector: 'java.util.logging.Logger.info',
    procedure: 'org.acme.Log.write',
  },
};
const pipelineFinding = {
  title: 'java.sql.Statement.execute',
  issue_id: 1000,
  severity: 4,
  issue_type_id: 'taint',
  issue_type: 'SQL Injection',
  cwe_id: '89',
  files: {
    source_file: {
      file: 'org/acme/Store.java',
      line: 40,
      qualified_function_name: 'org.acme.Store.load',
      function_prototype: 'void load(String)',
      scope: 'org.acme.Store',
    },
  },
  flaw_match: {
    procedure_hash: '11',
    flaw_hash: '22',
    flaw_hash_count: 1,
    flaw_hash_ordinal: 1,
  },
};

describe('veracodeParser', () => {
  it('reads a static flaw of a detailed report', () => {
    const report = xml(`<staticflaws>${staticFlaw()}</staticflaws>`);
    expect(veracodeParser.detect(reportOf(report))).toBe(true);
    expect(parseText(report)).toEqual({
      tool: 'Veracode',
      categories: ['code'],
      results: [
        {
          category: 'code',
          rule: 'CWE-89',
          title: 'SQL Injection',
          severity: 'critical',
          suppressed: false,
          cwe: ['CWE-89'],
          location: { path: 'org/acme/Store.java', line: 279 },
          code: 'java.sql.Statement.execute org.acme.Store void load(String)',
          fingerprint: '18',
        },
      ],
    });
  });

  it('reads a dynamic flaw', () => {
    const flaw =
      '<flaw severity="0" issueid="2" cweid="79" url="https://shop.example/a" vuln_parameter="q"/>';
    expect(
      parseText(xml(`<dynamicflaws>${flaw}</dynamicflaws>`)).results,
    ).toMatchObject([
      {
        category: 'dynamic',
        rule: 'CWE-79',
        severity: 'info',
        location: { url: 'https://shop.example/a' },
        parameter: 'q',
      },
    ]);
  });

  it.each([
    ['mitigation_status="accepted"', [true]],
    ['mitigation_status="proposed"', [false]],
    ['remediation_status="Fixed"', []],
  ])('reads a flaw with %s', (more, expected) => {
    const flaw = `<flaw severity="3" cweid="89" issueid="1" sourcefile="A.java" ${more}/>`;
    const { results } = parseText(xml(`<staticflaws>${flaw}</staticflaws>`));
    expect(results.map(({ suppressed }) => suppressed)).toEqual(expected);
  });

  it.each([
    [
      'library="Commons JXPath" library_id="maven:commons-jxpath:commons-jxpath:1.3:" version="1.3"',
      'pkg:maven/commons-jxpath/commons-jxpath',
    ],
    [
      'file_name="jettison-1.1.jar" library="jettison" vendor="org.codehaus.jettison" version="1.1"',
      'pkg:maven/org.codehaus.jettison/jettison',
    ],
    ['library_id="npm:lodash::4.17.20:" version="4.17.20"', 'pkg:npm/lodash'],
    ['file_name="Acme.Json.dll" library="Acme.Json"', 'pkg:nuget/Acme.Json'],
    ['file_name="tool" library="tool"', 'pkg:generic/tool'],
  ])('names the component %s', (attributes, packageUrl) => {
    const { categories, results } = parseText(xml('', component(attributes)));
    expect(categories).toEqual(['code', 'dependency']);
    expect(results).toMatchObject([
      {
        category: 'dependency',
        rule: 'CVE-2022-41852',
        severity: 'high',
        suppressed: false,
        cwe: ['CWE-470'],
        packageUrl,
        location: { path: 'shop.war#zip:lib.jar' },
      },
    ]);
  });

  it('suppresses a vulnerability that is mitigated', () => {
    const { results } = parseText(xml('', component('library="a"', 'true')));
    expect(results[0].suppressed).toBe(true);
  });

  it('reads findings of the API', () => {
    const mitigated = { ...status, resolution_status: 'APPROVED' };
    const fixed = { status: 'CLOSED', resolution: 'FIXED' };
    const dynamic = {
      ...apiFinding,
      scan_type: 'DYNAMIC',
      finding_details: {
        severity: 4,
        cwe: { id: 74, name: 'Injection' },
        url: 'https://shop.example:443/api',
        vulnerable_parameter: 'api',
      },
    };
    const sca = {
      scan_type: 'SCA',
      finding_status: status,
      finding_details: {
        severity: 5,
        cwe: { id: 400 },
        cve: { name: 'CVE-2021-44228', cvss: 10 },
        component_filename: 'log4j-core-2.14.1.jar',
        version: '2.14.1',
      },
    };
    const findings = [
      apiFinding,
      { ...apiFinding, finding_status: mitigated },
      { ...apiFinding, finding_status: fixed },
      dynamic,
      sca,
    ];
    const { categories, results } = parse({ _embedded: { findings } });
    expect(categories).toEqual(['code', 'dynamic', 'dependency']);
    expect(results).toMatchObject([
      {
        category: 'code',
        rule: 'CWE-117',
        title: 'CRLF Injection',
        severity: 'medium',
        suppressed: false,
        location: { path: 'org/acme/Log.java', line: 12 },
        code: 'java.util.logging.Logger.info org.acme.Log.write',
        fingerprint: '22',
      },
      { suppressed: true },
      {
        category: 'dynamic',
        rule: 'CWE-74',
        title: 'Injection',
        location: { url: 'https://shop.example:443/api' },
        parameter: 'api',
      },
      {
        category: 'dependency',
        rule: 'CVE-2021-44228',
        severity: 'critical',
        packageUrl: 'pkg:maven/log4j-core',
        cwe: ['CWE-400'],
      },
    ]);
  });

  it('reads a pipeline scan by what its scanner compares', () => {
    const report = { pipeline_scan: '23.1', findings: [pipelineFinding] };
    expect(veracodeParser.detect(read(report))).toBe(true);
    expect(parse(report).results).toEqual([
      {
        category: 'code',
        rule: 'CWE-89',
        title: 'SQL Injection',
        severity: 'high',
        cwe: ['CWE-89'],
        location: { path: 'org/acme/Store.java', line: 40 },
        code: 'java.sql.Statement.execute org.acme.Store.load void load(String) org.acme.Store',
        fingerprint: 'flaw_hash=22\nflaw_hash_ordinal=1\nprocedure_hash=11',
      },
    ]);
    expect(parse({ pipeline_scan: '23.1', findings: [] })).toMatchObject({
      categories: ['code'],
      results: [],
    });
  });

  it('recognises its reports and no others', () => {
    for (const report of [
      { findings: [apiFinding] },
      { findings: [pipelineFinding] },
      { _embedded: { findings: [apiFinding] } },
    ]) {
      expect(veracodeParser.detect(read(report))).toBe(true);
    }
    for (const report of [
      { findings: [] },
      { findings: [{ rule_name: 'a', state: 'b' }] },
      [apiFinding],
      null,
    ]) {
      expect(veracodeParser.detect(read(report))).toBe(false);
    }
    expect(veracodeParser.detect(reportOf('<summaryreport/>'))).toBe(false);
  });

  it('names the field that is wrong', () => {
    expect(() => parse({})).toThrow('findings must be a list, and is missing');
    expect(() => parseText('<report/>')).toThrow(
      'report must be detailedreport',
    );
    expect(() =>
      parseText(
        xml('<staticflaws><flaw severity="x" cweid="1"/></staticflaws>'),
      ),
    ).toThrow('flaw[0]@severity must be a number');
    expect(() =>
      parse({ findings: [{ ...apiFinding, scan_type: undefined }] }),
    ).toThrow('findings[0].scan_type must be a text that is not empty');
  });
});
