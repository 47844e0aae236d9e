/** Runs tasks of the same owner one after another: two clicks at once must not run a flow twice. */
export function takeTurns(): <Result>(
  owner: object,
  task: () => Result | Promise<Result>,
) => Promise<Result> {
  const latest = new WeakMap<object, Promise<unknown>>();
  return (owner, task) => {
    const before = latest.get(owner) ?? Promise.resolve();
    const mine = before.then(task, task);
    latest.set(owner, mine);
    return mine;
  };
}
