import { readReport } from '../readReport';
import { zapParser } from './zap';

const reportOf = (text: string) => readReport(Buffer.from(text));
const resultsOf = (text: string) => [
  ...zapParser.parse(reportOf(text)).results,
];

const xml = (alert: string) => `<?xml version="1.0"?>
<OWASPZAPReport programName="ZAP" version="2.14.0" generated="Mon, 1 Jan 2024">
  <site name="https://shop.example" host="shop.example" port="443" ssl="true">
    <alerts>${alert}</alerts>
  </site>
</OWASPZAPReport>`;

const alertItem = xml(`<alertitem>
  <pluginid>10038</pluginid>
  <alertRef>10038-1</alertRef>
  <alert>Content Security Policy (CSP) Header Not Set</alert>
  <name>Content Security Policy (CSP) Header Not Set</name>
  <riskcode>2</riskcode>
  <confidence>3</confidence>
  <riskdesc>Medium (High)</riskdesc>
  <desc>&lt;p&gt;Text&lt;/p&gt;</desc>
  <instances>
    <instance><uri>https://shop.example/cart?id=1</uri><method>GET</method><param></param></instance>
    <instance><uri>https://shop.example/login</uri><method>POST</method><param>user</param></instance>
  </instances>
  <cweid>693</cweid>
</alertitem>`);

const json = {
  '@programName': 'ZAP',
  '@version': '2.14.0',
  '@generated': 'Mon, 1 Jan 2024',
  site: [
    {
      '@name': 'https://shop.example',
      alerts: [
        {
          pluginid: '10038',
          alertRef: '10038-1',
          alert: 'Content Security Policy (CSP) Header Not Set',
          name: 'Content Security Policy (CSP) Header Not Set',
          riskcode: '2',
          confidence: '3',
          cweid: '693',
          instances: [
            {
              uri: 'https://shop.example/cart?id=1',
              method: 'GET',
              param: '',
              'request-header': 'GET /cart HTTP/1.1',
            },
            {
              uri: 'https://shop.example/login',
              method: 'POST',
              param: 'user',
            },
          ],
        },
      ],
    },
  ],
};

const expected = [
  {
    category: 'dynamic',
    rule: '10038-1',
    title: 'Content Security Policy (CSP) Header Not Set',
    severity: 'medium',
    suppressed: false,
    cwe: ['CWE-693'],
    method: 'GET',
    location: { url: 'https://shop.example/cart?id=1' },
  },
  {
    category: 'dynamic',
    rule: '10038-1',
    title: 'Content Security Policy (CSP) Header Not Set',
    severity: 'medium',
    suppressed: false,
    cwe: ['CWE-693'],
    method: 'POST',
    parameter: 'user',
    location: { url: 'https://shop.example/login' },
  },
];

describe('zapParser', () => {
  it.each([
    ['XML', alertItem],
    ['JSON', JSON.stringify(json)],
    [
      'JSON of one site without a list',
      JSON.stringify({ ...json, site: json.site[0] }),
    ],
  ])('reads each instance of an alert in %s', (_, text) => {
    expect(zapParser.detect(reportOf(text))).toBe(true);
    expect(resultsOf(text)).toEqual(expected);
  });

  it('reads the alerts of the API', () => {
    const text = JSON.stringify({
      alerts: [
        {
          pluginId: '40012',
          alertRef: '40012',
          name: 'Cross Site Scripting (Reflected)',
          risk: 'High',
          confidence: 'False Positive',
          cweid: '79',
          method: 'GET',
          param: 'q',
          url: 'https://shop.example/search?q=x',
        },
      ],
    });
    expect(zapParser.detect(reportOf(text))).toBe(true);
    expect(resultsOf(text)).toEqual([
      {
        category: 'dynamic',
        rule: '40012',
        title: 'Cross Site Scripting (Reflected)',
        severity: 'high',
        suppressed: true,
        cwe: ['CWE-79'],
        method: 'GET',
        parameter: 'q',
        location: { url: 'https://shop.example/search?q=x' },
      },
    ]);
  });

  it('reads alerts of its first versions, which are instances themselves', () => {
    const text = xml(`<alertitem>
      <pluginid>10016</pluginid><alert>Protection not enabled</alert>
      <riskcode>0</riskcode><cweid>-1</cweid>
      <uri>https://shop.example/a</uri><param>X-XSS-Protection</param>
    </alertitem>`);
    expect(resultsOf(text)).toEqual([
      {
        category: 'dynamic',
        rule: '10016',
        title: 'Protection not enabled',
        severity: 'info',
        suppressed: false,
        parameter: 'X-XSS-Protection',
        location: { url: 'https://shop.example/a' },
      },
    ]);
  });

  it('reads an alert without instances as one about its site', () => {
    const text = xml(
      '<alertitem><pluginid>1</pluginid><riskcode>3</riskcode></alertitem>',
    );
    expect(resultsOf(text)).toMatchObject([
      { severity: 'high', location: { url: 'https://shop.example' } },
    ]);
  });

  it('reads reports without alerts', () => {
    expect(resultsOf(xml(''))).toEqual([]);
    expect(resultsOf(JSON.stringify({ ...json, site: [] }))).toEqual([]);
  });

  it('names the field that is wrong', () => {
    expect(() =>
      resultsOf(xml('<alertitem><name>a</name></alertitem>')),
    ).toThrow(
      'OWASPZAPReport/site[0]/alerts[0]/alertitem[0]/pluginid must be a text that is not empty, and is missing',
    );
    expect(() => resultsOf('{"site":[{"alerts":{}}]}')).toThrow(
      'site[0].alerts must be a list, and is an object',
    );
    expect(() => resultsOf('<report/>')).toThrow(
      'report must be OWASPZAPReport',
    );
    expect(() => resultsOf('{}')).toThrow(
      'site must be a list, and is missing',
    );
  });
});
