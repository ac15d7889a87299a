#!/bin/sh
# Parses a GraphML file with libxml2 and prints nodes, edges, weights.
command -v xmllint >/dev/null || { echo "xmllint is not installed"; exit 77; }
count() { xmllint --xpath "$1" "$file"; }
file=$1
xmllint --noout "$file" || exit 1
echo "$(count "count(//*[local-name()='node'])") $(count "count(//*[local-name()='edge'])")" \
  "$(count "sum(//*[@key='weight'])") $(count "sum(//*[@key='signed_weight'])")"
