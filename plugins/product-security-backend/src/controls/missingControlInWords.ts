import { Control } from '@prodsec/backstage-plugin-product-security-common';
import { ControlAges } from './readControlAges';

/** What an application lacks where a baseline control does not hold, in words, such as `no dependency scan in 30 days`. */
export function missingControlInWords(
  control: Control,
  { scanMaxAge, releaseEvidenceMaxAge }: ControlAges,
): string {
  switch (control) {
    case 'repository':
      return 'no repository';
    case 'owner':
      return 'no owner';
    case 'sast':
      return `no code scan in ${timeInWords(scanMaxAge)}`;
    case 'sca':
      return `no dependency scan in ${timeInWords(scanMaxAge)}`;
    case 'secrets':
      return `no secret scan in ${timeInWords(scanMaxAge)}`;
    case 'image':
      return `no image scan in ${timeInWords(scanMaxAge)}`;
    case 'release_evidence':
      return `no release evidence in ${timeInWords(releaseEvidenceMaxAge)}`;
    default:
      return `${control satisfies never} does not hold`;
  }
}

/** In the largest unit that divides it. */
function timeInWords(milliseconds: number): string {
  const [unit, length] = units.find(([, each]) => milliseconds % each === 0)!;
  const count = milliseconds / length;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

const units: [string, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
  ['millisecond', 1],
];
