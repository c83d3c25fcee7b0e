#include "processing/authoring.h"

#include "connection.h"

namespace processing {

using namespace authoring::v1;

AuthoringClient::AuthoringClient(std::string_view address, ClientOptions options)
    : connection_(std::make_shared<Connection>(address, std::move(options))), calls_(AuthoringService::NewStub(connection_->channel)) {}

std::vector<Diagnostic> AuthoringClient::Check(const Files& files, const std::vector<std::string>& allow) const {
  CheckRequest request;
  *request.mutable_sources() = SourcesOf(files);
  for (const auto& id : allow) request.add_allow(id);
  const auto response = connection_->Retried<CheckResponse>([&](auto* context, auto* answer) { return calls_->Check(context, request, answer); });
  return {response.diagnostics().begin(), response.diagnostics().end()};
}

Stream<RunTestsResponse> AuthoringClient::RunTests(const Files& files, const std::string& containing) const {
  RunTestsRequest request;
  *request.mutable_sources() = SourcesOf(files);
  request.set_filter(containing);
  return connection_->Streamed<RunTestsResponse>([&](auto* context) { return calls_->RunTests(context, request); });
}

ExplainResponse AuthoringClient::Explain(const ExplainRequest& request) const {
  return connection_->Retried<ExplainResponse>([&](auto* context, auto* answer) { return calls_->Explain(context, request, answer); });
}

Sources SourcesOf(const Files& files) {
  Sources sources;
  for (const auto& [path, content] : files) {
    // The file of field numbers is no rules and no data of a lexicon.
    if (path == "schema.numbers.json") continue;
    auto& file = *sources.add_files();
    file.set_path(path);
    file.set_content(content);
  }
  return sources;
}

}  // namespace processing
