#!/usr/bin/env bash
# A small file does not become a large output: names that stand once and are
# referred to a thousand times, and compressed data that comes to a thousand
# times its size.
. "$(dirname "$0")/lib.sh"

python3 - <<'PY'
import gzip, marshal, zlib
long = "x" * 1000000
cost = lambda callers: (1, 1, 0.5, 0.5, callers)
marshal.dump({(long, i, "f"): cost({}) for i in range(2000)}, open("names.pstat", "wb"))
keys = [(long, i, "f") for i in range(30)]
marshal.dump({k: cost({c: (1, 1, 0.5, 0.5) for c in keys}) for k in keys},
             open("edges.pstat", "wb"))
with open("names.out", "w") as out:
    out.write("# callgrind format\nevents: Ir\nfl=(1) %s\n" % long)
    for i in range(400):
        out.write("fn=(%d) f%d\n1 1\n" % (i, i))
with open("edges.out", "w") as out:
    out.write("# callgrind format\nevents: Ir\nfl=(1) %s\n" % long)
    for i in range(30):
        out.write("fn=(%d) f%d\n1 1\n" % (i, i))
    for i in range(30):
        out.write("fn=(%d)\n1 1\n" % i)
        for k in range(30):
            out.write("cfn=(%d)\ncalls=1 1\n1 1\n" % k)
head = b"name,ncall,tsub,ttot,tavg\n"
row = b"f.py:1 " + b"f" * 1000 + b",1,0.5,0.5,0.5\n"
with gzip.open("bomb.csv.gz", "wb", 9) as out:
    out.write(head)
    for _ in range(160):
        out.write(row * 1000)
with gzip.open("bomb.out.gz", "wb", 9) as out:
    out.write(b"# callgrind format\nevents: Ir\nfn=f\n")
    for _ in range(160):
        out.write(b"1 1\n" * 250000)
with gzip.open("fine.csv.gz", "wb", 9) as out:
    out.write(head + row * 10000)
PY

# refused FILE MESSAGE: in little memory, with little output.
refused() {
	(
		# AddressSanitizer reserves more than there is.
		[ "$V" = asan ] || ulimit -v 1500000
		exec timeout 60 prof-parse --id r "$1"
	) >out 2>err
	status=$?
	is_status 3 "$1"
	has err "$2" 'is refused by name'
	[ "$(stat -c %s out)" -lt "$3" ]
	ok $? "before there is much of it ($(stat -c %s out))"
}
[ "$(stat -c %s names.pstat)" -lt 1200000 ]
ok $? 'a pstat of a megabyte that would come to 4 GB'
refused names.pstat 'names of more than' 1000
refused edges.pstat 'its names come to more than' 1000
refused names.out "names.out:" 1000
refused edges.out 'its names come to more than' 1000
refused bomb.csv.gz 'compressed data that comes to more than 200 times its size' 400000000
refused bomb.out.gz 'compressed data that comes to more than 200 times its size' 1000
run prof-parse --id r fine.csv.gz
is_status 0 'rows that are all alike are no bomb'
is "$(grep -c '"type":"func"' out)" 10000 'and all there'
done_testing
