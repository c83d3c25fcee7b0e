#pragma once

#include <string_view>

#include "processing/extraction/v1/place.pb.h"

namespace processing {

/// The text at a place, cut by bytes of UTF-8, as C++ counts its strings. The document is the one that was sent; a byte order mark must still be in it.
/// Throws std::out_of_range where the place is not in the document, and std::invalid_argument where it came without bytes of UTF-8, since offset_units asked for others, or where
/// the document is a file of Word or a PDF, which hold no text to cut; word() and page() say where in it.
std::string_view TextAt(const extraction::v1::Place& place, std::string_view document);

}  // namespace processing
