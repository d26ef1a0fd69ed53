// Catch2's own main would be linked differently in versions 2 and 3; a session is the same in both.
#define CATCH_CONFIG_RUNNER
#include "tests/core/support/catch.hpp"

int main(int argc, char* argv[]) { return Catch::Session().run(argc, argv); }
