# The bot in an image: the steps of the README, the compilers left behind, and an ordinary user.
# docs/operations.md explains how to run it; compose.yaml does so with everything locked down.

FROM node:20-bookworm-slim AS build
RUN apt-get update \
  && apt-get install --yes --no-install-recommends build-essential python3 \
  && rm -rf /var/lib/apt/lists/*
# Node 20 brings npm 10, which does not know allowScripts.
RUN npm install --global npm@11.19.1
# better-sqlite3 would fetch its compiled module from a place that the lock file has no checksum for.
ENV npm_config_build_from_source=true npm_config_nodedir=/usr/local
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json tsconfig.build.json ./
COPY src src
RUN npm ci && npm prune --omit=dev

FROM node:20-bookworm-slim
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
COPY models/quotewell-mini models/quotewell-mini
# Written to at run time: a volume takes its owner from here.
RUN mkdir articles embeddings data hub-models && chown node:node embeddings data hub-models
ENV NODE_ENV=production MODELS_DIR=hub-models METRICS_PORT=9464
USER node
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=5m \
  CMD node -e "fetch('http://127.0.0.1:$METRICS_PORT/healthz').then(({ ok }) => process.exit(ok ? 0 : 1))"
ENTRYPOINT ["node", "dist/main.js"]
CMD ["start"]
