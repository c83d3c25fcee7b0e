#include "processing/places.h"

#include <stdexcept>
#include <string>

namespace processing {

std::string_view TextAt(const extraction::v1::Place& place, std::string_view document) {
  if (place.location_case() != extraction::v1::Place::LOCATION_NOT_SET) {
    throw std::invalid_argument("the document holds no text to cut: the place is in a file of Word or a PDF");
  }
  if (!place.has_utf8()) throw std::invalid_argument("the place came without utf8; ask for it by offset_units");
  const auto start = place.utf8().start(), end = place.utf8().end();
  if (start > end || end > document.size()) {
    throw std::out_of_range("the place " + std::to_string(start) + ".." + std::to_string(end) + " is not in the document, which ends at " + std::to_string(document.size()));
  }
  return document.substr(start, end - start);
}

}  // namespace processing
