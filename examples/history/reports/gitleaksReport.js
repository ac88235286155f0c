// @ts-check

/**
 * @typedef {{ rule: string, description: string, credential: string, file: string, line: number, commits: string[], author: string, date: string }} Leak
 */

/**
 * What `gitleaks detect --report-format json` writes: one entry for each commit a credential is in. Credentials are made up and
 * say so.
 *
 * @param {Leak[]} leaks
 */
function gitleaksReport(leaks) {
  return leaks.flatMap(leak =>
    leak.commits.map(commit => ({
      RuleID: leak.rule,
      Description: leak.description,
      StartLine: leak.line,
      EndLine: leak.line,
      StartColumn: 1,
      EndColumn: leak.credential.length + 12,
      Match: `API_KEY="${leak.credential}"`,
      Secret: leak.credential,
      File: leak.file,
      SymlinkFile: '',
      Commit: commit,
      Entropy: 4.1,
      Author: leak.author,
      Email: `${leak.author
        .toLowerCase()
        .replace(' ', '.')}@acme-outfitters.example`,
      Date: leak.date,
      Message: 'Update configuration',
      Tags: [],
      Fingerprint: `${commit}:${leak.file}:${leak.rule}:${leak.line}`,
    })),
  );
}

module.exports = { gitleaksReport };
