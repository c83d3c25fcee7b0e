#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "processing/extraction/v1/record.pb.h"

namespace processing {

/// The record as an object of the class that `rules schema` and protoc made for its type. The call must have asked for this form by record_form.
/// Throws std::invalid_argument where the record is of another type, came without its typed form, or cannot be read.
template <typename T>
T To(const extraction::v1::Record& record) {
  const auto name = record.package() + "." + record.record();
  if (T::descriptor()->full_name() != name) throw std::invalid_argument("the record is of type " + name + ", not " + T::descriptor()->full_name());
  if (!record.has_typed()) throw std::invalid_argument("the " + name + " came without its typed form; ask for it with RECORD_FORM_TYPED");
  T typed;
  if (!typed.ParseFromString(record.typed())) throw std::invalid_argument("the " + name + " is not in the form of its class");
  return typed;
}

/// Where a field was read, by its name in the rules, in text order; empty where it is not filled.
inline std::vector<extraction::v1::Place> PlacesOf(const extraction::v1::Record& record, const std::string& field) {
  for (const auto& each : record.fields()) {
    if (each.name() == field) return {each.places().begin(), each.places().end()};
  }
  return {};
}

}  // namespace processing
