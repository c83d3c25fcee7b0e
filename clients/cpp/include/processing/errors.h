#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <grpcpp/support/status.h>

#include "google/rpc/status.pb.h"

namespace processing {

/// A field of a request that the server did not accept, by its path.
struct FieldViolation {
  std::string field, description;
};

/// One reason why a rule set is broken; the place is file, line and column.
struct RuleDiagnostic {
  std::string id, message, place;
};

/// The service did not extract, and says why.
class ExtractionError : public std::runtime_error {
 public:
  /// The error of a call that failed.
  explicit ExtractionError(const grpc::Status& failure);

  /// The error for a status that came as a message.
  explicit ExtractionError(const google::rpc::Status& status);

  /// The status of gRPC.
  grpc::StatusCode code = grpc::StatusCode::UNKNOWN;

  /// One of the constants of namespace reason, or the one that a reader of documents gives; empty where the server did not answer.
  std::string reason;

  /// Facts about the reason, as the service's comment in the protos lists them.
  std::map<std::string, std::string> metadata;

  /// The fields that cannot be accepted.
  std::vector<FieldViolation> violations;

  /// Why the rule set is broken; at most 20.
  std::vector<RuleDiagnostic> diagnostics;

  /// When it makes sense to try again; nothing where the server does not say.
  std::optional<std::chrono::milliseconds> retry_after;

 private:
  void Read(const google::rpc::Status& status);
};

}  // namespace processing
