#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "cancellation.h"
#include "processing/errors.h"
#include "processing/stream.h"
#include "retries.h"

namespace processing {

/// A channel to a server, with how calls are made over it. Safe to share between threads.
class Connection {
 public:
  using Clock = std::chrono::system_clock;

  Connection(std::string_view address, ClientOptions options);

  /// Puts the credentials on a call.
  void Authorize(grpc::ClientContext& context) const;

  /// One call with one answer, within the deadline, tried again where that helps. Throws ExtractionError.
  template <typename Response, typename Attempt>
  Response Retried(const Attempt& attempt, const Cancellation& cancellation = {}) const {
    const auto end = Clock::now() + options.deadline;
    for (int number = 1;; ++number) {
      const Call call(cancellation);
      call.context->set_deadline(end);
      Authorize(*call.context);
      Response response;
      const grpc::Status status = attempt(call.context.get(), &response);
      if (status.ok()) return response;
      WaitForNext(number, status, call, end);
    }
  }

  /// The answers of a call that gives many. Tried again only until the first: what the caller has seen must not come twice. Throws ExtractionError.
  template <typename Response, typename Start>
  Stream<Response> Streamed(const Start& start, const Cancellation& cancellation = {}) const {
    struct State {
      explicit State(const Cancellation& cancellation) : call(cancellation) {}
      Call call;
      std::unique_ptr<grpc::ClientReader<Response>> reader;
      std::optional<Response> first;
    };
    const auto end = Clock::now() + options.deadline;
    for (int attempt = 1;; ++attempt) {
      auto state = std::make_shared<State>(cancellation);
      state->call.context->set_deadline(end);
      Authorize(*state->call.context);
      state->reader = start(state->call.context.get());
      state->first.emplace();
      if (state->reader->Read(&*state->first)) {
        return Stream<Response>([state]() -> std::optional<Response> {
          if (state->first) return std::exchange(state->first, std::nullopt);
          Response message;
          if (state->reader->Read(&message)) return message;
          if (const auto status = state->reader->Finish(); !status.ok()) throw ExtractionError(status);
          return std::nullopt;
        });
      }
      const auto status = state->reader->Finish();
      if (status.ok()) return Stream<Response>([] { return std::nullopt; });
      WaitForNext(attempt, status, state->call, end);
    }
  }

  /// Waits for the next attempt. Throws ExtractionError where there is none.
  void WaitForNext(int attempt, const grpc::Status& failure, const Call& call, Clock::time_point end) const { WaitForNext(attempt, options.max_attempts, failure, call, end); }
  void WaitForNext(int attempt, int max_attempts, const grpc::Status& failure, const Call& call, Clock::time_point end) const;

  const ClientOptions options;
  const std::shared_ptr<grpc::Channel> channel;
};

}  // namespace processing
