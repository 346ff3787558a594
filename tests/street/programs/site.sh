#!/bin/sh
# site.sh N: a site of N pages.
set -e
rm -rf docs site && mkdir docs
echo 'site_name: site' >mkdocs.yml
i=0
while [ $i -lt "$1" ]; do
	printf '# Page %d\n\nText with [a link](page0.md).\n\n- one\n- two\n' $i >docs/page$i.md
	i=$((i + 1))
done
cp docs/page0.md docs/index.md
exec mkdocs -q build
