import type { Tenant } from './tenant.ts';

const tasksOfTenants = new WeakMap<Tenant, Set<Promise<void>>>();

/**
 * Runs a task once the answer under way has left, so that its time tells nothing. What it throws is logged under `logType`,
 * without the error's message: that may quote what was typed.
 */
export function runAfterAnswer(tenant: Tenant, logType: string, task: () => Promise<void>): void {
  const tasks = tasksOfTenants.get(tenant) ?? new Set();
  tasksOfTenants.set(tenant, tasks);
  const running = new Promise<void>((resolve) => setImmediate(resolve))
    .then(task)
    .catch((error) => {
      const name = error instanceof Error ? error.name : 'unknown';
      tenant.log({ type: logType, description: `failed after the answer: ${name}` });
    });
  tasks.add(running);
  void running.finally(() => tasks.delete(running));
}

/** Resolves when every task so far is done. */
export async function settleTasks(tenant: Tenant): Promise<void> {
  const tasks = tasksOfTenants.get(tenant);
  while (tasks && tasks.size > 0) await Promise.all(tasks);
}
