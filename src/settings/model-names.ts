/**
 * Names of models as settings give them. No part begins with a dot, so that none leads out of the models folder; a
 * revision after `@` is a commit, tag or branch.
 */
const PART = String.raw`\w[\w.-]*`;

/** `owner/name` of a repository of the hub, or `owner/name@revision`. */
export const HUB_NAME = new RegExp(`^${PART}/${PART}(@${PART})?$`);

/** The same, or the name alone, which is short for that of a known model. */
export const MODEL_NAME = new RegExp(`^${PART}(/${PART})?(@${PART})?$`);
