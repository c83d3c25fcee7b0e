package processing

import (
	"context"
	_ "embed"
	"encoding/json"
	"math"
	"math/rand"
	"strconv"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
)

//go:embed extraction_grpc_service_config.json
var serviceConfig []byte

// The policy of the shipped service config. The retries of gRPC know status codes only: RESOURCE_EXHAUSTED is worth
// another try where the server names a time, as it does when it is busy, and never where the document is too large.
type retryPolicy struct {
	maxAttempts      int
	initial, longest time.Duration
	multiplier       float64
	retryable        map[codes.Code]bool
}

var shippedPolicy = readPolicy()

func readPolicy() retryPolicy {
	var config struct {
		MethodConfig []struct {
			RetryPolicy struct {
				MaxAttempts                int
				InitialBackoff, MaxBackoff string
				BackoffMultiplier          float64
				RetryableStatusCodes       []codes.Code
			}
		}
	}
	if err := json.Unmarshal(serviceConfig, &config); err != nil {
		panic("the shipped service config is broken: " + err.Error())
	}
	read := config.MethodConfig[0].RetryPolicy
	initial, err := time.ParseDuration(read.InitialBackoff)
	longest, err2 := time.ParseDuration(read.MaxBackoff)
	if err != nil || err2 != nil {
		panic("the shipped service config has no backoff")
	}
	policy := retryPolicy{maxAttempts: read.MaxAttempts, initial: initial, longest: longest, multiplier: read.BackoffMultiplier, retryable: map[codes.Code]bool{}}
	for _, code := range read.RetryableStatusCodes {
		policy.retryable[code] = true
	}
	return policy
}

// Waits before the next attempt; false where there is none, or the time is up before.
func (p retryPolicy) wait(ctx context.Context, attempt int, err error, trailer metadata.MD) bool {
	delay, again := p.delayAfter(attempt, status.Code(err), trailer)
	if end, limited := ctx.Deadline(); !again || limited && time.Now().Add(delay).After(end) {
		return false
	}
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		// One more attempt fails at once, as what the context says.
		return true
	}
}

func (p retryPolicy) delayAfter(attempt int, code codes.Code, trailer metadata.MD) (time.Duration, bool) {
	if attempt >= p.maxAttempts {
		return 0, false
	}
	if pushback := trailer.Get("grpc-retry-pushback-ms"); len(pushback) > 0 {
		// A number below zero, or none at all, asks not to try again.
		ms, err := strconv.ParseUint(pushback[0], 10, 31)
		return time.Duration(ms) * time.Millisecond, err == nil && (p.retryable[code] || code == codes.ResourceExhausted)
	}
	longest := math.Min(float64(p.initial)*math.Pow(p.multiplier, float64(attempt-1)), float64(p.longest))
	return time.Duration(rand.Float64() * longest), p.retryable[code]
}
