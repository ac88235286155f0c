/** What the API says when it refuses or fails: Backstage's error body. @public */
export interface ErrorBody {
  error: {
    /** The kind of error, such as `InputError`, `NotAllowedError` or `NotFoundError`. */
    name: string;
    /** Of a field that is wrong: its name and what it accepts. */
    message: string;
  };
  request?: {
    method: string;
    url: string;
  };
  response: {
    /** The status of the answer. */
    statusCode: number;
  };
}
