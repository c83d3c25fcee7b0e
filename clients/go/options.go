package processing

import (
	"context"
	"time"

	"google.golang.org/grpc"
)

// Option changes how a client calls.
type Option func(*settings)

type settings struct {
	deadline       time.Duration
	policy         retryPolicy
	maxAnswerBytes int
	pieceBytes     int
	dial           []grpc.DialOption
}

// WithDeadline sets the longest time for one call with one document, retries included. Default 60 seconds. A stream of
// many documents has none but that of its context.
func WithDeadline(deadline time.Duration) Option {
	return func(s *settings) { s.deadline = deadline }
}

// WithMaxAttempts sets the most attempts at a call that finds the server unavailable or busy, 1 for no retry. Default 4.
// A stream of many documents is never tried again.
func WithMaxAttempts(attempts int) Option {
	return func(s *settings) { s.policy.maxAttempts = attempts }
}

// WithMaxAnswerBytes sets the most bytes of one answer. Default 256 MiB.
func WithMaxAnswerBytes(bytes int) Option {
	return func(s *settings) { s.maxAnswerBytes = bytes }
}

// WithPieceBytes sets the most bytes of a piece of a document that is sent in pieces, at least 1. Default 256 KiB.
func WithPieceBytes(bytes int) Option {
	return func(s *settings) { s.pieceBytes = bytes }
}

// WithDialOptions adds options of gRPC, such as grpc.WithTransportCredentials. They go before those of the client.
func WithDialOptions(options ...grpc.DialOption) Option {
	return func(s *settings) { s.dial = append(s.dial, options...) }
}

// WithAPIKey sends a key with every call. Use it by https only.
func WithAPIKey(key string) Option {
	return WithDialOptions(grpc.WithPerRPCCredentials(credential(func(context.Context) (map[string]string, error) {
		return map[string]string{"x-api-key": key}, nil
	})))
}

// WithAccessToken sends a token with every call, asked for before each so that it may be renewed. Use it by https only.
func WithAccessToken(token func(context.Context) (string, error)) Option {
	return WithDialOptions(grpc.WithPerRPCCredentials(credential(func(ctx context.Context) (map[string]string, error) {
		bearer, err := token(ctx)
		return map[string]string{"authorization": "Bearer " + bearer}, err
	})))
}

type credential func(context.Context) (map[string]string, error)

func (c credential) GetRequestMetadata(ctx context.Context, _ ...string) (map[string]string, error) {
	return c(ctx)
}

// A server on the loopback address speaks without TLS.
func (credential) RequireTransportSecurity() bool { return false }
