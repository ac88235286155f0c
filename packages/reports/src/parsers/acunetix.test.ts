import { readReport } from '../readReport';
import { acunetixParser } from './acunetix';

const reportOf = (text: string) => readReport(Buffer.from(text));
const resultsOf = (text: string) => [
  ...acunetixParser.parse(reportOf(text)).results,
];

const xml = (startUrl: string, items: string) => `<?xml version="1.0"?>
<ScanGroup ExportedOn="01/01/2024, 10:00:00"><Scan>
  <Name><![CDATA[Shop]]></Name>
  <StartURL><![CDATA[${startUrl}]]></StartURL>
  <ReportItems>${items}</ReportItems>
</Scan></ScanGroup>`;

const item = `<ReportItem id="1" color="orange">
  <Name><![CDATA[HTML form without CSRF protection]]></Name>
  <ModuleName><![CDATA[Crawler]]></ModuleName>
  <Affects><![CDATA[/login]]></Affects>
  <Parameter><![CDATA[next]]></Parameter>
  <IsFalsePositive><![CDATA[False]]></IsFalsePositive>
  <Severity><![CDATA[medium]]></Severity>
  <TechnicalDetails><Request><![CDATA[POST /login HTTP/1.1
Host: shop.example]]></Request></TechnicalDetails>
  <CWEList><CWE id="352"><![CDATA[CWE-352]]></CWE></CWEList>
</ReportItem>`;

const vulnerability = {
  Name: 'Boolean Based SQL Injection',
  Type: 'ConfirmedBooleanSqlInjection',
  Severity: 'Critical',
  State: 'Present',
  Url: 'https://shop.example/artist?id=-1%20OR%2017-7%3d10',
  Classification: { Cwe: '89, 200' },
  HttpRequest: {
    Method: 'GET',
    Parameters: [
      { Name: 'id', Vulnerable: true },
      { Name: 'page', Vulnerable: false },
    ],
  },
};

const json = (...Vulnerabilities: unknown[]) =>
  JSON.stringify({
    Generated: '01/01/2024 10:00 AM',
    Target: { ScanId: '1', Url: 'https://shop.example/' },
    Vulnerabilities,
  });

describe('acunetixParser', () => {
  it('reads the report items of XML', () => {
    const text = xml('https://shop.example/start', item);
    expect(acunetixParser.detect(reportOf(text))).toBe(true);
    expect(acunetixParser.parse(reportOf(text)).tool).toBe('Acunetix');
    expect(resultsOf(text)).toEqual([
      {
        category: 'dynamic',
        rule: 'HTML form without CSRF protection',
        title: 'HTML form without CSRF protection',
        severity: 'medium',
        suppressed: false,
        cwe: ['CWE-352'],
        method: 'POST',
        parameter: 'next',
        location: { url: 'https://shop.example/login' },
      },
    ]);
  });

  it.each([
    ['shop.example', '/login', 'http://shop.example/login'],
    ['https://shop.example', 'Web Server', 'https://shop.example'],
  ])('reads where it is: %s and %s', (host, affects, url) => {
    const [result] = resultsOf(xml(host, item.replace('/login', affects)));
    expect(result.location).toEqual({ url });
  });

  it('suppresses what is marked as a false positive', () => {
    const marked = item.replace('[False]', '[True]');
    expect(resultsOf(xml('a.example', marked))[0].suppressed).toBe(true);
  });

  it('reads the vulnerabilities of Acunetix 360', () => {
    const text = json(vulnerability);
    expect(acunetixParser.detect(reportOf(text))).toBe(true);
    expect(acunetixParser.parse(reportOf(text)).tool).toBe('Acunetix 360');
    expect(resultsOf(text)).toEqual([
      {
        category: 'dynamic',
        rule: 'ConfirmedBooleanSqlInjection',
        title: 'Boolean Based SQL Injection',
        severity: 'critical',
        suppressed: false,
        cwe: ['CWE-89', 'CWE-200'],
        method: 'GET',
        parameter: 'id',
        location: { url: 'https://shop.example/artist?id=-1%20OR%2017-7%3d10' },
      },
    ]);
  });

  it.each([
    ['Present', [false]],
    ['Revived', [false]],
    ['Present, FalsePositive', [true]],
    ['Present, AcceptedRisk', [true]],
    ['Fixed (Confirmed)', []],
  ])('reads the state %s', (State, suppressed) => {
    const results = resultsOf(json({ ...vulnerability, State }));
    expect(results.map(result => result.suppressed)).toEqual(suppressed);
  });

  it('reads a recommendation, and one without classification', () => {
    expect(
      resultsOf(
        json({
          ...vulnerability,
          Severity: 'BestPractice',
          Classification: null,
        }),
      ),
    ).toMatchObject([{ severity: 'info', cwe: [] }]);
  });

  it('reads reports without findings', () => {
    expect(resultsOf(xml('a.example', ''))).toEqual([]);
    expect(resultsOf(json())).toEqual([]);
  });

  it('names the field that is wrong', () => {
    expect(() => resultsOf(xml('a.example', '<ReportItem/>'))).toThrow(
      'ScanGroup/Scan[0]/ReportItems/ReportItem[0]/Name must be a text that is not empty',
    );
    expect(() => resultsOf(json({ ...vulnerability, Url: 7 }))).toThrow(
      'Vulnerabilities[0].Url must be a text, and is a number',
    );
    expect(() => resultsOf('{}')).toThrow(
      'Vulnerabilities must be a list, and is missing',
    );
  });
});
