#include <algorithm>
#include <regex>
#include <thread>

#include <google/protobuf/wrappers.pb.h>
#include <grpcpp/generic/generic_stub.h>

#include "connection.h"
#include "processing/client.h"

namespace processing {

using Clock = std::chrono::system_clock;

server::v1::GetServerInfoResponse ExtractionClient::ServerInfo() const {
  return connection_->Retried<server::v1::GetServerInfoResponse>([this](auto* context, auto* info) { return info_->GetServerInfo(context, {}, info); });
}

int ExtractionClient::CheckApi(int minimum, int maximum) const {
  static const std::regex service("processing\\.extraction\\.v([1-9][0-9]{0,3})\\.ExtractionService");
  int newest = 0;
  std::string has;
  const auto info = ServerInfo();
  for (const auto& api : info.apis()) {
    std::smatch match;
    const std::string name = api.service();
    if (!std::regex_match(name, match, service)) continue;
    const int version = std::stoi(match[1]);
    if (version >= minimum && version <= maximum) newest = std::max(newest, version);
    has += (has.empty() ? "v" : ", v") + std::to_string(version);
  }
  if (newest > 0) return newest;
  throw ExtractionError(grpc::Status(grpc::StatusCode::UNIMPLEMENTED, "This program needs the extraction API in v" + std::to_string(minimum) + " to v" +
                                                                          std::to_string(maximum) + "; the server has " + (has.empty() ? "none" : has) + "."));
}

// Messages of the health protocol by others that are the same on the wire: two libraries must not bring the same types into one program.
grpc::Status ExtractionClient::CheckHealth(const std::string& service, Clock::time_point end, bool* is_serving) const {
  constexpr int kServing = 1;
  grpc::ClientContext context;
  context.set_deadline(end);
  context.set_wait_for_ready(true);
  connection_->Authorize(context);
  google::protobuf::StringValue request;
  request.set_value(service);
  google::protobuf::Int32Value response;
  grpc::Status status;
  grpc::CompletionQueue queue;
  grpc::TemplatedGenericStub<google::protobuf::StringValue, google::protobuf::Int32Value> stub(connection_->channel);
  const auto call = stub.PrepareUnaryCall(&context, "/grpc.health.v1.Health/Check", request, &queue);
  call->StartCall();
  call->Finish(&response, &status, &status);
  queue.Shutdown();
  void* tag = nullptr;
  for (bool ok = false; queue.Next(&tag, &ok);) {
  }
  *is_serving = status.ok() && response.value() == kServing;
  return status;
}

bool ExtractionClient::WaitUntilReady(const std::string& rule_set, std::chrono::milliseconds timeout) const {
  const auto end = Clock::now() + timeout;
  while (Clock::now() < end) {
    bool is_serving = false;
    const auto status = CheckHealth("ruleSets/" + rule_set, end, &is_serving);
    if (is_serving) return true;
    switch (status.error_code()) {
      case grpc::StatusCode::OK:
      case grpc::StatusCode::NOT_FOUND:
      case grpc::StatusCode::UNAVAILABLE:
      case grpc::StatusCode::DEADLINE_EXCEEDED: break;
      default: throw ExtractionError(status);
    }
    std::this_thread::sleep_until(std::min<Clock::time_point>(end, Clock::now() + std::chrono::milliseconds(100)));
  }
  return false;
}

}  // namespace processing
