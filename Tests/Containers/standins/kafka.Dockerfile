# Stands in for apache/kafka where no registry can be reached: Debian's Java and Kafka's own jars,
# with the official image's user, folders, variables and tools as far as compose.yaml uses them.
# The context is this folder with Kafka's jars in libs/.
FROM debian:bookworm-slim
RUN install -d /usr/share/man/man1 && apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        openjdk-17-jre-headless \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/* \
    && useradd --uid 1000 --create-home appuser \
    && install -d -o appuser -g root /var/lib/kafka/data /opt/kafka/config
COPY libs /opt/kafka/libs
COPY kafka-run /etc/kafka/docker/run
COPY kafka-broker-api-versions /opt/kafka/bin/kafka-broker-api-versions.sh
USER 1000
EXPOSE 9092
VOLUME ["/var/lib/kafka/data"]
CMD ["/etc/kafka/docker/run"]
