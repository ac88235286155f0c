import { CheckResult, EvidenceCheck } from './EvidenceVerdict';

/** The checks of one document, in the order they are made. */
export class Checks {
  readonly made: EvidenceCheck[] = [];

  add(id: string, result: CheckResult, detail: string): void {
    this.made.push({ id, result, detail });
  }

  passed(id: string, detail: string): void {
    this.add(id, 'passed', detail);
  }

  failed(id: string, detail: string): void {
    this.add(id, 'failed', detail);
  }

  unchecked(id: string, detail: string): void {
    this.add(id, 'unchecked', detail);
  }

  /** What they come to together, and the first check that made it so. */
  verdict(): { status: 'verified' | 'invalid' | 'recorded'; reason: string } {
    const failed = this.made.find(({ result }) => result === 'failed');
    if (failed) return { status: 'invalid', reason: failed.detail };
    const unchecked = this.made.find(({ result }) => result === 'unchecked');
    if (unchecked) return { status: 'recorded', reason: unchecked.detail };
    return { status: 'verified', reason: 'Every check passed' };
  }
}
