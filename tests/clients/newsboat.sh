#!/usr/bin/env bash
# Subscribes newsboat to every feed, lets it reload, and counts what it has not read.
set -uo pipefail
urls=$1 home=$2
mkdir -p "$home"
while read -r address count; do
  rm -f "$home/cache.db"
  echo "$address" >"$home/urls"
  : >"$home/config"
  said=$(newsboat -q -u "$home/urls" -c "$home/cache.db" -C "$home/config" -x reload print-unread 2>&1)
  unread=$(sed -nE 's/^([0-9]+) unread articles?.*/\1/p' <<<"$said" | tail -1)
  if [ "${unread:-none}" = "$count" ]; then echo "ok: newsboat reads $address"; else echo "FAILED: newsboat reads $address: '$said', $count articles expected"; fi
done <"$urls"
