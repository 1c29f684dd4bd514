#!/usr/bin/env bash
# Answers per second of processor time: our server beside NSD and BIND, all with the same names, asked by dnsperf.
#
#   compare.sh CLASSPATH [SERVICES [ANSWERS]]
#
# CLASSPATH is the test class path of kube-dns (mvn dependency:build-classpath, target/classes, target/test-classes). It
# needs nsd, named and dnsperf. The processor time is user and system time of each server's processes, from /proc.
set -euo pipefail
classpath=$1
services=${2:-10000}
answers=${3:-200000}
directory=$(mktemp -d)
servers=()
end() {
  for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$directory"
}
trap end EXIT

cat > "$directory/nsd.conf" <<CONF
server:
  ip-address: 127.0.0.1@5301
  server-count: 1
  username: ""
  pidfile: ""
  zonesdir: "$directory"
  zonelistfile: "$directory/zone.list"
  xfrdfile: ""
  rrl-ratelimit: 0
remote-control:
  control-enable: no
zone:
  name: cluster.local
  zonefile: cluster.zone
CONF
cat > "$directory/named.conf" <<CONF
options {
  directory "$directory"; listen-on port 5302 { 127.0.0.1; }; listen-on-v6 { none; }; recursion no; pid-file none;
  session-keyfile none; minimal-responses yes; dnssec-validation no;
};
controls { };
zone "cluster.local" { type primary; file "cluster.zone"; };
CONF

java ${JAVA_ARGUMENTS:--XX:+UseSerialGC -Xmx512m} -cp "$classpath" io.github.kubevalue.dns.bench.ServedCluster \
  "$services" "$directory" > "$directory/ours.log" 2>&1 &
servers+=($!)
until grep -q serving "$directory/ours.log"; do sleep 0.2; done
nsd -d -c "$directory/nsd.conf" > "$directory/nsd.log" 2>&1 &
servers+=($!)
named -f -n 1 -c "$directory/named.conf" > "$directory/named.log" 2>&1 &
servers+=($!)
sleep 2

# A process and all that it started.
family() {
  local child
  echo "$1"
  for child in $(pgrep -P "$1" || true); do family "$child"; done
}

ticks() {
  local total=0 process
  for process in $(family "$1"); do
    # shellcheck disable=SC2046
    set -- $(sed 's/.*) //' "/proc/$process/stat")
    total=$((total + ${12} + ${13}))
  done
  echo "$total"
}

ask() {
  dnsperf -s 127.0.0.1 -p "$1" -d "$directory/queries" -n "$2" -c 4 > "$directory/dnsperf.log"
  awk '/Queries completed/ { print $3 }' "$directory/dnsperf.log"
}

measure() {
  local name=$1 process=$2 port=$3 before after got
  before=$(ticks "$process")
  got=$(ask "$port" $((answers / services)))
  after=$(ticks "$process")
  awk -v name="$name" -v got="$got" -v ticks=$((after - before)) -v hertz="$(getconf CLK_TCK)" \
    'BEGIN { printf "%-6s %8d answers %6.2f s  %8.0f answers per second of processor time\n", name, got, ticks / hertz, got * hertz / ticks }'
}

ask 5300 "${WARM_UP:-40}" > /dev/null
for _ in 1 2 3; do
  measure ours "${servers[0]}" 5300
  measure nsd "${servers[1]}" 5301
  measure bind "${servers[2]}" 5302
done
