import { JsonNode } from '../../JsonNode';

/** The path of a component, by its key; `undefined` for a project or a module. */
export type SonarComponents = (item: JsonNode) => string | undefined;

/**
 * Finds the file that an issue or a hotspot is in.
 *
 * @param list - `components` of an answer of the API; sonar-report has none and writes the path itself
 */
export function sonarComponents(list: JsonNode): SonarComponents {
  const paths = new Map<string, string | undefined>();
  for (const component of list.items()) {
    const key = component.get('key').text();
    if (key !== undefined) paths.set(key, component.get('path').text());
  }
  return item => {
    const given = item.get('component');
    // Of a single hotspot the API gives the whole component.
    const key = given.isObject ? given.get('key').text() : given.text();
    if (key === undefined) return undefined;
    const known =
      paths.get(key) ?? (given.isObject ? given.get('path').text() : undefined);
    return known ?? pathInKey(key, item.get('project').looseTexts()[0]);
  };
}

/** Keys are `project:path`, and the project may have colons too. */
function pathInKey(key: string, project: string | undefined) {
  if (key === project) return undefined;
  if (project !== undefined && key.startsWith(`${project}:`)) {
    return key.slice(project.length + 1);
  }
  return key.slice(key.lastIndexOf(':') + 1) || undefined;
}
