#pragma once

#include <string_view>

/**
 * Does with a text what the Gates room does: parses it, builds its graph on small inputs of every rank, and sweeps it
 * forward and backward, in forward mode and gate by gate. A backflow::Error is a valid result. Throws std::logic_error
 * for the code `internal` or a position outside the text.
 */
void try_text(std::string_view text);
