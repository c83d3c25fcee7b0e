#pragma once

#include <chrono>
#include <optional>

#include <grpcpp/grpcpp.h>

namespace processing {

/// Time until the next attempt at a call, by the shipped service config; nothing where there is none. Attempts are counted from 1.
/// RESOURCE_EXHAUSTED is worth another try where the server names a time, as it does when it is busy, and never where the document is too large.
std::optional<std::chrono::milliseconds> DelayAfter(int attempt, int max_attempts, const grpc::Status& failure, const grpc::ClientContext& context);

}  // namespace processing
