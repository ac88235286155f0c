import { activity } from './activity';
import { applications } from './applications';
import { controls } from './controls';
import { evidenceArtifacts } from './evidenceArtifacts';
import { exceptions } from './exceptions';
import { findings } from './findings';
import { gateResults } from './gateResults';
import { releaseCandidates, releases } from './releases';
import { remediations } from './remediations';
import { repositories } from './repositories';
import { secrets } from './secrets';
import { Source } from './Source';

/** The sources there are, by name. A new one is a file beside these and a name in this list. */
export const catalogue: ReadonlyMap<string, Source> = new Map(
  [
    applications,
    controls,
    exceptions,
    evidenceArtifacts,
    gateResults,
    releaseCandidates,
    releases,
    findings,
    remediations,
    activity,
    repositories,
    secrets,
  ].map(source => [source.name, source]),
);
