import { makeStore } from './store';

/** True while the page waits for somebody to show once more that it is she. */
export const stepUpStore = makeStore(false);

let asking: Promise<boolean> | undefined;
let answer: (done: boolean) => void = () => undefined;

/** Opens the sheet, once for all that wait for it; true when she has shown it, false when she left it. */
export function freshSignIn(): Promise<boolean> {
  asking ??= new Promise((resolve) => {
    answer = resolve;
    stepUpStore.set(true);
  });
  return asking;
}

export function endStepUp(done: boolean): void {
  asking = undefined;
  stepUpStore.set(false);
  answer(done);
}
