/** Ends the request without an answer: the response is made for the types, its socket is gone. */
export function hangUp(env: unknown): Response {
  (env as { incoming: { socket: { destroy(): void } } }).incoming.socket.destroy();
  return new Response(null, { status: 408 });
}
