#include "retries.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <random>

#include "processing/service_config.h"

namespace processing {

std::optional<std::chrono::milliseconds> DelayAfter(int attempt, int max_attempts, const grpc::Status& failure, const grpc::ClientContext& context) {
  if (attempt >= max_attempts) return std::nullopt;
  const auto& codes = service_config::kRetryableStatusCodes;
  const bool retryable = std::find(std::begin(codes), std::end(codes), failure.error_code()) != std::end(codes);
  const auto& trailers = context.GetServerTrailingMetadata();
  if (const auto found = trailers.find("grpc-retry-pushback-ms"); found != trailers.end()) {
    // A number below zero, or none at all, asks not to try again.
    unsigned wait = 0;
    const auto* end = found->second.data() + found->second.size();
    const auto read = std::from_chars(found->second.data(), end, wait);
    const bool allowed = retryable || failure.error_code() == grpc::StatusCode::RESOURCE_EXHAUSTED;
    return allowed && read.ec == std::errc{} && read.ptr == end ? std::optional(std::chrono::milliseconds(wait)) : std::nullopt;
  }
  if (!retryable) return std::nullopt;
  thread_local std::mt19937 random{std::random_device{}()};
  const double longest = std::min(service_config::kInitialBackoffSeconds * std::pow(service_config::kBackoffMultiplier, attempt - 1), service_config::kMaxBackoffSeconds);
  return std::chrono::milliseconds(static_cast<long>(std::uniform_real_distribution<>(0, longest * 1000)(random)));
}

}  // namespace processing
