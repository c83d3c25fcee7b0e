package processing

import (
	"context"
	"io"

	extractionv1 "processing.dev/clients/go/extraction/v1"
)

// EventStream is what comes of one document, step by step.
type EventStream struct {
	cancel  context.CancelFunc
	call    extractionv1.ExtractionService_ExtractStreamClient
	first   *extractionv1.ExtractStreamResponse
	current *extractionv1.ExtractStreamResponse
	err     error
}

// Next goes to the next event; false where there is none, because all came or because of an error, which Err tells.
func (s *EventStream) Next() bool {
	if s.call == nil {
		return false
	}
	if s.first != nil {
		s.current, s.first = s.first, nil
		return true
	}
	event, err := s.call.Recv()
	if err != nil {
		s.cancel()
		s.call = nil
		if err != io.EOF {
			s.err = errorOf(err)
		}
		return false
	}
	s.current = event
	return true
}

// Event is where the stream stands.
func (s *EventStream) Event() *extractionv1.ExtractStreamResponse { return s.current }

// Err is why the stream ended early; nil where it did not.
func (s *EventStream) Err() error { return s.err }

// Close ends the call. It may be called more than once.
func (s *EventStream) Close() { s.cancel() }

// Answer is the answer to one document of many: a result, or an error.
type Answer struct {
	CorrelationID string
	// Number of the request in its stream, from 0.
	Sequence uint64
	Result   *extractionv1.ExtractionResult
	Err      *Error
}

// AnswerStream is the answers to many documents.
type AnswerStream struct {
	cancel  context.CancelFunc
	call    extractionv1.ExtractionService_ExtractDocumentsClient
	current Answer
	err     error
}

// Next goes to the next answer; false where there is none, because all came or because of an error, which Err tells.
func (s *AnswerStream) Next() bool {
	if s.call == nil {
		return false
	}
	response, err := s.call.Recv()
	if err != nil {
		s.cancel()
		s.call = nil
		if err != io.EOF {
			s.err = errorOf(err)
		}
		return false
	}
	s.current = Answer{CorrelationID: response.GetCorrelationId(), Sequence: response.GetSequence(), Result: response.GetResult()}
	if failed := response.GetStatus(); failed != nil {
		s.current.Err = errorOfStatus(failed)
	}
	return true
}

// Answer is where the stream stands.
func (s *AnswerStream) Answer() Answer { return s.current }

// Err is why the stream ended with answers missing; nil where it did not.
func (s *AnswerStream) Err() error { return s.err }

// Close ends the call. It may be called more than once.
func (s *AnswerStream) Close() { s.cancel() }
