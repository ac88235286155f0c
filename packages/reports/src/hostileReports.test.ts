import fc from 'fast-check';
import { ParserRegistry } from './ParserRegistry';
import { parseReport } from './parseReport';

const parsers = new ParserRegistry();

const parse = (format: string, report: unknown) =>
  parseReport({
    bytes: Buffer.from(JSON.stringify(report)),
    format,
    parsers,
    key: 'a key',
  });

/** One report of each format that uses everything its parser reads. */
const reports: Record<string, unknown> = {
  sarif: {
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Scan',
            guid: 'g',
            rules: [
              {
                id: 'a',
                name: 'A',
                shortDescription: { text: 'A rule' },
                fullDescription: { text: 'A rule' },
                defaultConfiguration: { level: 'error' },
                relationships: [
                  { target: { id: '79', toolComponent: { name: 'CWE' } } },
                ],
                properties: { tags: ['cwe-79'], 'security-severity': '7.5' },
              },
            ],
          },
          extensions: [{ name: 'pack', rules: [{ id: 'b' }] }],
        },
        invocations: [
          {
            ruleConfigurationOverrides: [
              { descriptor: { index: 0 }, configuration: { level: 'note' } },
            ],
          },
        ],
        originalUriBaseIds: { ROOT: { uri: 'file:///builds/' } },
        artifacts: [{ location: { uri: 'a.ts', uriBaseId: 'ROOT' } }],
        taxonomies: [{ name: 'CWE', taxa: [{ id: '22' }] }],
        results: [
          {
            ruleId: 'a',
            ruleIndex: 0,
            rule: { id: 'a', index: 0, toolComponent: { index: 0 } },
            kind: 'fail',
            level: 'error',
            baselineState: 'new',
            message: { text: 'a', id: 'm' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: {
                    uri: 'a.ts',
                    uriBaseId: 'ROOT',
                    index: 0,
                  },
                  region: {
                    startLine: 1,
                    startColumn: 2,
                    snippet: { text: 'x' },
                  },
                },
                logicalLocations: [{ name: 'f', fullyQualifiedName: 'A.f' }],
              },
            ],
            partialFingerprints: { hash: 'a' },
            fingerprints: { hash: { value: 'a' } },
            suppressions: [{ status: 'accepted' }],
            provenance: { invocationIndex: 0 },
            taxa: [{ index: 0, toolComponent: { index: 0 } }],
            properties: { 'security-severity': 1, cwe: ['CWE-1'] },
          },
        ],
      },
    ],
  },
  trivy: {
    SchemaVersion: 2,
    ArtifactName: 'a',
    ArtifactType: 'container_image',
    ClusterName: 'c',
    Resources: [{ Namespace: 'n', Results: [{ Target: 'Pod/a' }] }],
    Results: [
      {
        Target: 'a (debian 12)',
        Class: 'os-pkgs',
        Type: 'debian',
        Vulnerabilities: [
          {
            VulnerabilityID: 'CVE-2024-1',
            VendorIDs: ['DSA-1-1'],
            PkgName: 'a',
            PkgPath: 'a.jar',
            PkgIdentifier: { PURL: 'pkg:deb/debian/a@1' },
            CVSS: { nvd: { V40Score: 1, V3Score: 2, V2Score: 3 } },
            CweIDs: ['CWE-1'],
          },
        ],
        Misconfigurations: [
          {
            ID: 'DS001',
            Status: 'FAIL',
            Severity: 'LOW',
            CauseMetadata: {
              StartLine: 1,
              Code: { Lines: [{ Content: 'a', IsCause: true }] },
            },
          },
        ],
        Secrets: [{ RuleID: 'a', Title: 'A', StartLine: 1 }],
      },
    ],
  },
  cyclonedx: {
    bomFormat: 'CycloneDX',
    metadata: {
      tools: { components: [{ name: 'a' }] },
      component: { type: 'container', name: 'a' },
    },
    components: [
      { 'bom-ref': 'a', group: 'g', name: 'n', components: [{ name: 'b' }] },
    ],
    vulnerabilities: [
      {
        id: 'CVE-2024-1',
        references: [{ id: 'GHSA-aaaa-bbbb-cccc' }],
        ratings: [{ score: 1 }, { severity: 'low' }],
        cwes: [1],
        description: 'a',
        analysis: { state: 'exploitable' },
        affects: [{ ref: 'a', versions: [{ status: 'affected' }] }],
      },
    ],
  },
  csaf: {
    document: {
      category: 'csaf_vex',
      csaf_version: '2.0',
      publisher: { name: 'a' },
      tracking: { id: 'a', current_release_date: '2024-01-01T00:00:00Z' },
      aggregate_severity: { text: 'Low' },
    },
    product_tree: {
      branches: [
        {
          branches: [
            {
              product: {
                product_id: 'p',
                product_identification_helper: { purl: 'pkg:npm/a@1' },
              },
            },
          ],
        },
      ],
      full_product_names: [
        { product_id: 'o', product_identification_helper: { purls: ['a'] } },
      ],
      relationships: [
        { full_product_name: { product_id: 'q' }, product_reference: 'p' },
      ],
      product_groups: [{ group_id: 'g', product_ids: ['p'] }],
    },
    vulnerabilities: [
      {
        cve: 'CVE-2024-1',
        ids: [{ text: 'GHSA-aaaa-bbbb-cccc' }],
        cwe: { id: 'CWE-1' },
        title: 'a',
        product_status: { known_affected: ['p', 'q'], fixed: ['o'] },
        flags: [{ label: 'a', group_ids: ['g'] }],
        scores: [
          { products: ['p'], cvss_v3: { baseScore: 1, baseSeverity: 'LOW' } },
        ],
        threats: [{ category: 'impact', details: 'a', product_ids: ['p'] }],
        remediations: [{ details: 'a', product_ids: ['p'] }],
      },
    ],
  },
  openvex: {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'a',
    author: 'a',
    timestamp: '2024-01-01T00:00:00Z',
    statements: [
      {
        vulnerability: {
          '@id': 'a',
          name: 'CVE-2024-1',
          description: 'a',
          aliases: ['GHSA-aaaa-bbbb-cccc'],
        },
        products: [
          { '@id': 'a' },
          {
            '@id': 'a',
            identifiers: { purl: 'pkg:oci/a' },
            subcomponents: [{ '@id': 'pkg:npm/a@1' }],
          },
        ],
        status: 'affected',
        justification: 'a',
        impact_statement: 'a',
        timestamp: '2024-01-01T00:00:00Z',
      },
    ],
  },
  spdx: {
    '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
    '@graph': [
      { type: 'CreationInfo', '@id': '_:c', created: '', createdBy: ['o'] },
      { type: 'Organization', spdxId: 'o', name: 'a' },
      { type: 'Tool', spdxId: 't', name: 'a-1' },
      { type: 'SpdxDocument', spdxId: 'd', rootElement: ['r'] },
      {
        type: 'software_Package',
        spdxId: 'p',
        name: 'a',
        externalIdentifier: [
          { externalIdentifierType: 'packageUrl', identifier: 'pkg:npm/a@1' },
        ],
        externalRef: [
          { externalRefType: 'securityFix', locator: ['CVE-2024-10001'] },
        ],
      },
      {
        type: 'security_Vulnerability',
        spdxId: 'v',
        summary: 'a',
        externalIdentifier: [
          { externalIdentifierType: 'cve', identifier: 'CVE-2024-10002' },
        ],
      },
      {
        type: 'security_CvssV3VulnAssessmentRelationship',
        spdxId: 's',
        from: 'v',
        security_score: 1,
        security_severity: 'low',
      },
      {
        type: 'security_VexAffectedVulnAssessmentRelationship',
        spdxId: 'a',
        creationInfo: '_:c',
        from: 'v',
        to: ['p'],
        security_suppliedBy: 'o',
        security_actionStatement: 'a',
        security_publishedTime: '2024-01-01T00:00:00Z',
      },
      {
        type: 'Relationship',
        spdxId: 'l',
        relationshipType: 'hasAssociatedVulnerability',
        from: 'r',
        to: ['v'],
      },
    ],
  },
  'dependency-check': {
    reportSchema: '1.1',
    scanInfo: {},
    dependencies: [
      {
        fileName: 'a',
        filePath: 'a',
        packages: [{ id: 'a' }],
        identifiers: [{ type: 'maven', name: 'a:b:1' }],
        vulnerabilityIds: [{ id: 'cpe:2.3:a:a:b:1' }],
        vulnerabilities: [
          {
            name: 'CVE-2024-1',
            severity: '',
            cvssv3: { baseScore: 1, baseSeverity: '' },
            cwes: ['CWE-1'],
            description: 'a',
          },
        ],
        suppressedVulnerabilities: [{ name: 'CVE-2024-2', severity: 'LOW' }],
      },
    ],
  },
  'dependency-track': {
    meta: { application: 'Dependency-Track' },
    findings: [
      {
        component: { group: 'g', name: 'n' },
        vulnerability: {
          vulnId: 'CVE-2024-1',
          title: 'a',
          severity: 'UNASSIGNED',
          cvssV3BaseScore: 1,
          cweId: 1,
          cwes: [{ cweId: 2 }],
          aliases: [{ ghsaId: 'GHSA-aaaa-bbbb-cccc' }],
        },
        analysis: { state: 'NOT_SET', isSuppressed: false },
      },
    ],
  },
  grype: {
    matches: [
      {
        vulnerability: {
          id: 'CVE-2024-1',
          severity: '',
          cvss: [{ metrics: { baseScore: 1 } }],
          cwes: [{ cwe: 'CWE-1' }],
        },
        relatedVulnerabilities: [{ id: 'GHSA-aaaa-bbbb-cccc' }],
        artifact: {
          name: 'a',
          type: 'deb',
          locations: [{ path: 'a' }],
          purl: 'pkg:deb/debian/a@1',
        },
      },
    ],
    ignoredMatches: [{ vulnerability: { id: 'a' }, artifact: { name: 'a' } }],
    source: { type: 'image', target: { userInput: 'a', imageID: 'b' } },
    distro: { name: 'debian' },
    descriptor: { name: 'grype' },
  },
  'anchore-engine': {
    image_digest: 'a',
    vulnerabilities: [
      {
        vuln: 'CVE-2024-1',
        package_name: 'a',
        package_type: 'rpm',
        package_path: 'pkgdb',
        feed_group: 'rhel:8',
        nvd_data: [{ id: 'CVE-2024-1', cvss_v3: { base_score: 1 } }],
      },
    ],
  },
  'anchore-enterprise': [
    {
      a: {
        b: [
          {
            detail: {
              policy: {},
              result: {
                result: {
                  c: {
                    result: {
                      header: [
                        'Trigger_Id',
                        'Gate',
                        'Gate_Action',
                        'Whitelisted',
                        'Check_Output',
                      ],
                      rows: [
                        ['CVE-2024-1+a', 'vulnerabilities', 'stop', false, 'a'],
                        ['a', 'dockerfile', 'warn', true, 'a'],
                      ],
                    },
                  },
                },
              },
            },
          },
        ],
      },
    },
  ],
  'anchorectl-policies': {
    evaluatedTag: 'a',
    policyId: 'a',
    evaluations: [
      {
        details: [
          {
            gate: 'vulnerabilities',
            triggerId: 'CVE-2024-1+a',
            triggerName: 'package',
            description: 'HIGH a',
            status: 'stop',
            tag: 'a',
          },
        ],
      },
    ],
  },
  'anchorectl-vulnerabilities': [
    {
      vuln: 'CVE-2024-1',
      packageName: 'a',
      packageType: 'dpkg',
      packagePath: 'a',
      feedGroup: 'debian:12',
      severity: 'Low',
    },
  ],
  'aws-inspector2': {
    findings: [
      {
        findingArn: 'arn:aws:inspector2:a:1:finding/1',
        type: 'PACKAGE_VULNERABILITY',
        status: 'ACTIVE',
        severity: 'UNTRIAGED',
        inspectorScore: 1,
        packageVulnerabilityDetails: {
          vulnerabilityId: 'CVE-2024-1',
          relatedVulnerabilities: ['a'],
          cvss: [{ baseScore: 1 }],
          vulnerablePackages: [
            { name: 'a', packageManager: 'OS', filePath: 'a' },
          ],
        },
        resources: [
          {
            id: 'a',
            type: 'AWS_ECR_CONTAINER_IMAGE',
            details: {
              awsEcrContainerImage: {
                repositoryName: 'a',
                registry: 'a',
                imageTags: ['a'],
                platform: 'DEBIAN_12',
              },
            },
          },
        ],
      },
    ],
  },
  clair: {
    manifest_hash: 'a',
    packages: { 1: { name: 'a', package_db: 'a' } },
    distributions: { 1: { did: 'debian' } },
    vulnerabilities: {
      2: {
        name: 'CVE-2024-1',
        normalized_severity: 'Low',
        distribution: { did: 'debian' },
        repository: { name: 'a' },
      },
    },
    package_vulnerabilities: { 1: ['2'] },
  },
  harbor: {
    'application/vnd.security.vulnerability.report; version=1.1': {
      artifact: { repository: 'a', tag: 'b' },
      vulnerabilities: [
        {
          id: 'CVE-2024-1',
          package: 'a',
          cwe_ids: ['CWE-1'],
          preferred_cvss: { score_v3: 1 },
        },
      ],
    },
  },
  'trivy-operator': [
    {
      apiVersion: 'aquasecurity.github.io/v1alpha1',
      kind: 'VulnerabilityReport',
      report: {
        artifact: { repository: 'a', tag: 'b' },
        registry: { server: 'a' },
        os: { family: 'debian' },
        vulnerabilities: [
          { vulnerabilityID: 'CVE-2024-1', resource: 'a', score: 1 },
        ],
      },
    },
    {
      apiVersion: 'aquasecurity.github.io/v1alpha1',
      kind: 'ConfigAuditReport',
      metadata: {
        name: 'a',
        labels: { 'trivy-operator.resource.kind': 'Job' },
        ownerReferences: [{ kind: 'Job', name: 'a' }],
      },
      report: { checks: [{ checkID: 'a', success: false, severity: 'LOW' }] },
    },
    {
      apiVersion: 'aquasecurity.github.io/v1alpha1',
      kind: 'ClusterComplianceReport',
      status: {
        detailReport: {
          results: [{ id: 'a', checks: [{ checkID: 'a', target: 'a' }] }],
        },
      },
    },
  ],
  twistlock: {
    results: [
      {
        name: 'a:1',
        distro: 'Ubuntu 22.04',
        packages: [{ type: 'os', name: 'a' }],
        compliances: [{ id: 1, title: 'a', severity: 'low' }],
        vulnerabilities: [
          { id: 'CVE-2024-1', packageName: 'a', cvss: 1, packagePath: 'a' },
        ],
        complianceDistribution: {},
      },
    ],
  },
  wiz: {
    scanOriginResource: { name: 'a', type: 'CONTAINER_IMAGE' },
    result: {
      osPackages: [
        {
          name: 'a',
          path: 'a',
          vulnerabilities: [
            {
              name: 'CVE-2024-1',
              severity: '',
              score: 1,
              ignoredPolicyMatches: [{}],
              failedPolicyMatches: [],
            },
          ],
        },
      ],
      secrets: [{ type: 'a', description: 'a', path: 'a', lineNumber: 1 }],
      ruleMatches: [
        {
          rule: { shortId: 'a', name: 'a' },
          matches: [{ resourceName: 'a', fileName: 'a', lineNumber: 1 }],
        },
      ],
    },
  },
  'npm-audit': {
    auditReportVersion: 2,
    vulnerabilities: {
      kit: {
        name: 'kit',
        via: [
          {
            source: 1,
            name: 'kit',
            dependency: 'kit',
            title: 'a',
            url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
            severity: 'high',
            cwe: ['CWE-1'],
            cvss: { score: 7.5 },
          },
          'other',
        ],
        nodes: ['node_modules/kit'],
      },
    },
  },
  'yarn-audit': {
    type: 'auditAdvisory',
    data: {
      advisory: {
        id: 1,
        title: 'a',
        module_name: 'kit',
        cves: ['CVE-2024-0001'],
        severity: 'high',
        cwe: 'CWE-1',
        cvss: { score: 7.5 },
        url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
      },
    },
  },
  'pnpm-audit': {
    advisories: {
      '1': {
        findings: [{ paths: ['.>kit'] }],
        id: 1,
        title: 'a',
        module_name: 'kit',
        severity: 'high',
        github_advisory_id: 'GHSA-aaaa-bbbb-cccc',
      },
    },
    metadata: {},
  },
  'pip-audit': {
    dependencies: [
      {
        name: 'kit',
        version: '1',
        vulns: [
          { id: 'PYSEC-2024-1', aliases: ['CVE-2024-0001'], description: 'a' },
        ],
      },
    ],
  },
  'cargo-audit': {
    lockfile: { path: 'Cargo.lock' },
    vulnerabilities: {
      found: true,
      count: 1,
      list: [
        {
          advisory: {
            id: 'RUSTSEC-2024-0001',
            package: 'kit',
            title: 'a',
            aliases: ['CVE-2024-0001'],
            cvss: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N',
          },
          package: { name: 'kit' },
        },
      ],
    },
  },
  'bundler-audit': {
    version: '0.9.1',
    created_at: '2024-01-01',
    results: [
      {
        type: 'unpatched_gem',
        gem: { name: 'kit' },
        advisory: {
          id: 'CVE-2024-0001',
          title: 'a',
          cve: '2024-0001',
          ghsa: 'aaaa-bbbb-cccc',
          cvss_v3: 7.5,
          criticality: 'high',
        },
      },
      { type: 'insecure_source', source: 'http://gems.example.com' },
    ],
  },
  govulncheck: [
    { config: { protocol_version: 'v1.0.0', scan_level: 'symbol' } },
    {
      osv: {
        id: 'GO-2024-0001',
        aliases: ['CVE-2024-0001'],
        summary: 'a',
        details: 'a',
        severity: [{ type: 'CVSS_V3', score: 'high' }],
        database_specific: { severity: 'high', cwe_ids: ['CWE-1'] },
        affected: [{ database_specific: { cwes: [{ cweId: 'CWE-2' }] } }],
      },
    },
    {
      finding: {
        osv: 'GO-2024-0001',
        trace: [
          {
            module: 'example.com/kit',
            function: 'Parse',
            position: { filename: 'a.go', line: 1 },
          },
        ],
      },
    },
    {
      vulnerability: {
        osv: { id: 'GO-2024-0002' },
        modules: [{ path: 'stdlib', packages: [{ callstacks: [{}] }] }],
      },
    },
    {
      Vulns: [{ OSV: { id: 'GO-2024-0003' }, ModPath: 'stdlib', CallSink: 1 }],
    },
  ],
  'osv-scanner': {
    results: [
      {
        source: { path: 'go.mod', type: 'lockfile' },
        packages: [
          {
            package: { name: 'kit', ecosystem: 'Go' },
            vulnerabilities: [
              {
                id: 'GO-2024-0001',
                upstream: ['CVE-2024-0001'],
                summary: 'a',
              },
              { id: 'GO-2024-0002' },
            ],
            groups: [
              {
                ids: ['GO-2024-0001'],
                aliases: ['GHSA-aaaa-bbbb-cccc'],
                max_severity: '7.5',
                experimental_analysis: { 'GO-2024-0001': { called: false } },
              },
            ],
          },
        ],
      },
    ],
  },
  snyk: [
    {
      ok: false,
      packageManager: 'npm',
      projectName: 'docker-image|a',
      path: 'a',
      docker: { image: 'a' },
      displayTargetFile: 'package.json',
      vulnerabilities: [
        {
          id: 'SNYK-JS-KIT-1',
          title: 'a',
          type: 'vuln',
          packageManager: 'npm',
          packageName: 'kit',
          name: 'kit',
          severity: 'high',
          cvssScore: 7.5,
          identifiers: { CVE: ['CVE-2024-0001'], CWE: ['CWE-1'] },
        },
      ],
      filtered: { ignore: [{ id: 'SNYK-JS-KIT-2', name: 'kit' }] },
      applications: [
        { targetFile: 'a', vulnerabilities: [{ id: 'SNYK-JS-KIT-3' }] },
      ],
    },
    {
      infrastructureAsCodeIssues: [
        {
          id: 'SNYK-CC-1',
          title: 'a',
          severity: 'low',
          isIgnored: false,
          path: ['a', 0],
          lineNumber: 1,
        },
      ],
      targetFile: 'a.tf',
    },
  ],
  'snyk-issues': {
    data: [
      {
        type: 'issue',
        attributes: {
          key: 'SNYK-JS-KIT-1',
          type: 'package_vulnerability',
          title: 'a',
          status: 'open',
          ignored: false,
          effective_severity_level: 'high',
          classes: [{ id: 'CWE-1', source: 'CWE' }],
          problems: [{ id: 'CVE-2024-0001' }],
          coordinates: [
            { representations: [{ dependency: { package_name: 'kit' } }] },
          ],
        },
      },
      {
        type: 'issue',
        attributes: {
          key: 'b',
          type: 'code',
          coordinates: [
            {
              representations: [
                {
                  sourceLocation: {
                    file: 'a.js',
                    region: { start: { line: 1, column: 1 } },
                  },
                },
              ],
            },
          ],
        },
      },
      {
        type: 'issue',
        attributes: {
          key: 'c',
          type: 'cloud',
          coordinates: [
            {
              representations: [
                { cloud_resource: { resource: { name: 'r' } } },
              ],
            },
          ],
        },
      },
    ],
  },
  'jfrog-xray': {
    total_rows: 1,
    rows: [
      {
        cves: [{ cve: 'CVE-2024-0001', cwe: ['CWE-1'], cvss_v3_score: 7.5 }],
        cvss3_max_score: 7.5,
        severity: 'High',
        issue_id: 'XRAY-1',
        summary: 'a',
        vulnerable_component: 'npm://kit:1',
        impacted_artifact: 'docker://a:1',
        impact_path: ['docker://a:1'],
        path: 'a',
        applicability_result: 'not_scanned',
      },
    ],
  },
  gitleaks: [
    {
      RuleID: 'a',
      Description: 'A',
      File: 'a',
      StartLine: 1,
      Secret: 's3cr3t',
      Commit: 'c',
      Fingerprint: 'f',
      Link: 'https://a.example/?b',
    },
    { rule: 'a', offender: 'b', file: 'c', lineNumber: 1, leakURL: '' },
  ],
  asff: {
    findings: [
      {
        AwsAccountId: '42',
        ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/inspector',
        GeneratorId: 'AWSInspector',
        Title: 'CVE-2024-10001 - openssl',
        Types: ['Software and Configuration Checks/Vulnerabilities/CVE'],
        Severity: { Label: 'HIGH', Normalized: 70 },
        FindingProviderFields: { Severity: { Label: 'HIGH' } },
        Compliance: { Status: 'FAILED', SecurityControlId: 'S3.8' },
        ProductFields: { ControlId: 'S3.8', 'aws/inspector/a/platform': 'L' },
        Resources: [{ Type: 'AwsEcrContainerImage', Id: 'a', Region: 'r' }],
        Region: 'eu-west-1',
        Workflow: { Status: 'NEW' },
        WorkflowState: 'NEW',
        RecordState: 'ACTIVE',
        Vulnerabilities: [
          {
            Id: 'CVE-2024-10001',
            Vendor: { Name: 'DEBIAN_CVE' },
            VulnerablePackages: [
              { Name: 'a', PackageManager: 'OS', FilePath: 'b' },
            ],
          },
        ],
      },
    ],
  },
  checkov: [
    {
      check_type: 'terraform',
      results: {
        failed_checks: [
          {
            check_id: 'CKV_AWS_1',
            check_name: 'A',
            severity: 'HIGH',
            file_path: '/a.tf',
            file_line_range: [1, 2],
            resource: 'a.b',
            code_block: [[1, 'a']],
          },
        ],
        skipped_checks: [],
      },
      summary: { checkov_version: '3' },
    },
    {
      check_type: 'sca_image',
      results: {
        failed_checks: [
          {
            check_id: 'CKV_CVE_2024_1',
            file_path: '/Dockerfile (a:1)',
            vulnerability_details: {
              id: 'CVE-2024-1',
              package_name: 'a',
              package_type: 'os',
              severity: 'high',
              cvss: 7,
            },
          },
        ],
      },
    },
  ],
  hadolint: [
    {
      line: 1,
      column: 1,
      code: 'DL3008',
      message: 'a',
      file: 'b',
      level: 'info',
    },
  ],
  kics: {
    queries_total: 1,
    severity_counters: { HIGH: 1 },
    queries: [
      {
        query_id: 'a',
        query_name: 'A',
        severity: 'HIGH',
        cwe: '79',
        files: [
          {
            file_name: 'a',
            line: 1,
            similarity_id: 'b',
            search_key: 'c',
            resource_type: 'd',
            resource_name: 'e',
          },
        ],
      },
    ],
  },
  'kube-bench': {
    Controls: [
      {
        node_type: 'master',
        tests: [
          {
            results: [
              { test_number: '1', test_desc: 'a', status: 'FAIL', type: '' },
            ],
          },
        ],
      },
    ],
    Totals: { total_pass: 0 },
  },
  kubescape: {
    summaryDetails: { controls: { 'C-1': { scoreFactor: 7 } } },
    resources: [
      {
        resourceID: 'path=1/api=v1//Pod/a',
        source: { relativePath: 'a.yaml' },
        object: { sourcePath: 'a.yaml:0' },
      },
    ],
    results: [
      {
        resourceID: 'path=1/api=v1//Pod/a',
        controls: [
          {
            controlID: 'C-1',
            name: 'A',
            status: { status: 'failed', subStatus: '' },
          },
        ],
      },
    ],
  },
  ocsf: [
    {
      class_uid: 2002,
      activity_id: 1,
      status: 'New',
      status_id: 1,
      status_code: 'FAIL',
      severity: 'High',
      severity_id: 4,
      metadata: {
        event_code: 'a',
        product: { name: 'A', vendor_name: 'B', feature: { uid: 'c' } },
      },
      finding_info: { title: 'A', types: ['b'], analytic: { uid: 'c' } },
      compliance: { control: 'a', status: 'Fail', status_id: 3 },
      cloud: { account: { uid: '1' }, region: 'r' },
      device: { os: { name: 'Debian' } },
      resources: [{ uid: 'a', name: 'b', type: 'c', namespace: 'd' }],
      vulnerabilities: [
        {
          title: 'A',
          severity: 'High',
          cve: { uid: 'CVE-2024-1', cvss: [{ base_score: 7 }] },
          advisory: { uid: 'GHSA-aaaa-bbbb-cccc' },
          cwe: { uid: 'CWE-79' },
          related_cwes: [{ uid: 'CWE-80' }],
          affected_packages: [
            { name: 'a', package_manager: 'npm', type: 'b', path: 'c' },
          ],
          affected_code: [{ file: { path: 'a' }, start_line: 1 }],
        },
      ],
    },
  ],
  prowler: [
    {
      CheckID: 'a',
      CheckTitle: 'A',
      Status: 'FAIL',
      Severity: 'high',
      Provider: 'aws',
      AccountId: '1',
      Region: 'r',
      ResourceId: 'b',
      ResourceArn: 'c',
      Muted: false,
    },
  ],
  terrascan: {
    results: {
      violations: [
        {
          rule_id: 'a',
          rule_name: 'A',
          description: 'b',
          severity: 'HIGH',
          resource_name: 'c',
          resource_type: 'd',
          file: 'e',
          line: 1,
        },
      ],
      skipped_violations: null,
      scan_summary: {},
    },
  },
  tfsec: {
    results: [
      {
        rule_id: 'a',
        long_id: 'b',
        rule_description: 'A',
        severity: 'HIGH',
        status: 0,
        resource: 'c',
        location: { filename: 'd', start_line: 1 },
      },
    ],
  },
  bandit: {
    results: [
      {
        code: '11 a\n12 b\n13 c\n',
        col_offset: 1,
        filename: 'a.py',
        issue_cwe: { id: 5 },
        issue_severity: 'LOW',
        issue_text: 'A: b',
        line_number: 12,
        line_range: [12],
        test_id: 'B105',
        test_name: 'a',
      },
    ],
  },
  brakeman: {
    scan_info: {},
    warnings: [
      {
        warning_type: 'A',
        warning_code: 1,
        fingerprint: 'f',
        check_name: 'A',
        message: 'm',
        file: 'a.rb',
        line: 1,
        code: 'c',
        cwe_id: [1],
      },
    ],
    ignored_warnings: [
      { warning_type: 'A', code: null, location: { class: 'A', method: 'b' } },
    ],
  },
  'checkmarx-one': {
    totalCount: 5,
    scanID: 's',
    results: ['sast', 'kics', 'sca', 'containers', 'sscs-secret-detection'].map(
      type => ({
        type,
        id: 'CVE-2024-1000',
        similarityId: 's',
        status: 'NEW',
        state: 'TO_VERIFY',
        severity: 'HIGH',
        data: {
          queryName: 'A_b',
          ruleName: 'A',
          line: 1,
          filename: '/a',
          nodes: [
            { line: 1, column: 1, name: 'a', fullName: 'a.b', fileName: '/a' },
          ],
          packageIdentifier: 'Npm-a-1.0',
          packageName: 'a',
          imageName: 'i',
          scaPackageData: {
            locations: ['a'],
            dependencyPaths: [[{ id: 'Npm-a-1.0', name: 'a' }]],
          },
        },
        vulnerabilityDetails: { cweId: 1 },
      }),
    ),
  },
  gosec: {
    Issues: [
      {
        severity: 'LOW',
        cwe: { id: '5' },
        rule_id: 'G1',
        details: 'a',
        file: 'a.go',
        code: '1: a\n2: b\n',
        line: '1-2',
        column: '1',
        nosec: true,
        suppressions: [{}],
      },
    ],
    Stats: {},
  },
  semgrep: {
    version: '1',
    errors: [{ level: 'error' }],
    paths: { scanned: ['a'] },
    subprojects: [{}],
    time: { rules: [{ id: 'ssc-1' }, 'a'] },
    results: [
      {
        check_id: 'a.b',
        path: 'a',
        start: { line: 1, col: 1 },
        extra: {
          message: 'A b. c',
          metadata: { cwe: ['CWE-1'], product: 'secrets' },
          severity: 'ERROR',
          fingerprint: 'f',
          lines: 'l',
          is_ignored: false,
          validation_state: 'CONFIRMED_VALID',
        },
      },
      {
        check_id: 'a.c',
        path: 'b',
        extra: {
          metadata: {
            'sca-severity': 'HIGH',
            cve: 'CVE-2024-1000',
            'sca-vuln-database-identifier': 'CVE-2024-1000',
          },
          sca_info: {
            dependency_match: {
              found_dependency: { package: 'a', ecosystem: 'npm' },
            },
          },
        },
      },
    ],
  },
  sonarqube: {
    paging: {},
    issues: [
      {
        key: 'k',
        rule: 'a:b',
        severity: 'MAJOR',
        component: 'p:a',
        project: 'p',
        line: 1,
        hash: 'h',
        textRange: { startOffset: 1 },
        status: 'OPEN',
        issueStatus: 'OPEN',
        message: 'm',
        tags: ['cwe-1'],
        type: 'VULNERABILITY',
        impacts: [{ softwareQuality: 'SECURITY', severity: 'HIGH' }],
      },
      {
        rule: 'OWASP:UsingComponentWithKnownVulnerability',
        component: 'p',
        message: 'Filename: a:1 | Reference: CVE-2024-1000 | Category: CWE-1',
      },
    ],
    hotspots: [
      {
        key: 'k',
        ruleKey: 'r',
        component: { key: 'a', path: 'b' },
        vulnerabilityProbability: 'HIGH',
        status: 'REVIEWED',
        resolution: 'SAFE',
        line: 1,
        message: 'm',
      },
    ],
    components: [{ key: 'p:a', path: 'a' }],
    rules: { 'a:b': { htmlDesc: 'cwe.mitre.org/data/definitions/1' } },
  },
  veracode: {
    findings: [
      {
        issue_id: 1,
        scan_type: 'STATIC',
        finding_status: { resolution: 'a', resolution_status: 'b' },
        finding_details: {
          severity: 1,
          cwe: { id: 1, name: 'a' },
          file_path: 'a',
          file_line_number: 1,
          finding_category: { name: 'a' },
          attack_vector: 'a',
          procedure: 'p',
        },
      },
      {
        scan_type: 'DYNAMIC',
        finding_details: {
          cwe: { id: 1 },
          url: 'https://a.example/b',
          vulnerable_parameter: 'p',
        },
      },
      {
        scan_type: 'SCA',
        finding_details: {
          cve: { name: 'CVE-2024-1000' },
          component_filename: 'a-1.jar',
          version: '1',
          component_path: [{ path: 'p' }],
        },
      },
    ],
  },
  trufflehog: [
    {
      SourceMetadata: {
        Data: { Git: { file: 'a', line: 1, image: 'i', link: 'https://a' } },
      },
      DetectorName: 'A',
      Raw: 's3cr3t',
      RawV2: 's3cr3t:b',
    },
    { branch: 'b', reason: 'A', path: 'a', stringsFound: ['s3cr3t'] },
    {
      rule: { id: 'a', message: 'A', severity: 'LOW' },
      path: 'a',
      line: '1',
      secret: 's3cr3t',
      context: {},
    },
  ],
  ggshield: {
    type: 'commit-range',
    total_incidents: 2,
    scans: [
      {
        entities_with_incidents: [
          {
            filename: 'a',
            incidents: [
              {
                type: 'A',
                ignore_sha: 's',
                ignore_reason: {},
                incident_url: 'https://a',
                occurrences: [{ match: 'a*b', line_start: 1 }],
              },
              {
                policy: 'A',
                policy_id: 'P',
                severity: 'LOW',
                status: 'IGNORED',
                component: 'c',
                line_start: 1,
              },
            ],
          },
        ],
      },
      { entities_with_incidents: { new: [], unchanged: [] } },
    ],
  },
  'nosey-parker': [
    {
      rule_name: 'A',
      rule_text_id: 'a',
      num_matches: 1,
      groups: ['YQ=='],
      statuses: ['accept'],
      matches: [
        {
          provenance: [
            {
              path: 'a',
              first_commit: { blob_path: 'b' },
              commit_provenance: { blob_path: 'c' },
            },
          ],
          location: { source_span: { start: { line: 1, column: 2 } } },
          match_content: 'a',
          status: 'accept',
        },
      ],
    },
  ],
  secretlint: [
    {
      filePath: 'a',
      sourceContent: 'key=s3cr3t',
      sourceContentType: 'text',
      messages: [
        {
          ruleId: '@secretlint/secretlint-rule-a',
          messageId: 'A',
          range: [4, 10],
          loc: { start: { line: 1, column: 4 } },
          severity: 'error',
        },
      ],
    },
  ],
  'rusty-hog': [
    { reason: 'A', path: 'a', linenum: 1, stringsFound: ['s3cr3t'] },
    { reason: 'A', bucket: 'b', key: 'k', stringsFound: ['s3cr3t'] },
    { reason: 'A', issue_id: 'i', url: 'https://a', stringsFound: [] },
  ],
  zap: {
    '@version': '2.14.0',
    site: [
      {
        '@name': 'https://a',
        alerts: [
          {
            pluginid: '1',
            alertRef: '1-1',
            alert: 'A',
            name: 'A',
            riskcode: '1',
            confidence: '2',
            cweid: '79',
            instances: [{ uri: 'https://a/b', method: 'GET', param: 'p' }],
          },
        ],
      },
    ],
  },
  nuclei: [
    {
      'template-id': 'a',
      info: {
        name: 'A',
        severity: 'low',
        classification: { 'cwe-id': ['cwe-79'], 'cvss-score': 1 },
      },
      'matcher-name': 'm',
      type: 'http',
      host: 'a',
      'matched-at': 'https://a/b',
      request: 'GET /b HTTP/1.1',
      'curl-command': "curl -X 'GET' a",
      fuzzing_parameter: 'p',
    },
  ],
  stackhawk: {
    service: 'StackHawk',
    scanCompleted: {
      findings: [
        {
          pluginId: '1',
          pluginName: 'A',
          severity: 'Low',
          host: 'https://a',
          paths: [{ path: '/b', method: 'GET', status: 'NEW' }],
        },
      ],
    },
  },
  burp: {
    task_id: '1',
    issue_events: [
      {
        type: 'issue_found',
        issue: {
          name: 'A',
          type_index: 1,
          origin: 'https://a',
          path: '/b',
          severity: 'low',
          caption: '/b [p parameter]',
        },
      },
    ],
  },
  acunetix: {
    Generated: 'a',
    Target: { ScanId: 'a' },
    Vulnerabilities: [
      {
        Name: 'A',
        Type: 'a',
        Severity: 'Low',
        State: 'Present',
        Url: 'https://a/b',
        Classification: { Cwe: '79' },
        HttpRequest: {
          Method: 'GET',
          Parameters: [{ Name: 'p', Vulnerable: true }],
        },
      },
    ],
  },
  generic: {
    name: 'a',
    type: 'b',
    findings: [
      {
        title: 'A',
        description: 'a',
        severity: 'Low',
        cve: 'CVE-2024-1',
        vulnerability_ids: ['GHSA-aaaa-bbbb-cccc'],
        cwe: 79,
        file_path: 'a',
        line: 1,
        param: 'p',
        active: true,
        endpoints: ['https://a', { host: 'b', port: 1, path: 'c' }],
      },
      {
        title: 'A',
        description: 'a',
        severity: 'Low',
        component_name: 'c',
        vuln_id_from_tool: 'v',
      },
      {
        title: 'A',
        description: 'a',
        severity: 'Low',
        unique_id_from_tool: 'u',
        sast_sink_object: 's',
      },
    ],
  },
};

