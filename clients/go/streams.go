package processing

import (
	"context"
	"fmt"
	"io"

	extractionv1 "processing.dev/clients/go/extraction/v1"
)

// EventStream is what comes of one document, step by step.
type EventStream = Events[extractionv1.ExtractStreamResponse]

// UploadStream is what comes of a document that was sent in pieces, step by step.
type UploadStream = Events[extractionv1.ExtractUploadResponse]

// Events is a stream of events: records, zones, explanations and the text where they were asked for, the summary.
type Events[T any] struct {
	cancel  context.CancelFunc
	call    interface{ Recv() (*T, error) }
	first   *T
	current *T
	err     error
	// Why the caller's own side of the call broke; may be nil.
	cause func() error
}

// Next goes to the next event; false where there is none, because all came or because of an error, which Err tells.
func (s *Events[T]) Next() bool {
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
			s.err = s.failed(err)
		}
		return false
	}
	s.current = event
	return true
}

// Event is where the stream stands.
func (s *Events[T]) Event() *T { return s.current }

// Err is why the stream ended early; nil where it did not.
func (s *Events[T]) Err() error { return s.err }

// Close ends the call. It may be called more than once.
func (s *Events[T]) Close() { s.cancel() }

func (s *Events[T]) failed(err error) error {
	if s.cause != nil {
		if cause := s.cause(); cause != nil {
			return fmt.Errorf("the document cannot be read: %w", cause)
		}
	}
	return ErrorOf(err)
}

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
			s.err = ErrorOf(err)
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
