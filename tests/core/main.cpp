// Catch2's own main is linked differently in versions 2 and 3; a session works the same in both.
#define CATCH_CONFIG_RUNNER
#include "tests/core/support/catch.hpp"

int main(int argc, char* argv[]) { return Catch::Session().run(argc, argv); }
