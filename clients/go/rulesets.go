package processing

import (
	"context"
	"crypto/rand"
	"encoding/hex"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"

	rulesv1 "processing.dev/clients/go/rules/v1"
)

const chunkBytes = 256 << 10

// RuleSets publishes rules: revisions and labels of rule sets. It is safe to share between goroutines. Every method gives an *Error where
// the service says no.
type RuleSets struct {
	connection
	// The generated calls, for what this type has no method for; ErrorOf reads their errors.
	Calls rulesv1.RuleSetServiceClient
}

// ConnectRuleSets is as Connect, for publishing rules.
func ConnectRuleSets(address string, options ...Option) (*RuleSets, error) {
	connection, err := dial(address, options)
	if err != nil {
		return nil, err
	}
	return &RuleSets{connection, rulesv1.NewRuleSetServiceClient(connection.channel)}, nil
}

// Push sends a package. It is safe to repeat: the same package gives the same revision.
func (r *RuleSets) Push(ctx context.Context, header *rulesv1.RevisionHeader, files Files) (*rulesv1.CreateRevisionResponse, error) {
	return retried(ctx, r.settings, func(ctx context.Context, options ...grpc.CallOption) (*rulesv1.CreateRevisionResponse, error) {
		call, err := r.Calls.CreateRevision(ctx, options...)
		if err != nil {
			return nil, err
		}
		// The answer says how the call ended, also where the server has said no before it had everything.
		sendPackage(call, header, files)
		return call.CloseAndRecv()
	})
}

func sendPackage(call rulesv1.RuleSetService_CreateRevisionClient, header *rulesv1.RevisionHeader, files Files) {
	if call.Send(&rulesv1.CreateRevisionRequest{Part: &rulesv1.CreateRevisionRequest_Header{Header: header}}) != nil {
		return
	}
	for _, path := range paths(files) {
		for rest, first := files[path], true; first || len(rest) > 0; first = false {
			n := len(rest)
			if n > chunkBytes {
				n = chunkBytes
			}
			chunk := &rulesv1.FileChunk{Path: path, Content: rest[:n]}
			if call.Send(&rulesv1.CreateRevisionRequest{Part: &rulesv1.CreateRevisionRequest_Chunk{Chunk: chunk}}) != nil {
				return
			}
			rest = rest[n:]
		}
	}
}

// MoveLabel puts a label at a revision. A request without an id gets one, so that a second attempt moves nothing once more.
func (r *RuleSets) MoveLabel(ctx context.Context, request *rulesv1.MoveLabelRequest) (*rulesv1.MoveLabelResponse, error) {
	if request.GetRequestId() == "" {
		request = proto.Clone(request).(*rulesv1.MoveLabelRequest)
		request.RequestId = requestID()
	}
	return retried(ctx, r.settings, func(ctx context.Context, options ...grpc.CallOption) (*rulesv1.MoveLabelResponse, error) {
		return r.Calls.MoveLabel(ctx, request, options...)
	})
}

// RollBackLabel puts a label back to the last other revision that it stood at. A request without an id gets one.
func (r *RuleSets) RollBackLabel(ctx context.Context, request *rulesv1.RollbackLabelRequest) (*rulesv1.RollbackLabelResponse, error) {
	if request.GetRequestId() == "" {
		request = proto.Clone(request).(*rulesv1.RollbackLabelRequest)
		request.RequestId = requestID()
	}
	return retried(ctx, r.settings, func(ctx context.Context, options ...grpc.CallOption) (*rulesv1.RollbackLabelResponse, error) {
		return r.Calls.RollbackLabel(ctx, request, options...)
	})
}

// RuleSet is a rule set with its labels.
func (r *RuleSets) RuleSet(ctx context.Context, name string) (*rulesv1.RuleSet, error) {
	response, err := retried(ctx, r.settings, func(ctx context.Context, options ...grpc.CallOption) (*rulesv1.GetRuleSetResponse, error) {
		return r.Calls.GetRuleSet(ctx, &rulesv1.GetRuleSetRequest{RuleSet: name}, options...)
	})
	return response.GetRuleSet(), err
}

func requestID() string {
	id := make([]byte, 16)
	if _, err := rand.Read(id); err != nil {
		// Without chance there is no id, and no second attempt is told from a second request.
		return ""
	}
	return hex.EncodeToString(id)
}
