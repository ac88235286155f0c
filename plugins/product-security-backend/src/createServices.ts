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
import { ExceptionStore } from './exceptions/ExceptionStore';
import { ExploitabilityFeeds } from './exploitability/ExploitabilityFeeds';
import { readExploitabilityConfig } from './exploitability/readExploitabilityConfig';
import { readOverrideFields } from './gates/readOverrideFields';
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
      releases,
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
    config: factsConfig,
    madeBy: {
      release: await readRelease(),
      rootCauses,
      production: config.getOptional('productSecurity.environments.production'),
      unverifiedFixDays: findingsConfig.unverifiedFixDays,
    },
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
    exceptions,
    facts,
    feeds,
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
