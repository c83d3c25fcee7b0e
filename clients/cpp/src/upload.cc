#include <fstream>
#include <memory>
#include <system_error>

#include "connection.h"
#include "exchange.h"
#include "processing/client.h"

namespace processing {

using extraction::v1::ExtractUploadRequest;
using extraction::v1::ExtractUploadResponse;
using extraction::v1::UploadHeader;
using Read = std::function<std::string()>;

namespace {

std::string ReadPiece(std::istream& content, std::size_t bytes) {
  std::string piece(bytes, '\0');
  content.read(piece.data(), static_cast<std::streamsize>(bytes));
  // A stream that was never opened has failed without an end, and is no empty document.
  if (content.bad() || (content.fail() && !content.eof())) throw std::ios_base::failure("the document cannot be read");
  piece.resize(static_cast<std::size_t>(content.gcount()));
  return piece;
}

// The header, then the content in pieces. An empty piece is the end.
std::function<std::optional<ExtractUploadRequest>()> PartsOf(const UploadHeader& header, Read read) {
  return [first = std::optional(header), read = std::move(read)]() mutable -> std::optional<ExtractUploadRequest> {
    ExtractUploadRequest part;
    if (first) {
      *part.mutable_header() = *std::exchange(first, std::nullopt);
      return part;
    }
    auto piece = read();
    if (piece.empty()) return std::nullopt;
    part.set_chunk(std::move(piece));
    return part;
  };
}

}  // namespace

// `open` starts to read the document, once for each attempt.
Stream<ExtractUploadResponse> ExtractionClient::Upload(const UploadHeader& header, const std::function<Read()>& open, int max_attempts, const Cancellation& cancellation) const {
  struct State : Exchange<ExtractUploadRequest, ExtractUploadResponse> {
    using Exchange::Exchange;
    std::optional<ExtractUploadResponse> first;
  };
  const auto end = Connection::Clock::now() + connection_->options.deadline;
  for (int attempt = 1;; ++attempt) {
    auto state = std::make_shared<State>(cancellation);
    state->call.context->set_deadline(end);
    connection_->Authorize(*state->call.context);
    state->stream = calls_->ExtractUpload(state->call.context.get());
    state->Send(PartsOf(header, open()));
    state->first.emplace();
    // Tried again only until the first message: what the caller has seen must not come twice.
    if (state->stream->Read(&*state->first)) {
      return Stream<ExtractUploadResponse>([state]() -> std::optional<ExtractUploadResponse> {
        if (state->first) return std::exchange(state->first, std::nullopt);
        ExtractUploadResponse message;
        if (state->stream->Read(&message)) return message;
        if (const auto status = state->Finish(); !status.ok()) throw ExtractionError(status);
        return std::nullopt;
      });
    }
    const auto status = state->Finish();
    if (status.ok()) return Stream<ExtractUploadResponse>([] { return std::nullopt; });
    connection_->WaitForNext(attempt, max_attempts, status, state->call, end);
  }
}

Stream<ExtractUploadResponse> ExtractionClient::ExtractUpload(const UploadHeader& header, std::istream& content, const Cancellation& cancellation) const {
  const auto open = [&content, bytes = connection_->options.piece_bytes]() -> Read { return [&content, bytes] { return ReadPiece(content, bytes); }; };
  return Upload(header, open, 1, cancellation);
}

Stream<ExtractUploadResponse> ExtractionClient::ExtractUpload(UploadHeader header, std::string_view content, const Cancellation& cancellation) const {
  header.set_size(content.size());
  const auto open = [content, bytes = connection_->options.piece_bytes]() -> Read {
    return [rest = content, bytes]() mutable {
      const auto piece = rest.substr(0, bytes);
      rest.remove_prefix(piece.size());
      return std::string(piece);
    };
  };
  return Upload(header, open, connection_->options.max_attempts, cancellation);
}

Stream<ExtractUploadResponse> ExtractionClient::ExtractFile(UploadHeader header, const std::filesystem::path& file, const Cancellation& cancellation) const {
  header.set_size(std::filesystem::file_size(file));
  const auto open = [&file, bytes = connection_->options.piece_bytes]() -> Read {
    auto content = std::make_shared<std::ifstream>(file, std::ios::binary);
    if (!*content) throw std::filesystem::filesystem_error("cannot open", file, std::make_error_code(std::errc::io_error));
    return [content, bytes] { return ReadPiece(*content, bytes); };
  };
  return Upload(header, open, connection_->options.max_attempts, cancellation);
}

}  // namespace processing
