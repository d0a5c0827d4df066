/**
 * The nodes of a directed graph that lie on a cycle: those in a strongly connected component of
 * more than one node (Tarjan's algorithm, with a stack of its own so that a long chain does not
 * exhaust the engine's). An edge from a node to itself does not count. Linear.
 */
export function onCycles(edges: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const found = new Set<string>();
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const component: string[] = [];
  const inComponent = new Set<string>();
  const enter = (node: string): Frame => {
    order.set(node, order.size);
    lowest.set(node, order.size - 1);
    component.push(node);
    inComponent.add(node);
    return { node, rest: (edges.get(node) ?? new Set<string>()).values() };
  };
  const lower = (node: string, to: number | undefined): void => {
    lowest.set(node, Math.min(lowest.get(node) ?? Infinity, to ?? Infinity));
  };
  const leave = (node: string): void => {
    if (lowest.get(node) !== order.get(node)) return;
    const members = component.splice(component.lastIndexOf(node));
    for (const member of members) inComponent.delete(member);
    if (members.length > 1) for (const member of members) found.add(member);
  };
  const step = (path: Frame[], { node, rest }: Frame): void => {
    const next = rest.next();
    if (next.done === true) {
      path.pop();
      const above = path.at(-1);
      if (above) lower(above.node, lowest.get(node));
      leave(node);
    } else if (!order.has(next.value)) path.push(enter(next.value));
    else if (inComponent.has(next.value)) lower(node, order.get(next.value));
  };
  for (const root of edges.keys()) {
    const path = order.has(root) ? [] : [enter(root)];
    for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) step(path, frame);
  }
  return found;
}

interface Frame {
  readonly node: string;
  readonly rest: Iterator<string, unknown>;
}
