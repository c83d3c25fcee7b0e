#include "connection.h"

namespace processing {

namespace {

std::shared_ptr<grpc::Channel> ChannelTo(std::string_view address, const ClientOptions& options) {
  const auto scheme = address.find("://");
  const std::string target(scheme == std::string_view::npos ? address : address.substr(scheme + 3));
  auto credentials = options.credentials;
  if (!credentials) {
    credentials = address.substr(0, 6) == "https:" ? grpc::SslCredentials({}) : grpc::InsecureChannelCredentials();
  }
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(options.max_answer_bytes);
  arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 60'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 20'000);
  return grpc::CreateCustomChannel(target, credentials, arguments);
}

}  // namespace

Connection::Connection(std::string_view address, ClientOptions given) : options(std::move(given)), channel(ChannelTo(address, options)) {}

void Connection::Authorize(grpc::ClientContext& context) const {
  if (!options.api_key.empty()) context.AddMetadata("x-api-key", options.api_key);
  if (options.access_token) context.AddMetadata("authorization", "Bearer " + options.access_token());
}

void Connection::WaitForNext(int attempt, int max_attempts, const grpc::Status& failure, const Call& call, Clock::time_point end) const {
  const auto delay = DelayAfter(attempt, max_attempts, failure, *call.context);
  if (!delay || Clock::now() + *delay >= end || !call.Pause(*delay)) throw ExtractionError(failure);
}

Cancellation::Cancellation() : state_(std::make_shared<State>()) {}

void Cancellation::Cancel() const {
  std::lock_guard lock(state_->mutex);
  state_->cancelled = true;
  for (auto* call : state_->calls) call->TryCancel();
  state_->changed.notify_all();
}

}  // namespace processing
