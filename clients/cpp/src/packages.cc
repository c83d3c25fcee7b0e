#include "processing/packages.h"

#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <stdexcept>

namespace processing {

namespace {

template <typename Wanted>
void Add(Files& files, const std::filesystem::path& folder, const Wanted& wanted) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || !wanted(entry.path())) continue;
    std::ifstream content(entry.path(), std::ios::binary);
    if (!content) throw std::filesystem::filesystem_error("cannot open", entry.path(), std::make_error_code(std::errc::io_error));
    files[entry.path().lexically_relative(folder).generic_string()] = {std::istreambuf_iterator<char>(content), {}};
  }
}

}  // namespace

Files ReadPackage(const std::filesystem::path& folder) {
  static const std::regex data("from[ \\t]*\"(?:[^\"\\r\\n]*/)?([^\"/\\r\\n]+)\"");
  Files files;
  Add(files, folder, [](const auto& path) { return path.extension() == ".rules"; });
  if (files.empty()) throw std::invalid_argument(folder.string() + " holds no .rules file");
  // A folder may hold thousands of documents beside its rules, so only files that the rules name are read as data.
  std::set<std::string> names;
  for (const auto& [path, rules] : files) {
    for (std::sregex_iterator match(rules.begin(), rules.end(), data), end; match != end; ++match) names.insert((*match)[1]);
  }
  Add(files, folder, [&](const auto& path) { return path == folder / "schema.numbers.json" || names.count(path.filename().string()) > 0; });
  return files;
}

}  // namespace processing
