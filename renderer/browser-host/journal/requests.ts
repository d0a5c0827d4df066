/** IndexedDB's requests and transactions as promises. */

export const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(reasonOf(request.error)));
  });

/** Resolves once the transaction is on the disk, as far as its durability says so. */
export const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(reasonOf(transaction.error)));
  });

const reasonOf = (error: DOMException | null): Error =>
  new Error(error === null ? 'aborted' : `${error.name}: ${error.message}`);
