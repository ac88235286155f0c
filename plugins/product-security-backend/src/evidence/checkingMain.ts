import {
  checkEvidence,
  CheckEvidenceOptions,
  createEvidenceTrust,
  EvidenceTrustOptions,
  EvidenceVerdict,
} from '@prodsec/evidence';

/** What the process is asked. */
export interface CheckingQuestion {
  document: string;
  trust: EvidenceTrustOptions;
  options: Omit<CheckEvidenceOptions, 'trust'>;
}

/** What it answers: a verdict, or the name of the error that there was none for. */
export type CheckingAnswer = { verdict: EvidenceVerdict } | { error: string };

/** The file that a process for checking a large document runs: this one. */
export const checkingMainFile = __filename;

if (require.main === module && process.send) {
  process.on('disconnect', () => process.exit());
  process.on('message', ({ document, trust, options }: CheckingQuestion) => {
    const answer = (said: CheckingAnswer) => process.send!(said);
    try {
      answer({
        verdict: checkEvidence(document, {
          ...options,
          trust: createEvidenceTrust(trust),
        }),
      });
    } catch (error) {
      // What is thrown may quote the document: only its name is handed on.
      answer({ error: (error as Error).name });
    }
  });
}
