/** Keeps the native library of onnxruntime-node in the process while embedding threads come and go. */
import { createRequire } from "node:module";

/**
 * Load the native library in the main thread too, about 20 ms.
 *
 * A thread that ends drops its hold on the library, but the library can't be loaded a second time
 * ("Module did not self-register", ERR_DLOPEN_FAILED). As long as the main thread holds it as well,
 * a new thread can take the place of one that crashed. Loading it here after the crash is too late.
 * Where it can't be loaded at all, the thread itself reports that.
 */
export function keepNativeRuntime(): void {
  const ours = createRequire(import.meta.url);
  const theirs = createRequire(ours.resolve("@xenova/transformers"));
  try {
    theirs("onnxruntime-node");
  } catch {}
}
