#!/usr/bin/env bash
# Installs what the tests need besides Rust, on Debian and its kin: a browser, fonts of a user's, a reader of PDF, an
# accessibility checker, Mermaid, mdBook, Make, Ninja and pre-commit. What is there already is left alone.
set -euo pipefail
cd "$(dirname "$0")/.."

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

packages=()
command -v chromium >/dev/null || packages+=(chromium)
# The Noto fonts are fonts of a user's in the browser test: Arabic, Hebrew, Thai, Devanagari, Chinese and Japanese.
[ -e /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ] || packages+=(fonts-noto-core fonts-noto-cjk)
command -v pdftotext >/dev/null || packages+=(poppler-utils)
command -v npm >/dev/null || packages+=(npm)
command -v make >/dev/null || packages+=(make)
command -v ninja >/dev/null || packages+=(ninja-build)
command -v git >/dev/null || packages+=(git)
python3 -c 'import venv, ensurepip' 2>/dev/null || packages+=(python3 python3-venv)
if [ ${#packages[@]} -gt 0 ]; then
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi

axe=4.14.1
if ! grep -qs "\"version\": \"$axe\"" target/axe/node_modules/axe-core/package.json; then
  npm install --prefix target/axe --no-save --no-audit --no-fund --ignore-scripts --silent "axe-core@$axe"
fi

mermaid=11.17.2
if ! grep -qs "\"version\": \"$mermaid\"" target/mermaid/package/package.json; then
  # The file for browsers holds all it needs, so that what it was made of is not installed.
  mkdir -p target/mermaid
  (cd target/mermaid && npm pack --silent "mermaid@$mermaid" >/dev/null && tar xzf "mermaid-$mermaid.tgz" package/package.json package/dist/mermaid.min.js package/LICENSE && rm "mermaid-$mermaid.tgz")
fi

mdbook=0.5.4
if [ "$(target/mdbook/bin/mdbook --version 2>/dev/null)" != "mdbook v$mdbook" ]; then
  # Without optimisation and without the parts that serve and search: a minute on two processors.
  cargo install --quiet --locked --debug --no-default-features --root target/mdbook "mdbook@$mdbook"
fi

pre_commit=4.7.0
if [ "$(target/pre-commit/bin/pre-commit --version 2>/dev/null)" != "pre-commit $pre_commit" ]; then
  python3 -m venv --clear target/pre-commit
  target/pre-commit/bin/pip install --quiet --disable-pip-version-check "pre-commit==$pre_commit"
fi
