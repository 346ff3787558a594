"""Writes a wheel of what `make install` has laid out.

    packaging/wheel.py --version 0.1.0 --glibc 2.28 STAGE build/dist
        build/dist/superlinear-0.1.0-py3-none-manylinux_2_28_x86_64.whl

STAGE has bin/, which becomes the environment's, lib/ and share/, which go below its
prefix, and licenses/, which goes to the metadata. The plugin of pytest is a module of
the environment besides, which pytest finds by its entry point. The wheel is refused where a file
of it needs a newer glibc than its name says, or a library that is neither in it nor
part of glibc. The times in the archive are SOURCE_DATE_EPOCH, else those of 1980: the
same files give the same bytes.
"""

import argparse
import base64
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import time
import zipfile

NAME = "superlinear"
GLIBC = {
    "libc.so.6",
    "libm.so.6",
    "libpthread.so.0",
    "libdl.so.2",
    "librt.so.1",
    "ld-linux-x86-64.so.2",
    "ld-linux-aarch64.so.1",
}
METADATA = """\
Metadata-Version: 2.4
Name: {name}
Version: {version}
Summary: Names the function whose cost grows faster than the data, how fast, and why
License-Expression: MIT AND LGPL-2.1-or-later
{licenses}
Requires-Python: >=3.8
Classifier: Environment :: Console
Classifier: Framework :: Pytest
Classifier: Operating System :: POSIX :: Linux
Classifier: Topic :: Software Development
Description-Content-Type: text/markdown

{readme}"""
PLUGIN = "pytest_superlinear"
ENTRY_POINTS = """\
[pytest11]
superlinear = {plugin}
"""
WHEEL = """\
Wheel-Version: 1.0
Generator: superlinear ({version})
Root-Is-Purelib: false
Tag: py3-none-{platform}
"""


def version_key(text):
    return [int(part) for part in text.split(".")]


def elf_needs(path):
    """(libraries, the highest glibc that a symbol of it wants, variables of theirs
    that are copied into it: what they write under another name is missed)"""
    text = subprocess.run(
        ["readelf", "-dVrW", path],
        check=True,
        stdout=subprocess.PIPE,
        universal_newlines=True,
    ).stdout
    libraries = re.findall(r"\(NEEDED\).*\[(.*)\]", text)
    versions = re.findall(r"\bGLIBC_([0-9.]+)", text) or ["0"]
    copied = re.findall(r"R_\w+_COPY\s+\w+\s+(\w+)", text)
    return libraries, max(versions, key=version_key), copied


def check(stage, glibc):
    """Ends with a sentence for each file that does not keep what the tag says."""
    files = [p for p in sorted(stage.rglob("*")) if p.is_file()]
    ours = {path.name for path in files}
    wrong = []
    for path in files:
        with open(path, "rb") as f:
            if f.read(4) != b"\x7fELF":
                continue
        libraries, newest, copied = elf_needs(path)
        if version_key(newest) > version_key(glibc):
            wrong.append("%s needs glibc %s" % (path, newest))
        for library in set(libraries) - GLIBC - ours:
            wrong.append("%s needs %s" % (path, library))
        if copied:
            wrong.append("%s copies %s" % (path, ", ".join(copied)))
    if wrong:
        sys.exit("wheel.py: " + "\nwheel.py: ".join(wrong))


class Archive:
    def __init__(self, path):
        epoch = int(os.environ.get("SOURCE_DATE_EPOCH", 0))
        self.stamp = max(time.gmtime(epoch)[:6], (1980, 1, 1, 0, 0, 0))
        self.file = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
        self.rows = []

    def add(self, name, data, mode=0o644):
        entry = zipfile.ZipInfo(name, self.stamp)
        entry.external_attr = (0o100000 | mode) << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        self.file.writestr(entry, data, compresslevel=9)
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest())
        digest = digest.rstrip(b"=").decode()
        self.rows.append("%s,sha256=%s,%d" % (name, digest, len(data)))

    def close(self, record):
        self.rows.append(record + ",,")
        text = "\n".join(self.rows) + "\n"
        self.add(record, text.encode())
        self.file.close()


def fill(archive, stage, version, platform):
    base = "%s-%s" % (NAME, version)
    info = base + ".dist-info/"
    for path in sorted(stage.rglob("*")):
        name = path.relative_to(stage).as_posix()
        if not path.is_file():
            continue
        if name.startswith("bin/"):
            name = "%s.data/scripts/%s" % (base, path.name)
            archive.add(name, path.read_bytes(), 0o755)
        elif name.startswith("licenses/"):
            archive.add(info + name, path.read_bytes())
        else:
            archive.add("%s.data/data/%s" % (base, name), path.read_bytes())
        if path.name == PLUGIN + ".py":
            archive.add(path.name, path.read_bytes())
    text = ENTRY_POINTS.format(plugin=PLUGIN)
    archive.add(info + "entry_points.txt", text.encode())
    licenses = sorted(p.name for p in (stage / "licenses").iterdir())
    text = METADATA.format(
        name=NAME,
        version=version,
        licenses="\n".join("License-File: " + name for name in licenses),
        readme=pathlib.Path("README.md").read_text(encoding="utf-8"),
    )
    archive.add(info + "METADATA", text.encode())
    text = WHEEL.format(version=version, platform=platform)
    archive.add(info + "WHEEL", text.encode())
    archive.close(info + "RECORD")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--version", required=True)
    parser.add_argument("--glibc", required=True)
    parser.add_argument("stage", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    options = parser.parse_args()
    check(options.stage, options.glibc)
    platform = "manylinux_%s_%s" % (
        options.glibc.replace(".", "_"),
        os.uname().machine,
    )
    options.out.mkdir(parents=True, exist_ok=True)
    name = "%s-%s-py3-none-%s.whl" % (NAME, options.version, platform)
    path = options.out / name
    part = options.out / (name + ".part")
    fill(Archive(part), options.stage, options.version, platform)
    part.replace(path)
    print(path)


if __name__ == "__main__":
    main()
