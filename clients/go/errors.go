package processing

import (
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	statuspb "google.golang.org/genproto/googleapis/rpc/status"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// Error says why the service did not extract. Take it out of an error with errors.As.
type Error struct {
	// The status of gRPC.
	Code    codes.Code
	Message string
	// One of the constants that begin with Reason, or the one that a reader of documents gives; empty where the server did not answer.
	Reason string
	// Facts about the reason, as the service's comment in the protos lists them.
	Metadata map[string]string
	// The fields that cannot be accepted.
	Violations []FieldViolation
	// Why the rule set is broken; at most 20.
	Diagnostics []RuleDiagnostic
	// When it makes sense to try again; nil where the server does not say.
	RetryAfter *time.Duration

	status *status.Status
}

// FieldViolation is a field of a request that the server did not accept, by its path.
type FieldViolation struct{ Field, Description string }

// RuleDiagnostic is one reason why a rule set is broken; the place is file, line and column.
type RuleDiagnostic struct{ ID, Message, Place string }

func (e *Error) Error() string { return e.Message }

// GRPCStatus is the status as gRPC has it; it makes status.Code work on an Error.
func (e *Error) GRPCStatus() *status.Status { return e.status }

// ErrorOf reads the error of a generated call, such as those of RuleSets.Calls; nil where there is none.
func ErrorOf(err error) *Error {
	if err == nil {
		return nil
	}
	return errorOfGRPC(status.Convert(err))
}

func errorOfStatus(failed *statuspb.Status) *Error { return errorOfGRPC(status.FromProto(failed)) }

func errorOfGRPC(failed *status.Status) *Error {
	e := &Error{Code: failed.Code(), Message: failed.Message(), status: failed}
	for _, detail := range failed.Details() {
		switch detail := detail.(type) {
		case *errdetails.ErrorInfo:
			e.Reason, e.Metadata = detail.GetReason(), detail.GetMetadata()
		case *errdetails.BadRequest:
			for _, violation := range detail.GetFieldViolations() {
				e.Violations = append(e.Violations, FieldViolation{violation.GetField(), violation.GetDescription()})
			}
		case *errdetails.PreconditionFailure:
			for _, violation := range detail.GetViolations() {
				e.Diagnostics = append(e.Diagnostics, RuleDiagnostic{violation.GetType(), violation.GetDescription(), violation.GetSubject()})
			}
		case *errdetails.RetryInfo:
			if delay := detail.GetRetryDelay(); delay != nil {
				wait := time.Duration(delay.GetSeconds())*time.Second + time.Duration(delay.GetNanos())
				e.RetryAfter = &wait
			}
		}
	}
	return e
}
