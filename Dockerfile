# Builds with everything, keeps what production needs. `docker build -t poll-hold-push .`
ARG NODE_VERSION=24

FROM node:${NODE_VERSION}-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
# Apart from the sources, so that a change of code does not install everything anew.
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY next.config.js tsconfig.json ./
COPY server ./server
COPY app ./app
COPY public ./public
RUN npm run build
RUN npm prune --omit=dev --no-audit --no-fund
# npm keeps what a package could use if it were there; nothing here does when it runs.
RUN rm -rf node_modules/typescript node_modules/@typescript node_modules/*playwright* .next/cache

FROM node:${NODE_VERSION}-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
# A new volume takes over the owner of the folder it is mounted on.
RUN install -d -o node -g node /data
COPY --from=build /app/package.json /app/next.config.js ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/public ./public
COPY --from=build /app/.next ./.next
COPY --from=build /app/dist ./dist
# The pages that tell how a transport works show these files themselves.
COPY --from=build /app/server/transports ./server/transports
COPY --from=build /app/app/transports ./app/transports
# Everything else belongs to root: the server can write to its data and nowhere else.
USER node
VOLUME /data
EXPOSE 3000
# Ready means that messages can be kept. The slim image has no curl, but Node.js.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# No npm and no shell in between, so that SIGTERM reaches the server, which then lets everyone go.
CMD ["node", "dist/index.js"]