const intruder = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 1e308, '', '\0', 'x', [], {}, [null]),
  fc.constantFrom<unknown>([[[]]], { length: 5 }, { toString: 1 }, ['', {}]),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Places in a value: every list item and property, as the keys that lead there. */
function* placesOf(value: unknown, path: string[] = []): Generator<string[]> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    yield* placesOf(child, [...path, key]);
  }
}

function replaced(value: unknown, path: string[], by: unknown): unknown {
  if (path.length === 0) return by;
  const copy: any = structuredClone(value);
  const parent = path.slice(0, -1).reduce((at, key) => at[key], copy);
  parent[path[path.length - 1]] = by;
  return copy;
}

function outcomeOf(format: string, report: unknown): string {
  try {
    parse(format, report);
    return 'read';
  } catch (error) {
    return String(error);
  }
}

describe.each(Object.keys(reports))('a hostile %s report', format => {
  const report = reports[format];
  const places = [...placesOf(report)];

  it('is read as it is', () => {
    expect(parse(format, report).results.length).toBeGreaterThan(0);
  });

  it('with anything anywhere is read, or refused with the name of a field', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), intruder, (place, value) => {
        const outcome = outcomeOf(format, replaced(report, place, value));
        expect(outcome).toMatch(
          /^(read|InputError: (The report|[\w$%@./[\]…-]+) must be .*)$/,
        );
      }),
      { numRuns: 1500 },
    );
  });

  it('with prototype and method names as keys everywhere is read as without them', () => {
    const text = JSON.stringify(report).replaceAll(
      /\{(?=")/g,
      '{"__proto__":{"polluted":1},"constructor":{},"hasOwnProperty":{},"toString":{},',
    );
    const options = { bytes: Buffer.from(text), parsers, key: 'a key' };
    expect(parseReport({ ...options, format }).results).toEqual(
      parse(format, report).results,
    );
    expect(parseReport(options).format).toBe(format);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
