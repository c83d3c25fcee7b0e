#include "processing/client.h"

#include "connection.h"
#include "exchange.h"

namespace processing {

using extraction::v1::ExtractDocumentsRequest;
using extraction::v1::ExtractDocumentsResponse;
using extraction::v1::ExtractionResult;
using extraction::v1::ExtractRequest;
using extraction::v1::ExtractResponse;
using extraction::v1::ExtractStreamRequest;
using extraction::v1::ExtractStreamResponse;

extraction::v1::Document Text(std::string_view text) {
  extraction::v1::Document document;
  document.set_content(std::string(text));
  document.set_media_type("text/plain");
  return document;
}

ExtractionClient::ExtractionClient(std::string_view address, ClientOptions options)
    : connection_(std::make_shared<Connection>(address, std::move(options))),
      calls_(extraction::v1::ExtractionService::NewStub(connection_->channel)),
      info_(server::v1::ServerInfoService::NewStub(connection_->channel)) {}

ExtractionResult ExtractionClient::Extract(std::string_view text) const {
  ExtractRequest request;
  *request.mutable_document() = Text(text);
  return Extract(request);
}

ExtractionResult ExtractionClient::Extract(const ExtractRequest& request, const Cancellation& cancellation) const {
  auto response = connection_->Retried<ExtractResponse>([&](auto* context, auto* answer) { return calls_->Extract(context, request, answer); }, cancellation);
  return std::move(*response.mutable_result());
}

Stream<ExtractStreamResponse> ExtractionClient::ExtractStream(const ExtractStreamRequest& request, const Cancellation& cancellation) const {
  return connection_->Streamed<ExtractStreamResponse>([&](auto* context) { return calls_->ExtractStream(context, request); }, cancellation);
}

Stream<DocumentAnswer> ExtractionClient::ExtractDocuments(std::function<std::optional<ExtractDocumentsRequest>()> next, const Cancellation& cancellation) const {
  auto state = std::make_shared<Exchange<ExtractDocumentsRequest, ExtractDocumentsResponse>>(cancellation);
  connection_->Authorize(*state->call.context);
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
