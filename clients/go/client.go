// Package processing extracts records from documents through the extraction service.
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

	extractionv1 "processing.dev/clients/go/extraction/v1"
	serverv1 "processing.dev/clients/go/server/v1"
)

// Client calls the extraction service. It is safe to share between goroutines; one for each server is enough.
// Every method gives an *Error where the service says no.
type Client struct {
	connection *grpc.ClientConn
	calls      extractionv1.ExtractionServiceClient
	info       serverv1.ServerInfoServiceClient
	settings   settings
}

// Connect makes a client of the server at an address such as http://127.0.0.1:50061. It connects with the first call.
func Connect(address string, options ...Option) (*Client, error) {
	settings := settings{deadline: 60 * time.Second, policy: shippedPolicy, maxAnswerBytes: 256 << 20, pieceBytes: pieceBytes}
	for _, option := range options {
		option(&settings)
	}
	target := strings.TrimPrefix(strings.TrimPrefix(address, "http://"), "https://")
	security := grpc.WithInsecure()
	if strings.HasPrefix(address, "https://") {
		security = grpc.WithTransportCredentials(credentials.NewTLS(nil))
	}
	connection, err := grpc.Dial(target, append([]grpc.DialOption{
		security,
		grpc.WithDisableRetry(),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(settings.maxAnswerBytes)),
		grpc.WithKeepaliveParams(keepalive.ClientParameters{Time: 60 * time.Second, Timeout: 20 * time.Second}),
	}, settings.dial...)...)
	if err != nil {
		return nil, err
	}
	return &Client{connection: connection, calls: extractionv1.NewExtractionServiceClient(connection), info: serverv1.NewServerInfoServiceClient(connection), settings: settings}, nil
}

// Close ends the connection.
func (c *Client) Close() error { return c.connection.Close() }

// ExtractText extracts from a plain text, by the server's default rule set.
func (c *Client) ExtractText(ctx context.Context, text string) (*extractionv1.ExtractionResult, error) {
	return c.Extract(ctx, &extractionv1.ExtractRequest{Document: Text(text)})
}

// Text is a document of plain text.
func Text(text string) *extractionv1.Document {
	return &extractionv1.Document{Content: []byte(text), MediaType: "text/plain"}
}

// Extract extracts from one document.
func (c *Client) Extract(ctx context.Context, request *extractionv1.ExtractRequest) (*extractionv1.ExtractionResult, error) {
	ctx, cancel := context.WithTimeout(ctx, c.settings.deadline)
	defer cancel()
	for attempt := 1; ; attempt++ {
		var trailer metadata.MD
		response, err := c.calls.Extract(ctx, request, grpc.Trailer(&trailer))
		if err == nil {
			return response.GetResult(), nil
		}
		if !c.settings.policy.wait(ctx, attempt, err, trailer) {
			return nil, errorOf(err)
		}
	}
}

// ExtractStream extracts from one document and gives records as they are found, then zones, then explanations and the text where the
// options ask for them, then the summary:
//
//	stream := client.ExtractStream(ctx, request)
//	defer stream.Close()
//	for stream.Next() {
//		use(stream.Event())
//	}
//	if err := stream.Err(); err != nil { … }
func (c *Client) ExtractStream(ctx context.Context, request *extractionv1.ExtractStreamRequest) *EventStream {
	ctx, cancel := context.WithTimeout(ctx, c.settings.deadline)
	stream := &EventStream{cancel: cancel}
	for attempt := 1; ; attempt++ {
		call, err := c.calls.ExtractStream(ctx, request)
		var trailer metadata.MD
		if err == nil {
			// Tried again only until the first message: what the caller has seen must not come twice.
			if stream.first, err = call.Recv(); err == nil || err == io.EOF {
				stream.call = call
				return stream
			}
			trailer = call.Trailer()
		}
		if !c.settings.policy.wait(ctx, attempt, err, trailer) {
			cancel()
			stream.err = errorOf(err)
			return stream
		}
	}
}

// ExtractDocuments extracts from many documents, each with an id of its own. Answers come as they are done, in any
// order; a document that fails is an answer with an error. Requests are taken from the channel only as fast as the
// server takes them, until it is closed; Close or a cancelled context ends the call, and nothing more is taken.
func (c *Client) ExtractDocuments(ctx context.Context, requests <-chan *extractionv1.ExtractDocumentsRequest) *AnswerStream {
	ctx, cancel := context.WithCancel(ctx)
	call, err := c.calls.ExtractDocuments(ctx)
	if err != nil {
		cancel()
		return &AnswerStream{cancel: cancel, err: errorOf(err)}
	}
	go send(ctx, call, requests)
	return &AnswerStream{cancel: cancel, call: call}
}

// Reading the answers says how the call ended, so an error of sending is not looked at.
func send(ctx context.Context, call extractionv1.ExtractionService_ExtractDocumentsClient, requests <-chan *extractionv1.ExtractDocumentsRequest) {
	for {
		select {
		case request, more := <-requests:
			if !more {
				_ = call.CloseSend()
				return
			}
			if call.Send(request) != nil {
				return
			}
		case <-ctx.Done():
			return
		}
	}
}
