#!/usr/bin/env bash
# Makes the AOT cache clientele.aot in the folder it is called in: starts clientele.jar once on the PostgreSQL that
# SPRING_DATASOURCE_* name, uses it a little, and lets the JVM write what it loaded and linked.
#
#   train.sh JAVA [FLAG...]
#
# The cache fits the very JDK, jars and flags that made it; the JVM passes it over where one of them differs.
set -euo pipefail
java=$1
shift
port=${SERVER_PORT:-8080}

"$java" "$@" -XX:AOTCacheOutput=clientele.aot -jar clientele.jar --server.address=127.0.0.1 --server.port="$port" \
  >training.log 2>&1 &
service=$!
trap 'kill -KILL "$service" 2>/dev/null; tail -n 50 training.log' ERR

# One request in bash alone, since an image need not have curl: METHOD PATH [JSON].
call() {
  local body=${3:-}
  exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
  printf '%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n' "$1" "$2" >&3
  [ -z "$body" ] || printf 'Content-Type: application/json\r\nContent-Length: %d\r\n' "${#body}" >&3
  printf '\r\n%s' "$body" >&3
  cat <&3
  exec 3>&-
}

until [[ $(call GET /actuator/health/readiness 2>/dev/null) == 'HTTP/1.1 200'* ]]; do
  kill -0 "$service"
  sleep 0.2
done
[[ $(call POST /uploads '[{"customer_id":"c1","amount":9.5,"timestamp":"2025-06-01T10:00:00Z"}]') == 'HTTP/1.1 201'* ]]
for path in / /segments /customers/c1 /customers/c1/segment /uploads /actuator/prometheus; do
  call GET "$path" >/dev/null
done

kill -TERM "$service"
wait "$service" || [ $? -eq 143 ] # the JVM ends with the signal's number once the cache is written
test -s clientele.aot
rm training.log
