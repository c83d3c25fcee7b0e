#include "processing/client.h"

#include "exchange.h"
#include "retries.h"

namespace processing {

using extraction::v1::ExtractDocumentsRequest;
using extraction::v1::ExtractDocumentsResponse;
using extraction::v1::ExtractionResult;
using extraction::v1::ExtractRequest;
using extraction::v1::ExtractResponse;
using extraction::v1::ExtractStreamRequest;
using extraction::v1::ExtractStreamResponse;
using Clock = std::chrono::system_clock;

Cancellation::Cancellation() : state_(std::make_shared<State>()) {}

void Cancellation::Cancel() const {
  std::lock_guard lock(state_->mutex);
  state_->cancelled = true;
  for (auto* call : state_->calls) call->TryCancel();
  state_->changed.notify_all();
}

extraction::v1::Document Text(std::string_view text) {
  extraction::v1::Document document;
  document.set_content(std::string(text));
  document.set_media_type("text/plain");
  return document;
}

ExtractionClient::ExtractionClient(std::string_view address, ClientOptions options) : options_(std::move(options)) {
  const auto scheme = address.find("://");
  const std::string target(scheme == std::string_view::npos ? address : address.substr(scheme + 3));
  auto credentials = options_.credentials;
  if (!credentials) {
    credentials = address.substr(0, 6) == "https:" ? grpc::SslCredentials({}) : grpc::InsecureChannelCredentials();
  }
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(options_.max_answer_bytes);
  arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 60'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 20'000);
  channel_ = grpc::CreateCustomChannel(target, credentials, arguments);
  calls_ = extraction::v1::ExtractionService::NewStub(channel_);
  info_ = server::v1::ServerInfoService::NewStub(channel_);
}

ExtractionResult ExtractionClient::Extract(std::string_view text) const {
  ExtractRequest request;
  *request.mutable_document() = Text(text);
  return Extract(request);
}

ExtractionResult ExtractionClient::Extract(const ExtractRequest& request, const Cancellation& cancellation) const {
  const auto end = Clock::now() + options_.deadline;
  for (int attempt = 1;; ++attempt) {
    const Call call(cancellation);
    call.context->set_deadline(end);
    Authorize(*call.context);
    ExtractResponse response;
    const auto status = calls_->Extract(call.context.get(), request, &response);
    if (status.ok()) return std::move(*response.mutable_result());
    const auto delay = DelayAfter(attempt, options_.max_attempts, status, *call.context);
    if (!delay || Clock::now() + *delay >= end || !call.Pause(*delay)) throw ExtractionError(status);
  }
}

Stream<ExtractStreamResponse> ExtractionClient::ExtractStream(const ExtractStreamRequest& request, const Cancellation& cancellation) const {
  struct State {
    explicit State(const Cancellation& cancellation) : call(cancellation) {}
    Call call;
    std::unique_ptr<grpc::ClientReader<ExtractStreamResponse>> reader;
    std::optional<ExtractStreamResponse> first;
  };
  const auto end = Clock::now() + options_.deadline;
  for (int attempt = 1;; ++attempt) {
    auto state = std::make_shared<State>(cancellation);
    state->call.context->set_deadline(end);
    Authorize(*state->call.context);
    state->reader = calls_->ExtractStream(state->call.context.get(), request);
    state->first.emplace();
    // Tried again only until the first message: what the caller has seen must not come twice.
    if (state->reader->Read(&*state->first)) {
      return Stream<ExtractStreamResponse>([state]() -> std::optional<ExtractStreamResponse> {
        if (state->first) return std::exchange(state->first, std::nullopt);
        ExtractStreamResponse message;
        if (state->reader->Read(&message)) return message;
        if (const auto status = state->reader->Finish(); !status.ok()) throw ExtractionError(status);
        return std::nullopt;
      });
    }
    const auto status = state->reader->Finish();
    if (status.ok()) return Stream<ExtractStreamResponse>([] { return std::nullopt; });
    const auto delay = DelayAfter(attempt, options_.max_attempts, status, *state->call.context);
    if (!delay || Clock::now() + *delay >= end || !state->call.Pause(*delay)) throw ExtractionError(status);
  }
}

Stream<DocumentAnswer> ExtractionClient::ExtractDocuments(std::function<std::optional<ExtractDocumentsRequest>()> next, const Cancellation& cancellation) const {
  auto state = std::make_shared<Exchange<ExtractDocumentsRequest, ExtractDocumentsResponse>>(cancellation);
  Authorize(*state->call.context);
  state->stream = calls_->ExtractDocuments(state->call.context.get());
  state->Send(std::move(next));
  return Stream<DocumentAnswer>([state]() -> std::optional<DocumentAnswer> {
    ExtractDocumentsResponse message;
    if (state->stream->Read(&message)) {
      DocumentAnswer answer{message.correlation_id(), message.sequence(), {}, {}};
      if (message.has_status()) {
        answer.error.emplace(message.status());
      } else {
        answer.result = std::move(*message.mutable_result());
      }
      return answer;
    }
    if (const auto status = state->Finish(); !status.ok()) throw ExtractionError(status);
    return std::nullopt;
  });
}

}  // namespace processing
