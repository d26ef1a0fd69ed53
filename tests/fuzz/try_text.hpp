#pragma once

#include <string_view>

/**
 * Does with a text what the Gates room does: reads it, builds its graph on small inputs of every rank, and sweeps it
 * forward and backward, in forward mode and gate by gate. A backflow::Error is an answer; std::logic_error is thrown
 * for what must not be: the code `internal`, or a place outside the text.
 */
void try_text(std::string_view text);
