// What a machine needs: one list for building, and one that testing adds. Each entry has Debian's package, its name
// elsewhere, and how to detect it: commands on the PATH, header files, or modules of Python.

export const buildNeeds = [
  { package: 'emscripten', name: 'Emscripten 3.1.6 or newer (emcc)', commands: ['emcc'] },
  {
    package: 'libxtensor-dev',
    name: 'xtensor 0.24 or newer with xtl',
    headers: [['xtensor/xarray.hpp', 'xtensor/containers/xarray.hpp'], ['xtl/xsequence.hpp']],
  },
  { package: 'cmake', name: 'cmake 3.24 or newer', commands: ['cmake'] },
  { package: 'ninja-build', name: 'ninja', commands: ['ninja'] },
];

/** What the tests of the package run: programs that it exports, in C++ and Python. */
export const packageNeeds = [
  ...buildNeeds,
  { package: 'g++', name: 'a C++20 compiler (g++ 12 or newer)', commands: ['c++'] },
  { package: 'python3-numpy', name: 'NumPy for Python 3', modules: ['numpy'] },
  { package: 'python3-torch', name: 'PyTorch 1.13 or newer for Python 3', modules: ['torch'] },
  { package: 'python3-onnx', name: 'onnx 1.12 or newer for Python 3', modules: ['onnx'] },
];

export const testNeeds = [
  ...packageNeeds,
  { package: 'catch2', name: 'Catch2 2.13 or 3', headers: [['catch2/catch.hpp', 'catch2/catch_all.hpp']] },
  { package: 'nlohmann-json3-dev', name: 'nlohmann/json', headers: [['nlohmann/json.hpp']] },
  { package: 'clang-format', name: 'clang-format 14 or newer', commands: ['clang-format'] },
  { package: 'chromium', name: 'Chromium', commands: ['chromium'] },
  // The same engine without a window. It runs most browser tests in half the time.
  {
    package: 'chromium-headless-shell',
    name: 'the headless shell of Chromium',
    commands: ['chromium-headless-shell'],
  },
  { package: 'firefox-esr', name: 'Firefox ESR', commands: ['firefox-esr'] },
  // Without these fonts, browsers draw boxes for Korean. Only dpkg can tell whether fonts are installed.
  { package: 'fonts-noto-cjk', name: 'a Korean font' },
  { package: 'fonts-dejavu-core', name: 'DejaVu fonts' },
];

/** What `npm run prove` adds: the fuzzer. Its libraries are in clang's own folders, where only dpkg finds them. */
export const proveNeeds = [
  ...testNeeds,
  { package: 'clang-14', name: 'clang 14', commands: ['clang++-14'] },
  { package: 'libfuzzer-14-dev', name: "clang 14's libFuzzer" },
  { package: 'libclang-rt-14-dev', name: "clang 14's sanitizers" },
];

export const headerFolders = ['/usr/include', '/usr/local/include', '/opt/homebrew/include'];
