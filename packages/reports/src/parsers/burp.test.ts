import { readReport } from '../readReport';
import { burpParser } from './burp';

const reportOf = (text: string) => readReport(Buffer.from(text));
const resultsOf = (text: string) => [
  ...burpParser.parse(reportOf(text)).results,
];

const xml = (issues: string) => `<?xml version="1.0"?>
<!DOCTYPE issues [
<!ELEMENT issues (issue*)>
<!ATTLIST issues burpVersion CDATA "">
]>
<issues burpVersion="2024.1" exportTime="Mon Jan 01 10:00:00 UTC 2024">${issues}</issues>`;

const issue = (severity: string) => `<issue>
  <serialNumber>4711</serialNumber>
  <type>2097920</type>
  <name><![CDATA[Cross-site scripting (reflected)]]></name>
  <host ip="192.0.2.1">https://shop.example</host>
  <path><![CDATA[/search]]></path>
  <location><![CDATA[/search [q parameter]]]></location>
  <severity>${severity}</severity>
  <confidence>Certain</confidence>
  <vulnerabilityClassifications><![CDATA[<ul><li><a href="https://cwe.mitre.org/data/definitions/79.html">CWE-79: Cross-site Scripting</a></li></ul>]]></vulnerabilityClassifications>
  <requestresponse><request method="GET" base64="true"><![CDATA[R0VUIC8=]]></request></requestresponse>
</issue>`;

describe('burpParser', () => {
  it('reads the issues of a report', () => {
    const text = xml(issue('High'));
    expect(burpParser.detect(reportOf(text))).toBe(true);
    expect(resultsOf(text)).toEqual([
      {
        category: 'dynamic',
        rule: '2097920',
        title: 'Cross-site scripting (reflected)',
        severity: 'high',
        suppressed: false,
        cwe: ['CWE-79'],
        method: 'GET',
        parameter: 'q',
        location: { url: 'https://shop.example/search' },
      },
    ]);
  });

  it('suppresses false positives, and knows what is information', () => {
    const results = resultsOf(
      xml(issue('False positive') + issue('Information')),
    );
    expect(results).toMatchObject([
      { suppressed: true },
      { suppressed: false, severity: 'info' },
    ]);
  });

  it('reads the issues that the REST API lists', () => {
    const text = JSON.stringify({
      task_id: '9',
      scan_status: 'succeeded',
      issue_events: [
        { id: '0', type: 'scan_started' },
        {
          id: '1',
          type: 'issue_found',
          issue: {
            name: 'Cross-site scripting (reflected)',
            type_index: 2097920,
            serial_number: '4711',
            origin: 'https://shop.example',
            path: '/search',
            severity: 'high',
            confidence: 'certain',
            caption: '/search [Referer HTTP header]',
          },
        },
      ],
    });
    expect(burpParser.detect(reportOf(text))).toBe(true);
    expect(resultsOf(text)).toEqual([
      {
        category: 'dynamic',
        rule: '2097920',
        title: 'Cross-site scripting (reflected)',
        severity: 'high',
        suppressed: false,
        parameter: 'Referer HTTP header',
        location: { url: 'https://shop.example/search' },
      },
    ]);
  });

  it('reads a report without issues', () => {
    expect(resultsOf(xml(''))).toEqual([]);
  });

  it('names the field that is wrong', () => {
    expect(() => resultsOf(xml('<issue><name>a</name></issue>'))).toThrow(
      'issues/issue[0]/type must be a text that is not empty, and is missing',
    );
    expect(() => resultsOf('{"issue_events":{}}')).toThrow(
      'issue_events must be a list, and is an object',
    );
  });
});
