import { FactsEngine, FactsParameter } from '../facts/Facts';

/**
 * An engine that reads once what is asked several times: for metrics that are read side by side, and ask the same of the applications.
 *
 * @remarks
 * It keeps every answer, so it must not outlive the question it was made for.
 */
export function shareStatements(engine: FactsEngine): FactsEngine {
  const answers = new Map<string, Promise<object[]>>();
  return {
    dialect: engine.dialect,
    query<T extends object>(
      sql: string,
      parameters: FactsParameter[] = [],
    ): Promise<T[]> {
      const id = JSON.stringify([sql, parameters]);
      const known = answers.get(id);
      if (known) return known as Promise<T[]>;
      const answer = engine.query<T>(sql, parameters);
      answers.set(id, answer);
      return answer;
    },
  };
}
