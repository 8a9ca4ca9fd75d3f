import { withoutSecrets } from "../../settings/secrets.ts";
import { printError } from "../../terminal/error-lines.ts";

/**
 * Has a process of the bot tell of a crash what main.ts tells: Node would print everything that the error
 * carries, such as a request with the token it went to.
 */
export function tellCrashes(): void {
  process.on("uncaughtException", (error) => {
    printError(withoutSecrets(error));
    process.exit(1);
  });
}
