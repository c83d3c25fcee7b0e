#pragma once

#include <string_view>

#include "processing/extraction/v1/place.pb.h"

namespace processing {

/// The text at a place, cut by bytes of UTF-8, as C++ counts its strings. The document is the one that was sent; a byte order mark must still be in it.
/// Throws std::out_of_range where the place is not in the document, and std::invalid_argument where it came without bytes of UTF-8, since offset_units asked for others, or where
/// the document is none to cut by them: a file of Word or a PDF, or a text in another encoding. word(), page() and bytes() say where in those, and TextIn cuts their text.
std::string_view TextAt(const extraction::v1::Place& place, std::string_view document);

/// The text at a place, out of the text that came with the result, or with an event of a stream. For documents of every kind.
/// Throws std::out_of_range where the place is not in the text, and std::invalid_argument where there is none, since include_text did not ask for it, or where the place came without
/// bytes of UTF-8.
std::string_view TextIn(const extraction::v1::Place& place, std::string_view text);

}  // namespace processing
