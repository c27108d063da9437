# syntax=docker/dockerfile:1
#
#   docker build --tag clientele .
#
# The image holds a JRE, the service without the embedded PostgreSQL, and an AOT cache for a fast start. It needs a
# PostgreSQL 18: SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD.

# Exact ones, so that a build of tomorrow is that of today; the PostgreSQL of docker-compose.yml is the same.
ARG MAVEN=3.9.16-eclipse-temurin-25
ARG JAVA=25.0.4_7-jre-noble
ARG POSTGRESQL=18.6-trixie

# 1. The jar, cut into layers.
FROM maven:${MAVEN} AS build
# PROFILES=spark packs the client of Spark.
ARG PROFILES
WORKDIR /build
COPY pom.xml ./
COPY docker/layers.xml docker/
# That plugin's dependencies are Spark's server, which tests alone start: some 220 MB.
RUN --mount=type=cache,target=/m2 mvn -Dmaven.repo.local=/m2 --batch-mode --quiet dependency:resolve dependency:resolve-plugins \
      -DexcludeArtifactIds=maven-antrun-plugin
COPY . .
RUN --mount=type=cache,target=/m2 mvn -Dmaven.repo.local=/m2 --batch-mode --quiet ${PROFILES:+--activate-profiles $PROFILES} -Dmaven.test.skip=true package
RUN cp target/clientele-*.jar clientele.jar \
 && java -Djarmode=tools -jar clientele.jar extract --layers --destination /layers

FROM eclipse-temurin:${JAVA} AS java

# 2. The AOT cache, trained by the JRE and at the paths of the image, on a PostgreSQL that stays behind here.
FROM postgres:${POSTGRESQL} AS training
COPY --from=java /opt/java/openjdk /opt/java/openjdk
COPY --from=build --chown=postgres /layers/dependencies /layers/application /clientele/
COPY docker/java-options docker/train.sh /clientele/
WORKDIR /clientele
RUN chown postgres .
USER postgres
RUN export PGDATA=/tmp/training PATH="$PATH:$(pg_config --bindir)" \
 && initdb --username=clientele --auth=trust --no-sync >/dev/null \
 && pg_ctl start --wait --silent --log=/tmp/training.log --options='-h 127.0.0.1 -k /tmp' \
 && SPRING_DATASOURCE_URL=jdbc:postgresql://127.0.0.1/postgres SPRING_DATASOURCE_USERNAME=clientele \
    SPRING_DATASOURCE_PASSWORD=none ./train.sh /opt/java/openjdk/bin/java @java-options \
 && pg_ctl stop --silent --mode=immediate

# 3. The image.
FROM java
RUN useradd --system --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin clientele
WORKDIR /clientele
COPY --from=build /layers/dependencies ./
COPY --from=build /layers/application ./
COPY --from=training /clientele/clientele.aot ./
COPY docker/java-options ./
COPY --chmod=0755 docker/healthy.sh ./
# The root file system may be read-only; workbooks, files sent as forms, and the sums of large uploads pass through here.
VOLUME /tmp
USER 10001:10001
EXPOSE 8080
ENV SERVER_ADDRESS=0.0.0.0 \
    SPRING_PROFILES_ACTIVE=cluster \
    MALLOC_ARENA_MAX=2
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s CMD ["/clientele/healthy.sh"]
# JDK_JAVA_OPTIONS adds flags. Out of memory ends the process, and whoever supervises it starts it again.
ENTRYPOINT ["java", "@java-options", "-XX:AOTCache=clientele.aot", "-jar", "clientele.jar"]
