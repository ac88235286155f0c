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
      overrides?: {
        /** What an overridden gate must say to be recorded: overriddenBy, overrideReason or both. Default: nothing. */
        required?: string[];
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
