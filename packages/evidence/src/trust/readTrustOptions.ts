import { InputError } from '@backstage/errors';
import { EvidenceType, evidenceTypes } from '../EvidenceVerdict';
import { BillOfMaterialsElement } from './EvidenceTrustOptions';
import { TextPattern } from './TextPattern';

/** Every element that a bill of materials may be required to have. */
export const billOfMaterialsElements: readonly BillOfMaterialsElement[] = [
  'author',
  'timestamp',
  'supplier',
  'component-name',
  'component-version',
  'component-identifier',
  'dependencies',
  'component-hash',
  'component-license',
  'tool',
  'generation-context',
];

const requiredByDefault: BillOfMaterialsElement[] = [
  'author',
  'timestamp',
  'component-name',
  'component-version',
  'component-identifier',
  'dependencies',
];

export function readPattern(
  source: string | undefined,
  field: string,
  placeholders?: string[],
): TextPattern | undefined {
  return source === undefined
    ? undefined
    : TextPattern.parse(source, field, placeholders);
}

export function readApplications(
  patterns: string[] | undefined,
  field: string,
): TextPattern[] | undefined {
  return patterns?.map((pattern, index) =>
    TextPattern.parse(
      readText(pattern, `${field}.applications[${index}]`).toLowerCase(),
      `${field}.applications[${index}]`,
    ),
  );
}

export function readTypes(
  types: EvidenceType[] | undefined,
  field: string,
): Set<EvidenceType> | undefined {
  if (types === undefined) return undefined;
  for (const type of types) {
    if (!evidenceTypes.includes(type)) {
      throw new InputError(
        `${field} must be a list of ${evidenceTypes.join(', ')}`,
      );
    }
  }
  return new Set(types);
}

export function readElements(
  elements: BillOfMaterialsElement[] | undefined,
  field: string,
): BillOfMaterialsElement[] {
  for (const element of elements ?? []) {
    if (!billOfMaterialsElements.includes(element)) {
      throw new InputError(
        `${field} must be a list of ${billOfMaterialsElements.join(', ')}`,
      );
    }
  }
  return elements ?? requiredByDefault;
}

export function readTime(
  value: string | undefined,
  field: string,
): Date | undefined {
  if (value === undefined) return undefined;
  const time = new Date(value);
  if (typeof value !== 'string' || Number.isNaN(time.getTime())) {
    throw new InputError(`${field} must be a moment in ISO 8601`);
  }
  return time;
}

export function readText(value: unknown, field: string): string {
  if (typeof value !== 'string' || value.trim() === '') {
    throw new InputError(`${field} must be a text that is not empty`);
  }
  return value;
}

export function readNumber(
  value: number | undefined,
  fallback: number,
  maximum: number,
  field: string,
): number {
  const number = value ?? fallback;
  if (typeof number !== 'number' || !(number >= 0 && number <= maximum)) {
    throw new InputError(`${field} must be a number from 0 to ${maximum}`);
  }
  return number;
}
