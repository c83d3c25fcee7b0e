#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace processing {

/// The contents of the files of rules by path: with /, relative to the root of the package.
using Files = std::map<std::string, std::string>;

/// The rules of a folder and all below it, with the data files that they name and the file of field numbers. Throws std::invalid_argument where there are no rules,
/// std::filesystem::filesystem_error where a file cannot be read.
Files ReadPackage(const std::filesystem::path& folder);

}  // namespace processing
