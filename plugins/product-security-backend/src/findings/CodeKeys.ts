import { hashKey } from './hashKey';
import { Material } from './UnitFinding';

/** The names under which a result of category `code` or `cloud` can be the same as another, with its tool in each. */
export class CodeKeys {
  /** Rule + path + code + fingerprint; what is absent is equal to what is absent. Short, to be stored. */
  readonly exact: string;
  readonly #tool: string;
  readonly #material: Material;

  constructor(tool: string, material: Material) {
    const { rule, path, code, fingerprint } = material;
    this.exact = hashKey('code', tool, rule, path, code, fingerprint);
    this.#tool = tool;
    this.#material = material;
  }

  /** Rule + path + code. */
  get code(): string {
    const { rule, path, code } = this.#material;
    return JSON.stringify([this.#tool, rule, path, code]);
  }

  /** Rule + path + fingerprint, where there is one. */
  get fingerprint(): string | undefined {
    const { rule, path, fingerprint } = this.#material;
    return fingerprint === undefined
      ? undefined
      : JSON.stringify([this.#tool, rule, path, fingerprint]);
  }

  /** Rule + code wherever it is, where there is code. */
  get anywhere(): string | undefined {
    const { rule, code } = this.#material;
    return code === undefined
      ? undefined
      : JSON.stringify([this.#tool, rule, code]);
  }
}
