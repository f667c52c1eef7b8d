#!/usr/bin/env bash
# Prepares a Chromium whose WebGPU runs on the CPU through Mesa's lavapipe, which has shader-f16 (SwiftShader, the
# software adapter that Chromium brings, has not). For tests only; as root on Debian 12, amd64.
#
#   e2e/cpu-webgpu/setup.sh [TARGET_DIR]        default: .cache/cpu-webgpu in the project
#
# Leaves in TARGET_DIR: chromium/ (a copy of the Debian package, 350 MB), layer/ (a Vulkan layer that makes Chromium take
# lavapipe for its own software adapter), xdg/, and `env`, lines of KEY=VALUE that the browser is started with; CHROMIUM
# is the browser. `env` is written last: where it is, the rest is whole. Run again, it changes nothing unless Chromium,
# Mesa or these sources did.
set -euo pipefail

readonly RELEASE=bookworm
readonly MESA_AT_LEAST=25 # Dawn, Chromium's WebGPU, refuses the release's own Mesa 22.3
readonly LIBRARIES=/usr/lib/x86_64-linux-gnu

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=${1:-$here/../../.cache/cpu-webgpu}

say() { printf 'cpu-webgpu: %s\n' "$*" >&2; }
fail() {
  say "$*"
  exit 1
}

check_machine() {
  local system version arch
  [ "$(uname -s)" = Linux ] || fail "needs Linux; this is $(uname -s). The f32 tests run anywhere: npm test"
  # shellcheck disable=SC1091 # read where it runs
  system=$(. /etc/os-release 2>/dev/null && echo "${ID:-unknown}") || system=unknown
  # shellcheck disable=SC1091
  version=$(. /etc/os-release 2>/dev/null && echo "${VERSION_ID:-unknown}") || version=unknown
  [ "$system $version" = 'debian 12' ] ||
    fail "supports Debian 12 only: it takes Mesa from $RELEASE-backports; this is $system $version"
  arch=$(dpkg --print-architecture)
  [ "$arch" = amd64 ] || fail "supports amd64 only: the driver's paths on $arch were never checked"
  [ "$(id -u)" = 0 ] || fail "installs packages, so it must run as root: sudo $0 $target"
}

# Asks apt which suites it knows, so that it does not matter how they are written: one line each (sources.list) or in
# paragraphs (debian.sources).
suites() { apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 2>/dev/null || true; }

add_backports() {
  if suites | awk -v suite="$RELEASE-backports" '$2 == suite && $3 == "main" { found = 1 } END { exit !found }'; then
    return
  fi
  local mirror parts keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  mirror=$(suites | awk -v suite="$RELEASE" '$2 == suite && $3 == "main" { print $1; exit }')
  [ -n "$mirror" ] ||
    fail "apt knows no source for $RELEASE main, so there is none to take $RELEASE-backports from: look in /etc/apt"
  [ -f "$keyring" ] || fail "the archive's keys are missing: apt-get install debian-archive-keyring"
  eval "$(apt-config shell parts Dir::Etc::sourceparts/d)"
  say "adding $RELEASE-backports from $mirror"
  printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' \
    "$mirror" "$RELEASE-backports" "$keyring" >"${parts%/}/$RELEASE-backports.sources"
}

installed() { dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true; }
mesa_is_new() {
  local version
  version=$(installed mesa-vulkan-drivers)
  [ -n "$version" ] && dpkg --compare-versions "$version" ge "$MESA_AT_LEAST"
}

install_packages() {
  local missing=() package
  for package in chromium gcc libc6-dev libvulkan-dev libvulkan1; do
    [ -n "$(installed "$package")" ] || missing+=("$package")
  done
  if [ ${#missing[@]} = 0 ] && mesa_is_new; then return; fi
  export DEBIAN_FRONTEND=noninteractive
  mesa_is_new || add_backports
  say "installing ${missing[*]:+${missing[*]} }mesa-vulkan-drivers >= $MESA_AT_LEAST"
  apt-get update -qq </dev/null || fail 'apt-get update failed; what apt said is above'
  if [ ${#missing[@]} != 0 ]; then
    apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >&2
  fi
  mesa_is_new ||
    apt-get install -y -qq --no-install-recommends -t "$RELEASE-backports" mesa-vulkan-drivers </dev/null >&2
  mesa_is_new || fail "mesa-vulkan-drivers is $(installed mesa-vulkan-drivers); $MESA_AT_LEAST or later is needed"
}

# What the prepared copy depends on: a copy made from other versions is made again.
stamp() {
  local package
  for package in chromium mesa-vulkan-drivers libvulkan1; do printf '%s %s\n' "$package" "$(installed "$package")"; done
  cat "$here/setup.sh" "$here/cpu_adapter_layer.c" | sha256sum
}

prepare() {
  local icds=(/usr/share/vulkan/icd.d/lvp_icd*.json)
  [ -f "${icds[0]}" ] || fail "mesa-vulkan-drivers brought no /usr/share/vulkan/icd.d/lvp_icd*.json"
  rm -rf "$target/env" "$target/chromium" "$target/layer"
  cp -r --reflink=auto /usr/lib/chromium "$target/chromium"
  # Chromium opens this name for its software adapter: it finds the system's Vulkan loader instead of SwiftShader.
  cp -L --remove-destination "$LIBRARIES/libvulkan.so.1" "$target/chromium/libvk_swiftshader.so"
  # ANGLE reads this manifest; if it named the copied loader, the loader would load itself for ever.
  printf '{"file_format_version":"1.0.0","ICD":{"library_path":"%s","api_version":"1.4.305"}}\n' \
    "$LIBRARIES/libvulkan_lvp.so" >"$target/chromium/vk_swiftshader_icd.json"

  mkdir -p "$target/layer"
  install -d -m 700 "$target/xdg"
  gcc -shared -fPIC -O1 -Wall -Wextra -Werror -o "$target/layer/libcpu_adapter_layer.so" "$here/cpu_adapter_layer.c"
  cat >"$target/layer/cpu_adapter_layer.json" <<'JSON'
{
  "file_format_version": "1.2.0",
  "layer": {
    "name": "VK_LAYER_TEST_cpu_adapter",
    "type": "INSTANCE",
    "library_path": "./libcpu_adapter_layer.so",
    "api_version": "1.3.0",
    "implementation_version": "1",
    "description": "reports the CPU device under the ids that Chromium accepts for a software adapter",
    "functions": { "vkNegotiateLoaderLayerInterfaceVersion": "vkNegotiateLoaderLayerInterfaceVersion" }
  }
}
JSON
  stamp >"$target/stamp"
  printf '%s\n' \
    "CHROMIUM=$target/chromium/chromium" \
    "XDG_RUNTIME_DIR=$target/xdg" \
    "VK_ICD_FILENAMES=${icds[0]}" \
    "VK_LAYER_PATH=$target/layer" \
    'VK_INSTANCE_LAYERS=VK_LAYER_TEST_cpu_adapter' >"$target/env.part"
  mv "$target/env.part" "$target/env"
}

check_machine
mkdir -p "$target"
target=$(cd "$target" && pwd)
install_packages
if [ -f "$target/env" ] && [ "$(stamp)" = "$(cat "$target/stamp")" ]; then
  say "ready (unchanged): $target/env"
else
  prepare
  say "ready: $target/env"
fi
