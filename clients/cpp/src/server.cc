#include <algorithm>
#include <thread>

#include "cancellation.h"
#include "processing/client.h"
#include "retries.h"

namespace processing {

using Clock = std::chrono::system_clock;

void ExtractionClient::Authorize(grpc::ClientContext& context) const {
  if (!options_.api_key.empty()) context.AddMetadata("x-api-key", options_.api_key);
  if (options_.access_token) context.AddMetadata("authorization", "Bearer " + options_.access_token());
}

grpc::Status ExtractionClient::AskServer(grpc::ClientContext& context, Clock::time_point end, server::v1::GetServerInfoResponse* info) const {
  context.set_deadline(end);
  Authorize(context);
  return info_->GetServerInfo(&context, {}, info);
}

server::v1::GetServerInfoResponse ExtractionClient::ServerInfo() const {
  const auto end = Clock::now() + options_.deadline;
  for (int attempt = 1;; ++attempt) {
    const Call call{Cancellation()};
    server::v1::GetServerInfoResponse info;
    const auto status = AskServer(*call.context, end, &info);
    if (status.ok()) return info;
    const auto delay = DelayAfter(attempt, options_.max_attempts, status, *call.context);
    if (!delay || Clock::now() + *delay >= end || !call.Pause(*delay)) throw ExtractionError(status);
  }
}

bool ExtractionClient::WaitUntilReady(const std::string& rule_set, std::chrono::milliseconds timeout) const {
  for (const auto end = Clock::now() + timeout; Clock::now() < end; std::this_thread::sleep_for(std::chrono::milliseconds(100))) {
    grpc::ClientContext context;
    server::v1::GetServerInfoResponse info;
    const auto status = AskServer(context, end, &info);
    if (!status.ok() && status.error_code() != grpc::StatusCode::UNAVAILABLE && status.error_code() != grpc::StatusCode::DEADLINE_EXCEEDED) throw ExtractionError(status);
    const auto& wanted = rule_set.empty() ? info.default_rule_set() : rule_set;
    if (std::any_of(info.rule_sets().begin(), info.rule_sets().end(), [&](const auto& state) { return state.ready() && state.name() == wanted; })) return true;
  }
  return false;
}

}  // namespace processing
