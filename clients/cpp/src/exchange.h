#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <thread>

#include "cancellation.h"

namespace processing {

/// A call with a stream in both directions: sends a sequence on a thread of its own while answers are read. Its end stops the call.
template <typename Request, typename Response>
struct Exchange {
  explicit Exchange(const Cancellation& cancellation) : call(cancellation) {}
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  ~Exchange() {
    call.context->TryCancel();
    if (sender.joinable()) sender.join();
  }

  /// Sends what `next` gives, nothing after the last.
  void Send(std::function<std::optional<Request>()> next) {
    sender = std::thread([this, next = std::move(next)] {
      try {
        while (const auto request = next()) {
          if (!stream->Write(*request)) return;
        }
        stream->WritesDone();
      } catch (...) {
        // What the sequence threw is what the caller wants to see.
        broken = std::current_exception();
        call.context->TryCancel();
      }
    });
  }

  /// How the call ended, after the last answer. Throws what the sequence threw.
  grpc::Status Finish() {
    if (sender.joinable()) sender.join();
    const auto status = stream->Finish();
    if (broken) std::rethrow_exception(broken);
    return status;
  }

  Call call;
  std::unique_ptr<grpc::ClientReaderWriter<Request, Response>> stream;
  std::exception_ptr broken;
  std::thread sender;
};

}  // namespace processing
