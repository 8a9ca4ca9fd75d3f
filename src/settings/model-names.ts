/**
 * Names of models in settings. No part may begin with a dot, so that none leads out of the models folder; a revision behind `@` is a
 * commit, tag or branch.
 */
const PART = String.raw`\w[\w.-]*`;

/** `owner/name` of a repository on the hub, or `owner/name@revision`. */
export const HUB_NAME = new RegExp(`^${PART}/${PART}(@${PART})?$`);

/** The same, or only the name, as a short form for a known model. */
export const MODEL_NAME = new RegExp(`^${PART}(/${PART})?(@${PART})?$`);
