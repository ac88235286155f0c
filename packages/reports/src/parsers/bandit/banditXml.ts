import { Report } from '../../ReportParser';
import { XmlNode, xmlRoot } from '../../XmlNode';
import { BanditIssue } from './banditIssue';

/** Whether a report is Bandit's XML (`-f xml`), which has the form of a test report. */
export function isBanditXml(report: Report): boolean {
  return (
    xmlRoot(report)?.name === 'testsuite' &&
    /<testsuite\s[^>]{0,200}name=["']bandit["']/.test(report.head)
  );
}

/** The issues of Bandit's XML, which shows no code, and has test, weakness and line in a text. */
export function* banditXml(report: Report): Generator<BanditIssue> {
  const root = XmlNode.root(report);
  if (root.name !== 'testsuite') throw root.wrong('testsuite');
  for (const testcase of root.all('testcase')) {
    const error = testcase.get('error');
    if (error.isAbsent) continue;
    const text = error.requiredText();
    const test = /^Test ID: (\w{1,20})/.exec(text)?.[1];
    if (test === undefined) throw error.wrong("a text that begins 'Test ID:'");
    const cwe = /^CWE: CWE-(\d{1,6})/m.exec(text)?.[1];
    const line = /^Location .*?:(\d{1,9})(?::\d+)?$/m.exec(text)?.[1];
    yield {
      test,
      name: testcase.attribute('name'),
      text: error.attribute('message'),
      severity: error.attribute('type'),
      cwe: cwe === undefined ? undefined : Number(cwe),
      path: testcase.attribute('classname'),
      line: line === undefined ? undefined : Number(line),
    };
  }
}
