# A small image that runs as nobody and keeps its one file in /data.
FROM rust:1.95-slim-bookworm AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends gcc libc6-dev \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN cargo build --release --locked

FROM debian:bookworm-slim
RUN install -d -o 65532 -g 65532 -m 700 /data
COPY --from=build /src/target/release/kehila /usr/local/bin/kehila
USER 65532:65532
WORKDIR /data
VOLUME /data
ENV DATABASE_URL=sqlite:/data/kehila.db
HEALTHCHECK --interval=60s --timeout=5s --start-period=30s CMD ["kehila", "health"]
ENTRYPOINT ["kehila"]
