import { HumanDuration } from '@backstage/types';
import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  productSecurity?: {
    /** Which catalog entities are applications, and where their attributes are read from. */
    applications?: {
      /**
       * Catalog filter: an object, or a list of objects of which one has to match. Values are a text, a list of texts, or
       * `true` for "has any value".
       * @default { kind: Component }
       */
      filter?: object | object[];
      /**
       * Branch of an application that says none itself.
       * @default main
       */
      defaultBranch?: string;
      /**
       * Where an attribute is written: the key of an annotation, or a path such as `spec.tier` or `metadata.labels.tier`.
       */
      attributes?: {
        tier?: string;
        exposure?: string;
        businessUnit?: string;
        regulated?: string;
        revenueCritical?: string;
        accountableOwner?: string;
        notApplicable?: string;
        releaseEvidence?: string;
        defaultBranch?: string;
      };
      /** Hosts behind the annotations that hold no host, e.g. `{ github.com/project-slug: github.acme.example }`. */
      repositoryHosts?: { [annotation: string]: string };
      /** When the catalog is read. Default: every minute. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    ownership?: {
      /**
       * Whether a team with at least one member is accountable when nobody else is named.
       * @default true
       */
      teamIsAccountable?: boolean;
    };
    /**
     * Level of each policy: `off`, `warn` or `enforce`; or a list of rules, the first that fits an application decides.
     */
    policies?: {
      [policy: string]:
        | string
        | Array<{ level: string; lifecycle?: string[]; tier?: string[] }>;
    };
    /** The baseline controls. */
    controls?: {
      /**
       * How old a scan may be to count.
       * @default 30 days
       */
      scanMaxAge?: HumanDuration | string;
      /**
       * How old a release with evidence may be to count.
       * @default 180 days
       */
      releaseEvidenceMaxAge?: HumanDuration | string;
    };
    /** Feeds that say which vulnerabilities are exploited. Files, or http(s) addresses that `backend.reading.allow` permits. */
    exploitability?: {
      /** Known exploited vulnerabilities, in the JSON or the CSV form of CISA; several are one catalog. */
      kev?: string | string[];
      /** EPSS, in the CSV form of FIRST (also gzipped) or an answer of its API; several files, or a folder of them, are a history. */
      epss?: string | string[];
      /**
       * How old the data of a feed may be until `GET /exploitability` shows it as stale.
       * @default 3 days
       */
      staleAfter?: HumanDuration | string;
      download?: {
        /**
         * How long a download may take.
         * @default 2 minutes
         */
        timeout?: HumanDuration | string;
        /**
         * Largest file, in bytes, as it comes and unpacked.
         * @default 256 MiB
         */
        maxBytes?: number;
      };
      /** When the feeds are read again. Default: every 6 hours. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    /** Factors of the risk score: severity × exploitability × tier × exposure. */
    weights?: {
      severity?: {
        critical?: number;
        high?: number;
        medium?: number;
        low?: number;
        info?: number;
      };
      exploitability?: {
        knownExploited?: number;
        /** Factors by EPSS, e.g. `[{ atLeast: 0.5, weight: 1.5 }]`. */
        epss?: Array<{ atLeast: number; weight: number }>;
        /** Factors by what reports and the catalog of known exploited vulnerabilities say; none by default. */
        exploitation?: { active?: number; poc?: number; none?: number };
        /** Of everything else. Default: 1 */
        otherwise?: number;
        /** What the highest of these is multiplied by where reports say that the vulnerable code is reachable. Default: 1 */
        reachable?: number;
        /** The same where they say that it is not. Default: 1 */
        unreachable?: number;
      };
      tier?: {
        '1'?: number;
        '2'?: number;
        '3'?: number;
        unassigned?: number;
      };
      exposure?: {
        internet?: number;
        partner?: number;
        internal?: number;
        unknown?: number;
      };
    };
    /**
     * Where the numbers are worked out: `embedded` is DuckDB within each instance of the backend, `database` the PostgreSQL that the plugin stores in,
     * which all instances then share. `database` with another database than PostgreSQL stops the start.
     * @default embedded
     */
    analytics?: 'embedded' | 'database';
    /** How the facts are kept that numbers are worked out from. */
    facts?: {
      /** Of `embedded`: threads that one question may use. Default: all processors. */
      threads?: number;
      /** Of `embedded`: bound of its memory, such as `2GB`. Default: 80 % of the machine's. */
      memoryLimit?: string;
      /** Of `embedded`: folder for a file that the facts are kept in while the backend runs. Default: in memory. */
      directory?: string;
      /**
       * Of `database`: how long a question may take before it is answered with 503.
       * @default 1 minute
       */
      statementTimeout?: HumanDuration | string;
      /**
       * Of `database`: memory that a sort or a hash table of a question may take, in `MB` or `GB`.
       * @default 64MB
       */
      workMemory?: string;
      /**
       * Of `database`: questions that an instance of the backend puts at the same time, at most two less than its pool of connections has.
       * @default 4, or what the pool leaves room for
       */
      connections?: number;
    };
    metrics?: {
      /**
       * YAML files with metrics and measures of your own. They may override a built-in metric by its id. Relative paths start at the folder the backend
       * runs in.
       */
      files?: string[];
      /**
       * How often the files are looked at. What changed in them, or in their list, is in use from then on; a broken file changes nothing. From 1 second
       * to 1 day.
       * @default 5 seconds
       */
      checkInterval?: HumanDuration | string;
    };
    severity?: {
      /** Severity of results whose report says none, by tool name. */
      defaults?: { [tool: string]: string };
    };
    intake?: {
      /**
       * Largest report, in bytes, as sent and as unpacked.
       * @default 512 MiB
       */
      maxBytes?: number;
      /**
       * Levels of lists and objects within each other that a report may have.
       * @default 256
       */
      maxDepth?: number;
      /**
       * Results that a report may list.
       * @default 1000000
       */
      maxResults?: number;
      /**
       * Seconds that reading a report may take.
       * @default 300
       */
      maxSeconds?: number;
      /**
       * Megabytes of memory that reading a report may take.
       * @default 1024
       */
      maxMemory?: number;
      /**
       * Bytes, as sent or packed, of reports that may wait in memory to be read in the background; more are answered with 503.
       * @default 512 MiB
       */
      maxWaitingBytes?: number;
      /**
       * How many reports are read at the same time, each in a process of its own.
       * @default 2, or the number of processors where that is lower
       */
      workers?: number;
      /** When the closures of a complete scan wait for a confirmation. */
      hold?: {
        /**
         * From how many closures on …
         * @default 50
         */
        minClosures?: number;
        /**
         * … when they are more than this share of what was open.
         * @default 0.8
         */
        share?: number;
        /**
         * A report without any result is held when at least this many were open.
         * @default 5
         */
        emptyMin?: number;
      };
    };
    findings?: {
      /**
       * Days after which a `fixed` that no scan has verified opens again.
       * @default 30
       */
      unverifiedFixDays?: number;
    };
    secrets?: {
      /**
       * Key of the credential hashes. Without it one is made at first start and kept in the database.
       * @visibility secret
       */
      hashKey?: string;
      /**
       * How long after its leak a credential may take to be rotated and verified.
       * @default 7 days
       */
      rotationSla?: HumanDuration | string;
      /**
       * How long it may take for some credentials, in place of `rotationSla`; the first rule that fits decides.
       */
      sla?: Array<{
        /** Any of them fits, such as `aws-access-key`; without it, credentials of every kind. */
        kinds?: string[];
        /** Tiers of the application at the leak: `1`, `2`, `3` or `unassigned`; without it, all. */
        tiers?: Array<string | number>;
        /** From the leak to the verified rotation. */
        days: number;
      }>;
    };
    releases?: {
      /**
       * How long an upload about a release waits for its application to be in the catalog.
       * @default 30 days
       */
      keepUnknownFor?: HumanDuration | string;
    };
    /** Gates of releases. */
    gates?: {
      /**
       * Which results of gates have which root cause; the first rule that fits decides, and those of the plugin come after these. `*` in a pattern stands
       * for any text, `?` for one character; letter case makes no difference.
       */
      rootCauses?: Array<{
        /** sast, sca, dast, secrets, evidence, signing or other. */
        cause: string;
        /** Patterns of ids of gates, of which one has to fit. */
        gates?: string[];
        /** Patterns of reasons, of which one has to fit a reason as a whole. */
        reasonMatches?: string[];
      }>;
      /**
       * What the portal's own gate asks of a release candidate; the first entry that fits tier and environment decides. Where none does: no new critical
       * finding, none that is known to be exploited, and no exception whose review is overdue.
       */
      policies?: Array<{
        /**
         * What the gate is called.
         * @default portal
         */
        gate?: string;
        /** 1, 2, 3, unassigned; absent: any. */
        tiers?: Array<string | number>;
        /** Patterns of environments; absent: any. */
        environments?: string[];
        /** No open finding of this severity or worse that was not open at the last release to the environment. */
        newFindings?: string;
        /** No finding of a severity or worse that has been open for longer than this many days. */
        oldFindings?: Array<{ severity: string; days: number }>;
        /** The risk-weighted backlog is not higher than at the last release to the environment. */
        noBacklogGrowth?: boolean;
        noKnownExploited?: boolean;
        /** No active exception whose review is overdue. */
        noOverdueExceptions?: boolean;
        /** Complete scans that have to be there: control is sast, sca, dast, secrets or image; at most 30 days old unless said otherwise. */
        scans?: Array<{
          control: string;
          maximumAgeDays?: number;
          ofCommit?: boolean;
        }>;
        /** Types of which there has to be evidence that counts. */
        evidence?: string[];
        /** Types of which there has to be verified evidence. */
        verifiedEvidence?: string[];
      }>;
      /**
       * How many release candidates of a team that do not pass the same gate at once are repeated failures, as the question teams_failing_gates lists them.
       * @default 3
       */
      repeatedFailures?: number;
      overrides?: {
        /** What an overridden gate must say to be recorded: overriddenBy, overrideReason or both. Default: nothing. */
        required?: string[];
      };
    };
    /** Evidence of releases: whom to trust with it, and what releases must have. */
    evidence?: {
      /** Public keys that sign evidence. */
      keys?: Array<{
        /** Name of the key in verdicts. */
        name: string;
        /** PEM; either this or `file`. */
        publicKey?: string;
        /** File with the PEM, read again when it changes. */
        file?: string;
        /** Key id by which signatures name it. */
        id?: string;
        /** Types of evidence it signs. Default: all. */
        types?: string[];
        /** Entity refs of the applications it signs for, as patterns. Default: all. */
        applications?: string[];
        /** First moment at which it signs, ISO 8601. */
        validFrom?: string;
        /** Last moment at which it signs, ISO 8601. */
        validUntil?: string;
        /**
         * What it signs: the encoding of the envelope, or the payload alone, as the regional keys of Google Cloud Build do.
         * @default dsse
         */
        signs?: 'dsse' | 'payload';
      }>;
      /** Sigstore: `public-good`, or a file with a trusted_root.json, read again when it changes; or a list of these. */
      trustRoot?:
        | 'public-good'
        | { file: string }
        | Array<'public-good' | { file: string }>;
      /** Builders whose provenance is believed. */
      builders?: Array<{
        /** Pattern of the builder's id. */
        id: string;
        /** Pattern of the subject of its certificates. */
        subject?: string;
        /** Pattern of the identity provider of its certificates. */
        issuer?: string;
        /** Entity refs of the applications it builds, as patterns. Default: all. */
        applications?: string[];
      }>;
      /** Who may sign with a certificate of Sigstore. */
      identities?: Array<{
        /** Pattern of the identity provider. */
        issuer: string;
        /** Pattern of the subject; `{repository}` stands for that of the application. */
        subject: string;
        types?: string[];
        applications?: string[];
        /** Whether the certificate may be of another repository than that of the application. */
        anyRepository?: boolean;
      }>;
      /** Verifiers whose verification summaries are believed. */
      verifiers?: Array<{
        id: string;
        /** Levels that a summary must say were verified. */
        levels?: string[];
        /** Pattern of the `resourceUri`. */
        resource?: string;
      }>;
      /** What a bill of materials must contain. */
      sbom?: { required?: string[]; coverage?: number };
      /** Types for which a document without a signature can be verified. Default: none. */
      acceptUnsigned?: string[];
      /** Types of which evidence counts only when it is verified. Default: none. */
      requireVerified?: string[];
      /** What releases must have; the first that fits holds. Default: all six types. */
      policies?: Array<{
        /** Default: any. */
        tiers?: Array<string | number>;
        /** Default: any; letter case makes no difference. */
        environments?: string[];
        /** Default: all six types. */
        required?: string[];
        /** Types of which evidence counts only when it is verified. */
        verified?: string[];
      }>;
      /**
       * Whether a complete scan of the released commit that the portal has is evidence of the type `scan-results`.
       * @default false
       */
      countScansOfCommit?: boolean;
      /**
       * Largest document, in bytes, at most 32 MiB.
       * @default 16 MiB
       */
      maxBytes?: number;
      /**
       * How often files with keys and trust roots are looked at; what changed is used to check all documents again. From 1 second to 1 day.
       * @default 1 minute
       */
      recheckInterval?: HumanDuration | string;
      pack?: {
        /** With which the portal signs evidence packs. Default: they are not signed. */
        signingKey?: {
          /**
           * PEM; either this or `file`.
           * @visibility secret
           */
          privateKey?: string;
          /** File with the PEM. */
          file?: string;
        };
      };
    };
    /** Exceptions as a process. What is asked for is always held to the rules; what is granted at once only where `enforceOnGrants` is true. */
    exceptions?: {
      /**
       * How long before its end an exception is `expiring`.
       * @default 14 days
       */
      expiringWithin?: HumanDuration | string;
      /**
       * Whether people may approve what they asked for.
       * @default false
       */
      allowSelfApproval?: boolean;
      /**
       * Whether the rules also hold for what people grant or change at once. Services, which bring history along, are never held to them.
       * @default false
       */
      enforceOnGrants?: boolean;
      /** How many days an exception may last, by the highest severity it covers; `none`: it covers no finding. Default: without limit. */
      maximumDays?: {
        critical?: number;
        high?: number;
        medium?: number;
        low?: number;
        info?: number;
        none?: number;
      };
      /** What an exception must have: expiresAt, reviewAt, compensatingControl. Default: nothing. */
      required?: string[];
      /** What holds in addition for applications of some tiers; of two limits the shorter one. */
      byTier?: Array<{
        tiers: Array<string | number>;
        maximumDays?: {
          critical?: number;
          high?: number;
          medium?: number;
          low?: number;
          info?: number;
          none?: number;
        };
        required?: string[];
      }>;
      /**
       * Who may approve what, in addition to the permission. Entries that apply add up; where none applies, the permission is enough.
       */
      approvers?: Array<{
        /** Absent: all. */
        tiers?: Array<string | number>;
        /** Severities, or `none`; absent: all. */
        severities?: string[];
        /** Entity refs of groups. */
        groups?: string[];
        /** Entity refs of users, or subjects of services such as `external:desk`. */
        users?: string[];
      }>;
      /** Notifications to owners, requesters and approvers. */
      reminders?: {
        /** @default true */
        enabled?: boolean;
        leadTimes?: {
          /**
           * How long before a review is due.
           * @default 7 days
           */
          review?: HumanDuration | string;
          /**
           * How long before an exception expires.
           * @default 14 days
           */
          expiry?: HumanDuration | string;
        };
        /** When people are told. Default: every 10 minutes. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
    environments?: {
      /** Environments that count as production beside the one of that name; letter case makes no difference. */
      production?: string[];
    };
    scorecards?: {
      /**
       * Weight of each metric in the score, in place of the default ones; they are scaled to add up to 1. A metric needs a target to have a weight.
       */
      weights?: { [metric: string]: number };
      /**
       * Points of risk per application that halve the backlog's part of the score.
       * @default 60
       */
      backlogHalvingPoints?: number;
    };
  };
}
