package processing

import (
	"context"
	"io"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/metadata"
)

// A connection to a server, with how calls are made over it.
type connection struct {
	channel  *grpc.ClientConn
	settings settings
}

func dial(address string, options []Option) (connection, error) {
	settings := settings{deadline: 60 * time.Second, policy: shippedPolicy, maxAnswerBytes: 256 << 20, pieceBytes: pieceBytes}
	for _, option := range options {
		option(&settings)
	}
	target := strings.TrimPrefix(strings.TrimPrefix(address, "http://"), "https://")
	security := grpc.WithInsecure()
	if strings.HasPrefix(address, "https://") {
		security = grpc.WithTransportCredentials(credentials.NewTLS(nil))
	}
	channel, err := grpc.Dial(target, append([]grpc.DialOption{
		security,
		grpc.WithDisableRetry(),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(settings.maxAnswerBytes)),
		grpc.WithKeepaliveParams(keepalive.ClientParameters{Time: 60 * time.Second, Timeout: 20 * time.Second}),
	}, settings.dial...)...)
	return connection{channel, settings}, err
}

// Close ends the connection.
func (c connection) Close() error { return c.channel.Close() }

// Makes one call with one answer, within the deadline, again where that helps.
func retried[T any](ctx context.Context, settings settings, attempt func(context.Context, ...grpc.CallOption) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeout(ctx, settings.deadline)
	defer cancel()
	for number := 1; ; number++ {
		var trailer metadata.MD
		answer, err := attempt(ctx, grpc.Trailer(&trailer))
		if err == nil {
			return answer, nil
		}
		if !settings.policy.wait(ctx, number, err, trailer) {
			return answer, ErrorOf(err)
		}
	}
}

// A call that answers with a stream.
type answering[T any] interface {
	Recv() (*T, error)
	Trailer() metadata.MD
}

// The answers of a call, from the first one on. Tried again only until that: what the caller has seen must not come twice.
func begun[T any](ctx context.Context, settings settings, start func(context.Context) (answering[T], error)) *Events[T] {
	ctx, cancel := context.WithTimeout(ctx, settings.deadline)
	stream := &Events[T]{cancel: cancel}
	for attempt := 1; ; attempt++ {
		call, err := start(ctx)
		var trailer metadata.MD
		if err == nil {
			if stream.first, err = call.Recv(); err == nil || err == io.EOF {
				stream.call = call
				return stream
			}
			trailer = call.Trailer()
		}
		if !settings.policy.wait(ctx, attempt, err, trailer) {
			cancel()
			stream.err = ErrorOf(err)
			return stream
		}
	}
}
