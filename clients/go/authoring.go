package processing

import (
	"context"
	"sort"

	"google.golang.org/grpc"

	authoringv1 "processing.dev/clients/go/authoring/v1"
)

// Authoring checks and tries rules; nothing is stored. It is safe to share between goroutines. Every method gives an *Error where the
// service says no.
type Authoring struct {
	connection
	// The generated calls, for what this type has no method for; ErrorOf reads their errors.
	Calls authoringv1.AuthoringServiceClient
}

// TestStream is the outcomes of tests, one after the other, then the summary.
type TestStream = Events[authoringv1.RunTestsResponse]

// ConnectAuthoring is as Connect, for checking and trying rules.
func ConnectAuthoring(address string, options ...Option) (*Authoring, error) {
	connection, err := dial(address, options)
	if err != nil {
		return nil, err
	}
	return &Authoring{connection, authoringv1.NewAuthoringServiceClient(connection.channel)}, nil
}

// SourcesOf is the files of rules as messages of this service take them.
func SourcesOf(files Files) *authoringv1.Sources {
	sources := &authoringv1.Sources{}
	for _, path := range paths(files) {
		// The file of field numbers is no rules and no data of a lexicon.
		if path != numbersFile {
			sources.Files = append(sources.Files, &authoringv1.SourceFile{Path: path, Content: files[path]})
		}
	}
	return sources
}

// Check tells what is wrong with rules, and doubtful about them; allow has the ids of warnings to leave out.
func (a *Authoring) Check(ctx context.Context, files Files, allow ...string) ([]*authoringv1.Diagnostic, error) {
	request := &authoringv1.CheckRequest{Sources: SourcesOf(files), Allow: allow}
	response, err := retried(ctx, a.settings, func(ctx context.Context, options ...grpc.CallOption) (*authoringv1.CheckResponse, error) {
		return a.Calls.Check(ctx, request, options...)
	})
	return response.GetDiagnostics(), err
}

// RunTests runs the tests that stand in rules and gives each outcome as it comes, then the summary; containing is a part of the names of
// those wanted. It is read as ExtractStream is.
func (a *Authoring) RunTests(ctx context.Context, files Files, containing string) *TestStream {
	request := &authoringv1.RunTestsRequest{Sources: SourcesOf(files), Filter: containing}
	return begun(ctx, a.settings, func(ctx context.Context) (answering[authoringv1.RunTestsResponse], error) {
		return a.Calls.RunTests(ctx, request)
	})
}

// Explain tells why a document gives each of its records, by rules of the caller (SourcesOf) or a rule set of the server.
func (a *Authoring) Explain(ctx context.Context, request *authoringv1.ExplainRequest) (*authoringv1.ExplainResponse, error) {
	return retried(ctx, a.settings, func(ctx context.Context, options ...grpc.CallOption) (*authoringv1.ExplainResponse, error) {
		return a.Calls.Explain(ctx, request, options...)
	})
}

func paths(files Files) []string {
	sorted := make([]string, 0, len(files))
	for path := range files {
		sorted = append(sorted, path)
	}
	sort.Strings(sorted)
	return sorted
}
