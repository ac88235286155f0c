import {
  AuthService,
  DatabaseService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { PortalLinks } from './actions/PortalLinks';
import { ApplicationsCatalog } from './applications/ApplicationsCatalog';
import { ApplicationStore } from './applications/ApplicationStore';
import { ApplicationSync } from './applications/ApplicationSync';
import { GroupParentStore } from './applications/GroupParentStore';
import { OwnerPresenceStore } from './applications/OwnerPresenceStore';
import { readApplicationsConfig } from './applications/readApplicationsConfig';
import { Visibility } from './applications/Visibility';
import { readControlAges } from './controls/readControlAges';
import { DashboardService } from './dashboards/DashboardService';
import { NarrativeService } from './dashboards/NarrativeService';
import { QuestionService } from './dashboards/questions/QuestionService';
import { PackSigner } from './evidence/pack/PackSigner';
import { EvidenceRoom } from './evidence/EvidenceRoom';
import { readEvidenceConfig } from './evidence/readEvidenceConfig';
import { ExceptionCoverageReader } from './exceptions/ExceptionCoverageReader';
import { ExceptionProcess } from './exceptions/ExceptionProcess';
import { ExceptionRequestStore } from './exceptions/ExceptionRequestStore';
import { ExceptionStore } from './exceptions/ExceptionStore';
import { PortfolioExceptions } from './exceptions/portfolio/PortfolioExceptions';
import { PortfolioExceptionStore } from './exceptions/portfolio/PortfolioExceptionStore';
import { readExceptionRules } from './exceptions/readExceptionRules';
import { ExceptionReminders } from './exceptions/reminders/ExceptionReminders';
import { readReminderConfig } from './exceptions/reminders/readReminderConfig';
import { ReminderRecipients } from './exceptions/reminders/ReminderRecipients';
import { ReminderStore } from './exceptions/reminders/ReminderStore';
import { ExploitabilityFeeds } from './exploitability/ExploitabilityFeeds';
import { readExploitabilityConfig } from './exploitability/readExploitabilityConfig';
import { GateScanStore } from './gates/GateScanStore';
import { GateService } from './gates/GateService';
import { readGatePolicies } from './gates/readGatePolicies';
import { readOverrideFields } from './gates/readOverrideFields';
import { readRepeatedFailures } from './gates/readRepeatedFailures';
import { readRootCauseRules } from './gates/readRootCauseRules';
import { createFacts } from './facts/createFacts';
import { readFactsConfig } from './facts/readFactsConfig';
import { readWeights } from './facts/readWeights';
import { RiskExplainer } from './facts/RiskExplainer';
import { FindingStore } from './findings/FindingStore';
import { readFindingsConfig } from './findings/readFindingsConfig';
import { rekeyFindings } from './findings/rekeyFindings';
import { ScanQueue } from './findings/ScanQueue';
import { ParserRegistry } from '@prodsec/reports';
import { recordPendingRelease } from './http/recordPendingRelease';
import { readIntakeConfig } from './intake/readIntakeConfig';
import { ReportReader } from './intake/ReportReader';
import { ScanIntake } from './intake/ScanIntake';
import { ScanUploadStore } from './intake/ScanUploadStore';
import { MetricService } from './metrics/MetricService';
import { DefinitionsReloader } from './metrics/DefinitionsReloader';
import { Definitions } from './metrics/definitions/Metric';
import { forCurrent } from './metrics/forCurrent';
import { readCheckInterval } from './metrics/readCheckInterval';
import { IntakeStore } from './operations/IntakeStore';
import { OperationsService } from './operations/OperationsService';
import { ScanListStore } from './operations/ScanListStore';
import { joinPendingReleases } from './releases/joinPendingReleases';
import { PendingReleaseStore } from './releases/PendingReleaseStore';
import { readPendingTime } from './releases/readPendingTime';
import { readProductionEnvironments } from './releases/readProductionEnvironments';
import { ReleaseStore } from './releases/ReleaseStore';
import { checkWeights } from './scorecards/checkWeights';
import { readScorecardConfig } from './scorecards/readScorecardConfig';
import { ScorecardService } from './scorecards/ScorecardService';
import { ActivityStore } from './secrets/ActivityStore';
import { CredentialService } from './secrets/CredentialService';
import { CredentialSightings } from './secrets/CredentialSightings';
import { readRotationSla } from './secrets/readRotationSla';
import { readRotationSlaRules } from './secrets/readRotationSlaRules';
import { RepositoryResolver } from './secrets/RepositoryResolver';
import { RotationStore } from './secrets/RotationStore';
import { createStore } from './store/createStore';
import { readCredentialKey } from './store/readCredentialKey';
import { readRelease } from './store/readRelease';

/** What the plugin's rooms are built from. */
export interface CreateServicesOptions {
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  logger: LoggerService;
  notifications: NotificationService;
  parsers: ParserRegistry;
  permissions: PermissionsService;
  scheduler: SchedulerService;
  urlReader: UrlReaderService;
}

/** Builds the rooms and puts them together. A mistake in the configuration stops the start here. */
export async function createServices(options: CreateServicesOptions) {
  const { auth, config, logger, parsers, permissions, scheduler } = options;
  const applicationsConfig = readApplicationsConfig(config);
  const intake = readIntakeConfig(config);
  const weights = readWeights(config);
  const findingsConfig = readFindingsConfig(config);
  const ages = readControlAges(config);
  const scorecardConfig = readScorecardConfig(config);
  const isProduction = readProductionEnvironments(config);
  const rootCauses = readRootCauseRules(config);
  const evidenceConfig = readEvidenceConfig(config);
  const gatePolicies = readGatePolicies(config);
  const repeatedFailures = readRepeatedFailures(config);
  const pendingTime = readPendingTime(config);
  const exceptionRules = readExceptionRules(config);
  const reminderConfig = readReminderConfig(config);
  const factsConfig = readFactsConfig(config);
  const definitions = await DefinitionsReloader.create({
    config,
    logger,
    interval: readCheckInterval(config),
    references: new Map([
      [
        'productSecurity.scorecards.weights',
        [...scorecardConfig.weights.keys()],
      ],
    ]),
  });
  checkWeights(
    scorecardConfig,
    [...definitions.current.metrics.values()].map(each => each.definition),
  );
  const exploitabilityConfig = readExploitabilityConfig(config);

  const knex = await createStore(options.database);
  await rekeyFindings(knex, logger);
  const feeds = new ExploitabilityFeeds({
    config: exploitabilityConfig,
    knex,
    logger,
    urlReader: options.urlReader,
    weights: weights.exploitability,
  });
  const applications = new ApplicationStore(knex);
  const groups = new GroupParentStore(knex);
  const findings = FindingStore.create({ knex, config: findingsConfig });
  const exceptions = new ExceptionStore(knex);
  const releases = new ReleaseStore(knex);
  const evidence = await EvidenceRoom.create({
    config,
    settings: evidenceConfig,
    knex,
    logger,
    releases,
    applications,
  });
  const pendingReleases = new PendingReleaseStore(knex);
  const rotations = new RotationStore(knex);
  const activity = new ActivityStore(knex);
  const scanQueue = new ScanQueue({ store: findings, logger });
  const reader = new ReportReader(intake.reader, parsers);
  const scanIntake = new ScanIntake({
    config: intake,
    credentialKey: await readCredentialKey(config, knex),
    findings,
    logger,
    queue: scanQueue,
    reader,
    uploads: new ScanUploadStore(knex),
  });
  const catalog = new ApplicationsCatalog({
    catalog: options.catalog,
    auth,
    config: applicationsConfig,
  });
  const sync = new ApplicationSync({ knex, catalog, logger });
  sync.afterSync(async () => {
    const now = Date.now();
    await joinPendingReleases({
      pending: pendingReleases,
      known: async () => {
        const listed = await applications.list();
        return new Map(
          listed
            .filter(({ missingSince }) => missingSince === undefined)
            .map(({ ref, id }) => [ref, id]),
        );
      },
      record: (upload, id) => recordPendingRelease(evidence, upload, id, now),
      keptFor: pendingTime,
      now,
      logger,
    });
  });
  const rotationSla = readRotationSla(config);
  const rotationSlaRules = readRotationSlaRules(config);
  const facts = await createFacts({
    knex,
    logger,
    sources: {
      applications,
      findings,
      rotations,
      activity,
      exceptions,
      releases: {
        releasesOf: async ids =>
          evidence.scans.addTo(await releases.releasesOf(ids)),
      },
      groups,
      owners: new OwnerPresenceStore(knex),
      exploitability: feeds,
    },
    weights,
    ages,
    rotationSla,
    rotationSlaRules,
    isProduction,
    rootCauses,
    evidencePolicy: evidenceConfig.policy,
    config: factsConfig,
    madeBy: {
      release: await readRelease(),
      rootCauses,
      evidence: [evidenceConfig.policySettings, evidenceConfig.scansCount],
      production: config.getOptional('productSecurity.environments.production'),
      unverifiedFixDays: findingsConfig.unverifiedFixDays,
    },
  });
  const exceptionCoverage = new ExceptionCoverageReader({ knex, facts });
  const portfolioExceptionStore = new PortfolioExceptionStore(knex);
  const portfolioExceptions = new PortfolioExceptions({
    facts,
    logger,
    rules: exceptionRules,
    store: portfolioExceptionStore,
  });
  const exceptionReminders = new ExceptionReminders({
    applications,
    config: reminderConfig,
    links: PortalLinks.fromConfig(config),
    logger,
    notifications: options.notifications,
    recipients: new ReminderRecipients({ auth, catalog: options.catalog }),
    rules: exceptionRules,
    store: new ReminderStore(knex),
  });
  const metricsOf = (current: Definitions) =>
    new MetricService({ facts, definitions: current, ages });
  const operations = new OperationsService({
    facts,
    store: new IntakeStore(knex),
    scanList: new ScanListStore(knex),
    scanMaxAge: ages.scanMaxAge,
  });
  const contextOf = (current: Definitions) => ({
    facts,
    metrics: metricsOf(current),
    operations,
    scanMaxAge: ages.scanMaxAge,
    repeatedFailures,
  });

  return {
    activity,
    applications,
    defaultBranchOf: async (id: number) => {
      const [history] = await applications.history([id]);
      const last = history?.intervals[history.intervals.length - 1];
      return (
        last?.attributes.defaultBranch ??
        applicationsConfig.attributes.defaultBranch
      );
    },
    evidence,
    evidencePolicy: evidenceConfig.policy,
    packSigner: PackSigner.fromConfig(config),
    exceptions,
    exceptionCoverage,
    exceptionProcess: new ExceptionProcess({
      applications,
      coverage: exceptionCoverage,
      requests: new ExceptionRequestStore(knex),
      rules: exceptionRules,
    }),
    exceptionRules,
    portfolioExceptions,
    portfolioExceptionStore,
    facts,
    feeds,
    gates: new GateService({
      facts,
      releases,
      scans: new GateScanStore(knex),
      policies: gatePolicies,
    }),
    findings,
    intake,
    isProduction,
    rootCauses,
    overrideFields: readOverrideFields(config),
    definitionProblems: () => definitions.problems,
    metrics: forCurrent(definitions, metricsOf),
    operations,
    dashboards: forCurrent(
      definitions,
      current => new DashboardService(contextOf(current)),
    ),
    narratives: forCurrent(
      definitions,
      current => new NarrativeService(contextOf(current)),
    ),
    questions: forCurrent(
      definitions,
      current => new QuestionService(contextOf(current)),
    ),
    policies: applicationsConfig.policies,
    pendingReleases,
    pendingTime,
    releases,
    repositories: new RepositoryResolver({
      mapped: () => activity.mappedRepositories(),
      sync: () => sync.sync(),
    }),
    risks: new RiskExplainer({ exploitability: feeds, weights }),
    credentials: new CredentialService({
      facts,
      rotations,
      sightings: new CredentialSightings(knex),
    }),
    rotations,
    scanIntake,
    scorecards: forCurrent(
      definitions,
      current =>
        new ScorecardService({
          facts,
          metrics: metricsOf(current),
          config: scorecardConfig,
          policies: applicationsConfig.policies,
          attributesAt: (moment, ids) => applications.attributesAt(moment, ids),
          groupParentsAt: moment => groups.parentsAt(moment),
        }),
    ),
    visibility: new Visibility({
      permissions,
      auth,
      catalog,
      store: applications,
      sync,
    }),
    /** Begins the work that goes on by itself. */
    async start() {
      await sync.schedule(scheduler, applicationsConfig.schedule);
      await feeds.start(scheduler);
      await scanQueue.start(scheduler);
      await portfolioExceptions.start(scheduler);
      await exceptionReminders.start(scheduler);
      await evidence.start(scheduler);
      definitions.start();
    },
    /** Ends it and frees everything. */
    async stop() {
      await definitions.stop();
      await reader.close();
      await scanIntake.settled();
      await scanQueue.settled();
      await facts.close();
    },
  };
}
