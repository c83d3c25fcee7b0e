// The client program of the conformance suite; its contract is conformance.proto.
package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"
	"sync"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	processing "processing.dev/clients/go"
	authoringv1 "processing.dev/clients/go/authoring/v1"
	"processing.dev/clients/go/conformance/records"
	contract "processing.dev/clients/go/conformance/v1"
	api "processing.dev/clients/go/extraction/v1"
	rulesv1 "processing.dev/clients/go/rules/v1"
)

func main() {
	input, output := bufio.NewReader(os.Stdin), bufio.NewWriter(os.Stdout)
	for {
		line, err := input.ReadBytes('\n')
		if err == io.EOF {
			return
		}
		wanted := &contract.Case{}
		must(err)
		must(protojson.Unmarshal(line, wanted))
		result, err := protojson.Marshal(run(wanted))
		must(err)
		_, err = output.Write(append(result, '\n'))
		must(err)
		must(output.Flush())
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func run(wanted *contract.Case) *contract.CaseResult {
	options := []processing.Option{}
	if wanted.DeadlineMs > 0 {
		options = append(options, processing.WithDeadline(time.Duration(wanted.DeadlineMs)*time.Millisecond))
	}
	if wanted.MaxAttempts > 0 {
		options = append(options, processing.WithMaxAttempts(int(wanted.MaxAttempts)))
	}
	if wanted.ApiKey != "" {
		options = append(options, processing.WithAPIKey(wanted.ApiKey))
	}
	if wanted.PieceBytes > 0 {
		options = append(options, processing.WithPieceBytes(int(wanted.PieceBytes)))
	}
	client, err := processing.Connect(wanted.Address, options...)
	must(err)
	defer client.Close()
	ruleSets, err := processing.ConnectRuleSets(wanted.Address, options...)
	must(err)
	defer ruleSets.Close()
	authoring, err := processing.ConnectAuthoring(wanted.Address, options...)
	must(err)
	defer authoring.Close()
	files := processing.Files{}
	for path, text := range wanted.Files {
		files[path] = []byte(text)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if wanted.CancelAfterMs > 0 {
		defer time.AfterFunc(time.Duration(wanted.CancelAfterMs)*time.Millisecond, cancel).Stop()
	}
	result := &contract.CaseResult{Name: wanted.Name}
	began := time.Now()
	switch wanted.Call {
	case contract.Call_CALL_EXTRACT:
		extract(ctx, client, wanted, result)
	case contract.Call_CALL_SERVER_INFO:
		result.Failure = failureOf(serverInfo(ctx, client, wanted, result))
	case contract.Call_CALL_EXTRACT_STREAM:
		result.Failure = failureOf(extractStream(ctx, cancel, client, wanted, result))
	case contract.Call_CALL_EXTRACT_UPLOAD:
		result.Failure = failureOf(extractUpload(ctx, cancel, client, wanted, result))
	case contract.Call_CALL_PUSH:
		result.Pushed, err = ruleSets.Push(ctx, &rulesv1.RevisionHeader{RuleSet: "conformance", ValidateOnly: wanted.ValidateOnly}, files)
		result.Failure = failureOf(err)
	case contract.Call_CALL_CHECK:
		result.Diagnostics, err = authoring.Check(ctx, files)
		result.Failure = failureOf(err)
	case contract.Call_CALL_RUN_TESTS:
		result.Failure = failureOf(runTests(authoring.RunTests(ctx, files, ""), result))
	case contract.Call_CALL_EXPLAIN:
		result.Explained, err = authoring.Explain(ctx, &authoringv1.ExplainRequest{Document: wanted.Requests[0].Document, Sources: processing.SourcesOf(files), WhyNot: true})
		result.Failure = failureOf(err)
	default:
		result.Failure = failureOf(extractDocuments(ctx, cancel, client, wanted, result))
	}
	result.Seconds = time.Since(began).Seconds()
	return result
}

func runTests(stream *processing.TestStream, result *contract.CaseResult) error {
	defer stream.Close()
	for stream.Next() {
		if outcome := stream.Event().GetOutcome(); outcome != nil {
			result.Outcomes = append(result.Outcomes, outcome)
		} else {
			result.Tests = stream.Event().GetSummary()
		}
	}
	return stream.Err()
}

func serverInfo(ctx context.Context, client *processing.Client, wanted *contract.Case, result *contract.CaseResult) error {
	longest := time.Minute
	if wanted.WaitMs > 0 {
		longest = time.Duration(wanted.WaitMs) * time.Millisecond
	}
	waiting, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	if err := client.WaitUntilReady(waiting, wanted.WaitFor); errors.Is(err, context.DeadlineExceeded) {
		return &processing.Error{Code: codes.DeadlineExceeded, Message: err.Error()}
	} else if err != nil {
		return err
	}
	api, err := client.CheckAPI(ctx, int(wanted.MinimumApi), int(wanted.MaximumApi))
	if err != nil {
		return err
	}
	result.Api = int32(api)
	result.ServerInfo, err = client.ServerInfo(ctx)
	return err
}

func extract(ctx context.Context, client *processing.Client, wanted *contract.Case, result *contract.CaseResult) {
	result.Answers = make([]*contract.Answer, len(wanted.Requests))
	result.AnswerCount = int32(len(wanted.Requests))
	var all sync.WaitGroup
	for i, request := range wanted.Requests {
		all.Add(1)
		go func(i int, request *api.ExtractDocumentsRequest) {
			defer all.Done()
			found, err := client.Extract(ctx, &api.ExtractRequest{Document: request.Document, RuleSet: request.RuleSet, Revision: request.Revision, Options: request.Options})
			result.Answers[i] = answerOf(request, found, err)
		}(i, request)
	}
	all.Wait()
}

func extractStream(ctx context.Context, cancel func(), client *processing.Client, wanted *contract.Case, result *contract.CaseResult) error {
	request := wanted.Requests[0]
	stream := client.ExtractStream(ctx, &api.ExtractStreamRequest{Document: request.Document, RuleSet: request.RuleSet, Revision: request.Revision, Options: request.Options})
	return putTogether(stream, cancel, wanted, result)
}

func extractUpload(ctx context.Context, cancel func(), client *processing.Client, wanted *contract.Case, result *contract.CaseResult) error {
	request := wanted.Requests[0]
	document := request.Document
	header := &api.UploadHeader{MediaType: document.MediaType, Language: document.Language, Name: document.Name, RuleSet: request.RuleSet, Revision: request.Revision, Options: request.Options}
	var source io.Reader = bytes.NewReader(document.Content)
	switch wanted.Source {
	case contract.Source_SOURCE_STREAM:
		source = bufio.NewReader(source)
	case contract.Source_SOURCE_FILE:
		file, err := os.CreateTemp("", "upload")
		must(err)
		defer os.Remove(file.Name())
		defer file.Close()
		_, err = file.Write(document.Content)
		must(err)
		_, err = file.Seek(0, io.SeekStart)
		must(err)
		source = file
	}
	return putTogether(client.ExtractUpload(ctx, header, source), cancel, wanted, result)
}

// An event of either call.
type event interface {
	GetRecord() *api.Record
	GetZone() *api.Zone
	GetExplanation() *api.RecordExplanation
	GetText() string
	GetSummary() *api.ExtractionSummary
}

func putTogether[T any, E interface {
	*T
	event
}](stream *processing.Events[T], cancel func(), wanted *contract.Case, result *contract.CaseResult) error {
	defer stream.Close()
	whole := &api.ExtractionResult{}
	for messages := int32(1); stream.Next(); messages++ {
		event := E(stream.Event())
		if record := event.GetRecord(); record != nil {
			whole.Records = append(whole.Records, record)
		} else if zone := event.GetZone(); zone != nil {
			whole.Zones = append(whole.Zones, zone)
		} else if explanation := event.GetExplanation(); explanation != nil {
			whole.Explanations = append(whole.Explanations, explanation)
		} else if summary := event.GetSummary(); summary != nil {
			whole.Summary = summary
		} else {
			text := event.GetText()
			whole.Text = &text
		}
		if messages == wanted.CancelAfterMessages {
			cancel()
		}
	}
	if err := stream.Err(); err != nil {
		return err
	}
	result.Answers, result.AnswerCount = []*contract.Answer{answerOf(wanted.Requests[0], whole, nil)}, 1
	return nil
}

func extractDocuments(ctx context.Context, cancel func(), client *processing.Client, wanted *contract.Case, result *contract.CaseResult) error {
	requests := map[string]*api.ExtractDocumentsRequest{}
	for _, request := range wanted.Requests {
		requests[request.CorrelationId] = request
	}
	sent := make(chan *api.ExtractDocumentsRequest)
	go func() {
		defer close(sent)
		for _, request := range wanted.Requests {
			select {
			case sent <- request:
			case <-ctx.Done():
				return
			}
		}
	}()
	stream := client.ExtractDocuments(ctx, sent)
	defer stream.Close()
	for stream.Next() {
		result.AnswerCount++
		if !wanted.CountOnly {
			answer := stream.Answer()
			var err error
			if answer.Err != nil {
				err = answer.Err
			}
			result.Answers = append(result.Answers, answerOf(requests[answer.CorrelationID], answer.Result, err))
		}
		if result.AnswerCount == wanted.CancelAfterMessages {
			cancel()
		}
	}
	return stream.Err()
}

func answerOf(request *api.ExtractDocumentsRequest, result *api.ExtractionResult, err error) *contract.Answer {
	answer := &contract.Answer{CorrelationId: request.CorrelationId}
	if err != nil {
		answer.Outcome = &contract.Answer_Failure{Failure: failureOf(err)}
		return answer
	}
	answer.Outcome = &contract.Answer_Result{Result: result}
	text := string(request.Document.Content)
	cut := func(place *api.Place) {
		slice, err := processing.TextAt(place, text)
		if err != nil {
			answer.RefusedSlices++
		}
		answer.Slices = append(answer.Slices, slice)
		if request.GetOptions().GetIncludeText() {
			slice, err = processing.TextIn(place, result.GetText())
			must(err)
			answer.TextSlices = append(answer.TextSlices, slice)
		}
	}
	for _, record := range result.Records {
		cut(record.Place)
		for _, field := range record.Fields {
			for _, place := range field.Places {
				cut(place)
			}
		}
		for _, mention := range record.Mentions {
			cut(mention.Place)
		}
	}
	for _, zone := range result.Zones {
		cut(zone.Place)
	}
	for _, record := range result.Records {
		if record.Typed != nil {
			answer.Typed = append(answer.Typed, typedOf(record, text))
		}
	}
	return answer
}

func typedOf(record *api.Record, text string) *contract.TypedRecord {
	typed := &contract.TypedRecord{}
	var message, other proto.Message = nil, &records.Item{}
	switch record.Record {
	case "Item":
		item := &records.Item{}
		message, other, typed.Record = item, &records.Quoted{}, &contract.TypedRecord_Item{Item: item}
	case "Official":
		official := &records.Official{}
		message, typed.Record = official, &contract.TypedRecord_Official{Official: official}
	default:
		quoted := &records.Quoted{}
		message, typed.Record = quoted, &contract.TypedRecord_Quoted{Quoted: quoted}
	}
	must(processing.Into(record, message))
	typed.RefusesOthers = processing.Into(record, other) != nil
	first := message.ProtoReflect().Descriptor().Fields().Get(0)
	for _, place := range processing.PlacesOf(record, string(first.Name())) {
		slice, err := processing.TextAt(place, text)
		must(err)
		typed.FirstField = append(typed.FirstField, slice)
	}
	return typed
}

var wordStart = regexp.MustCompile("([a-z])([A-Z])")

func failureOf(err error) *contract.Failure {
	var failed *processing.Error
	if !errors.As(err, &failed) {
		return nil
	}
	// gRPC for Go calls it Canceled, all others CANCELLED.
	code := strings.Replace(strings.ToUpper(wordStart.ReplaceAllString(failed.Code.String(), "${1}_$2")), "CANCELED", "CANCELLED", 1)
	failure := &contract.Failure{Code: code, Reason: failed.Reason, Message: failed.Message, Metadata: failed.Metadata}
	for _, violation := range failed.Violations {
		failure.Fields = append(failure.Fields, violation.Field)
	}
	for _, each := range failed.Diagnostics {
		failure.Diagnostics = append(failure.Diagnostics, &contract.RuleDiagnostic{Id: each.ID, Message: each.Message, Place: each.Place})
	}
	if failed.RetryAfter != nil {
		ms := int32(failed.RetryAfter.Milliseconds())
		failure.RetryAfterMs = &ms
	}
	return failure
}
