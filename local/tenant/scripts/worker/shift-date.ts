/** Makes `Date` in this worker run ahead of the machine, as the tenant's clock does. */
export function shiftDate(offsetMs: () => number): void {
  const Machine = Date;
  const now = () => Machine.now() + offsetMs();
  const Tenant = new Proxy(Machine, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: (target) => new target(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
  Machine.prototype.constructor = Tenant;
  globalThis.Date = Tenant;
}
