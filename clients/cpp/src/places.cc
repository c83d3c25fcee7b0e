#include "processing/places.h"

#include <stdexcept>
#include <string>

namespace processing {

namespace {

std::string_view Cut(const extraction::v1::Place& place, std::string_view text, const std::string& what) {
  if (!place.has_utf8()) throw std::invalid_argument("the place came without utf8; ask for it by offset_units");
  const auto start = place.utf8().start(), end = place.utf8().end();
  if (start > end || end > text.size()) {
    throw std::out_of_range("the place " + std::to_string(start) + ".." + std::to_string(end) + " is not in the " + what + ", which ends at " + std::to_string(text.size()));
  }
  return text.substr(start, end - start);
}

}  // namespace

std::string_view TextAt(const extraction::v1::Place& place, std::string_view document) {
  if (place.location_case() != extraction::v1::Place::LOCATION_NOT_SET) {
    throw std::invalid_argument("the document holds no text to cut, the place is in a file of Word or a PDF; ask for its text by include_text and cut that by TextIn");
  }
  if (place.has_bytes()) throw std::invalid_argument("the document is not in UTF-8, bytes() says where in it; ask for its text by include_text and cut that by TextIn");
  return Cut(place, document, "document");
}

std::string_view TextIn(const extraction::v1::Place& place, std::string_view text) {
  if (text.empty() && place.utf8().end() > 0) throw std::invalid_argument("the result came without its text; ask for it by include_text");
  return Cut(place, text, "text");
}

}  // namespace processing
