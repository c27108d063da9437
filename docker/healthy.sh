#!/usr/bin/env bash
# Ends well if the service is ready. Needs bash alone: neither curl nor a second JVM.
set -euo pipefail
exec 3<>/dev/tcp/127.0.0.1/"${SERVER_PORT:-8080}"
printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r _ status _ <&3
[ "$status" = 200 ]
