// Package processing extracts records from documents through the extraction service.
package processing

import (
	"context"

	"google.golang.org/grpc"

	extractionv1 "processing.dev/clients/go/extraction/v1"
	serverv1 "processing.dev/clients/go/server/v1"
)

// Client calls the extraction service. It is safe to share between goroutines; one for each server is enough.
// Every method gives an *Error where the service says no.
type Client struct {
	connection
	calls extractionv1.ExtractionServiceClient
	info  serverv1.ServerInfoServiceClient
}

// Connect makes a client of the server at an address such as http://127.0.0.1:50061. It connects with the first call.
func Connect(address string, options ...Option) (*Client, error) {
	connection, err := dial(address, options)
	if err != nil {
		return nil, err
	}
	return &Client{connection, extractionv1.NewExtractionServiceClient(connection.channel), serverv1.NewServerInfoServiceClient(connection.channel)}, nil
}

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
	response, err := retried(ctx, c.settings, func(ctx context.Context, options ...grpc.CallOption) (*extractionv1.ExtractResponse, error) {
		return c.calls.Extract(ctx, request, options...)
	})
	return response.GetResult(), err
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
	return begun(ctx, c.settings, func(ctx context.Context) (answering[extractionv1.ExtractStreamResponse], error) {
		return c.calls.ExtractStream(ctx, request)
	})
}

// ExtractDocuments extracts from many documents, each with an id of its own. Answers come as they are done, in any
// order; a document that fails is an answer with an error. Requests are taken from the channel only as fast as the
// server takes them, until it is closed; Close or a cancelled context ends the call, and nothing more is taken.
func (c *Client) ExtractDocuments(ctx context.Context, requests <-chan *extractionv1.ExtractDocumentsRequest) *AnswerStream {
	ctx, cancel := context.WithCancel(ctx)
	call, err := c.calls.ExtractDocuments(ctx)
	if err != nil {
		cancel()
		return &AnswerStream{cancel: cancel, err: ErrorOf(err)}
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
