import { CredentialValidity } from '@prodsec/backstage-plugin-product-security-common';

/**
 * What the word of a tool says of a credential that it tried; `undefined` for a word that says nothing, such as `unknown`, `no_checker` or
 * `failed_to_check`.
 *
 * @remarks
 * Source: `validity` of GitHub secret scanning (`active`, `inactive`, `unknown`) and of GitGuardian (`valid`, `invalid`, …).
 */
export function validityOfWord(
  word: string | undefined,
): CredentialValidity | undefined {
  return words.get(word?.trim().toLocaleLowerCase('en-US') ?? '');
}

const words = new Map<string, CredentialValidity>([
  ['active', 'active'],
  ['valid', 'active'],
  ['inactive', 'inactive'],
  ['invalid', 'inactive'],
]);
