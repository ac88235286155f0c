/** The id that a vulnerability's name begins with: Red Hat's come with their title, `RHSA-2024:1129: curl security update (Moderate)`. */
export function advisoryId(name: string): string {
  return name.trim().split(/\s/, 1)[0].replace(/:$/, '');
}
