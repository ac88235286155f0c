import { parseReport } from '../parseReport';
import { ParserRegistry } from '../ParserRegistry';
import { readReport } from '../readReport';
import { secretlintParser } from './secretlint';

const credential = 'fake-credential-0123456789';
const content = `# settings\nKEY=${credential}\n`;
const start = content.indexOf(credential);

const file = {
  filePath: '/app/settings.env',
  sourceContent: content,
  sourceContentType: 'text',
  messages: [
    {
      type: 'message',
      ruleId: '@secretlint/secretlint-rule-aws',
      messageId: 'AWSSecretAccessKey',
      message: `found AWS Secret Access Key: ${credential}`,
      data: { KEY: credential },
      range: [start, start + credential.length],
      loc: { start: { line: 2, column: 4 }, end: { line: 2, column: 30 } },
      severity: 'error',
    },
  ],
};

const reportOf = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));
const resultsOf = (value: unknown) => [
  ...secretlintParser.parse(reportOf(value)).results,
];

describe('secretlintParser', () => {
  it('reads messages, and the credential that they mark in the source', () => {
    expect(secretlintParser.detect(reportOf([file]))).toBe(true);
    expect(resultsOf([file])).toEqual([
      {
        category: 'secret',
        rule: '@secretlint/secretlint-rule-aws',
        title: 'aws: AWSSecretAccessKey',
        severity: 'high',
        location: { path: '/app/settings.env', line: 2, column: 4 },
        credential,
      },
    ]);
  });

  it('leaves nothing of a credential in what is kept', () => {
    const scan = parseReport({
      bytes: Buffer.from(JSON.stringify([file])),
      parsers: new ParserRegistry(),
      key: 'a key',
    });
    expect(scan.format).toBe('secretlint');
    expect(JSON.stringify(scan)).not.toContain(credential);
  });

  it('reads a message without source or range', () => {
    const [message] = file.messages;
    const results = resultsOf([
      { ...file, sourceContent: undefined },
      { ...file, messages: [{ ...message, range: undefined }] },
    ]);
    expect(results.map(result => result.credential)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('reads files without messages', () => {
    expect(resultsOf([{ ...file, messages: [] }])).toEqual([]);
  });

  it('is not taken in by the list that ESLint writes', () => {
    const ofEslint = { filePath: 'a.js', messages: [], errorCount: 0 };
    expect(secretlintParser.detect(reportOf([ofEslint]))).toBe(false);
  });

  it('names the field that is wrong', () => {
    expect(() => resultsOf([{ ...file, messages: {} }])).toThrow(
      '[0].messages must be a list, and is an object',
    );
    expect(() => resultsOf({})).toThrow('The report must be a list');
  });
});
