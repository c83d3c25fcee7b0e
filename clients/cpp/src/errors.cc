#include "processing/errors.h"

#include "google/rpc/error_details.pb.h"

namespace processing {

ExtractionError::ExtractionError(const grpc::Status& failure) : std::runtime_error(failure.error_message()), code(failure.error_code()) {
  google::rpc::Status details;
  // A proxy may have cut the details; the status itself is still worth having.
  if (details.ParseFromString(failure.error_details())) {
    Read(details);
  }
}

ExtractionError::ExtractionError(const google::rpc::Status& status) : std::runtime_error(status.message()), code(static_cast<grpc::StatusCode>(status.code())) { Read(status); }

void ExtractionError::Read(const google::rpc::Status& status) {
  for (const auto& detail : status.details()) {
    google::rpc::ErrorInfo info;
    google::rpc::BadRequest request;
    google::rpc::PreconditionFailure failure;
    google::rpc::RetryInfo retry;
    if (detail.UnpackTo(&info)) {
      reason = info.reason();
      metadata = {info.metadata().begin(), info.metadata().end()};
    } else if (detail.UnpackTo(&request)) {
      for (const auto& each : request.field_violations()) violations.push_back({each.field(), each.description()});
    } else if (detail.UnpackTo(&failure)) {
      for (const auto& each : failure.violations()) diagnostics.push_back({each.type(), each.description(), each.subject()});
    } else if (detail.UnpackTo(&retry)) {
      retry_after = std::chrono::milliseconds(retry.retry_delay().seconds() * 1000 + retry.retry_delay().nanos() / 1000000);
    }
  }
}

}  // namespace processing
