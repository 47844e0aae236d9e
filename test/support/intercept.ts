import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { setupServer } from 'msw/node';

/** Answers requests of this file's tests; one that no handler knows fails the test, even where the code takes it for an outage. */
export function intercept() {
  const server = setupServer();
  const strays: string[] = [];
  beforeAll(() => {
    server.listen({
      onUnhandledRequest(request, print) {
        strays.push(`${request.method} ${request.url}`);
        print.error();
      },
    });
  });
  afterEach(() => {
    server.resetHandlers();
    expect(strays.splice(0)).toEqual([]);
  });
  afterAll(() => server.close());
  return server;
}
