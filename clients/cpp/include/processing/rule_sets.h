#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "processing/calls.h"
#include "processing/errors.h"
#include "processing/packages.h"
#include "processing/rules/v1/rule_set_service.grpc.pb.h"

namespace processing {

/// Publishes rules: revisions and labels of rule sets. Safe to share between threads. Every method throws ExtractionError where the service says no.
class RuleSetClient {
 public:
  /// A client of the server at an address such as http://127.0.0.1:50061. Connects with the first call.
  explicit RuleSetClient(std::string_view address, ClientOptions options = {});

  /// Sends a package. Safe to repeat: the same package gives the same revision.
  rules::v1::CreateRevisionResponse Push(const rules::v1::RevisionHeader& header, const Files& files) const;

  /// Puts a label at a revision. A request without an id gets one, so that a second attempt moves nothing once more.
  rules::v1::MoveLabelResponse MoveLabel(rules::v1::MoveLabelRequest request) const;

  /// Puts a label back to the last other revision that it stood at. A request without an id gets one.
  rules::v1::RollbackLabelResponse RollBackLabel(rules::v1::RollbackLabelRequest request) const;

  /// A rule set with its labels.
  rules::v1::RuleSet RuleSet(const std::string& name) const;

 private:
  std::shared_ptr<const Connection> connection_;
  std::unique_ptr<rules::v1::RuleSetService::Stub> calls_;
};

}  // namespace processing
