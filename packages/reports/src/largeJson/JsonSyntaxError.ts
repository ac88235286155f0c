/** What is wrong with a JSON text: a place, and never what stands there, which may be a credential. */
export class JsonSyntaxError extends Error {}
