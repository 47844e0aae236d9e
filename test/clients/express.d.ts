/** The little of express that the test uses; the package ships no types. */
declare module 'express' {
  import type { RequestListener } from 'node:http';

  // The middleware adds `oidc` to it.
  export type Request = Express.Request;
  export interface Response {
    json(body: unknown): void;
  }
  export type RequestHandler = (
    request: Request,
    response: Response,
    next: (error?: unknown) => void,
  ) => void;

  type Application = RequestListener & {
    use(handler: RequestHandler): void;
    get(path: string, ...handlers: RequestHandler[]): void;
  };
  export default function express(): Application;
}
