import { JsonNode } from '../../JsonNode';

/** The number of an alert, which is GitHub's own identity of it within its repository and stays when the alert is reopened. */
export function githubFingerprint(alert: JsonNode): string | undefined {
  const number = alert.get('number').number();
  if (number === undefined) return undefined;
  const repository = alert.get('repository').get('full_name').text();
  return `${repository ?? ''}#${number}`;
}
