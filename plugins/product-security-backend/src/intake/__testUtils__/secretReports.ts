import { Planted } from './Planted';

/** A report with credentials in it. */
export interface SecretReport {
  name: string;
  text: string;
}

/** Reports of all formats that show credentials, with such as were never seen before. */
export function secretReports(planted: Planted): SecretReport[] {
  const reports: SecretReport[] = [];
  const add = (name: string, report: object | string) =>
    reports.push({
      name,
      text: typeof report === 'string' ? report : JSON.stringify(report),
    });
  const value = (length?: number) => planted.value(length);
  const inUrl = encodeURIComponent;
  const base64 = (text: string) => Buffer.from(text).toString('base64');

  const key = planted.key();
  const late = value();
  add('gitleaks 8', [
    gitleaks(value(), { Description: `Key beside ${late}` }),
    gitleaks(value(12)),
    gitleaks(key, {
      Description: `Key ${key.split('\n')[2]} of ${JSON.stringify(key)}`,
      File: `keys/${inUrl(key)}`,
    }),
    gitleaks(late, {
      File: `a/${base64(late)}.env`,
      Link: `https://git.example/${base64(`anna:${late}`)}/x`,
      Description: Buffer.from(late).toString('hex'),
    }),
  ]);
  const cut = value();
  add(
    'gitleaks 8, partly redacted',
    [{ ...gitleaks(cut), Secret: `${cut.slice(0, 4)}...`, File: 'a.env' }].map(
      leak => ({ ...leak, Description: 'A key', Link: '', Fingerprint: '' }),
    ),
  );
  const csv = value();
  add(
    'gitleaks 8, CSV',
    `RuleID,Commit,File,SymlinkFile,Secret,Match,StartLine,Fingerprint\nkey,c0ffee,${csv}.env,,${csv},k=${csv},1,c0ffee:${csv}.env:key:1\n`,
  );

  const seven = value();
  add('gitleaks 7', [
    {
      line: `k = "${seven}"`,
      lineNumber: 3,
      offender: seven,
      leakURL: `https://git.example/${inUrl(seven)}?t=${inUrl(seven)}`,
      rule: 'key',
      commitMessage: `add ${seven}`,
      file: `conf/${seven}.ini`,
      tags: 'key',
    },
  ]);

  const [raw, second] = [value(), value()];
  const truffle = {
    SourceMetadata: {
      Data: {
        Git: {
          commit: 'c0ffee',
          file: `${raw}/${second}.env`,
          repository: `https://anna:${raw}@git.example/shop.git`,
          link: `https://anna:${inUrl(raw)}@git.example/${second}?a=${raw}`,
          line: 2,
        },
      },
    },
    DetectorName: 'AWS',
    Verified: true,
    Raw: raw,
    RawV2: `${raw}:${second}`,
    Redacted: raw.slice(0, 10),
    ExtraData: { account: raw },
  };
  add('TruffleHog 3', `${JSON.stringify(truffle)}\n${JSON.stringify(truffle)}`);
  const found = [value(), planted.key()];
  add('TruffleHog 2', {
    branch: 'main',
    commit: `add ${found[0]}`,
    diff: `+${found.join()}`,
    printDiff: `+${found[0]}`,
    path: `src/${inUrl(found[0])}`,
    reason: 'High Entropy',
    stringsFound: found,
  });
  const issue = value();
  add('trufflehog3', [
    {
      rule: { id: 'high-entropy', message: `Found ${issue}`, severity: 'HIGH' },
      path: `${issue}.env`,
      line: '3',
      secret: issue,
      context: { 3: `k=${issue}` },
      id: issue,
    },
  ]);
  const hog = value();
  add('Rusty Hog', [
    {
      stringsFound: [hog],
      path: `a/${hog}`,
      reason: 'Key',
      linenum: 2,
      diff: `+${hog}`,
      web_link: `https://drive.example/${inUrl(hog)}`,
    },
  ]);

  const baseline = value();
  add('detect-secrets', {
    version: '1.5.0',
    plugins_used: [{ name: 'KeywordDetector' }],
    results: {
      'a.env': [
        {
          type: 'Secret Keyword',
          filename: 'a.env',
          hashed_secret: planted.hash('sha1', baseline),
          line_number: 2,
        },
      ],
      'b.env': [
        {
          type: 'Secret Keyword',
          hashed_secret: planted.hash('sha1', value()),
          line_number: 2,
        },
      ],
    },
  });

  const [user, password] = [value(), value()];
  const shield = (matches: string[], ignoreSha: string, filename: string) => ({
    mode: 'FILE',
    filename,
    incidents: [
      {
        type: 'Key',
        validity: 'valid',
        ignore_sha: ignoreSha,
        incident_url: `https://dash.example/${inUrl(matches[0])}`,
        occurrences: matches.map(match => ({
          match,
          type: 'apikey',
          line_start: 2,
        })),
      },
    ],
  });
  const masked = value();
  add('ggshield', {
    id: 'scan',
    type: 'path_scan',
    total_incidents: 3,
    entities_with_incidents: [
      shield([user], planted.hash('sha256', user), `${user}.env`),
      shield(
        [user, password],
        planted.hash('sha256', password),
        `${inUrl(password)}.env`,
      ),
      shield(
        [`${masked.slice(0, 3)}****${masked.slice(-3)}`],
        planted.hash('sha256', masked),
        'c.env',
      ),
      shield(['******'], planted.hash('sha256', value()), 'd.env'),
    ],
  });

  const [group, other] = [value(), value()];
  const groups = [base64(group), base64(other)];
  add('Nosey Parker', [
    {
      rule_name: 'Key',
      rule_text_id: 'np.key.1',
      groups,
      num_matches: 1,
      matches: [
        {
          provenance: [{ kind: 'file', path: `${group}/${other}` }],
          location: { source_span: { start: { line: 2, column: 1 } } },
          groups,
          snippet: { before: other, matching: group, after: '' },
        },
      ],
    },
  ]);
  const content = value();
  add(
    'Nosey Parker, lines',
    JSON.stringify({
      rule_name: 'Key',
      match_content: content,
      num_matches: 1,
      comment: content,
      matches: [
        {
          provenance: { kind: 'file', path: `a/${inUrl(content)}` },
          location: { source_span: { start: { line: 2, column: 1 } } },
          snippet: { before: 'k=', matching: content, after: '' },
        },
      ],
    }),
  );

  const linted = value();
  const line = `token = ${linted}`;
  add('secretlint', [
    {
      filePath: `/app/${linted}.env`,
      sourceContent: `${line}\n`,
      sourceContentType: 'text',
      messages: [
        {
          type: 'message',
          ruleId: '@secretlint/secretlint-rule-key',
          messageId: 'KEY',
          message: `found key: ${linted}`,
          data: { KEY: linted },
          range: [8, line.length],
          loc: { start: { line: 1, column: 8 }, end: { line: 1, column: 40 } },
          severity: 'error',
        },
      ],
    },
  ]);

  const shownByTrivy = value();
  add('Trivy', {
    SchemaVersion: 2,
    ArtifactName: 'shop',
    ArtifactType: 'filesystem',
    Results: [
      {
        Target: 'a.env',
        Class: 'secret',
        Secrets: [
          {
            RuleID: 'key',
            Title: 'Key',
            Severity: 'CRITICAL',
            StartLine: 1,
            Match: `k=${shownByTrivy}`,
            Code: { Lines: [{ Number: 1, Content: `k=${shownByTrivy}` }] },
          },
        ],
      },
    ],
  });

  const extract = value();
  const gitlabKey = planted.key();
  const gitlab = (text: string) => ({
    id: text,
    category: 'secret_detection',
    name: `Key ${text}`,
    message: `Key ${text}`,
    description: `In ${inUrl(text)}`,
    cve: `a.env:${planted.hash('sha256', text)}:key`,
    severity: 'Critical',
    raw_source_code_extract: text,
    links: [{ url: `https://git.example/${inUrl(text)}` }],
    location: { file: `a/${base64(text)}.env`, commit: { message: text } },
    identifiers: [
      { type: 'gitleaks_rule_id', name: 'Gitleaks rule ID key', value: 'key' },
    ],
    tracking: {
      items: [
        {
          signatures: [
            { algorithm: 'scope_offset', value: `a.env|${text}` },
            { algorithm: 'hash', value: planted.hash('sha256', text) },
          ],
        },
      ],
    },
  });
  const sent = value();
  add('GitLab', {
    version: '15.0.7',
    scan: { type: 'secret_detection', status: 'success' },
    vulnerabilities: [
      gitlab(extract),
      gitlab(gitlabKey),
      {
        id: '3',
        category: 'dast',
        location: {
          hostname: `https://anna:${inUrl(sent)}@shop.example`,
          path: `/a?token=${inUrl(sent)}`,
          method: 'GET',
          param: 'q',
        },
        evidence: {
          request: {
            url: `https://shop.example/?t=${inUrl(sent)}`,
            headers: [{ name: 'Authorization', value: base64(`a:${sent}`) }],
            body: sent,
          },
          response: { body: sent, status_code: 200 },
        },
        identifiers: [{ type: 'rule', value: '7' }],
      },
    ],
  });

  const alert = value();
  add('GitHub secret scanning', [
    {
      number: 3,
      state: 'open',
      secret_type: 'key',
      secret_type_display_name: 'Key',
      secret: alert,
      html_url: `https://github.com/acme/shop/${alert}`,
      push_protection_bypass_request_comment: alert,
      first_location_detected: { path: `a/${inUrl(alert)}`, start_line: 2 },
    },
  ]);

  const snippet = value();
  add('SARIF of gitleaks', sarif('gitleaks', 'key', snippet));
  const commit = value();
  add('SARIF of gitleaks, redacted', {
    ...sarif('gitleaks', 'key', 'REDACTED', {
      commitMessage: 'none',
      commitSha: planted.hash('sha1', commit),
    }),
  });
  add('SARIF of secretlint', {
    ...sarif('secretlint', 'key', value(), {}, 'src/a.env'),
  });

  const semgrep = value();
  add('Semgrep', {
    version: '1',
    errors: [],
    results: [
      {
        check_id: 'generic.secrets.key',
        path: 'src/shop.py',
        start: { line: 3, col: 1 },
        end: { line: 3, col: 9 },
        extra: {
          message: `Key ${semgrep} found`,
          severity: 'ERROR',
          lines: `k = "${semgrep}"`,
          metavars: { $KEY: { abstract_content: semgrep } },
          fingerprint: 'a1b2_0',
          validation_state: 'CONFIRMED_VALID',
          metadata: { product: 'secrets' },
        },
      },
    ],
  });

  const checkov = value();
  add('Checkov', {
    check_type: 'secrets',
    results: {
      failed_checks: ['a.env', 'b.env'].map(file => ({
        check_id: 'CKV_SECRET_6',
        check_name: 'Base64 High Entropy String',
        file_path: `/${file}`,
        file_line_range: [1, 1],
        resource: planted.hash('sha1', checkov + file),
        code_block: [[1, `k=${checkov}\n`]],
        evaluations: { value: checkov },
      })),
      skipped_checks: [],
    },
    summary: { failed: 1, checkov_version: '3' },
  });

  const zap = value();
  const instance = `<instance><uri>https://anna:${inUrl(
    zap,
  )}@shop.example/a?t=${xml(
    zap,
  )}</uri><method>GET</method><param>q</param><attack>${xml(
    zap,
  )}</attack><evidence>${xml(zap)}</evidence><otherinfo>${xml(
    zap,
  )}</otherinfo><requestheader>GET /?t=${inUrl(
    zap,
  )}</requestheader><requestbody>${xml(zap)}</requestbody><responsebody>${xml(
    zap,
  )}</responsebody></instance>`;
  add(
    'ZAP, XML',
    `<?xml version="1.0"?><OWASPZAPReport version="2.15"><site name="https://shop.example"><alerts><alertitem><pluginid>10</pluginid><name>Token</name><riskcode>2</riskcode><desc>${xml(
      zap,
    )}</desc><instances>${instance}</instances></alertitem></alerts></site></OWASPZAPReport>`,
  );
  const zapJson = value();
  add('ZAP, JSON', {
    '@version': '2.15',
    site: [
      {
        '@name': 'https://shop.example',
        alerts: [
          {
            pluginid: '10',
            name: 'Token',
            riskcode: '2',
            otherinfo: zapJson,
            instances: [
              {
                uri: `https://shop.example/b?t=${inUrl(zapJson)}#${zapJson}`,
                method: 'POST',
                param: 'q',
                attack: zapJson,
                evidence: zapJson,
                'request-body': zapJson,
                'response-body': zapJson,
              },
            ],
          },
        ],
      },
    ],
  });

  const burp = value();
  add(
    'Burp, XML',
    `<?xml version="1.0"?>
<!DOCTYPE issues [
<!ELEMENT issues (issue*)>
<!ATTLIST issues burpVersion CDATA "">
]>
<issues burpVersion="2026.1"><issue><serialNumber>1</serialNumber><type>1049088</type><name>SQL injection</name><host ip="10.0.0.1">https://shop.example</host><path><![CDATA[/search?t=${burp}]]></path><location><![CDATA[/search [q parameter]]]></location><severity>High</severity><issueDetail><![CDATA[The value ${burp}]]></issueDetail><requestresponse><request method="GET" base64="true"><![CDATA[${base64(
      `GET /?t=${burp}`,
    )}]]></request><response base64="true"><![CDATA[${base64(
      burp,
    )}]]></response></requestresponse></issue></issues>`,
  );
  const burpJson = value();
  add('Burp, JSON', {
    task_id: '1',
    scan_metrics: {},
    issue_events: [
      {
        type: 'issue_found',
        issue: {
          name: 'Password in the clear',
          type_index: 3,
          severity: 'high',
          origin: 'https://shop.example',
          path: `/login?p=${inUrl(burpJson)}`,
          caption: '/login [password parameter]',
          description: burpJson,
          evidence: [
            {
              type: 'InformationListEvidence',
              request_response: {
                request: [{ type: 'DataSegment', data: base64(burpJson) }],
              },
            },
          ],
        },
      },
    ],
  });
  const nuclei = value();
  add(
    'Nuclei',
    JSON.stringify({
      'template-id': 'token',
      info: { name: 'Token', severity: 'high' },
      type: 'http',
      host: 'https://shop.example',
      'matched-at': `https://anna:${inUrl(nuclei)}@shop.example/a?t=${nuclei}`,
      'matcher-name': 'token',
      'extracted-results': [nuclei],
      request: `GET /?t=${nuclei} HTTP/1.1`,
      response: nuclei,
      'curl-command': `curl -X 'GET' -H 'Authorization: ${nuclei}'`,
    }),
  );
  return reports;

  function gitleaks(secret: string, more: object = {}) {
    return {
      RuleID: 'key',
      Description: `A key such as ${secret}`,
      StartLine: 2,
      StartColumn: 1,
      Secret: secret,
      Match: `k="${secret}"`,
      File: `conf/${secret}.env`,
      Commit: 'c0ffee',
      Message: `add ${secret}`,
      Fingerprint: `c0ffee:conf/${secret}.env:key:2`,
      Link: `https://git.example/blob/${inUrl(secret)}?a=${secret}#L2`,
      Tags: [secret],
      ...more,
    };
  }

  function sarif(
    name: string,
    ruleId: string,
    secret: string,
    fingerprints: object = { commitMessage: `add ${secret}` },
    uri = `conf/${inUrl(secret)}.env`,
  ) {
    return {
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: { name, rules: [{ id: ruleId, name: 'Key' }] },
          },
          results: ['a', 'b'].map(folder => ({
            ruleId,
            message: { text: `${secret} is a key, see ${base64(secret)}` },
            partialFingerprints: { folder, ...fingerprints },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: `${folder}/${uri}` },
                  region: { startLine: 2, snippet: { text: secret } },
                },
              },
            ],
          })),
        },
      ],
    };
  }
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
