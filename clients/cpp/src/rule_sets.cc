#include "processing/rule_sets.h"

#include <iomanip>
#include <random>
#include <sstream>

#include "connection.h"

namespace processing {

using namespace rules::v1;

namespace {

constexpr std::size_t kChunkBytes = 256 << 10;

// Writing fails where the server has said no before it had everything.
bool WritePackage(grpc::ClientWriter<CreateRevisionRequest>& writer, const RevisionHeader& header, const Files& files) {
  CreateRevisionRequest part;
  *part.mutable_header() = header;
  if (!writer.Write(part)) return false;
  for (const auto& [path, content] : files) {
    for (std::size_t start = 0; start == 0 || start < content.size(); start += kChunkBytes) {
      part.mutable_chunk()->set_path(path);
      part.mutable_chunk()->set_content(content.substr(start, kChunkBytes));
      if (!writer.Write(part)) return false;
    }
  }
  return writer.WritesDone();
}

std::string RequestId() {
  std::random_device random;
  std::ostringstream id;
  for (int i = 0; i < 4; ++i) id << std::hex << std::setw(8) << std::setfill('0') << random();
  return id.str();
}

}  // namespace

RuleSetClient::RuleSetClient(std::string_view address, ClientOptions options)
    : connection_(std::make_shared<Connection>(address, std::move(options))), calls_(RuleSetService::NewStub(connection_->channel)) {}

CreateRevisionResponse RuleSetClient::Push(const RevisionHeader& header, const Files& files) const {
  return connection_->Retried<CreateRevisionResponse>([&](auto* context, auto* answer) {
    const auto writer = calls_->CreateRevision(context, answer);
    WritePackage(*writer, header, files);
    return writer->Finish();
  });
}

MoveLabelResponse RuleSetClient::MoveLabel(MoveLabelRequest request) const {
  if (request.request_id().empty()) request.set_request_id(RequestId());
  return connection_->Retried<MoveLabelResponse>([&](auto* context, auto* answer) { return calls_->MoveLabel(context, request, answer); });
}

RollbackLabelResponse RuleSetClient::RollBackLabel(RollbackLabelRequest request) const {
  if (request.request_id().empty()) request.set_request_id(RequestId());
  return connection_->Retried<RollbackLabelResponse>([&](auto* context, auto* answer) { return calls_->RollbackLabel(context, request, answer); });
}

rules::v1::RuleSet RuleSetClient::RuleSet(const std::string& name) const {
  GetRuleSetRequest request;
  request.set_rule_set(name);
  return connection_->Retried<GetRuleSetResponse>([&](auto* context, auto* answer) { return calls_->GetRuleSet(context, request, answer); }).rule_set();
}

}  // namespace processing
