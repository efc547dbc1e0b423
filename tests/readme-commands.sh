#!/usr/bin/env bash
# Runs what README tells its readers to type, as they would, from the folder of the project. Left out: `npm ci`, which has
# been run, and `pulumi …`, which the deploy tests run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
commands=$(awk '/^```sh/ {inside = 1; next} /^```/ {inside = 0} inside' README.md | sed 's/ *#.*//' | grep -E '^(npm start|npm run|npx private-api)' | sort -u)
[[ -n $commands ]] || { echo "README has no command to run" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
while IFS= read -r command; do
    case $command in
    "npm run bench" | "npm run test:deploy" | "npm run build:plugin") continue ;;
    esac
    echo "\$ $command"
    bash -c "${command//state.json/$folder/state.json}" </dev/null >"$folder/out" 2>"$folder/err" || { cat "$folder/out" "$folder/err"; echo "failed: $command" >&2; exit 1; }
    [[ -s $folder/out ]] || { echo "said nothing: $command" >&2; exit 1; }
done <<<"$commands"
