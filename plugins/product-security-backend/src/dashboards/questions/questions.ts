import { ageingFindings } from './ageingFindings';
import { Question } from './Question';
import { releasesWithInsufficientEvidence } from './releasesWithInsufficientEvidence';
import { teamsFailingGates } from './teamsFailingGates';
import { uncompensatedExceptions } from './uncompensatedExceptions';
import { underScannedTier1 } from './underScannedTier1';

/** The questions there are, by id. */
export const questions: ReadonlyMap<string, Question> = new Map([
  ['under_scanned_tier1_applications', underScannedTier1],
  ['teams_failing_gates', teamsFailingGates],
  ['ageing_findings', ageingFindings],
  ['uncompensated_exceptions', uncompensatedExceptions],
  ['releases_with_insufficient_evidence', releasesWithInsufficientEvidence],
]);
