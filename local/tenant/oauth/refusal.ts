/** A request turned down, in the terms of OAuth; the description is shown to people and logged. */
export interface Refusal {
  error: string;
  error_description: string;
}

/** Shorthand of the one refusal that most checks end in. */
export function invalidRequest(error_description: string): Refusal {
  return { error: 'invalid_request', error_description };
}
